"""A JSON dump of Wikidata: one entity a line, in an array with a comma after each.

A person's office names its position by number, and what that number is may stand anywhere else in
the dump. So what is needed of each entity is kept in a temporary SQLite file on disk, and joined
at the end: the dump is read once, and memory stays bounded. Kept are terms, organisations, and
the labels of offices, which are subclasses of others (P279) or instances of a kind of office.
"""

from __future__ import annotations

import json
import re
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from verbale.actors.imports.positions import Positions
from verbale.actors.imports.qids import COUNTRIES, ORGANISATIONS, POSITIONS
from verbale.actors.imports.record import Found, Record, Skipped, clean, fault, is_text, open_text

_HUMAN = "Q5"
_SCHEMA = """
    pragma journal_mode = off; pragma synchronous = off;
    create table terms(person text, name text, aliases text, position text, since text,
        until text, citizenship text);
    create table items(qid text primary key, label text, country text) without rowid;
    create table countries(qid text primary key, code text) without rowid;
    create table bodies(qid text, name text, aliases text, code text, sectors text, country text,
        since text, until text);
"""
_TIME = re.compile(r"\+(\d{4})-(\d\d)-(\d\d)T")
_DAY, _MONTH, _YEAR = 11, 10, 9
"""Wikidata's numbers for how exact a time is."""

Entity = dict[str, Any]


def records(path: Path) -> Found:
    """The rows that a dump gives: terms of office of persons, and organisations."""
    with tempfile.TemporaryDirectory(prefix="verbale-") as folder:
        db = sqlite3.connect(Path(folder) / "wikidata.sqlite")
        try:
            db.executescript(_SCHEMA)
            db.executemany("insert into countries values (?, ?)", COUNTRIES.items())
            yield from _keep(path, db)
            yield from _terms(db)
            yield from _bodies(db)
        finally:
            db.close()


def _keep(path: Path, db: sqlite3.Connection) -> Iterator[Skipped]:
    with open_text(path) as lines:
        for number, line in enumerate(lines, 1):
            words = line.strip().rstrip(",")
            if words in ("", "[", "]"):
                continue
            where = f"{path.name}:{number}"
            try:
                entity = json.loads(words)
            except ValueError as error:
                yield Skipped(where, "not JSON", f"{words[:60]} ({error})")
                continue
            if not isinstance(entity, dict) or not isinstance(entity.get("claims", {}), dict):
                yield Skipped(where, "no entity", words[:60])
                continue
            if not is_text(words):
                yield Skipped(where, "not UTF-8", str(entity.get("id")))
                continue
            reason = _keep_entity(entity, db)
            if reason is not None:
                yield Skipped(where, reason, str(entity.get("id")))


def _keep_entity(entity: Entity, db: sqlite3.Connection) -> str | None:
    """Keep what is needed of an entity; else the reason why nothing is."""
    qid, name = str(entity.get("id", "")), _label(entity)
    kinds = _items(entity, "P31")
    iso = next(iter(_strings(entity, "P298")), None)
    if iso is not None:
        db.execute("insert or replace into countries values (?, ?)", (qid, iso))
    if not name:
        return "no English label"
    aliases = "|".join(alias for alias in _aliases(entity) if alias != name)
    if _HUMAN in kinds:
        held = list(_statements(entity, "P39"))
        if not held:
            return "a person without an office"
        citizenship = next(iter(_items(entity, "P27")), None)
        db.executemany(
            "insert into terms values (?, ?, ?, ?, ?, ?, ?)",
            (
                (qid, name, aliases, _item(one.get("mainsnak")), _time(one, "P580"),
                 _time(one, "P582"), citizenship)
                for one in held
            ),
        )  # fmt: skip
        return None
    country = next(iter((*_items(entity, "P1001"), *_items(entity, "P17"))), None)
    known = next((ORGANISATIONS[kind] for kind in kinds if kind in ORGANISATIONS), None)
    if known is not None:
        code, sectors = known
        since, until = (
            next((_when(one.get("mainsnak")) for one in _statements(entity, claim)), "")
            for claim in ("P571", "P576")
        )
        row = (qid, name, aliases, code, sectors, country, since, until)
        db.execute("insert into bodies values (?, ?, ?, ?, ?, ?, ?, ?)", row)
        return None
    if iso is None and not any(_statements(entity, "P279")) and POSITIONS.isdisjoint(kinds):
        return "no office, and no organisation that acts in politics"
    db.execute("insert or replace into items values (?, ?, ?)", (qid, name, country))
    return None


def _terms(db: sqlite3.Connection) -> Found:
    positions = Positions()
    rows = db.execute(
        "select person, name, aliases, position, items.label, since, until,"
        " (select code from countries where qid = items.country),"
        " (select code from countries where qid = citizenship)"
        " from terms left join items on items.qid = position order by terms.rowid"
    )
    for person, name, aliases, position, label, since, until, of_office, of_person in rows:
        where = f"{person} {name}"
        if label is None:
            yield Skipped(where, "the position is not in the dump", str(position))
            continue
        code = of_office or of_person
        if code is None:
            yield Skipped(where, "unknown country", label)
            continue
        office = positions.office(label, code)
        record = Record(
            "persons", person.lower(), name, tuple(filter(None, aliases.split("|"))), office, code,
            positions.sectors(office), since, until,
        )  # fmt: skip
        reason = fault(record)
        yield record if reason is None else Skipped(where, reason, f"{label} {since} {until}")


def _bodies(db: sqlite3.Connection) -> Found:
    rows = db.execute(
        "select bodies.qid, name, aliases, bodies.code, sectors, since, until, countries.code"
        " from bodies left join countries on countries.qid = country order by bodies.rowid"
    )
    for qid, name, aliases, given, sectors, since, until, country in rows:
        code = given or country
        if code is None:
            yield Skipped(f"{qid} {name}", "unknown country", name)
            continue
        record = Record(
            "bodies", qid.lower(), name, tuple(filter(None, aliases.split("|"))), None, code,
            tuple(filter(None, sectors.split("|"))), since, until,
        )  # fmt: skip
        reason = fault(record)
        yield record if reason is None else Skipped(f"{qid} {name}", reason, f"{since} {until}")


def _label(entity: Entity) -> str:
    for language in ("en", "mul"):
        value = _dict(_dict(entity.get("labels")).get(language)).get("value")
        if isinstance(value, str):
            return clean(value)
    return ""


def _aliases(entity: Entity) -> list[str]:
    given = _dict(entity.get("aliases")).get("en")
    found = [_dict(one).get("value") for one in given] if isinstance(given, list) else []
    return list(dict.fromkeys(clean(value) for value in found if isinstance(value, str)))


def _statements(entity: Entity, claim: str) -> Iterator[Entity]:
    """The statements of a property, without those that Wikidata holds for wrong."""
    given = _dict(entity.get("claims")).get(claim)
    for one in given if isinstance(given, list) else ():
        if isinstance(one, dict) and one.get("rank") != "deprecated":
            yield one


def _items(entity: Entity, claim: str) -> list[str]:
    found = (_item(one.get("mainsnak")) for one in _statements(entity, claim))
    return [item for item in found if item is not None]


def _strings(entity: Entity, claim: str) -> list[str]:
    found = (_value(one.get("mainsnak")) for one in _statements(entity, claim))
    return [value for value in found if isinstance(value, str)]


def _item(snak: Any) -> str | None:
    qid = _dict(_value(snak)).get("id")
    return qid if isinstance(qid, str) else None


def _time(statement: Entity, qualifier: str) -> str:
    given = _dict(statement.get("qualifiers")).get(qualifier)
    return _when(given[0]) if isinstance(given, list) and given else ""


def _when(snak: Any) -> str:
    """A time as tables write it; empty if it is unknown, or less exact than a year."""
    value = _dict(_value(snak))
    match = _TIME.match(str(value.get("time", "")))
    if match is None:
        return ""
    exact = value.get("precision")
    if exact == _DAY:
        return "-".join(match.groups())
    if exact == _MONTH:
        return f"{match[1]}-{match[2]}"
    return match[1] if exact == _YEAR else ""


def _value(snak: Any) -> Any:
    return _dict(_dict(snak).get("datavalue")).get("value")


def _dict(value: Any) -> Entity:
    return value if isinstance(value, dict) else {}
