"""Dates: read in one way or not at all."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from verbale.read.dates import find_date, find_publication_date, is_date_line, parse_given


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("8 Sept 2016", "2016-09-08"),
        ("September 8th, 2016", "2016-09-08"),
        ("Thursday, 8 September, 2016 10:15", "2016-09-08"),
        ("2016-09-08", "2016-09-08"),
        ("25/12/2016", "2016-12-25"),
        ("12/25/2016", "2016-12-25"),
        ("08.08.2016", "2016-08-08"),
        ("03/04/2016", None),
        ("31 February 2016", None),
        ("September 2016", None),
        ("8 September", None),
        ("in 2016", None),
        ("room 2016-99-99", None),
    ],
)
def test_find_date(words: str, expected: str | None) -> None:
    found = find_date(words)
    assert (found.isoformat() if found is not None else None) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2016-09-08T23:30:00-07:00", "2016-09-08"),
        ("Thu, 08 Sep 2016 23:30:00 -0700", "2016-09-08"),
        ("20160908123000", "2016-09-08"),
        (datetime(2016, 9, 8, 12, 0), "2016-09-08"),  # noqa: DTZ001 (as a table gives it)
        (date(2016, 9, 8), "2016-09-08"),
        ("soon", None),
        ("", None),
        (20160908.5, None),
    ],
)
def test_parse_given(value: object, expected: str | None) -> None:
    found = parse_given(value)
    assert (found.isoformat() if found is not None else None) == expected


@pytest.mark.parametrize(
    "line",
    [
        "Published 3 March 2018",
        "Tue 14 Jun 2022 14.32 BST",
        "October 14, 2021 6:45 pm",
        "2020-02-18 11:05",
        "Posted on 5 May 2011 at 09:10",
        "Updated: September 2, 2019 9:14:07 am",
    ],
)
def test_date_lines(line: str) -> None:
    assert is_date_line(line)


@pytest.mark.parametrize(
    "line",
    ["The law of 3 March 2018 was repealed", "Version 2.0.1", "12 comments", "Ali, 34, is 5 May's"],
)
def test_no_date_lines(line: str) -> None:
    assert not is_date_line(line)


def test_the_date_of_an_update_is_no_publication_date() -> None:
    assert find_publication_date("Updated: September 2, 2019 9:14 am") is None
    assert find_publication_date("Published: September 2, 2019") == date(2019, 9, 2)
