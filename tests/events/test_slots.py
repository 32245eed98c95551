"""What stands in the slots of a frame, seen from the trigger."""

from __future__ import annotations

from hypothesis import given

from tests.build import tree
from tests.test_tree import trees
from verbale.events.slots import Slots
from verbale.tree import Tree


def slot(table: str, trigger: str, name: str) -> str:
    """The words in one slot of a trigger, which may have several words."""
    one = tree(table)
    parts = trigger.split()
    places = [one.texts.index(part) for part in parts]
    found = Slots(one, places[0], frozenset(places)).fill(name)
    return " ".join(one.words[place].text for place in found)


ACTIVE = """
Chad       Chad     PROPN  4  nsubj
and        and      CCONJ  3  cc
Niger      Niger    PROPN  1  conj
condemned  condemn  VERB   0  root
Mali       Mali     PROPN  4  obj
and        and      CCONJ  7  cc
Togo       Togo     PROPN  5  conj
_.         .        PUNCT  4  punct
"""
PASSIVE = """
The        the      DET    2  det
raid       raid     NOUN   4  nsubj:pass
was        be       AUX    4  aux:pass
condemned  condemn  VERB   0  root
by         by       ADP    6  case
Chad       Chad     PROPN  4  obl:agent
and        and      CCONJ  8  cc
Niger      Niger    PROPN  6  conj
_.         .        PUNCT  4  punct
"""


def test_subject_and_object_with_what_is_joined_to_them() -> None:
    assert slot(ACTIVE, "condemned", "s") == "Chad Niger"
    assert slot(ACTIVE, "condemned", "o") == "Mali Togo"
    assert slot(ACTIVE, "condemned", "i") == ""
    assert slot(ACTIVE, "condemned", "by") == ""


def test_a_passive_turns_them_round() -> None:
    assert slot(PASSIVE, "condemned", "s") == "Chad Niger"
    assert slot(PASSIVE, "condemned", "o") == "raid"


def test_a_passive_without_author() -> None:
    table = """
Nine      nine    NUM    2  nummod
envoys    envoy   NOUN   4  nsubj:pass
were      be      AUX    4  aux:pass
expelled  expel   VERB   0  root
on        on      ADP    6  case
Friday    Friday  PROPN  4  obl
_.        .       PUNCT  4  punct
"""
    assert slot(table, "expelled", "s") == ""
    assert slot(table, "expelled", "o") == "envoys"
    assert slot(table, "expelled", "on") == "Friday"


def test_a_participle_behind_its_noun() -> None:
    by = """
Oslo     Oslo    PROPN  2  nsubj
buried   bury    VERB   0  root
the      the     DET    4  det
sailors  sailor  NOUN   2  obj
killed   kill    VERB   4  acl
by       by      ADP    8  case
the      the     DET    8  det
rebels   rebel   NOUN   5  obl:agent
_.       .       PUNCT  2  punct
"""
    assert slot(by, "killed", "s") == "rebels"
    assert slot(by, "killed", "o") == "sailors"
    bare = """
The       the     DET    3  det
nine      nine    NUM    3  nummod
men       man     NOUN   7  nsubj
detained  detain  VERB   3  acl
on        on      ADP    6  case
Friday    Friday  PROPN  4  obl
went      go      VERB   0  root
home      home    ADV    7  advmod
_.        .       PUNCT  7  punct
"""
    assert slot(bare, "detained", "o") == "men"
    assert slot(bare, "detained", "s") == ""


RELATIVE = """
Rebels    rebel   NOUN   6  nsubj
who       who     PRON   3  nsubj
attacked  attack  VERB   1  acl:relcl
the       the     DET    5  det
convoy    convoy  NOUN   3  obj
fled      flee    VERB   0  root
_.        .       PUNCT  6  punct
"""


def test_relative_clauses() -> None:
    assert slot(RELATIVE, "attacked", "s") == "Rebels"
    assert slot(RELATIVE, "attacked", "o") == "convoy"
    bare = """
The       the     DET    2  det
convoy    convoy  NOUN   8  nsubj
that      that    PRON   6  obj
the       the     DET    5  det
rebels    rebel   NOUN   6  nsubj
attacked  attack  VERB   2  acl:relcl
was       be      AUX    8  cop
empty     empty   ADJ    0  root
_.        .       PUNCT  8  punct
"""
    assert slot(bare, "attacked", "s") == "rebels"
    assert slot(bare, "attacked", "o") == "convoy"
    without = """
The       the    DET    2  det
envoy     envoy  NOUN   6  nsubj
Chad      Chad   PROPN  4  nsubj
expelled  expel  VERB   2  acl:relcl
was       be     AUX    6  cop
ill       ill    ADJ    0  root
_.        .      PUNCT  6  punct
"""
    assert slot(without, "expelled", "s") == "Chad"
    assert slot(without, "expelled", "o") == "envoy"


def test_control_by_the_subject_and_by_the_object() -> None:
    refused = """
Chad     Chad     PROPN  2  nsubj
refused  refuse   VERB   0  root
to       to       PART   4  mark
condemn  condemn  VERB   2  xcomp
Mali     Mali     PROPN  4  obj
_.       .        PUNCT  2  punct
"""
    assert slot(refused, "condemn", "s") == "Chad"
    assert slot(refused, "refused", "clause") == "condemn"
    persuaded = """
Oslo       Oslo      PROPN  2  nsubj
persuaded  persuade  VERB   0  root
the        the       DET    4  det
rebels     rebel     NOUN   2  obj
to         to        PART   6  mark
release    release   VERB   2  xcomp
the        the       DET    8  det
envoys     envoy     NOUN   6  obj
_.         .         PUNCT  2  punct
"""
    assert slot(persuaded, "release", "s") == "rebels"
    assert slot(persuaded, "release", "o") == "envoys"
    forced = """
The      the      DET    2  det
rebels   rebel    NOUN   4  nsubj:pass
were     be       AUX    4  aux:pass
forced   force    VERB   0  root
to       to       PART   6  mark
release  release  VERB   4  xcomp
the      the      DET    8  det
envoys   envoy    NOUN   6  obj
_.       .        PUNCT  4  punct
"""
    assert slot(forced, "release", "s") == "rebels"


def test_joined_verbs_share_their_subject() -> None:
    table = """
Chad       Chad     PROPN  2  nsubj
recalled   recall   VERB   0  root
its        its      PRON   4  nmod:poss
envoy      envoy    NOUN   2  obj
and        and      CCONJ  6  cc
condemned  condemn  VERB   2  conj
Mali       Mali     PROPN  6  obj
_.         .        PUNCT  2  punct
"""
    assert slot(table, "condemned", "s") == "Chad"
    passive = """
The       the     DET    2  det
men       man     NOUN   4  nsubj:pass
were      be      AUX    4  aux:pass
arrested  arrest  VERB   0  root
and       and     CCONJ  6  cc
deported  deport  VERB   4  conj
_.        .       PUNCT  4  punct
"""
    assert slot(passive, "deported", "o") == "men"
    assert slot(passive, "deported", "s") == ""
    active = """
The       the     DET    2  det
men       man     NOUN   4  nsubj:pass
were      be      AUX    4  aux:pass
arrested  arrest  VERB   0  root
and       and     CCONJ  6  cc
fled      flee    VERB   4  conj
_.        .       PUNCT  4  punct
"""
    assert slot(active, "fled", "s") == "men"


def test_the_subject_of_what_is_said() -> None:
    table = """
Chad      Chad     PROPN  2  nsubj
demanded  demand   VERB   0  root
that      that     SCONJ  5  mark
Mali      Mali     PROPN  5  nsubj
release   release  VERB   2  ccomp
the       the      DET    7  det
envoy     envoy    NOUN   5  obj
_.        .        PUNCT  2  punct
"""
    assert slot(table, "demanded", "that") == "Mali"
    assert slot(table, "release", "s") == "Mali"


def test_prepositions() -> None:
    table = """
Chad    Chad    PROPN  2  nsubj
held    hold    VERB   0  root
talks   talk    NOUN   2  obj
with    with    ADP    5  case
Mali    Mali    PROPN  3  nmod
and     and     CCONJ  7  cc
Togo    Togo    PROPN  5  conj
on      on      ADP    9  case
Friday  Friday  PROPN  2  obl
_.      .       PUNCT  2  punct
"""
    assert slot(table, "held talks", "with") == "Mali Togo"
    assert slot(table, "held talks", "on") == "Friday"
    assert slot(table, "held talks", "s") == "Chad"
    # The trigger is no filler of its own.
    assert slot(table, "held talks", "o") == ""


def test_possessor_modifier_and_preposition_of_a_noun() -> None:
    owner = """
Chad     Chad    PROPN  3  nmod:poss
_'s      's      PART   1  case
attack   attack  NOUN   6  nsubj
on       on      ADP    5  case
Mali     Mali    PROPN  3  nmod
shocked  shock   VERB   0  root
Oslo     Oslo    PROPN  6  obj
_.       .       PUNCT  6  punct
"""
    assert slot(owner, "attack", "poss") == "Chad"
    assert slot(owner, "attack", "on") == "Mali"
    modifier = """
A        a        DET    3  det
Chadian  chadian  ADJ    3  amod
attack   attack   NOUN   6  nsubj
on       on       ADP    5  case
Mali     Mali     PROPN  3  nmod
shocked  shock    VERB   0  root
Oslo     Oslo     PROPN  6  obj
_.       .        PUNCT  6  punct
"""
    assert slot(modifier, "attack", "mod") == "Chadian"
    author = """
An      a       DET    2  det
attack  attack  NOUN   8  nsubj
by      by      ADP    4  case
rebels  rebel   NOUN   2  nmod
on      on      ADP    7  case
the     the     DET    7  det
town    town    NOUN   4  nmod
began   begin   VERB   0  root
_.      .       PUNCT  8  punct
"""
    assert slot(author, "attack", "by") == "rebels"
    assert slot(author, "attack", "on") == "town"
    assert slot(author, "attack", "mod") == ""


def test_a_noun_looks_at_the_phrases_of_the_verb_that_holds_it() -> None:
    table = """
Oslo       Oslo      PROPN  2  nsubj
imposed    impose    VERB   0  root
sanctions  sanction  NOUN   2  obj
on         on        ADP    5  case
Minsk      Minsk     PROPN  3  nmod
_.         .         PUNCT  2  punct
"""
    assert slot(table, "sanctions", "on") == "Minsk"


def test_a_preposition_close_behind_is_read_where_the_parse_is_odd() -> None:
    table = """
Oslo  Oslo  PROPN 2 nsubj
voted vote  VERB  0 root
for   for   ADP   2 advmod
the   the   DET   5 det
truce truce NOUN  2 dep
"""
    assert slot(table, "voted", "for") == "truce"
    stopped = """
Oslo  Oslo  PROPN 2 nsubj
voted vote  VERB  0 root
_,    ,     PUNCT 2 punct
for   for   ADP   2 advmod
truce truce NOUN  2 dep
"""
    assert slot(stopped, "voted", "for") == ""


@given(trees())
def test_no_tree_makes_it_fail(one: Tree) -> None:
    for place in range(len(one.words)):
        slots = Slots(one, place, frozenset({place}))
        for name in ("s", "o", "i", "that", "poss", "mod", "clause", "by", "of"):
            found = slots.fill(name)
            assert place not in found
            assert len(found) == len(set(found))
            assert all(0 <= each < len(one.words) for each in found)


ASTRAY = """
The        the      DET    2  det
junta      junta    NOUN   0  root
of         of       ADP    4  case
Chad       Chad     PROPN  2  nmod
sent       send     VERB   6  case
howitzers  howitzer NOUN   2  appos
to         to       ADP    8  case
Mali       Mali     PROPN  6  nmod
_.         .        PUNCT  2  punct
"""


def test_where_the_parse_has_no_subject_and_object_the_order_of_words_tells() -> None:
    assert slot(ASTRAY, "sent", "s") == "junta"
    assert slot(ASTRAY, "sent", "o") == "howitzers"
