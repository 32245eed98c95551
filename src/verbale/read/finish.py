"""A draft becomes an article: dateline, language, turns, and the hash that is its id."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from hashlib import blake2b

from verbale.read.datelines import Dateline, find_dateline
from verbale.read.draft import Draft
from verbale.read.languages import identify
from verbale.read.reject import reject
from verbale.read.turns import find_turns, is_transcript
from verbale.types import Article, Found

GAP = "\n\n"
"""What stands between two paragraphs in `Article.text`."""

_OPENING = 3  # paragraphs among which the dateline is looked for
_LEAST = 40  # characters that a paragraph with a dateline has at least
_STANDFIRST = 200  # characters that a standfirst before the dateline has at most


def finish(
    draft: Draft,
    *,
    where: str,
    source_id: str,
    language: str | None = None,
    published: date | None = None,
) -> Article:
    """Make an article of a draft.

    Args:
        draft: what a reader found.
        where: file, address or row, for messages.
        source_id: the `id` that a table gave, the entry's id, the address, or the file's name.
        language: its language, if it is known already.
        published: the user's date for the batch; used where the source itself gives none.

    Raises:
        ReadError: nothing is left of the text.
    """
    if not any(draft.paragraphs):
        raise reject(
            where, "empty", "no text was found in it. Check that it holds an article, not a menu."
        )
    paragraphs, found = draft.paragraphs, list(draft.found)
    place, day, origin = draft.dateline, draft.published, draft.published_from
    transcript = draft.transcript
    if transcript is None:
        transcript = is_transcript(paragraphs)
    opening = None if transcript or place is not None else _find_opening(paragraphs)
    if opening is not None:
        index, dateline = opening
        spot = f"start of paragraph {index + 1}"
        rest = paragraphs[index][dateline.end :]
        paragraphs = (*paragraphs[:index], rest, *paragraphs[index + 1 :])
        if dateline.place is not None:
            place = dateline.place
            found.append(Found("dateline", "text", spot, dateline.words))
        if day is None and dateline.published is not None:
            day, origin = dateline.published, "text"
            found.append(Found("published", "text", spot, dateline.words))
    if day is None and published is not None:
        day, origin = published, "argument"
        found.append(Found("published", "argument", "--published", published.isoformat()))
    text = GAP.join(paragraphs)
    return Article(
        article_id=_article_id(draft, day, text),
        source_id=source_id,
        url=draft.url,
        source=draft.source,
        title=draft.title,
        byline=draft.byline,
        dateline=place,
        published=day,
        published_from=origin,
        language=draft.language or language or identify(text),
        text=text,
        captions=draft.captions,
        removed=draft.removed,
        turns=find_turns(paragraphs, len(GAP)) if transcript else (),
        found=tuple(found),
    )


def _find_opening(paragraphs: Sequence[str]) -> tuple[int, Dateline] | None:
    """The dateline of the first paragraph that is long enough to have one, and its index.

    A standfirst may stand before it; further down a colon is no dateline's.
    """
    for index, paragraph in enumerate(paragraphs[:_OPENING]):
        if len(paragraph) > _LEAST:
            dateline = find_dateline(paragraph)
            if dateline is not None and dateline.end < len(paragraph):
                return index, dateline
            if index > 0 or not _may_be_standfirst(paragraph):
                return None
    return None


def _may_be_standfirst(paragraph: str) -> bool:
    return len(paragraph) < _STANDFIRST


def _article_id(draft: Draft, day: date | None, text: str) -> str:
    """128 bits of BLAKE2b over what makes two articles different, as 32 hexadecimal digits."""
    published = day.isoformat() if day is not None else ""
    parts = (draft.url or "", draft.source or "", published, draft.title or "", text)
    content = "\x00".join(parts).encode("utf-8", "surrogatepass")
    return blake2b(content, digest_size=16).hexdigest()
