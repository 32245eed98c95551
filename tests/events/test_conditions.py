"""The conditions of an entry: every slot, kind and sign."""

from __future__ import annotations

import pytest

from tests.build import mentions, parsed
from verbale.codebook.notation import parse_conditions
from verbale.events.conditions import Scene
from verbale.events.roles import Places
from verbale.events.slots import Slots
from verbale.tree import Tree

CLASSES = {"@weapon": frozenset(("gun", "air strike"))}
TABLE = """
Mali     Mali    PROPN   6  nsubj
and      and     CCONJ   5  cc
a        a       DET     5  det
rebel    rebel   NOUN    5  compound
group    group   NOUN    1  conj
imposed  impose  VERB    0  root
a        a       DET     9  det
night    night   NOUN    9  compound
curfew   curfew  NOUN    6  obj
on       on      ADP    11  case
Goma     Goma    PROPN   9  nmod
after    after   ADP    14  case
air      air     NOUN   14  compound
strikes  strike  NOUN    6  obl
near     near    ADP    16  case
Bukavu   Bukavu  PROPN  14  nmod
_.       .       PUNCT   6  punct
"""
PARTIES = "Mali = MLI/GOV; a rebel group = MLI/REB"
PERSON = """
Ann      Ann     PROPN  6  nsubj
Lee      Lee     PROPN  1  flat
and      and     CCONJ  5  cc
the      the     DET    5  det
nuns     nun     NOUN   1  conj
thanked  thank   VERB   0  root
him      he      PRON   6  obj
on       on      ADP    9  case
Friday   Friday  PROPN  6  obl
_.       .       PUNCT  6  punct
"""


def scene(
    table: str = TABLE,
    parties: str = PARTIES,
    places: frozenset[int] = frozenset(),
    title: str = "",
) -> Scene:
    """A sentence with its mentions as the conditions see it."""
    found = mentions(parsed(table), parties)
    tree = Tree(found.parsed.sentences[0])
    standing = Places(tree, found.mentions)
    return Scene(tree, standing.heads, places, frozenset(title.lower().split()))


def holds(condition: str, one: Scene, trigger: str = "imposed") -> bool:
    """Whether a condition holds at a trigger."""
    (made,) = parse_conditions(condition, CLASSES)
    at = one.tree.texts.index(trigger)
    return one.holds(made, Slots(one.tree, at, frozenset({at})))


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("o=curfew", True),
        ("o=curfew|ban", True),
        ("o=night", True),
        ("o=night_curfew", True),
        ("o=day_curfew", False),
        ("o=ban", False),
        ("o!=ban", True),
        ("o!=curfew", False),
        ("o=*", True),
        ("o=-", False),
        ("i=*", False),
        ("i=-", True),
        ("on=goma", True),
        ("near=@weapon", True),
        ("near=gun", False),
        ("near!=gun", True),
        ("s=@state", True),
        ("s=@group", True),
        ("s=@actor", True),
        ("s=@person", False),
        ("o=@actor", False),
        ("o!=@actor", True),
        ("o=@actor|curfew", True),
    ],
)
def test_conditions(condition: str, expected: bool) -> None:
    assert holds(condition, scene()) is expected


def test_places() -> None:
    goma = scene().tree.texts.index("goma")
    assert holds("on=@place", scene(places=frozenset({goma})))
    assert not holds("on=@place", scene())


def test_the_headline() -> None:
    assert holds("title=cup", scene(title="World Cup final"))
    assert not holds("title=cup", scene(title="World cups"))
    assert holds("title!=cup", scene())


def test_kinds_of_mention() -> None:
    found = mentions(parsed(PERSON), "Ann Lee = NOR/GOV; the nuns = -/REL; him = @Ann Lee")
    tree = Tree(found.parsed.sentences[0])
    one = Scene(tree, Places(tree, found.mentions).heads, frozenset())
    assert holds("s=@group", one, "thanked")  # the nuns
    assert holds("o=@actor", one, "thanked")
    assert not holds("on=@actor", one, "thanked")
