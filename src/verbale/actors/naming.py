"""From rows to names: every name that a table gives, and the entry it stands for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Literal

from verbale.actors.tables import (
    ROLE_KINDS,
    Entry,
    Kind,
    Role,
    RoleKind,
    Row,
    files,
    read_rows,
    slug,
)

Use = Literal["full", "surname"]
"""`surname`: the name means the person only beside a title, or once the full name was given."""
Naming = tuple[str, Use, Entry]


def namings(folder: Path) -> Iterator[Naming]:
    """Every name of the tables in a folder with what it stands for.

    Raises:
        DataError: a table is not in its format.
    """
    for path in files(folder, "states"):
        for row in read_rows(path, "states"):
            yield from _of_state(row)
    for table, kind in (("peoples", "ethnic"), ("regions", "region")):
        for path in files(folder, table):
            for row in read_rows(path, table):
                yield from _of_place(row, "ethnic" if kind == "ethnic" else "region")
    for table in ("bodies", "groups"):
        for path in files(folder, table):
            for row in read_rows(path, table):
                yield from _of_body(row, "body" if table == "bodies" else "group")
    yield from _of_persons(files(folder, "persons"))


def roles(folder: Path) -> Iterator[Role]:
    """Every role noun; of forms joined by | each is one."""
    for path in files(folder, "roles"):
        for row in read_rows(path, "roles"):
            sectors = () if row.one("sectors") == "=" else tuple(row.many("sectors"))
            for noun in row.many("noun"):
                yield Role(noun.lower(), sectors, _role_kind(row))


def _role_kind(row: Row) -> RoleKind:
    given = row.one("kind") or "role"
    for kind in ROLE_KINDS:
        if kind == given:
            return kind
    raise _bad(row, "kind", given, ", ".join(ROLE_KINDS))


def base_id(row_id: str) -> str:
    """The id of a body or group; rows after its first may add `--` and a year to it."""
    return row_id.partition("--")[0]


def _of_state(row: Row) -> Iterator[Naming]:
    code = row.need("code")
    sectors = ("PRE",) if row.one("kind") == "breakaway" else ("GOV",)
    name = row.need("name")
    actor = f"state:{code}" if row.one("kind") in ("state", "dependency") else f"state:{slug(name)}"
    entry = Entry(
        actor, "state", name, None, code, sectors, row.day("since"), row.day("until", last=True)
    )
    for each in dict.fromkeys([name, *row.many("names")]):
        yield each, "full", entry
    uses: tuple[tuple[str, Kind], ...] = (
        ("adjectives", "adjective"),
        ("people", "people"),
        ("capital", "capital"),
        ("seats", "seat"),
    )
    for column, kind in uses:
        for each in row.many(column):
            yield each, "full", replace(entry, kind=kind)


def _of_place(row: Row, kind: Kind) -> Iterator[Naming]:
    names = row.many("name") or [row.need("name")]
    countries = row.many("country")
    entry = Entry(
        f"{kind}:{slug(names[0])}", kind, names[0], None,
        countries[0] if len(countries) == 1 else None, (), None, None,
    )  # fmt: skip
    for each in names:
        yield each, "full", entry


def _of_body(row: Row, kind: Kind) -> Iterator[Naming]:
    name = row.need("name")
    entry = Entry(
        f"{kind}:{base_id(row.need('id'))}", kind, name, None, row.one("code"),
        tuple(row.many("sectors")), row.day("since"), row.day("until", last=True),
    )  # fmt: skip
    for each in dict.fromkeys([name, *row.many("aliases")]):
        yield each, "full", entry


def _of_persons(paths: Sequence[Path]) -> Iterator[Naming]:
    """Names of persons. The rows of one mostly stand together, and then are read and forgotten;
    only those that stand apart are gathered, so that a million persons need no memory."""
    apart = _apart(paths)
    gathered: dict[str, list[Row]] = {}
    for person, rows in groupby(_person_rows(paths), lambda row: row.need("id")):
        if person in apart:
            gathered.setdefault(person, []).extend(rows)
        else:
            yield from _of_person(person, list(rows))
    for person, terms in gathered.items():
        yield from _of_person(person, terms)


def _person_rows(paths: Sequence[Path]) -> Iterator[Row]:
    for path in paths:
        yield from read_rows(path, "persons")


def _apart(paths: Sequence[Path]) -> set[str]:
    """Ids of persons whose rows do not stand together."""
    seen: set[int] = set()
    apart = set()
    for person, _ in groupby(row.need("id") for row in _person_rows(paths)):
        if hash(person) in seen:  # two ids of one hash are only gathered for nothing
            apart.add(person)
        seen.add(hash(person))
    return apart


def _of_person(person: str, terms: list[Row]) -> Iterator[Naming]:
    name = terms[0].need("name")
    aliases = [alias for row in terms for alias in row.many("aliases")]
    surnames = [alias[1:] for alias in aliases if alias.startswith("~")]
    full = dict.fromkeys([name, *(alias for alias in aliases if not alias.startswith("~"))])
    if not surnames and " " in name:
        surnames = [name.split(" ")[-1]]
    for row in terms:
        office = row.need("office").lower() if row.one("office") else None
        entry = Entry(
            f"person:{person}", "person", name, office, row.one("code"),
            tuple(row.many("sectors")), row.day("since"), row.day("until", last=True),
        )  # fmt: skip
        for each in full:
            yield each, "full", entry
        for each in dict.fromkeys(surnames):
            yield each, "surname", entry


def _bad(row: Row, column: str, given: str, allowed: str) -> Exception:
    from verbale.errors import DataError

    return DataError(row.where, f"{column} is {given!r}; allowed: {allowed}.")
