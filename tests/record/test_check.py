"""A record that is whole passes; whatever is changed in it by hand is found."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from tests.record.samples import OTHER, RUN, talks
from verbale.record import Record
from verbale.record.check import check
from verbale.types import Rejected, Span


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "news.verbale"
    with Record.open(path, "write") as record:
        record.commit(record.begin(RUN), [talks("a1")], [Rejected("b", "empty", "nothing")])
        record.commit(record.begin(OTHER), [talks("a1"), talks("a2")])
    return path


def rules(path: Path) -> set[str]:
    with Record.open(path) as record:
        return {flaw.rule for flaw in check(record)}


def test_a_whole_record(path: Path) -> None:
    assert rules(path) == set()


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ("delete from articles where article_id = 'a2'", "every row of events belongs to an art"),
        ("delete from runs where number = 1", "every row of articles belongs to a run"),
        ("delete from statements where position = 0", "the statement of every event is in its"),
        ("delete from events where position = 0", "every party belongs to an event"),
        ("delete from dyads where type = 'AGREE'", "every event has a row in dyads"),
        ("insert into groups values ('x', 'g', 'a1', 'e', 0)", "every row of groups belongs to a"),
        ("insert into events select * from events", "nothing in events is doubled"),
        ("update runs set model = 'other'", "the id of a run is the hash"),
        ("update events set mode = 'phone'", "the rows of an article are those"),
        ("update articles set text = text || '.'", "the rows of an article are those"),
        ("update parties set end_at = 9999", "every span lies in its text"),
        ("update events set sentence_end = sentence_start", "the trigger lies in its sentence"),
        ("update events set trigger = []", "every event has the words"),
    ],
)
def test_what_is_broken_is_found(path: Path, change: str, rule: str) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute(change)
    assert any(found.startswith(rule) for found in rules(path)), rules(path)


def test_a_flaw_counts_and_names_places(path: Path) -> None:
    coded = talks("a3")
    outside = replace(coded.events[0], trigger=(Span(0, 3), Span(500, 510)))
    with Record.open(path, "write") as record:
        record.commit(record.run(), [replace(coded, events=(outside,))])
        flaws = {flaw.rule: flaw for flaw in check(record)}
    flaw = flaws["every span lies in its text"]
    assert flaw.count == 1
    assert flaw.examples == (f"{OTHER.run_id} a3 {outside.event_id} 500-510",)
