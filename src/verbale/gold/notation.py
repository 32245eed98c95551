"""The notation of gold files, read into lines and fields; docs/annotation.md describes it.

This file knows the form only. Where quoted words stand is found in `locate`, what they mean is put
together in `convert`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from verbale.gold.types import Kind, Problem

SEPARATOR = " | "
LISTED = " ; "
MEANS = " = "
PIECES = " + "

_LINE = re.compile(r"^(S|D|T|P|\+|J~|J|E|Q|M|N)(?:\s+(.*))?$")
FIELDS = {"E": "ARXDLK", "Q": "SCAY"}


@dataclass(frozen=True, slots=True)
class Note:
    """One annotation line.

    Attributes:
        where: `file:line`.
        mark: `E`, `Q`, `M` or `N`.
        head: what stands before the first bar.
        fields: letter → words, for `E` and `Q`; for `M` and `N` everything is in `head`.
    """

    where: str
    mark: str
    head: str
    fields: dict[str, str]


@dataclass(slots=True)
class Line:
    """One line of text with the annotation lines below it.

    Attributes:
        mark: `S`, `P` (a new paragraph), `+` (the same paragraph), `J` or `J~` (clutter).
    """

    where: str
    mark: str
    text: str
    notes: list[Note] = field(default_factory=list)


@dataclass(slots=True)
class Draft:
    """One item as written: its head, its lines, and where its notes belong.

    Attributes:
        words: the plain words of the head, in order.
        options: `key=value` of the head.
    """

    where: str
    kind: Kind
    words: list[str]
    options: dict[str, str]
    title: str | None = None
    lines: list[Line] = field(default_factory=list)


def read_drafts(path: Path, name: str, problems: list[Problem]) -> list[Draft]:
    """All items of a file; what is wrong with their form goes to `problems`.

    Args:
        path: the file.
        name: how to call it in messages.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        problems.append(
            Problem(f"{name}:1", f"byte {error.start} is not UTF-8. Save the file as UTF-8.")
        )
        return []
    return parse(text, name, problems)


def parse(text: str, name: str, problems: list[Problem]) -> list[Draft]:
    """All items of the text of a file."""
    drafts: list[Draft] = []
    draft: Draft | None = None
    for number, content in _joined(text):
        where = f"{name}:{number}"
        match = _LINE.match(content)
        if match is None:
            problems.append(
                Problem(
                    where,
                    f"a line begins with {content[:12]!r}. It must begin with one of S D T P + J "
                    "J~ E Q M N and a blank, with # for a remark, or with blanks to go on from the "
                    "line above.",
                )
            )
            continue
        mark, rest = match.group(1), (match.group(2) or "").strip()
        if mark in ("S", "D"):
            draft = _opened(mark, rest, where, problems)
            if draft is not None:
                drafts.append(draft)
        elif draft is None:
            problems.append(
                Problem(where, f"{mark} stands before any S or D. Begin an item first.")
            )
        else:
            _added(draft, mark, rest, where, problems)
    return drafts


def _joined(text: str) -> list[tuple[int, str]]:
    """Lines with their numbers; remarks and empty lines left out, indented lines joined on."""
    lines: list[tuple[int, str]] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        if line[0] in " \t" and lines:
            lines[-1] = (lines[-1][0], lines[-1][1] + " " + line.strip())
        else:
            lines.append((number, line.rstrip()))
    return lines


def _opened(mark: str, rest: str, where: str, problems: list[Problem]) -> Draft | None:
    head, bar, text = rest.partition(SEPARATOR)
    if mark == "D":
        head = rest
    elif not bar:
        problems.append(
            Problem(
                where,
                "the sentence is missing. Write: S STYLE YEAR COUNTRIES [hard=…] | The sentence.",
            )
        )
        return None
    words = [word for word in head.split() if "=" not in word]
    options = dict(word.split("=", 1) for word in head.split() if "=" in word)
    draft = Draft(where, "sentence" if mark == "S" else "document", words, options)
    if mark == "S":
        draft.lines.append(Line(where, "S", text.strip()))
    return draft


def _added(draft: Draft, mark: str, rest: str, where: str, problems: list[Problem]) -> None:
    if mark in ("T", "P", "+", "J", "J~"):
        if draft.kind == "sentence":
            problems.append(
                Problem(
                    where, f"{mark} belongs to documents, and this is a sentence. Begin with D."
                )
            )
        elif mark == "T":
            draft.title = rest
        else:
            draft.lines.append(Line(where, mark, rest))
        return
    texts = [line for line in draft.lines if line.mark in ("S", "P", "+")]
    if not texts:
        problems.append(Problem(where, f"{mark} stands before any text. Write P and text first."))
        return
    note = _note(mark, rest, where, problems)
    if note is not None:
        texts[-1].notes.append(note)


def _note(mark: str, rest: str, where: str, problems: list[Problem]) -> Note | None:
    if mark in ("M", "N"):
        return Note(where, mark, rest, {})
    head, *parts = rest.split(SEPARATOR)
    fields: dict[str, str] = {}
    for part in parts:
        letter, _, value = part.strip().partition(" ")
        if letter not in FIELDS[mark] or len(letter) != 1:
            problems.append(
                Problem(
                    where,
                    f"the field {part.strip()[:20]!r} of {mark} begins with none of "
                    f"{' '.join(FIELDS[mark])}. Write the letter, a blank, and the words.",
                )
            )
            return None
        if letter in fields:
            problems.append(
                Problem(
                    where, f"field {letter} is given twice. Put a list in one field, with ' ; '."
                )
            )
            return None
        fields[letter] = value.strip()
    return Note(where, mark, head.strip(), fields)
