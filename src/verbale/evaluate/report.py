"""Reports of measurements: one table for people, one JSON object with the same figures."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Literal

from verbale import __version__

Unit = Literal["fraction", "count", "seconds", "bytes", "per second"]


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value.

    Attributes:
        name: what was measured, in words ("text F1").
        value: the measured value, in `unit`; `None` if there was nothing to measure.
        unit: fractions lie between 0 and 1.
        baseline: the same measure of what Verbale is compared with, in the same run.
        bar: the least value that is wanted.
    """

    name: str
    value: float | None
    unit: Unit = "fraction"
    baseline: float | None = None
    bar: float | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What one measuring command found.

    Attributes:
        name: the command, without `verbale` ("evaluate pages").
        data: what was measured on, in words ("58 pages").
        data_hash: SHA-256 of the data that was read, as `hash_files` gives it.
        figures: the values, in the order of printing.
        baseline: name of what Verbale is compared with, if anything.
        versions: program or library → version.
        notes: lines for people that explain the figures.
    """

    name: str
    data: str
    data_hash: str
    figures: tuple[Figure, ...]
    baseline: str | None = None
    versions: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()


def hash_files(paths: Iterable[Path], root: Path) -> str:
    """SHA-256 over the names (relative to `root`) and contents of some files, in name order."""
    total = hashlib.sha256()
    for path in sorted(paths):
        total.update(path.relative_to(root).as_posix().encode() + b"\0")
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def versions(*libraries: str) -> tuple[tuple[str, str], ...]:
    """The versions of Verbale, Python and some libraries; "absent" for one not installed."""
    found = [("verbale", __version__), ("python", platform.python_version())]
    for name in libraries:
        try:
            found.append((name, version(name)))
        except PackageNotFoundError:
            found.append((name, "absent"))
    return tuple(found)


def to_json(report: Report) -> str:
    """The report as one JSON object."""
    figures: dict[str, Any] = {}
    for figure in report.figures:
        entry: dict[str, Any] = {"value": figure.value, "unit": figure.unit}
        if figure.baseline is not None:
            entry["baseline"] = figure.baseline
        if figure.bar is not None:
            entry["bar"] = figure.bar
        figures[figure.name] = entry
    return json.dumps(
        {
            "report": report.name,
            "data": report.data,
            "data_hash": report.data_hash,
            "figures": figures,
            "baseline": report.baseline,
            "versions": dict(report.versions),
            "notes": list(report.notes),
        },
        ensure_ascii=False,
    )


def to_table(report: Report) -> str:
    """The report as a table of text: measure, value, and baseline and bar where there are any."""
    head = ["measure", "verbale"]
    based = any(figure.baseline is not None for figure in report.figures)
    barred = any(figure.bar is not None for figure in report.figures)
    head += [report.baseline or "baseline"] * based + ["bar"] * barred
    rows = [head]
    for figure in report.figures:
        row = [figure.name, show_value(figure.value, figure.unit)]
        row += [show_value(figure.baseline, figure.unit)] * based
        row += [show_bar(figure)] * barred
        rows.append(row)
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    lines = [f"{report.name}: {report.data}", ""]
    for row in rows:
        cells = [row[0].ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
        lines.append("  ".join(cells).rstrip())
    lines += ["", *report.notes, f"data {report.data_hash[:16]}"]
    lines.append(", ".join(f"{name} {number}" for name, number in report.versions))
    return "\n".join(lines)


def show_value(value: float | None, unit: Unit) -> str:
    """A value for people; "–" where there is none."""
    if value is None:
        return "–"
    if unit == "fraction":
        return f"{value:.3f}"
    if unit == "count" or unit == "bytes":
        return f"{value:,.0f}"
    return f"{value:,.2f}" + (" s" if unit == "seconds" else "/s")


def show_bar(figure: Figure) -> str:
    """The least value that is wanted, and whether it is reached; empty if none is."""
    if figure.bar is None:
        return ""
    reached = figure.value is not None and figure.value >= figure.bar
    return f"≥ {show_value(figure.bar, figure.unit)} {'reached' if reached else 'MISSED'}"
