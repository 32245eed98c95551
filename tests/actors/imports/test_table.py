"""CSV tables, from small made-up samples."""

from __future__ import annotations

from pathlib import Path

import pytest

from verbale.actors.imports.record import Record, Skipped
from verbale.actors.imports.table import records
from verbale.errors import DataError


def read(tmp_path: Path, content: str | bytes) -> list[Record | Skipped]:
    path = tmp_path / "zin.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(records(path))


def test_all_columns(tmp_path: Path) -> None:
    (row,) = read(
        tmp_path,
        "id,name,aliases,office,code,sectors,since,until\n"
        'Q 1,"Zin, Ann",A. Zin;Anna|Zin,Mayor,fra,gov leg,2001-02,2003\n',
    )
    assert row == Record(
        "persons", "q-1", "Zin, Ann", ("A. Zin", "Anna", "Zin"), "mayor", "FRA", ("GOV", "LEG"),
        "2001-02", "2003",
    )  # fmt: skip


def test_name_and_code_alone_make_a_body(tmp_path: Path) -> None:
    (row,) = read(tmp_path, "Name;Code\r\nZin Union;FRA\r\n")
    assert row == Record("bodies", "zin-union-fra", "Zin Union", (), None, "FRA", ())


def test_a_name_in_another_script_takes_the_line_as_id(tmp_path: Path) -> None:
    (row,) = read(tmp_path, "name\tcode\n金\tCHN\n")
    assert isinstance(row, Record) and row.row_id == "row-2"


def test_rows_that_cannot_be_used(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        b"name,code,sectors,since,until\n"
        b",FRA,,,\nZin,XXX,,,\nZin,FRA,ZZZ,,\nZin,FRA,,soon,\nZin,FRA,,2005,2004\n"
        b"Zin\xff,FRA,,,\n\n,,,,\n",
    )
    assert [(one.where, one.reason) for one in found if isinstance(one, Skipped)] == [
        ("zin.csv:2", "no name"),
        ("zin.csv:3", "unknown country or class"),
        ("zin.csv:4", "unknown sector"),
        ("zin.csv:5", "bad date"),
        ("zin.csv:6", "ends before it begins"),
        ("zin.csv:7", "not UTF-8"),
    ]
    assert len(found) == 6


def test_cells_cannot_break_a_table(tmp_path: Path) -> None:
    (row,) = read(tmp_path, 'name,code\n"Zin\tUnion\nof | France",FRA\n')
    assert isinstance(row, Record) and row.name == "Zin Union of France"


@pytest.mark.parametrize("content", ["", "name,land\nZin,FRA\n"])
def test_a_file_without_the_columns(tmp_path: Path, content: str) -> None:
    with pytest.raises(DataError, match=r"zin.csv:1: the first line must name the columns .*code"):
        read(tmp_path, content)
