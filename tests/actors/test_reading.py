"""What a phrase tells by itself: country, sectors, and the row of a table."""

from __future__ import annotations

from datetime import date

import pytest

from tests.build import parsed, seeing, spot
from verbale.actors.phrases import phrases, views
from verbale.actors.reading import PhraseReader, Reading, nearest, with_country
from verbale.actors.store import Knowledge
from verbale.types import Parsed

DAY = date(2016, 9, 9)


def read(
    found: Parsed,
    world: Knowledge,
    number: int = 0,
    day: date | None = DAY,
    near: tuple[str, ...] = (),
) -> Reading:
    """What one phrase of the first sentence tells."""
    view = views(found, world)[0]
    return PhraseReader(world, day, near).read(view, phrases(view)[number])


MET = """
President  President  PROPN  2  nmod:desc
Ann        Ann        PROPN  4  nsubj
Lee        Lee        PROPN  2  flat
met        meet       VERB   0  root
the        the        DET    6  det
rebels     rebel      NOUN   4  obj
_.         .          PUNCT  4  punct
"""
SURNAME = """
Foreign   foreign   ADJ    2  amod
minister  minister  NOUN   3  nmod:desc
Lee       Lee       PROPN  4  nsubj
met       meet      VERB   0  root
the       the       DET    6  det
rebels    rebel     NOUN   4  obj
_.        .         PUNCT  4  punct
"""
BARE = """
Lee     Lee    PROPN  2  nsubj
met     meet   VERB   0  root
the     the    DET    4  det
rebels  rebel  NOUN   2  obj
_.      .      PUNCT  2  punct
"""
FORMER = """
Former     former     ADJ    2  amod
president  president  NOUN   3  nmod:desc
Ann        Ann        PROPN  5  nsubj
Lee        Lee        PROPN  3  flat
met        meet       VERB   0  root
the        the        DET    7  det
rebels     rebel      NOUN   5  obj
_.         .          PUNCT  5  punct
"""


@pytest.mark.parametrize(
    ("day", "sectors", "how"),
    [
        (date(2016, 9, 9), ("GOV",), "table: person:lee-ann, president"),
        (date(2012, 1, 1), ("GOV",), "table: person:lee-ann, prime minister"),
        (date(2023, 1, 1), ("ELI",), "table: person:lee-ann, president, no longer in office"),
        (None, ("GOV",), "table: person:lee-ann, president"),
    ],
)
def test_a_person_on_a_day(
    day: date | None, sectors: tuple[str, ...], how: str, world: Knowledge
) -> None:
    found = read(parsed(MET, names="Ann Lee PER"), world, day=day)
    assert (found.kind, found.actor_id, found.country) == ("person", "person:lee-ann", "NOR")
    assert (found.sectors, found.how) == (sectors, how)


def test_a_former_president(world: Knowledge) -> None:
    found = read(parsed(FORMER, names="Ann Lee PER"), world)
    assert found.sectors == ("ELI",)


def test_a_surname_needs_its_title(world: Knowledge) -> None:
    found = read(parsed(SURNAME, names="Lee PER"), world)
    assert found.actor_id == "person:lee-bo"
    # In 2020 nobody of that name holds such an office.
    late = read(parsed(SURNAME, names="Lee PER"), world, day=date(2020, 1, 1))
    assert late.actor_id is None


@pytest.mark.parametrize(
    ("day", "actor"),
    [
        (date(2016, 9, 9), "person:lee-ann"),
        (date(2012, 6, 1), "person:lee-ann"),
        # Nobody of that name heads a state or government then.
        (date(2021, 1, 1), None),
        (date(2005, 1, 1), None),
    ],
)
def test_only_heads_in_office_are_called_by_surname_alone(
    day: date, actor: str | None, world: Knowledge
) -> None:
    assert read(parsed(BARE, names="Lee PER"), world, day=day).actor_id == actor


def test_somebody_the_tables_do_not_know(world: Knowledge) -> None:
    table = """
Malian    malian    ADJ    2  amod
minister  minister  NOUN   3  nmod:desc
Ousmane   Ousmane   PROPN  5  nsubj
Ba        Ba        PROPN  3  flat
met       meet      VERB   0  root
the       the       DET    7  det
rebels    rebel     NOUN   5  obj
_.        .         PUNCT  5  punct
"""
    found = read(parsed(table, names="Ousmane Ba PER"), world)
    assert (found.kind, found.actor_id, found.country) == ("person", None, "MLI")
    assert (found.name, found.sectors, found.roles) == ("Ousmane Ba", ("GOV",), ("minister",))
    assert found.score == 0.8


def test_a_name_alone_leaves_the_country_open(world: Knowledge) -> None:
    table = """
Ousmane  Ousmane  PROPN  3  nsubj
Ba       Ba       PROPN  1  flat
met      meet     VERB   0  root
the      the      DET    5  det
rebels   rebel    NOUN   3  obj
_.       .        PUNCT  3  punct
"""
    found = read(parsed(table, names="Ousmane Ba PER"), world)
    assert (found.country, found.open_owner, found.score) == (None, True, 0.5)


@pytest.mark.parametrize(
    ("name", "kind", "actor", "country", "sectors"),
    [
        ("Mali", "state", "state:MLI", "MLI", ("GOV",)),
        ("Bamako", "state", "state:MLI", "MLI", ("GOV",)),
        ("Koulouba", "state", "state:MLI", "MLI", ("GOV",)),
        ("UN", "body", "body:united-nations", "UNO", ()),
        ("SF", "group", "group:sand-front", "MLI", ("REB",)),
        ("Malians", "noun", None, "MLI", ("CVL",)),
        ("Tuaregs", "noun", None, "MLI", ("CVL",)),
        ("Kurds", "noun", None, None, ("CVL",)),
        ("Kidal", "state", "region:kidal", "MLI", ("GOV",)),
    ],
)
def test_names(
    name: str, kind: str, actor: str | None, country: str | None, sectors: tuple[str, ...],
    world: Knowledge,
) -> None:  # fmt: skip
    table = f"""
{name} {name.lower()} PROPN 2 nsubj
spoke  speak VERB 0 root
"""
    found = parsed(table, names=f"{name} LOC" if kind == "state" else "")
    found = seeing(found, 0, runs="mention 0 1 .9")
    reading = read(found, world)
    assert (reading.kind, reading.actor_id) == (kind, actor)
    assert (reading.country, reading.sectors) == (country, sectors)
    assert reading.open_owner is (country is None)


def test_the_model_says_which_part_of_a_state_acts(world: Knowledge) -> None:
    table = """
Mali     Mali   PROPN  2  nsubj
shelled  shell  VERB   0  root
the      the    DET    4  det
camp     camp   NOUN   2  obj
_.       .      PUNCT  2  punct
"""
    found = seeing(parsed(table, names="Mali LOC"), 0, spot(0, sectors="MIL .8"))
    assert read(found, world).sectors == ("MIL",)
    unsure = seeing(parsed(table, names="Mali LOC"), 0, spot(0, sectors="MIL .3"))
    assert read(unsure, world).sectors == ("GOV",)


def test_of_two_bodies_of_one_name_the_one_whose_country_is_near(world: Knowledge) -> None:
    table = """
The    the    DET    3  det
Lake   Lake   PROPN  3  compound
Court  Court  PROPN  4  nsubj
spoke  speak  VERB   0  root
_.     .      PUNCT  4  punct
"""
    found = parsed(table, names="Lake Court ORG")
    assert read(found, world).country == "NOR"
    assert read(found, world, near=("MLI",)).country == "MLI"


def test_a_role_with_its_country(world: Knowledge) -> None:
    table = """
Malian  malian  ADJ    2  amod
troops  troops  NOUN   3  nsubj
shot    shoot   VERB   0  root
at      at      ADP    6  case
the     the     DET    6  det
miners  miner   NOUN   3  obl
_.      .       PUNCT  3  punct
"""
    found = read(parsed(table), world)
    assert (found.kind, found.country, found.sectors) == ("noun", "MLI", ("MIL",))
    assert (found.how, found.score) == ("role and nationality", 0.8)
    miners = read(parsed(table), world, 1)
    assert (miners.country, miners.sectors, miners.open_owner) == (None, ("LAB",), True)


def test_a_spokesman_has_the_sector_of_what_he_speaks_for(world: Knowledge) -> None:
    table = """
The        the        DET    3  det
army       army       NOUN   3  compound
spokesman  spokesman  NOUN   4  nsubj
spoke      speak      VERB   0  root
_.         .          PUNCT  4  punct
"""
    assert read(parsed(table), world).sectors == ("MIL",)


@pytest.mark.parametrize("word", ["born", "based", "backed"])
def test_what_stands_before_a_hyphen_is_no_owner(word: str, world: Knowledge) -> None:
    table = f"""
Malian Malian PROPN 3 compound
_-     -      PUNCT 3 punct
_{word} {word} ADJ   4 amod
rebels rebel  NOUN  5 nsubj
fled   flee   VERB  0 root
"""
    assert read(parsed(table), world).country is None


def test_a_city_stands_for_its_authorities(world: Knowledge) -> None:
    table = """
Granada  Granada  PROPN  2  nsubj
fined    fine     VERB   0  root
the      the      DET    4  det
miners   miner    NOUN   2  obj
_.       .        PUNCT  2  punct
"""
    found = seeing(parsed(table, names="Granada LOC"), 0, runs="mention 0 1 .9")
    assert (read(found, world).kind, read(found, world).sectors) == ("state", ("GOV",))
    assert read(found, world).country == "ESP"
    assert read(found, world, near=("NIC",)).country == "NIC"


def test_pronouns_tell_nothing(world: Knowledge) -> None:
    table = """
They    they   PRON   2  nsubj
met     meet   VERB   0  root
the     the    DET    4  det
rebels  rebel  NOUN   2  obj
_.      .      PUNCT  2  punct
"""
    found = read(parsed(table), world)
    assert (found.kind, found.country, found.sectors) == ("pronoun", None, ())


def test_the_country_named_nearest() -> None:
    signals = [(1, "MLI"), (5, "NOR"), (9, "TCD")]
    assert nearest(signals, 7) == "NOR"
    assert nearest(signals, 0) == "MLI"
    assert nearest([], 3) is None


def test_a_country_from_around_makes_it_less_sure() -> None:
    reading = Reading("noun", None, "rebels", None, (), (), "role", 0.6)
    assert with_country(reading, None, "x") is reading
    found = with_country(reading, "MLI", "country named nearest")
    assert (found.country, found.how) == ("MLI", "role; country named nearest")
    assert found.score < reading.score
