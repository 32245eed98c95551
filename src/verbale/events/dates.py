"""When an act took place: the words that date it, reckoned from the date of publication.

Only what the words allow: "on Thursday" needs a date of publication, "in May" needs a year from
somewhere, "last week" has none. Weekdays are those before publication unless the act lies ahead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from verbale.types import DatePrecision

_MONTHS = (
    "january february march april may june july august september october november december"
).split()
_SHORT = {month[:3]: number for number, month in enumerate(_MONTHS, 1)} | {"sept": 9}
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_NUMBERS = {word: number for number, word in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve".split())}  # fmt: skip
_NUMBERS |= {"a": 1, "an": 1, "several": 0, "few": 0, "fifteen": 15, "twenty": 20, "thirty": 30,
             "forty": 40, "fifty": 50}  # fmt: skip

_MONTH = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_PART = r"(?: (?:morning|afternoon|evening|night|noon|dawn))?"
_LEAD = (
    r"(?:(?:on|in|since|by|until|from|late on|early on|late|early|in early|in late|in mid-?"
    r"|during|before|after|at) (?:the )?)?"
)

_PATTERNS = tuple(
    re.compile(rf"\b{_LEAD}{pattern}\b", re.IGNORECASE | re.ASCII)
    for pattern in (
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH}(?:,? (?P<year>\d{{4}}))?",
        rf"{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,? (?P<year>\d{{4}}))?",
        rf"(?:(?P<which>last|next|this|that) )?{_MONTH}(?: (?:of )?(?P<year>\d{{4}}))?",
        rf"(?:(?P<which>last|next|this|that) )?{_DAY}{_PART}",
        r"(?P<word>yesterday|today|tomorrow|tonight|this morning|this afternoon|this evening"
        r"|last night|overnight|the next day|a day earlier|a day later|the day before"
        r"|the day after tomorrow|the day before yesterday)",
        r"(?P<many>\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen"
        r"|twenty|thirty|forty|fifty) (?P<unit>day|week|month|year|decade|hour)s?"
        r" (?P<side>ago|earlier|before|later|from now)",
        r"(?P<which>last|next|this|that|the same|the previous|the following)"
        r" (?P<span>week|month|year|weekend|night|decade|century|spring|summer|autumn|fall|winter)",
        r"(?P<year>1[5-9]\d\d|20\d\d)s?",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dated:
    """Words that date something.

    Attributes:
        start: offset of their first character.
        end: offset after their last.
        value: first day of what is meant, if it can be reckoned.
        precision: how exact `value` is.
    """

    start: int
    end: int
    value: date | None
    precision: DatePrecision | None


def find_dates(text: str, start: int, end: int, published: date | None) -> list[Dated]:
    """Dating words between two offsets, in order, none over another."""
    found: list[Dated] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(text, start, end):
            if _is_word(match, text) and not any(
                one.start < match.end() and match.start() < one.end for one in found
            ):
                value, precision = _value(match, published)
                found.append(Dated(match.start(), match.end(), value, precision))
    return sorted(found, key=lambda one: one.start)


def _is_word(match: re.Match[str], text: str) -> bool:
    """Not the verb may, nor march, nor a number of something."""
    groups = match.groupdict()
    month = groups.get("month")
    if month is not None and month.lower() in ("may", "march", "mar") and not groups.get("day"):
        lead = match[0][: match.start("month") - match.start()].strip().lower()
        if not month[0].isupper() or (not lead and not groups.get("year")):
            return False
    if groups.get("year") and not month:
        lead = match[0][: match.start("year") - match.start()].strip()
        before = text[max(0, match.start() - 1) : match.start()]
        return bool(lead) or before == "("
    return month is None or month[0].isupper()


def _value(
    match: re.Match[str], published: date | None
) -> tuple[date | None, DatePrecision | None]:
    """What the words mean; nothing where that lies outside of the calendar ("90000 days ago")."""
    try:
        return _reckoned(match, published)
    except (ValueError, OverflowError):
        return None, None


def _reckoned(
    match: re.Match[str], published: date | None
) -> tuple[date | None, DatePrecision | None]:
    groups = match.groupdict()
    if groups.get("month"):
        return _of_month(groups, published)
    if groups.get("year"):
        return date(int(groups["year"][:4]), 1, 1), "year"
    if published is None:
        return None, None
    if groups.get("weekday"):
        return _of_weekday(groups, published), "day"
    if groups.get("word"):
        return published + timedelta(days=_STEPS[groups["word"].lower()]), "day"
    if groups.get("many"):
        return _of_number(groups, published)
    return _of_span(groups, published)


_STEPS = {
    "yesterday": -1, "today": 0, "tomorrow": 1, "tonight": 0, "this morning": 0,
    "this afternoon": 0, "this evening": 0, "last night": -1, "overnight": 0, "the next day": 1,
    "a day earlier": -1, "a day later": 1, "the day before": -1, "the day after tomorrow": 2,
    "the day before yesterday": -2,
}  # fmt: skip


def _of_month(
    groups: dict[str, str | None], published: date | None
) -> tuple[date | None, DatePrecision | None]:
    month = _SHORT[(groups["month"] or "")[:3].lower()]
    year = groups.get("year")
    if year is not None:
        number = int(year)
    elif published is None:
        return None, None
    else:
        # The one that lies nearest before publication, unless the words say next.
        number = published.year - (month > published.month)
        if groups.get("which") == "next":
            number = published.year + (month <= published.month)
        elif groups.get("day") and 0 < month - published.month <= 2:
            number = published.year
    day = groups.get("day")
    return date(number, month, int(day) if day else 1), "day" if day else "month"


def _of_weekday(groups: dict[str, str | None], published: date) -> date:
    wanted = _DAYS.index((groups["weekday"] or "").lower())
    back = (published.weekday() - wanted) % 7
    if (groups.get("which") or "").lower() == "next":
        return published + timedelta(days=(wanted - published.weekday()) % 7 or 7)
    if (groups.get("which") or "").lower() == "last" and back == 0:
        back = 7
    return published - timedelta(days=back)


def _of_number(
    groups: dict[str, str | None], published: date
) -> tuple[date | None, DatePrecision | None]:
    many = (groups["many"] or "").lower()
    amount = int(many) if many.isdigit() else _NUMBERS[many]
    unit, side = groups["unit"] or "", (groups["side"] or "").lower()
    sign = 1 if side in ("later", "from now") else -1
    if unit == "hour":
        return published, "day"
    if unit == "day":
        return published + timedelta(days=sign * amount), "day"
    if unit in ("year", "decade"):
        years = amount * (10 if unit == "decade" else 1)
        return date(max(1, published.year + sign * years), 1, 1), "year"
    if unit == "month":
        months = published.year * 12 + published.month - 1 + sign * amount
        return date(months // 12, months % 12 + 1, 1), "month"
    return None, None


def _of_span(
    groups: dict[str, str | None], published: date
) -> tuple[date | None, DatePrecision | None]:
    which, span = (groups["which"] or "").lower(), groups["span"] or ""
    step = {"last": -1, "the previous": -1, "next": 1, "the following": 1}.get(which, 0)
    if span == "year":
        return date(published.year + step, 1, 1), "year"
    if span == "month":
        months = published.year * 12 + published.month - 1 + step
        return date(months // 12, months % 12 + 1, 1), "month"
    if span == "night":
        return published + timedelta(days=step), "day"
    return None, None


def ahead(dated: Dated, published: date | None) -> Dated:
    """The same words for an act that lies ahead: the weekday to come."""
    if published is None or dated.value is None or dated.precision != "day":
        return dated
    if timedelta(0) < published - dated.value < timedelta(days=7):
        return Dated(dated.start, dated.end, dated.value + timedelta(days=7), "day")
    return dated


def iter_years(text: str) -> Iterator[int]:
    """Years that a text names."""
    for match in re.finditer(r"\b(1[5-9]\d\d|20\d\d)\b", text):
        yield int(match[1])
