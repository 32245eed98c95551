"""Words that date an act, reckoned from the day of publication."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.events.dates import Dated, ahead, find_dates, iter_years

FRIDAY = date(2016, 9, 9)


def only(text: str, published: date | None = FRIDAY) -> tuple[str, str | None, str | None]:
    """The one date of a text: its words, value and precision."""
    (found,) = find_dates(text, 0, len(text), published)
    value = None if found.value is None else found.value.isoformat()
    return text[found.start : found.end], value, found.precision


@pytest.mark.parametrize(
    ("text", "words", "value", "precision"),
    [
        ("They met on Thursday.", "on Thursday", "2016-09-08", "day"),
        ("They met on Friday.", "on Friday", "2016-09-09", "day"),
        ("They met last Friday.", "last Friday", "2016-09-02", "day"),
        ("They meet next Monday.", "next Monday", "2016-09-12", "day"),
        ("They met on Thursday night.", "on Thursday night", "2016-09-08", "day"),
        ("They met yesterday.", "yesterday", "2016-09-08", "day"),
        ("They met two days ago.", "two days ago", "2016-09-07", "day"),
        ("They met in January.", "in January", "2016-01-01", "month"),
        ("They met in November.", "in November", "2015-11-01", "month"),
        ("They met in March 2011.", "in March 2011", "2011-03-01", "month"),
        ("They met on 4 October 2007.", "on 4 October 2007", "2007-10-04", "day"),
        ("They met on October 4, 2007.", "on October 4, 2007", "2007-10-04", "day"),
        ("They met on Sept. 4.", "on Sept. 4", "2016-09-04", "day"),
        ("They fought in 1979.", "in 1979", "1979-01-01", "year"),
        ("They met last month.", "last month", "2016-08-01", "month"),
        ("They met last year.", "last year", "2015-01-01", "year"),
        ("They met three years ago.", "three years ago", "2013-01-01", "year"),
        ("They met last week.", "last week", None, None),
    ],
)
def test_dates(text: str, words: str, value: str | None, precision: str | None) -> None:
    assert only(text) == (words, value, precision)


@pytest.mark.parametrize(
    "text",
    [
        "They may march on.",
        "He paid 2011 dollars.",
        "March was cold for the march.",
        "The 1979 law stands.",
        "She will May be.",
    ],
)
def test_no_dates(text: str) -> None:
    assert not [one for one in find_dates(text, 0, len(text), FRIDAY) if one.value is not None]


def test_without_publication_a_weekday_has_no_value() -> None:
    assert only("They met on Thursday.", None) == ("on Thursday", None, None)
    assert only("They met on 4 October 2007.", None)[1] == "2007-10-04"


def test_nothing_is_found_outside_the_bounds() -> None:
    text = "On Monday they met. On Tuesday they left."
    (found,) = find_dates(text, 20, len(text), FRIDAY)
    assert text[found.start : found.end] == "On Tuesday"


def test_far_numbers_have_no_value() -> None:
    assert only("They fought 999999999 days ago.") == ("999999999 days ago", None, None)
    assert only("They fought 99999 months ago.") == ("99999 months ago", None, None)
    assert only("It ends 9000 years later.") == ("9000 years later", None, None)


def test_a_day_that_does_not_exist_has_no_value() -> None:
    assert only("They met on 31 June 2007.")[1:] == (None, None)


def test_letters_that_only_look_alike_are_no_date() -> None:
    text = "They met yeſterday, on Tueſday and last wee\u212a."
    assert find_dates(text, 0, len(text), FRIDAY) == []


def test_an_act_that_lies_ahead_takes_the_weekday_to_come() -> None:
    (monday,) = find_dates("They meet on Monday.", 0, 20, FRIDAY)
    assert monday.value == date(2016, 9, 5)
    assert ahead(monday, FRIDAY).value == date(2016, 9, 12)
    assert ahead(monday, None) == monday
    (january,) = find_dates("They met in January.", 0, 20, FRIDAY)
    assert ahead(january, FRIDAY) == january


def test_years_of_a_text() -> None:
    assert list(iter_years("In 1979 and 2011, not in 12345 or 1066.")) == [1979, 2011]


WORDS = st.sampled_from(
    """
    on in the last next this May March january Sept. 4 31 00 1979 2011 9999 Friday two twelve 7 99
    days months years decades weeks hours ago earlier later from now yesterday , . (
    """.split()
)


@given(
    st.lists(WORDS, max_size=14).map(" ".join),
    st.none() | st.dates(date(1500, 1, 1), date(2200, 1, 1)),
)
def test_any_words_are_read_without_a_crash(text: str, published: date | None) -> None:
    found = find_dates(text, 0, len(text), published)
    assert [one.start for one in found] == sorted(one.start for one in found)
    for one, other in pairwise(found):
        assert one.end <= other.start
    for one in found:
        assert 0 <= one.start < one.end <= len(text)
        assert (one.value is None) == (one.precision is None)
        assert isinstance(ahead(one, published), Dated)


@given(st.text(max_size=60), st.none() | st.dates())
def test_any_text_is_read_without_a_crash(text: str, published: date | None) -> None:
    for one in find_dates(text, 0, len(text), published):
        assert 0 <= one.start < one.end <= len(text)
