"""The store: what goes in comes out, once, and as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.record.samples import OTHER, RUN, article, event, mention, talks
from verbale.errors import RecordError, UsageError
from verbale.record import CodedArticle, Record
from verbale.record.check import check
from verbale.record.export.lines import Reports, lines_of
from verbale.record.rows import pairs_of
from verbale.types import Rejected, When


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "news.verbale"


def test_an_article_comes_back_as_it_was(path: Path) -> None:
    coded = [talks("a1"), talks("a2"), CodedArticle(article("a3", published=None))]
    with Record.open(path, "write") as record:
        run_id = record.begin(RUN)
        assert record.commit(run_id, coded) == 3
        assert list(record.coded(run_id)) == coded
    with Record.open(path) as record:
        assert list(record.coded(run_id)) == coded
        assert list(record.coded(run_id, ["a2", "none", "a1"])) == [coded[1], coded[0]]
        assert record.done(run_id) == {"a1", "a2", "a3"}


def test_nothing_is_doubled(path: Path) -> None:
    reject = Rejected("b.txt", "empty", "nothing in it. Check it.")
    with Record.open(path, "write") as record:
        run_id = record.begin(RUN)
        assert record.commit(run_id, [talks("a1"), talks("a1")], [reject, reject]) == 1
        assert record.commit(run_id, [talks("a1"), talks("a2")], [reject]) == 1
        assert record.begin(RUN) == run_id
        (summary,) = record.runs()
    assert summary.run == RUN
    assert (summary.articles, summary.events, summary.statements, summary.rejected) == (2, 6, 4, 1)


def test_a_new_model_is_a_new_run_beside_the_old_one(path: Path) -> None:
    with Record.open(path, "write") as record:
        for run in (RUN, OTHER):
            record.commit(record.begin(run), [talks()])
        assert [one.run_id for one in record.runs()] == [RUN.run_id, OTHER.run_id]
        assert record.run() == OTHER.run_id
        assert record.run(RUN.run_id[:9]) == RUN.run_id
        with pytest.raises(UsageError, match="no run starts with 'zz'"):
            record.run("zz")


def test_the_order_of_settings_does_not_make_a_run() -> None:
    turned = replace(RUN, settings=tuple(reversed(RUN.settings)))
    assert turned.run_id == RUN.run_id
    assert replace(RUN, settings=(("min_confidence", 0.5),)).run_id != RUN.run_id


def test_an_id_that_is_used_twice_keeps_the_first_and_says_so(path: Path) -> None:
    first = talks().events[0]
    with Record.open(path, "write") as record:
        run_id = record.begin(RUN)
        twice = CodedArticle(article(), (first, first, replace(first, mode=None)))
        record.commit(run_id, [twice])
        assert next(iter(record.coded(run_id))).events == (first,)
        assert record.fetch("select piece, reason from rejected") == [("a1.txt", "doubled")]


def test_characters_that_no_file_can_hold(path: Path) -> None:
    text = "Minister\x00 met \ud800 them 👨‍👩‍👧."
    odd = CodedArticle(
        article(text=text, title="\udfff"), (event("them 👨‍👩‍👧", "CONSULT", text=text),)
    )
    reject = Rejected("\ud800", "empty", "x")
    with Record.open(path, "write") as record:
        run_id = record.begin(RUN)
        for _ in range(2):
            record.commit(run_id, [odd], [reject])
        (back,) = record.coded(run_id)
        assert back.article.text == text.replace("\ud800", "\ufffd")
        assert back.events == odd.events
        assert record.fetch("select words from events") == [("them 👨‍👩‍👧",)]
        assert record.fetch("select count(*) from rejected") == [(1,)]


def test_a_mention_of_nobody_and_a_date_that_cannot_be_reckoned(path: Path) -> None:
    span = talks().events[0].trigger[0]
    odd = event("met", "CONSULT", actors=(mention("reporters", None),), when=When(None, None, span))
    with Record.open(path, "write") as record:
        run_id = record.begin(RUN)
        record.commit(run_id, [CodedArticle(article(), (odd,))])
        (back,) = record.coded(run_id)
    assert back.events == (odd,)


def test_dyads(path: Path) -> None:
    with Record.open(path, "write") as record:
        record.commit(record.begin(RUN), [talks()])
        rows = record.fetch("select actor, recipient, date from dyads order by type")
    assert rows == [
        (None, None, None),
        ("PAK", "USA", date(2016, 9, 8)),
        ("USA", None, date(2016, 9, 9)),
    ]


def test_reading_does_not_write(path: Path) -> None:
    Record.open(path, "write").close()
    with Record.open(path) as record:
        with pytest.raises(UsageError, match="open for reading"):
            record.begin(RUN)
        with pytest.raises(UsageError, match="no run yet"):
            record.run()


def test_a_run_must_be_begun(path: Path) -> None:
    with Record.open(path, "write") as record, pytest.raises(UsageError, match="Begin it first"):
        record.commit("nothing", [talks()])


def test_a_batch_that_fails_leaves_nothing(path: Path) -> None:
    wrong = replace(talks("a2"), events=(replace(talks("a2").events[0], intensity=float("nan")),))
    with Record.open(path, "write") as record:
        run_id = record.begin(RUN)
        with pytest.raises((RecordError, ValueError)):
            record.commit(run_id, [talks("a1"), wrong])
        assert record.done(run_id) == set()
        assert record.commit(run_id, [talks("a1")]) == 1


def test_whole_numbers_come_back_as_the_same_article(path: Path) -> None:
    coded = replace(talks(), events=(replace(talks().events[0], intensity=4),))
    with Record.open(path, "write") as record:
        run_id = record.begin(RUN)
        record.commit(run_id, [coded])
        assert list(record.coded(run_id)) == [coded]
        assert check(record) == ()


def test_who_meets_whom_without_a_host() -> None:
    side = mention("Washington", "USA", "GOV", name="United States")
    other = mention("Pakistan’s foreign minister", "PAK", "GOV", name="Minister")
    third = mention("a spokesman", None, name="Spokesman")
    both = event("met", "CONSULT", actors=(side, other, third))
    assert pairs_of(both) == [("USA", "PAK"), ("PAK", "USA")]
    assert pairs_of(replace(both, type="ASSAULT")) == [("USA", None), ("PAK", None)]
    assert pairs_of(replace(both, actors=(side, side))) == [("USA", None)]
    lines = list(lines_of(CodedArticle(article(), (both,)), both, Reports()))
    assert len(lines) == 6
    assert all(line.actor != line.recipient for line in lines)
