"""What kind of line one line of a copied page is, by its form alone."""

from __future__ import annotations

from functools import lru_cache

from verbale.read.dates import is_date_line
from verbale.read.plain.bylines import is_byline
from verbale.read.plain.captions import is_caption, is_caption_label
from verbale.read.plain.lines import RELATED, clutter_kind

RELATED_LIST = "related list"
"""The heading of a list of other stories; all other kinds are of the line itself."""

_LONGEST_CACHED = 80
_LONGEST_HEADING = 90


def line_kind(line: str) -> str | None:
    """The kind of a line, in words, or `None` for one that may be text.

    Kinds are `date line`, `byline`, `caption`, `caption label`, `related list`, and those of
    `verbale.read.plain.lines`.
    """
    # The short lines around a text are the same on every page of a site.
    return _known_kind(line) if len(line) <= _LONGEST_CACHED else _find_kind(line)


@lru_cache(maxsize=16384)
def _known_kind(line: str) -> str | None:
    return _find_kind(line)


def _find_kind(line: str) -> str | None:
    if len(line) < _LONGEST_HEADING and RELATED.fullmatch(line):
        return RELATED_LIST
    if is_caption_label(line):
        return "caption label"
    if is_date_line(line):
        return "date line"
    if is_byline(line):
        return "byline"
    kind = clutter_kind(line)
    if kind is None and is_caption(line):
        return "caption"
    return kind
