"""The fast form of the tables: made once, found by name, safe when two processes make it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.actors.tables import write
from verbale.actors import gazetteer, store
from verbale.actors.store import Knowledge
from verbale.errors import DataError

Make = Callable[[], Knowledge]


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Make:
    """Opens tables of two rows in place of the shipped ones, without cities."""
    shipped = tmp_path / "shipped"
    shipped.mkdir()
    write(shipped, "states", "FRA,state,France,France,French,French,Paris,,,")
    write(shipped, "persons", "zin-ann,Ann Zin,,president,FRA,GOV,2003,2004-05")
    write(shipped, "roles", "envoy,=,role")
    monkeypatch.setattr(store, "DATA", shipped)
    monkeypatch.setattr(gazetteer, "city_rows", lambda key_of: [])
    return lambda: Knowledge.open(cache=tmp_path / "cache")


def test_names_are_found(small: Make) -> None:
    knowledge = small()
    (found,) = knowledge.find("ann zin")
    assert (found.use, found.entry.office) == ("full", "president")
    assert (found.entry.since, found.entry.until) == (date(2003, 1, 1), date(2004, 5, 31))
    assert [one.use for one in knowledge.find("zin")] == ["surname"]
    assert knowledge.find("zan") == ()
    assert knowledge.longest("ann") == 2
    assert knowledge.longest("zin") == 1
    assert knowledge.roles["envoy"].sectors == ()


def test_rows_by_id_office_and_country(small: Make) -> None:
    knowledge = small()
    (entry,) = knowledge.entries("person:zin-ann")
    assert knowledge.person("person:zin-ann") == (entry,)
    assert knowledge.holders("president", "FRA") == (entry,)
    assert knowledge.holders("president", "DEU") == ()
    assert knowledge.of_office("president") == (entry,)
    assert knowledge.persons_of("FRA") == (entry,)


def test_the_file_is_made_once_and_again_when_a_table_changes(small: Make, tmp_path: Path) -> None:
    first = small()
    assert small().digest == first.digest
    assert len(list((tmp_path / "cache").iterdir())) == 1
    write(tmp_path / "shipped", "persons", "zin-bob,Bob Zin,,president,FRA,GOV,,")
    second = small()
    assert second.digest != first.digest
    assert second.find("bob zin") and not second.find("ann zin")
    assert first.find("ann zin")


def test_old_files_are_swept(small: Make, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    cache.mkdir()
    for name, days in (("a.sqlite", 40), ("b.sqlite", 2), ("c.partial", 2), ("d.partial", 0)):
        path = cache / f"actors-{name}"
        path.write_bytes(b"")
        then = path.stat().st_mtime - days * 86_400
        os.utime(path, (then, then))
    small()
    left = {path.name[7:] for path in cache.iterdir()}
    assert {"b.sqlite", "d.partial"} < left and not left & {"a.sqlite", "c.partial"}


def test_own_tables_stand_beside_the_shipped_ones(small: Make, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    write(own, "bodies", "zin,Zin Union,ZU,FRA,LAB,,")
    knowledge = Knowledge.open(own, tmp_path / "cache")
    assert [one.entry.actor_id for one in knowledge.find("zin union")] == ["body:zin"]
    assert [one.capitals for one in knowledge.find("zu")] == [True]
    assert knowledge.find("ann zin")


def test_own_tables_that_are_not_there(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no table of actors is there"):
        Knowledge.open(tmp_path, tmp_path)


def test_nothing_stays_of_a_table_that_is_wrong(small: Make, tmp_path: Path) -> None:
    write(tmp_path / "shipped", "bodies", "zin,Zin Union,,FRA,LAB,20xx,")
    with pytest.raises(DataError, match=r"bodies\.tsv:2"):
        small()
    assert list((tmp_path / "cache").iterdir()) == []


def test_two_processes_that_start_together(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    write(own, "persons", *(f"x{n},Ann Zin{n},,mayor,FRA,GOV,," for n in range(500)))
    shipped = tmp_path / "shipped"
    shipped.mkdir()
    code = (
        "import sys; from pathlib import Path; from verbale.actors import store\n"
        "store.DATA = Path(sys.argv[1]); store.gazetteer.city_rows = lambda key_of: []\n"
        "known = store.Knowledge.open(Path(sys.argv[2]), Path(sys.argv[3]))\n"
        "print(known.find('ann zin499')[0].entry.actor_id)\n"
    )
    command = [sys.executable, "-c", code, str(shipped), str(own), str(tmp_path / "cache")]
    running = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    results = [process.communicate(timeout=60) for process in running]
    assert results == [("person:x499\n", ""), ("person:x499\n", "")]
    assert [path.suffix for path in (tmp_path / "cache").iterdir()] == [".sqlite"]


def test_cities_of_the_shipped_gazetteer() -> None:
    knowledge = Knowledge.open()
    first, *_ = knowledge.cities("paris")
    assert (first.country, first.geonames_id) == ("FRA", 2988507)
