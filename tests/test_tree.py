"""What hangs on what in a sentence, and the phrases that it makes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.build import tree
from verbale.tree import Tree
from verbale.types import Sentence, Word

MET = """
The      the      DET     2  det
envoys   envoy    NOUN    9  nsubj
of       of       ADP     4  case
Chad     Chad     PROPN   2  nmod
_,       ,        PUNCT   6  punct
Niger    Niger    PROPN   4  conj
and      and      CCONJ   8  cc
Mali     Mali     PROPN   4  conj
met      meet     VERB    0  root
because  because  ADP    13  case
of       of       ADP    10  fixed
the      the      DET    13  det
drought  drought  NOUN    9  obl
_.       .        PUNCT   9  punct
"""


def at(one: Tree, word: str) -> int:
    """The first word with that text."""
    return one.texts.index(word)


def words(one: Tree, places: list[int]) -> str:
    """The words at some places."""
    return " ".join(one.words[place].text for place in places)


def test_children_heads_and_what_is_below() -> None:
    one = tree(MET)
    met = at(one, "met")
    assert one.head(met) is None
    assert one.relation(met) == "root"
    assert words(one, one.having(met, "nsubj")) == "envoys"
    assert words(one, one.below(at(one, "envoys"))) == "The envoys of Chad , Niger and Mali"
    assert words(one, list(one.above(at(one, "mali")))) == "Chad envoys met"
    assert one.children[at(one, "the")] == ()


def test_what_is_joined() -> None:
    one = tree(MET)
    for name in ("chad", "niger", "mali"):
        assert words(one, one.joined(at(one, name))) == "Chad Niger Mali"
    assert words(one, one.with_conjuncts(at(one, "niger"))) == "Niger"
    assert words(one, one.joined(at(one, "met"))) == "met"


def test_case_takes_a_fixed_preposition_whole() -> None:
    one = tree(MET)
    assert one.case(at(one, "chad")) == "of"
    assert one.case(at(one, "drought")) == "because of"
    assert one.case(at(one, "envoys")) is None


def test_span_covers_words_in_any_order() -> None:
    one = tree(MET)
    assert one.span([at(one, "of"), at(one, "envoys")]) == (4, 13)


def test_relation_with_and_without_subtype() -> None:
    one = tree(
        """
Nine      nine    NUM    2  nummod
men       man     NOUN   4  nsubj:pass
were      be      AUX    4  aux:pass
detained  detain  VERB   0  root
by        by      ADP    7  case
the       the     DET    7  det
police    police  NOUN   4  obl:agent
_.        .       PUNCT  4  punct
"""
    )
    detained = at(one, "detained")
    assert one.relation(at(one, "men")) == "nsubj"
    assert one.having(detained, "nsubj:pass") == one.having(detained, "nsubj") == [at(one, "men")]
    assert one.having(detained, "csubj") == []


@pytest.mark.parametrize(
    ("table", "word", "passive", "reduced"),
    [
        (
            """
Nine      nine    NUM    2  nummod
men       man     NOUN   4  nsubj:pass
were      be      AUX    4  aux:pass
detained  detain  VERB   0  root
by        by      ADP    7  case
the       the     DET    7  det
police    police  NOUN   4  obl:agent
_.        .       PUNCT  4  punct
""",
            "detained",
            True,
            False,
        ),
        (
            """
The       the     DET    3  det
nine      nine    NUM    3  nummod
men       man     NOUN   7  nsubj
detained  detain  VERB   3  acl
on        on      ADP    6  case
Friday    Friday  PROPN  4  obl
went      go      VERB   0  root
home      home    ADV    7  advmod
_.        .       PUNCT  7  punct
""",
            "detained",
            False,
            True,
        ),
        (
            """
The        the      DET    2  det
raid       raid     NOUN   6  nsubj
condemned  condemn  VERB   2  acl
by         by       ADP    5  case
Oslo       Oslo     PROPN  3  obl:agent
went       go       VERB   0  root
on         on       ADP    6  advmod
_.         .        PUNCT  6  punct
""",
            "condemned",
            True,
            True,
        ),
        (
            """
The       the     DET    2  det
police    police  NOUN   3  nsubj
detained  detain  VERB   0  root
nine      nine    NUM    5  nummod
men       man     NOUN   3  obj
by        by      ADP    8  case
the       the     DET    8  det
river     river   NOUN   3  obl
_.        .       PUNCT  3  punct
""",
            "detained",
            False,
            False,
        ),
        (
            """
The        the     DET    2  det
police     police  NOUN   6  nsubj
detaining  detain  VERB   6  advcl
the        the     DET    5  det
men        man     NOUN   3  obj
left       leave   VERB   0  root
_.         .       PUNCT  6  punct
""",
            "detaining",
            False,
            False,
        ),
        (
            """
The     the    DET    2  det
offer   offer  NOUN   7  nsubj
to      to     PART   4  mark
end     end    VERB   2  acl
the     the    DET    6  det
war     war    NOUN   4  obj
stands  stand  VERB   0  root
_.      .      PUNCT  7  punct
""",
            "end",
            False,
            False,
        ),
    ],
)
def test_passives(table: str, word: str, passive: bool, reduced: bool) -> None:
    one = tree(table)
    assert one.is_passive(at(one, word)) is passive
    assert one.is_reduced_passive(at(one, word)) is reduced


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    """Any tree over a few words, with any relations."""
    size = draw(st.integers(1, 8))
    order = draw(st.permutations(range(size)))
    heads = [0] * size
    for place, word in enumerate(order):
        heads[word] = word if place == 0 else order[draw(st.integers(0, place - 1))]
    relations = st.sampled_from(["nsubj", "obj", "conj", "acl", "acl:relcl", "nsubj:pass", "case"])
    made = tuple(
        Word(
            3 * number,
            3 * number + 2,
            draw(st.sampled_from(["by", "ed", "of", "it"])),
            "x",
            draw(st.sampled_from(["VERB", "NOUN", "ADP"])),
            head,
            "root" if head == number else draw(relations),
        )
        for number, head in enumerate(heads)
    )
    return Tree(Sentence(0, 3 * size, made))


@given(trees())
def test_every_tree_can_be_walked(one: Tree) -> None:
    root = next(place for place in range(len(one.words)) if one.head(place) is None)
    assert one.below(root) == list(range(len(one.words)))
    for place in range(len(one.words)):
        assert [place, *one.above(place)][-1] == root
        assert place in one.joined(place) or one.relation(place) == "conj"
        assert len(set(one.joined(place))) == len(one.joined(place))
        assert isinstance(one.is_passive(place), bool)
        assert isinstance(one.is_reduced_passive(place), bool)
        assert one.case(place) is None or one.having(place, "case")
