"""One split of the gold corpus as articles, for every measure that is taken on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from verbale.errors import DataError
from verbale.evaluate.report import hash_files
from verbale.gold.check import load
from verbale.gold.splits import MANIFEST, read_manifest
from verbale.gold.types import GoldItem
from verbale.types import Article


@dataclass(frozen=True, slots=True)
class Corpus:
    """Items of one split, the hash of the corpus, and how to call it in a report."""

    items: tuple[GoldItem, ...]
    data_hash: str
    name: str


def read_split(folder: Path, split: str) -> Corpus:
    """The items of a split of the gold corpus; `all` for every item.

    Raises:
        DataError: the corpus is wrong, or it has no such split.
    """
    items = load(folder)
    if split != "all":
        manifest = read_manifest(folder / MANIFEST)
        if manifest is None:
            raise DataError(str(folder), f"it has no {MANIFEST}. Run: verbale gold split {folder}")
        items = [item for item in items if manifest.splits.get(item.item_id) == split]
    sentences = sum(item.kind == "sentence" for item in items)
    files = sorted(folder.rglob("*.gold"))
    name = f"gold {split}, {sentences} sentences, {len(items) - sentences} documents"
    return Corpus(tuple(items), hash_files(files, folder), name)


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
