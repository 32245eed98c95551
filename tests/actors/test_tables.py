"""Files of tables are read row by row; what is wrong is named with its line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.actors.tables import write
from verbale.actors.tables import Entry, Row, files, read_day, read_rows, slug
from verbale.errors import DataError


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("2004", date(2004, 1, 1), date(2004, 12, 31)),
        ("2004-02", date(2004, 2, 1), date(2004, 2, 29)),
        ("2003-12", date(2003, 12, 1), date(2003, 12, 31)),
        ("2004-05-12", date(2004, 5, 12), date(2004, 5, 12)),
    ],
)
def test_days(words: str, first: date, last: date) -> None:
    assert read_day(words, "x:1") == first
    assert read_day(words, "x:1", last=True) == last


@pytest.mark.parametrize("words", ["04", "2004-13", "2004-02-30", "May 2004", "2004-5", "0000"])
def test_no_days(words: str) -> None:
    with pytest.raises(DataError, match=r"x:7: .* is no date\. Write 2004"):
        read_day(words, "x:7")


def test_rows_skip_comments_and_empty_lines(tmp_path: Path) -> None:
    path = write(tmp_path, "peoples", "# comment", "", "Zin|Zins,FRA|DEU,ethnic")
    (row,) = read_rows(path, "peoples")
    assert row.where == "peoples.tsv:4"
    assert row.many("name") == ["Zin", "Zins"]
    assert row.many("country") == ["FRA", "DEU"]


def test_a_short_row_lacks_its_last_cells() -> None:
    row = Row({"id": "a"}, "x:2")
    assert row.one("until") is None
    assert row.many("aliases") == []
    assert row.day("since") is None
    with pytest.raises(DataError, match="x:2: name is empty"):
        row.need("name")


def test_a_surplus_cell_is_an_error(tmp_path: Path) -> None:
    path = write(tmp_path, "peoples", "Zin,FRA,ethnic,more")
    with pytest.raises(DataError, match=r"peoples\.tsv:2: 4 cells, at most 3"):
        list(read_rows(path, "peoples"))


@pytest.mark.parametrize("content", [b"", b"name\tkind\n", b"\xff\xfe"])
def test_a_file_that_is_no_table(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "peoples.tsv"
    path.write_bytes(content)
    with pytest.raises(DataError):
        list(read_rows(path, "peoples"))


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    path = write(tmp_path, "peoples", "Zin,FRA,ethnic")
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert len(list(read_rows(path, "peoples"))) == 1


def test_files_of_a_table(tmp_path: Path) -> None:
    for name in ("persons", "persons-mine", "personsx", "bodies"):
        write(tmp_path, "peoples", name=name)
    assert [path.name for path in files(tmp_path, "persons")] == ["persons-mine.tsv", "persons.tsv"]


def test_an_entry_holds_in_its_time() -> None:
    entry = Entry("person:a", "person", "A", None, "FRA", (), date(2004, 1, 1), date(2005, 1, 1))
    assert entry.holds(date(2004, 1, 1)) and entry.holds(date(2005, 1, 1))
    assert not entry.holds(date(2003, 12, 31)) and not entry.holds(date(2005, 1, 2))
    assert not entry.holds(None)


def test_slug() -> None:
    assert slug("São Tomé & Príncipe") == "sao-tome-principe"
