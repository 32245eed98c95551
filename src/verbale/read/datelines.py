"""The dateline: the place, agency and day that open a report ("KABUL, Sept 8 (Reuters) - ")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from verbale.read.dates import DAY_AND_MONTH, WEEKDAY, find_date

_CAPITAL = r"[A-Z\u00c0-\u00de][\w’'.-]*"
_SMALL = r"(?:de|del|des|du|da|do|dos|la|las|le|los|al|el|es|of|the|and|on|upon|sur|am)"
_PLACE = rf"{_CAPITAL}(?:[ -](?:{_SMALL} )?{_CAPITAL}|[ -]{_SMALL}[ -]{_CAPITAL}){{0,3}}"
_REGION = rf"(?:,\s?{_PLACE}){{0,2}}"
_DATE = rf"(?:(?:{WEEKDAY},?\s)?(?:the\s)?{DAY_AND_MONTH}(?:,?\s(?:19|20)[0-9]{{2}})?)"
_AGENCY = r"(?:[(/\[]\s?[A-Z][\w./&’' -]{1,40}[)/\]])"
_DASH = r"(?:\s?[–—―]\s?|\s?--+\s?|\s-\s?|\.\s?[–—-]\s)"
_NEXT = r"(?=[\"“‘'(\[$€£]?[A-Z0-9\u00c0-\u00de])"

DATELINE_START = re.compile(
    rf"(?:(?P<place>{_PLACE}){_REGION}"
    rf"(?:[,:]?\s?(?P<date>{_DATE}))?[,:]?\s?"
    rf"(?:(?P<agency>{_AGENCY})(?:{_DASH}|\s?:\s|\s)|(?P<mark>{_DASH}|:\s))"
    rf"|(?P<only>{_AGENCY}){_DASH})"
    rf"{_NEXT}"
)
"""A dateline at the start of a paragraph; check the place with `find_dateline`."""

# Words that open a paragraph with a colon or dash and are no places.
_LABELS = frozenset(
    """
    a q analysis answer also and background breaking but caption comment commentary context
    correction editorial exclusive explained explainer factbox host highlights image
    interview interviewer journalist key latest listen live moderator narrator news note
    opinion photo photos picture presenter profile question quote read related reporter
    review see source sources spokesman spokesperson spokeswoman summary timeline title
    topic update updated video view viewpoint voice voiceover watch what who why how when
    where
    """.split()
)
_TITLES = frozenset(
    """
    mr mrs ms dr sir president minister premier chancellor secretary senator ambassador
    general colonel captain judge king queen prince princess pope chairman chairwoman
    governor mayor director professor prof rep sen gen col the
    """.split()
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline that was found.

    Attributes:
        place: the place as printed, in title case if it was in capitals; `None` if only an agency
            stands there.
        published: the day of the report, if day, month and year are printed.
        words: the whole dateline as printed.
        end: offset in the paragraph at which the text proper begins.
        strong: an agency, a day or capitals mark it, not only a colon or a dash.
    """

    place: str | None
    published: date | None
    words: str
    end: int
    strong: bool


def find_dateline(paragraph: str) -> Dateline | None:
    """The dateline that opens a paragraph, or `None`."""
    head = paragraph[:160]
    match = DATELINE_START.match(head)
    if match is None:
        return None
    place = match["place"]
    words = match.group().strip()
    if place is None:
        return Dateline(None, None, words, match.end(), strong=True)
    strong = bool(match["agency"] or match["date"])
    if not _is_place(place, strong=strong):
        return None
    published = find_date(match["date"]) if match["date"] else None
    strong = strong or (place.isupper() and len(place) > 3)
    return Dateline(_in_title_case(place), published, words, match.end(), strong)


def _is_place(place: str, *, strong: bool) -> bool:
    """Whether words before a colon or dash can be a place.

    Args:
        place: the words.
        strong: an agency or a day stands beside them, which no other opening has.
    """
    words = re.split(r"[ -]", place.lower().rstrip("."))
    if words[0] in _LABELS or words[0] in _TITLES:
        return False
    if any(word in {"said", "says", "told"} for word in words):
        return False
    # Without agency or day a dateline is short; four capitalised words are a title or a name.
    return strong or (len(words) <= 3 and len(place) <= 30)


def _in_title_case(place: str) -> str:
    if not place.isupper() or len(place) <= 3:
        return place
    words = re.split(r"([ -])", place)
    small = {
        "de",
        "del",
        "des",
        "la",
        "le",
        "al",
        "el",
        "of",
        "the",
        "and",
        "on",
        "upon",
        "au",
        "sur",
    }
    return "".join(
        word.lower() if index and word.lower() in small else word.capitalize()
        for index, word in enumerate(words)
    )
