"""The first line of an item: style, time, countries and options."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from verbale.gold import codes
from verbale.gold.notation import Draft
from verbale.gold.types import GoldEvent
from verbale.gold.values import LineError, one_of, read_country, read_day

_OPTIONS = ("date", "group", "hard", "none", "outlet")


@dataclass(frozen=True, slots=True)
class Head:
    """What the first line of an item says; the fields are those of `GoldItem`.

    Attributes:
        name: name of a document; `None` for sentences.
    """

    name: str | None
    style: str
    year: int
    published: date | None
    countries: tuple[str, ...]
    hard: tuple[str, ...]
    none: str | None
    group: str | None
    outlet: str | None


def read_head(draft: Draft) -> Head:
    """The head of an item.

    Raises:
        LineError: a part is missing, or has a value that is not allowed.
    """
    words, options = draft.words, draft.options
    shape = "S STYLE YEAR COUNTRIES" if draft.kind == "sentence" else "D NAME STYLE DATE COUNTRIES"
    name = None
    if draft.kind == "document" and words:
        name, words = words[0], words[1:]
    if len(words) != 3:
        raise LineError(
            f"the head has {len(draft.words)} words after its mark. Write: {shape} [key=value …]"
        )
    unknown = sorted(set(options) - set(_OPTIONS))
    if unknown:
        raise LineError(f"unknown option {unknown[0]!r}; allowed: {', '.join(_OPTIONS)}.")
    style, when, countries = words
    if not re.fullmatch(r"\d{4}(-\d{2}-\d{2})?", when):
        raise LineError(f"{when!r} is no year and no date. Write: {shape} [key=value …]")
    return Head(
        name=name,
        style=one_of(style, codes.STYLES, "style"),
        year=int(when[:4]),
        published=_published(draft, options.get("date"), when),
        countries=() if countries == "-" else tuple(read_country(c) for c in countries.split(",")),
        hard=tuple(
            one_of(tag, codes.HARD, "hard case")
            for tag in options.get("hard", "").split(",")
            if tag
        ),
        none=one_of(options["none"], codes.NONE, "kind of none") if "none" in options else None,
        group=options.get("group"),
        outlet=options["outlet"].replace("_", " ") if "outlet" in options else None,
    )


def _published(draft: Draft, option: str | None, when: str) -> date | None:
    written = option if draft.kind == "sentence" else when
    if written is None:
        return None
    day, precision = read_day(written)
    if precision != "day":
        raise LineError(f"{written!r} is no full date. Write it as 2014-03-07.")
    return day


def tags(head: Head, events: tuple[GoldEvent, ...]) -> tuple[str, ...]:
    """The hard cases as written, with those that the item itself shows."""
    shown = set(head.hard)
    if len(events) > 1:
        shown.add("several")
    if head.style == "headline":
        shown.add("headline")
    return tuple(tag for tag in codes.HARD if tag in shown)
