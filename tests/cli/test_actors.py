"""`verbale actors lint | stats | show | import | compare`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.actors.tables import write
from verbale.actors import cache, gazetteer
from verbale.cli.actors import actors


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(actors, list(arguments))
    return result.exit_code, result.stdout, result.stderr


def test_lint_of_own_tables(tmp_path: Path) -> None:
    write(tmp_path, "bodies", "zinzan,Zinzan Union,,FRA,LAB,,")
    assert run("lint", "--actors", str(tmp_path)) == (0, "clean\n", "")
    write(tmp_path, "bodies", "zinzan,Zinzan Union,,FRX,LAB,,", "justice,Justice,,FRA,PTY,,")
    status, out, _ = run("lint", "--actors", str(tmp_path), "--quiet")
    assert status == 1
    assert f"{tmp_path}/bodies.tsv:2: error: code: 'FRX' is no country" in out
    assert "common-word" not in out
    assert out.endswith("1 error(s), 1 warning(s)\n")


def test_stats_as_table_and_json(tmp_path: Path) -> None:
    _, table, _ = run("stats")
    figures = json.loads(run("stats", "--format", "json")[1])["figures"]
    assert figures["persons"]["value"] >= figures["persons"]["bar"] == 1800
    assert f"{figures['persons']['value']:,}" in table
    assert "MISSED" not in table


def test_show() -> None:
    status, out, _ = run("show", "US secretary of state", "--on", "2014-05-01")
    assert status == 0
    assert out.startswith("person:kerry-john")
    assert "secretary of state  [USA GOV]  2013-02-01..2017-01-20" in out


def test_show_what_is_not_there() -> None:
    status, _, err = run("show", "zinzan")
    assert (status, err) == (1, "No name, office or role noun is 'zinzan'. Try another spelling.\n")
    status, _, err = run("show", "Zaire", "--on", "2010-01-01")
    assert status == 1
    assert "at other times" in err


def test_import_and_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gazetteer, "city_rows", lambda key_of: [])
    monkeypatch.setattr(cache, "user_cache_dir", lambda name, appauthor: str(tmp_path / "cache"))
    source = tmp_path / "list.csv"
    source.write_text("name,code,office\nAnn Zinzan,FRA,mayor\nBob,XXX,\n", encoding="utf-8")
    own = str(tmp_path / "own")
    status, out, err = run("import", str(source), "--to", own)
    assert status == 0
    assert "persons-list.tsv: 1 rows" in out and f"--actors {own}" in out
    assert "1 left out: unknown country or class (first list.csv:3: Bob XXX)" in err
    assert "Ann Zinzan, mayor" in run("show", "Ann Zinzan", "--actors", own)[1]


def test_import_of_nothing(tmp_path: Path) -> None:
    source = tmp_path / "list.csv"
    source.write_text("name,code\n", encoding="utf-8")
    status, out, err = run("import", str(source), "--to", str(tmp_path))
    assert (status, out) == (1, "")
    assert "gave a row" in err


def test_compare(tmp_path: Path) -> None:
    (tmp_path / "x.actors.txt").write_text("FRANCE_ [DEU]\nITALY_ [ITA]\n", encoding="utf-8")
    status, out, _ = run("compare", str(tmp_path), "--show")
    assert status == 0
    assert "x.actors.txt:1\tcountry\tFrance\ttheirs DEU\tours FRA" in out
    figures = json.loads(run("compare", str(tmp_path), "--format", "json")[1])["figures"]
    assert figures["country agrees on shared names"] == {
        "value": 0.5,
        "unit": "fraction",
        "bar": 0.98,
    }
