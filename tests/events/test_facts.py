"""Whether an act is told as done: one sentence for every scope and sense of the cues."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.build import tree
from verbale.codebook.load import load
from verbale.codebook.types import Codebook
from verbale.events.facts import Facts, Verdict

CASES = Path(__file__).parent / "facts.txt"


def cases() -> Iterator[tuple[str, str, str, str, str]]:
    """Act, factuality, sense, scope and table of each sentence of the file."""
    for block in CASES.read_text(encoding="utf-8").split("\n= ")[1:]:
        head, _, table = block.partition("\n")
        act, _, rest = head.partition(": ")
        fact, sense, scope = rest.split(", ")
        yield act, fact, sense, scope, table


@cache
def codebook() -> Codebook:
    """The default codebook, read once."""
    return load()


@cache
def facts() -> Facts:
    """Its cues."""
    return Facts(codebook())


def verdict(table: str, act: str) -> Verdict:
    """What the cues make of the act at a word."""
    one = tree(table)
    at = one.texts.index(act)
    return facts().judge(one, at, frozenset({at}))


@pytest.mark.parametrize(
    ("act", "fact", "sense", "scope", "table"),
    [pytest.param(*case, id=" ".join(row.split()[0] for row in case[4].splitlines()))
     for case in cases()],
)  # fmt: skip
def test_sentences(act: str, fact: str, sense: str, scope: str, table: str) -> None:
    found = verdict(table, act)
    assert (found.factuality, found.sense or "-") == (fact, sense), found.why


def test_the_file_shows_every_scope_and_sense() -> None:
    known = codebook().cues
    assert {scope for *_, scope, _ in cases()} - {"-"} == {cue.scope for cue in known}
    assert {sense for _, _, sense, _, _ in cases()} - {"-"} == {cue.sense for cue in known}


def test_why_names_the_cue_and_its_row() -> None:
    found = verdict(
        """
Oslo     Oslo     PROPN  4  nsubj
did      do       AUX    4  aux
not      not      PART   4  advmod
condemn  condemn  VERB   0  root
the      the      DET    6  det
raid     raid     NOUN   4  obj
_.       .        PUNCT  4  punct
""",
        "condemn",
    )
    assert found.why.startswith("negation: not (plover/factuality.tsv:")


def test_a_cue_works_on_its_own_clause_only() -> None:
    table = """
Oslo       Oslo     PROPN   2  nsubj
condemned  condemn  VERB    0  root
the        the      DET     4  det
raid       raid     NOUN    2  obj
but        but      CCONJ   8  cc
did        do       AUX     8  aux
not        not      PART    8  advmod
recall     recall   VERB    2  conj
its        its      PRON   10  nmod:poss
envoy      envoy    NOUN    8  obj
_.         .        PUNCT   2  punct
"""
    assert verdict(table, "condemned").factuality == "actual"
    assert verdict(table, "recall").factuality == "negated"


def test_two_negations_leave_a_fact() -> None:
    table = """
Mali      Mali    PROPN   4  nsubj
did       do      AUX     4  aux
not       not     PART    4  advmod
deny      deny    VERB    0  root
that      that    SCONJ   8  mark
its       its     PRON    7  nmod:poss
troops    troops  NOUN    8  nsubj
attacked  attack  VERB    4  ccomp
the       the     DET    10  det
town      town    NOUN    8  obj
_.        .       PUNCT   4  punct
"""
    found = verdict(table, "attacked")
    assert found.sense == "denial"
    assert found.factuality in ("actual", "hypothetical")


def test_of_two_cues_the_one_farther_from_fact_holds() -> None:
    table = """
Oslo     Oslo     PROPN  4  nsubj
would    would    AUX    4  aux
not      not      PART   4  advmod
condemn  condemn  VERB   0  root
the      the      DET    6  det
raid     raid     NOUN   4  obj
_.       .        PUNCT  4  punct
"""
    assert verdict(table, "condemn").factuality == "negated"


def test_what_was_refused_was_not_done() -> None:
    table = """
The        the       DET     2  det
council    council   NOUN    3  nsubj
rejected   reject    VERB    0  root
a          a         DET     5  det
proposal   proposal  NOUN    3  obj
to         to        PART    7  mark
impose     impose    VERB    5  acl
sanctions  sanction  NOUN    7  obj
on         on        ADP    10  case
Mali       Mali      PROPN   7  obl
_.         .         PUNCT   3  punct
"""
    assert verdict(table, "sanctions").factuality != "actual"


def test_the_words_of_the_act_are_no_cue() -> None:
    table = """
Mali     Mali    PROPN  2  nsubj
refused  refuse  VERB   0  root
to       to      PART   4  mark
sign     sign    VERB   2  xcomp
the      the     DET    6  det
treaty   treaty  NOUN   4  obj
_.       .       PUNCT  2  punct
"""
    assert verdict(table, "refused").factuality == "actual"


def test_without_cues_everything_is_told_as_done() -> None:
    labour = load(Path(__file__).parents[2] / "docs" / "codebooks" / "labour")
    one = tree(
        """
Oslo     Oslo     PROPN  4  nsubj
did      do       AUX    4  aux
not      not      PART   4  advmod
condemn  condemn  VERB   0  root
the      the      DET    6  det
raid     raid     NOUN   4  obj
_.       .        PUNCT  4  punct
"""
    )
    found = Facts(labour).judge(one, 3, frozenset({3}))
    assert (found.factuality, found.sense, found.why) == ("actual", None, "told as done")
