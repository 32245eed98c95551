"""A draft becomes an article: dateline, language, turns, and the hash that is its id."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from hashlib import blake2b

from verbale.read.datelines import find_dateline
from verbale.read.draft import Draft
from verbale.read.languages import identify
from verbale.read.reject import reject
from verbale.read.turns import find_turns, is_transcript
from verbale.types import Article, Found, Turn

GAP = "\n\n"
"""What stands between two paragraphs in `Article.text`."""


def finish(
    draft: Draft, *, where: str, source_id: str, published: date | None = None
) -> Article:
    """Make an article of a draft.

    Args:
        draft: what a reader found.
        where: file, address or row, for messages.
        source_id: the `id` that a table gave, the entry's id, the address, or the file's name.
        published: the user's date for the batch; used where the source itself gives none.

    Raises:
        ReadError: nothing is left of the text.
    """
    if not any(draft.paragraphs):
        raise reject(
            where, "empty", "no text was found in it. Check that it holds an article, not a menu."
        )
    transcript = is_transcript(draft.paragraphs)
    if not transcript and draft.dateline is None:
        draft = _take_dateline(draft)
    if draft.published is None and published is not None:
        proof = Found("published", "argument", "--published", published.isoformat())
        draft = replace(
            draft, published=published, published_from="argument", found=(*draft.found, proof)
        )
    text = GAP.join(draft.paragraphs)
    turns: tuple[Turn, ...] = ()
    if transcript:
        turns = find_turns(draft.paragraphs, len(GAP))
    return Article(
        article_id=_article_id(draft, text),
        source_id=source_id,
        url=draft.url,
        source=draft.source,
        title=draft.title,
        byline=draft.byline,
        dateline=draft.dateline,
        published=draft.published,
        published_from=draft.published_from,
        language=draft.language or identify(text),
        text=text,
        captions=draft.captions,
        removed=draft.removed,
        turns=turns,
        found=draft.found,
    )


def _take_dateline(draft: Draft) -> Draft:
    """Move the dateline from the text's opening to its field."""
    first = next((i for i, text in enumerate(draft.paragraphs[:3]) if len(text) > 40), None)
    if first is None:
        return draft
    paragraph = draft.paragraphs[first]
    dateline = find_dateline(paragraph)
    if dateline is None or dateline.end >= len(paragraph):
        return draft
    where = f"start of paragraph {first + 1}"
    found = [*draft.found]
    if dateline.place is not None:
        found.append(Found("dateline", "text", where, dateline.words))
    dated = draft.published is None and dateline.published is not None
    if dated:
        found.append(Found("published", "text", where, dateline.words))
    paragraphs = list(draft.paragraphs)
    paragraphs[first] = paragraph[dateline.end :]
    return replace(
        draft,
        paragraphs=tuple(paragraphs),
        dateline=dateline.place,
        published=dateline.published if dated else draft.published,
        published_from="text" if dated else draft.published_from,
        found=tuple(found),
    )


def _article_id(draft: Draft, text: str) -> str:
    """128 bits of BLAKE2b over what makes two articles different, as 32 hexadecimal digits."""
    published = draft.published.isoformat() if draft.published is not None else ""
    parts = (draft.url or "", draft.source or "", published, draft.title or "", text)
    content = "\x00".join(parts).encode("utf-8", "surrogatepass")
    return blake2b(content, digest_size=16).hexdigest()
