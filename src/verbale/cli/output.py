"""Answers and other rows for people and for machines: table, CSV, JSON lines, Parquet."""

from __future__ import annotations

import csv
import json
import shutil
import sys
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import Any, TextIO

import click
import duckdb

from verbale.ask import Answer
from verbale.errors import UsageError
from verbale.record.export.cells import harmless
from verbale.record.export.writing import written_path
from verbale.record.files import translated

FORMATS = ("table", "csv", "jsonl", "parquet")
_WIDEST = 60  # characters of a cell in a table, if the terminal's width leaves room
_LEAST = 8
_MOST_ROWS = 10_000  # rows of a table; beyond, people are better served by a file
_WIDE = ("W", "F")

record_option = click.option(
    "--record", "path", required=True, type=click.Path(path_type=Path),
    help="File of the record.",
)  # fmt: skip
run_option = click.option(
    "--run", help="Run, or how its id starts; the one begun last if left out."
)


def output_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options `--format` and `--out`."""
    command = click.option(
        "--out", type=click.Path(dir_okay=False, path_type=Path),
        help="Write here instead of the screen; needed for parquet.",
    )(command)  # fmt: skip
    return click.option(
        "--format", "form", type=click.Choice(FORMATS), default="table", show_default=True,
        help="table: for people; the others for machines.",
    )(command)  # fmt: skip


def write_answer(answer: Answer[Any], form: str, out: Path | None) -> None:
    """Write an answer; rows may be tuples or dataclasses with a field for each column.

    Raises:
        UsageError: the format needs a file.
        RecordError: the file cannot be written.
    """
    if form == "parquet":
        _write_parquet(answer, out)
        return
    rows = (_values(row, answer.columns) for row in answer)
    write_rows(answer.columns, rows, form, out)


def _values(row: object, columns: Sequence[str]) -> tuple[object, ...]:
    return row if isinstance(row, tuple) else tuple(getattr(row, name) for name in columns)


def write_rows(
    columns: Sequence[str], rows: Iterable[Sequence[object]], form: str, out: Path | None
) -> None:
    """Write rows as a table, CSV or JSON lines.

    Raises:
        RecordError: the file cannot be written.
    """
    with (
        translated(out or Path("-")),
        nullcontext(sys.stdout) if out is None else out.open("w", encoding="utf-8") as target,
    ):
        if form == "csv":
            writer = csv.writer(target, lineterminator="\n")
            writer.writerow(columns)
            writer.writerows([_cell(value) for value in row] for row in rows)
        elif form == "jsonl":
            for row in rows:
                entry = dict(zip(columns, row, strict=True))
                target.write(json.dumps(entry, ensure_ascii=False, default=_plain) + "\n")
        else:
            _write_table(columns, rows, target)


def _write_parquet(answer: Answer[Any], out: Path | None) -> None:
    if out is None:
        raise UsageError("parquet is no text. Give a file to write: --out FILE.")
    with translated(out), duckdb.connect() as memory:
        memory.register("answer", answer)
        memory.execute(f"copy (from answer) to {written_path(out)} (format parquet)")


def _plain(value: object) -> object:
    """A value that JSON does not know: dates in ISO 8601, all else in words."""
    return value.isoformat() if isinstance(value, date) else str(value)


def _cell(value: object) -> object:
    """A cell of CSV; lists and structures as JSON."""
    if isinstance(value, str):
        return harmless(value)
    if isinstance(value, list | dict | tuple):
        return harmless(json.dumps(value, ensure_ascii=False, default=_plain))
    return value


# -- tables for people ---------------------------------------------------------------------------


def _write_table(columns: Sequence[str], rows: Iterable[Sequence[object]], target: TextIO) -> None:
    texts: list[list[str]] = []
    more = False
    for row in rows:
        if len(texts) == _MOST_ROWS:
            more = True
            break
        texts.append([_shown(value) for value in row])
    widths = _widths(columns, texts)
    target.write(_line(columns, widths) + "\n")
    target.write("  ".join("─" * width for width in widths) + "\n")
    for row in texts:
        target.write(_line(row, widths) + "\n")
    if not texts:
        target.write("nothing found\n")
    if more:
        target.write(f"more than {_MOST_ROWS:,} rows: take --format csv for all\n")


def _shown(value: object) -> str:
    if value is None:
        return "–"
    if isinstance(value, float):
        return f"{value:.4g}"
    if isinstance(value, list | tuple):
        return " ".join(_shown(part) for part in value)
    return printable(str(value))


def printable(text: str) -> str:
    """The text in one line, without characters that steer a terminal or turn its direction."""
    return "".join(
        character if unicodedata.category(character) not in ("Cc", "Cf", "Cs") else "\ufffd"
        for character in " ".join(text.split())
    )


def _widths(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
    """Width of each column: as wide as its cells, the widest cut until a line fits."""
    widths = [
        min(_WIDEST, max([width_of(name), *(width_of(row[at]) for row in rows)]))
        for at, name in enumerate(columns)
    ]
    room = shutil.get_terminal_size((160, 50)).columns - 2 * (len(widths) - 1)
    while sum(widths) > room and max(widths) > _LEAST:
        widths[widths.index(max(widths))] -= 1
    return widths


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(_fit(cell, width) for cell, width in zip(cells, widths, strict=True)).rstrip()


def _fit(text: str, width: int) -> str:
    missing = width - width_of(text)
    if missing >= 0:
        return text + " " * missing
    while width_of(text) > width - 1:
        text = text[:-1]
    return text + "…" + " " * (width - 1 - width_of(text))


def width_of(text: str) -> int:
    """Places that a text takes on a terminal."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in _WIDE else 1
        for c in text
    )
