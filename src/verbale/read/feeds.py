"""RSS and Atom feeds: each entry is an article, by feedparser."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import feedparser

from verbale.errors import ReadError
from verbale.read.compose import Batch, Given, article_from_page, article_from_text
from verbale.read.dates import parse_given
from verbale.read.decode import tidy
from verbale.read.reject import one_line, reject
from verbale.read.sources import Source, read_limited, rejected
from verbale.types import Article, Rejected


def read_feed(source: Source, batch: Batch) -> Iterator[Article | Rejected]:
    """Read one feed.

    Raises:
        ReadError: it is no RSS and no Atom, or holds no entry.
    """
    data = read_limited(source.stream, source.where, batch.settings)
    try:
        # sanitize_html and resolve_relative_uris rewrite what an entry says: the page reader
        # gets it as it stands.
        feed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError, LookupError) as error:
        raise reject(
            source.where, "malformed", f"the feed cannot be read ({error}). Fetch it again."
        ) from error
    if not feed.get("version"):
        raise reject(
            source.where, "form", "this XML is neither RSS nor Atom. Give a feed or a page."
        )
    if not feed.entries:
        raise reject(source.where, "empty", "the feed has no entries. Check its address.")
    outlet = _words(feed.feed.get("title"))
    for number, entry in enumerate(feed.entries, 1):
        where = f"{source.where} entry {number}"
        try:
            yield _article(entry, where, f"{source.name or 'entry'}:{number}", outlet, batch)
        except ReadError as error:
            yield rejected(error)
    if feed.bozo and not isinstance(feed.bozo_exception, feedparser.CharacterEncodingOverride):
        yield Rejected(
            source.where,
            "malformed",
            f"the feed is not well-formed ({_line(feed.bozo_exception)}); "
            f"{len(feed.entries)} entries were read. Fetch it again to be sure of the rest.",
        )


def _article(
    entry: Mapping[str, Any], where: str, fallback: str, outlet: str | None, batch: Batch
) -> Article:
    content, is_html = _content(entry)
    title = _words(entry.get("title"))
    given = Given(
        source_id=_words(entry.get("id")) or _words(entry.get("link")) or fallback,
        url=_words(entry.get("link")),
        title=title,
        byline=_byline(entry),
        published=_published(entry),
        source=outlet,
        place="feed entry",
    )
    if not content.strip():
        raise reject(where, "empty", "the entry has a title only. Read the page it links to.")
    if is_html:
        return article_from_page(_as_page(content), where, given, batch)
    return article_from_text(tidy(content), where, given, batch)


def _content(entry: Mapping[str, Any]) -> tuple[str, bool]:
    """The longest text of an entry, and whether it holds markup."""
    parts = [(part.get("value") or "") for part in entry.get("content") or []]
    parts.append(entry.get("summary") or "")
    text = max(parts, key=len)
    return text, "<" in text and ">" in text


def _as_page(fragment: str) -> str:
    return f"<!doctype html><html><body><article>{fragment}</article></body></html>"


def _byline(entry: Mapping[str, Any]) -> str | None:
    authors = [_words(author.get("name")) for author in entry.get("authors") or []]
    names = [name for name in authors if name]
    return ", ".join(dict.fromkeys(names)) or None


def _published(entry: Mapping[str, Any]) -> date | None:
    words = entry.get("published")
    if words:
        day = parse_given(words)
        if day is not None:
            return day
    moment = entry.get("published_parsed")
    try:
        return date(*moment[:3]) if moment else None
    except (ValueError, OverflowError):  # a year that no calendar has
        return None


def _words(value: object) -> str | None:
    return " ".join(tidy(value).split()) or None if isinstance(value, str) else None


def _line(error: BaseException) -> str:
    return one_line(str(error)) or type(error).__name__
