"""Which reports are one happening."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.record.samples import RUN, article, event, mention, span_of, talks
from verbale.errors import UsageError
from verbale.record import CodedArticle, Record
from verbale.record.check import check
from verbale.record.grouping import is_grouped, store_groups
from verbale.record.groups import FAR, NEAR, Report, group, reports_of, score, stems
from verbale.types import When

DAY = date(2014, 7, 14)
RAID = Report(
    event_id="e1",
    article_id="a1",
    order=("2014-07-14", "a1", 0),
    type="ASSAULT",
    mode="aerial",
    factuality="actual",
    reported=DAY,
    day=date(2014, 7, 12),
    vague=False,
    actors=frozenset({"SDN"}),
    recipients=frozenset({"SSD"}),
    actor_sectors=frozenset({"MIL"}),
    recipient_sectors=frozenset({"CVL"}),
    around=frozenset({"SDN", "SSD"}),
    place="adol",
    contexts=frozenset({"military"}),
    trigger=stems("dropped bombs"),
    parties=stems("Sudanese aircraft, the market"),
    sentence=stems("Sudanese aircraft dropped bombs on the market of Adol on Saturday."),
    sentence_start=0,
    part=0.0,
)


def told(number: int, **fields: object) -> Report:
    """The same raid in another article."""
    name = f"b{number}"
    made = replace(RAID, event_id=f"e-{name}", article_id=name, **fields)  # type: ignore[arg-type]
    day = made.reported.isoformat() if made.reported else "~"
    return replace(made, order=(day, name, 0))


def groups(*reports: Report) -> list[set[str]]:
    return [
        {one.event_id for one in found}
        for found in group(sorted(reports, key=lambda one: one.order))
    ]


def test_two_reports_of_one_act() -> None:
    assert groups(RAID, told(1, mode=None, day=None, sentence_start=9)) == [{"e1", "e-b1"}]


@pytest.mark.parametrize(
    "other",
    [
        told(1, type="SANCTION"),
        told(
            1,
            actors=frozenset({"SSD"}),
            recipients=frozenset({"SDN"}),
            place=None,
            trigger=stems("answered with rockets"),
            sentence=stems("The south answered with rockets on a camp near the border."),
        ),
        told(1, actors=frozenset({"MAR"}), recipients=frozenset({"ESP"})),
        told(1, mode="firearms", place="juba", recipient_sectors=frozenset({"COP"})),
        told(1, day=RAID.day and RAID.day + timedelta(3)),
        told(1, day=None, reported=DAY + timedelta(NEAR + 1)),
        told(1, reported=DAY + timedelta(FAR + 1)),
        told(1, reported=None, day=None),
    ],
)
def test_other_acts(other: Report) -> None:
    assert groups(RAID, other) == []


def test_a_late_report_that_names_the_day() -> None:
    assert groups(RAID, told(1, reported=DAY + timedelta(FAR))) == [{"e1", "e-b1"}]
    assert groups(RAID, told(1, day=RAID.day and RAID.day + timedelta(1)))


def test_an_event_without_countries_is_found_by_those_of_its_article() -> None:
    empty = frozenset[str]()
    bare = told(1, actors=empty, recipients=empty, actor_sectors=empty, recipient_sectors=empty)
    assert groups(RAID, bare) == [{"e1", "e-b1"}]
    assert groups(RAID, replace(bare, around=frozenset({"MAR"}))) == []


def test_the_score_does_not_know_first_from_second() -> None:
    dice = random.Random(3)
    pool = [
        told(
            number,
            mode=dice.choice(["aerial", None, "firearms"]),
            actors=frozenset(dice.sample(["SDN", "SSD", "EGY"], dice.randrange(3))),
            recipients=frozenset(dice.sample(["SDN", "SSD", "EGY"], dice.randrange(3))),
            day=dice.choice([None, DAY]),
            reported=DAY + timedelta(dice.randrange(9)),
            part=dice.random(),
        )
        for number in range(40)
    ]
    for one in pool:
        for other in pool:
            first, second = score(one, other), score(other, one)
            assert (first is None) == (second is None)
            assert first is None or second is None or first == pytest.approx(second)


def test_many_happenings_over_a_long_time() -> None:
    reports = []
    for week in range(30):
        day = DAY + timedelta(7 * week)
        for outlet in range(3):
            name = f"{week:02}-{outlet}"
            made = replace(RAID, event_id=name, article_id=name, day=day, reported=day)
            reports.append(replace(made, order=(day.isoformat(), name, 0)))
    found = groups(*reports)
    assert found == [{f"{week:02}-{outlet}" for outlet in range(3)} for week in range(30)]


def test_a_heap_that_is_too_large_is_cut() -> None:
    found = groups(*(told(number) for number in range(1_000)))
    assert sum(len(one) for one in found) == 1_000
    assert len(found) == 5


def test_events_as_light_rows() -> None:
    first, second, third = reports_of(talks("a1"))
    assert first.day == date(2016, 9, 8)
    assert (set(first.actors), set(first.recipients)) == ({"PAK"}, {"USA"})
    assert first.place == "geneva"
    assert (second.day, second.reported) == (None, date(2016, 9, 9))
    assert set(second.countries) == {"PAK", "USA"}
    assert third.day is None  # published is no day of an act
    assert stems("The U.S. met them in Geneva") == {"met", "genev"}


def written(tmp_path: Path, coded: list[CodedArticle]) -> list[tuple[object, ...]]:
    with Record.open(tmp_path / "r", "write") as record:
        run_id = record.begin(RUN)
        record.commit(run_id, coded)
        assert store_groups(record).articles == len(coded)
        store_groups(record, run_id[:4])
        assert check(record) == ()
        return record.fetch(
            "select first_article, reports, sources, first_published from happenings order by all"
        )


def test_groups_in_a_record(tmp_path: Path) -> None:
    later = talks("a2")
    later = replace(
        later, article=replace(later.article, source="Other", published=date(2016, 9, 11))
    )
    rows = written(tmp_path, [later, talks("a1"), talks("a3")])
    assert rows == [("a1", 3, 2, date(2016, 9, 9))] * 3


def test_articles_without_a_date_are_grouped_by_the_day_of_the_act(tmp_path: Path) -> None:
    when = When(DAY, "day", span_of("on Thursday"))
    minister = mention("Pakistan’s foreign minister", "PAK", "GOV", name="M")
    coded = [
        CodedArticle(
            article(name, published=published, published_from=None),
            (event("met", "CONSULT", article_id=name, actors=(minister,), when=when),),
        )
        for name, published in (("z1", None), ("a2", DAY), ("b3", DAY + timedelta(1)))
    ]
    assert written(tmp_path, coded) == [("a2", 3, 1, DAY)]


def test_a_run_is_grouped_until_an_article_comes(tmp_path: Path) -> None:
    with Record.open(tmp_path / "r", "write") as record:
        run_id = record.begin(RUN)
        assert is_grouped(record, run_id)
        for name in ("a1", "a2"):
            record.commit(run_id, [talks(name)])
            assert not is_grouped(record, run_id)
            store_groups(record)
            assert is_grouped(record, run_id)
        record.commit(run_id, [talks("a1")])
        assert is_grouped(record, run_id)


def test_grouping_needs_a_writer(tmp_path: Path) -> None:
    with Record.open(tmp_path / "r", "write") as record:
        record.begin(RUN)
    with Record.open(tmp_path / "r") as record, pytest.raises(UsageError, match="for reading"):
        store_groups(record)
