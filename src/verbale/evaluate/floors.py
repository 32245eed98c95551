"""`verbale evaluate floors`: no score falls below its floor, and no floor is lowered in silence.

`floors.toml` has a table for each measure: the hash of the data, floors (figures that may not fall)
and ceilings (figures that may not rise). A limit holds for the data it was measured on; other data
are an error until the limits are written anew.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import ceil, floor
from pathlib import Path

from verbale.errors import DataError, UsageError
from verbale.evaluate.measures import Measure
from verbale.evaluate.report import Report
from verbale.evaluate.running import figure

FILE = Path(__file__).parent / "floors.toml"
SLACK = 0.005
"""Room below a measured score when its floor is written, since other processors add int8 products
up in another order. Chosen, not measured: lessen it once scores of several machines are at hand."""
_HEAD = """\
# Limits of the scores, each with the hash of the data it holds for. Written by
# `verbale evaluate floors --write`, which raises floors and adds new ones; it lowers one only with
# --lower and a line in CHANGELOG.md that names the measure, the score and the new floor.
"""


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one measure: figure → value, for data with this hash."""

    data_hash: str
    floors: Mapping[str, float] = field(default_factory=dict)
    ceilings: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Lowered:
    """A limit that would become easier to keep."""

    measure: str
    score: str
    old: float
    new: float

    def __str__(self) -> str:
        return f"{self.measure}, {self.score}: from {self.old:g} to {self.new:g}"


def read_limits(path: Path = FILE) -> dict[str, Limits]:
    """Measure → limits; nothing if there is no file.

    Raises:
        DataError: the file is not in its format.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        return {
            name: Limits(str(entry["data"]), entry.get("floors", {}), entry.get("ceilings", {}))
            for name, entry in data.items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise DataError(str(path), f"is no table of limits ({error!r}). Restore it.") from error


def faults(measure: Measure, report: Report, limits: Limits | None) -> list[str]:
    """What is wrong with a report, a line each; nothing if it keeps its limits."""
    write = "Write its limits: verbale evaluate floors --write"
    if limits is None:
        return [f"{measure.name}: has no limits. {write}"]
    if report.data_hash != limits.data_hash:
        return [
            f"{measure.name}: the limits are those of data {limits.data_hash[:16]}, measured was "
            f"{report.data_hash[:16]}. {write}"
        ]
    found = []
    for names, known, sign, word in (
        (measure.floors, limits.floors, 1, "below its floor"),
        (measure.ceilings, limits.ceilings, -1, "above its ceiling"),
    ):
        for name in dict.fromkeys((*names, *known)):
            one = figure(report, name)
            if one is None or one.value is None:
                if name in known:
                    found.append(f"{measure.name}, {name}: was not measured, but has a limit.")
            elif name not in known:
                found.append(f"{measure.name}, {name}: has no limit. {write}")
            elif sign * (one.value - known[name]) < 0:
                found.append(f"{measure.name}, {name}: {one.value:.4f} is {word} {known[name]:g}")
    return found


def limits_of(measure: Measure, report: Report, old: Limits | None) -> tuple[Limits, list[Lowered]]:
    """The limits that a report allows, and which of them are easier than the old ones."""
    lowered: list[Lowered] = []
    sides: list[dict[str, float]] = []
    for names, known, sign in (
        (measure.floors, {} if old is None else old.floors, 1),
        (measure.ceilings, {} if old is None else old.ceilings, -1),
    ):
        side: dict[str, float] = {}
        for name in names:
            one = figure(report, name)
            if one is None or one.value is None:
                continue
            side[name] = _limit(one.value, sign, 1 if one.unit == "fraction" else 100)
            if name in known and sign * (side[name] - known[name]) < 0:
                if sign * (one.value - known[name]) >= 0:
                    side[name] = known[name]  # kept: the score still holds it
                else:
                    lowered.append(Lowered(measure.name, name, known[name], side[name]))
        lowered += [
            Lowered(measure.name, name, value, 0.0) for name, value in known.items()
            if name not in side
        ]  # fmt: skip
        sides.append(side)
    return Limits(report.data_hash, *sides), lowered


def write_limits(limits: Mapping[str, Limits], path: Path = FILE) -> None:
    """Write the table of limits."""
    parts = [_HEAD]
    for name in sorted(limits):
        one = limits[name]
        parts.append(f"\n[{name}]\ndata = {json.dumps(one.data_hash)}\n")
        for title, side in (("floors", one.floors), ("ceilings", one.ceilings)):
            if side:
                rows = (f"{json.dumps(key)} = {value:g}\n" for key, value in side.items())
                parts.append(f"[{name}.{title}]\n" + "".join(rows))
    path.write_text("".join(parts), encoding="utf-8")


def check_lowered(lowered: Iterable[Lowered], lower: bool, changelog: str) -> None:
    """See to it that limits are lowered with the flag, and that the changelog names each.

    Raises:
        UsageError: the flag is missing, or a line.
    """
    rows = list(lowered)
    if rows and not lower:
        raise UsageError(
            f"{len(rows)} limits would be lowered ({'; '.join(map(str, rows))}). Mend what made "
            "the scores worse, or say so in CHANGELOG.md and add --lower."
        )
    told = [" ".join(entry.split()) for entry in re.split(r"\n(?=- |#)", changelog)]
    for row in rows:
        wanted = (row.measure, row.score, f"{row.new:g}")
        if not any(all(word in entry for word in ("floor", *wanted)) for entry in told):
            raise UsageError(
                f"CHANGELOG.md does not tell that a limit is lowered. Add to it, with the reason: "
                f"- The floor of {row.measure}, {row.score}, is lowered to {row.new:g}: …"
            )


def _limit(value: float, sign: int, unit: int) -> float:
    """A measured value with slack, in thousandths of the unit."""
    steps = 1000 / unit
    room = (value - sign * SLACK * unit) * steps
    return max(0.0, (floor(room) if sign > 0 else ceil(room)) / steps)
