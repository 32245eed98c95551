"""Words into pieces: folding, matching, limits, and how a word is cased."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.language.pieces import CASINGS, MAX_WORD_PIECES, Pieces, casing

VOCABULARY = "[PAD] [UNK] [CLS] [SEP] [MASK] peace talk ##s ##ing un - ' s cafe 中 文".split()


@pytest.fixture
def pieces() -> Pieces:
    return Pieces(VOCABULARY)


def named(pieces: Pieces, word: str) -> list[str]:
    return [pieces.vocabulary[number] for number in pieces.split(word)]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("talks", ["talk", "##s"]),
        ("TALKING", ["talk", "##ing"]),
        ("peace-talks", ["peace", "-", "talk", "##s"]),
        ("Café", ["cafe"]),
        ("中文", ["中", "文"]),
        ("xyzzy", ["[UNK]"]),
        ("talkx", ["[UNK]"]),
        ("", ["[UNK]"]),
        ("\u200b", ["[UNK]"]),
        ("\x00", ["[UNK]"]),
        ("tal\u00adks", ["talk", "##s"]),
    ],
)
def test_split(pieces: Pieces, word: str, expected: list[str]) -> None:
    assert named(pieces, word) == expected


def test_a_long_word_keeps_its_head_and_its_tail(pieces: Pieces) -> None:
    found = named(pieces, "-" * 50 + "talks")
    assert len(found) == MAX_WORD_PIECES
    assert found[0] == "-"
    assert found[-2:] == ["talk", "##s"]


def test_a_monster_word_is_quick(pieces: Pieces) -> None:
    assert pieces.split("a" * 1_000_000) == (pieces.unknown,)
    assert len(pieces.split("-" * 1_000_000)) == MAX_WORD_PIECES


@given(st.text())
def test_every_word_has_pieces(word: str) -> None:
    pieces = Pieces(VOCABULARY)
    found = pieces.split(word)
    assert 1 <= len(found) <= MAX_WORD_PIECES
    assert found == pieces.split(word)
    assert 0 <= casing(word) < len(CASINGS)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("war", "lower"),
        ("Paris", "title"),
        ("NATO", "upper"),
        ("U.S.", "upper"),
        ("A", "letter"),
        ("McCain", "mixed"),
        ("iPhone", "mixed"),
        ("2014", "none"),
        ("...", "none"),
        ("9th", "lower"),
        ("Straße", "title"),
        ("", "none"),
    ],
)
def test_casing(word: str, expected: str) -> None:
    assert CASINGS[casing(word)] == expected
