"""Tab-separated tables, one row an entry, as every lexicon and crosswalk of a codebook is kept.

First line: the names of the columns. Lines that are empty or begin with `#` are skipped. There is
no quoting: a cell is the text between two tabs, without blanks at its ends. Cells at the end of a
row may be left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from verbale.codebook.types import Finding
from verbale.errors import DataError


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its place, and its cells by column; an empty cell is `""`."""

    where: str
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


def read_text(path: Path, name: str) -> str:
    """Text of a file of a codebook.

    Args:
        path: the file.
        name: how to call it in messages.

    Raises:
        DataError: it cannot be read or is not UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataError(
            name, f"byte {error.start} is not UTF-8. Save the file as UTF-8 and run again."
        ) from error
    except OSError as error:
        raise DataError(
            name, f"cannot be read ({error.strerror}). Check the path and its permissions."
        ) from error


def read_table(
    path: Path, name: str, columns: Sequence[str], required: Sequence[str], found: list[Finding]
) -> list[Row]:
    """Rows of a table, in order; what is wrong with its form goes to `found`.

    Args:
        path: the file.
        name: how to call it in messages (path within the codebook).
        columns: names that its header may have.
        required: columns that the header must have and that must not be empty.
        found: findings are added here.

    Raises:
        DataError: the file cannot be read, or its header is wrong.
    """
    lines = read_text(path, name).split("\n")
    header: list[str] | None = None
    rows: list[Row] = []
    for number, line in enumerate(lines, start=1):
        line = line.rstrip("\r")
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        where = f"{name}:{number}"
        if header is None:
            header = _header(cells, where, columns, required)
            continue
        if len(cells) > len(header):
            found.append(
                Finding(
                    where,
                    "row-form",
                    "error",
                    f"the row has {len(cells)} cells, the header {len(header)} "
                    f"({', '.join(header)}). Take out the surplus tab.",
                )
            )
            continue
        row = Row(where, dict(zip(header, cells, strict=False)))
        empty = [column for column in required if not row[column]]
        if empty:
            found.append(
                Finding(
                    where,
                    "row-form",
                    "error",
                    f"column {empty[0]} is empty; it must be given. Cells are separated by one "
                    f"tab, in the order {', '.join(header)}.",
                )
            )
            continue
        rows.append(row)
    if header is None:
        raise DataError(f"{name}:1", f"no header. Begin the file with: {' '.join(columns)}")
    return rows


def _header(
    cells: list[str], where: str, columns: Sequence[str], required: Sequence[str]
) -> list[str]:
    unknown = [cell for cell in cells if cell not in columns]
    missing = [column for column in required if column not in cells]
    if unknown or missing or len(set(cells)) != len(cells):
        what = f"unknown column {unknown[0]!r}" if unknown else "a column is missing or repeated"
        raise DataError(
            where,
            f"{what} in the header {cells}; allowed: {', '.join(columns)}; needed: "
            f"{', '.join(required)}. Mend the first line of the file, with tabs between names.",
        )
    return cells
