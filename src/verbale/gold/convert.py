"""From what is written in a gold file to items with offsets."""

from __future__ import annotations

import hashlib
from pathlib import Path

from verbale.gold.build import build
from verbale.gold.head import read_head, tags
from verbale.gold.notation import Draft, read_drafts
from verbale.gold.types import GoldItem, Problem, Span
from verbale.gold.values import LineError


def read_file(path: Path, name: str, problems: list[Problem]) -> list[GoldItem]:
    """All items of a gold file that can be converted; everything wrong goes to `problems`.

    Args:
        path: the file.
        name: how to call it in messages.
    """
    drafts = read_drafts(path, name, problems)
    items = (convert(draft, problems) for draft in drafts)
    return [item for item in items if item is not None]


def convert(draft: Draft, problems: list[Problem]) -> GoldItem | None:
    """One item with offsets, or `None` where its head is wrong; problems are added."""
    try:
        head = read_head(draft)
    except LineError as error:
        problems.append(Problem(draft.where, str(error)))
        return None
    text, scopes, paragraphs, raw = _laid_out(draft)
    if not text.strip():
        problems.append(Problem(draft.where, "the item has no text. Write P and a sentence."))
        return None
    notes = build(draft, text, scopes, problems)
    return GoldItem(
        item_id=head.name or _hashed_name(draft.where, text),
        where=draft.where,
        kind=draft.kind,
        text=text,
        style=head.style,
        year=head.year,
        published=head.published,
        countries=head.countries,
        hard=tags(head, notes.events),
        none=head.none,
        group=head.group,
        outlet=head.outlet,
        title=draft.title,
        raw=raw,
        sentences=tuple(scopes),
        paragraphs=paragraphs,
        events=notes.events,
        statements=notes.statements,
        mentions=notes.mentions,
        names=notes.names,
    )


def _hashed_name(where: str, text: str) -> str:
    """Name of a sentence: its file and a hash of its words, so that moving it changes nothing."""
    stem = where.rsplit(":", 1)[0].rsplit("/", 1)[-1].removesuffix(".gold")
    return f"{stem}.{hashlib.sha256(text.encode()).hexdigest()[:8]}"


def _laid_out(draft: Draft) -> tuple[str, list[Span], tuple[int, ...], str | None]:
    """Text, the span of each of its lines, starts of paragraphs, and the page with its clutter."""
    text, raw = "", draft.title or ""
    scopes: list[Span] = []
    paragraphs: list[int] = []
    glued = False
    for line in draft.lines:
        if line.mark in ("J", "J~"):
            raw += ("\n\n" if raw else "") + line.text
            glued = line.mark == "J~"
            continue
        if line.mark == "+" and text:
            text, raw = text + " ", raw + ("" if glued else " ")
        else:
            text, raw = text + ("\n\n" if text else ""), raw + ("\n\n" if raw and not glued else "")
            paragraphs.append(len(text))
        glued = False
        scopes.append(Span(len(text), len(text) + len(line.text)))
        text, raw = text + line.text, raw + line.text
    cluttered = any(line.mark in ("J", "J~") for line in draft.lines)
    return text, scopes, tuple(paragraphs), raw if cluttered else None
