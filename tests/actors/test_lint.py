"""The linter finds every defect that is put in, and none where none is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.actors.tables import write
from verbale.actors import lint as linter
from verbale.actors.lint import RULES, Finding, lint, summary
from verbale.errors import DataError

STATE = "FRA,state,France,French Republic,French,Frenchman,Paris,,,"
ANN = "zin-ann,Ann Zin,,president,FRA,GOV,2001,2003"
BOB = "zan-bob,Bob Zan,,president,FRA,GOV,2003,"
UNION = "zin-union,Zin Union,ZU,FRA,LAB,,"


def check(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[Finding]:
    """The findings in a folder in place of the shipped tables."""
    monkeypatch.setattr(linter, "DATA", folder)
    return lint()


def test_the_shipped_tables_have_no_errors() -> None:
    found = [one for one in lint() if one.level == "error"]
    assert [f"{one.where} {one.rule} {one.message}" for one in found] == []


def test_good_tables_are_clean(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "states", STATE, "FRA,state,France,Gaul,,,Vichy,,1940-07,1944-08")
    write(tmp_path, "persons", ANN, BOB, "zin-ann,Ann Zin,,senator,FRA,LEG,2004,")
    write(tmp_path, "bodies", UNION)
    write(tmp_path, "groups", "zin,Zin Front,,FRA,OPP,,2004", "zin--2004,Zin Front,,FRA,PTY,2004,")
    write(tmp_path, "peoples", "Zin|Zins,FRA|DEU,ethnic")
    write(tmp_path, "regions", "Zinland,FRA,region", "Zinland,DEU,region")
    write(tmp_path, "roles", "envoy,=,role")
    found = check(tmp_path, monkeypatch)
    assert found == []
    assert summary(found) == "clean"


# Each: table, rows, the rule that must be named, the line, and a piece of the message.
SEEDED = {
    "too few cells": ("bodies", ["zin,Zin Union,ZU,FRA"], "cells", 2, "4 cells; bodies has 7"),
    "too many cells": ("peoples", ["Zin,FRA,ethnic,x"], "cells", 2, "4 cells; peoples has 3"),
    "no name": ("persons", ["zin-ann,,,mayor,FRA,GOV,,"], "empty", 2, "name is empty"),
    "no code": ("persons", ["zin-ann,Ann Zin,,mayor,,GOV,,"], "empty", 2, "code is empty"),
    "blanks": ("persons", [ANN.replace("Ann Zin", "Ann Zin ")], "spaces", 2, "name is"),
    "a bar too many": ("bodies", [UNION.replace("ZU", "ZU||ZN")], "spaces", 2, "| too many"),
    "an id in capitals": ("bodies", [UNION.replace("zin-union", "Zin")], "id", 2, "'Zin'"),
    "an unknown kind": ("peoples", ["Zin,FRA,ethnical"], "kind", 2, "Did you mean ethnic?"),
    "an unknown country": ("bodies", [UNION.replace("FRA", "FRX")], "code", 2, "'FRX'"),
    "an unknown class": ("bodies", [UNION.replace("FRA", "NGX")], "code", 2, "UNO, EUR"),
    "one of several countries": ("regions", ["Zinland,FRA|GER,region"], "code", 2, "'GER'"),
    "an unknown sector": ("bodies", [UNION.replace("LAB", "LAX")], "sector", 2, "mean LAB?"),
    "an unknown sector of a role": ("roles", ["envoy,GOB,role"], "sector", 2, "mean GOV?"),
    "a bad date": ("persons", [ANN.replace("2001", "2001-13")], "date", 2, "since: '2001-13'"),
    "an end before the beginning": (
        "persons", [ANN.replace("2001", "2005")], "order", 2, "since 2005 is after until 2003",
    ),
    "a role noun in capitals": ("roles", ["Envoy,=,role"], "noun-case", 2, "'Envoy'"),
    "two names of one id": (
        "persons", [ANN, BOB.replace("zan-bob", "zin-ann")], "same-name", 3, "'Ann Zin'",
    ),
    "overlapping terms": (
        "persons", [ANN, ANN.replace("2001,2003", "2002,2006")], "overlap", 3, "persons.tsv:2",
    ),
    "overlapping rows of a group": (
        "groups",
        ["zin,Zin Front,,FRA,OPP,,2004", "zin--2003,Zin Front,,FRA,PTY,2003,"],
        "overlap", 3, "groups.tsv:2",
    ),
    "two holders": (
        "persons", [ANN, BOB.replace("2003", "2002-05")], "two-holders", 3, "Ann Zin (persons",
    ),
    "one name of two persons": (
        "persons",
        [ANN, "zin-ann-deu,Ann Zin,,mayor,DEU,GOV,2002,"],
        "shared-name", 3, "zin-ann (persons.tsv:2)",
    ),
    "one person under two ids": (
        "persons", [ANN, "zin-a,Ann Zin,,mayor,FRA,GOV,2005,"], "two-ids", 3, "zin-ann",
    ),
    "one person under two spellings": (
        "persons",
        [ANN, "zin-anna,Anna Zin,,president,FRA,GOV,2001-01,2003"],
        "two-ids", 3, "zin-ann",
    ),
    "a row that stands twice": ("persons", [ANN, BOB, ANN], "duplicate", 4, "persons.tsv:2"),
    "a body that stands twice": (
        "bodies", [UNION, "zu,Zed Union,ZU,FRA,LAB,,"], "duplicate", 3, "'zu' of FRA",
    ),
    "a region that stands twice": (
        "regions", ["Zinland,FRA,region", "Zanland|Zinland,FRA,island"], "duplicate", 3, "Zinland",
    ),
    "a role that stands twice": (
        "roles", ["envoy,=,role", "envoy|emissary,GOV,role"], "duplicate", 3, "'envoy'",
    ),
    "a state without a capital": (
        "states", [STATE.replace("Paris", "")], "no-capital", 2, "FRA has no capital",
    ),
    "a state without an adjective": (
        "states", [STATE.replace(",French,", ",,")], "no-adjective", 2, "FRA has no adjectives",
    ),
    "a state that stands twice": (
        "states", [STATE, STATE.replace("Republic", "Union")], "overlap", 3, "states.tsv:2",
    ),
    "a common word": (
        "groups", ["justice,Justice,,FRA,PTY,,"], "common-word", 2, "'Justice'",
    ),
    "an allowance without a reason": (
        "bodies", ["# allow common-word", UNION], "allowance", 2, "RULE: reason",
    ),
    "an allowance of an error": (
        "bodies", ["# allow code: because", UNION], "allowance", 2, "two-holders",
    ),
    "an allowance of nothing": (
        "bodies", ["# allow common-word: because", UNION], "idle", 2, "common-word",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SEEDED)
def test_seeded_defect_is_named_with_file_and_line(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table, rows, rule, line, words = SEEDED[name]
    write(tmp_path, table, *rows)
    (found,) = [one for one in check(tmp_path, monkeypatch) if one.rule == rule]
    assert found.where == f"{table}.tsv:{line}"
    assert words in found.message
    assert found.level == RULES[rule][0]


def test_a_comment_with_a_reason_allows_a_warning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(
        tmp_path, "persons", ANN,
        "# allow two-holders: rivals, each with a government of his own",
        BOB.replace("2003", "2002-05"),
    )  # fmt: skip
    assert check(tmp_path, monkeypatch) == []


def test_two_ids_across_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "persons", ANN, name="persons-a")
    write(tmp_path, "persons", ANN.replace("zin-ann", "zin"), name="persons-b")
    rules = {(one.where, one.rule) for one in check(tmp_path, monkeypatch)}
    assert ("persons-b.tsv:2", "two-ids") in rules


@pytest.mark.parametrize(
    ("file", "content", "rule"),
    [
        ("people.tsv", b"name\n", "unknown-file"),
        ("persons.tsv", b"id\tname\n", "columns"),
        ("persons.tsv", b"id\tname\tb\n\xff\n", "unreadable"),
    ],
)
def test_files_that_are_no_tables(
    file: str, content: bytes, rule: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / file).write_bytes(content)
    assert rule in {one.rule for one in check(tmp_path, monkeypatch)}


def test_own_tables_are_checked_in_view_of_the_shipped_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, shipped = tmp_path / "own", tmp_path / "shipped"
    own.mkdir()
    shipped.mkdir()
    monkeypatch.setattr(linter, "DATA", shipped)
    write(shipped, "persons", ANN, "bad,,,,XXX,,,")
    write(own, "persons", BOB.replace("2003", "2002"), "zin-ann,Ann Zin,,president,FRA,GOV,2002,")
    found = lint(own)
    # The shipped table's own faults are not told; what meets it is no error.
    assert {(one.where, one.level, one.rule) for one in found} == {
        (f"{own}/persons.tsv:2", "warning", "two-holders"),
        (f"{own}/persons.tsv:3", "warning", "two-holders"),
        (f"{own}/persons.tsv:3", "warning", "known"),
    }


def test_an_own_folder_without_tables(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no table of actors is there"):
        lint(tmp_path)


def test_each_rule_is_documented_and_seeded() -> None:
    page = (Path(__file__).parents[2] / "docs" / "actors.md").read_text(encoding="utf-8")
    assert [rule for rule in RULES if f"`{rule}`" not in page] == []
    seeded = {entry[2] for entry in SEEDED.values()}
    elsewhere = {"unreadable", "unknown-file", "columns", "known"}
    assert seeded | elsewhere == set(RULES)
