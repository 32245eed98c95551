"""The tables in a fast form: one SQLite file, made at first use, read by any number of processes.

A million names cost no memory and no start-up: a look-up is a search in an index, and what was
looked up lately is remembered. The file is named by the hash of all that it was made of, written
under another name and then moved in place, so two processes that start together do no harm.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from verbale.actors import gazetteer
from verbale.actors.cache import cache_folder, sweep
from verbale.actors.gazetteer import City
from verbale.actors.keys import is_acronym, key_of
from verbale.actors.naming import Naming, namings, roles
from verbale.actors.tables import COLUMNS, DATA, Entry, Role, files
from verbale.errors import DataError

FORMAT = 5
"""Counts up when the layout of the file changes, or what is put into it."""
_REMEMBERED = 50_000
_SCHEMA = """
    create table entries(id integer primary key, actor_id text, kind text, name text, office text,
        country text, sectors text, since integer, until integer);
    create table names(key text, use text, capitals integer, entry integer);
    create table firsts(word text primary key, longest integer) without rowid;
    create table roles(noun text primary key, sectors text, kind text) without rowid;
    create table cities(key text, geonames_id integer, name text, country text, admin text,
        latitude real, longitude real, population integer);
"""


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that a name can mean.

    Attributes:
        use: `full`, or `surname` (only beside a title, or once the full name was given).
        capitals: the text must write it in capitals ("UN").
        entry: what it means.
    """

    use: str
    capitals: bool
    entry: Entry


class Knowledge:
    """All that is known of actors, roles and cities, by name.

    Attributes:
        digest: hash of everything it was made of, for `Run`.
    """

    def __init__(self, path: Path, digest: str) -> None:
        self.digest = digest
        self._db = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
        self.roles = {
            noun: Role(noun, _split(sectors), kind)
            for noun, sectors, kind in self._db.execute("select noun, sectors, kind from roles")
        }
        self.find = lru_cache(_REMEMBERED)(self._find)
        self.longest = lru_cache(_REMEMBERED)(self._longest)
        self.cities = lru_cache(_REMEMBERED)(self._cities)

    @classmethod
    def open(cls, own: Path | None = None, cache: Path | None = None) -> Knowledge:
        """The shipped tables, with a user's own beside them; made fast at first use.

        Args:
            own: a folder with tables of the same form.
            cache: where the fast form is kept; the user's cache folder if `None`.

        Raises:
            DataError: a table is not in its format.
        """
        folders = [DATA] if own is None else [DATA, own]
        if own is not None and not any(files(own, table) for table in COLUMNS):
            raise DataError(
                str(own), "no table of actors is there. Write persons.tsv, bodies.tsv or another."
            )
        digest = _digest(folders)
        path = cache_folder(cache) / f"actors-{digest[:20]}.sqlite"
        if not path.exists():
            _build(path, folders)
            sweep(path)
        return cls(path, digest)

    def _find(self, key: str) -> tuple[Found, ...]:
        rows = self._db.execute(
            "select use, capitals, actor_id, kind, name, office, country, sectors, since, until"
            " from names join entries on entries.id = names.entry where key = ?"
            " order by names.rowid",
            (key,),
        )
        return tuple(
            Found(
                use,
                bool(capitals),
                Entry(
                    actor, kind, name, office, country, _split(sectors), _day(since), _day(until)
                ),
            )
            for use, capitals, actor, kind, name, office, country, sectors, since, until in rows
        )

    def _longest(self, word: str) -> int:
        row = self._db.execute("select longest from firsts where word = ?", (word,)).fetchone()
        return row[0] if row else 0

    def _cities(self, key: str) -> tuple[City, ...]:
        rows = self._db.execute(
            "select geonames_id, name, country, admin, latitude, longitude, population"
            " from cities where key = ? order by population desc, geonames_id",
            (key,),
        )
        return tuple(City(*row) for row in rows)

    def person(self, actor_id: str) -> tuple[Entry, ...]:
        """Every row of a person, in the order of the table."""
        return self.entries(actor_id)

    def entries(self, actor_id: str) -> tuple[Entry, ...]:
        """Every row with that id, in the order of the tables."""
        return self._entries("actor_id = ? order by id", actor_id)

    def of_office(self, office: str) -> tuple[Entry, ...]:
        """Every row of persons with that office, in any country or body, by country and date."""
        return self._entries("office = ? and kind = 'person' order by country, since", office)

    def persons_of(self, country: str) -> tuple[Entry, ...]:
        """Every row of persons in that country or body, in the order of the tables."""
        return self._entries("country = ? and kind = 'person' order by id", country)

    def holders(self, office: str, country: str) -> tuple[Entry, ...]:
        """Every row of persons with that office in that country or body, by date."""
        return self._entries(
            "office = ? and country = ? and kind = 'person' order by since", office, country
        )

    def _entries(self, condition: str, *values: str) -> tuple[Entry, ...]:
        rows = self._db.execute(
            "select actor_id, kind, name, office, country, sectors, since, until from entries"
            f" where {condition}",
            values,
        )
        return tuple(
            Entry(actor, kind, name, title, code, _split(sectors), _day(since), _day(until))
            for actor, kind, name, title, code, sectors, since, until in rows
        )


def _digest(folders: Iterable[Path]) -> str:
    total = hashlib.sha256(f"{FORMAT} {gazetteer.version()}".encode())
    for folder in folders:
        for table in COLUMNS:
            for path in files(folder, table):
                total.update(f"{path.name} {path.stat().st_size} ".encode())
                with path.open("rb") as content:
                    total.update(hashlib.file_digest(content, "sha256").digest())
    return total.hexdigest()


def _build(path: Path, folders: Iterable[Path]) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.stem, suffix=".partial")
    os.close(handle)
    try:
        db = sqlite3.connect(name)
        with db:
            db.executescript("pragma journal_mode=off; pragma synchronous=off;" + _SCHEMA)
            for folder in folders:
                _fill_names(db, namings(folder))
                db.executemany(
                    "insert or replace into roles values (?, ?, ?)",
                    ((role.noun, "|".join(role.sectors), role.kind) for role in roles(folder)),
                )
            db.executemany(
                "insert into cities values (?, ?, ?, ?, ?, ?, ?, ?)", gazetteer.city_rows(key_of)
            )
            db.executescript(
                "create index names_key on names(key); create index cities_key on cities(key);"
                "create index entries_actor on entries(actor_id);"
                "create index entries_office on entries(office, country);"
            )
        db.close()
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _fill_names(db: sqlite3.Connection, found: Iterable[Naming]) -> None:
    """Entries, names and first words, one by one, so that a million of them need no memory."""
    first = (db.execute("select max(id) from entries").fetchone()[0] or 0) + 1
    known: dict[Entry, int] = {}
    longest: dict[str, int] = {}

    def names() -> Iterator[tuple[str, str, bool, int]]:
        nonlocal first, known
        for name, use, entry in found:
            number = known.get(entry)
            if number is None:
                number, first = first, first + 1
                if len(known) > 200_000:
                    known = {}
                known[entry] = number
                db.execute(
                    "insert into entries values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (
                        number, entry.actor_id, entry.kind, entry.name, entry.office,
                        entry.country, "|".join(entry.sectors),
                        entry.since.toordinal() if entry.since else None,
                        entry.until.toordinal() if entry.until else None,
                    ),
                )  # fmt: skip
            key = key_of(name)
            words = key.split(" ")
            longest[words[0]] = max(longest.get(words[0], 0), len(words))
            yield key, use, is_acronym(name), number

    db.executemany("insert into names values (?, ?, ?, ?)", names())
    db.executemany(
        "insert into firsts values (?, ?)"
        " on conflict(word) do update set longest = max(longest, excluded.longest)",
        longest.items(),
    )


def _split(sectors: str) -> tuple[str, ...]:
    return tuple(sectors.split("|")) if sectors else ()


def _day(number: int | None) -> date | None:
    return None if number is None else date.fromordinal(number)
