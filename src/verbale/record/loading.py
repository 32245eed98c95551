"""Rows into a DuckDB table, fast and without further libraries."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date

import duckdb

from verbale.record.characters import whole_characters


def insert_rows(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    types: Mapping[str, str],
    rows: Sequence[Mapping[str, object]],
) -> None:
    """Add rows to a table as one JSON text: a thousand times as fast as row by row.

    Args:
        connection: DuckDB's.
        table: name of the table.
        types: its columns and their types.
        rows: column → value; dates as dates.
    """
    if not rows:
        return
    text = json.dumps(rows, ensure_ascii=False, default=date.isoformat, allow_nan=False)
    connection.execute(
        f"insert into {table} by name"
        f" select unnest(from_json(?::json, '{json.dumps([dict(types)])}'), max_depth := 2)",
        [whole_characters(text)],
    )
