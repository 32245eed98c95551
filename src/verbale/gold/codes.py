"""The codes that annotations may use.

Types, modes, contexts and sectors come from the codebook's ontology; styles, hard cases, kinds of
text without an event and quotas belong to the corpus and stand here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from verbale.codebook.load import DEFAULT
from verbale.codebook.ontology import read_ontology
from verbale.gold.countries import GONE, STATES, TERRITORIES

STYLES = ("wire", "broadsheet", "headline", "regional", "transcript", "communique", "briefing")
"""Manners of text."""

HARD: Mapping[str, str] = {
    "metaphor": "metaphor or sport with the words of conflict",
    "history": "an old event told as history",
    "anniversary": "an anniversary, or reference to an older event",
    "visit": "one visit told from both sides",
    "blame": "each side blamed the other",
    "condemnedby": "passive with by",
    "nominal": "the act is a noun",
    "light": "light verb with a noun that carries the act",
    "control": "persuaded, forced, helped someone to act",
    "coordination": "several actors or recipients joined",
    "pronoun": "a party is a pronoun or a definite phrase",
    "nationality": "a nationality word on a person who acts for nobody",
    "several": "several events in one sentence",
    "headline": "a headline in the present tense",
    "unmarked": "direct speech without marks",
    "question": "question and answer of a briefing",
}
"""Tags of the hard cases, and what each means."""

NONE = (
    "sport",
    "markets",
    "metaphor",
    "history",
    "obituary",
    "travel",
    "film",
    "crime",
    "accident",
    "weather",
    "science",
    "business",
    "culture",
    "statistics",
    "description",
    "statement",
)
"""Kinds of text without an event."""

TEMPTING = frozenset(NONE[: NONE.index("accident") + 1])
"""Kinds whose words tempt a coder to see an event."""

FIRST_YEAR, LAST_YEAR = 1990, 2026
"""Years in which the texts play."""

QUOTAS: Mapping[str, int] = {
    "sentences": 4000,
    "facts per type": 180,
    "events per mode": 20,
    "sentences with an event that is no fact": 800,
    "sentences with no event": 800,
    "sentences per hard case": 40,
    "countries": 170,
    "triggers per type": 45,
    "documents": 70,
    "briefings": 15,
    "documents with unmarked speech": 10,
    "copied pages": 12,
    "groups of three reports": 10,
}
"""The least that the corpus must hold."""

MAX_COUNTRY_SHARE = 0.05
"""No country may be in more than this share of the sentences."""

MIN_FREE_SHARE = 0.90
"""At least this share of the sentences shares no run of six words with another one."""

MIN_TEMPTING_SHARE = 0.5
"""Most of the sentences without an event must be of a tempting kind."""

MIN_SEVERAL_SHARE = 1 / 3
"""At least this share of the sentences that hold an event holds more than one."""


@dataclass(frozen=True, slots=True)
class EventCodes:
    """What the codebook allows.

    Attributes:
        modes: event type → its modes.
        required: types that must have a recipient.
        contexts: names of contexts.
        sectors: codes of sectors.
        entities: codes that stand in a country's place without being one.
    """

    modes: Mapping[str, frozenset[str]]
    required: frozenset[str]
    contexts: frozenset[str]
    sectors: frozenset[str]
    entities: frozenset[str]


@cache
def event_codes() -> EventCodes:
    """The codes of the default ontology.

    Raises:
        DataError: the ontology of the codebook cannot be read.
    """
    # Only the ontology: an error in a lexicon must not keep anybody from checking annotations.
    ontology = read_ontology(DEFAULT / "ontology.toml", "plover/ontology.toml")
    return EventCodes(
        modes={
            entry.name: frozenset(mode.name for mode in entry.modes) for entry in ontology.types
        },
        required=frozenset(entry.name for entry in ontology.types if entry.recipient == "required"),
        contexts=frozenset(ontology.contexts),
        sectors=frozenset(ontology.sectors),
        entities=frozenset(ontology.entity_classes),
    )


def is_country(code: str) -> bool:
    """Whether `code` is a state or territory (ISO 3166 alpha-3, Kosovo as KOS), past ones too."""
    return code in STATES or code in TERRITORIES or code in GONE


def is_state(code: str) -> bool:
    """Whether `code` is a state of today, and no territory of one."""
    return code in STATES
