"""Whatever is fed to the page reader: it reads or rejects, and no visible block disappears."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.read.html.samples import CASES
from verbale.errors import ReadError
from verbale.read.decode import tidy
from verbale.read.draft import Draft
from verbale.read.html.fields import plain
from verbale.read.html.page import read_page
from verbale.read.html.tree import parse, walk
from verbale.settings import ReadSettings

SETTINGS = ReadSettings()
PAGES = [case.html for case in CASES]
TAGS = ("p", "div", "article", "nav", "aside", "h1", "h2", "ul", "li", "table", "td", "figure",
        "figcaption", "span", "a", "b", "form", "noscript", "footer", "header", "time")  # fmt: skip
NAMES = ("", "byline", "comments", "related", "caption", "hidden", "share-bar", "dek", "content")


def check(html: str | bytes) -> None:
    """Read a page; an error must be a ReadError, and every block must be accounted for."""
    try:
        draft = read_page(html, where="page", settings=SETTINGS)
    except ReadError:
        return
    if isinstance(html, str):
        tree, _ = parse(tidy(html))
        assert tree is not None
        kept = accounted(draft)
        for block in walk(tree).blocks:
            assert {block.text, block.apart, plain(block.text)} & kept


def accounted(draft: Draft) -> set[str]:
    """All pieces of text that a draft holds, the headline without signs and case."""
    pieces = {*draft.paragraphs, *draft.captions, *(removed.text for removed in draft.removed)}
    return pieces | {plain(draft.title or "")}


@given(st.binary(max_size=2000))
def test_any_bytes(data: bytes) -> None:
    check(data)


@given(st.text(max_size=2000))
def test_any_text(text: str) -> None:
    check(text)


@st.composite
def trees(draw: st.DrawFn) -> str:
    """Markup with tags that may not fit, names that mislead, and words in between."""
    parts = []
    for _ in range(draw(st.integers(1, 30))):
        tag = draw(st.sampled_from(TAGS))
        kind = draw(st.integers(0, 4))
        if kind == 0:
            parts.append(f"</{tag}>")
        elif kind < 3:
            parts.append(f'<{tag} class="{draw(st.sampled_from(NAMES))}">')
        else:
            parts.append(draw(st.sampled_from(
                ("The minister resigned on Monday after the vote in parliament was lost. ",
                 "By Ada Bell ", "May 18, 2021 ", "Home ", "<br>", "&nbsp;", "Photo: Ben Orme/AP ")
            )))  # fmt: skip
    return "".join(parts)


@settings(max_examples=300)
@given(trees())
def test_any_tree(html: str) -> None:
    check(html)


@settings(max_examples=200)
@given(st.sampled_from(PAGES), st.data())
def test_mutated_pages(html: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(html)))
    end = data.draw(st.integers(start, min(len(html), start + 200)))
    put = data.draw(
        st.sampled_from(("", "<", ">", '"', "\0", "<script>", "</div></article>", "<!--"))
    )
    check(html[:start] + put + html[end:])


@given(st.sampled_from(PAGES))
def test_the_same_page_reads_the_same(html: str) -> None:
    first = read_page(html, where="page", settings=SETTINGS)
    assert first == read_page(html, where="page", settings=SETTINGS)
    assert all(re.sub(r"\s+", " ", text).strip() == text for text in first.paragraphs)
