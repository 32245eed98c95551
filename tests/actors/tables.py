"""Small tables, written by a test into a folder of its own."""

from __future__ import annotations

from pathlib import Path

from verbale.actors.tables import COLUMNS


def write(folder: Path, table: str, *rows: str, name: str | None = None) -> Path:
    """A table of rows in which `,` stands between cells (and nothing else holds one).

    A row that begins with # is a comment, and stays as it is.
    """
    path = folder / f"{name or table}.tsv"
    lines = ["\t".join(COLUMNS[table])]
    lines += [row if row.startswith("#") else row.replace(",", "\t") for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
