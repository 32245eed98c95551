"""Words that speak for a context."""

from __future__ import annotations

from tests.build import tree
from tests.events.test_facts import codebook
from verbale.events.contexts import AROUND, LEAST, MOST, Contexts

TABLE = """
Soldiers  soldier  NOUN    8  nsubj
and       and      CCONJ   4  cc
other     other    ADJ     4  amod
tanks     tank     NOUN    1  conj
of        of       ADP     7  case
the       the      DET     7  det
army      army     NOUN    4  nmod
searched  search   VERB    0  root
the       the      DET    10  det
church    church   NOUN    8  obj
_.        .        PUNCT   8  punct
"""


def test_a_term_counts_once_and_different_terms_add_up() -> None:
    contexts = Contexts(codebook())
    weights = contexts.weigh(tree(TABLE))
    assert weights["military"] == 3.0
    assert weights["religion_ethnicity"] == 1.0
    twice = """
The   the   DET    2  det
army  army  NOUN   3  nsubj
met   meet  VERB   0  root
the   the   DET    5  det
army  army  NOUN   3  obj
_.    .     PUNCT  3  punct
"""
    assert contexts.weigh(tree(twice))["military"] == 1.0


def test_terms_of_several_words() -> None:
    contexts = Contexts(codebook())
    table = """
Oslo       Oslo       PROPN  2  nsubj
signed     sign       VERB   0  root
a          a          DET    6  det
free       free       ADJ    5  amod
trade      trade      NOUN   6  compound
agreement  agreement  NOUN   2  obj
_.         .          PUNCT  2  punct
"""
    assert "economic" in contexts.weigh(tree(table))


def test_the_heaviest_are_chosen_and_the_entry_comes_first() -> None:
    sentence = {"military": 1.0, "legal": 3.0, "crime": 0.5}
    assert Contexts.choose((), sentence, ()) == ("legal", "military")
    assert Contexts.choose(("asylum",), {"military": 1.0}, ()) == ("asylum", "military")
    assert Contexts.choose((), {}, ()) == ()


def test_no_more_than_a_few_and_a_tie_goes_by_name() -> None:
    many = dict.fromkeys(("military", "legal", "crime", "asylum"), 1.0)
    assert Contexts.choose((), many, ()) == ("asylum", "crime", "legal")
    assert len(Contexts.choose(("gender",), many, ())) == MOST


def test_the_paragraph_counts_for_less() -> None:
    around = [{"legal": LEAST}]
    assert Contexts.choose((), {}, around) == ()
    enough = int(LEAST / AROUND) + 1
    assert Contexts.choose((), {}, around * enough) == ("legal",)
