"""Coding into a record: nothing twice, nothing lost when the work is broken off."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import verbale
from tests.engine.fake import RUN, article, load
from verbale.engine import Recording, Setup, coding, open_coder, setup_for
from verbale.engine.workers import Crew
from verbale.errors import RecordError, SettingError
from verbale.record import Record
from verbale.record.grouping import is_grouped
from verbale.record.rows import CodedArticle
from verbale.types import Article, Rejected

GONE = Rejected("x.txt", "missing", "no such file. Check the path.")


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record.open(tmp_path / "r.verbale", "write") as opened:
        yield opened


def counts(record: Record) -> tuple[int, int, int, int]:
    (run,) = record.runs()
    return run.articles, run.events, run.statements, run.rejected


def test_what_is_given_out_is_committed(record: Record) -> None:
    recording = Recording(record, load(Setup()))
    for number, _ in enumerate(recording.code(article("Met", n) for n in range(150)), 1):
        assert len(record.done(RUN.run_id)) >= number
    assert (recording.written, recording.skipped) == (150, 0)
    assert counts(record) == (150, 150, 150, 0)


def test_a_second_time_adds_nothing(record: Record) -> None:
    items: list[Article | Rejected] = [
        article("Met", 1),
        GONE,
        article("LONG", 2),
        article("Met", 1),
        article("Met", 3),
    ]
    first = Recording(record, load(Setup()))
    assert len(list(first.code(items))) == 4
    assert (first.written, first.skipped) == (2, 1)
    second = Recording(record, load(Setup()))
    assert [type(one) for one in second.code(items)] == [Rejected, Rejected]
    assert (second.written, second.skipped) == (0, 3)
    assert counts(record) == (2, 2, 2, 2)


def test_the_reports_are_grouped_at_the_end_and_only_if_articles_came(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    items = [article("Met", n) for n in range(70)]
    stopped = Recording(record, load(Setup())).code(items)
    next(stopped)
    stopped.close()  # type: ignore[attr-defined]  # it is a generator
    assert not is_grouped(record, RUN.run_id)
    list(Recording(record, load(Setup())).code(items))
    assert is_grouped(record, RUN.run_id)
    # Nothing is grouped again, or this would fail.
    monkeypatch.setattr("verbale.record.grouping.store_groups", None)
    list(Recording(record, load(Setup())).code(items))


def test_processes_write_what_one_process_writes(record: Record, tmp_path: Path) -> None:
    items = [article("Met", n) for n in range(40)]
    list(Recording(record, load(Setup())).code(items))
    with Record.open(tmp_path / "two", "write") as other, Crew(Setup(), 2, load) as crew:
        list(Recording(other, crew).code(items))
        assert list(other.coded(RUN.run_id)) == list(record.coded(RUN.run_id))


@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError])
def test_what_is_coded_when_the_work_breaks_is_committed(
    record: Record, error: type[BaseException]
) -> None:
    def source() -> Iterator[Article]:
        for number in range(20):
            yield article("Met", number)
        raise error

    recording = Recording(record, load(Setup()))
    with pytest.raises(error):
        list(recording.code(source()))
    # Sources are read a chunk at a time; what was read but not coded comes with the next run.
    assert recording.written == counts(record)[0] == 16


def test_a_consumer_that_stops_leaves_whole_articles(record: Record) -> None:
    outcomes = Recording(record, load(Setup())).code(article("Met", n) for n in range(200))
    next(outcomes)
    outcomes.close()  # type: ignore[attr-defined]  # it is a generator
    assert counts(record)[0] == coding.BATCH


def test_a_commit_that_fails_is_told_once(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []

    def full(*_: object) -> int:
        calls.append(1)
        raise RecordError("r", "the disk is full. Make room.")

    monkeypatch.setattr(record, "commit", full)
    with pytest.raises(RecordError, match="the disk is full"):
        list(Recording(record, load(Setup())).code(article("Met", n) for n in range(200)))
    assert len(calls) == 1


def test_what_the_user_says_of_all_articles_belongs_to_the_run() -> None:
    from datetime import date

    setup = setup_for(Setup(), date(2016, 9, 9), "Daily")
    assert setup.given == (("published", "2016-09-09"), ("source", "Daily"))
    assert setup_for(Setup(), None, None).given == (("published", None), ("source", None))


def test_settings_out_of_range_are_refused() -> None:
    with pytest.raises(SettingError, match="jobs is 0"):
        next(coding.code("x", jobs=0))
    with pytest.raises(SettingError, match="min_confidence is 2"):
        next(coding.code("x", min_confidence=2))


@pytest.mark.slow
def test_the_public_function_codes_a_file_into_a_record(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Peru and Chile agreed on a ceasefire on Monday.\n", encoding="utf-8")
    path = tmp_path / "r.verbale"
    (coded,) = verbale.code(page, record=path)
    assert isinstance(coded, CodedArticle)
    assert not list(verbale.code(page, record=path))
    with verbale.open_record(path) as record:
        (run,) = record.runs()
        assert list(record.coded(run.run_id)) == [coded]
    with open_coder(Setup(), 2) as coder:
        assert list(coder.code([coded.article])) == [coded]
        assert coder.run.settings == (("min_confidence", 0.0),)
