"""From text or markup, with what its source gives beside it, to an article."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from verbale.read.draft import Draft
from verbale.read.finish import finish
from verbale.read.html.page import read_page
from verbale.read.languages import identify
from verbale.read.plain.text import keep_as_read, read_text
from verbale.settings import ReadSettings
from verbale.types import Article, Found


@dataclass(frozen=True, slots=True)
class Given:
    """What a table, a feed or an archive gives beside the text.

    Attributes:
        source_id, url, title, byline, published, source, language: as in `Article`.
        place: where it stands, for the proof ("column", "entry", "WARC header").
    """

    source_id: str
    url: str | None = None
    title: str | None = None
    byline: str | None = None
    published: date | None = None
    source: str | None = None
    language: str | None = None
    place: str = "column"


@dataclass(frozen=True, slots=True)
class Batch:
    """What the user gives for all articles: limits, and values where the articles have none."""

    settings: ReadSettings
    published: date | None = None
    source: str | None = None


def article_from_text(text: str, where: str, given: Given, batch: Batch) -> Article:
    """Make an article of tidy plain text; see `finish` for errors."""
    language = given.language or identify(text)
    # The kinds of clutter are known for English pages only; another language is kept as read.
    draft = read_text(text) if language in {None, "en"} else keep_as_read(text)
    return _finish(draft, where, given, batch, language)


def article_from_page(
    html: bytes | str, where: str, given: Given, batch: Batch, encoding: str | None = None
) -> Article:
    """Make an article of an HTML page; see `read_page` and `finish` for errors."""
    draft = read_page(html, where=where, url=given.url, encoding=encoding, settings=batch.settings)
    return _finish(draft, where, given, batch)


def _finish(
    draft: Draft, where: str, given: Given, batch: Batch, language: str | None = None
) -> Article:
    draft = _with_given(draft, given)
    if draft.source is None and batch.source is not None:
        proof = Found("source", "argument", "--source", batch.source)
        draft = replace(draft, source=batch.source, found=(*draft.found, proof))
    return finish(
        draft,
        where=where,
        source_id=given.source_id,
        language=language,
        published=batch.published,
    )


def _with_given(draft: Draft, given: Given) -> Draft:
    """What the source gives beside the text goes before what was found in the text."""
    values = {
        field: value
        for field in ("url", "title", "byline", "published", "source", "language")
        if (value := getattr(given, field)) is not None
    }
    if not values:
        return draft
    paragraphs = draft.paragraphs
    if given.title is not None:
        paragraphs = _without_title(draft, given.title)
    found = tuple(entry for entry in draft.found if entry.field not in values)
    found += tuple(
        Found(field, "meta", f"{given.place} {field}", str(value))
        for field, value in values.items()
    )
    if given.published is not None:
        values["published_from"] = "meta"
    return replace(draft, paragraphs=paragraphs, found=found, **values)


def _without_title(draft: Draft, title: str) -> tuple[str, ...]:
    """The paragraphs without a repeated title; a line wrongly taken for the title goes back."""
    paragraphs = draft.paragraphs
    if paragraphs and _same(paragraphs[0], title) and len(paragraphs) > 1:
        return paragraphs[1:]
    in_text = any(entry.field == "title" and entry.origin == "text" for entry in draft.found)
    if draft.title is not None and in_text and not _same(draft.title, title):
        return (draft.title, *paragraphs)
    return paragraphs


def _same(one: str, other: str) -> bool:
    return re.findall(r"\w+", one.lower()) == re.findall(r"\w+", other.lower())
