"""Where the words of an entry of the lexicon stand."""

from __future__ import annotations

import pytest

from tests.build import tree
from verbale.codebook.notation import parse_kind, parse_term
from verbale.events.terms import matches

CLASSES = {"@issue": frozenset(("issue", "make"))}

LODGED = """
Mali     Mali     PROPN  2  nsubj
lodged   lodge    VERB   0  root
a        a        DET    6  det
strong   strong   ADJ    6  amod
formal   formal   ADJ    6  amod
protest  protest  NOUN   2  obj
with     with     ADP    8  case
Oslo     Oslo     PROPN  6  nmod
_.       .        PUNCT  2  punct
"""
CALLED_OFF = """
Mali     Mali   PROPN  2  nsubj
called   call   VERB   0  root
the      the    DET    5  det
planned  plan   VERB   5  amod
visit    visit  NOUN   2  obj
off      off    ADP    2  compound:prt
_.       .      PUNCT  2  punct
"""
PARTICIPLE = """
The      the      DET    2  det
protest  protest  NOUN   6  nsubj
lodged   lodge    VERB   2  acl
by       by       ADP    5  case
Oslo     Oslo     PROPN  3  obl:agent
angered  anger    VERB   0  root
Mali     Mali     PROPN  6  obj
_.       .        PUNCT  6  punct
"""


def found(table: str, term: str, kind: str = "") -> str | None:
    """The words of the first place where a term stands."""
    one = tree(table)
    for at in range(len(one.words)):
        real = parse_kind(kind, term)
        words = matches(one, parse_term(term, real, CLASSES), real, at)
        if words is not None:
            return " ".join(one.words[place].text for place in sorted(words))
    return None


@pytest.mark.parametrize(
    ("term", "kind", "table", "words"),
    [
        ("lodge", "", LODGED, "lodged"),
        ("lodge protest", "", LODGED, "lodged protest"),
        ("make|lodge complaint|protest", "", LODGED, "lodged protest"),
        ("lodge appeal", "", LODGED, None),
        ("protest", "noun", LODGED, "protest"),
        ("formal protest", "noun", LODGED, "formal protest"),
        ("protest with", "noun", LODGED, "protest with"),
        ("call off", "", CALLED_OFF, "called off"),
        ("call on", "", CALLED_OFF, None),
        ("visit", "noun", CALLED_OFF, "visit"),
        ("lodge protest", "", PARTICIPLE, "protest lodged"),
    ],
)
def test_kinds(term: str, kind: str, table: str, words: str | None) -> None:
    assert found(table, term, kind) == words


def test_alternatives_of_several_words() -> None:
    table = """
Mali     Mali    PROPN  2  nsubj
carried  carry   VERB   0  root
out      out     ADP    2  compound:prt
air      air     NOUN   5  compound
strikes  strike  NOUN   2  obj
on       on      ADP    7  case
Goma     Goma    PROPN  2  obl
_.       .       PUNCT  2  punct
"""
    assert found(table, "launch|carry_out strike") == "carried out strikes"
    assert found(table, "air_strike|raid", "noun") == "air strikes"
    assert found(table, "carry_on strike") is None


def test_a_class_stands_for_its_members() -> None:
    table = """
Oslo    Oslo    PROPN  2  nsubj
issued  issue   VERB   0  root
an      a       DET    4  det
appeal  appeal  NOUN   2  obj
to      to      ADP    7  case
both    both    DET    7  det
sides   side    NOUN   4  nmod
_.      .       PUNCT  2  punct
"""
    assert found(table, "@issue appeal") == "issued appeal"


def test_a_phrasal_verb_with_its_preposition() -> None:
    table = """
Oslo    Oslo    PROPN  2  nsubj
called  call    VERB   0  root
on      on      ADP    4  case
Mali    Mali    PROPN  2  obl
to      to      PART   6  mark
disarm  disarm  VERB   2  advcl
_.      .       PUNCT  2  punct
"""
    assert found(table, "call on") == "called on"


def test_idioms_keep_their_order() -> None:
    table = """
Oslo    Oslo  PROPN  2  nsubj
turned  turn  VERB   0  root
its     its   PRON   2  obj
back    back  ADV    2  advmod
on      on    ADP    6  case
Mali    Mali  PROPN  2  obl
_.      .     PUNCT  2  punct
"""
    assert found(table, "turn back on", "idiom") == "turned back on"
    other = """
On      on    ADP    3  case
its     its   PRON   3  nmod:poss
way     way   NOUN   6  obl
back    back  ADV    3  advmod
Oslo    Oslo  PROPN  3  appos
turned  turn  VERB   0  root
_.      .     PUNCT  6  punct
"""
    assert found(other, "turn back on", "idiom") is None


def test_an_adjective() -> None:
    table = """
Oslo     Oslo    PROPN  3  nsubj
was      be      AUX    3  cop
unable   unable  ADJ    0  root
to       to      PART   5  mark
free     free    VERB   3  xcomp
the      the     DET    7  det
sailors  sailor  NOUN   5  obj
_.       .       PUNCT  3  punct
"""
    assert found(table, "unable", "adj") == "unable"
    assert found(table, "free") == "free"


def test_a_noun_is_no_verb_and_a_verb_no_noun() -> None:
    noun = """
The      the     DET    2  det
attack   attack  NOUN   3  nsubj
shocked  shock   VERB   0  root
Oslo     Oslo    PROPN  3  obj
_.       .       PUNCT  3  punct
"""
    verb = """
Rebels  rebel   NOUN   2  nsubj
attack  attack  VERB   0  root
the     the     DET    4  det
town    town    NOUN   2  obj
_.      .       PUNCT  2  punct
"""
    assert found(noun, "attack") is None
    assert found(noun, "attack", "noun") == "attack"
    assert found(verb, "attack") == "attack"
    assert found(verb, "attack", "noun") is None


def test_words_that_do_not_hang_together_are_no_entry() -> None:
    table = """
Mali     Mali     PROPN   2  nsubj
lodged   lodge    VERB    0  root
the      the      DET     4  det
envoys   envoy    NOUN    2  obj
in       in       ADP     7  case
a        a        DET     7  det
hotel    hotel    NOUN    2  obl
while    while    SCONJ  14  mark
the      the      DET    10  det
protest  protest  NOUN   14  nsubj
of       of       ADP    13  case
the      the      DET    13  det
nuns     nun      NOUN   10  nmod
went     go       VERB    2  advcl
on       on       ADP    14  compound:prt
_.       .        PUNCT   2  punct
"""
    assert found(table, "lodge protest") is None


def test_a_passive_has_its_words_turned_round() -> None:
    table = """
A        a        DET    2  det
protest  protest  NOUN   4  nsubj:pass
was      be       AUX    4  aux:pass
lodged   lodge    VERB   0  root
by       by       ADP    6  case
Oslo     Oslo     PROPN  4  obl:agent
_.       .        PUNCT  4  punct
"""
    assert found(table, "lodge protest") == "protest lodged"
    sanctions = """
No         no        DET    2  det
sanctions  sanction  NOUN   4  nsubj:pass
were       be        AUX    4  aux:pass
imposed    impose    VERB   0  root
on         on        ADP    6  case
Minsk      Minsk     PROPN  4  obl
_.         .         PUNCT  4  punct
"""
    assert found(sanctions, "impose sanction on") == "sanctions imposed on"


HYPHENS = """
Mobs    mob    NOUN   4  nsubj
gang    gang   NOUN   4  compound
-       -      PUNCT  4  punct
beat    beat   VERB   0  root
Mali    Mali   PROPN  4  obj
_.      .      PUNCT  4  punct
"""


def test_a_hyphen_may_be_a_word_of_the_parse() -> None:
    assert found(HYPHENS, "gang-beat") == "gang - beat"


def test_a_verb_with_a_particle_is_another_verb() -> None:
    assert found(CALLED_OFF, "call visit") is None
    assert found(CALLED_OFF, "call off visit") == "called visit off"
