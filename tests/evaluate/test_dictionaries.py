"""Comparison with dictionaries of another coder, on small made-up ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.actors.tables import write
from verbale.actors import gazetteer, store
from verbale.actors.store import Knowledge
from verbale.errors import DataError
from verbale.evaluate.dictionaries import compare

THEIRS = """\
ZINLAND_ [FRA]
+ZINBURG
ZANLAND_ [DEU]
ISLE_ [GBR]
ANN_MARIE_ZIN_ # CountryInfo.txt
\t[FRAELI 500101-910101]
\t[FRAGOV 910101-950101]
\t[FRAGOV 20030101-20040131]
EVE_ZANN_ # CountryInfo.txt
\t[FRAGOV 960101-980101]
\t[FRAELI]
BOB_ZUN_ # CountryInfo.txt
\t[FRAGOV >20010101]
\t[FRAELI]
OLD_ZEN_ # CountryInfo.txt
\t[FRAGOV 500101-600101]
\t[FRAELI]
ZIN_UNION_ [DEU]
ZIN_COUNCIL_ [IGO]
"""


@pytest.fixture
def knowledge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Knowledge:
    shipped = tmp_path / "shipped"
    shipped.mkdir()
    write(shipped, "states", "FRA,state,Zinland,,Zin,Zin,Zinburg,,,", "JEY,dependency,Isle,,,,,,,")
    write(shipped, "bodies", "zu,Zin Union,,FRA,LAB,,", "zc,Zin Council,,NGO,,,")
    write(
        shipped, "persons",
        "zin-ann-marie,Ann-Marie Zin,,president,FRA,GOV,1991-01-20,1993",
        "zin-ann-marie,Ann-Marie Zin,,premier,FRA,GOV,1993,1995",
        "zan-eve,Eve Zan,~Zannah,president,FRA,GOV,1996,1998-01",
    )  # fmt: skip
    monkeypatch.setattr(store, "DATA", shipped)
    monkeypatch.setattr(gazetteer, "city_rows", lambda key_of: [])
    return Knowledge.open(cache=tmp_path / "cache")


def test_figures_and_differences(knowledge: Knowledge, tmp_path: Path) -> None:
    folder = tmp_path / "theirs"
    folder.mkdir()
    (folder / "Zin.actors.txt").write_text(THEIRS, encoding="utf-8")
    report, differences = compare(folder, knowledge)
    values = {figure.name: figure.value for figure in report.figures}
    assert values["country-level entries"] == 4
    assert values["country-level entries known"] == 0.5
    assert values["heads of state and government"] == 3
    assert values["country agrees on shared names"] == 0.75
    assert values["class agrees on shared names of no country"] == 0
    found = {(one.kind, one.name) for one in differences}
    assert ("country", "Zin Union") in found
    assert ("no country", "Zanland") in found
    assert ("no head", "Bob Zun") in found
    assert ("no head", "Ann Marie Zin") not in found


def test_a_folder_without_dictionaries(knowledge: Knowledge, tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"no \*\.actors\.txt is there"):
        compare(tmp_path, knowledge)
