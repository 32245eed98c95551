"""Who does an act and to whom, by the model's links and by the frame."""

from __future__ import annotations

from tests.build import mentions, parsed
from tests.events.helpers import act
from verbale.codebook.types import Act
from verbale.events.proposals import Proposal
from verbale.events.roles import FRAME_SHARE, SURE, Places, Roles, roles_of
from verbale.tree import Tree

TABLE = """
Chad       Chad     PROPN  4  nsubj
and        and      CCONJ  3  cc
Niger      Niger    PROPN  1  conj
condemned  condemn  VERB   0  root
Mali       Mali     PROPN  7  nmod:poss
_'s        's       PART   5  case
raid       raid     NOUN   4  obj
on         on       ADP    9  case
Togo       Togo     PROPN  7  nmod
_.         .        PUNCT  4  punct
"""
PARTIES = "Chad = TCD/GOV; Niger = NER/GOV; Mali = MLI/GOV; Togo = TGO/GOV"
CHAD, NIGER, CONDEMNED, MALI, RAID, TOGO = 0, 2, 3, 4, 6, 8


def roles(
    proposal: Proposal, table: str = TABLE, parties: str = PARTIES, *, frames: bool = False
) -> tuple[str, str, Roles]:
    """Names of actors and recipients, and the roles whole."""
    found = mentions(parsed(table), parties)
    tree = Tree(found.parsed.sentences[0])
    made = roles_of(tree, Places(tree, found.mentions), proposal, frames=frames)
    text = found.parsed.article.text

    def names(side: str) -> str:
        return ", ".join(text[one.start : one.end] for one in getattr(made, side))

    return names("actors"), names("recipients"), made


def by_model(**links: dict[int, float]) -> Proposal:
    """What the model proposes at `condemned`."""
    return Proposal(
        frozenset({CONDEMNED}), CONDEMNED, act("condemn"), 0.9, {"ACCUSE": 0.9},
        links=dict(links), by_model=True,
    )  # fmt: skip


def by_entry(entry: Act, at: int) -> Proposal:
    """What an entry alone proposes."""
    return Proposal(frozenset({at}), at, entry)


def test_links_of_the_model() -> None:
    proposal = by_model(actor={CHAD: 0.9, NIGER: SURE, TOGO: 0.1}, recipient={MALI: 0.8})
    actors, recipients, found = roles(proposal)
    assert (actors, recipients) == ("Chad, Niger", "Mali")
    assert found.share == SURE
    assert found.why == ("roles by the model",)


def test_a_link_to_a_word_that_is_no_mention_gives_nothing() -> None:
    assert roles(by_model(actor={RAID: 0.9, CHAD: 0.9}))[:2] == ("Chad", "")


def test_of_two_roles_the_likelier_holds() -> None:
    proposal = by_model(actor={CHAD: 0.9, MALI: 0.6}, recipient={MALI: 0.7})
    assert roles(proposal)[:2] == ("Chad", "Mali")


def test_the_frame_helps_where_the_model_half_agrees() -> None:
    proposal = by_model(actor={CHAD: 0.9}, recipient={MALI: FRAME_SHARE})
    actors, recipients, found = roles(proposal)
    assert (actors, recipients) == ("Chad", "Mali")
    assert "recipient by the frame" in found.why
    assert roles(by_model(actor={CHAD: 0.9}, recipient={MALI: 0.01}))[:2] == ("Chad", "")


def test_the_frame_alone() -> None:
    actors, recipients, found = roles(by_entry(act("condemn"), CONDEMNED), frames=True)
    # The raid is a thing: its owner stands for it.
    assert (actors, recipients) == ("Chad, Niger", "Mali")
    assert found.why == ("roles by the frame",)
    assert roles(by_entry(act("condemn"), CONDEMNED)) == (actors, recipients, found)


def test_a_nominal_act() -> None:
    noun = act("raid", "noun", "poss > of|on")
    assert roles(by_entry(noun, RAID), frames=True)[:2] == ("Mali", "Togo")
    without = Proposal(frozenset({RAID}), RAID)
    assert roles(without, frames=True)[:2] == ("Mali", "Togo")


def test_a_mutual_act_has_actors_only() -> None:
    table = """
Chad   Chad   PROPN  2  nsubj
held   hold   VERB   0  root
talks  talk   NOUN   2  obj
with   with   ADP    5  case
Niger  Niger  PROPN  3  nmod
_.     .      PUNCT  2  punct
"""
    mutual = act("hold talk", frame="s <> with")
    proposal = Proposal(frozenset({1, 2}), 1, mutual)
    assert roles(proposal, table, "Chad = TCD/GOV; Niger = NER/GOV", frames=True)[:2] == (
        "Chad, Niger",
        "",
    )


def test_the_first_slot_that_a_mention_fills_counts() -> None:
    table = """
Chad     Chad     PROPN  2  nsubj
voted    vote     VERB   0  root
against  against  ADP    5  case
the      the      DET    5  det
motion   motion   NOUN   2  obl
on       on       ADP    7  case
Niger    Niger    PROPN  5  nmod
_.       .        PUNCT  2  punct
"""
    entry = act("vote", frame="s > against|on")
    proposal = by_entry(entry, 1)
    assert roles(proposal, table, "Chad = TCD/GOV; Niger = NER/GOV", frames=True)[:2] == (
        "Chad",
        "Niger",
    )


def test_nobody_is_named() -> None:
    table = """
Nine      nine   NUM    2  nummod
envoys    envoy  NOUN   4  nsubj:pass
were      be     AUX    4  aux:pass
expelled  expel  VERB   0  root
_.        .      PUNCT  4  punct
"""
    actors, recipients, _ = roles(
        by_entry(act("expel"), 3), table, "Nine envoys = -/GOV", frames=True
    )
    assert (actors, recipients) == ("", "Nine envoys")


def test_the_frame_says_who_does_it_where_the_model_has_it_the_other_way_round() -> None:
    proposal = by_model(actor={MALI: 0.9}, recipient={CHAD: 0.9, NIGER: 0.9})
    actors, recipients, found = roles(proposal)
    assert (actors, recipients) == ("Chad, Niger", "Mali")
    assert found.why == ("roles by the frame, which the model has the other way round",)
