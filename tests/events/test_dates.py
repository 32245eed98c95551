"""Words that date an act, reckoned from the day of publication."""

from __future__ import annotations

from datetime import date

import pytest

from verbale.events.dates import find_dates

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
