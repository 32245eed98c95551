"""Quotation marks of an article: what stands between them, over sentences and paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_right

from verbale.types import Span

_MOST = 4_000
"""Characters after which an open mark is taken for a slip."""
_MARK = re.compile(r"[“”\"«»]")


def quoted(text: str) -> tuple[Span, ...]:
    """Stretches between double quotation marks, the marks included, in order.

    A quotation may run over paragraphs, each of which opens anew and only the last of which
    closes; it is one stretch for each paragraph.
    """
    found: list[Span] = []
    start = 0
    for block in re.split(r"(\n\s*\n)", text):
        found += _of_paragraph(text, start, start + len(block))
        start += len(block)
    return tuple(found)


def _of_paragraph(text: str, start: int, end: int) -> list[Span]:
    found: list[Span] = []
    opened: int | None = None
    for match in _MARK.finditer(text, start, end):
        mark, at = match[0], match.start()
        if opened is None:
            if mark in "”»" and mark != "»":
                continue
            opened = at
        elif mark in "”»" or (mark == '"' and not _opens(text, at)):
            found.append(Span(opened, at + 1))
            opened = None
        elif mark in "“«":
            opened = at
    if opened is not None and end - opened <= _MOST:
        found.append(Span(opened, end))
    return found


def _opens(text: str, at: int) -> bool:
    """Whether a straight mark stands where one opens."""
    before = text[at - 1 : at]
    after = text[at + 1 : at + 2]
    return (not before or before.isspace() or before in "(—–-") and bool(after.strip())


def holding(spans: tuple[Span, ...], start: int, end: int) -> Span | None:
    """The quotation that holds a stretch, if any; `spans` in order, none over another."""
    place = bisect_right(spans, start, key=lambda span: span.start) - 1
    if place >= 0 and end <= spans[place].end:
        return spans[place]
    return None
