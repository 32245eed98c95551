"""What a reader of one form (text, page, feed entry, table row) hands to `finish`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from verbale.types import Found, Origin, Removed


@dataclass(frozen=True, slots=True)
class Draft:
    """An article on its way: cleaned, but without id, language and turns.

    Attributes:
        paragraphs: the text, one string a paragraph, without captions and clutter.
        title, byline, dateline, published, url, source, language: as in `Article`; `None` where
            the form does not tell.
        published_from: origin of `published`.
        transcript: whether the text is one; `None` where the reader did not look.
        captions: captions of pictures, in order.
        removed: everything else that was taken out, in the order of the page.
        found: the proof of each field that is set.
    """

    paragraphs: tuple[str, ...]
    title: str | None = None
    byline: str | None = None
    dateline: str | None = None
    published: date | None = None
    published_from: Origin | None = None
    url: str | None = None
    source: str | None = None
    language: str | None = None
    transcript: bool | None = None
    captions: tuple[str, ...] = ()
    removed: tuple[Removed, ...] = ()
    found: tuple[Found, ...] = ()
