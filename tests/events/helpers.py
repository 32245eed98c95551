"""Entries of a lexicon made for one test."""

from __future__ import annotations

from verbale.codebook.notation import parse_conditions, parse_frame, parse_kind, parse_term
from verbale.codebook.types import Act


def act(
    term: str, kind: str = "", frame: str = "", *, type_name: str = "ACCUSE",
    mode: str | None = None, when: str = "",
) -> Act:  # fmt: skip
    """An entry, each cell in the notation of the tables."""
    real = parse_kind(kind, term)
    return Act(
        act_id=f"{type_name}.{term}",
        term=parse_term(term, real, {}),
        kind=real,
        type=type_name,
        mode=mode,
        cameo=None,
        frame=parse_frame(frame, term, real),
        conditions=parse_conditions(when, {}),
        contexts=(),
        rank=0,
        layer=0,
        examples=(),
        where="made.tsv:1",
    )
