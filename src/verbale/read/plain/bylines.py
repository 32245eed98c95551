"""Bylines: told by their form, and read for the names in them."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from verbale.read.dates import find_publication_date

_AGENCIES = (
    r"(?:reuters|ap|afp|associated press|the associated press|agence france-presse|bbc(?: news)?|cnn|upi|dpa|efe|"
    r"ani|pti|ians|app|tass|xinhua|kyodo(?: news)?|yonhap|anadolu(?: agency)?|aa|al jazeera|voa(?: news)?|rfe/rl|"
    r"bloomberg|ansa|aap|bernama|antara|irna|isna|mehr|interfax|ria novosti|sputnik|ukrinform|wafa|sana|mena|"
    r"ghana news agency|nan|agencies|agency|news agencies|wire reports?|staff)"
)
_PERSON = (
    r"(?:(?:dr|prof|sir|mr|mrs|ms)\.? )?[A-Z\u00c0-\u00de][\w.'’-]*(?: (?:de|del|van|von|bin|al|der|la|el|da|di)\b)?"
    r"(?: [A-Z\u00c0-\u00de][\w.'’-]*){1,3}"
)
_BY = re.compile(
    r"(?:(?:written|reported|story|text|words|posted|published|filed|compiled|edited|report|author)s?\s?)?"
    r"(?:by\b\s?:?|\bauthors?\s?:|\breporters?\s?:|\bcorrespondents?\s?:|\bby-?line\s?:)\s*(?P<names>\S.{1,150})",
    re.IGNORECASE,
)
_DESK = re.compile(
    r"(?P<names>(?:[A-Z0-9][\w.&'’/-]*,? (?:of |the |and |for |in )?){0,6}"
    r"(?:Staff(?: (?:Reporters?|Writers?|Correspondents?))?|Desk|Bureau|Newsroom|Newsdesk|Correspondents?|Reporters?|"
    r"Editors?|Columnist|Agenc(?:y|ies)|News Service|Monitoring|Writers?|Team|Web Report|Contributors?))"
    rf"|(?P<agency>(?i:{_AGENCIES}(?:\s?[/,&]\s?{_AGENCIES}){{0,3}}))",
)
_NAME_AND_OUTLET = re.compile(
    rf"(?P<names>{_PERSON})(?:\s?[,|/–—-]\s?(?:(?i:{_AGENCIES})|[A-Z][\w&. ]{{2,40}}"
    r"(?:Correspondent|Editor|Reporter|Writer|News|Times|Post|Staff|Bureau|Desk)))"
)
_NAMES_ALONE = re.compile(
    rf"(?P<names>{_PERSON}(?:(?:, | and | & |, and ){_PERSON}){{0,4}})(?: in {_PERSON}| in [A-Z][\w-]+)?"
)

_TAIL = re.compile(
    r"\s*(?:[|•·]|\s[-–—]\s|\bfor\b|\bin [A-Z]|\bat [A-Z]|\bon [A-Z0-9]|\(|@|\bupdated?\b|\bpublished\b|\bposted\b|"
    r"\b[0-9]{1,2}[:.][0-9]{2}|\b[0-9]{4}\b|,\s*(?:[\w ]*(?:correspondent|editor|reporter|writer|staff|bureau|chief"
    rf"|columnist|analyst)\b|{_AGENCIES}\s*$|[\w ]*\bnews\b)).*",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"\s*(?:,|;|&|\band\b)\s*")

_QUICK = re.compile(
    r"\b(?:by|author|reporter|correspondent|staff|desk|bureau|news|agenc|edit|writer|team|report|contribut)|^.{0,24}$",
    re.IGNORECASE,
)


def is_byline(line: str) -> bool:
    """Whether a short line can only be a byline: "By …", a desk, a name with an agency."""
    if len(line) > 160 or line.endswith((".", "?", "!", ":", "”")) or not _QUICK.search(line):
        return False
    by = _BY.fullmatch(line)
    if by is not None:
        names = by["names"]
        return names[0].isupper() and len(names.split()) <= 16
    words = len(line.split())
    return words <= 8 and (
        _DESK.fullmatch(line) is not None or _NAME_AND_OUTLET.fullmatch(line) is not None
    )


@lru_cache(maxsize=4096)  # authors come again
def read_byline(line: str) -> tuple[str, date | None]:
    """The names of a byline joined by ", ", and the date that stands beside them, if any."""
    by = _BY.fullmatch(line)
    words = by["names"] if by is not None else line
    day = find_publication_date(line)
    names = _TAIL.sub("", words).strip(" ,-–—|") or words.strip()
    if by is None and _DESK.fullmatch(line):
        return line, day
    parts = [part for part in _SPLIT.split(names) if part]
    return ", ".join(parts), day


def is_names(line: str) -> bool:
    """Whether a line is nothing but names of persons, which makes no byline by itself."""
    return len(line) < 90 and _NAMES_ALONE.fullmatch(line) is not None
