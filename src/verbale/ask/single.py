"""One event or one article of a record, with all that belongs to it."""

from __future__ import annotations

from dataclasses import dataclass

from verbale.errors import UsageError
from verbale.record import CodedArticle, Record
from verbale.types import Event, Statement

_SHOWN = 5  # ids that a message names


@dataclass(frozen=True, slots=True)
class EventView:
    """One event.

    Attributes:
        run_id: the run that coded it.
        coded: its article, with everything else in it.
        event: the event.
        statement: the statement that reports it, if any.
        others: events of other reports of the same happening, as (article, event) ids.
    """

    run_id: str
    coded: CodedArticle
    event: Event
    statement: Statement | None
    others: tuple[tuple[str, str], ...]


def event(record: Record, name: str, run: str | None = None) -> EventView:
    """An event by its id, or by how its id starts.

    Raises:
        UsageError: there is none, or more than one.
    """
    run_id = record.run(run)
    article_id, event_id = _one(record, run_id, "events", "event_id", name)
    (coded,) = record.coded(run_id, [article_id])
    found = next(one for one in coded.events if one.event_id == event_id)
    statement = next(
        (one for one in coded.statements if one.statement_id == found.statement_id), None
    )
    others = record.fetch(
        "select g.article_id, g.event_id from groups g join groups own using (run_id, group_id)"
        " where g.run_id = ? and own.article_id = ? and own.event_id = ? and g.event_id <> ?"
        " order by g.position",
        [run_id, article_id, event_id, event_id],
    )
    return EventView(run_id, coded, found, statement, tuple((a, b) for a, b in others))


def article(record: Record, name: str, run: str | None = None) -> CodedArticle:
    """An article by its id, or by how its id starts.

    Raises:
        UsageError: there is none, or more than one.
    """
    run_id = record.run(run)
    article_id, _ = _one(record, run_id, "articles", "article_id", name)
    (coded,) = record.coded(run_id, [article_id])
    return coded


def show(record: Record, name: str, run: str | None = None) -> EventView | CodedArticle:
    """The event or the article of that id, or of which the id starts so.

    Raises:
        UsageError: there is none, or more than one.
    """
    run_id = record.run(run)
    found = record.fetch(
        "select 1 from events where run_id = ? and starts_with(event_id, ?) limit 1",
        [run_id, name],
    )
    return event(record, name, run_id) if found else article(record, name, run_id)


def _one(record: Record, run_id: str, table: str, column: str, name: str) -> tuple[str, str]:
    rows = record.fetch(
        f"select article_id, {column} from {table} where run_id = ? and starts_with({column}, ?)"
        f" order by {column} limit {_SHOWN + 1}",
        [run_id, name],
    )
    exact = [row for row in rows if row[1] == name] or rows
    if len(exact) == 1:
        return str(exact[0][0]), str(exact[0][1])
    what = "event or article" if table == "articles" else "event"
    if not rows:
        raise UsageError(f"no {what} of run {run_id} has the id {name!r}. Look for it with ask.")
    names = ", ".join(row[1] for row in rows[:_SHOWN])
    more = " and more" if len(rows) > _SHOWN else ""
    raise UsageError(f"the id {name!r} is that of {names}{more}. Write more of it.")
