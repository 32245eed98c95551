"""Tables of articles: JSONL, JSON arrays, CSV and Parquet, row by row in bounded memory.

Columns: `text` or `html`, and if there are `id`, `url`, `title`, `byline`, `published`, `source`,
`language`, in any case. A bad row is rejected with its line or row number, and the next one read.
"""

from __future__ import annotations

import csv
import json
import re
import tempfile
from collections.abc import Iterator, Mapping
from datetime import date
from io import BufferedReader
from pathlib import Path
from shutil import copyfileobj

import duckdb

from verbale.errors import ReadError
from verbale.read.compose import Batch, Given, article_from_page, article_from_text
from verbale.read.dates import parse_given
from verbale.read.decode import tidy
from verbale.read.forms import DELIMITERS
from verbale.read.reject import one_line, reject
from verbale.read.sources import Source, read_limited, rejected
from verbale.types import Article, Rejected

_ROWS_AT_ONCE = 64
_SHOWN = 8  # names of columns shown in a message


def read_jsonl(source: Source, batch: Batch) -> Iterator[Article | Rejected]:
    """Read one JSON object a line."""
    limit = batch.settings.max_bytes
    for number, line in enumerate(iter(lambda: source.stream.readline(limit + 1), b""), 1):
        where = f"{source.where} line {number}"
        if len(line) > limit and not line.endswith(b"\n"):
            _skip_line(source.stream, limit)
            yield Rejected(
                where, "too-large", f"one row of more than {limit:,} bytes. Raise --max-bytes."
            )
        elif line.strip():
            yield from _json_row(line, where, f"{source.name or 'line'}:{number}", batch)


def read_json(source: Source, batch: Batch) -> Iterator[Article | Rejected]:
    """Read a JSON file that is one array of objects or one object."""
    data = read_limited(source.stream, source.where, batch.settings)
    try:
        content = json.loads(data)
    except (ValueError, RecursionError) as error:
        lines = data.splitlines()
        if len(lines) > 1 and lines[0].rstrip().endswith(b"}"):  # JSONL under the name .json
            for number, line in enumerate(lines, 1):
                if line.strip():
                    where = f"{source.where} line {number}"
                    yield from _json_row(line, where, f"{source.name}:{number}", batch)
            return
        raise reject(
            source.where,
            "malformed",
            f"not valid JSON ({_json_error(error)}). Mend or re-export it.",
        ) from error
    rows = content if isinstance(content, list) else [content]
    for number, row in enumerate(rows, 1):
        yield from read_row(row, f"{source.where} row {number}", f"{source.name}:{number}", batch)


def _json_row(line: bytes, where: str, fallback: str, batch: Batch) -> Iterator[Article | Rejected]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:  # UnicodeDecodeError is a ValueError
        yield Rejected(
            where, "malformed", f"not a JSON object ({_json_error(error)}). Mend or re-export it."
        )
        return
    yield from read_row(row, where, fallback, batch)


def _json_error(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg.lower()} at character {error.pos + 1}"
    if isinstance(error, UnicodeDecodeError):
        return f"bytes that are not UTF-8 at {error.start + 1}"
    if isinstance(error, RecursionError):
        return "nested too deep"
    return str(error)


def _skip_line(stream: BufferedReader, limit: int) -> None:
    while (piece := stream.readline(limit)) and not piece.endswith(b"\n"):
        pass


def read_csv(source: Source, batch: Batch) -> Iterator[Article | Rejected]:
    """Read a table with a header line; the delimiter is the one that the header uses most."""
    # Process-wide, since the library has no other way: a cell may be as long as an article.
    csv.field_size_limit(max(batch.settings.max_bytes, csv.field_size_limit()))
    lines = _Lines(source.stream, batch.settings.max_bytes)
    header = lines.peek()
    delimiter = max(DELIMITERS, key=header.count)
    rows = csv.reader(lines, delimiter=delimiter, strict=True)
    columns: list[str] | None = None
    while True:
        start = lines.number + 1
        try:
            cells = next(rows, None)
        except csv.Error as error:
            yield Rejected(
                f"{source.where} line {start}",
                "malformed",
                one_line(f"{error} (up to line {lines.number}). Mend the row's quotation marks."),
            )
            continue
        if cells is None:
            return
        if columns is None:
            columns = [cell.strip().lower() for cell in cells]
            _check_columns(columns, source.where)
        elif cells:
            where = f"{source.where} line {start}"
            if len(cells) != len(columns):
                yield Rejected(
                    where,
                    "malformed",
                    f"{len(cells)} cells where the header has {len(columns)}. "
                    "Mend the row; put cells with the delimiter in them in quotation marks.",
                )
            else:
                row = dict(zip(columns, cells, strict=True))
                yield from read_row(row, where, f"{source.name or 'line'}:{start}", batch)


class _Lines:
    """Lines of a stream as text, counted; undecodable bytes are read as Windows-1252."""

    def __init__(self, stream: BufferedReader, limit: int) -> None:
        self._stream = stream
        self._limit = limit
        self._first: str | None = None
        self.number = 0

    def peek(self) -> str:
        self._first = self._read()
        return self._first

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line, self._first = (self._first, None) if self._first is not None else (self._read(), None)
        if not line:
            raise StopIteration
        self.number += 1
        return line

    def _read(self) -> str:
        data = self._stream.readline(self._limit).replace(b"\x00", b"")
        try:
            return data.decode("utf-8-sig" if self.number == 0 else "utf-8")
        except UnicodeDecodeError:
            return data.decode("cp1252", "replace")


def read_parquet(source: Source, batch: Batch) -> Iterator[Article | Rejected]:
    """Read a Parquet file by DuckDB, a few rows at a time."""
    if source.path is not None:
        yield from _parquet_rows(source.path, source, batch)
        return
    with tempfile.NamedTemporaryFile(suffix=".parquet") as file:
        copyfileobj(source.stream, file)
        file.flush()
        yield from _parquet_rows(Path(file.name), source, batch)


def _parquet_rows(path: Path, source: Source, batch: Batch) -> Iterator[Article | Rejected]:
    connection = duckdb.connect()
    try:
        connection.execute("SET threads = 1")
        result = connection.execute("SELECT * FROM read_parquet(?)", [str(path)])
        columns = [column[0].lower() for column in result.description or []]
        _check_columns(columns, source.where)
        number = 0
        while rows := result.fetchmany(_ROWS_AT_ONCE):
            for cells in rows:
                number += 1
                row = dict(zip(columns, cells, strict=True))
                yield from read_row(
                    row, f"{source.where} row {number}", f"{source.name}:{number}", batch
                )
    except duckdb.Error as error:
        message = str(error).splitlines()[0].replace(str(path), source.where)
        raise reject(
            source.where, "malformed", f"not a readable Parquet file ({message}). Re-export it."
        ) from error
    finally:
        connection.close()


def _check_columns(columns: list[str], where: str) -> None:
    if "text" in columns or "html" in columns:
        return
    shown = ", ".join(columns[:_SHOWN]) + (", …" if len(columns) > _SHOWN else "")
    raise reject(
        where, "malformed", f"no column text or html, only: {shown}. Rename the one with the text."
    )


def read_row(row: object, where: str, fallback: str, batch: Batch) -> Iterator[Article | Rejected]:
    """Make an article of one row.

    Args:
        row: column → value; other values are rejected.
        where: file and row, for messages.
        fallback: `source_id` for a row without `id`.
        batch: limits and the user's values.

    Yields:
        The article or the reject, and a further reject for a date that cannot be read.
    """
    if not isinstance(row, Mapping):
        yield Rejected(where, "malformed", "not an object with columns. Give one object a row.")
        return
    cells = {str(key).lower(): value for key, value in row.items() if value is not None}
    text, html = cells.get("text"), cells.get("html")
    if isinstance(html, bytes) and not text:
        content: str | bytes = html
    else:
        content = next(
            (cell for cell in (text, html) if isinstance(cell, str) and cell.strip()), ""
        )
    if not content:
        shown = ", ".join(list(cells)[:_SHOWN]) or "nothing"
        message = f"no words in text or html (the row has: {shown}). Fill one."
        yield Rejected(where, "empty", one_line(message))
        return
    published, flaw = _published(cells.get("published"))
    given = Given(
        source_id=_words(cells.get("id")) or fallback,
        url=_words(cells.get("url")),
        title=_words(cells.get("title")),
        byline=_words(cells.get("byline")),
        published=published,
        source=_words(cells.get("source")),
        language=_language(cells.get("language")),
    )
    try:
        if content is text and isinstance(content, str):
            yield article_from_text(tidy(content), where, given, batch)
        else:
            yield article_from_page(content, where, given, batch)
    except ReadError as error:
        yield rejected(error)
        return
    if flaw is not None:
        yield Rejected(where, "malformed", flaw)


def _words(value: object) -> str | None:
    if value is None:
        return None
    return " ".join(tidy(str(value)).split()) or None


def _published(value: object) -> tuple[date | None, str | None]:
    """The date that a row gives, and what is wrong with it if it cannot be read."""
    if value is None or value == "":
        return None, None
    day = parse_given(value)
    if day is not None:
        return day, None
    return None, (
        f"published is {str(value)[:40]!r}, which is no date that can be read in one way; the "
        "article was read without it. Write dates as 2016-09-08."
    )


def _language(value: object) -> str | None:
    words = _words(value)
    if words is None:
        return None
    if words.lower() in {"eng", "english"}:
        return "en"
    code = re.fullmatch(r"([A-Za-z]{2})(?:[-_]\w+)?", words)
    return code[1].lower() if code else None
