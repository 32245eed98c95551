"""Title, byline and date of a page: what it shows set against what it says about itself."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

from verbale.read.dates import DAY_AND_MONTH, find_publication_date, is_date_line, parse_given
from verbale.read.html.meta import Meta, Said
from verbale.read.html.names import clean_names, is_person
from verbale.read.html.text import HEADINGS, is_prose
from verbale.read.html.tree import Block, Page
from verbale.read.plain.bylines import is_byline, read_byline
from verbale.types import Found

_WORD = re.compile(r"\w+")
_SEPARATOR = re.compile(r"\s+[|–—·•:»-]\s+")
_ADDRESS_DATE = re.compile(r"/((?:19|20)[0-9]{2})[/-]([01]?[0-9])[/-]([0-3]?[0-9])(?:[/-]|$)")
_UTC = re.compile(r"(?:Z|[+-]00:?00|UTC|GMT)\s*$", re.IGNORECASE)
_POSTED = re.compile(
    r"(?:posted|published|written|filed|submitted)\b.{0,60}?\bby\s+(\S.{2,80})", re.IGNORECASE
)
_SIGNED = re.compile(r"(?:Reporting|Report|Writing|Story) by (.{3,120}?)\.?")
_DATED = re.compile(
    rf"([^\W\d_][^,|•·0-9]{{3,50}}?)\s*(?:[-–—|•·,]\s*)?(?=(?:{DAY_AND_MONTH}),? [0-9]{{4}})"
)
_ISO_DAY = re.compile(r"\s*((?:19|20)[0-9]{2})-?([01][0-9])-?([0-3][0-9])")
# Blocks before and after the headline in which its byline and date are sought: section, kicker and
# standfirst, pictures' credits and share bars stand between them.
_BEFORE, _AFTER = 16, 25


@dataclass(frozen=True, slots=True)
class Field:
    """A value with its proof, and the index of the block that shows it, if one does."""

    value: str
    found: Found
    block: int | None = None


def plain(text: str) -> str:
    """A text as lower-case words: for comparing a headline with its copies."""
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", text).lower()))


def find_title(page: Page, meta: Meta) -> Field | None:
    """The headline: as the page shows it, or else as its metadata give it.

    Of several headings the one is taken that shares most words with the metadata's titles; if none
    does, the first one that is no logo.
    """
    said = [(item, frozenset(plain(item.words).split())) for item in meta.titles]
    sites = {plain(item.words) for item in meta.sites}
    best: tuple[float, int] | None = None
    for index, block in enumerate(page.blocks):
        if page.nodes[block.node].tag != "h1":
            continue
        words = frozenset(plain(block.text).split())
        if not words or plain(block.text) in sites:
            continue
        likeness = max((len(words & other) / len(words | other) for _, other in said), default=0.0)
        if len(words) < 3 and likeness < 0.5:
            continue  # a logo or a section's name
        if best is None or likeness > best[0] + 0.2:
            best = (likeness, index)
    if best is not None:
        return _shown_title(page.blocks[best[1]].text, best[1], meta)
    return _said_title(page, meta, sites)


def _shown_title(text: str, index: int, meta: Meta) -> Field:
    # A section's name may stand in the heading before the headline: then the metadata's words.
    for item in meta.titles:
        if len(item.words) > 20 and text != item.words and text.endswith(item.words):
            return Field(item.words, Found("title", "text", "h1", text), index)
    return Field(text, Found("title", "text", "h1", text), index)


def _said_title(page: Page, meta: Meta, sites: set[str]) -> Field | None:
    """No heading is shown as such: the metadata's title, or the block that shows the same."""
    if not meta.titles:
        return None
    item = meta.titles[0]
    title = without_site(item.words, sites)
    wanted = plain(title)
    for index, block in enumerate(page.blocks):
        if len(block.text) < 2 * len(title) and plain(block.text) == wanted:
            tag = page.nodes[block.node].tag
            return Field(block.text, Found("title", "text", tag, block.text), index)
    return Field(title, Found("title", "meta", item.where, item.words)) if title else None


def without_site(title: str, sites: Iterable[str]) -> str:
    """A title element's words without the site's name at its end or start."""
    parts = _SEPARATOR.split(title)
    known = set(sites)
    if len(parts) < 2:
        return title
    last, first = plain(parts[-1]), plain(parts[0])
    if last in known or (not known and len(last.split()) <= 3 and len(title) > 40):
        return title[: title.rindex(parts[-1])].rstrip(" |–—·•:»-")
    if first in known:
        return title[len(parts[0]) :].lstrip(" |–—·•:»-")
    return title


def near(title: int | None, count: int) -> range:
    """The blocks around a headline in which its byline and date may stand."""
    if title is None:
        return range(min(count, _BEFORE + _AFTER))
    return range(max(0, title - _BEFORE), min(count, title + _AFTER))


@dataclass(frozen=True, slots=True)
class Day:
    """A day of publication with its proof, and the index of the block that shows it, if any."""

    value: date
    found: Found
    block: int | None = None


def find_day(
    page: Page, meta: Meta, title: int | None, zones: Sequence[str | None], url: str | None
) -> Day | None:
    """The day of publication: from the metadata, the words by the headline, or the address.

    Metadata often give the hour in UTC. Where the page itself prints the day before or after, the
    printed one counts: it is the day at the place of publication.
    """
    shown = _shown_day(page, title, zones)
    for item in meta.dates:
        day = _day(item.words)
        if day is None:
            continue
        if (
            shown is not None
            and _UTC.search(item.words)
            and abs(day - shown.value) == timedelta(days=1)
        ):
            return shown
        return Day(day, Found("published", "meta", item.where, item.words))
    if shown is not None:
        return shown
    addresses = [*meta.addresses, *([Said("address", url)] if url else [])]
    for item in addresses:
        match = _ADDRESS_DATE.search(_path(item.words))
        day = _day("-".join(part.zfill(2) for part in match.groups())) if match else None
        if day is not None:
            return Day(day, Found("published", "meta", item.where, item.words))
    return None


def _path(address: str) -> str:
    try:
        return urlsplit(address).path
    except ValueError:  # brackets that are no address
        return ""


def _day(words: str) -> date | None:
    match = _ISO_DAY.match(words)
    if match is not None:  # also where what follows the day is not in any standard's form
        try:
            return date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            return None
    try:  # as JavaScript prints a date
        return datetime.strptime(words[:15], "%a %b %d %Y").date()  # noqa: DTZ007 - the day as written
    except ValueError:
        return parse_given(words)


def _shown_day(page: Page, title: int | None, zones: Sequence[str | None]) -> Day | None:
    """The date that stands by the headline, on a line that is no sentence."""
    if title is None:
        return None
    span = near(title, len(page.blocks))
    # Where the text begins, the dates of events begin.
    prose = (
        i
        for i in range(title + 1, span.stop)
        if is_prose(page.blocks[i]) and not zones[page.blocks[i].node]
    )
    text = next(prose, span.stop)
    # A standfirst may stand between headline and date: one piece of prose is passed over.
    text = next(prose, span.stop)
    for index in (*range(title + 1, text), *range(title - 1, span.start - 1, -1)):
        block = page.blocks[index]
        if zones[block.node] in _ELSEWHERE or not _may_date(page, block):
            continue
        day = find_publication_date(block.apart)
        if day is not None:
            return Day(day, Found("published", "text", "words by the headline", block.apart), index)
    return None


def _may_date(page: Page, block: Block) -> bool:
    """Whether a block may be a line with the date of publication: no heading, no sentence."""
    line = block.apart
    return (
        len(line) <= 160
        and page.nodes[block.node].tag not in HEADINGS
        and (is_date_line(line) or not line.endswith((".", "?", "!", "”", '"')))
    )


_ELSEWHERE = frozenset(
    ("navigation", "related stories", "reader comments", "page footer", "advertisement", "caption",
     "hidden on the page", "aside", "newsletter or subscription", "cookie notice", "dialog")
)  # fmt: skip


def find_byline(
    page: Page, meta: Meta, title: int | None, zones: Sequence[str | None]
) -> Field | None:
    """The authors: as the metadata name them, completed by the byline that the page shows."""
    sites = {plain(item.words) for item in meta.sites}
    shown = _shown_authors(page, title, zones, sites)
    said = _said_authors(meta.people, sites)
    if said is not None:
        if shown is not None and _covers(shown.value, said.value):
            return shown
        return said
    return shown or _said_authors(meta.bodies, sites)


def _covers(shown: str, said: str) -> bool:
    """Whether the shown byline names all that the metadata name, and more."""
    some, more = ({plain(name) for name in names.split(", ")} for names in (said, shown))
    return some < more


def _said_authors(items: Sequence[Said], sites: set[str]) -> Field | None:
    """The names in the first place that names anyone; several entries of one place are joined."""
    for first in items:
        here = [item for item in items if item.where == first.where]
        names: list[str] = []
        for item in here:
            names += [name for name in clean_names(item.words) if plain(name) not in sites]
        people = [name for name in names if is_person(name)]
        names = list(dict.fromkeys(people or names))
        if names:
            words = "; ".join(item.words for item in here)
            return Field(", ".join(names), Found("byline", "meta", first.where, words))
    return None


def _shown_authors(
    page: Page, title: int | None, zones: Sequence[str | None], sites: set[str]
) -> Field | None:
    span = near(title, len(page.blocks))
    best: Field | None = None
    for mark in page.marks:
        zone = zones[mark.node] if "byline" not in mark.words else None
        if mark.block not in span or zone in _ELSEWHERE or len(mark.text) > 160:
            continue
        names = [name for name in clean_names(mark.text) if plain(name) not in sites]
        people = [name for name in names if is_person(name)]
        field = Field(
            ", ".join(dict.fromkeys(people)), Found("byline", "text", "byline element", mark.text)
        )
        if people and (best is None or _covers(field.value, best.value)):
            best = field
    return best or _shown_line(page, title, zones, span)


def _shown_line(
    page: Page, title: int | None, zones: Sequence[str | None], span: range
) -> Field | None:
    """A byline told by its words alone, near the headline or, signed, under the text."""
    for index in span:
        block = page.blocks[index]
        if index == title or zones[block.node] in _ELSEWHERE or len(block.apart) > 160:
            continue
        after = page.blocks[index + 1].apart if index + 1 < len(page.blocks) else ""
        names = _line_names(block.apart, after if title is not None and index > title else "")
        if names:
            return _line_field(", ".join(names), block, index)
    for index, block in enumerate(page.blocks):
        signed = _SIGNED.fullmatch(block.text) if len(block.text) < 160 else None
        if signed is not None and zones[block.node] is None:
            return _line_field(", ".join(clean_names(signed[1])) or signed[1], block, index)
    return None


def _line_field(names: str, block: Block, index: int) -> Field:
    return Field(names, Found("byline", "text", "line by the headline", block.apart), index)


def _line_names(line: str, after: str) -> list[str]:
    """The names in a line that is a byline: "By …", "posted … by …", a name before a date."""
    if is_byline(line):
        return clean_names(line) or [read_byline(line)[0]]
    posted = _POSTED.fullmatch(line)
    if posted is not None:
        return clean_names(posted[1])
    dated = _DATED.match(line)
    name = dated[1] if dated is not None else line
    if is_person(name) and (
        (dated is not None and find_publication_date(line[dated.end(1) :]) is not None)
        or (len(after) < 60 and find_publication_date(after) is not None)
    ):
        return [name]
    return []
