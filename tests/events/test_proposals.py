"""What the model spots and what the codebook matches, brought together."""

from __future__ import annotations

from tests.build import parsed, seeing, spot
from tests.events.helpers import act
from verbale.events.lexicon import Match
from verbale.events.proposals import LEAST, Proposal, propose
from verbale.tree import Tree
from verbale.types import Spotted

TABLE = """
Oslo     Oslo     PROPN  2  nsubj
called   call     VERB   0  root
the      the      DET    4  det
visit    visit    NOUN   2  obj
off      off      ADP    2  compound:prt
and      and      CCONJ  7  cc
lodged   lodge    VERB   2  conj
a        a        DET    9  det
protest  protest  NOUN   7  obj
_.       .        PUNCT  2  punct
"""
OSLO, CALLED, VISIT, OFF, LODGED, PROTEST = 0, 1, 3, 4, 6, 8


def proposals(
    *seen: Spotted, matches: tuple[Match, ...] = (), learned: bool = True
) -> list[Proposal]:
    """What is proposed in the sentence."""
    tree = Tree(seeing(parsed(TABLE), 0, *seen).sentences[0])
    return propose(tree, matches, learned=learned)


def test_nothing_is_proposed_of_nothing() -> None:
    assert proposals() == []
    assert proposals(spot(CALLED, f"REJECT {LEAST - 0.01}")) == []


def test_words_of_one_act_are_joined() -> None:
    (one,) = proposals(spot(CALLED, "REJECT .9"), spot(OFF, "REJECT .6"))
    assert (one.words, one.head, one.act) == (frozenset({CALLED, OFF}), CALLED, None)
    assert one.sure == 0.9
    assert one.by_model


def test_words_of_different_types_are_not() -> None:
    found = proposals(spot(CALLED, "REJECT .9"), spot(VISIT, "CONSULT .6"))
    assert [one.words for one in found] == [{CALLED}, {VISIT}]


def test_a_particle_is_no_act_of_its_own() -> None:
    (one,) = proposals(spot(CALLED, "REJECT .9"), spot(OFF, "RETREAT .6"))
    assert one.words == {CALLED}


def test_what_stands_within_an_entry_is_no_act_besides_it() -> None:
    words = frozenset({LODGED, PROTEST})
    entry = act("lodge protest")
    seen = (spot(LODGED, "ACCUSE .6"), spot(PROTEST, "PROTEST .9"))
    (one,) = proposals(*seen, matches=(Match(words, LODGED, entry),))
    assert one.act is entry


def test_shares_are_the_mean_by_how_sure_each_word_is() -> None:
    (one,) = proposals(
        spot(CALLED, "REJECT .75; ACCUSE .25", facts="actual 1", links="actor 0 .4"),
        spot(OFF, "REJECT .5", facts="planned 1", links="actor 0 .9; recipient 3 .2"),
    )
    assert one.sure == 1.0
    assert abs(one.types["REJECT"] - (0.75 + 0.5 * 0.5) / 1.5) < 1e-9
    assert abs(one.facts["planned"] - 1 / 3) < 1e-9
    assert one.links == {"actor": {OSLO: 0.9}, "recipient": {VISIT: 0.2}}


def test_an_entry_joins_what_the_model_saw_and_brings_its_words() -> None:
    match = Match(frozenset({CALLED, OFF}), CALLED, act("call off"))
    (one,) = proposals(spot(CALLED, "REJECT .6"), matches=(match,))
    assert one.act == match.act
    assert one.words == {CALLED, OFF}
    assert one.by_model


def test_of_a_light_verb_the_model_keeps_the_noun() -> None:
    match = Match(frozenset({LODGED, PROTEST}), LODGED, act("lodge protest"))
    (one,) = proposals(spot(PROTEST, "ACCUSE .8"), matches=(match,))
    assert one.words == {PROTEST}
    assert one.act == match.act


def test_an_entry_alone() -> None:
    match = Match(frozenset({LODGED, PROTEST}), LODGED, act("lodge protest"))
    (one,) = proposals(spot(LODGED, "ACCUSE .1"), matches=(match,))
    assert (one.words, one.head, one.by_model) == (match.words, LODGED, False)
    assert one.sure == 0.1


def test_a_model_that_knows_other_types_is_not_asked() -> None:
    match = Match(frozenset({LODGED, PROTEST}), LODGED, act("lodge protest"))
    found = proposals(spot(CALLED, "REJECT .9"), matches=(match,), learned=False)
    assert [(one.words, one.sure, one.types) for one in found] == [(match.words, 0.0, {})]


def test_proposals_come_in_the_order_of_the_text() -> None:
    match = Match(frozenset({CALLED, OFF}), CALLED, act("call off"))
    found = proposals(spot(PROTEST, "ACCUSE .8"), matches=(match,))
    assert [min(one.words) for one in found] == [CALLED, PROTEST]
