"""Happenings into the record: the table `groups`, made anew from the events of a run."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from verbale.record.groups import Report, group, reports_of
from verbale.record.rows import Row
from verbale.record.store import Record

_AT_ONCE = 10_000  # rows that are written at once


@dataclass(frozen=True, slots=True)
class Grouped:
    """What grouping found.

    Attributes:
        happenings: happenings with more than one report.
        events: events in them.
        articles: articles of the run.
    """

    happenings: int
    events: int
    articles: int


def store_groups(record: Record, run: str | None = None) -> Grouped:
    """Group the events of a run and write the result in place of an earlier one.

    It is a function of the events alone, so it may be done at any time, and again after more
    articles have come. Events that are told once have no row.

    Args:
        record: a record that is open for writing.
        run: the run, or how its id starts; the one begun last if `None`.

    Raises:
        RecordError: nothing was changed (no space, …).
        UsageError: there is no such run, or the record is open for reading.
    """
    run_id = record.run(run)
    articles, mark = _articles(record, run_id), _mark(run_id)
    happenings = events = 0
    with record.transaction():
        record.fetch("delete from groups where run_id = ?", [run_id])
        record.fetch("delete from meta where name = ?", [mark])
        waiting: list[Row] = []
        for found in group(_reports(record, run_id)):
            happenings += 1
            events += len(found)
            waiting += _rows(run_id, found)
            if len(waiting) >= _AT_ONCE:
                record.insert("groups", waiting)
                waiting = []
        record.insert("groups", waiting)
        record.insert("meta", [{"name": mark, "value": str(articles)}])
    return Grouped(happenings, events, articles)


def is_grouped(record: Record, run_id: str) -> bool:
    """Whether no article has come to a run since it was grouped; articles never go."""
    marks = record.fetch("select value from meta where name = ?", [_mark(run_id)])
    return _articles(record, run_id) == (int(marks[0][0]) if marks else 0)


def _articles(record: Record, run_id: str) -> int:
    return int(record.fetch("select count(*) from articles where run_id = ?", [run_id])[0][0])


def _mark(run_id: str) -> str:
    """Name of the row of `meta` that tells how many articles were grouped."""
    return f"grouped {run_id}"


def _rows(run_id: str, found: tuple[Report, ...]) -> list[Row]:
    return [
        {
            "run_id": run_id,
            "group_id": found[0].event_id,
            "article_id": report.article_id,
            "event_id": report.event_id,
            "position": position,
        }
        for position, report in enumerate(found)
    ]


def _reports(record: Record, run_id: str) -> Iterator[Report]:
    """All events of a run as light rows, in the order of `Report.order`.

    Those of articles with a date are streamed. The others, dated by their acts, must be sorted and
    are kept in memory.
    """
    dated, undated = _ids(record, run_id, "is not null"), _ids(record, run_id, "is null")
    late = sorted(_light(record, run_id, undated), key=_order)
    yield from heapq.merge(_light(record, run_id, dated), late, key=_order)


def _ids(record: Record, run_id: str, test: str) -> list[str]:
    rows = record.fetch(
        f"select article_id from articles where run_id = ? and published {test}"
        " order by published, article_id",
        [run_id],
    )
    return [row[0] for row in rows]


def _light(record: Record, run_id: str, article_ids: list[str]) -> Iterable[Report]:
    for coded in record.coded(run_id, article_ids):
        yield from reports_of(coded)


def _order(report: Report) -> tuple[str, str, int]:
    return report.order
