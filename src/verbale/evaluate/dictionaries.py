"""Our tables of actors beside the dictionaries of another coder (PETRARCH and Phoenix).

Compared are facts only: which country a name belongs to, and when somebody was in office. Either
side may be wrong; `differences` lists what to look into. Nothing of theirs is taken over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import SequenceMatcher
from pathlib import Path

from verbale.actors.codes import CLASSES
from verbale.actors.imports.phoenix import Block, Dated, blocks, spelled, split_code
from verbale.actors.keys import key_of
from verbale.actors.store import Knowledge
from verbale.actors.tables import Entry
from verbale.errors import DataError
from verbale.evaluate.report import Figure, Report, hash_files, versions

SINCE = date(1990, 1, 1)
"""Heads of state and government are compared from here on."""
APART = timedelta(days=45)
"""Terms that begin or end so near to each other are the same: many of theirs are whole months."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that the two sides see differently, or that we lack.

    Attributes:
        where: `file:line` of theirs.
        kind: `country`, `term`, `no country` (an entry of country level that we lack), `no head`.
        name: as the tables would have it.
        theirs, ours: what each side says.
    """

    where: str
    kind: str
    name: str
    theirs: str
    ours: str


_TITLES = frozenset("king lord dame dato seri tuanku ratu sheikh prince princess queen".split())

_BELONGS = {
    "AIA": "GBR", "ALA": "FIN", "ASM": "USA", "BLM": "FRA", "BMU": "GBR", "CCK": "AUS",
    "COK": "NZL", "CUW": "NLD", "CXR": "AUS", "CYM": "GBR", "FLK": "GBR", "FRO": "DNK",
    "GGY": "GBR", "GIB": "GBR", "GLP": "FRA", "GRL": "DNK", "GUF": "FRA", "GUM": "USA",
    "HMD": "AUS", "IMN": "GBR", "JEY": "GBR", "MAF": "FRA", "MNP": "USA", "MSR": "GBR",
    "MTQ": "FRA", "MYT": "FRA", "NCL": "FRA", "NIU": "NZL", "PCN": "GBR", "PRI": "USA",
    "PYF": "FRA", "REU": "FRA", "SHN": "GBR", "SJM": "NOR", "SPM": "FRA", "SXM": "NLD",
    "TCA": "GBR", "TKL": "NZL", "VGB": "GBR", "VIR": "USA", "WLF": "FRA",
}  # fmt: skip
"""Dependency → the state that the dictionaries mostly give in its place."""


@dataclass(slots=True)
class _Share:
    good: int = 0
    all: int = 0

    def add(self, good: bool) -> None:
        self.good += good
        self.all += 1

    @property
    def value(self) -> float | None:
        return self.good / self.all if self.all else None


def compare(folder: Path, knowledge: Knowledge) -> tuple[Report, list[Difference]]:
    """Agreement and coverage over all dictionaries of a folder, and every difference.

    Raises:
        DataError: the folder has no dictionary.
    """
    paths = sorted(folder.glob("*.actors.txt"))
    if not paths:
        raise DataError(str(folder), "no *.actors.txt is there. Name the folder of dictionaries.")
    work = _Comparison(knowledge)
    for path in paths:
        for block in blocks(path):
            work.add(block)
    files = ", ".join(path.name for path in paths)
    return work.report(files, hash_files(paths, folder)), work.differences


class _Comparison:
    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.differences: list[Difference] = []
        self._persons: dict[str, tuple[Entry, ...]] = {}
        self.agree, self.classes = _Share(), _Share()
        self.countries, self.synonyms = _Share(), _Share()
        self.heads, self.terms = _Share(), _Share()

    def add(self, block: Block) -> None:
        """Compare one entry of theirs."""
        codes = [one for one in block.codes if not one.bad and split_code(one.code)[0]]
        if not codes:
            return
        names = list(dict.fromkeys(spelled(name)[0] for name in block.names if spelled(name)))
        self._country(block, names, codes)
        if _is_country(codes):
            self._country_level(block, names, codes)
        elif _is_head(block):
            self._head(block, names, codes)

    def _country(self, block: Block, names: Sequence[str], codes: Sequence[Dated]) -> None:
        """Whether the names that both sides have belong to the same country."""
        theirs = {split_code(one.code)[0] for one in codes}
        for name in names:
            entries = self._full(name)
            ours = {entry.country for entry in entries if entry.country}
            if not ours:
                continue
            good = bool((ours | {_BELONGS.get(code, code) for code in ours}) & theirs)
            if theirs & set(CLASSES):
                self.classes.add(good)
                continue
            self.agree.add(good)
            if not good:
                self._differ(block, "country", name, theirs, ours)

    def _country_level(self, block: Block, names: Sequence[str], codes: Sequence[Dated]) -> None:
        code, _ = split_code(codes[0].code)
        known = [name for name in names if code in self._countries(name)]
        self.countries.add(names[0] in known)
        if names[0] not in known:
            ours = sorted({e.country or "-" for e in self._full(names[0])})
            self._differ(block, "no country", names[0], [code], ours)
        for name in names:
            self.synonyms.add(name in known)

    def _head(self, block: Block, names: Sequence[str], codes: Sequence[Dated]) -> None:
        spans = [one for one in codes if _is_rule(one) and (one.until or date.max) >= SINCE]
        if not spans:
            return
        country, _ = split_code(spans[0].code)
        rows = self._person(names, country or "", spans)
        self.heads.add(bool(rows))
        if not rows:
            self._differ(block, "no head", names[0], map(_span, spans), [country or "-"])
            return
        for one in spans:
            if _is_snapshot(one):
                continue
            good = _same_term(one, rows)
            self.terms.add(good)
            if not good:
                ours = (f"{row.office} {_span(row)}" for row in rows)
                self._differ(block, "term", names[0], [_span(one)], ours)

    def _person(
        self, names: Sequence[str], country: str, spans: Sequence[Dated]
    ) -> tuple[Entry, ...]:
        """Our rows of a person: of that full name, else of a name like it and the same term."""
        full = [
            entry for name in names for entry in self._full(name)
            if entry.kind == "person" and entry.country == country
        ]  # fmt: skip
        found = full or self._like(names, country, spans)
        if not found:
            return ()
        same = [one for one in found if any(_same_term(span, [one]) for span in spans)]
        return self._of((same or found)[0], country)

    def _like(self, names: Sequence[str], country: str, spans: Sequence[Dated]) -> list[Entry]:
        """Rows of persons with the same words in their name, or with a word and a term alike."""
        words = [sorted(_words(name, 0)) for name in names]
        rows = self._rows_of(country)
        same = [row for row in rows if sorted(_words(row.name, 0)) in words]
        return same or [
            row for row in rows
            if any(_same_term(span, [row]) for span in spans)
            and any(_alike(_words(name), _words(row.name)) for name in names)
        ]  # fmt: skip

    def _rows_of(self, country: str) -> tuple[Entry, ...]:
        if country not in self._persons:
            self._persons[country] = self.knowledge.persons_of(country)
        return self._persons[country]

    def _of(self, entry: Entry, country: str) -> tuple[Entry, ...]:
        rows = self.knowledge.entries(entry.actor_id)
        return tuple(row for row in rows if row.country == country)

    def _full(self, name: str) -> list[Entry]:
        return [one.entry for one in self.knowledge.find(key_of(name)) if one.use == "full"]

    def _countries(self, name: str) -> set[str]:
        """Countries of a name, by the tables and the cities."""
        found = {entry.country for entry in self._full(name) if entry.country}
        found |= {city.country for city in self.knowledge.cities(key_of(name))}
        return found | {_BELONGS.get(code, code) for code in found}

    def _differ(
        self, block: Block, kind: str, name: str, theirs: Iterable[str | None],
        ours: Iterable[str | None],
    ) -> None:  # fmt: skip
        self.differences.append(
            Difference(block.where, kind, name, *(", ".join(map(str, x)) for x in (theirs, ours)))
        )

    def report(self, files: str, data_hash: str) -> Report:
        """The figures."""
        figures = (
            Figure("country agrees on shared names", self.agree.value, bar=0.98),
            Figure("shared names", self.agree.all, "count"),
            Figure("country-level entries known", self.countries.value, bar=0.98),
            Figure("country-level entries", self.countries.all, "count"),
            Figure("their names and synonyms known", self.synonyms.value),
            Figure("heads of state and government since 1990 known", self.heads.value, bar=0.85),
            Figure("heads of state and government", self.heads.all, "count"),
            Figure("their terms agree within 45 days", self.terms.value),
            Figure("class agrees on shared names of no country", self.classes.value),
        )
        return Report(
            "actors compare", files, data_hash, figures, versions=versions(),
            notes=(f"tables {self.knowledge.digest[:16]}",),
        )  # fmt: skip


def _is_country(codes: Sequence[Dated]) -> bool:
    """Whether an entry is of a country as a whole."""
    return all(len(one.code) == 3 and one.code not in CLASSES for one in codes)


def _is_head(block: Block) -> bool:
    """Whether an entry is of somebody who was head of state or government.

    The dictionaries do not say so; those who were, and nobody else, come from a list of rulers
    and have spans as ELI before or after that in office.
    """
    return block.comment.startswith("CountryInfo") and (
        any(one.code[3:] == "ELI" for one in block.codes) and any(map(_is_rule, block.codes))
    )


def _is_rule(one: Dated) -> bool:
    return one.code[3:] == "GOV" and one.since is not None


def _is_snapshot(one: Dated) -> bool:
    """Whether a span is of whole months since 2003: theirs then come from monthly lists of
    cabinets, which begin in that year and tell neither the office nor the day."""
    if one.since is None or one.since < date(2003, 1, 1) or one.since.day != 1:
        return False
    return one.until is None or (one.until + timedelta(days=1)).day == 1


def _words(name: str, longer_than: int = 3) -> list[str]:
    """The words of a name that tell persons apart, without hyphens, which theirs never have."""
    words = key_of(name).replace("-", " ").split()
    return [word for word in words if len(word) > longer_than and word not in _TITLES]


def _alike(ones: Sequence[str], twos: Sequence[str]) -> bool:
    """Whether two names share a word, give or take its spelling."""
    return any(SequenceMatcher(None, one, two).ratio() > 0.8 for one in ones for two in twos)


def _same_term(span: Dated, rows: Sequence[Entry]) -> bool:
    """Whether a term of theirs is one of ours, or several of ours in a row, since 1990."""
    since, until = max(span.since or SINCE, SINCE), span.until
    for first, last in _unions(rows):
        begins = abs(max(first, SINCE) - since) <= APART
        ends = until is None or abs(min(last, date(2100, 1, 1)) - until) <= APART
        if begins and ends:
            return True
    return False


def _unions(rows: Sequence[Entry]) -> Iterator[tuple[date, date]]:
    """Terms, and runs of terms of which each begins before the one before it is long over."""
    spans = sorted((row.since or date.min, row.until or date.max) for row in rows)
    for at, (first, last) in enumerate(spans):
        yield first, last
        for since, until in spans[at + 1 :]:
            if last != date.max and since - last > APART:
                break
            last = max(last, until)
            yield first, last


def _span(one: Dated | Entry) -> str:
    return f"{one.since or ''}..{one.until or ''}"
