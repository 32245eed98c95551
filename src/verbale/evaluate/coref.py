"""`verbale evaluate coref`: coreference of persons and organisations on documents of GUM.

Each document of the genres news, interview, speech and court is read from its raw text, dateless,
and the parties of the actors stage are compared with GUM's entities (column MISC) of the kinds
person and organization.

Which mentions are the same: a mention of ours and one of GUM match where they have the same head
word (the word that hangs outside of the phrase; the characters of the two must overlap). Where
several of GUM's have that head, it is the one whose ends are nearest; each matches once. Mentions
of ours that match one of another kind are left out. A phrase of ours for several parties ("both
sides") is an entity of its own, as in GUM, and a phrase left open is one by itself.

"All mentions" counts every gold mention and every one of ours, those too that match nothing.
The actors stage looks for political actors only, while GUM marks everybody; "matched mentions" is
the measure of the coreference alone: gold mentions that have a match, and ours that have one.
Entities with one mention count in both.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from verbale.actors import Knowledge, resolve
from verbale.errors import DataError
from verbale.evaluate.clusters import Clusters, conll, score
from verbale.evaluate.conllu import GoldSentence, raw_text, read_conllu
from verbale.evaluate.report import Figure, Report, hash_files, versions
from verbale.language.stage import Parser
from verbale.types import Article, Mention, Mentions

GENRES = ("news", "interview", "speech", "court")
KINDS = frozenset(("person", "organization"))
_BRACKET = re.compile(r"\((\d+)-(\w+)-(?:[^()]|\([^()\d][^()]*\))*(\))?|(\d+)\)")
"""GUM's opening of a mention (entity, kind, whether it ends at once), or the end of one."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A gold mention: its ends and its head word as offsets, its entity and kind."""

    start: int
    end: int
    head: tuple[int, int]
    entity: str
    kind: str


@dataclass(frozen=True, slots=True)
class Document:
    """A document of GUM: name, raw text, mentions of all kinds."""

    name: str
    text: str
    mentions: tuple[Marked, ...]


def evaluate_coref(path: Path, parser: Parser, knowledge: Knowledge) -> Report:
    """Score coreference on a CoNLL-U file with GUM's entities.

    Raises:
        DataError: the file is not CoNLL-U, or has no document of these genres with entities.
    """
    documents = read_documents(path)
    found, whole, matched = 0, [], []
    for document, parsed in zip(documents, parser.parse(map(_article, documents)), strict=True):
        gold, ours, both = pair(document, resolve(parsed, knowledge))
        found += len(both)
        whole.append((gold, ours))
        matched.append((_within(gold, both), _within(ours, both)))
    figures: list[Figure] = []
    for name, part in (("matched mentions", matched), ("all mentions", whole)):
        sums = score(part)
        figures += [Figure(f"{name}: {measure} F1", one.f1) for measure, one in sums.items()]
        figures.append(Figure(f"{name}: CoNLL F1", conll(sums)))
    number = sum(one.kind in KINDS for document in documents for one in document.mentions)
    figures += [
        Figure("gold mentions that have a match", found / number if number else None),
        Figure("gold mentions", number, "count"),
    ]
    return Report(
        name="evaluate coref",
        data=f"{path.name}, {len(documents)} documents ({', '.join(GENRES)})",
        data_hash=hash_files([path], path.parent),
        figures=tuple(figures),
        versions=versions("numpy", "onnxruntime"),
        notes=("Persons and organisations, from raw text; mentions match by their head words.",),
    )


def read_documents(path: Path) -> list[Document]:
    """The documents of the genres, with their entities.

    Raises:
        DataError: the file is not CoNLL-U, or there is no such document.
    """
    parts: dict[str, list[GoldSentence]] = {}
    name = ""
    for sentence in read_conllu(path):
        name = sentence.document or name
        parts.setdefault(name, []).append(sentence)
    documents = [
        Document(name, raw_text(part), tuple(_marked(part)))
        for name, part in parts.items()
        if any(f"_{genre}_" in name for genre in GENRES)
    ]
    if not any(document.mentions for document in documents):
        raise DataError(
            str(path),
            f"has no document of {', '.join(GENRES)} with Entity= in its last column. Give a "
            "file of UD English GUM.",
        )
    return documents


def _marked(sentences: Sequence[GoldSentence]) -> Iterator[Marked]:
    at = 0
    text = raw_text(sentences)
    for sentence in sentences:
        spans: list[tuple[int, int]] = []
        for token in sentence.tokens:
            at = text.index(token.form, at)
            spans += [(at, at + len(token.form))] * (token.last - token.first)
            at += len(token.form)
        for first, last, entity, kind in _phrases(sentence):
            head = spans[_head(sentence, first, last)]
            yield Marked(spans[first][0], spans[last - 1][1], head, entity, kind)


def _phrases(sentence: GoldSentence) -> Iterator[tuple[int, int, str, str]]:
    """First word, word after the last, entity, kind."""
    opened: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for place, word in enumerate(sentence.words):
        cells = (cell for cell in word.misc.split("|") if cell.startswith("Entity="))
        for match in _BRACKET.finditer(next(cells, "")):
            entity, kind, closed, closing = match.groups()
            if entity and closed:
                yield place, place + 1, entity, kind
            elif entity:
                opened[entity].append((place, kind))
            elif opened[closing]:
                first, kind = opened[closing].pop()
                yield first, place + 1, closing, kind


def _head(sentence: GoldSentence, first: int, last: int) -> int:
    return next(
        (at for at in range(first, last) if not first < sentence.words[at].head <= last), last - 1
    )


def pair(document: Document, mentions: Mentions) -> tuple[Clusters, Clusters, set[Hashable]]:
    """Clusters of gold and of ours over common names of mentions, and the mentions that match."""
    gold = [one for one in document.mentions if one.kind in KINDS]
    taken: dict[Marked, Mention] = {}
    ours: dict[Hashable, set[Hashable]] = defaultdict(set)
    for number, mention in enumerate(mentions.mentions):
        word = mentions.parsed.sentences[mention.sentence].words[mention.head]
        same = [
            one
            for one in document.mentions
            if one.head[0] < word.end and word.start < one.head[1] and one not in taken
        ]
        best = min(same, key=lambda one: _apart(one, mention), default=None)
        if best is not None:
            taken[best] = mention
            if best.kind not in KINDS:
                continue
        parties = tuple(sorted(party.entity for party in mention.parties))
        ours[parties or number].add(best or number)
    clusters: dict[str, set[Hashable]] = defaultdict(set)
    for one in gold:
        clusters[one.entity].add(one)
    both: set[Hashable] = {one for one in gold if one in taken}
    return _frozen(clusters.values()), _frozen(ours.values()), both


def _apart(one: Marked, mention: Mention) -> int:
    return abs(one.start - mention.start) + abs(one.end - mention.end)


def _within(clusters: Clusters, mentions: set[Hashable]) -> Clusters:
    return [one & mentions for one in clusters if one & mentions]


def _frozen(clusters: Iterable[set[Hashable]]) -> Clusters:
    return [frozenset(one) for one in clusters]


def _article(document: Document) -> Article:
    name = document.name
    return Article(name, name, None, None, None, None, None, None, None, "en", document.text)
