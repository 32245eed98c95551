"""The tables of actors: what a row is, and how a file is read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal, get_args

from verbale.errors import DataError

DATA = Path(__file__).parent / "data"

Kind = Literal[
    "state", "adjective", "people", "capital", "seat", "ethnic", "region", "body", "group", "person"
]
"""What a name is the name of. `adjective`, `people`, `capital` and `seat` belong to a state."""

RoleKind = Literal["office", "role", "collective", "body"]
ROLE_KINDS: tuple[RoleKind, ...] = get_args(RoleKind)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that a name can mean, in a span of time.

    Attributes:
        actor_id: `state:FRA`, `body:nato`, `group:hamas`, `person:obama-barack`, `ethnic:kurd`,
            `region:tigray`; the rows of one person share it.
        kind: what the name is the name of.
        name: the name that the record shows.
        office: office held in that time, of persons.
        country: ISO 3166 alpha-3 code or entity class; `None` where there is none or several.
        sectors: sector codes, the most specific first.
        since: first day on which the row holds; `None` if always.
        until: last day on which it holds; `None` if open.
    """

    actor_id: str
    kind: Kind
    name: str
    office: str | None
    country: str | None
    sectors: tuple[str, ...]
    since: date | None
    until: date | None

    def holds(self, day: date | None) -> bool:
        """Whether the row holds on that day; an unknown day rules nothing out but the past."""
        if day is None:
            return self.until is None
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )


@dataclass(frozen=True, slots=True)
class Role:
    """A noun that makes a phrase a political actor.

    Attributes:
        noun: lemmas joined by blanks, lower case.
        sectors: its sectors; empty for one that takes those of what it belongs to (spokesman).
        kind: office (one holder), role (many), collective (troops), body (ministry).
    """

    noun: str
    sectors: tuple[str, ...]
    kind: RoleKind


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: cells by column, and where it stands."""

    cells: dict[str, str]
    where: str

    def many(self, column: str) -> list[str]:
        """The entries of a cell that holds a list."""
        return [part.strip() for part in self.cells.get(column, "").split("|") if part.strip()]

    def one(self, column: str) -> str | None:
        """The cell, `None` if it is empty."""
        return self.cells.get(column, "").strip() or None

    def need(self, column: str) -> str:
        """The cell, which may not be empty.

        Raises:
            DataError: it is empty.
        """
        words = self.one(column)
        if words is None:
            raise DataError(self.where, f"{column} is empty. Fill it, or take the row out.")
        return words

    def day(self, column: str, *, last: bool = False) -> date | None:
        """The day in a cell; of a month or a year the first day, or with `last` the last one."""
        words = self.one(column)
        return None if words is None else read_day(words, self.where, last=last)


COLUMNS: dict[str, tuple[str, ...]] = {
    "states": tuple("code kind name names adjectives people capital seats since until".split()),
    "peoples": ("name", "country", "kind"),
    "regions": ("name", "country", "kind"),
    "bodies": tuple("id name aliases code sectors since until".split()),
    "groups": tuple("id name aliases code sectors since until".split()),
    "persons": tuple("id name aliases office code sectors since until".split()),
    "roles": ("noun", "sectors", "kind"),
}
"""Columns of each table. A file may be called NAME.tsv or NAME-anything.tsv."""

_DAY = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?\Z")


def read_day(words: str, where: str, *, last: bool = False) -> date:
    """A day from `2004`, `2004-05` or `2004-05-12`.

    Raises:
        DataError: it is none of these.
    """
    match = _DAY.match(words)
    try:
        if match is None:
            raise ValueError(words)
        year, month, day = (int(part) if part else None for part in match.groups())
        if not last or day:
            return date(year or 0, month or 1, day or 1)
        return date(year or 0, 12, 31) if month is None else _month_end(year or 0, month)
    except ValueError as error:
        raise DataError(
            where, f"{words!r} is no date. Write 2004, 2004-05 or 2004-05-12."
        ) from error


def _month_end(year: int, month: int) -> date:
    after = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(after.toordinal() - 1)


def files(folder: Path, table: str) -> list[Path]:
    """The files of a table in a folder, in order of name."""
    return sorted([*folder.glob(f"{table}.tsv"), *folder.glob(f"{table}-*.tsv")])


def read_rows(path: Path, table: str) -> Iterator[Row]:
    """The rows of one file, one by one, so that a file of a million needs no memory.

    Raises:
        DataError: the file cannot be read, its first line does not name the columns, or a row has
            too many cells.
    """
    columns = COLUMNS[table]
    lines = read_lines(path)
    _, head = next(lines, (1, ""))
    if tuple(head.split("\t")) != columns:
        raise DataError(
            f"{path.name}:1", f"the first line must name the columns: {', '.join(columns)}."
        )
    for number, line in lines:
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        where = f"{path.name}:{number}"
        if len(cells) > len(columns):
            raise DataError(where, f"{len(cells)} cells, at most {len(columns)}. Check the tabs.")
        yield Row(dict(zip(columns, cells, strict=False)), where)


def read_lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines of a table with their numbers, from 1, without line ends.

    Raises:
        DataError: the file cannot be read, or is not UTF-8.
    """
    try:
        with path.open(encoding="utf-8-sig") as lines:
            for number, line in enumerate(lines, 1):
                yield number, line.rstrip("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(str(path), f"it cannot be read: {error}. Tables are UTF-8.") from error


def slug(name: str) -> str:
    """A name as part of an id."""
    from verbale.actors.keys import key_of

    return re.sub(r"[^a-z0-9]+", "-", key_of(name)).strip("-")
