"""Codes that the cells of a table may hold; a test holds them against the ontology."""

from __future__ import annotations

from functools import lru_cache

from verbale.actors import gazetteer

SECTORS = (
    "COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK",
    "AGR", "BUS", "CRM", "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "OPP", "PRE", "REF", "REL",
    "SOC",
)  # fmt: skip
"""Sectors in which an actor acts."""

CLASSES = ("UNO", "EUR", "IGO", "NGO", "ISM", "IMG", "MNC")
"""What is no state: bodies of states, organisations, movements and firms across borders."""

_NOT_COUNTRIES = frozenset(("ANT", "SCG", "XKX"))
"""In the gazetteer and not among our codes: two that are no more, and its own for Kosovo."""


@lru_cache(maxsize=1)
def countries() -> frozenset[str]:
    """ISO 3166 alpha-3 codes of all states and dependencies, with Kosovo."""
    return (frozenset(gazetteer.country_numbers()) - _NOT_COUNTRIES) | {"KOS"}
