"""Named questions."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb
import pytest

from tests.record.samples import OTHER, RUN, talks
from verbale import ask
from verbale.actors import codes
from verbale.ask import Asked, Period
from verbale.ask.questions import CLASSES, country
from verbale.errors import UsageError
from verbale.record import CodedArticle, Record


def test_a_dyad(record: Record) -> None:
    rows = ask.dyad(record, "PAK", "usa").rows
    assert [(row.article_id, row.type, row.mode) for row in rows] == [
        ("a1", "CONSULT", "visit"),
        ("a2", "CONSULT", "visit"),
    ]
    assert rows[0].date == date(2016, 9, 8)
    assert rows[0].actors == "Minister of Pakistan"
    assert rows[0].recipients == "=Kerry, John"
    assert rows[0].words == "met"
    assert rows[0].sentence.startswith("Pakistan’s foreign minister met")


def test_a_dyad_has_a_direction_unless_both_are_asked_for(record: Record) -> None:
    assert ask.dyad(record, "United States", "Pakistan").rows == ()
    assert len(ask.dyad(record, "USA", "PAK", both=True).rows) == 2


def test_periods_runs_and_what_is_no_fact(record: Record) -> None:
    assert ask.dyad(record, "PAK", "USA", Asked(since=date(2016, 9, 9))).rows == ()
    assert len(ask.dyad(record, "PAK", "USA", Asked(until=date(2016, 9, 8))).rows) == 2
    assert len(ask.dyad(record, "PAK", "USA", Asked(run=OTHER.run_id[:6])).rows) == 1
    assert [row.type for row in ask.actor(record, "USA").rows] == ["CONSULT", "CONSULT"]
    negated = ask.actor(record, "USA", Asked(factualities=("negated",))).rows
    assert [row.type for row in negated] == ["SANCTION", "SANCTION"]


@pytest.mark.parametrize("who", ["kerry-john", "=kerry, JOHN", "usa", "United States"])
def test_an_actor_by_id_name_or_country(record: Record, who: str) -> None:
    assert [row.article_id for row in ask.actor(record, who).rows] == ["a1", "a2"]


def test_somebody_unknown(record: Record) -> None:
    assert ask.actor(record, "nobody at all").rows == ()
    for name in ("Atlantis", "XYZ", ""):
        with pytest.raises(UsageError, match=f"{name!r} is no country"):
            ask.dyad(record, name, "USA")
    with pytest.raises(UsageError, match="no actor is named"):
        ask.actor(record, " ")


def test_all_codes_of_the_tables_of_actors_can_be_asked_for() -> None:
    assert codes.CLASSES == CLASSES
    assert {country(code.lower()) for code in codes.countries()} == codes.countries()


def test_a_period_that_ends_before_it_begins(record: Record) -> None:
    asked = Asked(since=date(2017, 1, 1), until=date(2016, 1, 1))
    with pytest.raises(UsageError, match="2017-01-01 is after 2016-01-01"):
        ask.timeline(record, asked=asked)


def test_a_timeline(record: Record) -> None:
    expected = (Period(date(2016, 9, 1), 2, 2, 0, 4.0),)
    assert ask.timeline(record, "PAK", "USA").rows == expected
    assert ask.timeline(record, "PAK").rows == expected
    every = ask.timeline(record, by="day", asked=Asked(factualities=("actual", "negated"))).rows
    assert every == (
        Period(date(2016, 9, 8), 2, 2, 0, 4.0),
        Period(date(2016, 9, 9), 2, 0, 2, -5.6),
    )
    with pytest.raises(UsageError, match="no step 'decade'"):
        ask.timeline(record, by="decade")  # type: ignore[arg-type]  # what a user may give


def test_an_answer_is_an_arrow_stream(record: Record) -> None:
    answer = ask.timeline(record, "PAK", "USA")
    with duckdb.connect() as other:
        other.register("answer", answer)
        assert other.execute("select start, events from answer").fetchall() == [
            (date(2016, 9, 1), 2)
        ]
    assert answer.columns == ("start", "events", "cooperation", "conflict", "intensity")
    assert answer.types[:2] == ("DATE", "BIGINT")


def test_two_answers_side_by_side(record: Record) -> None:
    one, other = iter(ask.actor(record, "USA")), iter(ask.actor(record, "PAK"))
    assert next(one).event_id == next(other).event_id
    assert next(one).event_id == next(other).event_id


def test_one_event_and_one_article(record: Record) -> None:
    event = talks("a1").events[1]
    view = ask.event(record, event.event_id[:7])
    assert (view.event, view.coded, view.run_id) == (event, talks("a1"), RUN.run_id)
    assert view.statement == talks("a1").statements[0]
    assert view.others == ()
    assert ask.article(record, "a2") == talks("a2")
    assert isinstance(ask.show(record, "a2"), CodedArticle)
    assert isinstance(ask.show(record, event.event_id), ask.EventView)


def test_ids_that_are_unknown_or_short(record: Record) -> None:
    with pytest.raises(UsageError, match="no event or article of run"):
        ask.show(record, "zz")
    with pytest.raises(UsageError, match=r"is that of a1, a2\. Write more"):
        ask.article(record, "a")


def test_a_record_without_a_run(tmp_path: Path) -> None:
    path = tmp_path / "empty.verbale"
    Record.open(path, "write").close()
    with Record.open(path) as record, pytest.raises(UsageError, match="no run yet"):
        ask.timeline(record)
