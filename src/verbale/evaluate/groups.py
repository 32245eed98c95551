"""`verbale evaluate groups`: which reports tell the same act, on the gold documents of groups.

Events with the same `&name` in the documents of one `group=` are one happening. Counted are pairs
of events from two articles; a pair within one article is neither right nor wrong. All documents of
groups are grouped together, so a pair across two groups, or with an event of no happening, is
false. Annotators give one name to reports that tell an act as two types (an arrest as COERCE and as
ACCUSE); such pairs count as well.

With gold events the grouping gets types, parties, days and places as annotated. With coded events
it gets what the line finds. An event of ours then stands for the gold one that reports the same
words, as in `evaluate gold`, and only pairs count of which the line found both reports; how many of
the gold pairs these are is a figure of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from verbale.engine import Line
from verbale.errors import DataError
from verbale.evaluate.coded_gold import coded, event_id
from verbale.evaluate.corpus import articles, read_split
from verbale.evaluate.events import paired
from verbale.evaluate.report import Figure, Report, versions
from verbale.gold.splits import MANIFEST, read_manifest
from verbale.gold.types import GoldItem
from verbale.record import CodedArticle
from verbale.record.groups import group, reports_of

Pair = tuple[str, str]
"""Ids of two events of different articles, the smaller first."""
BAR = 0.85
"""Least F1 of the pairs of gold events."""


@dataclass(frozen=True, slots=True)
class Told:
    """A document of a group as the record would have it.

    Attributes:
        coded: its events.
        acts: event → the act that it tells (group and `&name`), where it tells a named one.
        split: part of the corpus that it is in.
    """

    coded: CodedArticle
    acts: dict[str, tuple[str, str]]
    split: str


def evaluate_groups(folder: Path, split: str, line: Line | None = None) -> Report:
    """Score the grouping of reports.

    Args:
        folder: the gold corpus.
        split: its part, or `all`.
        line: what codes the events; the gold events are taken if `None`.

    Raises:
        DataError: the corpus is wrong, or this part of it has no group.
    """
    corpus = read_split(folder, split)
    items = [item for item in corpus.items if item.group is not None]
    if not items:
        raise DataError(str(folder), f"no document of {split} has a group=. Take another split.")
    manifest = read_manifest(folder / MANIFEST)
    splits: dict[str, str] = {} if manifest is None else {**manifest.splits}
    gold = [of_gold(item, splits.get(item.item_id, "")) for item in items]
    told = gold if line is None else list(of_line(items, line, splits))
    wanted, found = gold_pairs(told), grouped_pairs(told)
    figures = _figures("pairs", wanted, found, None if line is not None else BAR)
    parts = sorted({one.split for one in told} - {""})
    for part in parts if len(parts) > 1 else ():
        of_part = {event for one in told if one.split == part for event in _ids(one.coded)}
        gold_part, found_part = (
            frozenset(pair for pair in pairs if pair[0] in of_part) for pairs in (wanted, found)
        )
        figures.append(_figures(f"pairs of {part}", gold_part, found_part)[-1])
    full = gold_pairs(gold)
    if line is not None:
        share = len(wanted) / len(full) if full else None
        figures.append(Figure("gold pairs of which both reports were coded", share))
    figures.append(Figure("gold pairs", len(full), "count"))
    return Report(
        name="evaluate groups" + " --events coded" * (line is not None),
        data=f"gold {split}, {len({item.group for item in items})} groups, {len(items)} documents",
        data_hash=corpus.data_hash,
        figures=tuple(figures),
        versions=versions() + (() if line is None else (("model", line.run.model_digest[:16]),)),
        notes=("The weights of the grouping were fitted on train and dev, not on test.",),
    )


def of_gold(item: GoldItem, split: str = "") -> Told:
    """A document with its gold events."""
    acts = {
        event_id(item, number): (item.group or "", event.same)
        for number, event in enumerate(item.events)
        if event.same is not None
    }
    return Told(coded(item), acts, split)


def of_line(items: Sequence[GoldItem], line: Line, splits: dict[str, str]) -> Iterator[Told]:
    """Documents with the events that the line finds, each with the act of its gold event.

    Raises:
        DataError: the line rejects a document.
    """
    for item, outcome in zip(items, line.code(articles(tuple(items))), strict=True):
        if not isinstance(outcome, CodedArticle):
            raise DataError(item.where, f"the line rejects it: {outcome.message}")
        acts = {
            one.found.event_id: (item.group or "", one.gold.same)
            for one in paired(item, outcome.events)
            if one.gold is not None and one.gold.same is not None and one.found is not None
        }
        yield Told(outcome, acts, splits.get(item.item_id, ""))


def gold_pairs(told: Sequence[Told]) -> frozenset[Pair]:
    """Pairs of events that tell one act in two articles."""
    return _across(
        (first, second)
        for one, other in combinations(told, 2)
        for first, act in one.acts.items()
        for second, same in other.acts.items()
        if act == same
    )


def grouped_pairs(told: Sequence[Told]) -> frozenset[Pair]:
    """Pairs of events of two articles that the grouping takes for one act."""
    reports = sorted(
        (report for one in told for report in reports_of(one.coded)), key=lambda one: one.order
    )
    return _across(
        (one.event_id, other.event_id)
        for happening in group(reports)
        for one, other in combinations(happening, 2)
        if one.article_id != other.article_id
    )


def _across(pairs: Iterable[Pair]) -> frozenset[Pair]:
    return frozenset((min(pair), max(pair)) for pair in pairs)


def _ids(article: CodedArticle) -> list[str]:
    return [event.event_id for event in article.events]


def _figures(
    name: str, gold: frozenset[Pair], found: frozenset[Pair], bar: float | None = None
) -> list[Figure]:
    right, whole = len(gold & found), len(gold) + len(found)
    return [
        Figure(f"{name}: precision", right / len(found) if found else None),
        Figure(f"{name}: recall", right / len(gold) if gold else None),
        Figure(f"{name}: F1", 2 * right / whole if whole else None, bar=bar),
    ]
