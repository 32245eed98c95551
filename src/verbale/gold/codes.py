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
    """Whether `code` is a state or territory (ISO 3166 alpha-3, and Kosovo as KOS)."""
    return code in _COUNTRIES


_COUNTRIES = frozenset(
    """
ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR
BHR BHS BIH BLM BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG
COK COL COM CPV CRI CUB CUW CXR CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH
FIN FJI FLK FRA FRO FSM GAB GBR GEO GGY GHA GIB GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY
HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA JAM JEY JOR JPN KAZ KEN KGZ KHM
KIR KNA KOR KOS KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR MCO MDA MDG MDV MEX
MHL MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC NIU NLD
NOR NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU RUS RWA
SAU SDN SEN SGP SGS SHN SJM SLB SLE SLV SMR SOM SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR
TCA TCD TGO THA TJK TKL TKM TLS TON TTO TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN
VGB VIR VNM VUT WLF WSM YEM ZAF ZMB ZWE YUG SUN CSK SCG
""".split()
)
