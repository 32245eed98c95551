"""One split of the gold corpus as articles, for every measure that is taken on it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from verbale.errors import DataError
from verbale.gold.check import load
from verbale.gold.splits import MANIFEST, digest_of, read_manifest
from verbale.gold.texts import draw
from verbale.gold.types import GoldItem
from verbale.types import Article

_SEED = 7  # any number; another one draws other samples, whose floors must be measured anew


@dataclass(frozen=True, slots=True)
class Corpus:
    """Items of one split, the hash of what is annotated in them, and how to call it in a report.

    Items of other splits do not change the hash, so figures of test stay those of their data while
    train grows.
    """

    items: tuple[GoldItem, ...]
    data_hash: str
    name: str


def read_split(folder: Path, split: str, sample: int | None = None) -> Corpus:
    """The items of a split of the gold corpus; `all` for every item.

    Args:
        folder: the corpus.
        split: train, dev, test or all.
        sample: so many of its sentences, and one document for every ten, the same each time; all
            if `None`.

    Raises:
        DataError: the corpus is wrong, or it has no such split.
    """
    items = load(folder)
    if split != "all":
        manifest = read_manifest(folder / MANIFEST)
        if manifest is None:
            raise DataError(str(folder), f"it has no {MANIFEST}. Run: verbale gold split {folder}")
        items = [item for item in items if manifest.splits.get(item.item_id) == split]
    if sample is not None:
        items = draw(items, sample, sample // 10, _SEED)
    sentences = sum(item.kind == "sentence" for item in items)
    name = f"gold {split}, {sentences} sentences, {len(items) - sentences} documents"
    digests = sorted(f"{item.item_id}\t{digest_of(item)}\n" for item in items)
    return Corpus(tuple(items), hashlib.sha256("".join(digests).encode()).hexdigest(), name)


def articles(items: tuple[GoldItem, ...]) -> Iterator[Article]:
    """The items as the reading room would give them: clean text, and the day if it is known."""
    for item in items:
        yield Article(
            article_id=item.item_id,
            source_id=item.item_id,
            url=None,
            source=item.outlet,
            title=item.title,
            byline=None,
            dateline=None,
            published=item.published,
            published_from=None if item.published is None else "argument",
            language="en",
            text=item.text,
        )
