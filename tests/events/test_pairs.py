"""Which act joins two given phrases."""

from __future__ import annotations

from tests.build import tree
from tests.events.helpers import act
from tests.events.test_roles import CHAD, CONDEMNED, MALI, TABLE, TOGO
from verbale.events.pairs import pair_scores
from verbale.events.proposals import Proposal

MODEL = Proposal(
    frozenset({CONDEMNED}),
    CONDEMNED,
    None,
    0.9,
    {"ACCUSE": 0.8, "REJECT": 0.2},
    links={"actor": {CHAD: 0.9}, "recipient": {MALI: 0.7}},
    by_model=True,
)


def scores(source: set[int], target: set[int], *proposals: Proposal) -> dict[str, float]:
    """The scores of the types in the sentence of `test_roles`."""
    return pair_scores(tree(TABLE), proposals, source, target)


def test_the_act_that_takes_both_scores_highest() -> None:
    found = scores({CHAD}, {MALI}, MODEL)
    assert max(found, key=lambda name: found[name]) == "ACCUSE"
    assert abs(found["ACCUSE"] - 0.9 * 0.9 * 0.7 * 0.8) < 1e-9
    assert found["REJECT"] < found["ACCUSE"]


def test_the_pair_turned_round_scores_less() -> None:
    right, wrong = scores({CHAD}, {MALI}, MODEL), scores({MALI}, {CHAD}, MODEL)
    assert wrong["ACCUSE"] < 0.1 * right["ACCUSE"]


def test_a_phrase_that_nothing_takes_scores_least() -> None:
    assert scores({CHAD}, {TOGO}, MODEL)["ACCUSE"] < scores({CHAD}, {MALI}, MODEL)["ACCUSE"]


def test_without_a_phrase_a_role_weighs_half() -> None:
    assert scores({CHAD}, set(), MODEL)["ACCUSE"] > scores({CHAD}, {TOGO}, MODEL)["ACCUSE"]


def test_two_actors_of_one_act_count_for_less_than_actor_and_recipient() -> None:
    both = Proposal(
        frozenset({CONDEMNED}), CONDEMNED, None, 0.9, {"CONSULT": 1.0},
        links={"actor": {CHAD: 0.9, MALI: 0.9}},
    )  # fmt: skip
    found = scores({CHAD}, {MALI}, both)["CONSULT"]
    assert abs(found - 0.9 * 0.9 * 0.9 * 0.6) < 1e-9


def test_an_entry_counts_by_its_frame() -> None:
    entry = Proposal(frozenset({CONDEMNED}), CONDEMNED, act("condemn"))
    right, wrong = scores({CHAD}, {6}, entry), scores({6}, {CHAD}, entry)
    assert right["ACCUSE"] > wrong["ACCUSE"] > 0
    assert scores({CHAD}, {MALI}) == {}
