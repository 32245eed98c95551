"""What a source of names gives, one by one: a row for a table, or the reason why there is none."""

from __future__ import annotations

import bz2
import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TextIO

from verbale.actors.codes import CLASSES, SECTORS, countries
from verbale.actors.tables import read_day, slug
from verbale.errors import DataError

Table = Literal["persons", "bodies", "regions", "roles"]


@dataclass(frozen=True, slots=True)
class Record:
    """A row to be written.

    Attributes:
        table: where it goes; of `regions` only names and code are used, of `roles` only names and
            sectors.
        row_id: id in the table.
        aliases: other names; bare surnames begin with `~`.
        office: of persons, in lower case; `None` if unknown.
        code: country or class; empty with `roles`.
        since, until: as tables write dates; empty if open.
    """

    table: Table
    row_id: str
    name: str
    aliases: tuple[str, ...]
    office: str | None
    code: str
    sectors: tuple[str, ...]
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A piece of the source that gives no row.

    Attributes:
        where: file and line.
        reason: a few words for counting.
        given: what stood there.
    """

    where: str
    reason: str
    given: str


def open_text(path: Path) -> TextIO:
    """A file, or one packed as .gz or .bz2, as lines of UTF-8; other bytes come as surrogates."""
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8-sig", errors="surrogateescape")
    if path.suffix == ".bz2":
        return bz2.open(path, "rt", encoding="utf-8-sig", errors="surrogateescape")
    return path.open(encoding="utf-8-sig", errors="surrogateescape", newline="")


def fault(record: Record) -> str | None:
    """Why a row cannot stand in a table, in a few words; `None` if it can."""
    if not record.name:
        return "no name"
    if record.table != "roles" and record.code not in countries() and record.code not in CLASSES:
        return "unknown country or class"
    if any(sector not in SECTORS for sector in record.sectors):
        return "unknown sector"
    try:
        since = read_day(record.since, "") if record.since else None
        until = read_day(record.until, "", last=True) if record.until else None
    except DataError:
        return "bad date"
    if since and until and since > until:
        return "ends before it begins"
    return None


def clean(words: str) -> str:
    """A name for a cell: no tabs, line ends, bars or doubled blanks."""
    return " ".join(words.replace("|", " ").split())


def is_text(words: str) -> bool:
    """Whether everything in it was UTF-8."""
    return not any("\ud800" <= c <= "\udfff" for c in words)


def id_of(name: str, code: str, otherwise: str) -> str:
    """An id made of a name and its country; `otherwise` for names of other scripts."""
    made = slug(name)
    return f"{made}-{code.lower()}" if made else otherwise


Found = Iterator[Record | Skipped]
