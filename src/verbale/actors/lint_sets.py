"""What can be wrong with rows beside each other: in one table, across files, across tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import combinations

from verbale.actors.keys import key_of
from verbale.actors.lint_rows import Line, Raw
from verbale.actors.naming import base_id

ONE_HOLDER = frozenset(
    ("president", "prime minister", "king", "queen", "emperor", "emir", "sultan", "pope",
     "supreme leader", "secretary-general")
)  # fmt: skip
"""Offices that one person holds at a time, in one country or body."""

LONGEST_HANDOVER = timedelta(days=31)
"""Two holders of an office may overlap so long: dates of appointment and of taking over differ."""


def check_lines(lines: Sequence[Line]) -> Iterator[Raw]:
    """Everything that is wrong with rows in view of each other."""
    tables: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        tables[line.table].append(line)
    yield from _check_doubles(lines)
    yield from _check_states(tables["states"])
    for table in ("bodies", "groups", "persons"):
        yield from _check_ids(tables[table])
    yield from _check_holders(tables["persons"])
    yield from _check_namesakes(tables["persons"])
    for table in ("peoples", "regions", "roles"):
        yield from _check_twice(tables[table])
    yield from _check_bodies([*tables["bodies"], *tables["groups"]])


def _groups(lines: Iterable[Line], key: Callable[[Line], object]) -> list[list[Line]]:
    """Lines by a key, those groups that have two or more."""
    found: dict[object, list[Line]] = defaultdict(list)
    for line in lines:
        found[key(line)].append(line)
    return [group for group in found.values() if len(group) > 1]


def shared_days(one: Line, two: Line) -> timedelta:
    """How long two rows surely hold together; an end and a beginning of one day do not count."""
    since, until = max(one.span[0], two.span[0]), min(one.sure_end, two.sure_end)
    return max(until - since, timedelta())


def _rule(rule: str, one: Line, two: Line) -> str:
    """The rule, or `known` where a row of a user meets a shipped one: it may stand."""
    return rule if one.shipped == two.shipped else "known"


def _check_doubles(lines: Sequence[Line]) -> Iterator[Raw]:
    for group in _groups(lines, lambda line: (line.table, line.raw)):
        for line in group[1:]:
            message = f"the row stands in {group[0].where} too. Take one out."
            yield line.where, _rule("duplicate", group[0], line), message


def _check_states(lines: Sequence[Line]) -> Iterator[Raw]:
    states: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        if line.cells["kind"] in ("state", "dependency"):
            states[line.cells["code"]].append(line)
    for code, rows in states.items():
        kinds = {row.cells["kind"] for row in rows}
        for column, rule in (("capital", "no-capital"), ("adjectives", "no-adjective")):
            if "state" in kinds and not any(row.cells[column] for row in rows):
                yield rows[0].where, rule, f"{code} has no {column} in any row. Write one."
    for group in _groups(lines, lambda line: (line.cells["code"], key_of(line.cells["name"]))):
        for one, two in combinations(group, 2):
            if one.raw != two.raw and one.span == two.span:
                yield (
                    two.where, _rule("overlap", one, two),
                    f"{two.cells['name']} stands in {one.where} for the same time. Join the rows.",
                )  # fmt: skip


def _check_ids(lines: Sequence[Line]) -> Iterator[Raw]:
    """Rows of one id: one name, and no two of one office at one time."""
    for group in _groups(lines, lambda line: base_id(line.cells["id"])):
        names = {line.cells["name"] for line in group}
        person = group[0].table == "persons"
        if person and len(names) > 1:
            other = next(line for line in group if line.cells["name"] != group[0].cells["name"])
            yield (
                other.where, _rule("same-name", group[0], other),
                f"{other.cells['id']} is {other.cells['name']!r} here and "
                f"{group[0].cells['name']!r} in {group[0].where}. Write one name in both, or give "
                "two persons two ids.",
            )  # fmt: skip
        for one, two in combinations(group, 2):
            same = one.cells.get("office", "").lower() == two.cells.get("office", "").lower()
            known = one.table != "persons" or one.cells["office"]
            if same and known and one.cells["code"] == two.cells["code"] and one.raw != two.raw:
                yield from _overlap(one, two)


def _overlap(one: Line, two: Line) -> Iterator[Raw]:
    if shared_days(one, two) and (one.table == "persons" or one.span != two.span):
        office = f" as {two.cells['office']}" if two.cells.get("office") else ""
        yield (
            two.where, _rule("overlap", one, two),
            f"{two.cells['name']}{office} from {two.cells['since'] or 'ever'} to "
            f"{two.cells['until'] or 'now'} overlaps with {one.where} "
            f"({one.cells['since'] or 'ever'} to {one.cells['until'] or 'now'}). Join or mend.",
        )  # fmt: skip


def _check_holders(lines: Sequence[Line]) -> Iterator[Raw]:
    offices = [line for line in lines if line.cells["office"].lower() in ONE_HOLDER]
    for group in _groups(offices, lambda line: (line.cells["office"].lower(), line.cells["code"])):
        if group[0].cells["code"] in ("IGO", "NGO", "ISM", "IMG", "MNC"):
            continue  # many bodies, each with its own
        ordered = sorted(group, key=lambda line: (not line.shipped, line.span))
        for one, two in combinations(ordered, 2):
            if one.cells["id"] == two.cells["id"]:
                continue
            if shared_days(one, two) > LONGEST_HANDOVER:
                yield (
                    two.where, "two-holders",
                    f"{two.cells['name']} is {two.cells['office']} of {two.cells['code']} from "
                    f"{two.cells['since'] or 'ever'}, and {one.cells['name']} ({one.where}) to "
                    f"{one.cells['until'] or 'now'}. Mend a date or an office.",
                )  # fmt: skip


def _check_namesakes(lines: Sequence[Line]) -> Iterator[Raw]:
    """Names that two ids share: in one country probably one person, else a name of two."""
    rows: dict[str, list[Line]] = defaultdict(list)
    sharing: dict[str, dict[str, Line]] = defaultdict(dict)
    for line in lines:
        rows[line.cells["id"]].append(line)
        for key in _likenesses(line):
            sharing[key].setdefault(line.cells["id"], line)
    told: set[tuple[str, str]] = set()
    for key, persons in sharing.items():
        for one, two in combinations(persons, 2):
            if (one, two) not in told:
                for raw in _namesakes(key, rows[one], rows[two], persons[one], persons[two]):
                    told.add((one, two))
                    yield raw


def _likenesses(line: Line) -> Iterator[str]:
    """Keys that the rows of one person under two ids would share: names, surname and term."""
    yield from dict.fromkeys(key_of(name) for name in line.names)
    if line.cells["office"] and line.cells["since"]:
        surname = key_of(line.cells["name"]).split(" ")[-1]
        yield f"{surname}, {line.cells['office']}, {line.cells['code']}, {line.cells['since'][:4]}"


def _namesakes(
    key: str, ones: Sequence[Line], twos: Sequence[Line], first: Line, second: Line
) -> Iterator[Raw]:
    other = f"{first.cells['id']} ({first.where})"
    if {line.cells["code"] for line in ones} & {line.cells["code"] for line in twos}:
        yield (
            second.where, "two-ids",
            f"{key!r} fits {second.cells['id']} and {other}, of the same country. If they are one "
            "person give them one id, else allow it in a comment above with the reason.",
        )  # fmt: skip
    elif any(shared_days(one, two) for one in ones for two in twos):
        yield (
            second.where, "shared-name",
            f"{key!r} is at one time a name of {second.cells['id']} and of {other}. Take it out "
            "where it is a mere alias, else allow it in a comment above with the reason.",
        )  # fmt: skip


def _check_twice(lines: Sequence[Line]) -> Iterator[Raw]:
    """Names that stand twice in a table whose names must be unique."""
    seen: dict[tuple[str, str], Line] = {}
    for line in lines:
        for name in line.names:
            key = (key_of(name), line.cells.get("country", ""))
            first = seen.setdefault(key, line)
            if first is not line and first.raw != line.raw:
                yield (
                    line.where, _rule("duplicate", first, line),
                    f"{name!r} stands in {first.where} too. Take it out of one of them.",
                )  # fmt: skip


def _check_bodies(lines: Sequence[Line]) -> Iterator[Raw]:
    """A body or group with the name and country of another at the same time."""
    seen: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in lines:
        for name in dict.fromkeys(map(key_of, line.names)):
            seen[name, line.cells["code"]].append(line)
    told: set[tuple[str, str]] = set()
    for (name, code), group in seen.items():
        for one, two in combinations(group, 2):
            ids = (base_id(one.cells["id"]), base_id(two.cells["id"]))
            if ids[0] == ids[1] and one.table == two.table:
                continue
            if shared_days(one, two) and ids not in told:
                told.add(ids)
                yield (
                    two.where, _rule("duplicate", one, two),
                    f"{name!r} of {code} stands in {one.where} ({one.cells['id']}) too. "
                    "Join the rows, or take the name out of one.",
                )  # fmt: skip
