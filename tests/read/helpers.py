"""Shared by the tests of the readers."""

from __future__ import annotations

from io import BufferedReader, BytesIO

from verbale.read.compose import Batch
from verbale.read.reader import read_source
from verbale.read.sources import Source
from verbale.settings import ReadSettings
from verbale.types import Article, Rejected

BATCH = Batch(ReadSettings())
STORY = (
    "Envoys of Chad and Niger met in the capital on Monday. They agreed to open the border for "
    "traders, and said that the police of both states would patrol the road together."
)


def read_bytes(data: bytes, name: str = "file") -> tuple[list[Article], list[Rejected]]:
    """Read bytes as the file `name`: the articles and the rejects."""
    source = Source(name, name, BufferedReader(BytesIO(data)))
    items = list(read_source(source, BATCH))
    articles = [item for item in items if isinstance(item, Article)]
    return articles, [item for item in items if isinstance(item, Rejected)]
