"""The head of a copied page: which of the lines above the text is title, byline, date, menu."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from verbale.read.blocks import Block
from verbale.read.captions import is_caption, is_caption_label
from verbale.read.dates import DATE_LINE, find_publication_date
from verbale.read.lines import RELATED, clutter_kind
from verbale.types import Found, Removed

_AGENCIES = (
    r"(?:reuters|ap|afp|associated press|the associated press|agence france-presse|bbc(?: news)?|cnn|upi|dpa|efe|"
    r"ani|pti|ians|app|tass|xinhua|kyodo(?: news)?|yonhap|anadolu(?: agency)?|aa|al jazeera|voa(?: news)?|rfe/rl|"
    r"bloomberg|ansa|aap|bernama|antara|irna|isna|mehr|interfax|ria novosti|sputnik|ukrinform|wafa|sana|mena|"
    r"ghana news agency|nan|agencies|agency|news agencies|wire reports?|staff)"
)
_PERSON = (
    r"(?:(?:dr|prof|sir|mr|mrs|ms)\.? )?[A-Z\u00c0-\u00de][\w.'’-]*(?: (?:de|del|van|von|bin|al|der|la|el|da|di)\b)?"
    r"(?: [A-Z\u00c0-\u00de][\w.'’-]*){1,3}"
)
_BY = re.compile(
    r"(?:(?:written|reported|story|text|words|posted|published|filed|compiled|edited|report|author)s?\s?)?"
    r"(?:by\b\s?:?|\bauthors?\s?:|\breporters?\s?:|\bcorrespondents?\s?:|\bby-?line\s?:)\s*(?P<names>\S.{1,150})",
    re.IGNORECASE,
)
_DESK = re.compile(
    r"(?P<names>(?:[A-Z0-9][\w.&'’/-]*,? (?:of |the |and |for |in )?){0,6}"
    r"(?:Staff(?: (?:Reporters?|Writers?|Correspondents?))?|Desk|Bureau|Newsroom|Newsdesk|Correspondents?|Reporters?|"
    r"Editors?|Columnist|Agenc(?:y|ies)|News Service|Monitoring|Writers?|Team|Web Report|Contributors?))"
    rf"|(?P<agency>(?i:{_AGENCIES}(?:\s?[/,&]\s?{_AGENCIES}){{0,3}}))",
)
_NAME_AND_OUTLET = re.compile(
    rf"(?P<names>{_PERSON})(?:\s?[,|/–—-]\s?(?:(?i:{_AGENCIES})|[A-Z][\w&. ]{{2,40}}"
    r"(?:Correspondent|Editor|Reporter|Writer|News|Times|Post|Staff|Bureau|Desk)))"
)
_NAMES_ALONE = re.compile(
    rf"(?P<names>{_PERSON}(?:(?:, | and | & |, and ){_PERSON}){{0,4}})(?: in {_PERSON}| in [A-Z][\w-]+)?"
)

_TAIL = re.compile(
    r"\s*(?:[|•·]|\s[-–—]\s|\bfor\b|\bin [A-Z]|\bat [A-Z]|\bon [A-Z0-9]|\(|@|\bupdated?\b|\bpublished\b|\bposted\b|"
    r"\b[0-9]{1,2}[:.][0-9]{2}|\b[0-9]{4}\b|,\s*(?:[\w ]*(?:correspondent|editor|reporter|writer|staff|bureau|chief"
    rf"|columnist|analyst)\b|{_AGENCIES}\s*$|[\w ]*\bnews\b)).*",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"\s*(?:,|;|&|\band\b)\s*")

_OCCASION = re.compile(
    r"\b(?:briefing|press conference|news conference|interview|remarks|transcript|hearing|debate|questions?"
    r"|statement|speech|address|q&a|session)\b",
    re.IGNORECASE,
)
_QUICK = re.compile(
    r"\b(?:by|author|reporter|correspondent|staff|desk|bureau|news|agenc|edit|writer|team|report|contribut)|^.{0,24}$",
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
        if transcript and kind is None:
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


def is_byline(line: str) -> bool:
    """Whether a short line can only be a byline: "By …", a desk, a name with an agency."""
    if len(line) > 160 or line.endswith((".", "?", "!", ":", "”")) or not _QUICK.search(line):
        return False
    by = _BY.fullmatch(line)
    if by is not None:
        names = by["names"]
        return names[0].isupper() and len(names.split()) <= 16
    words = len(line.split())
    return words <= 8 and (
        _DESK.fullmatch(line) is not None or _NAME_AND_OUTLET.fullmatch(line) is not None
    )


def read_byline(line: str) -> tuple[str, date | None]:
    """The names of a byline joined by ", ", and the date that stands beside them, if any."""
    by = _BY.fullmatch(line)
    words = by["names"] if by is not None else line
    day = find_publication_date(line)
    names = _TAIL.sub("", words).strip(" ,-–—|") or words.strip()
    if by is None and _DESK.fullmatch(line):
        return line, day
    parts = [part for part in _SPLIT.split(names) if part]
    return ", ".join(parts), day


def is_date_line(line: str) -> bool:
    """Whether a line holds nothing but a date, with its lead and time."""
    return (
        6 <= len(line) <= 110
        and any(character.isdigit() for character in line)
        and DATE_LINE.fullmatch(line) is not None
    )


def _kinds(blocks: Sequence[Block]) -> list[str | None]:
    kinds: list[str | None] = []
    for block in blocks:
        if kinds and kinds[-1] == "caption label":
            kinds.append("caption")
        elif is_caption_label(block.text):
            kinds.append("caption label")
        else:
            kinds.append(_kind(block.text))
    return kinds


def _kind(text: str) -> str | None:
    if is_date_line(text):
        return "date line"
    if is_byline(text):
        return "byline"
    kind = clutter_kind(text)
    if kind is not None:
        return kind
    if is_caption(text):
        return "caption"
    if len(text) < 90 and RELATED.fullmatch(text):
        return "related"
    return None


def _title_index(blocks: Sequence[Block], kinds: Sequence[str | None]) -> int | None:
    """The line of the head that is the title.

    The first line of four words or more that is of no other kind; menus above it are shorter.
    Where every line is short, the longest one, if it has two words.
    """
    free = [index for index, kind in enumerate(kinds) if kind is None]
    for index in free:
        words = len(blocks[index].text.split())
        if 4 <= words <= 40 and not _NAMES_ALONE.fullmatch(blocks[index].text):
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
    return (
        title is not None
        and title < index <= title + 3
        and len(text) < 90
        and _NAMES_ALONE.fullmatch(text) is not None
    )


def _is_standfirst(text: str) -> bool:
    return len(text.split()) >= 6


def _found(field: str, block: Block, words: str) -> Found:
    return Found(field, "text", f"line {block.line}", words)
