"""Texts of others, in whatever form they come, as passages to compare the corpus with."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from verbale.errors import DataError


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text of others.

    Attributes:
        where: file below the folder and, where it says something, line.
    """

    where: str
    text: str


_TOKEN_LINE = re.compile(r"\S+[\t ](?:O|[BI]-\S+)$")
_HIDDEN = re.compile(r"<(script|style|head)\b.*?</\1\s*>", re.S | re.I)
_TAG = re.compile(r"<[^>]*>")
_WORD = re.compile(r"\w\S* +\w\S* +\w")


def read_passages(folder: Path, skipped: list[str]) -> Iterator[Passage]:
    """All text below a folder: CoNLL-U, IOB, tables, JSON, pages, annotations and plain text.

    Args:
        folder: where to look; every file below is read.
        skipped: names of the files whose form is not known are added here.

    Raises:
        DataError: there is no such folder, or a JSON file is none.
    """
    if not folder.is_dir():
        raise DataError(str(folder), "is no folder. Give the folder that holds the other texts.")
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = path.relative_to(folder).as_posix()
        text = path.read_text(encoding="utf-8", errors="replace")
        passages = _passages(path.suffix.lower(), text, name)
        if passages is None:
            skipped.append(name)
            continue
        for number, passage in passages:
            # Single words and names cannot have been copied; leaving them out saves half the time.
            if _WORD.search(passage):
                yield Passage(f"{name}:{number}" if number else name, passage)


def _passages(suffix: str, text: str, name: str) -> Iterable[tuple[int, str]] | None:
    """Line (0 for none) and text of each passage; `None` for a form that is not known."""
    if suffix in (".conllu", ".conll", ".iob2", ".iob"):
        return _tokens(text)
    if suffix in (".tsv", ".csv", ".ann"):
        return _cells(text)
    if suffix in (".json", ".jsonl"):
        return _strings(text, suffix == ".jsonl", name)
    if suffix in (".html", ".htm", ".xml"):
        return [(0, html.unescape(_TAG.sub(" ", _HIDDEN.sub(" ", text))))]
    if suffix in (".txt", ".md", ""):
        lines = text.splitlines()
        marked = sum(bool(_TOKEN_LINE.match(line)) for line in lines)
        if marked * 2 > sum(bool(line.strip()) for line in lines):
            return _tokens(text)
        return [(0, text)]
    return None


def _tokens(text: str) -> Iterator[tuple[int, str]]:
    """Sentences of a file with one word a line: as its comment gives them, else word by word."""
    words: list[str] = []
    given = None
    start = 0
    for number, line in enumerate([*text.splitlines(), ""], start=1):
        if not line.strip():
            if words or given:
                yield start, given or " ".join(words)
            words, given = [], None
        elif line.startswith("# text = "):
            given, start = line.removeprefix("# text = "), number
        elif not line.startswith("#"):
            cells = line.split("\t") if "\t" in line else line.split(" ")
            start = start if words or given else number
            words.append(cells[1] if cells[0].isdigit() and len(cells) > 2 else cells[0])


def _cells(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.splitlines(), start=1):
        for cell in dict.fromkeys(line.split("\t")):
            # Marks of a pair of actors stand within the sentence.
            yield number, re.sub(r"</?[a-z]>", "", cell)


def _strings(text: str, lines: bool, name: str) -> Iterator[tuple[int, str]]:
    pieces = list(enumerate(text.splitlines(), start=1)) if lines else [(0, text)]
    for number, piece in pieces:
        if not piece.strip():
            continue
        try:
            data = json.loads(piece)
        except json.JSONDecodeError as error:
            raise DataError(
                f"{name}:{number or error.lineno}", f"no JSON ({error.msg}). Mend it or move it."
            ) from error
        for value in _values(data):
            yield number, value


def _values(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from _values(value)
    elif isinstance(data, list):
        for value in data:
            yield from _values(value)
