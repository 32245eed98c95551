"""Named questions: two parties, one party, a line through time."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, fields
from typing import Literal, get_args

from verbale.ask.answer import Answer
from verbale.errors import UsageError
from verbale.record import Record
from verbale.record.export.countries import countries

Step = Literal["day", "week", "month", "quarter", "year"]
STEPS: tuple[Step, ...] = get_args(Step)
CLASSES = ("UNO", "EUR", "IGO", "NGO", "ISM", "IMG", "MNC")
"""What stands in place of a country where a party has none; as the codebook has them."""
FACTS = ("actual",)
"""How an act must be told to be counted, unless the question says otherwise."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What holds for any question.

    Attributes:
        since: first day; events without a date are left out with it.
        until: last day, likewise.
        run: the run, or how its id starts; the one begun last if `None`.
        factualities: events told as one of these.
    """

    since: datetime.date | None = None
    until: datetime.date | None = None
    run: str | None = None
    factualities: tuple[str, ...] = FACTS


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event in an answer; the fields are those of the tables (docs/record.md).

    Attributes:
        actors: names of the actors, joined by `|`.
        recipients: likewise.
        sentence: the sentence it stands in.
    """

    date: datetime.date | None
    type: str
    mode: str | None
    actors: str | None
    recipients: str | None
    factuality: str
    intensity: float
    words: str
    sentence: str
    source: str | None
    published: datetime.date | None
    confidence: float
    event_id: str
    article_id: str


@dataclass(frozen=True, slots=True)
class Period:
    """A step of a timeline; steps without events are left out.

    Attributes:
        start: its first day.
        events: events in it.
        cooperation: those of quads 1 and 2.
        conflict: those of quads 3 and 4.
        intensity: mean of their intensities (−10 … 10).
    """

    start: datetime.date
    events: int
    cooperation: int
    conflict: int
    intensity: float


def country(name: str) -> str:
    """A country as the record writes it: from its code ("USA", "UNO") or its English name.

    Raises:
        UsageError: it is neither.
    """
    code = name.upper()
    if code in CLASSES or code in countries():
        return code
    wanted = name.casefold()
    for code, entry in countries().items():
        if entry.name.casefold() == wanted:
            return code
    raise UsageError(
        f"{name!r} is no country. Give an ISO 3166 alpha-3 code (PAK), "
        f"an entity class ({', '.join(CLASSES)}) or an English name."
    )


def dyad(
    record: Record, actor: str, recipient: str, asked: Asked | None = None, *, both: bool = False
) -> Answer[EventRow]:
    """What one country did to another, by date.

    Args:
        record: an open record.
        actor: code or name of a country, or an entity class.
        recipient: likewise.
        asked: period, run, factualities.
        both: what the second did to the first, too.

    Raises:
        UsageError: no such country or run.
    """
    one, other = country(actor), country(recipient)
    sides = "(actor = ? and recipient = ?)"
    values: list[object] = [one, other]
    if both:
        sides = f"({sides} or {sides})"
        values += [other, one]
    where, more = _where(record, asked)
    chosen = f"select distinct article_id, event_id from dyads where {sides} and {where}"
    return _events(record, chosen, [*values, *more], asked)


def actor(record: Record, who: str, asked: Asked | None = None) -> Answer[EventRow]:
    """What a party did, and what was done to it, by date.

    Args:
        record: an open record.
        who: a country's code or name, an `actor_id`, or a name (letter case is no matter).
        asked: period, run, factualities.

    Raises:
        UsageError: nobody is named, or no such run.
    """
    if not who.strip():
        raise UsageError("no actor is named. Give a country, an actor_id or a name.")
    try:
        code = country(who)
    except UsageError:
        code = who
    chosen = (
        "select distinct article_id, owner_id as event_id from parties where run_id = ?"
        " and role in ('actor', 'recipient')"
        " and (country = ? or actor_id = ? or lower(name) = lower(?))"
    )
    run_id = record.run((asked or Asked()).run)
    return _events(record, chosen, [run_id, code, who, who], asked)


def timeline(
    record: Record,
    actor: str | None = None,
    recipient: str | None = None,
    asked: Asked | None = None,
    *,
    by: Step = "month",
) -> Answer[Period]:
    """How many events there were in each step of time, and how friendly.

    Each event counts once, whatever the number of its parties. Dates that are only known by month
    or year count in the step of their first day; those of which only the article's day is known, on
    that day.

    Args:
        record: an open record.
        actor: code or name of a country; anybody if `None`.
        recipient: likewise.
        asked: period, run, factualities.
        by: length of a step.

    Raises:
        UsageError: no such country, run or step.
    """
    if by not in STEPS:
        raise UsageError(f"there is no step {by!r}. Choose one of: {', '.join(STEPS)}.")
    where, values = _where(record, asked)
    for column, name in (("actor", actor), ("recipient", recipient)):
        if name is not None:
            where += f" and {column} = ?"
            values.append(country(name))
    # Each event counts once, however many pairs it makes.
    table = "dyads"
    if actor is None and recipient is None:
        table = "events"
    elif actor is None or recipient is None:
        table = (
            "(select distinct on (article_id, event_id) * from dyads"
            f" where {where} order by article_id, event_id)"
        )
        where = "true"
    query = f"""
        select cast(date_trunc('{by}', date) as date) as start, count(*) as events,
            count(*) filter (quad in (1, 2)) as cooperation,
            count(*) filter (quad in (3, 4)) as conflict, avg(intensity) as intensity
        from {table} where {where} and date is not null group by start order by start"""
    return Answer(record, query, values, Period)


def _where(record: Record, asked: Asked | None) -> tuple[str, list[object]]:
    asked = asked or Asked()
    if asked.since is not None and asked.until is not None and asked.since > asked.until:
        raise UsageError(f"{asked.since} is after {asked.until}. Give the first day as since.")
    where = "run_id = ? and factuality in (select unnest(?::varchar[]))"
    values: list[object] = [record.run(asked.run), list(asked.factualities)]
    if asked.since is not None:
        where += " and date >= ?"
        values.append(asked.since)
    if asked.until is not None:
        where += " and date <= ?"
        values.append(asked.until)
    return where, values


_NAMES = """
    select article_id, owner_id, string_agg(distinct name, '|' order by name) as names
    from parties where run_id = ? and role = '{role}'
        and (article_id, owner_id) in (select (article_id, event_id) from chosen)
    group by article_id, owner_id"""


def _events(
    record: Record, chosen: str, values: list[object], asked: Asked | None
) -> Answer[EventRow]:
    """Rows of some events, by date.

    Args:
        record: an open record.
        chosen: a query that gives their `article_id` and `event_id`.
        values: its parameters.
        asked: period, run, factualities.
    """
    where, more = _where(record, asked)
    run_id = more[0]
    columns = ", ".join(field.name for field in fields(EventRow))
    query = f"""
        with chosen as materialized ({chosen}),
        doing as ({_NAMES.format(role="actor")}),
        facing as ({_NAMES.format(role="recipient")}),
        found as (
            select e.*, d.names as actors, f.names as recipients, a.source, a.published,
                a.text[e.sentence_start + 1 : e.sentence_end] as sentence
            from events e
            join chosen c on c.article_id = e.article_id and c.event_id = e.event_id
            join articles a on a.run_id = e.run_id and a.article_id = e.article_id
            left join doing d on d.article_id = e.article_id and d.owner_id = e.event_id
            left join facing f on f.article_id = e.article_id and f.owner_id = e.event_id
            where e.run_id = ?)
        select {columns} from found where {where}
        order by date nulls last, published nulls last, article_id, position"""
    return Answer(record, query, [*values, run_id, run_id, run_id, *more], EventRow)
