"""The linter of the tables: everything that is wrong with a row, with file and line.

An `error` is a row that means nothing or contradicts another. A `warning` may be right: two
presidents at once, a name that is a common word. Where it is, a comment above the row says so,
with the reason:

    # allow two-holders: rival presidents, each with a government of his own

`lint_rows` looks at rows one by one, `lint_sets` at what they say together.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from verbale.actors.lint_rows import Line, Raw, check_line
from verbale.actors.lint_sets import check_lines
from verbale.actors.tables import COLUMNS, DATA, files, read_lines
from verbale.errors import DataError

Level = Literal["error", "warning"]

RULES: dict[str, tuple[Level, str]] = {
    "unreadable": ("error", "a file cannot be read, or is not UTF-8"),
    "unknown-file": ("warning", "a file in the folder is no table, and is not read"),
    "columns": ("error", "the first line does not name the columns of the table"),
    "cells": ("error", "a row has too many or too few cells"),
    "empty": ("error", "a cell is empty that is needed"),
    "spaces": ("error", "a cell, or an entry of a list, has blanks around it"),
    "id": ("error", "an id is not of lower-case letters, digits and hyphens"),
    "kind": ("error", "a kind is not among those of its table"),
    "code": ("error", "a country or class does not exist"),
    "sector": ("error", "a sector does not exist"),
    "date": ("error", "a date is none"),
    "order": ("error", "a row ends before it begins"),
    "noun-case": ("error", "a role noun is not in lower case"),
    "same-name": ("error", "one id has several names"),
    "overlap": ("error", "one person, body or group has two rows for one time"),
    "duplicate": ("error", "a row or a name stands twice"),
    "no-capital": ("error", "a state has no capital"),
    "no-adjective": ("error", "a state has no adjective"),
    "known": ("warning", "a row of your own says what a shipped one says, or otherwise"),
    "two-holders": ("warning", "an office of one holder has two for more than a month"),
    "shared-name": ("warning", "two persons have one name at the same time"),
    "two-ids": ("warning", "one person seems to stand under two ids"),
    "common-word": ("warning", "a name is a common English word"),
    "allowance": ("error", "a comment allows a rule that is unknown, or gives no reason"),
    "idle": ("warning", "a comment allows what is not found"),
}
"""Rule → its level and what it finds; docs/actors.md lists them, a test holds the two together."""

_ALLOW = re.compile(r"#\s*allow\s+([a-z-]+)\s*(?::\s*(.*))?$")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong.

    Attributes:
        where: `file:line`.
        level: `error` or `warning`.
        rule: one of `RULES`.
        message: what is there, what is allowed, what to do.
    """

    where: str
    level: Level
    rule: str
    message: str


@dataclass(slots=True)
class _Allowance:
    """A comment that allows a rule in the next row of its file."""

    where: str
    rule: str
    used: bool = False


def lint(own: Path | None = None) -> list[Finding]:
    """All findings, by file and line.

    Args:
        own: a user's folder: its tables are checked beside the shipped ones, and only what is
            wrong in them is told. `None` checks the shipped tables.

    Raises:
        DataError: the folder has no table.
    """
    found: list[Finding] = []
    lines, allowed = _read(DATA, "", [] if own else found)
    if own is not None:
        if not any(files(own, table) for table in COLUMNS):
            raise DataError(
                str(own), "no table of actors is there. Write persons.tsv, bodies.tsv or another."
            )
        more, allowed = _read(own, f"{own}/", found)
        lines += more
    prefix = "" if own is None else f"{own}/"
    for line in lines:
        if own is None or not line.shipped:
            found += _findings(check_line(line))
    found += [one for one in _findings(check_lines(lines)) if one.where.startswith(prefix)]
    return sorted(set(_kept(found, allowed)), key=_place)


def _findings(raw: Iterable[Raw]) -> list[Finding]:
    return [Finding(where, RULES[rule][0], rule, message) for where, rule, message in raw]


def _read(
    folder: Path, prefix: str, found: list[Finding]
) -> tuple[list[Line], dict[str, list[_Allowance]]]:
    """Every row of a folder, and the allowances by the place of the row they stand above."""
    lines: list[Line] = []
    allowed: dict[str, list[_Allowance]] = {}
    known = {path for table in COLUMNS for path in files(folder, table)}
    for path in sorted(folder.iterdir()):
        if path.suffix in (".tsv", ".csv", ".txt") and path not in known:
            found += _findings([(f"{prefix}{path.name}:1", "unknown-file", _UNKNOWN)])
    for table in COLUMNS:
        for path in files(folder, table):
            try:
                _read_file(path, table, prefix, lines, allowed, found)
            except DataError as error:
                found += _findings([(f"{prefix}{path.name}:1", "unreadable", error.message)])
    return lines, allowed


_UNKNOWN = (
    f"no table has this name; tables are {', '.join(f'{table}.tsv' for table in COLUMNS)}, "
    "or with a hyphen and more after the name (persons-mine.tsv). Rename the file."
)


def _read_file(
    path: Path,
    table: str,
    prefix: str,
    lines: list[Line],
    allowed: dict[str, list[_Allowance]],
    found: list[Finding],
) -> None:
    waiting: list[_Allowance] = []
    for number, text in read_lines(path):
        where = f"{prefix}{path.name}:{number}"
        if number == 1:
            if tuple(text.split("\t")) != COLUMNS[table]:
                names = ", ".join(COLUMNS[table])
                found += _findings(
                    [(where, "columns", f"the first line must name the columns: {names}.")]
                )
        elif text.startswith("#"):
            match = _ALLOW.match(text)
            if match is not None:
                waiting.append(_allowance(where, match, found))
        elif text.strip():
            lines.append(Line(table, where, tuple(text.split("\t")), shipped=not prefix))
            if waiting:
                allowed[where], waiting = waiting, []


def _allowance(where: str, match: re.Match[str], found: list[Finding]) -> _Allowance:
    rule, reason = match[1], match[2]
    if rule not in RULES or RULES[rule][0] == "error" or not reason:
        allowed = ", ".join(name for name, (level, _) in RULES.items() if level == "warning")
        message = f"{match[0]!r}; write `# allow RULE: reason`, with a RULE of {allowed}."
        found += _findings([(where, "allowance", message)])
    return _Allowance(where, rule)


def _kept(found: list[Finding], allowed: dict[str, list[_Allowance]]) -> Iterator[Finding]:
    """Findings that no comment allows, and comments that allow nothing."""
    for finding in found:
        hits = [one for one in allowed.get(finding.where, ()) if one.rule == finding.rule]
        for one in hits:
            one.used = True
        if not hits:
            yield finding
    for waiting in allowed.values():
        for one in waiting:
            if not one.used and one.rule in RULES:
                yield Finding(
                    one.where, "warning", "idle",
                    f"{one.rule} is allowed and not found in the next row. Take the comment out.",
                )  # fmt: skip


def _place(finding: Finding) -> tuple[str, int, str]:
    file, _, line = finding.where.rpartition(":")
    return (file, int(line), finding.message)


def summary(found: list[Finding]) -> str:
    """The count of errors and warnings in one line."""
    levels = Counter(finding.level for finding in found)
    return f"{levels['error']} error(s), {levels['warning']} warning(s)" if found else "clean"
