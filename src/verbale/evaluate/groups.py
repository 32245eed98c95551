"""`verbale evaluate groups`: which reports tell the same act, on the gold documents of groups.

Events with the same `&name` in the documents of one `group=` are one happening. Counted are pairs
of events from two articles; a pair within one article is neither right nor wrong. All documents of
groups are grouped together, so that a pair across two groups, or with an event of no happening,
counts as false.

With gold events the grouping gets types, parties, days and places as annotated. With coded events
it gets what the line finds; an event of ours stands for the gold one that reports the same words,
and pairs of happenings of which the line did not find both reports are left out of the count (how
many are left is a figure of its own).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Literal

from verbale.engine import Line
from verbale.errors import DataError
from verbale.evaluate.corpus import Corpus, articles, read_split
from verbale.evaluate.events import paired
from verbale.evaluate.report import Figure, Report, versions
from verbale.gold.check import load
from verbale.gold.splits import MANIFEST, read_manifest
from verbale.gold.types import GoldEvent, GoldItem, GoldMention
from verbale.record import CodedArticle
from verbale.record.groups import group, reports_of
from verbale.types import Article, Event, Mention, Party, Place, Span, When

Source = Literal["gold", "coded"]
Pair = tuple[str, str]
"""Ids of two events, the smaller first."""
Happening = tuple[str, str]
"""Name of the group, name of the happening in it."""
BAR = 0.85


@dataclass(frozen=True, slots=True)
class Told:
    """A document of a group as the record has it.

    Attributes:
        item: the gold document.
        coded: its events, gold or coded.
        happenings: event of `coded` → the happening that it tells, for those that tell one.
    """

    item: GoldItem
    coded: CodedArticle
    happenings: dict[str, Happening]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of events in two articles each: those of gold, those that were grouped."""

    gold: frozenset[Pair]
    found: frozenset[Pair]

    def figures(self, name: str, bar: float | None = None) -> tuple[Figure, ...]:
        """Precision, recall and F1."""
        right = len(self.gold & self.found)
        whole = len(self.gold) + len(self.found)
        return (
            Figure(f"{name}: precision", right / len(self.found) if self.found else None),
            Figure(f"{name}: recall", right / len(self.gold) if self.gold else None),
            Figure(f"{name}: F1", 2 * right / whole if whole else None, bar=bar),
        )


def evaluate_groups(folder: Path, split: str, line: Line | None = None) -> Report:
    """Score the grouping of reports.

    Args:
        folder: the gold corpus.
        split: its part; `all` for every document of a group.
        line: codes the events; the gold events are taken if `None`.

    Raises:
        DataError: the corpus is wrong, or the split has no group.
    """
    corpus = read_split(folder, split)
    items = [item for item in corpus.items if item.group is not None]
    if not items:
        raise DataError(str(folder), f"no document of {split} has a group=. Take another split.")
    told = [of_gold(item) for item in items]
    full = gold_pairs(told)
    if line is not None:
        told = list(of_line(items, line))
    pairs = Pairs(gold_pairs(told), grouped_pairs(told))
    figures = [*pairs.figures("pairs", BAR if line is None else None)]
    if line is not None:
        figures.append(Figure("gold pairs of which both reports were coded", len(pairs.gold) / len(full) if full else None))
    figures += [Figure("gold pairs", len(full), "count"), Figure("documents", len(items), "count")]
    return Report(
        name="evaluate groups" + " --events coded" * (line is not None),
        data=f"gold {split}",
        data_hash=corpus.data_hash,
        figures=tuple(figures),
        versions=versions(),
    )


def gold_pairs(told: Sequence[Told]) -> frozenset[Pair]:
    """Pairs of events that tell one happening in two articles."""
    return _across(told, ((one, two) for one, two in combinations(_named(told), 2) if one[2] == two[2]))


def of_gold(item: GoldItem) -> Told:
    """A gold document as if the line had found exactly what is annotated."""
    article = next(articles((item,)))
    events = [_event(item, event, number) for number, event in enumerate(item.events)]
    names = {
        found.event_id: (item.group or "", event.same)
        for event, found in zip(item.events, events, strict=True)
        if event.same is not None
    }
    return Told(item, CodedArticle(article, tuple(events)), names)
