"""Quotation marks: over sentences and paragraphs, straight and typographic, and slips."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.speech.quotes import holding, quoted
from verbale.types import Span


def words(text: str) -> list[str]:
    """What stands in quotation marks, with the marks."""
    return [text[span.start : span.end] for span in quoted(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nothing is quoted.", []),
        ('He said: "No."', ['"No."']),
        ("He said: “No.”", ["“No.”"]),
        ("He said: «No.»", ["«No.»"]),
        ('"No," he said. "Never."', ['"No,"', '"Never."']),
        ("“One. Two. Three,” he said.", ["“One. Two. Three,”"]),
        ("“One of ‘them’ left,” he said.", ["“One of ‘them’ left,”"]),
        ('A "first" and a "second".', ['"first"', '"second"']),
        ("He left” and came.", []),
        ("“One. “Two,” he said.", ["“Two,”"]),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_paragraphs_that_open_anew() -> None:
    text = "“First part.\n\n“Second part,” he said.\n\nThe rest."
    assert words(text) == ["“First part.", "“Second part,”"]
    straight = '"First part.\n\n"Second part," he said.'
    assert words(straight) == ['"First part.', '"Second part,"']


def test_a_mark_that_is_never_closed_ends_with_its_paragraph() -> None:
    assert words("He said “no.\n\nThen he left.") == ["“no."]


def test_one_that_would_hold_pages_is_a_slip() -> None:
    assert words("“" + "word " * 1_000) == []


def test_holding() -> None:
    text = "He said “no way” twice."
    (span,) = quoted(text)
    inside = text.index("way")
    assert holding((span,), inside, inside + 3) == span
    assert holding((span,), 0, 2) is None
    assert holding((span,), inside, inside + 8) is None
    assert holding((), 0, 1) is None


@given(st.text(alphabet="ab .\n\"“”«»'—", max_size=80))
def test_any_text(text: str) -> None:
    before = Span(0, 0)
    for span in quoted(text):
        assert before.end <= span.start < span.end <= len(text)
        assert text[span.start] in '“"«»'
        assert "\n\n" not in text[span.start : span.end]
        before = span
