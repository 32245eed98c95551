"""`verbale evaluate gold`: events on one split of the gold corpus.

An act counts as found and typed where a trigger of ours shares a word with a gold one of the same
type; a full event where factuality, the countries of its actors and those of its recipients are
right too. Factuality is measured on the acts found. A false event is one coded in a sentence that
holds none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from verbale.actors import Knowledge, resolve
from verbale.evaluate.corpus import Corpus, articles, read_split
from verbale.evaluate.relation import macro_f1
from verbale.evaluate.report import Figure, Report, versions
from verbale.events import EventCoder
from verbale.gold.types import GoldEvent, GoldItem, GoldMention
from verbale.language.stage import Parser
from verbale.types import Event, Mention


@dataclass(frozen=True, slots=True)
class Paired:
    """A gold event and ours that reports the same words; either may be missing."""

    item: GoldItem
    gold: GoldEvent | None
    found: Event | None

    @property
    def typed(self) -> bool:
        """Whether both are there and of one type."""
        return (
            self.gold is not None and self.found is not None and (self.gold.type == self.found.type)
        )

    @property
    def full(self) -> bool:
        """Whether factuality and the countries of both sides are right too."""
        if self.gold is None or self.found is None or not self.typed:
            return False
        return (
            self.gold.factuality == self.found.factuality
            and _gold_countries(self.gold.actors) == _countries(self.found.actors)
            and _gold_countries(self.gold.recipients) == _countries(self.found.recipients)
        )


def evaluate_events(
    folder: Path,
    split: str,
    parser: Parser,
    knowledge: Knowledge,
    coder: EventCoder,
    sample: int | None = None,
) -> Report:
    """Score the events stage on one split of the gold corpus, or on a sample of it."""
    corpus = read_split(folder, split, sample)
    return report_of(corpus, list(pairings(corpus, parser, knowledge, coder)))


def pairings(
    corpus: Corpus, parser: Parser, knowledge: Knowledge, coder: EventCoder
) -> Iterable[Paired]:
    """Every event of the corpus, theirs and ours, side by side."""
    parsed = parser.parse(articles(corpus.items))
    for item, one in zip(corpus.items, parsed, strict=True):
        yield from paired(item, coder.code(resolve(one, knowledge)))


def paired(item: GoldItem, events: Sequence[Event]) -> Iterable[Paired]:
    """Gold events and ours of one item; those of the same type are paired first."""
    left = list(events)
    open_: list[GoldEvent] = []
    for gold in item.events:
        same = [one for one in left if one.type == gold.type and _overlap(gold, one)]
        if same:
            best = max(same, key=lambda one: Paired(item, gold, one).full)
            left.remove(best)
            yield Paired(item, gold, best)
        else:
            open_.append(gold)
    for gold in open_:
        other = next((one for one in left if _overlap(gold, one)), None)
        if other is not None:
            left.remove(other)
        yield Paired(item, gold, other)
    for one in left:
        yield Paired(item, None, one)


def report_of(corpus: Corpus, found: Sequence[Paired]) -> Report:
    """The figures of some pairings."""
    counts: Counter[str] = Counter()
    facts: tuple[list[str], list[str]] = ([], [])
    by_type: Counter[tuple[str, str]] = Counter()
    for one in found:
        counts["gold"] += one.gold is not None
        counts["given"] += one.found is not None
        counts["touched"] += one.gold is not None and one.found is not None
        counts["typed"] += one.typed
        counts["full"] += one.full
        if one.gold is not None:
            by_type[one.gold.type, "gold"] += 1
        if one.found is not None:
            by_type[one.found.type, "given"] += 1
        if one.gold is not None and one.found is not None and one.typed:
            facts[0].append(one.gold.factuality)
            facts[1].append(one.found.factuality)
            by_type[one.gold.type, "right"] += 1
            counts["mode"] += one.gold.mode == one.found.mode
    quiet = [item for item in corpus.items if item.kind == "sentence" and not item.events]
    names = {item.item_id for item in quiet}
    false = sum(one.item.item_id in names and one.found is not None for one in found)
    whole = counts["gold"] + counts["given"]
    figures = [
        Figure("acts found: F1", _ratio(2 * counts["touched"], whole)),
        Figure("acts found and typed: precision", _ratio(counts["typed"], counts["given"])),
        Figure("acts found and typed: recall", _ratio(counts["typed"], counts["gold"])),
        Figure("acts found and typed: F1", _ratio(2 * counts["typed"], whole), bar=0.85),
        Figure("full event: F1", _ratio(2 * counts["full"], whole), bar=0.72),
        Figure("mode right, of typed", _ratio(counts["mode"], counts["typed"])),
        Figure("factuality: macro F1", macro_f1(*facts) if facts[0] else None, bar=0.85),
        Figure("false events per 100 sentences without", 100 * false / max(1, len(quiet)), "count"),
        Figure("gold events", counts["gold"], "count"),
    ]
    for name in sorted({kind for kind, _ in by_type}):
        total = by_type[name, "gold"] + by_type[name, "given"]
        figures.append(Figure(f"{name}: F1", _ratio(2 * by_type[name, "right"], total)))
    return Report(
        name="evaluate gold",
        data=corpus.name,
        data_hash=corpus.data_hash,
        figures=tuple(figures),
        versions=versions("numpy", "onnxruntime"),
        notes=("Wanted: at most 4 false events per 100 sentences without an event.",),
    )


def _overlap(gold: GoldEvent, found: Event) -> bool:
    return any(
        one.start < other.end and other.start < one.end
        for one in gold.trigger
        for other in found.trigger
    )


def _gold_countries(mentions: Iterable[GoldMention]) -> set[str | None]:
    return {who.country for mention in mentions for who in mention.who}


def _countries(mentions: Iterable[Mention]) -> set[str | None]:
    found: set[str | None] = set()
    for mention in mentions:
        found |= {party.country for party in mention.parties} or {None}
    return found


def _ratio(part: int, whole: int) -> float | None:
    return part / whole if whole else None
