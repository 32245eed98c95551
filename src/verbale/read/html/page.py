"""HTML pages: one page in, one draft out, with the proof of each field and all that was cut."""

from __future__ import annotations

import codecs
import re

from verbale.errors import ReadError
from verbale.read.decode import decode, tidy
from verbale.read.draft import Draft
from verbale.read.html.fields import Field, find_byline, find_day, find_title, plain
from verbale.read.html.meta import Meta, read_meta
from verbale.read.html.text import TEXT, TITLE, label, regions, standfirsts
from verbale.read.html.tree import Page, parse, walk
from verbale.read.html.zones import CAPTION
from verbale.read.reject import reject
from verbale.settings import ReadSettings
from verbale.types import Found, Removed

_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE
)
_HEAD = 4096  # bytes in which a page may declare its encoding, four times what the standard asks


def read_page(
    html: bytes | str,
    *,
    where: str,
    url: str | None = None,
    encoding: str | None = None,
    settings: ReadSettings,
) -> Draft:
    """Read one HTML page.

    Args:
        html: the page; bytes are decoded by mark, content, declaration, in the way of `decode`.
        where: the file, address or row, for messages.
        url: its address, if known; else the page's own word is taken.
        encoding: the encoding that the server declared, if any.
        settings: limits; `max_bytes` counts here too.

    Raises:
        ReadError: empty, too large, only scripts, in no encoding, or without any text.
    """
    if len(html) > settings.max_bytes:
        raise reject(
            where, "too-large",
            f"the page has {len(html):,} bytes, more than max_bytes allows "
            f"({settings.max_bytes:,}). "
            "Raise max_bytes to read it.",
        )  # fmt: skip
    markup = tidy(html) if isinstance(html, str) else _decode(html, where, encoding)
    tree, too_deep = parse(markup)
    if too_deep:
        raise reject(
            where,
            "too-deep",
            "the page nests more than 2,048 elements, which no browser writes. "
            "Open it in a browser, and save its text.",
        )
    if tree is None:
        raise reject(where, "empty", "the page is empty. Check that it was saved in full.")
    page = walk(tree)
    draft = _draft(page, read_meta(tree), url)
    if not draft.paragraphs:
        raise _nothing_left(page, where)
    return draft


def _decode(data: bytes, where: str, encoding: str | None) -> str:
    declared = encoding
    match = _CHARSET.search(data[:_HEAD])
    if declared is None and match is not None:
        declared = match.group(1).decode("ascii")
    if declared is not None:
        try:
            declared = codecs.lookup(declared).name
        except LookupError:
            declared = None  # a name that no one knows: the bytes must tell
    if declared is not None and declared.startswith(("utf-16", "utf-32")):
        declared = None  # its mark or its zeros would show; a page that can be sniffed is not so
    if declared == "iso8859-1":
        declared = "cp1252"  # what browsers make of it: quotation marks stand where it has none
    return decode(data, where, declared).text


def _nothing_left(page: Page, where: str) -> ReadError:
    scripts = sum(1 for _ in page.tree.iter("script"))
    if scripts:
        return reject(
            where, "scripts-only",
            f"no article text stands in the page; its {scripts} scripts may make it in a browser. "
            "Save the page from a browser, or copy its text.",
        )  # fmt: skip
    return reject(
        where, "empty",
        "no article text is left after cleaning. Check that this is an article and not a list.",
    )  # fmt: skip


def _draft(page: Page, meta: Meta, url: str | None) -> Draft:
    title = find_title(page, meta)
    shown = title.block if title is not None else None
    region, zones = regions(page, shown)
    known = standfirsts(page, shown, zones, meta)
    if shown is not None:
        known[shown] = TITLE
    byline = find_byline(page, meta, shown, zones)
    day = find_day(page, meta, shown, zones, url)
    for field in (byline, day):
        if (
            field is not None
            and field.block is not None
            and zones[page.blocks[field.block].node] is None
        ):
            known.setdefault(field.block, "byline or date")
    labels = label(page, region, zones, known)
    address = next((item for item in meta.addresses if "://" in item.words), None)
    found = [field.found for field in (title, byline) if field is not None]
    if day is not None:
        found.append(day.found)
    if url is None and address is not None:
        found.append(Found("url", "meta", address.where, address.words))
    labelled = list(zip(page.blocks, labels, strict=True))
    return Draft(
        paragraphs=tuple(block.text for block, kind in labelled if kind == TEXT),
        title=title.value if title is not None else None,
        byline=byline.value if byline is not None else None,
        published=day.value if day is not None else None,
        published_from=day.found.origin if day is not None else None,
        url=url if url is not None or address is None else address.words,
        source=meta.sites[0].words if meta.sites else None,
        captions=tuple(dict.fromkeys(block.text for block, kind in labelled if kind == CAPTION)),
        removed=_removed(page, labels, title),
        found=tuple(found),
    )  # fmt: skip


def _removed(page: Page, labels: list[str], title: Field | None) -> tuple[Removed, ...]:
    """All that is neither text, caption nor the headline itself, in page order."""
    headline = plain(title.value) if title is not None else ""
    removed = []
    for block, kind in zip(page.blocks, labels, strict=True):
        if kind in (TEXT, CAPTION) or (kind == TITLE and plain(block.text) == headline):
            continue
        # Links that stand side by side ("Home", "World") are set apart by the style sheet only.
        text = block.apart if block.links > 0.8 else block.text
        removed.append(Removed(text, kind if kind != TITLE else "around the title"))
    return tuple(removed)
