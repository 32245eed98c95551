"""Dictionaries of PETRARCH and Phoenix.

    BARACK_OBAMA_                      a name; a blank is an underscore, the last one ends it
    +BARACK_HUSSEIN_OBAMA              another name of the same
        [USAELI 780101-000101]         whom it stands for in a span of time
        [USAGOV >090120]               … since then; `<` is until then; # begins a comment

    !MINIST! = MINISTER, MINISTRY      what `!MINIST!` in a name stands for
    CATTLE!PERSON! {CATTLE_FOLK}       … and a plural that is not regular

A code is of three letters each: first the country or class, then what it is and does. Dictionaries
of agents have `~` in place of the country: their nouns become role nouns.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from verbale.actors.codes import CLASSES, SECTORS, countries
from verbale.actors.imports.record import Found, Record, Skipped, clean, fault, id_of, open_text

PIVOT = 30
"""Years of two digits: 30 to 99 are of the last century, as the dictionaries write them."""

_STATES = {
    "TMP": "TLS", "ROM": "ROU", "ZAR": "COD", "KSV": "KOS", "SUN": "RUS", "USR": "RUS",
    "YUG": "SRB", "FRY": "SRB", "SCG": "SRB", "DDR": "DEU", "CSK": "CZE", "INT": "ISM",
    "NGM": "NGO",
}  # fmt: skip
"""Codes that ISO 3166 does not have, or no more, and ours for them."""

_SECTORS = {
    "MED": ("JRN",), "HLH": ("MED",), "ENV": ("SOC",), "HRI": ("SOC",), "DEV": ("SOC",),
    "SET": ("CVL",), "SEP": ("REB",), "INS": ("REB",),
}  # fmt: skip
"""Their sectors that mean something else here, or are called otherwise."""

_CODES = re.compile(r"\[([^\]]*)\]?")
_CODE = re.compile(r"\s*([A-Z~]*)\s*(?:([<>])\s*(\d+)|(\d+)\s*-\s*(\d+))?\s*\Z")
_SET = re.compile(r"\s*!(\w+)!\s*=\s*(.+)")
_IN_SET = re.compile(r"!(\w+)!")
_BRACKETED = re.compile(r"\(([A-Z][A-Z.\-]{1,9})\)")


@dataclass(frozen=True, slots=True)
class Dated:
    """A code with the span in which it holds; bad dates of the source are in `bad`."""

    code: str
    since: date | None = None
    until: date | None = None
    bad: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A name with its synonyms and codes.

    Attributes:
        where: `file:line` of the name.
        names: as they stand there, without the underscore at the end.
        codes: in the order of the file.
        comment: what stands after the first #.
    """

    where: str
    names: tuple[str, ...]
    codes: tuple[Dated, ...]
    comment: str

    @property
    def dated(self) -> bool:
        """Whether any code has a date, as those of persons have."""
        return any(one.since or one.until for one in self.codes)


def blocks(path: Path) -> Iterator[Block]:
    """The blocks of a dictionary, one by one."""
    names: list[str] = []
    codes: list[Dated] = []
    sets: dict[str, list[str]] = {}
    where = comment = ""
    with open_text(path) as lines:
        for number, line in enumerate(lines, 1):
            text, _, remark = line.partition("#")
            defined = _SET.match(text)
            if defined is not None:
                sets[defined[1]] = [each.strip() for each in defined[2].split(",")]
                continue
            head, bracket, rest = text.partition("[")
            head = head.strip()
            begins = bool(head) and not head.startswith("+")
            if begins and names:
                yield Block(where, tuple(names), tuple(codes), comment)
            if begins:
                names, codes, where, comment = [], [], f"{path.name}:{number}", remark.strip()
            if head and (names or begins):
                names += _names(head.removeprefix("+"), sets)
            codes += map(read_code, _CODES.findall(bracket + rest))
    if names:
        yield Block(where, tuple(names), tuple(codes), comment)


def _names(head: str, sets: dict[str, list[str]]) -> Iterator[str]:
    """The names that a line gives: its own, its irregular plural, all that its sets stand for."""
    plain, _, plural = head.partition("{")
    for name in filter(None, (each.strip().rstrip("_") for each in (plain, plural.rstrip("} ")))):
        found = _IN_SET.search(name)
        if found is None or found[1] not in sets:
            yield name
        else:
            for each in sets[found[1]]:
                yield name[: found.start()] + each + name[found.end() :]


def read_code(words: str) -> Dated:
    """A code with its dates; what cannot be read is marked as bad."""
    match = _CODE.match(words)
    if match is None:
        return Dated(words.strip().split(" ")[0], bad=True)
    code, sign, bound, first, last = match.groups()
    try:
        if sign == ">":
            return Dated(code, since=read_date(bound))
        if sign == "<":
            return Dated(code, until=read_date(bound))
        if first:
            return Dated(code, read_date(first), read_date(last))
    except ValueError:
        return Dated(code, bad=True)
    return Dated(code)


def read_date(digits: str) -> date:
    """A day from `YYMMDD` or `YYYYMMDD`.

    Raises:
        ValueError: it is none.
    """
    if len(digits) == 6:
        digits = ("19" if int(digits[:2]) >= PIVOT else "20") + digits
    if len(digits) != 8:
        raise ValueError(digits)
    return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))


def split_code(code: str) -> tuple[str | None, tuple[str, ...]]:
    """Country or class, and sectors, of a code; no country where it is none of ours."""
    parts = [code[at : at + 3] for at in range(0, len(code), 3)]
    first = _STATES.get(parts[0], parts[0]) if parts else ""
    rest = parts[1:]
    if first == "IGO":
        first = next((part for part in rest if part in ("UNO", "EUR")), "IGO")
    sectors: list[str] = []
    for part in rest:
        sectors += _SECTORS.get(part, (part,) if part in SECTORS and part != "EUR" else ())
    known = first in countries() or first in CLASSES
    return (first if known else None), tuple(dict.fromkeys(sectors))


def spelled(name: str) -> tuple[str, ...]:
    """A name as texts write it, and the acronym that it gives in brackets."""
    plain = name.replace("_", " ")
    acronyms = _BRACKETED.findall(plain)
    plain = re.sub(r"\([^)]*\)?", " ", plain)
    words = [_cased(word, at) for at, word in enumerate(plain.split())]
    return tuple(each for each in (clean(" ".join(words)), *acronyms) if each)


_SMALL = frozenset("and the of for in on de del la le al du da dos der von van bin ibn".split())


def _cased(word: str, at: int) -> str:
    if not word.isupper():
        return word
    if "." in word or len(word) < 3 or (len(word) < 6 and not set(word) & set("AEIOUY")):
        return word.lower() if at and word.lower() in _SMALL else word
    if at and word.lower() in _SMALL:
        return word.lower()
    return re.sub(r"[^\W\d_]+(?:['’][^\W\d_]+)?", lambda match: match[0].capitalize(), word)


def records(paths: Iterable[Path]) -> Found:
    """The rows that dictionaries give.

    A name with dates, or with ELI, is a person; one with a bare country a region; else a body.
    """
    for path in paths:
        for block in blocks(path):
            yield from _of_block(block)


def _of_block(block: Block) -> Found:
    names = list(dict.fromkeys(each for name in block.names for each in spelled(name)))
    given = block.names[0]
    if not names:
        yield Skipped(block.where, "no name", given)
        return
    if not block.codes:
        yield Skipped(block.where, "no code", given)
        return
    person = block.dated or any("ELI" in one.code for one in block.codes)
    row_id = ""
    for one in block.codes:
        if person and one.code[-3:] == "ELI":
            continue  # before and after an office a person is ELI by the office's dates
        if one.code.startswith("~"):
            yield _agent(block, names, one.code)
            continue
        country, sectors = split_code(one.code)
        if one.bad or country is None:
            reason = "bad date or form" if one.bad else "unknown country or class"
            yield Skipped(block.where, reason, f"{given} [{one.code}]")
            continue
        row_id = row_id or id_of(names[0], country, f"phoenix-{block.where.rpartition(':')[2]}")
        record = Record(
            "persons" if person else "bodies" if sectors or country in CLASSES else "regions",
            row_id, names[0], tuple(names[1:]), None, country, sectors,
            one.since.isoformat() if one.since else "", one.until.isoformat() if one.until else "",
        )  # fmt: skip
        reason_or_none = fault(record)
        if reason_or_none is None:
            yield record
        else:
            yield Skipped(block.where, reason_or_none, f"{given} [{one.code}]")


def _agent(block: Block, names: list[str], code: str) -> Record | Skipped:
    _, sectors = split_code("UNK" + code.removeprefix("~"))
    if not sectors:
        return Skipped(block.where, "unknown sector", f"{block.names[0]} [{code}]")
    return Record("roles", "", names[0], tuple(names[1:]), None, "", sectors)
