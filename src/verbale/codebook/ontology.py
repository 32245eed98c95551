"""Ontologies and code systems: `ontology.toml`, CAMEO, crosswalks and quad maps.

Form is checked here (each cell is of its kind); whether the tables agree with each other, with the
decisions and with the lexicons is for the linter.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

from verbale.codebook.table import read_table, read_text
from verbale.codebook.types import (
    CameoCode,
    Crossing,
    Decision,
    EventType,
    Finding,
    Mode,
    Ontology,
    Quad,
    Rule,
)
from verbale.errors import DataError


class _Toml:
    """A parsed TOML file that can tell the line of a table or a key."""

    def __init__(self, path: Path, name: str) -> None:
        text = read_text(path, name)
        self.name = name
        self.lines = text.split("\n")
        self.headers: dict[str, list[int]] = {}
        for index, line in enumerate(self.lines):
            if line.startswith("["):
                self.headers.setdefault(line.strip(), []).append(index)
        try:
            self.data: dict[str, Any] = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise DataError(name, f"is not TOML: {error}. Mend the place it names.") from error

    def line(self, *needles: str) -> str:
        """`file:line` of the first line that begins with each needle in turn."""
        start = 0
        for needle in needles:
            for index in range(start, len(self.lines)):
                if self.lines[index].lstrip().startswith(needle):
                    start = index
                    break
        return f"{self.name}:{start + 1}"

    def nth(self, header: str, number: int) -> str:
        """`file:line` of the `number`-th (from 0) line that is `header`."""
        at = self.headers.get(header, [])
        return f"{self.name}:{at[number] + 1 if number < len(at) else 1}"


def _take(
    data: Mapping[str, Any], key: str, kind: type[Any], where: str, default: Any = None
) -> Any:
    """Value of a key, of the kind that it must have; without default it must be there."""
    value = data.get(key, default)
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    if not isinstance(value, kind):
        given = "is missing" if value is None else f"is {value!r}"
        names = {float: "a number", int: "a whole number", str: "a text", dict: "a table"}
        raise DataError(
            where, f"{key} {given}; it must be {names.get(kind, kind.__name__)}. Set it."
        )
    return value


def read_ontology(path: Path, name: str) -> Ontology:
    """The ontology of a codebook folder.

    Args:
        path: its `ontology.toml`.
        name: how to call it in messages.

    Raises:
        DataError: not TOML, or a value is missing or of the wrong kind.
    """
    toml = _Toml(path, name)
    data = toml.data
    top = f"{name}:1"
    return Ontology(
        name=_take(data, "name", str, top),
        version=_take(data, "version", str, top),
        quads=tuple(_quad(toml, number, quad) for number, quad in enumerate(data.get("quad", []))),
        types=tuple(_type(toml, key, entry) for key, entry in data.get("type", {}).items()),
        contexts=_texts(data, "contexts", top),
        sectors=_texts(data, "sectors", top),
        entity_classes=_texts(data, "entity_classes", top),
        special_countries=_texts(data, "special_countries", top),
        breakaway=_texts(data, "breakaway", top),
        rules=tuple(
            Rule(
                _take(rule, "name", str, toml.nth("[[rule]]", number)),
                _take(rule, "text", str, toml.nth("[[rule]]", number)),
                tuple(rule.get("types", ())),
                toml.nth("[[rule]]", number),
            )
            for number, rule in enumerate(data.get("rule", []))
        ),
        decisions=tuple(
            Decision(
                _take(entry, "subject", str, toml.nth("[[decision]]", number)),
                _take(entry, "value", str, toml.nth("[[decision]]", number)),
                _take(entry, "source", str, toml.nth("[[decision]]", number)),
                toml.nth("[[decision]]", number),
            )
            for number, entry in enumerate(data.get("decision", []))
        ),
        retired=MappingProxyType(
            {
                (kind, old): new
                for kind, entries in data.get("retired", {}).items()
                for old, new in entries.items()
            }
        ),
    )


def _texts(data: Mapping[str, Any], key: str, where: str) -> Mapping[str, str]:
    table = _take(data, key, dict, where, {})
    return MappingProxyType({name: _take(table, name, str, where) for name in table})


def _quad(toml: _Toml, number: int, data: Mapping[str, Any]) -> Quad:
    where = toml.nth("[[quad]]", number)
    return Quad(
        _take(data, "number", int, where),
        _take(data, "name", str, where),
        _take(data, "sign", int, where),
        tuple(_take(data, "types", list, where, [])),
        where,
    )


def _type(toml: _Toml, name: str, data: Mapping[str, Any]) -> EventType:
    where = toml.line(f"[type.{name}]")
    modes = _take(data, "modes", dict, where, {})
    return EventType(
        name=name,
        quad=_take(data, "quad", int, where),
        score=_take(data, "score", float, where),
        recipient="required"
        if _take(data, "recipient", str, where, "optional") == "required"
        else "optional",
        text=_take(data, "text", str, where),
        modes=tuple(
            Mode(
                mode,
                _take(entry, "score", float, toml.line(f"[type.{name}.modes]", mode)),
                _take(entry, "text", str, toml.line(f"[type.{name}.modes]", mode)),
            )
            for mode, entry in modes.items()
        ),
        where=where,
    )


def _recipient(data: Mapping[str, Any], where: str) -> Literal["required", "optional"]:
    value = _take(data, "recipient", str, where, "optional")
    if value == "required":
        return "required"
    if value == "optional":
        return "optional"
    raise DataError(where, f"recipient is {value!r}; allowed: required, optional. Set one.")


def read_cameo(path: Path, name: str, found: list[Finding]) -> list[CameoCode]:
    """CAMEO codes with Goldstein scores (−10 … 10) and labels, one row a code."""
    codes: list[CameoCode] = []
    columns = ("code", "score", "label")
    for row in read_table(path, name, columns, columns, found):
        try:
            score = float(row["score"])
        except ValueError:
            found.append(
                Finding(row.where, "row-form", "error", f"score {row['score']!r} is no number.")
            )
            continue
        codes.append(CameoCode(row["code"], score, row["label"], row.where))
    return codes


def read_crossings(path: Path, name: str, found: list[Finding]) -> list[Crossing]:
    """Rows of a crosswalk: cameo, type (`-` for none), mode, contexts separated by blanks."""
    columns = ("cameo", "type", "mode", "contexts", "note")
    return [
        Crossing(
            row["cameo"],
            None if row["type"] == "-" else row["type"],
            row["mode"] or None,
            tuple(row["contexts"].split()),
            row.where,
        )
        for row in read_table(path, name, columns, ("cameo", "type"), found)
    ]


def read_quad_maps(path: Path, name: str, found: list[Finding]) -> dict[str, dict[str, int]]:
    """Publisher → CAMEO root → quad code; columns publisher, root, quad."""
    maps: dict[str, dict[str, int]] = {}
    columns = ("publisher", "root", "quad")
    for row in read_table(path, name, columns, columns, found):
        table = maps.setdefault(row["publisher"], {})
        if not row["quad"].isdigit() or row["root"] in table:
            found.append(
                Finding(
                    row.where,
                    "quad-map",
                    "error",
                    f"{row['publisher']} root {row['root']}: the quad must be a digit and each "
                    "root must stand once.",
                )
            )
            continue
        table[row["root"]] = int(row["quad"])
    return maps
