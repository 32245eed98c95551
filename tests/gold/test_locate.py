"""References: every way of quoting words, and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.gold.locate import Finder, NotFoundError, occurrences, refer
from verbale.gold.types import Span

FIRST = "Syria told him that the rebels “will go”, and Syria's envoy left."
SECOND = "He said the rebels lied; the rebels’ chief denied it."
TEXT = f"{FIRST} {SECOND}"
ONE = Finder(TEXT, Span(0, len(FIRST)))
TWO = Finder(TEXT, Span(len(FIRST) + 1, len(TEXT)))


@pytest.mark.parametrize(
    ("finder", "reference", "words", "start"),
    [
        (ONE, "told", "told", 6),
        (ONE, "Syria#2", "Syria", 46),
        (ONE, "told {him} that", "him", 11),
        (ONE, '"will go"', "“will go”", 31),
        (ONE, "that .. go", "that the rebels “will go", 15),
        (ONE, "left .. rebels", "left. He said the rebels", 60),
        (ONE, "left .. rebels#2", "left. He said the rebels lied; the rebels", 60),
        (ONE, "the rebels .. {will} go", "the rebels “will", 20),
        (ONE, ">the rebels#2", "the rebels", 91),
        (TWO, "^the rebels", "the rebels", 20),
        (TWO, "^Syria#2", "Syria", 0),
        (TWO, "the {rebels'} chief", "rebels’", 95),
    ],
)  # fmt: skip
def test_find(finder: Finder, reference: str, words: str, start: int) -> None:
    span = finder.find(reference)
    assert (TEXT[span.start : span.end], span.start) == (words, start)


@pytest.mark.parametrize(
    ("finder", "reference", "message"),
    [
        (ONE, "Syria", r"stands 2 times in this line\. Number it \(Syria#1 … Syria#2\)"),
        (ONE, "Syria#3", "stands only 2 times in this line"),
        (ONE, "Iraq", "stands not at all in this line"),
        (ONE, "rebel", "stands not at all"),
        (ONE, ">Syria", "not at all after this line"),
        (TWO, "^denied", "not at all before this line"),
        (ONE, "told .. Iraq", "no 'Iraq' after 'told'"),
        (ONE, "told .. rebels#9", r"no 9\. 'rebels' after"),
        (ONE, "", "not at all"),
    ],
)
def test_refused(finder: Finder, reference: str, message: str) -> None:
    with pytest.raises(NotFoundError, match=message):
        finder.find(reference)


def test_occurrences_are_whole_words_within_bounds() -> None:
    assert occurrences("Mali Malian Mali", "Mali", 0, 16) == [Span(0, 4), Span(12, 16)]
    assert occurrences("Mali Malian Mali", "Mali", 1, 15) == []
    assert occurrences("Mali", "", 0, 4) == []


@given(
    words=st.lists(st.sampled_from(["the", "army", "fled", "U.S.", "“no”", "it’s"]), min_size=1),
    data=st.data(),
)
def test_every_span_of_whole_words_can_be_written_and_found(
    words: list[str], data: st.DataObject
) -> None:
    text = " ".join(words)
    starts = [len(" ".join(words[:number])) + (number > 0) for number in range(len(words))]
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    span = Span(starts[first], starts[last] + len(words[last]))
    scope = Span(0, len(text))
    assert Finder(text, scope).find(refer(text, span, scope)) == span
