"""Bare texts for somebody who annotates them a second time without sight of the first."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from verbale.gold.types import GoldItem


def draw(items: Sequence[GoldItem], sentences: int, documents: int, seed: int) -> list[GoldItem]:
    """A sample of a corpus, in the order of the corpus.

    Args:
        items: the whole corpus.
        sentences: how many sentences to draw; fewer if there are fewer.
        documents: how many documents to draw, likewise.
        seed: the same seed draws the same items; further items change few of them.
    """
    drawn: set[str] = set()
    for kind, number in (("sentence", sentences), ("document", documents)):
        ids = [item.item_id for item in items if item.kind == kind]
        drawn.update(sorted(ids, key=lambda name: _ticket(name, seed))[:number])
    return [item for item in items if item.item_id in drawn]


def bare(items: Iterable[GoldItem]) -> str:
    """Items in the notation with nothing annotated: no codes, no countries, no hard cases."""
    return "\n".join(_bare(item) for item in items)


def _bare(item: GoldItem) -> str:
    if item.kind == "sentence":
        day = f" date={item.published}" if item.published else ""
        return f"S {item.style} {item.year} -{day} | {item.text}\n"
    options = f" outlet={item.outlet.replace(' ', '_')}" if item.outlet else ""
    lines = [f"D {item.item_id} {item.style} {item.published} -{options}"]
    if item.title:
        lines.append(f"T {item.title}")
    for span in item.sentences:
        mark = "P" if span.start in item.paragraphs else "+"
        lines.append(f"{mark} {item.words(span)}")
    return "\n".join(lines) + "\n"


def _ticket(name: str, seed: int) -> str:
    return hashlib.sha256(f"{seed} {name}".encode()).hexdigest()
