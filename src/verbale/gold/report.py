"""Counts of the corpus as a table for people and as one JSON object."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from verbale import __version__
from verbale.gold.stats import SPLITS, Figure


def hash_corpus(path: Path) -> str:
    """SHA-256 over the names and contents of a gold file, or of all below a folder."""
    files = [path] if path.is_file() else sorted(path.rglob("*.gold"))
    base = path.parent if path.is_file() else path
    total = hashlib.sha256()
    for file in files:
        total.update(file.relative_to(base).as_posix().encode() + b"\0")
        total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


def to_json(name: str, figures: Sequence[Figure], data_hash: str) -> str:
    """The figures as one JSON object.

    Args:
        name: the command, without `verbale` ("gold stats").
        figures: the values; shares lie between 0 and 1.
        data_hash: SHA-256 of the data, as `hash_corpus` gives it.
    """
    values: dict[str, Any] = {}
    for figure in figures:
        entry: dict[str, Any] = {"value": figure.values[0], "unit": figure.unit}
        entry.update(zip(SPLITS, figure.values[1:], strict=False))
        if figure.quota is not None:
            bound = "at_most" if figure.at_most else "at_least"
            entry.update({bound: figure.quota, "reached": figure.reached})
        values[figure.name] = entry
    return json.dumps(
        {
            "report": name,
            "data_hash": data_hash,
            "figures": values,
            "versions": {"verbale": __version__, "python": platform.python_version()},
        },
        ensure_ascii=False,
    )


def to_table(figures: Sequence[Figure], data_hash: str) -> str:
    """The figures as a table of text: whole, splits, quota and whether it is reached."""
    split = any(len(figure.values) > 1 for figure in figures)
    rows = [["", "all", *(SPLITS if split else ()), "quota", ""]]
    for figure in figures:
        values = [_show(value, figure.unit) for value in figure.values]
        rows.append([figure.name, *values, *_quota(figure)])
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = []
    for row in rows:
        cells = [row[0].ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
        lines.append("  ".join(cells).rstrip())
    asked = [figure for figure in figures if figure.quota is not None]
    reached = sum(bool(figure.reached) for figure in asked)
    lines += ["", f"{reached} of {len(asked)} quotas reached", f"data {data_hash[:16]}"]
    return "\n".join(lines)


def _show(value: float, unit: str) -> str:
    return f"{value:.3f}" if unit == "share" else f"{value:,.0f}"


def _quota(figure: Figure) -> list[str]:
    if figure.quota is None:
        return ["", ""]
    sign = "≤" if figure.at_most else "≥"
    return [f"{sign} {_show(figure.quota, figure.unit)}", "yes" if figure.reached else "NO"]
