"""Whole articles: who and where is meant, on the day."""

from __future__ import annotations

from datetime import date

from tests.build import parsed, seeing, spot
from verbale.actors.speakers import Speakers
from verbale.actors.stage import resolve, signals_of
from verbale.actors.store import Knowledge
from verbale.types import Mentions, Parsed

DAY = date(2016, 9, 9)
MET = """
President  President  PROPN   2  nmod:desc
Ann        Ann        PROPN   4  nsubj
Lee        Lee        PROPN   2  flat
met        meet       VERB    0  root
the        the        DET     8  det
Malian     malian     ADJ     8  amod
foreign    foreign    ADJ     8  amod
minister   minister   NOUN    4  obj
in         in         ADP    10  case
Goma       Goma       PROPN   8  nmod
_.         .          PUNCT   4  punct
"""
SHE = """
She       she       PRON   2  nsubj
thanked   thank     VERB   0  root
the       the       DET    4  det
minister  minister  NOUN   2  obj
_.        .         PUNCT  2  punct
"""
NAMES = "Ann Lee PER; Goma LOC"


def told(found: Mentions) -> list[tuple[str, str]]:
    """Each mention with whom it stands for: numbers, countries, first sectors."""
    text = found.parsed.article.text
    return [
        (
            text[one.start : one.end],
            " + ".join(
                f"{p.entity} {p.country or '-'}/{p.sectors[0] if p.sectors else '-'}"
                for p in one.parties
            ),
        )
        for one in found.mentions
    ]


def test_names_phrases_and_pronouns(world: Knowledge) -> None:
    found = resolve(parsed(MET, SHE, names=NAMES, published=DAY), world)
    assert told(found) == [
        ("President Ann Lee", "e1 NOR/GOV"),
        ("the Malian foreign minister", "e2 MLI/GOV"),
        ("She", "e1 NOR/GOV"),
        ("the minister", "e2 MLI/GOV"),
    ]
    first, _, she, minister = found.mentions
    assert (first.kind, she.kind, minister.kind) == ("name", "pronoun", "noun")
    assert first.parties[0].actor_id == "person:lee-ann"
    assert she.how == "pronoun for Ann Lee"
    assert "takes up" in minister.how
    assert 0 < she.score < first.score < 1


def test_the_day_decides_on_the_office(world: Knowledge) -> None:
    late = resolve(parsed(MET, names=NAMES, published=date(2022, 1, 1)), world)
    assert told(late)[0] == ("President Ann Lee", "e1 NOR/ELI")


def test_places(world: Knowledge) -> None:
    (place,) = resolve(parsed(MET, names=NAMES), world).places
    assert (place.name, place.country, place.geonames_id) == ("Goma", "COD", 1)
    table = """
Rebels     rebel      NOUN   2  nsubj
attacked   attack     VERB   0  root
Granada    Granada    PROPN  2  obj
_,         ,          PUNCT  5  punct
Nicaragua  Nicaragua  PROPN  3  nmod:unmarked
_.         .          PUNCT  2  punct
"""
    found = resolve(parsed(table, names="Granada LOC; Nicaragua LOC"), world)
    assert [(one.name, one.country) for one in found.places] == [
        ("Granada", "NIC"),
        ("Nicaragua", "NIC"),
    ]
    unknown = """
Rebels       rebel        NOUN   2  nsubj
attacked     attack       VERB   0  root
Xanaduville  Xanaduville  PROPN  2  obj
_.           .            PUNCT  2  punct
"""
    (place,) = resolve(parsed(unknown, names="Xanaduville LOC"), world).places
    assert (place.country, place.latitude) == (None, None)


def test_a_ship_is_no_place(world: Knowledge) -> None:
    table = """
The      the      DET    2  det
frigate  frigate  NOUN   4  nsubj
Goma     Goma     PROPN  2  appos
sank     sink     VERB   0  root
_.       .        PUNCT  4  punct
"""
    assert resolve(parsed(table, names="Goma LOC"), world).places == ()


def test_apposition_joins_what_either_knows(world: Knowledge) -> None:
    table = """
Ilze      Ilze      PROPN  9  nsubj
Ba        Ba        PROPN  1  flat
_,        ,         PUNCT  7  punct
the       the       DET    7  det
Malian    malian    ADJ    7  amod
foreign   foreign   ADJ    7  amod
minister  minister  NOUN   1  appos
_,        ,         PUNCT  1  punct
met       meet      VERB   0  root
rebels    rebel     NOUN   9  obj
_.        .         PUNCT  9  punct
"""
    found = resolve(parsed(table, names="Ilze Ba PER"), world)
    assert told(found)[:2] == [
        ("Ilze Ba", "e1 MLI/GOV"),
        ("the Malian foreign minister", "e1 MLI/GOV"),
    ]


def test_both_sides_are_the_last_two(world: Knowledge) -> None:
    first = """
Mali  Mali  PROPN  2  nsubj
met   meet  VERB   0  root
Chad  Chad  PROPN  2  obj
_.    .     PUNCT  2  punct
"""
    both = """
Both     both    DET    2  det
sides    side    NOUN   3  nsubj
thanked  thank   VERB   0  root
Norway   Norway  PROPN  3  obj
_.       .       PUNCT  3  punct
"""
    made = seeing(
        parsed(first, both, names="Mali LOC; Chad LOC; Norway LOC"), 1, runs="mention 0 2 .9"
    )
    assert told(resolve(made, world))[2] == ("Both sides", "e1 MLI/GOV + e2 TCD/GOV")


def test_a_relative_pronoun_is_its_antecedent(world: Knowledge) -> None:
    table = """
The       the     DET    3  det
Malian    malian  ADJ    3  amod
rebels    rebel   NOUN   7  nsubj
who       who     PRON   5  nsubj
attacked  attack  VERB   3  acl:relcl
Chad      Chad    PROPN  5  obj
fled      flead   VERB   0  root
_.        .       PUNCT  7  punct
"""
    found = resolve(parsed(table, names="Chad LOC"), world)
    assert told(found)[:2] == [("The Malian rebels", "e1 MLI/REB"), ("who", "e1 MLI/REB")]
    assert found.mentions[1].how == "relative pronoun"


def test_the_country_comes_from_what_is_named_around(world: Knowledge) -> None:
    table = """
Troops  troops  NOUN   4  nsubj
in      in      ADP    3  case
Kayes   Kayes   PROPN  1  nmod
shot    shoot   VERB   0  root
at      at      ADP    6  case
miners  miner   NOUN   4  obl
_.      .       PUNCT  4  punct
"""
    far = """
The        the        DET    2  det
president  president  NOUN   3  nsubj
spoke      speak      VERB   0  root
_.         .          PUNCT  3  punct
"""
    found = resolve(parsed(table, far, names="Kayes LOC"), world)
    assert told(found) == [
        ("Troops", "e1 MLI/MIL"),
        ("miners", "e2 MLI/LAB"),
        ("The president", "e3 MLI/GOV"),
    ]
    assert found.mentions[2].how.endswith("country named most often")


def test_the_owner_gives_its_country(world: Knowledge) -> None:
    table = """
Chad       Chad       PROPN  2  nsubj
met        meet       VERB   0  root
Mali       Mali       PROPN  2  obj
and        and        CCONJ  6  cc
its        its        PRON   6  nmod:poss
president  president  NOUN   3  conj
_.         .          PUNCT  2  punct
"""
    made = parsed(table, names="Chad LOC; Mali LOC")
    found = resolve(made, world)
    its, president = found.mentions[2:]
    assert its.parties[0].country in ("TCD", "MLI")
    assert president.parties[0].country == its.parties[0].country
    assert president.how == "role; its owner's country"


def test_a_word_may_tell_the_class(world: Knowledge) -> None:
    table = """
Mali          Mali         PROPN  2  nsubj
thanked       thank        VERB   0  root
peacekeepers  peacekeeper  NOUN   2  obj
_.            .            PUNCT  2  punct
"""
    made = seeing(parsed(table, names="Mali LOC"), 0, runs="mention 2 3 .9")
    found = resolve(made, world)
    assert found.mentions[1].parties[0].country == "UNO"


def test_an_object_is_not_the_subject_of_its_verb(world: Knowledge) -> None:
    second = """
The       the       DET    2  det
minister  minister  NOUN   3  nsubj
thanked   thank     VERB   0  root
her       she       PRON   3  obj
_.        .         PUNCT  3  punct
"""
    found = resolve(parsed(MET, second, names=NAMES), world)
    minister, her = found.mentions[-2:]
    assert her.parties[0].entity == found.mentions[0].parties[0].entity
    assert her.parties[0].entity != minister.parties[0].entity


def test_a_relative_pronoun_takes_what_stands_before_it(world: Knowledge) -> None:
    table = """
The       the       DET    2  det
minister  minister  NOUN   6  nsubj
_,        ,         PUNCT  5  punct
who       who       PRON   5  nsubj
fled      flee      VERB   6  advcl
spoke     speak     VERB   0  root
_.        .         PUNCT  6  punct
"""
    minister, who = resolve(parsed(table), world).mentions
    assert minister.parties[0].entity == who.parties[0].entity


def test_the_model_may_link_what_is_the_same_and_whose_it_is(world: Knowledge) -> None:
    first = """
Mali    Mali   PROPN  2  nsubj
met     meet   VERB   0  root
the     the    DET    4  det
miners  miner  NOUN   2  obj
_.      .      PUNCT  2  punct
"""
    second = """
The      the     DET    2  det
workers  worker  NOUN   3  nsubj
thanked  thank   VERB   0  root
Chad     Chad    PROPN  3  obj
_.       .       PUNCT  3  punct
"""
    plain = parsed(first, second, names="Mali LOC; Chad LOC")
    same = seeing(plain, 1, spot(1, links="same -2 .9"), runs="mention 0 2 .9")
    assert dict(told(resolve(same, world)))["The workers"].startswith("e2 ")
    weak = seeing(plain, 1, spot(1, links="same -2 .3; home 3 .9"), runs="mention 0 2 .9")
    assert dict(told(resolve(weak, world)))["The workers"] == "e3 TCD/-"


SAID = """
“          "          PUNCT   3  punct
_We        we         PRON    3  nsubj
thank      thank      VERB   11  ccomp
Mali       Mali       PROPN   3  obj
_,         ,          PUNCT   3  punct
_”         "          PUNCT   3  punct
the        the        DET    10  det
Norwegian  Norwegian  ADJ    10  amod
foreign    foreign    ADJ    10  amod
minister   minister   NOUN   11  nsubj
said       say        VERB    0  root
_.         .          PUNCT  11  punct
"""


def speech(table: str = SAID) -> Parsed:
    """A sentence in which the model marks cue, source and content."""
    made = parsed(table, names="Mali LOC")
    return seeing(
        made,
        0,
        spot(10, links="source 9 .9"),
        runs="content 1 4 .9; source 6 10 .9; cue 10 11 .9",
    )


def test_the_first_person_is_the_speaker(world: Knowledge) -> None:
    found = resolve(speech(), world)
    assert told(found)[0] == ("We", "e2 NOR/GOV")
    assert found.mentions[0].how.startswith("first person of ")
    nobody = resolve(parsed(SAID, names="Mali LOC"), world)
    assert told(nobody)[0] == ("We", "e3 -/-")
    assert nobody.mentions[0].how == "first person, speaker unknown"
    assert nobody.mentions[0].how == "first person, speaker unknown"


def test_who_speaks_where() -> None:
    speakers = Speakers(speech())
    assert speakers.of(0, 2) == (0, 9)
    assert speakers.of(0, 7) is None


def test_signals(world: Knowledge) -> None:
    table = """
Malian  malian  ADJ    2  amod
rebels  rebel   NOUN   3  nsubj
left    leave   VERB   0  root
Kayes   Kayes   PROPN  3  obj
for     for     ADP    6  case
Chad    Chad    PROPN  3  obl
_.      .       PUNCT  3  punct
"""
    made = parsed(table, names="Kayes LOC; Chad LOC")
    assert signals_of(made, world) == [[(0, "MLI"), (3, "MLI"), (5, "TCD")]]


def test_nothing_is_found_in_nothing(world: Knowledge) -> None:
    found = resolve(parsed(), world)
    assert (found.mentions, found.places) == ((), ())
