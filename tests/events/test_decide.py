"""What becomes of a proposal: model against entry, thresholds, precedence, and why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.build import mentions, parsed
from tests.events.helpers import act
from tests.events.test_facts import codebook
from verbale.codebook.types import Act
from verbale.events.decide import (
    ENTRY_WEIGHT,
    HELD,
    MODEL_ALONE,
    WITH_ENTRY,
    WITH_PHRASE,
    Decided,
    Judge,
)
from verbale.events.lexicon import Dropped
from verbale.events.proposals import Proposal
from verbale.events.roles import Places
from verbale.tree import Tree

TABLE = """
Chad      Chad      PROPN  2  nsubj
urged     urge      VERB   0  root
Mali      Mali      PROPN  2  obj
to        to        PART   5  mark
withdraw  withdraw  VERB   2  xcomp
from      from      ADP    7  case
Togo      Togo      PROPN  5  obl
_.        .         PUNCT  2  punct
"""
PARTIES = "Chad = TCD/GOV; Mali = MLI/GOV; Togo = TGO/GOV"
CHAD, URGED, MALI, WITHDRAW, TOGO = 0, 1, 2, 4, 6


def decide(
    *proposals: Proposal, table: str = TABLE, parties: str = PARTIES, learned: bool = True
) -> tuple[list[Decided], list[Dropped]]:
    """What a judge with the default codebook makes of the proposals."""
    found = mentions(parsed(table), parties)
    tree = Tree(found.parsed.sentences[0])
    judge = Judge(codebook(), learned=learned)
    return judge.decide(tree, Places(tree, found.mentions), proposals)


def proposal(
    at: int = URGED,
    sure: float = 0.9,
    entry: Act | None = None,
    types: dict[str, float] | None = None,
    **more: dict[str, float],
) -> Proposal:
    """One of the model, with links to Chad and Mali."""
    return Proposal(
        frozenset({at}), at, entry, sure, {"REQUEST": sure} if types is None else types,
        modes=more.get("modes", {}), facts=more.get("facts", {"actual": 0.9}),
        links={"actor": {CHAD: 0.9}, "recipient": {MALI: 0.8}}, by_model=True,
    )  # fmt: skip


def only(*proposals: Proposal) -> Decided:
    """The one act that is decided on."""
    (found,), _ = decide(*proposals)
    return found


def test_the_model_alone_must_be_surer_than_with_an_entry() -> None:
    entry = act("urge", type_name="REQUEST")
    assert only(proposal(sure=MODEL_ALONE)).type == "REQUEST"
    assert only(proposal(sure=WITH_ENTRY, entry=entry)).type == "REQUEST"
    for weak in (
        proposal(sure=MODEL_ALONE - 0.01),
        proposal(sure=WITH_ENTRY - 0.01, entry=entry),
    ):
        found, (dropped,) = decide(weak)
        assert found == []
        assert dropped.words == (URGED,)
        assert dropped.what == "REQUEST"
        assert dropped.why.startswith("the model gives an act 0.")


def test_an_entry_tips_the_scales_between_near_types() -> None:
    shares = {"REQUEST": 0.5, "THREATEN": 0.5 - ENTRY_WEIGHT / 2}
    found = only(proposal(types=shares, entry=act("urge", type_name="THREATEN")))
    assert found.type == "THREATEN"
    assert "entry THREATEN.urge (made.tsv:1)" in found.why


def test_a_sure_model_overrules_the_entry_and_says_so() -> None:
    shares = {"REQUEST": 0.9, "ASSAULT": 0.1}
    found = only(proposal(types=shares, entry=act("urge", type_name="ASSAULT")))
    assert found.type == "REQUEST"
    assert "the model is surer than the entry's ASSAULT" in found.why
    assert "model: REQUEST 0.90" in found.why


def test_of_what_is_told_as_done_the_entry_has_the_last_word() -> None:
    found = only(proposal(types={"CONSULT": 1.0}, entry=act("urge", type_name="AGREE")))
    assert found.type == "AGREE"


def test_a_fixed_phrase_needs_little_of_the_model() -> None:
    idiom = act("urge", "idiom", type_name="REQUEST")
    assert only(proposal(sure=WITH_PHRASE, entry=idiom)).type == "REQUEST"


def test_modes_of_another_type_do_not_count() -> None:
    modes = {"none": 0.1, "THREATEN:violence": 0.5, "REQUEST:yield": 0.4}
    assert only(proposal(modes=modes)).mode == "yield"
    assert only(proposal(modes={"none": 0.6, "REQUEST:yield": 0.4})).mode is None
    entry = act("urge", type_name="REQUEST", mode="yield")
    found = only(proposal(modes={"none": 0.9, "REQUEST:yield": 0.1}, entry=entry))
    assert found.mode == "yield"


def test_factuality_of_the_model_and_of_a_cue() -> None:
    assert only(proposal(facts={"actual": 0.4, "planned": 0.6})).factuality == "planned"
    table = """
Chad      Chad      PROPN  4  nsubj
did       do        AUX    4  aux
not       not       PART   4  advmod
urge      urge      VERB   0  root
Mali      Mali      PROPN  4  obj
to        to        PART   7  mark
withdraw  withdraw  VERB   4  xcomp
_.        .         PUNCT  4  punct
"""
    near = replace(
        proposal(3, facts={"actual": 0.55, "negated": 0.45}),
        links={"actor": {0: 0.9}, "recipient": {4: 0.8}},
    )
    (found,), _ = decide(near, table=table, parties="Chad = TCD/GOV; Mali = MLI/GOV")
    assert found.factuality == "negated"
    assert any("cue negation: not" in why for why in found.why)


def test_shares_behind_an_act() -> None:
    found = only(proposal())
    assert found.sure == (0.9, 1.0, 0.9, 0.8)
    assert len(found.roles.actors) == len(found.roles.recipients) == 1


def test_what_a_request_is_about_is_no_act() -> None:
    entry = act("withdraw", type_name="RETREAT")
    weak = proposal(WITHDRAW, HELD - 0.01, entry, {"RETREAT": HELD - 0.01})
    found, (dropped,) = decide(proposal(), weak)
    assert [one.type for one in found] == ["REQUEST"]
    assert (dropped.words, dropped.what) == ((WITHDRAW,), "RETREAT")
    assert dropped.why == "is what the REQUEST is about"


def test_unless_the_model_is_sure_of_it() -> None:
    found, dropped = decide(proposal(), proposal(WITHDRAW, HELD, types={"RETREAT": HELD}))
    assert [one.type for one in found] == ["REQUEST", "RETREAT"]
    assert dropped == []


def test_what_holds_no_clause_keeps_the_act_below() -> None:
    entry = act("withdraw", type_name="RETREAT")
    weak = proposal(WITHDRAW, HELD - 0.01, entry, {"RETREAT": HELD - 0.01})
    found, _ = decide(proposal(types={"SUPPORT": 0.9}), weak)
    assert [one.type for one in found] == ["SUPPORT", "RETREAT"]


REJECTION = """
the        the        DET    2  det
rejection  rejection  NOUN   0  root
by         by         ADP    4  case
Chad       Chad       PROPN  2  nmod
of         of         ADP    7  case
a          a          DET    7  det
plan       plan       NOUN   4  nmod
to         to         PART   9  mark
punish     punish     VERB   7  acl
Mali       Mali       PROPN  9  obj
"""


def test_what_a_rejection_is_about_is_no_act_wherever_its_noun_hangs() -> None:
    parties = "Chad = TCD/GOV; Mali = MLI/GOV"
    held = proposal(8, HELD - 0.01, act("punish", type_name="SANCTION"), {"SANCTION": 0.69})
    found, (dropped,) = decide(
        proposal(1, types={"REJECT": 0.9}), held, table=REJECTION, parties=parties
    )
    assert [one.type for one in found] == ["REJECT"]
    assert dropped.why == "is what the REJECT is about"


REFUSAL = """
Chad     Chad     PROPN  4  nsubj
will     will     AUX    4  aux
not      not      PART   4  advmod
release  release  VERB   0  root
Mali     Mali     PROPN  4  obj
"""


@pytest.mark.parametrize(("share", "told"), [(0.3, "negated"), (0.9, "actual")])
def test_a_cue_beats_what_the_model_says_of_another_type(share: float, told: str) -> None:
    types = {"RETREAT": share, "REJECT": 1 - share}
    refused = proposal(3, 0.9, act("release", type_name="RETREAT"), types, facts={"actual": 0.9})
    (found,), _ = decide(refused, table=REFUSAL, parties="Chad = TCD/GOV; Mali = MLI/GOV")
    assert (found.type, found.factuality) == ("RETREAT", told)


AHEAD = """
Chad   Chad   PROPN  2  nsubj
plans  plan   VERB   0  root
to     to     PART   4  mark
visit  visit  VERB   2  xcomp
Mali   Mali   PROPN  4  obj
_.     .      PUNCT  2  punct
"""


@pytest.mark.parametrize(
    ("kind", "becomes", "rule"),
    [
        ("CONSULT", "AGREE", "rule future-is-agree"),
        ("AID", "AGREE", "rule future-is-agree"),
        ("SUPPORT", "AGREE", "rule future-is-agree"),
        ("COOPERATE", "AGREE", "rule future-is-agree"),
        ("RETREAT", "CONCEDE", "rule announced-retreat"),
    ],
)
def test_what_is_planned_is_a_fact_of_another_type(kind: str, becomes: str, rule: str) -> None:
    alone = Proposal(frozenset({3}), 3, act("visit", type_name=kind))
    (found,), _ = decide(
        alone, table=AHEAD, parties="Chad = TCD/GOV; Mali = MLI/GOV", learned=False
    )
    assert (found.type, found.factuality) == (becomes, "actual")
    assert rule in found.why


def test_a_planned_attack_stays_one() -> None:
    alone = Proposal(frozenset({3}), 3, act("visit", type_name="ASSAULT"))
    (found,), _ = decide(
        alone, table=AHEAD, parties="Chad = TCD/GOV; Mali = MLI/GOV", learned=False
    )
    assert (found.type, found.factuality) == ("ASSAULT", "planned")


def test_the_model_was_taught_precedence_itself() -> None:
    found = only(proposal(types={"CONSULT": 0.9}, facts={"planned": 0.9}))
    assert (found.type, found.factuality) == ("CONSULT", "planned")


def test_entries_alone_need_a_recipient_where_the_type_does() -> None:
    table = """
Chad     Chad    PROPN  2  nsubj
donated  donate  VERB   0  root
on       on      ADP    4  case
Friday   Friday  PROPN  2  obl
_.       .       PUNCT  2  punct
"""
    alone = Proposal(frozenset({1}), 1, act("donate", frame="s > to", type_name="AID"))
    found, (dropped,) = decide(alone, table=table, parties="Chad = TCD/GOV", learned=False)
    assert found == []
    assert dropped.why == "no recipient (rule no-recipient-no-event)"
    found, _ = decide(
        replace(alone, act=act("donate", frame="s > to")),
        table=table, parties="Chad = TCD/GOV", learned=False,
    )  # fmt: skip
    assert [one.type for one in found] == ["ACCUSE"]
