"""Names of positions, as an encyclopaedia has them, in the way that news name offices."""

from __future__ import annotations

from collections import defaultdict

from verbale.actors.keys import key_of
from verbale.actors.naming import namings, roles
from verbale.actors.tables import DATA

_SAME = {
    "minister of foreign affairs": "foreign minister",
    "minister for foreign affairs": "foreign minister",
    "minister of defence": "defence minister",
    "minister of defense": "defence minister",
    "minister of finance": "finance minister",
    "minister of the interior": "interior minister",
    "minister of interior": "interior minister",
    "minister of justice": "justice minister",
}
"""Offices whose names turn round in news."""


class Positions:
    """Offices and sectors by the shipped tables."""

    def __init__(self) -> None:
        self._roles = {role.noun: role.sectors for role in roles(DATA)}
        self._names: dict[str, set[str]] = defaultdict(set)
        for name, _, entry in namings(DATA):
            if entry.kind in ("state", "adjective") and entry.country:
                self._names[entry.country].add(key_of(name).removeprefix("the "))

    def office(self, label: str, code: str) -> str:
        """ "President of the United States" → "president": without the country."""
        words = label.lower().split()
        names = self._names[code]
        for at in (at for at, word in enumerate(words) if word == "of" and at):
            if key_of(" ".join(words[at + 1 :])).removeprefix("the ") in names:
                words = words[:at]
                break
        for cut in range(min(3, len(words) - 1), 0, -1):
            if key_of(" ".join(words[:cut])) in names:
                words = words[cut:]
                break
        office = " ".join(words)
        return _SAME.get(office, office)

    def sectors(self, office: str) -> tuple[str, ...]:
        """Sectors of the longest role noun that the office is, begins with, or ends in."""
        words = office.split()
        before = words[: words.index("of")] if "of" in words else words
        for first in range(len(words)):
            found = self._roles.get(" ".join(words[first:])) if first < 4 else None
            if found:
                return found
        for last in range(len(words) - 1, 0, -1):
            found = self._roles.get(" ".join(words[:last]))
            if found:
                return found
        return self._roles.get(before[-1], ()) if before else ()
