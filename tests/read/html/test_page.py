"""Reading of HTML pages: text, fields with their proofs, what is cut, and damaged input."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.read.html.samples import BODY, CASES, P1, TEXT, TITLE, Case, page
from verbale.errors import ReadError
from verbale.read.draft import Draft
from verbale.read.html.page import read_page
from verbale.settings import ReadSettings

SETTINGS = ReadSettings()
EXAMPLE = Path(__file__).parents[3] / "examples" / "harbour-talks.html"


def read(html: bytes | str, **more: str) -> Draft:
    return read_page(html, where="page.html", settings=SETTINGS, **more)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_kinds_of_pages(case: Case) -> None:
    draft = read(case.html)
    assert draft.paragraphs == case.text
    assert draft.title == case.title
    assert draft.byline == case.byline
    assert draft.published == case.published
    assert draft.captions == case.captions
    pieces = [removed.text for removed in draft.removed]
    assert [words for words in case.removed if words not in pieces] == []
    assert all(removed.why for removed in draft.removed)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_field_has_its_proof(case: Case) -> None:
    draft = read(case.html)
    proven = {found.field for found in draft.found}
    for field in ("title", "byline", "published", "url"):
        assert (getattr(draft, field) is not None) == (field in proven), field
    assert (draft.published is None) == (draft.published_from is None)


def test_the_example_reads_clean() -> None:
    draft = read(EXAMPLE.read_bytes())
    assert draft.title == "Harbour talks resume in Port Amsel after nine-day blockade"
    assert draft.byline == "Ilse Marrow, Tomas Okeke"
    assert str(draft.published) == "2021-05-18"
    assert draft.source == "The Meridian Courier"
    assert draft.url == "https://meridian-courier.example/world/2021/05/18/harbour-talks-resume"
    assert len(draft.captions) == 2
    assert len(draft.paragraphs) == 12
    reasons = {removed.why for removed in draft.removed}
    assert {"cookie notice", "share bar", "reader comments", "page footer"} <= reasons
    text = " ".join(draft.paragraphs)
    for word in ("cookies", "inbox", "thirty years", "Facebook", "harvest", "covered the coast"):
        assert word not in text


def test_the_given_address_is_kept() -> None:
    draft = read(EXAMPLE.read_bytes(), url="https://copy.example/1")
    assert draft.url == "https://copy.example/1"


@pytest.mark.parametrize(
    ("data", "declared"),
    [
        ("café naïve".encode(), None),
        ("café naïve".encode(), "latin-1"),  # declared wrongly: the bytes tell
        ("café naïve".encode("cp1252"), "utf-8"),
        ("café naïve".encode("cp1252"), "no-such-encoding"),
        (b"\xef\xbb\xbf" + "café naïve".encode(), None),
    ],
)
def test_encodings(data: bytes, declared: str | None) -> None:
    html = b"<p>" + P1.encode() + b" " + data + b".</p>"
    draft = read_page(html, where="page", encoding=declared, settings=SETTINGS)
    assert draft.paragraphs == (f"{P1} café naïve.",)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-32"])
def test_wide_encodings(encoding: str) -> None:
    assert read(page(BODY).encode(encoding)).paragraphs == TEXT


def test_declared_in_the_page() -> None:
    html = page(f"<p>Президент подписал закон. {P1}</p>", "<meta charset=windows-1251>")
    assert read(html.encode("cp1251")).paragraphs == (f"Президент подписал закон. {P1}",)


def test_nul_bytes() -> None:
    assert read(page(BODY).replace("<p>", "<p>\0").encode()).paragraphs == TEXT


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        (b"", "empty"),
        ("  \n ", "empty"),
        ("<!-- nothing -->", "empty"),
        ("<html><body></body></html>", "empty"),
        (page("<div id=app></div><noscript>Switch on scripts.</noscript>", "<script>a()</script>"),
         "scripts-only"),
        (b"%PDF-1.7 and so on", "binary"),
        ("<p>" + "x" * 30_000_000, "too-large"),
    ],
    ids=["no bytes", "blanks", "comment", "no text", "scripts", "pdf", "large"],
)  # fmt: skip
def test_rejects(html: bytes | str, reason: str) -> None:
    with pytest.raises(ReadError) as caught:
        read(html)
    assert caught.value.reason == reason
    assert caught.value.where == "page.html"


@pytest.mark.parametrize("tags", ["<div>", "<span>", "<ul><li>", "<table><tr><td>", "<b><i>"])
def test_deep_nesting_is_rejected_in_time(tags: str) -> None:
    started = time.perf_counter()
    with pytest.raises(ReadError) as caught:
        read(f"<h1>{TITLE}</h1>" + tags * 50_000 + f"<p>{P1}</p>")
    assert caught.value.reason == "too-deep"
    assert time.perf_counter() - started < 20  # a guard against quadratic work, not a measure


def test_nested_author_marks_take_no_quadratic_time() -> None:
    html = '<div class="byline">' * 1900 + "word " * 200_000
    started = time.perf_counter()
    assert len(read(html).paragraphs) == 1
    assert time.perf_counter() - started < 20
