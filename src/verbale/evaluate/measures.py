"""Every command that measures, in one place: for `verbale evaluate all` and `evaluate floors`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

GOLD = "gold"
SHARED = "../shared/data"
"""Where the data lie, as seen from the root of the repository."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One command that prints a report, run from the root of the repository.

    Attributes:
        name: short name: a section of docs/scores.md, a table of floors.toml.
        command: what to call, without `verbale` and `--format json`.
        data: files and folders that it reads, beside the package.
        floors: figures that may not fall.
        ceilings: figures that may not rise.
        fast: whether the quick check of the tests takes it.
        shown: whether docs/scores.md shows it.
    """

    name: str
    command: str
    data: tuple[str, ...] = (GOLD,)
    floors: tuple[str, ...] = ()
    ceilings: tuple[str, ...] = ()
    fast: bool = False
    shown: bool = True

    def missing(self, root: Path) -> str | None:
        """The first of its data that is not there, if any."""
        return next((name for name in self.data if not (root / name).exists()), None)


def _on(name: str, command: str, *paths: str, floors: tuple[str, ...] = ()) -> Measure:
    """A measure on collected data, the path of which ends the command."""
    data = tuple(f"{SHARED}/{path}" for path in paths)
    return Measure(name, f"{command} {data[0]}", data, floors)


_EVENTS = (
    "acts found: F1",
    "acts found and typed: F1",
    "full event: F1",
    "mode right, of typed",
    "factuality: macro F1",
)
_FALSE = ("false events per 100 sentences without",)
_ACTORS = (
    "mention spans: F1",
    "country right, of found",
    "sector right, of found",
    "pronouns and definite phrases resolved",
)
_WORDS = ("UPOS", "lemmas", "UAS", "LAS, universal relations")
_RAW = ("sentence F1", "word F1", "LAS F1, universal relations")
_PAIRS = ("pairs: precision", "pairs: recall", "pairs: F1")
_PAGES = ("text F1", "title", "date", "byline")
_SPEECH = tuple(
    f"{kind}: {what} F1"
    for kind in ("Content", "Source", "Cue")
    for what in ("token", "strict span")
)
_TABLES = (
    "country agrees on shared names",
    "country-level entries known",
    "heads of state and government since 1990 known",
)

MEASURES = (
    Measure("gold", "evaluate gold gold", floors=_EVENTS, ceilings=_FALSE),
    Measure("actors", "evaluate actors gold", floors=_ACTORS),
    Measure("confidence", "evaluate confidence gold", ceilings=("expected calibration error",)),
    Measure("codebook", "evaluate codebook", (), ("examples that code as they say",)),
    Measure("groups", "evaluate groups gold", floors=_PAIRS, fast=True),
    Measure("groups-coded", "evaluate groups gold --events coded", floors=("pairs: F1",)),
    _on("pages", "evaluate pages", "pages", floors=_PAGES),
    _on("parse-ewt", "evaluate parse", "ud/en_ewt/test.conllu", floors=_WORDS),
    _on("parse-gum", "evaluate parse", "ud/en_gum/test.conllu", floors=_WORDS),
    _on("raw-ewt", "evaluate parse --raw", "ud/en_ewt/test.conllu", floors=_RAW),
    _on("raw-gum", "evaluate parse --raw", "ud/en_gum/test.conllu", floors=_RAW),
    _on("names-ewt", "evaluate names", "ner/uner_ewt/test.iob2", floors=("PER, ORG, LOC: F1",)),
    _on("coref", "evaluate coref", "ud/en_gum/test.conllu",
        floors=("matched mentions: CoNLL F1", "all mentions: CoNLL F1")),
    _on("relation-plv", "evaluate relation", "relation/plv_train.tsv",
        floors=("types: macro F1", "quads: macro F1")),
    _on("relation-aw", "evaluate relation", "relation/aw_train.tsv",
        floors=("interacts: macro F1",)),
    _on("attribution", "evaluate attribution", "attribution/polnear/dev", floors=_SPEECH),
    _on("dictionaries", "actors compare", "actors", floors=_TABLES),
    Measure("gold-fast", "evaluate gold gold --split dev --sample 150", floors=_EVENTS,
            ceilings=_FALSE, fast=True, shown=False),
    Measure("actors-fast", "evaluate actors gold --split dev --sample 150", floors=_ACTORS,
            fast=True, shown=False),
    Measure("bench-line", "bench line"),
    Measure("bench-actors", "bench actors"),
    Measure("bench-events", "bench events"),
    Measure("bench-language", "bench language", ()),
    Measure("bench-read", f"bench read --pages {SHARED}/pages/html", (f"{SHARED}/pages/html",)),
)  # fmt: skip
"""In the order of running: what everybody has first, what takes long last."""
