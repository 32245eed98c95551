"""Articles composed from the sentences of the gold corpus, for measuring speed."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from verbale.evaluate.report import hash_files
from verbale.gold.check import read_corpus
from verbale.types import Article

LENGTH = 400
"""Words of an article, as long as news of an agency."""
_PARAGRAPH = (1, 3)
_FIRST = date(2000, 1, 1)
_DAYS = 9_000


@dataclass(frozen=True, slots=True)
class Composed:
    """Composed articles.

    Attributes:
        articles: the articles, all different.
        sentences: how many sentences of the corpus they are made of.
        words: how many words, as a reader counts them.
        data_hash: hash of the corpus.
        name: what they are, for a report.
    """

    articles: tuple[Article, ...]
    sentences: int
    words: int
    data_hash: str
    name: str


def compose_gold(folder: Path, count: int, seed: int = 1) -> Composed:
    """Put sentences of the gold corpus together to articles of about 400 words.

    What is annotated does not matter here, so a corpus with an error in it will do.

    Args:
        folder: the gold corpus.
        count: number of articles.
        seed: the same seed and corpus give the same articles.

    Raises:
        DataError: there is no gold file.
    """
    chance = random.Random(seed)
    pool = [item.text for item in read_corpus(folder, [], "sentence")]
    articles = []
    sentences = words = 0
    for number in range(count):
        paragraphs: list[str] = []
        length = 0
        while length < LENGTH:
            drawn = chance.choices(pool, k=chance.randint(*_PARAGRAPH))
            paragraphs.append(" ".join(drawn))
            sentences += len(drawn)
            length += len(paragraphs[-1].split())
        words += length
        day = _FIRST + timedelta(days=chance.randrange(_DAYS))
        articles.append(_article(number, day, "\n\n".join(paragraphs)))
    files = sorted(folder.rglob("*.gold"))
    name = f"{count:,} articles of {words:,} words, composed from gold"
    return Composed(tuple(articles), sentences, words, hash_files(files, folder), name)


def _article(number: int, day: date, text: str) -> Article:
    name = f"bench-{number:06}"
    return Article(
        article_id=name,
        source_id=name,
        url=None,
        source=None,
        title=None,
        byline=None,
        dateline=None,
        published=day,
        published_from="argument",
        language="en",
        text=text,
    )
