"""Every name that a row gives, and what it stands for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.actors.tables import write
from verbale.actors.naming import namings, roles
from verbale.errors import DataError


def names(folder: Path) -> set[tuple[str, str, str, str]]:
    return {(name, use, entry.actor_id, entry.kind) for name, use, entry in namings(folder)}


def test_a_state(tmp_path: Path) -> None:
    write(
        tmp_path,
        "states",
        "FRA,state,France,French Republic,French,Frenchman|Frenchmen,Paris,the Elysee,,",
        "GEO,breakaway,Zinland,Zinland,Zinnish,Zin,Zinburg,,1992,",
    )
    found = names(tmp_path)
    assert ("French Republic", "full", "state:FRA", "state") in found
    assert ("French", "full", "state:FRA", "adjective") in found
    assert ("Frenchmen", "full", "state:FRA", "people") in found
    assert ("Paris", "full", "state:FRA", "capital") in found
    assert ("the Elysee", "full", "state:FRA", "seat") in found
    sectors = {entry.name: entry.sectors for _, _, entry in namings(tmp_path)}
    assert sectors == {"France": ("GOV",), "Zinland": ("PRE",)}
    assert ("Zinland", "full", "state:zinland", "state") in found


def test_a_people_of_several_countries_has_none(tmp_path: Path) -> None:
    write(tmp_path, "peoples", "Zin|Zins,FRA|DEU,ethnic", "Zan,FRA,ethnic")
    countries = {name: entry.country for name, _, entry in namings(tmp_path)}
    assert countries == {"Zin": None, "Zins": None, "Zan": "FRA"}


def test_rows_of_a_group_share_an_id(tmp_path: Path) -> None:
    write(
        tmp_path,
        "groups",
        "zin-party,Zin Party,ZP,FRA,OPP,,2004-05-01",
        "zin-party--2004-05-02,Zin Party,ZP,FRA,PTY,2004-05-02,",
    )
    assert {entry.actor_id for _, _, entry in namings(tmp_path)} == {"group:zin-party"}


PERSON = (
    "zin-ann,Ann Zin,Anna Zin|~de Zin,Minister,FRA,GOV,2001,2002",
    "zin-ann,Ann Zin,,president,FRA,GOV,2003,",
)


def test_a_person(tmp_path: Path) -> None:
    write(tmp_path, "persons", *PERSON)
    found = list(namings(tmp_path))
    assert {(name, use) for name, use, _ in found} == {
        ("Ann Zin", "full"),
        ("Anna Zin", "full"),
        ("de Zin", "surname"),
    }
    # The aliases of the first row hold for all terms; offices are in lower case.
    assert {entry.office for name, _, entry in found if name == "Anna Zin"} == {
        "minister",
        "president",
    }


def test_the_last_word_is_the_surname_where_none_is_given(tmp_path: Path) -> None:
    write(tmp_path, "persons", "zin-ann,Ann Zin,,president,FRA,GOV,,", "ronal,Ronal,,,FRA,,,")
    assert [name for name, use, _ in namings(tmp_path) if use == "surname"] == ["Zin"]


def test_rows_of_a_person_may_stand_apart_and_in_two_files(tmp_path: Path) -> None:
    other = "zan-bob,Bob Zan,,president,DEU,GOV,,"
    write(tmp_path, "persons", PERSON[0], other)
    write(tmp_path, "persons", PERSON[1], name="persons-more")
    found = [entry.office for name, _, entry in namings(tmp_path) if name == "Anna Zin"]
    assert sorted(office or "" for office in found) == ["minister", "president"]


def test_a_row_without_a_name_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, "bodies", "zin")
    with pytest.raises(DataError, match=r"bodies\.tsv:2: name is empty"):
        list(namings(tmp_path))


def test_roles(tmp_path: Path) -> None:
    write(tmp_path, "roles", "Envoy|Envoys,=,role", "gunman,UAF|CRM,role", "army,MIL,body")
    found = {role.noun: (role.sectors, role.kind) for role in roles(tmp_path)}
    assert found == {
        "envoy": ((), "role"),
        "envoys": ((), "role"),
        "gunman": (("UAF", "CRM"), "role"),
        "army": (("MIL",), "body"),
    }


def test_a_kind_of_role_that_is_none(tmp_path: Path) -> None:
    write(tmp_path, "roles", "envoy,=,rule")
    with pytest.raises(DataError, match=r"roles\.tsv:2: kind is 'rule'; allowed: office, role"):
        list(roles(tmp_path))
