"""Single values of the notation: dates, countries, types, marks; each is read or refused."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from verbale.gold import codes
from verbale.gold.types import (
    FACTUALITIES,
    FORMS,
    NAME_KINDS,
    Factuality,
    Form,
    NameKind,
    Precision,
)

_DATE = re.compile(r"^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$")
_CAMEO = re.compile(r"^(0[1-9]|1\d|20)\d{0,2}$")
_PRECISION: dict[int, Precision] = {1: "year", 2: "month", 3: "day"}

Name = TypeVar("Name", bound=str)


class LineError(Exception):
    """Something in one line is wrong; `str(error)` goes into the problem."""


def one_of(value: str, allowed: Iterable[Name], what: str) -> Name:
    """`value`, if it is one of the allowed names.

    Args:
        what: what the names are, for the message ("style").

    Raises:
        LineError: it is none of them.
    """
    options = list(allowed)
    for option in options:
        if option == value:
            return option
    raise LineError(f"unknown {what} {value!r}; allowed: {', '.join(options)}.")


def read_country(code: str) -> str:
    """A country or entity class.

    Raises:
        LineError: it is neither.
    """
    if not codes.is_country(code) and code not in codes.event_codes().entities:
        raise LineError(
            f"{code!r} is no ISO 3166 alpha-3 code and no entity class such as UNO or IGO."
        )
    return code


def read_day(words: str) -> tuple[date, Precision]:
    """First day of `2014`, `2014-03` or `2014-03-07`, and which of the three it is.

    Raises:
        LineError: another form, or no day of the calendar.
    """
    match = _DATE.match(words)
    try:
        if match is None:
            raise ValueError
        parts = [int(part) for part in match.groups() if part is not None]
        value = date(*([*parts, 1, 1])[:3])
    except ValueError as error:
        raise LineError(f"{words!r} is no date. Write 2014, 2014-03 or 2014-03-07.") from error
    return value, _PRECISION[len(parts)]


def read_type(words: str) -> tuple[str, str | None]:
    """Type and mode of `TYPE:mode`.

    Raises:
        LineError: no such type, or no such mode of it.
    """
    modes = codes.event_codes().modes
    name, _, mode = words.partition(":")
    one_of(name, modes, "type")
    if mode and mode not in modes[name]:
        raise LineError(
            f"{mode!r} is no mode of {name}; allowed: {', '.join(sorted(modes[name])) or 'none'}."
        )
    return name, mode or None


def read_marks(marks: Iterable[str]) -> tuple[Factuality, str | None]:
    """Factuality and name of the happening, from what follows the type of an event.

    Raises:
        LineError: an unknown factuality.
    """
    factuality: Factuality = "actual"
    same = None
    for mark in marks:
        if mark.startswith("&"):
            same = mark[1:]
        else:
            factuality = one_of(mark, FACTUALITIES, "factuality")
    return factuality, same


def read_form(words: str) -> Form:
    """Form of a statement; indirect if none is written.

    Raises:
        LineError: an unknown form.
    """
    return one_of(words or "indirect", FORMS, "form")


def read_kind(words: str) -> NameKind:
    """Kind of a name.

    Raises:
        LineError: an unknown kind.
    """
    return one_of(words, NAME_KINDS, "kind of name")


def read_cameo(words: str | None) -> str | None:
    """A CAMEO code, if any.

    Raises:
        LineError: it has not the form of one.
    """
    if words is not None and not _CAMEO.match(words):
        raise LineError(f"{words!r} is no CAMEO code. Write two to four digits, 01 to 2042.")
    return words
