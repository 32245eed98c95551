"""The notations of cells: what they mean, and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.codebook.notation import (
    SLOTS,
    NotationError,
    parse_conditions,
    parse_example,
    parse_frame,
    parse_kind,
    parse_term,
)
from verbale.codebook.report import condition_text, frame_text
from verbale.codebook.types import Frame

CLASSES = {"@curfew": frozenset({"curfew", "lockdown"})}


@pytest.mark.parametrize(
    ("term", "kind"),
    [
        ("condemn", "verb"),
        ("call on", "phrasal"),
        ("lodge protest", "light"),
        ("back down", "phrasal"),
    ],
)
def test_kind_is_read_from_the_term(term: str, kind: str) -> None:
    assert parse_kind("", term) == kind


@pytest.mark.parametrize(
    ("term", "kind", "head"),
    [
        ("call on", "phrasal", 0),
        ("peace talk", "noun", 1),
        ("state of emergency", "noun", 0),
        ("take to *street", "idiom", 2),
    ],
)
def test_head(term: str, kind: str, head: int) -> None:
    assert parse_term(term, kind, {}).head == head


def test_alternatives_classes_and_phrases() -> None:
    term = parse_term("carry_out|launch @curfew", "light", CLASSES)
    assert term.words == (("carry out", "launch"), ("curfew", "lockdown"))


@pytest.mark.parametrize(
    ("term", "kind", "frame"),
    [
        ("condemn", "verb", Frame(("s",), ("o",), mutual=False)),
        ("call on", "phrasal", Frame(("s",), ("on",), mutual=False)),
        ("round up", "phrasal", Frame(("s",), ("o",), mutual=False)),
        ("speak *ill of", "idiom", Frame(("s",), ("of",), mutual=False)),
    ],
)
def test_default_frames(term: str, kind: str, frame: Frame) -> None:
    assert parse_frame("", term, parse_kind(kind, term)) == frame


def test_conditions() -> None:
    first, second, third = parse_conditions("o=@curfew|@actor; to=*; s!=police", CLASSES)
    assert (first.lemmas, first.builtins) == (CLASSES["@curfew"], frozenset({"@actor"}))
    assert second.present is True
    assert (third.negated, third.lemmas) == (True, frozenset({"police"}))


def test_coding_in_short_and_in_full() -> None:
    text = "Kenya and Chad asked Sudan to meet Oman."
    event = parse_example(text, "Kenya & Chad > Sudan", "REQUEST", "meet").events[0]
    assert (event.type, event.mode, event.actors, event.recipients, event.factuality) == (
        "REQUEST", "meet", ("Kenya", "Chad"), ("Sudan",), "actual",
    )  # fmt: skip
    full = parse_example(text, "Sudan <> CONSULT <> Oman ! planned; Chad > -", "REQUEST", None)
    assert [(e.type, e.mutual, e.factuality) for e in full.events] == [
        ("CONSULT", True, "planned"),
        ("REQUEST", False, "actual"),
    ]
    assert parse_example(text, "none", "REQUEST", None).events == ()


@pytest.mark.parametrize(
    ("cell", "parse"),
    [
        ("s", lambda cell: parse_frame(cell, "x", "verb")),
        ("s > sky", lambda cell: parse_frame(cell, "x", "verb")),
        ("o:police", lambda cell: parse_conditions(cell, {})),
        ("o=@none", lambda cell: parse_conditions(cell, {})),
        ("sky=blue", lambda cell: parse_conditions(cell, {})),
        ("*a *b", lambda cell: parse_term(cell, "idiom", {})),
        ("", lambda cell: parse_term(cell, "verb", {})),
        ("a||b", lambda cell: parse_term(cell, "verb", {})),
        ("gerund", lambda cell: parse_kind(cell, "x")),
        ("Kenya", lambda cell: parse_example("Kenya ate.", cell, "REQUEST", None)),
        ("Kenya > Mars", lambda cell: parse_example("Kenya ate.", cell, "REQUEST", None)),
        ("Kenya > - ! soon", lambda cell: parse_example("Kenya ate.", cell, "REQUEST", None)),
    ],
)
def test_what_is_refused(cell: str, parse: object) -> None:
    assert callable(parse)
    with pytest.raises(NotationError):
        parse(cell)


slots = st.lists(st.sampled_from([*SLOTS, "on", "with", "against"]), max_size=3, unique=True)


@given(slots, slots, st.booleans())
def test_frames_survive_writing_and_reading(
    actors: list[str], recipients: list[str], mutual: bool
) -> None:
    frame = Frame(tuple(actors), tuple(recipients), mutual)
    assert parse_frame(frame_text(frame), "x", "verb") == frame


@given(
    st.sampled_from(["o", "near", "with"]),
    st.sets(st.sampled_from("abcdef"), min_size=1),
    st.booleans(),
)
def test_conditions_survive_writing_and_reading(slot: str, words: set[str], negated: bool) -> None:
    (condition,) = parse_conditions(f"{slot}{'!=' if negated else '='}{'|'.join(words)}", {})
    assert parse_conditions(condition_text(condition), {}) == (condition,)
