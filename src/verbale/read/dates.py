"""Publication dates that a page prints or a table gives: read strictly, never guessed.

A date counts only with day, month and year, and only where it can be read in one way:
"8 Sept 2016", "September 8th, 2016", "2016-09-08", "08.09.2016" with a day above 12.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache

MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|"
    r"Aug(?:ust|\.)?|Sep(?:t(?:ember)?)?\.?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
WEEKDAY = r"(?:Mon|Tue(?:s)?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?"
_DAY = r"[0-3]?[0-9](?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)[0-9]{2}"
DAY_AND_MONTH = rf"(?:{MONTH} {_DAY}|{_DAY}(?: of)? {MONTH})"
"""A day of a month in words, the year optional behind it: the way of datelines."""

_DATE = re.compile(
    rf"\b(?:(?P<m1>{MONTH})\s+(?P<d1>{_DAY}),?\s+(?P<y1>{_YEAR})"
    rf"|(?P<d2>{_DAY})(?:\s+of)?[\s-]+(?P<m2>{MONTH}),?[\s-]+(?P<y2>{_YEAR})"
    rf"|(?P<y3>{_YEAR})[-/.](?P<m3>[01]?[0-9])[-/.](?P<d3>[0-3]?[0-9])"
    rf"|(?P<a4>[0-3]?[0-9])[-/.](?P<b4>[0-3]?[0-9])[-/.](?P<y4>{_YEAR}))(?![0-9])",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"[0-9]")
_UPDATE = re.compile(r"\b(?:updated|modified)\b[^0-9]{0,25}[0-9]", re.IGNORECASE)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_TIME = (
    r"(?:at\s+)?(?:[0-2]?[0-9][:.h][0-5][0-9](?::[0-5][0-9])?|[01]?[0-9])\s?"
    r"(?:[ap]\.?m\.?)?\s?(?:hrs|hours)?\s?"
    r"\(?(?:[A-Z]{2,5}|GMT\s?[+-][0-9:]+|UTC\s?[+-][0-9:]+|local time)?\)?"
)
_LEAD = (
    r"(?:(?:first |last )?(?:published|posted|updated|modified|uploaded|created|issued|released|"
    r"publication date|date|web posted|press release|dated)(?: on| at)?\s?[:|]?\s*)"
)
_NUMERIC_OR_WORDS = (
    rf"(?:{WEEKDAY},?\s+)?(?:{MONTH}\s+{_DAY},?\s+{_YEAR}|{_DAY}(?:\s+of)?[\s-]+{MONTH},?[\s-]+{_YEAR}"
    rf"|{_YEAR}[-/.][01]?[0-9][-/.][0-3]?[0-9]|[0-3]?[0-9][-/.][0-3]?[0-9][-/.](?:{_YEAR}|[0-9]{{2}}))"
)
DATE_LINE = re.compile(
    rf"(?:{_LEAD})*(?:{_TIME},?\s*(?:on\s)?)?{_NUMERIC_OR_WORDS}"
    rf"(?:\s?(?:[,|–—@T·-]|at)*\s*{_TIME})?"
    rf"(?:\s*[|,·•/(–-]*\s*(?:{_LEAD}).{{0,60}})?\s*\)?",
    re.IGNORECASE,
)
"""A line that holds nothing but a date, with its lead ("Published:") and time, if any."""


def find_date(words: str) -> date | None:
    """The first full date in some words, or `None` if there is none or it is ambiguous."""
    match = _DATE.search(words)
    return None if match is None else _from_match(match)


@lru_cache(maxsize=4096)  # the articles of a day carry the same lines
def find_publication_date(line: str) -> date | None:
    """The date that a line gives for the publication; the date of an update is none."""
    return None if _UPDATE.search(line) else find_date(line)


def _from_match(match: re.Match[str]) -> date | None:
    part = match.groupdict()
    if part["m1"] or part["m2"]:
        year, day = part["y1"] or part["y2"], part["d1"] or part["d2"]
        month = _MONTHS.index((part["m1"] or part["m2"])[:3].lower()) + 1
    elif part["y3"]:
        year, month, day = part["y3"], int(part["m3"]), part["d3"]
    else:
        year, first, second = part["y4"], int(part["a4"]), int(part["b4"])
        if first <= 12 and second <= 12 and first != second:
            return None  # day and month could be either
        month, day = (second, str(first)) if second <= 12 else (first, str(second))
    return _date(int(year), month, int(re.sub(r"\D", "", day)))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # 31 February and the like
        return None


def is_date_line(line: str) -> bool:
    """Whether a line holds nothing but a date, with its lead and time."""
    return (
        6 <= len(line) <= 110
        and _DIGIT.search(line) is not None
        and DATE_LINE.fullmatch(line) is not None
    )


def parse_given(value: object) -> date | None:
    """A date that a table, a feed or an archive gives: ISO 8601, RFC 2822, or in words.

    The day is that of the time zone in which the value is written.

    Returns:
        The day, or `None` if the value is no date or an ambiguous one.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    words = str(value).strip()
    try:
        return datetime.fromisoformat(words).date()
    except ValueError:
        pass  # not ISO 8601: try the other ways
    if re.fullmatch(r"[0-9]{14}", words):  # GDELT and archives write 20160908123000
        return _date(int(words[:4]), int(words[4:6]), int(words[6:8]))
    found = find_date(words)
    if found is not None:
        return found
    try:
        return parsedate_to_datetime(words).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
