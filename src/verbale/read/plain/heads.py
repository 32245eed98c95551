"""The head of a copied page: which of the lines above the text is title, byline, date, menu."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from verbale.read.dates import find_publication_date
from verbale.read.plain.blocks import Block
from verbale.read.plain.bylines import is_names, read_byline
from verbale.read.plain.kinds import line_kind
from verbale.types import Found, Removed

_OCCASION = re.compile(
    r"\b(?:briefing|press conference|news conference|interview|remarks|transcript|hearing|debate|questions?"
    r"|statement|speech|address|q&a|session)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Head:
    """What the lines above a text tell, and which of them go on with it.

    Attributes:
        title, byline, published: as in `Article`.
        found: their proof.
        used: indices of the blocks that are one of these fields.
        kept: indices of blocks that belong to the text (a standfirst).
        captions: indices of the captions.
        removed: index and reason of each other block.
    """

    title: str | None
    byline: str | None
    published: date | None
    found: tuple[Found, ...]
    used: frozenset[int]
    kept: frozenset[int]
    captions: tuple[int, ...]
    removed: tuple[tuple[int, Removed], ...]


def read_head(blocks: Sequence[Block], first: int, *, transcript: bool) -> Head:
    """Read the lines of a page above its text.

    Args:
        blocks: all blocks of the page.
        first: index of the first block of prose; the blocks before it are the head.
        transcript: whether the text is one; its head names who speaks, where and to whom.
    """
    kinds = _kinds(blocks[:first])
    title = _occasion_index(blocks, kinds) if transcript else None
    if title is None:
        title = _title_index(blocks, kinds)
    found: list[Found] = []
    used: set[int] = set()
    kept: set[int] = set()
    removed: list[tuple[int, Removed]] = []
    byline: str | None = None
    published: date | None = None
    if title is not None:
        used.add(title)
        found.append(_found("title", blocks[title], blocks[title].text))
    for index, kind in enumerate(kinds):
        text = blocks[index].text
        if index in used:
            continue
        if kind == "date line" and published is None:
            published = find_publication_date(text)
            if published is not None:
                used.add(index)
                found.append(_found("published", blocks[index], text))
                continue
        if kind is None and (transcript or title is None):
            kept.add(index)
            continue
        named = kind is None and _names_alone(text, index, title)
        if byline is None and (kind == "byline" or named):
            byline, day = read_byline(text)
            used.add(index)
            found.append(_found("byline", blocks[index], text))
            if day is not None and published is None:
                published = day
                found.append(_found("published", blocks[index], text))
            continue
        if kind is None and title is not None and index > title and _is_standfirst(text):
            kept.add(index)
            continue
        if kind == "caption":
            continue
        removed.append((index, Removed(blocks[index].raw, kind or "navigation")))
    return Head(
        blocks[title].text if title is not None else None,
        byline, published, tuple(found), frozenset(used), frozenset(kept),
        tuple(index for index, kind in enumerate(kinds) if kind == "caption"), tuple(removed),
    )  # fmt: skip


def _kinds(blocks: Sequence[Block]) -> list[str | None]:
    kinds: list[str | None] = []
    for block in blocks:
        labelled = bool(kinds) and kinds[-1] == "caption label"
        kinds.append("caption" if labelled else line_kind(block.text))
    return kinds


def _title_index(blocks: Sequence[Block], kinds: Sequence[str | None]) -> int | None:
    """The line of the head that is the title.

    The first line of four words or more that is of no other kind; menus above it are shorter.
    Where every line is short, the longest one, if it has two words.
    """
    free = [index for index, kind in enumerate(kinds) if kind is None]
    for index in free:
        words = len(blocks[index].text.split())
        if 4 <= words <= 40 and not is_names(blocks[index].text):
            return index
    free = [index for index in free if len(blocks[index].text.split()) >= 2]
    return max(free, key=lambda index: len(blocks[index].text), default=None)


def _occasion_index(blocks: Sequence[Block], kinds: Sequence[str | None]) -> int | None:
    """The line of a transcript's head that names the occasion."""
    for index, kind in enumerate(kinds):
        if kind is None and _OCCASION.search(blocks[index].text):
            return index
    return None


def _names_alone(text: str, index: int, title: int | None) -> bool:
    """A line of nothing but names right below the title is a byline."""
    return title is not None and title < index <= title + 3 and is_names(text)


def _is_standfirst(text: str) -> bool:
    return len(text.split()) >= 6


def _found(field: str, block: Block, words: str) -> Found:
    return Found(field, "text", f"line {block.line}", words)
