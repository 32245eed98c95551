"""What a name or an office means, in lines for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from verbale.actors.keys import key_of
from verbale.actors.store import Knowledge
from verbale.actors.tables import Entry

_SPELLINGS = (("defence", "defense"), ("defense", "defence"), ("labour", "labor"))


@dataclass(frozen=True, slots=True)
class Shown:
    """One thing that a name can mean.

    Attributes:
        how: `name`, `surname`, `office` (the name is of an office, the entry a holder) or `role`.
        entry: what it means; of a role noun only kind, name and sectors are filled.
    """

    how: str
    entry: Entry


def look_up(knowledge: Knowledge, name: str, day: date | None = None) -> list[Shown]:
    """Everything that a name can mean: entries by name, holders of an office, role nouns.

    Args:
        day: only what holds on that day; `None` shows all times. Role nouns hold at all times.
    """
    key = key_of(name)
    found = [
        Shown("name" if one.use == "full" else "surname", one.entry) for one in knowledge.find(key)
    ]
    found += [Shown("office", entry) for entry in holders(knowledge, name)]
    role = knowledge.roles.get(key)
    if role is not None:
        kind = f"role noun, {role.kind}"
        entry = Entry("-", "group", role.noun, None, None, role.sectors, None, None)
        found.append(Shown(kind, entry))
    unique = dict.fromkeys(found)
    return [
        one for one in unique
        if day is None or one.how.startswith("role") or one.entry.holds(day)
    ]  # fmt: skip


def holders(knowledge: Knowledge, office: str) -> list[Entry]:
    """Every holder of an office, at any time; a country may stand before it ("US president")."""
    words = key_of(office).split(" ")
    found = [entry for key in _spellings(" ".join(words)) for entry in knowledge.of_office(key)]
    for cut in range(1, len(words)):
        owners = {
            one.entry.country
            for one in knowledge.find(" ".join(words[:cut]))
            if one.entry.kind in ("state", "adjective", "body") and one.entry.country
        }
        rest = " ".join(words[cut:])
        found += [
            entry for key in _spellings(rest) for entry in knowledge.of_office(key)
            if entry.country in owners
        ]  # fmt: skip
    return found


def _spellings(office: str) -> Iterator[str]:
    yield office
    for one, other in _SPELLINGS:
        if one in office.split(" "):
            yield office.replace(one, other)


def as_lines(shown: Iterable[Shown]) -> Iterator[str]:
    """Each meaning in a line: id, kind, name, office, country, sectors, time."""
    for one in shown:
        entry = one.entry
        if one.how.startswith("role"):
            sectors = "|".join(entry.sectors) or "that of what it belongs to"
            yield f"{one.how:<36}  {entry.name}  {sectors}"
            continue
        office = f", {entry.office}" if entry.office else ""
        kind = entry.kind if one.how == "name" else f"{entry.kind} by {one.how}"
        code = " ".join((entry.country or "-", "|".join(entry.sectors) or "-"))
        what = f"{kind}: {entry.name}{office}  [{code}]  {_time(entry)}"
        yield f"{entry.actor_id:<36}  {what}".rstrip()


def _time(entry: Entry) -> str:
    if entry.since is None and entry.until is None:
        return ""
    since = entry.since.isoformat() if entry.since else ""
    until = entry.until.isoformat() if entry.until else ""
    return f"{since}..{until}"
