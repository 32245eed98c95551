"""What can be wrong with one row of a table."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from verbale.actors.codes import CLASSES, SECTORS, countries
from verbale.actors.common import COMMON
from verbale.actors.keys import is_acronym, key_of
from verbale.actors.tables import COLUMNS, ROLE_KINDS, read_day
from verbale.errors import DataError

Raw = tuple[str, str, str]
"""A finding: `file:line`, rule, message."""

KINDS = {
    "states": ("state", "dependency", "former", "breakaway"),
    "peoples": ("ethnic", "religious", "regional"),
    "regions": (
        "region", "region-world", "province", "state", "district", "territory", "island", "sea",
        "strait", "lake", "river", "canal", "desert", "mountain",
    ),
    "roles": ROLE_KINDS,
}  # fmt: skip
"""Table → the kinds that its rows may have."""

NEEDED = {
    "states": ("code", "kind", "name"),
    "peoples": ("name", "kind"),
    "regions": ("name", "kind"),
    "bodies": ("id", "name"),
    "groups": ("id", "name"),
    "persons": ("id", "name", "code"),
    "roles": ("noun", "kind"),
}
"""Table → cells that may not be empty."""

LISTS = frozenset("names adjectives people capital seats aliases sectors".split())
"""Columns whose cells hold lists; `name`, `country` and `noun` do in some tables."""

_ID = re.compile(r"[a-z0-9]+(?:-{1,2}[a-z0-9]+)*")


@dataclass(frozen=True)
class Line:
    """A row as it stands in its file.

    Attributes:
        table: name of the table.
        where: `file:line`.
        raw: its cells.
        shipped: it is in a table of ours, and not in a user's own.
    """

    table: str
    where: str
    raw: tuple[str, ...]
    shipped: bool = True

    @cached_property
    def cells(self) -> dict[str, str]:
        """Cells by column; missing ones are empty."""
        columns = COLUMNS[self.table]
        return {**dict.fromkeys(columns, ""), **dict(zip(columns, self.raw, strict=False))}

    def many(self, column: str) -> list[str]:
        """The entries of a cell that holds a list."""
        return [part.strip() for part in self.cells[column].split("|") if part.strip()]

    @cached_property
    def span(self) -> tuple[date, date]:
        """First and last day of the row; open ends and bad dates reach to the ends of time."""
        return (_day(self, "since", date.min), _day(self, "until", date.max, last=True))

    @cached_property
    def sure_end(self) -> date:
        """The day up to which the row surely holds: the first one of a month or year."""
        return _day(self, "until", date.max)

    @cached_property
    def names(self) -> list[str]:
        """Every name in the row, without bare surnames."""
        if self.table in ("peoples", "regions"):
            return self.many("name")
        if self.table == "roles":
            return self.many("noun")
        lists = ("names", "adjectives", "people", "capital", "seats")
        columns = lists if self.table == "states" else ("aliases",)
        found = [self.cells["name"], *(each for column in columns for each in self.many(column))]
        return [each for each in dict.fromkeys(found) if each and not each.startswith("~")]


def _day(line: Line, column: str, otherwise: date, *, last: bool = False) -> date:
    try:
        return read_day(line.cells.get(column, "").strip(), line.where, last=last)
    except DataError:
        return otherwise


def check_line(line: Line) -> Iterator[Raw]:
    """Everything that is wrong with a row by itself."""
    wanted = len(COLUMNS[line.table])
    if len(line.raw) != wanted:
        yield (
            line.where, "cells",
            f"{len(line.raw)} cells; {line.table} has {wanted}: "
            f"{', '.join(COLUMNS[line.table])}. Check the tabs.",
        )  # fmt: skip
        return
    yield from _check_cells(line)
    yield from _check_codes(line)
    yield from _check_dates(line)
    yield from _check_names(line)


def _check_cells(line: Line) -> Iterator[Raw]:
    for column in NEEDED[line.table]:
        if not line.cells[column].strip():
            yield line.where, "empty", f"{column} is empty. Fill it, or take the row out."
    for column, cell in line.cells.items():
        if any(part != part.strip() for part in cell.split("|")):
            yield line.where, "spaces", f"{column} is {cell!r}. Take out the blanks at its ends."
        if cell and column in LISTS and "" in cell.split("|"):
            yield line.where, "spaces", f"{column} is {cell!r}. Take out the | too many."
    if "id" in line.cells and line.cells["id"] and not _ID.fullmatch(line.cells["id"]):
        yield (
            line.where, "id",
            f"id is {line.cells['id']!r}; ids are of a-z, 0-9 and hyphens, as obama-barack.",
        )  # fmt: skip
    kinds = KINDS.get(line.table)
    kind = line.cells.get("kind", "")
    if kinds and kind and kind not in kinds:
        near = _near(kind, kinds)
        yield line.where, "kind", f"kind is {kind!r}; allowed: {', '.join(kinds)}.{near}"


def _check_codes(line: Line) -> Iterator[Raw]:
    allowed = countries()
    if line.table in ("bodies", "groups", "persons"):
        given, known = [line.cells["code"]], [*sorted(allowed), *CLASSES]
        what = f"an ISO 3166 alpha-3 code, KOS, or one of {', '.join(CLASSES)}"
    else:
        column = "code" if line.table == "states" else "country"
        given, known = line.many(column) if column in line.cells else [], sorted(allowed)
        what = "ISO 3166 alpha-3 codes and KOS"
    for code in given:
        if code and code not in known:
            near = _near(code, known)
            yield line.where, "code", f"{code!r} is no country; allowed: {what}.{near}"
    if line.table == "roles" and line.cells["sectors"] == "=":
        return
    for sector in line.many("sectors") if "sectors" in line.cells else ():
        if sector not in SECTORS:
            yield (
                line.where, "sector",
                f"{sector!r} is no sector; allowed: {', '.join(SECTORS)}.{_near(sector, SECTORS)}",
            )  # fmt: skip


def _check_dates(line: Line) -> Iterator[Raw]:
    if "since" not in line.cells:
        return
    good = True
    for column in ("since", "until"):
        words = line.cells[column].strip()
        try:
            if words:
                read_day(words, line.where)
        except DataError as error:
            good = False
            yield line.where, "date", f"{column}: {error.message}"
    if good and line.span[0] > line.span[1]:
        yield (
            line.where, "order",
            f"since {line.cells['since']} is after until {line.cells['until']}. Exchange or mend.",
        )  # fmt: skip


def _check_names(line: Line) -> Iterator[Raw]:
    if line.table == "roles":
        for noun in line.names:
            if noun != noun.lower():
                yield line.where, "noun-case", f"{noun!r}. Write role nouns in lower case."
        return
    for name in line.names:
        if key_of(name) in COMMON and not is_acronym(name):
            yield (
                line.where, "common-word",
                f"{name!r} is a common English word, and begins many sentences. Use a longer "
                "name, or allow it in a comment above with the reason.",
            )  # fmt: skip


def _near(given: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(given, list(known), n=1, cutoff=0.6)
    return f" Did you mean {close[0]}?" if close else ""
