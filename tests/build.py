"""Documents built by hand: a sentence from a table of words, without any model."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import count
from typing import Literal

from verbale.tree import Tree
from verbale.types import (
    Article,
    Likely,
    Link,
    Mention,
    Mentions,
    Name,
    Parsed,
    Party,
    Place,
    Sentence,
    Spotted,
    Stretch,
    Word,
)

_KINDS: dict[str, Literal["PER", "ORG", "LOC", "MISC"]] = {
    "PER": "PER",
    "ORG": "ORG",
    "LOC": "LOC",
    "MISC": "MISC",
}
_RUNS: dict[str, Literal["mention", "cue", "source", "content"]] = {
    "mention": "mention",
    "cue": "cue",
    "source": "source",
    "content": "content",
}
PARAGRAPH = "¶"
"""As the first row of a table: the sentence begins a paragraph."""


def sentence(rows: str, start: int = 0) -> tuple[str, Sentence]:
    """Text and sentence from rows ``word lemma POS head relation``, head 0 for the root.

    A word that begins with ``_`` follows without a blank.
    """
    text = ""
    words = []
    for row in rows.strip().removeprefix(PARAGRAPH).strip().splitlines():
        form, lemma, pos, head, relation = row.split()
        glued = form.startswith("_") or not text
        form = form.removeprefix("_")
        text += ("" if glued else " ") + form
        end = start + len(text)
        words.append((end - len(form), end, form, lemma, pos, int(head), relation))
    made = tuple(
        Word(first, last, form, lemma, pos, number if head == 0 else head - 1, relation)
        for number, (first, last, form, lemma, pos, head, relation) in enumerate(words)
    )
    return text, Sentence(start, start + len(text), made)


def tree(rows: str) -> Tree:
    """A sentence alone, as a tree."""
    return Tree(sentence(rows)[1])


def article(text: str, published: date | None = None, title: str | None = None) -> Article:
    """An article that is nothing but its text."""
    return Article("a1", "a1", None, None, title, None, None, published, None, "en", text)


def parsed(
    *tables: str, published: date | None = None, names: str = "", title: str | None = None
) -> Parsed:
    """An article of sentences from tables; `names` as ``Paris LOC; Ann Lee PER``."""
    text, sentences = "", []
    for table in tables:
        if text:
            text += "\n\n" if table.strip().startswith(PARAGRAPH) else " "
        part, made = sentence(table, len(text))
        text += part
        sentences.append(made)
    found = tuple(_names(text, names))
    return Parsed(article(text, published, title), tuple(sentences), found)


def _names(text: str, names: str) -> list[Name]:
    found = []
    for entry in filter(None, (part.strip() for part in names.split(";"))):
        words, _, kind = entry.rpartition(" ")
        at = text.index(words)
        found.append(Name(at, at + len(words), _KINDS[kind]))
    return sorted(found, key=lambda name: name.start)


def mentions(parsed: Parsed, parties: str = "", places: str = "") -> Mentions:
    """Who and where is meant: `parties` as ``Chad = TCD/GOV; the envoys = -/GOV``.

    Phrases are looked for from where the one before was found; ``he = @Chad`` is the party of an
    earlier phrase. The head is the word that hangs outside of the phrase. `places` as
    ``Paris = FRA``.
    """
    found: list[Mention] = []
    known: dict[str, Party] = {}
    at, numbers = 0, count(1)
    for phrase, codes in _pairs(parties):
        start = parsed.article.text.index(phrase, at)
        end = at = start + len(phrase)
        if codes.startswith("@"):
            party = known[codes[1:]]
        else:
            country, _, sectors = codes.partition("/")
            actor = f"state:{country}" if phrase[0].isupper() and country != "-" else None
            party = Party(
                f"e{next(numbers)}",
                actor,
                phrase,
                None if country == "-" else country,
                tuple(filter(None, sectors.split(","))),
            )
        known.setdefault(phrase, party)
        found.append(_mention(parsed, start, end, party))
    named = []
    for phrase, code in _pairs(places):
        start = parsed.article.text.index(phrase)
        named.append(Place(start, start + len(phrase), phrase, code, None, None, None))
    return Mentions(parsed, tuple(found), tuple(named))


def _pairs(table: str) -> list[tuple[str, str]]:
    rows = (part.partition("=") for part in table.split(";") if part.strip())
    return [(phrase.strip(), codes.strip()) for phrase, _, codes in rows]


def _mention(parsed: Parsed, start: int, end: int, party: Party) -> Mention:
    number, inside = next(
        (number, one)
        for number, one in enumerate(parsed.sentences)
        if one.start <= start and end <= one.end
    )
    words = [at for at, word in enumerate(inside.words) if start <= word.start and word.end <= end]
    head = next(
        at for at in words if inside.words[at].head == at or inside.words[at].head not in words
    )
    kinds: dict[str, Literal["name", "noun", "pronoun"]] = {"PRON": "pronoun", "PROPN": "name"}
    kind = kinds.get(inside.words[head].pos, "noun")
    return Mention(start, end, number, head, kind, (party,), "by hand", 0.9)


def spot(
    word: int, acts: str = "", modes: str = "", facts: str = "", sectors: str = "", links: str = ""
) -> Spotted:
    """What the model sees: labels as ``ACCUSE .9; REJECT .1``, links as ``actor 0 .8``."""

    def labels(table: str) -> tuple[Likely, ...]:
        rows = (part.split() for part in table.split(";") if part.strip())
        return tuple(Likely(label, float(share)) for label, share in rows)

    joined = (part.split() for part in links.split(";") if part.strip())
    return Spotted(
        word,
        labels(acts),
        labels(modes),
        labels(facts),
        labels(sectors),
        tuple(Link(int(other), relation, float(share)) for relation, other, share in joined),
    )


def stretches(table: str) -> tuple[Stretch, ...]:
    """Runs of words that the model marks: ``cue 1 2 .9; content 2 7 .8`` (first, after last)."""
    found = []
    for part in filter(None, (part.strip() for part in table.split(";"))):
        kind, first, last, share = part.split()
        found.append(Stretch(int(first), int(last), _RUNS[kind], float(share)))
    return tuple(found)


def seeing(parsed: Parsed, number: int, *spotted: Spotted, runs: str = "") -> Parsed:
    """The same article where the model sees something in one sentence."""
    sentences = list(parsed.sentences)
    sentences[number] = replace(
        sentences[number], spotted=tuple(spotted), stretches=stretches(runs)
    )
    return replace(parsed, sentences=tuple(sentences))
