"""`docs/scores.md`: the figures of every measure, each with its command, data and versions.

The README quotes figures behind a comment, ``<!-- score: pages / text F1 -->0.953``: the measure,
the figure, and ``/ baseline`` where the other column is meant.
"""

from __future__ import annotations

import json
import os
import platform
import re
from collections.abc import Mapping
from pathlib import Path

from verbale.errors import DataError
from verbale.evaluate.measures import MEASURES
from verbale.evaluate.report import Figure, Report, show_bar, show_value
from verbale.language.encoder import PACKAGED

Key = tuple[str, str, str]
"""Measure, figure, and `verbale` or `baseline`."""

_HEAD = """\
# Scores

Made by `make scores`, which runs every command of `src/verbale/evaluate/measures.py`; not edited
by hand. A score below its floor in `src/verbale/evaluate/floors.toml` fails in the tests. Commands
are called from the root of the repository. `gold` is composed text: a score on it says how a coder
handles the constructions that are in it, and nothing of the news of an outlet or a year
(`gold/README.md`). `../shared/data` holds collected texts of others, no part of the repository.
"""
_SECTION = re.compile(r"^## (.+)$", re.M)
_MARK = re.compile(r"(<!-- score: ([^>]+?) -->)([\d.,]*\d%?|–)?")


def to_markdown(reports: Mapping[str, Report], before: str = "") -> str:
    """The page: sections of the reports, beside those that the page had before.

    Args:
        reports: name of a measure → its report.
        before: the page as it was; empty if there was none.
    """
    parts = sections(before)
    commands = {measure.name: measure.command for measure in MEASURES}
    for name, report in reports.items():
        parts[name] = _section(commands.get(name, report.name), report)
    order = [measure.name for measure in MEASURES if measure.name in parts]
    return _HEAD + "".join(f"\n## {name}\n{parts[name]}\n" for name in order)


def sections(page: str) -> dict[str, str]:
    """The sections of the page, by name, without their headings."""
    pieces = _SECTION.split(page)[1:]
    return {name: text.strip("\n") for name, text in zip(pieces[::2], pieces[1::2], strict=True)}


def read_scores(page: str) -> dict[Key, str]:
    """The figures of the page, as they are shown there."""
    found: dict[Key, str] = {}
    for name, text in sections(page).items():
        rows = [row.strip("|").split("|") for row in text.splitlines() if row.startswith("|")]
        columns = [cell.strip() for cell in rows[0]] if rows else []
        for row in rows[2:]:
            cells = [cell.strip() for cell in row]
            for column, cell in zip(columns[1:], cells[1:], strict=True):
                if column != "bar":
                    kind = "verbale" if column == "verbale" else "baseline"
                    found[name, cells[0], kind] = cell
    return found


def fill_in(text: str, scores: Mapping[Key, str]) -> str:
    """A text with the figure behind each mark as the page has it.

    Raises:
        DataError: the page has no such figure.
    """

    def value(match: re.Match[str]) -> str:
        parts = tuple(match[2].split(" / "))
        key = parts if len(parts) == 3 else (*parts, "verbale")
        if len(key) != 3 or key not in scores:
            raise DataError(
                "docs/scores.md", f"has no figure {match[2]!r}. Run: make scores, or mend the mark."
            )
        return match[1] + scores[key]

    return _MARK.sub(value, text)


def packaged_model() -> str:
    """The beginning of the hash that names the packaged model."""
    data = json.loads((PACKAGED / "inventories.json").read_text(encoding="utf-8"))
    return str(data["model"])[:16]


def _section(command: str, report: Report) -> str:
    known = dict(report.versions)
    if "onnxruntime" in known:
        known["model"] = packaged_model()
    based = any(one.baseline is not None for one in report.figures)
    barred = any(one.bar is not None for one in report.figures)
    head = ["measure", "verbale"] + [report.baseline or "baseline"] * based + ["bar"] * barred
    rows = [head, ["---"] * len(head), *(_row(one, based, barred) for one in report.figures)]
    lines = [f"`verbale {command}`", f"on {report.data}, data `{report.data_hash[:16]}`", ""]
    lines += ["| " + " | ".join(row) + " |" for row in rows]
    lines += [""] + [f"{note}\n" for note in report.notes]
    lines.append(", ".join(f"{name} {number}" for name, number in known.items()))
    if command.startswith("bench"):
        lines.append(f"on {machine()}")
    return "\n".join(lines)


def _row(one: Figure, based: bool, barred: bool) -> list[str]:
    row = [one.name, show_value(one.value, one.unit)]
    row += [show_value(one.baseline, one.unit)] * based
    return row + [show_bar(one)] * barred


def machine() -> str:
    """Processor and number of cores, as far as the system tells."""
    name = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.is_file():
        found = re.search(r"^model name\s*:\s*(.+)$", info.read_text(encoding="utf-8"), re.M)
        name = found[1] if found else name
    return f"{os.cpu_count()} cores of {name}"
