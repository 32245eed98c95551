"""Countries in the codes that other formats use: Correlates of War, FIPS 10-4, names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("countries.tsv")


@dataclass(frozen=True, slots=True)
class Country:
    """One country.

    Attributes:
        cow: number of the state in the Correlates of War; `None` if it is no member there.
        fips: code of FIPS 10-4; `None` if it has none.
        name: name in English.
    """

    cow: int | None
    fips: str | None
    name: str


@cache
def countries() -> Mapping[str, Country]:
    """ISO 3166 alpha-3 code → country; states that are no more too."""
    found = {}
    for line in _FILE.read_text(encoding="utf-8").splitlines()[1:]:
        if line and not line.startswith("#"):
            iso, cow, fips, name = line.split("\t")
            found[iso] = Country(int(cow) if cow else None, fips or None, name)
    return found


def cow(iso: str | None) -> int | None:
    """The number of a state in the Correlates of War."""
    country = countries().get(iso or "")
    return country.cow if country else None


def fips(iso: str | None) -> str | None:
    """The FIPS 10-4 code of a country."""
    country = countries().get(iso or "")
    return country.fips if country else None


def country_name(iso: str | None) -> str | None:
    """The English name of a country."""
    country = countries().get(iso or "")
    return country.name if country else None
