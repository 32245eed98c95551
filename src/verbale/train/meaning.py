"""The gold corpus as the fit wants it: words as the product splits them, with what they mean.

A label stands at every word of a trigger; a phrase is stood for by the word that the rest of it
hangs on in the parse, as it is later when the links of words are read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from verbale.actors import Knowledge
from verbale.actors.stage import signals_of
from verbale.codebook.types import Ontology
from verbale.errors import DataError
from verbale.gold.check import load
from verbale.gold.splits import MANIFEST, read_manifest
from verbale.gold.types import FACTUALITIES, GoldItem, Span
from verbale.language.encoder import Encoder
from verbale.language.stage import Parser
from verbale.train.batches import Labels
from verbale.train.corpora import ABSENT, Gold, Meaning, Mentioned
from verbale.types import Article, Sentence

LINKS = (
    "actor", "recipient", "date", "place", "source", "content", "addressee", "same", "home",
)  # fmt: skip
"""Relations of two words. New ones go to the end: a fit that goes on keeps what it knows."""
NO_MODE = "none"


def labels_of(ontology: Ontology) -> Labels:
    """The labels that an ontology gives to the heads of meaning."""
    modes = [f"{kind.name}:{mode.name}" for kind in ontology.types for mode in kind.modes]
    return Labels(
        acts=("none", *(kind.name for kind in ontology.types)),
        modes=(NO_MODE, *modes),
        facts=FACTUALITIES,
        sectors=tuple(ontology.sectors),
        links=LINKS,
    )


def read_meaning(folder: Path, split: str, parser: Parser, knowledge: Knowledge) -> list[Gold]:
    """The sentences of one split of the gold corpus.

    Raises:
        DataError: the corpus is wrong, or it has not been split yet.
    """
    manifest = read_manifest(folder / MANIFEST)
    if manifest is None:
        raise DataError(str(folder), f"it has no {MANIFEST}. Run: verbale gold split {folder}")
    items = [item for item in load(folder) if manifest.splits.get(item.item_id) == split]
    return list(sentences_of(items, parser, knowledge))


def sentences_of(items: Iterable[GoldItem], parser: Parser, knowledge: Knowledge) -> Iterator[Gold]:
    """Sentences as the parser finds them, with the meaning that the gold item gives them.

    The parser's trees are learned too: without trees for news like that of the gold corpus, the
    parse of such news goes astray while that of the treebanks stays what it was.
    """
    items = list(items)
    articles = (_article(item) for item in items)
    for item, parsed in zip(items, parser.parse(articles), strict=True):
        signals = signals_of(parsed, knowledge)
        for number, sentence in enumerate(parsed.sentences):
            if sentence.words:
                paragraph = sum(start <= sentence.start for start in item.paragraphs)
                yield Gold(
                    words=tuple(word.text for word in sentence.words),
                    document=item.item_id,
                    paragraph=paragraph,
                    pos=tuple(word.pos for word in sentence.words),
                    heads=tuple(
                        0 if word.head == at else word.head + 1
                        for at, word in enumerate(sentence.words)
                    ),
                    relations=tuple(word.relation for word in sentence.words),
                    names=_names(item, sentence),
                    meaning=_Reader(item, sentence).meaning(),
                    mentioned=tuple(_mentioned(item, sentence)),
                    signals=tuple(signals[number]),
                )


_STRIDE = 4
"""Of the words that are no date and no place, one in so many is learned to be none."""


def parser_of(folder: Path) -> Parser:
    """The parser of an exported model, which splits the words and gives the trees."""
    return Parser(Encoder.load(folder))


def _article(item: GoldItem) -> Article:
    none = None
    return Article(
        item.item_id, item.item_id, none, none, item.title, none, none, item.published, none,
        "en", item.text,
    )  # fmt: skip


def _names(item: GoldItem, sentence: Sentence) -> tuple[str, ...]:
    tags = ["O"] * len(sentence.words)
    for name in item.names:
        for place, word in enumerate(_inside(sentence, name.span)):
            tags[word] = f"{'I' if place else 'B'}-{name.kind}"
    return tuple(tags)


def _mentioned(item: GoldItem, sentence: Sentence) -> Iterator[Mentioned]:
    """Phrases of one party each, with its country where it is one of the world's."""
    for mention in item.mentions:
        words = _inside(sentence, mention.span)
        if not words or len(mention.who) != 1 or mention.span.start < sentence.start:
            continue
        who = mention.who[0]
        yield Mentioned(head_of(sentence, words), words[0], words[-1] + 1, who.entity, who.country)


def _inside(sentence: Sentence, span: Span) -> list[int]:
    """Words of the sentence that have a character in the span."""
    return [
        number
        for number, word in enumerate(sentence.words)
        if word.start < span.end and span.start < word.end
    ]


def head_of(sentence: Sentence, words: Sequence[int]) -> int:
    """The word of a phrase that hangs on a word outside of it."""
    inside = set(words)
    for number in words:
        word = sentence.words[number]
        if word.pos != "PUNCT" and (word.head == number or word.head not in inside):
            return number
    return words[-1]


class _Reader:
    """Labels for the words of one sentence, drawn from the gold item it belongs to."""

    def __init__(self, item: GoldItem, sentence: Sentence) -> None:
        self.item, self.sentence = item, sentence
        size = len(sentence.words)
        self.rows = {name: [ABSENT] * size for name in ("acts", "modes", "facts", "sectors")} | {
            name: ["O"] * size for name in ("mentions", "cues", "sources", "contents")
        }
        self.links: dict[tuple[int, int, str], bool] = {}

    def meaning(self) -> Meaning:
        """All rows and links."""
        self._mentions()
        self._acts()
        self._statements()
        rows = {name: tuple(row) for name, row in self.rows.items()}
        links = tuple((*key, holds) for key, holds in self.links.items())
        return Meaning(**rows, links=links)

    def _head(self, span: Span) -> int | None:
        words = _inside(self.sentence, span)
        return head_of(self.sentence, words) if words else None

    def _heads(self, spans: Iterable[Span]) -> set[int]:
        return {head for head in map(self._head, spans) if head is not None}

    def _mark(self, row: str, span: Span) -> list[int]:
        words = _inside(self.sentence, span)
        for number in words:
            # A phrase that goes on from the sentence before has no first word here.
            opens = number == words[0] and span.start >= self.sentence.start
            self.rows[row][number] = "B" if opens else "I"
        return words

    def _mentions(self) -> None:
        longest = sorted(self.item.mentions, key=lambda m: m.span.start - m.span.end)
        for mention in longest:
            words = self._mark("mentions", mention.span)
            sectors = mention.who[0].sectors if mention.who else ()
            for number in words:
                self.rows["sectors"][number] = sectors[0] if sectors else ABSENT

    def _acts(self) -> None:
        mentions = self._heads(mention.span for mention in self.item.mentions)
        events = self.item.events
        dates = self._heads(event.date.span for event in events if event.date)
        places = self._heads(event.place.span for event in events if event.place)
        places |= self._heads(name.span for name in self.item.names if name.kind == "LOC")
        for event in events:
            words = [number for span in event.trigger for number in _inside(self.sentence, span)]
            roles = {
                "actor": (mentions, self._heads(m.span for m in event.actors)),
                "recipient": (mentions, self._heads(m.span for m in event.recipients)),
                "date": (dates, self._heads([event.date.span] if event.date else [])),
                "place": (places, self._heads([event.place.span] if event.place else [])),
            }
            for number in words:
                others = set(range(number % _STRIDE, len(self.sentence.words), _STRIDE))
                roles["date"] = (dates | others, roles["date"][1])
                roles["place"] = (places | others, roles["place"][1])
                self.rows["acts"][number] = event.type
                mode = f"{event.type}:{event.mode}" if event.mode else NO_MODE
                self.rows["modes"][number] = mode
                self.rows["facts"][number] = event.factuality
                self._link(number, roles)

    def _statements(self) -> None:
        statements = self.item.statements
        mentions = self._heads(mention.span for mention in self.item.mentions)
        sources = self._heads(one.source for one in statements if one.source) | mentions
        contents = self._openings(span for one in statements for span in one.content)
        for one in sorted(statements, key=lambda one: -sum(s.end - s.start for s in one.content)):
            for span in one.content:
                self._mark("contents", span)
            if one.source:
                self._mark("sources", one.source)
            roles = {
                "source": (sources, self._heads([one.source] if one.source else [])),
                "content": (contents, self._openings(one.content)),
                "addressee": (
                    mentions,
                    self._heads([one.addressee.span] if one.addressee else []),
                ),
            }
            for span in one.cue:
                for number in self._mark("cues", span):
                    self._link(number, roles)

    def _openings(self, spans: Iterable[Span]) -> set[int]:
        """First words of stretches that begin in this sentence."""
        return {
            words[0]
            for span in spans
            if span.start >= self.sentence.start and (words := _inside(self.sentence, span))
        }

    def _link(self, number: int, roles: dict[str, tuple[set[int], set[int]]]) -> None:
        for relation, (candidates, right) in roles.items():
            for other in sorted(candidates | right):
                key = (number, other, relation)
                self.links[key] = self.links.get(key, False) or other in right
