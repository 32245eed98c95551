"""Runs a measuring command and keeps what it printed, so that a long row of them can be resumed."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import verbale
from verbale.errors import DataError, EngineError
from verbale.evaluate.measures import Measure
from verbale.evaluate.report import Figure, Report, hash_files, versions

PACKAGE = Path(verbale.__file__).parent
_LEFT_OUT = ("__pycache__", "floors.toml")


def run(measure: Measure, root: Path, scratch: Path | None = None) -> Report:
    """Run one command in a process of its own, or give what it printed before.

    Args:
        measure: the command; its data must be there.
        root: root of the repository, from which it is called.
        scratch: folder of earlier answers. An answer is taken again only if the package (code,
            tables, model), its libraries, the data and the command are what they were.

    Raises:
        EngineError: the command failed.
    """
    place = None
    if scratch is not None:
        place = scratch / f"{measure.name}-{_key(measure, root)[:24]}.json"
        if place.is_file():
            return report_from(place.read_text(encoding="utf-8"), str(place))
    printed = _call(measure, root)
    report = report_from(printed, f"verbale {measure.command}")
    if place is not None:
        place.parent.mkdir(parents=True, exist_ok=True)
        draft = place.with_suffix(".part")
        draft.write_text(printed, encoding="utf-8")
        draft.replace(place)
    return report


def report_from(text: str, where: str) -> Report:
    """A report from the JSON that `to_json` made of it.

    Raises:
        DataError: the text is none.
    """
    try:
        data = json.loads(text)
        figures = tuple(Figure(name, **entry) for name, entry in data["figures"].items())
        return Report(
            name=data["report"],
            data=data["data"],
            data_hash=data["data_hash"],
            figures=figures,
            baseline=data["baseline"],
            versions=tuple(data["versions"].items()),
            notes=tuple(data["notes"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DataError(
            where, f"is no report in JSON ({error!r}). Run the command anew."
        ) from error


def figure(report: Report, name: str) -> Figure | None:
    """The figure with a name, if the report has it."""
    return next((one for one in report.figures if one.name == name), None)


def _call(measure: Measure, root: Path) -> str:
    command = [sys.executable, "-m", "verbale", *measure.command.split(), "--format", "json"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    if done.returncode:
        raise EngineError(
            f"`verbale {measure.command}` failed with {done.returncode}: "
            f"{done.stderr.strip()[-500:]} Run it by itself to see more."
        )
    return done.stdout


def _key(measure: Measure, root: Path) -> str:
    libraries = versions("duckdb", "lxml", "numpy", "onnxruntime", "trafilatura")
    parts: dict[str, Any] = {
        "package": _package(),
        "command": measure.command,
        "libraries": dict(libraries),
    }
    for name in measure.data:
        parts[name] = hash_files(_files(root / name), root / name)
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


@cache
def _package() -> str:
    """Hash of the package: a change of code, tables or model makes every answer old."""
    files = (path for path in _files(PACKAGE) if not set(path.parts) & set(_LEFT_OUT))
    return hash_files(files, PACKAGE)


def _files(path: Path) -> Iterable[Path]:
    return [path] if path.is_file() else (one for one in path.rglob("*") if one.is_file())
