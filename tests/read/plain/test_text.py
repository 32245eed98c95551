"""Copied pages: title, byline, dateline and text found, clutter taken out and listed."""

from __future__ import annotations

import pytest

from tests.read.plain.samples import PAGES, TRANSCRIPTS, Page
from verbale.read.decode import tidy
from verbale.read.finish import finish
from verbale.read.plain.text import read_text
from verbale.types import Article


def make(raw: str) -> Article:
    return finish(read_text(tidy(raw)), where="page", source_id="page")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_page(page: Page) -> None:
    article = make(page.raw)
    assert article.title == page.title
    assert article.text.startswith(page.opening)
    assert article.text.endswith(page.closing)
    assert article.byline == page.byline
    assert article.dateline == page.dateline
    published = article.published.isoformat() if article.published is not None else None
    assert published == page.published
    assert article.captions == page.captions
    removed = [piece.text for piece in article.removed]
    for clutter in page.clutter:
        assert clutter in removed
        assert clutter not in article.text.split("\n")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_nothing_disappears_unseen(page: Page) -> None:
    article = make(page.raw)
    seen = [article.text, *article.captions]
    seen += [piece.text for piece in article.removed] + [proof.words for proof in article.found]
    words = set(" ".join(seen).split())
    for line in page.raw.splitlines():
        for word in line.split():
            assert any(word in known or known in word for known in words), word


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_field_has_its_proof(page: Page) -> None:
    article = make(page.raw)
    proved = {proof.field for proof in article.found}
    for field in ("title", "byline", "dateline", "published"):
        assert (getattr(article, field) is not None) == (field in proved)
    for proof in article.found:
        assert proof.words in tidy(page.raw).replace("\n", " ") or proof.words in tidy(page.raw)


@pytest.mark.parametrize(("name", "raw", "turns"), TRANSCRIPTS, ids=lambda value: str(value)[:20])
def test_turns(name: str, raw: str, turns: list[tuple[str, str]]) -> None:
    article = make(raw)
    assert [(turn.speaker, turn.kind) for turn in article.turns] == turns
    for turn in article.turns:
        said = article.text[turn.start : turn.end]
        assert said and said == said.strip() and ":" not in said[:12]


def test_a_text_of_one_heading_is_text() -> None:
    article = make("Ministers meet in Oslo")
    assert article.text == "Ministers meet in Oslo"
    assert article.title is None


def test_a_headline_that_sounds_like_clutter_stays() -> None:
    raw = (
        "Support grows for independent court\n"
        "Thousands of people marched through the capital on Friday in support of the court.\n"
    )
    assert make(raw).title == "Support grows for independent court"
