"""How much the tables hold, beside how much they must."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from verbale.actors import gazetteer
from verbale.actors.codes import SECTORS, countries
from verbale.actors.keys import key_of
from verbale.actors.naming import base_id, namings, roles
from verbale.actors.tables import DATA, Row, files, read_rows

_BODIES_OF_STATES = ("UNO", "EUR", "IGO")
_ACROSS_BORDERS = ("NGO", "ISM", "IMG", "MNC")


@dataclass(frozen=True, slots=True)
class Count:
    """One count, and the least that is wanted of it (`None`: nothing is)."""

    name: str
    value: int
    wanted: int | None = None


def count(own: Path | None = None) -> list[Count]:
    """Counts of the shipped tables, with those of a user's own folder if one is given.

    Raises:
        DataError: a table is not in its format.
    """
    folders = [DATA] if own is None else [DATA, own]
    return [
        *_states(_rows(folders, "states")),
        Count("peoples", _distinct(_rows(folders, "peoples"), "name")),
        Count("regions", _distinct(_rows(folders, "regions"), "name")),
        *_bodies(_rows(folders, "bodies")),
        Count("groups", len({base_id(row.need("id")) for row in _rows(folders, "groups")}), 400),
        *_persons(_rows(folders, "persons")),
        *_roles(folders),
        *_names(folders),
    ]


def _rows(folders: Sequence[Path], table: str) -> Iterator[Row]:
    for folder in folders:
        for path in files(folder, table):
            yield from read_rows(path, table)


def _distinct(rows: Iterator[Row], column: str) -> int:
    return len({row.need(column) for row in rows})


def _states(rows: Iterator[Row]) -> list[Count]:
    codes: dict[str, set[str]] = {}
    for row in rows:
        kind = row.need("kind")
        key = "code" if kind in ("state", "dependency") else "name"
        codes.setdefault(kind, set()).add(row.need(key))
    known = codes.get("state", set()) | codes.get("dependency", set())
    return [
        Count("states", len(codes.get("state", ()))),
        Count("dependencies", len(codes.get("dependency", ()))),
        Count("codes of states and dependencies", len(known & countries()), len(countries())),
        Count("former states", len(codes.get("former", ()))),
        Count("breakaway regions", len(codes.get("breakaway", ()))),
    ]


def _bodies(rows: Iterator[Row]) -> list[Count]:
    code_of = {base_id(row.need("id")): row.one("code") for row in rows}
    codes = Counter(code_of.values())
    across = sum(codes[code] for code in _BODIES_OF_STATES)
    others = sum(codes[code] for code in _ACROSS_BORDERS)
    return [
        Count("international bodies", across, 300),
        *(Count(f"  {code}", codes[code]) for code in _BODIES_OF_STATES),
        Count("organisations and firms across borders", others),
        *(Count(f"  {code}", codes[code]) for code in _ACROSS_BORDERS),
        Count("national bodies", len(code_of) - across - others),
    ]


def _persons(rows: Iterator[Row]) -> list[Count]:
    persons: set[str] = set()
    terms = 0
    for row in rows:
        persons.add(row.need("id"))
        terms += row.one("office") is not None
    return [Count("persons", len(persons), 1800), Count("terms of office", terms)]


def _roles(folders: Sequence[Path]) -> list[Count]:
    known = {role.noun: role for folder in folders for role in roles(folder)}
    by_sector = Counter(role.sectors[0] if role.sectors else "=" for role in known.values())
    found = [Count("role nouns", len(known), 700)]
    found += [Count(f"  {code}", by_sector[code]) for code in SECTORS if by_sector[code]]
    return [*found, Count("  of what they belong to", by_sector["="])]


def _names(folders: Sequence[Path]) -> list[Count]:
    names = {key_of(name) for folder in folders for name, _, _ in namings(folder)}
    cities = {row[1] for row in gazetteer.city_rows(key_of)}
    return [Count("names", len(names)), Count("cities", len(cities))]
