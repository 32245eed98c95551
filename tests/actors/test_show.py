"""What a name, a surname, an office or a role noun means."""

from __future__ import annotations

from datetime import date

import pytest

from verbale.actors import Knowledge
from verbale.actors.show import as_lines, look_up


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return Knowledge.open()


def ids(knowledge: Knowledge, name: str, day: date | None = None) -> set[tuple[str, str]]:
    return {(one.how, one.entry.actor_id) for one in look_up(knowledge, name, day)}


def test_a_name(knowledge: Knowledge) -> None:
    assert ("name", "state:FRA") in ids(knowledge, "the French Republic")


def test_a_surname(knowledge: Knowledge) -> None:
    assert ("surname", "person:kerry-john") in ids(knowledge, "Kerry")


def test_an_office_on_a_day(knowledge: Knowledge) -> None:
    found = ids(knowledge, "secretary of state", date(2014, 5, 1))
    assert ("office", "person:kerry-john") in found
    assert ("office", "person:clinton-hillary") not in found


@pytest.mark.parametrize("office", ["US secretary of state", "American Secretary of State"])
def test_an_office_with_its_country(knowledge: Knowledge, office: str) -> None:
    assert ids(knowledge, office, date(2014, 5, 1)) == {("office", "person:kerry-john")}


def test_an_office_in_another_spelling(knowledge: Knowledge) -> None:
    one = ids(knowledge, "German defence minister", date(2015, 5, 1))
    assert one == ids(knowledge, "German defense minister", date(2015, 5, 1)) != set()


def test_a_role(knowledge: Knowledge) -> None:
    assert list(as_lines(look_up(knowledge, "gunman"))) == [
        "role noun, role                       gunman  UAF"
    ]


def test_lines(knowledge: Knowledge) -> None:
    (line,) = as_lines(look_up(knowledge, "Zaire"))
    assert line.split("  ")[0] == "state:zaire"
    assert line.endswith("state: Zaire  [COD GOV]  1971-10-27..1997-05-17")


def test_nothing(knowledge: Knowledge) -> None:
    assert look_up(knowledge, "zinzan") == []
