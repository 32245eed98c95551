"""docs/record.md and docs/exports.md say what the database and the exports hold."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from verbale import record as record_room
from verbale.record import Record, export, schema
from verbale.record.export import FORMS
from verbale.record.export.flat import COLUMNS
from verbale.record.export.writing import TABLES

DOCS = Path(__file__).resolve().parent.parent.parent / "docs"
RECORD = (DOCS / "record.md").read_text(encoding="utf-8")
EXPORTS = (DOCS / "exports.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def in_database(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    path = tmp_path_factory.mktemp("docs") / "record"
    Record.open(path, "write").close()
    found: dict[str, dict[str, str]] = {}
    with Record.open(path) as record:
        for table, column, kind in record.fetch(
            "select table_name, column_name, data_type from information_schema.columns"
            " where table_schema = 'main' order by table_name, ordinal_position"
        ):
            found.setdefault(table, {})[column] = kind.replace('"', "")
        for view in schema.VIEWS:
            assert record.fetch(f"select count(*) from {view.name}") == [(0,)]
    return found


def test_the_database_is_the_schema(in_database: dict[str, dict[str, str]]) -> None:
    tables = {entry.name: entry for entry in schema.TABLES}
    assert set(in_database) == tables.keys() | {view.name for view in schema.VIEWS}
    for name, table in tables.items():
        assert in_database[name] == {column.name: column.type for column in table.columns}


def test_every_table_column_and_view_is_documented() -> None:
    assert f"Schema {schema.VERSION}." in RECORD
    for table in schema.TABLES:
        section = RECORD.split(f"### {table.name}\n")[1].split("###")[0].split("## ")[0]
        assert section.startswith(table.text)
        for column in table.columns:
            assert f"| `{column.name}` | {column.type} | {column.text} |" in section
        assert section.count("\n| `") == len(table.columns)
    for view in schema.VIEWS:
        assert f"| `{view.name}` | {view.text} |" in RECORD


def test_every_format_is_documented() -> None:
    for form in FORMS:
        assert f"| `{form}` |" in EXPORTS
    for name, table in TABLES.items():
        assert f"| `{name}` | {len(table.columns)} columns, tabs" in EXPORTS
    assert ", ".join(f"`{name}`" for name in COLUMNS) in " ".join(EXPORTS.split())


def test_coding_without_a_record_does_not_bring_duckdb() -> None:
    code = (
        "import sys, verbale.record.rows, verbale.record.run, verbale.record.export.objects, "
        "verbale.record; sys.exit('duckdb' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
    with pytest.raises(AttributeError):
        getattr(export, "nothing")  # noqa: B009  # a checker of types would see it otherwise
    with pytest.raises(AttributeError):
        getattr(record_room, "nothing")  # noqa: B009  # likewise
