"""CSV with columns of our own tables: name and code, and any of the others."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from verbale.actors.imports.record import (
    Found,
    Record,
    Skipped,
    clean,
    fault,
    id_of,
    is_text,
    open_text,
)
from verbale.errors import DataError

COLUMNS = ("id", "name", "aliases", "office", "code", "sectors", "since", "until")
_NEEDED = ("name", "code")
_LIST = re.compile(r"[|;]")
_ID = re.compile(r"[^a-z0-9]+")


def records(path: Path) -> Found:
    """The rows of a CSV file. With a column `office` they are persons, else bodies.

    Raises:
        DataError: the first line does not name the columns `name` and `code`.
    """
    with open_text(path) as lines:
        first = lines.readline()
        delimiter = max(",;\t", key=first.count)
        columns = [cell.strip().lower() for cell in next(csv.reader([first], delimiter=delimiter))]
        _check(path, columns)
        rows = csv.reader(lines, delimiter=delimiter)
        while True:
            where = f"{path.name}:{rows.line_num + 2}"
            try:
                cells = next(rows)
            except StopIteration:
                return
            except csv.Error as error:
                yield Skipped(where, "not CSV", str(error))
                continue
            if any(cell.strip() for cell in cells):
                yield _record(where, dict(zip(columns, cells, strict=False)))


def _check(path: Path, columns: list[str]) -> None:
    missing = [column for column in _NEEDED if column not in columns]
    if missing:
        raise DataError(
            f"{path.name}:1",
            f"the first line must name the columns {' and '.join(missing)}; it has "
            f"{', '.join(columns)}. Columns that are read: {', '.join(COLUMNS)}.",
        )


def _record(where: str, cells: dict[str, str]) -> Record | Skipped:
    name = clean(cells.get("name", ""))
    code = cells.get("code", "").strip().upper()
    if not all(map(is_text, cells.values())):
        return Skipped(where, "not UTF-8", repr(name))
    given = cells.get("id", "").strip().lower()
    row_id = _ID.sub("-", given).strip("-") or id_of(name, code, f"row-{where.rpartition(':')[2]}")
    record = Record(
        "persons" if "office" in cells else "bodies",
        row_id, name,
        tuple(filter(None, map(clean, _LIST.split(cells.get("aliases", ""))))),
        clean(cells.get("office", "")).lower() or None,
        code,
        tuple(part.upper() for part in re.split(r"[|;,\s]+", cells.get("sectors", "")) if part),
        cells.get("since", "").strip(), cells.get("until", "").strip(),
    )  # fmt: skip
    reason = fault(record)
    return record if reason is None else Skipped(where, reason, f"{name} {code}".strip())
