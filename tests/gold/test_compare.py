"""Words, runs, near twins, clusters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.gold.helpers import only
from verbale.gold.compare import (
    clusters,
    dice,
    masked_words,
    runs,
    sharing,
    trigrams,
    twins,
    words_of,
)
from verbale.gold.triggers import trigger_form
from verbale.gold.types import Span


def test_words_are_bare_and_lower() -> None:
    assert words_of("The U.S.’s “anti-war” vote — 1.5 million, O'Neil's!") == (
        "the", "u.s", "s", "anti-war", "vote", "1.5", "million", "o'neil's",
    )  # fmt: skip


def test_names_and_numbers_are_masked() -> None:
    item = only(
        "S wire 2001 - none=travel | Some 1,500 guests flew from New York to Port Louis’s bay.\n"
        "N LOC New York ; Port Louis\n"
    )
    whole = Span(0, len(item.text))
    assert masked_words(item, whole) == (
        "some", "1,500", "guests", "flew", "from", "_", "to", "_", "bay",
    )  # fmt: skip
    assert masked_words(item, whole, numbers=True)[1] == "0"
    assert masked_words(item, Span(0, 15)) == ("some", "1,500", "gues")


def test_runs_and_sharing() -> None:
    assert list(runs(("a", "b", "c"), 2)) == [("a", "b"), ("b", "c")]
    assert list(runs(("a", "b"), 3)) == []
    texts = {
        "one": tuple("a b c d e f g".split()),
        "two": tuple("x b c d e f g".split()),
        "three": tuple("x b c d e g f".split()),
        "four": tuple("p q p q p q p q p q".split()),
    }
    assert sharing(texts) == {
        "one": ("b", "c", "d", "e", "f", "g"),
        "two": ("b", "c", "d", "e", "f", "g"),
    }


def test_dice() -> None:
    same = trigrams(("a", "b", "c"))
    assert dice(same, same) == 1.0
    assert dice(same, trigrams(("x", "y"))) == 0.0
    assert dice(frozenset(), frozenset()) == 0.0


FILLED = "_ has recalled its ambassador from _ over the seizure of two trawlers".split()
OTHER = "_ has recalled its ambassador from _ over the detention of two bishops".split()
PASSIVE = "over trawlers and their seizure the ambassador to _ was recalled".split()
FREE = "the harvest failed again and prices of maize doubled within a month".split()


def test_twins_by_pattern_and_by_words() -> None:
    fill = {f"free {n}": (*FREE[:3], f"word{n}", f"more{n}", f"last{n}") for n in range(30)}
    texts = {"a": tuple(FILLED), "b": tuple(OTHER), "c": tuple(PASSIVE), "d": tuple(FREE), **fill}
    found = {frozenset(pair) for pair in twins(texts)}
    assert frozenset({"a", "b"}) in found
    assert frozenset({"a", "c"}) in found
    assert frozenset({"a", "d"}) not in found
    assert frozenset({"b", "d"}) not in found


def test_no_texts() -> None:
    assert twins({}) == []
    assert clusters([], []) == []


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=12))
def test_clusters_hold_every_name_once_and_every_pair(pairs: list[tuple[int, int]]) -> None:
    found = clusters(range(10), pairs)
    assert sorted(name for cluster in found for name in cluster) == list(range(10))
    for first, second in pairs:
        assert any(first in cluster and second in cluster for cluster in found)


@pytest.mark.parametrize(
    "forms",
    [
        ("accused", "accuses", "accusing", "has accused"),
        ("met", "meet", "meeting", "meets"),
        ("pulled out", "pulls out", "pulling out"),
        ("deny", "denied", "denies"),
        ("stop", "stopped", "stopping"),
        ("downed tools", "down tools"),
        ("protest", "a protest", "protests"),
    ],
)
def test_inflections_of_a_trigger_count_once(forms: tuple[str, ...]) -> None:
    assert len({trigger_form(words) for words in forms}) == 1


def test_other_triggers_count_apart() -> None:
    words = ["called off", "called on", "struck", "strike down", "raid", "shelled", "shot"]
    assert len({trigger_form(word) for word in words}) == len(words)
