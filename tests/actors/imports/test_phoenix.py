"""Dictionaries of PETRARCH and Phoenix, from small made-up samples."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from verbale.actors.imports.phoenix import (
    Dated,
    blocks,
    read_code,
    read_date,
    records,
    spelled,
    split_code,
)
from verbale.actors.imports.record import Record, Skipped

SAMPLE = """\
# a comment
!PERSON! = MAN, WOMAN
ZINLAND_  [FRA]  # the country
+REPUBLIC_OF_ZIN_
+ZINBURG

ANN_ZIN_  # CountryInfo
+ANN_MARIE_ZIN_
\t[FRAELI 500101-930120]
\t[FRAGOV 930120-010120]
\t[FRAELI]
BOB_ZAN_ [DEUGOVMIL >20100301] [DEUOPP <090101]
ZIN_FRONT_(ZF) [FRAREB]
HERDS!PERSON! {HERDSFOLK} [~AGR]
NOBODY_
NOWHERE_ [XXXGOV]
UNDATED_ [FRAGOV 2004017-061201] [FRAGOV 050101-040101]
"""


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    path = tmp_path / "zin.actors.txt"
    path.write_text(SAMPLE, encoding="utf-8")
    return path


def test_blocks(sample: Path) -> None:
    first, second, *_ = blocks(sample)
    assert first.names == ("ZINLAND", "REPUBLIC_OF_ZIN", "ZINBURG")
    assert (first.where, first.comment) == ("zin.actors.txt:3", "the country")
    assert second.codes == (
        Dated("FRAELI", date(1950, 1, 1), date(1993, 1, 20)),
        Dated("FRAGOV", date(1993, 1, 20), date(2001, 1, 20)),
        Dated("FRAELI"),
    )
    assert second.dated and not first.dated


def test_records(sample: Path) -> None:
    found = list(records([sample]))
    rows = {one.name: one for one in found if isinstance(one, Record)}
    assert rows["Zinland"] == Record(
        "regions", "zinland-fra", "Zinland", ("Republic of Zin", "Zinburg"), None, "FRA", ()
    )
    assert rows["Ann Zin"] == Record(
        "persons", "ann-zin-fra", "Ann Zin", ("Ann Marie Zin",), None, "FRA", ("GOV",),
        "1993-01-20", "2001-01-20",
    )  # fmt: skip
    assert rows["Zin Front"].aliases == ("ZF",)
    assert (rows["Zin Front"].table, rows["Zin Front"].sectors) == ("bodies", ("REB",))
    herders = rows["Herdsman"]
    assert (herders.table, herders.aliases, herders.sectors) == (
        "roles",
        ("Herdswoman", "Herdsfolk"),
        ("AGR",),
    )
    zan = [(one.sectors, one.since, one.until) for one in found
           if isinstance(one, Record) and one.name == "Bob Zan"]  # fmt: skip
    assert zan == [(("GOV", "MIL"), "2010-03-01", ""), (("OPP",), "", "2009-01-01")]
    reasons = {one.given: one.reason for one in found if isinstance(one, Skipped)}
    assert reasons == {
        "NOBODY": "no code",
        "NOWHERE [XXXGOV]": "unknown country or class",
        "UNDATED [FRAGOV]": "ends before it begins",
    }
    assert sum(isinstance(one, Skipped) and one.reason.startswith("bad date") for one in found) == 1


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("USAGOV", Dated("USAGOV")),
        ("USAGOV >090120", Dated("USAGOV", since=date(2009, 1, 20))),
        ("USAGOV > 090120", Dated("USAGOV", since=date(2009, 1, 20))),
        ("USAGOV <090120", Dated("USAGOV", until=date(2009, 1, 20))),
        ("USAGOV 19281231-320101", Dated("USAGOV", date(1928, 12, 31), date(1932, 1, 1))),
        ("USAGOV 999999-010101", Dated("USAGOV", bad=True)),
        ("---", Dated("---", bad=True)),
        ("", Dated("")),
    ],
)
def test_codes(words: str, code: Dated) -> None:
    assert read_code(words) == code


def test_years_of_two_digits() -> None:
    assert read_date("300101").year == 1930
    assert read_date("290101").year == 2029


@pytest.mark.parametrize(
    ("code", "country", "sectors"),
    [
        ("FRA", "FRA", ()),
        ("FRAGOVMED", "FRA", ("GOV", "JRN")),
        ("IGOUNO", "UNO", ()),
        ("IGOEUREEC", "EUR", ()),
        ("IGOAFR", "IGO", ()),
        ("NGOHLH", "NGO", ("MED",)),
        ("TMPREB", "TLS", ("REB",)),
        ("KKLREB", None, ("REB",)),
        ("", None, ()),
    ],
)
def test_countries_and_sectors(code: str, country: str | None, sectors: tuple[str, ...]) -> None:
    assert split_code(code) == (country, sectors)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("REPUBLIC_OF_ZIN", ("Republic of Zin",)),
        ("U.N.", ("U.N.",)),
        ("GCHQ", ("GCHQ",)),
        ("KABUL", ("Kabul",)),
        ("COTE_D'ZIN", ("Cote D'zin",)),
        ("MAZAR-I-SHARIF", ("Mazar-I-Sharif",)),
        ("ZIN_ARMY_(ZLA)", ("Zin Army", "ZLA")),
        ("Zin_Secy", ("Zin Secy",)),
        ("_", ()),
    ],
)
def test_spelling(name: str, written: tuple[str, ...]) -> None:
    assert spelled(name) == written
