"""Names and role nouns in a sentence, and the phrases that may stand for an actor."""

from __future__ import annotations

import pytest

from tests.build import parsed, seeing, spot
from verbale.actors.hits import name_hits, role_hits
from verbale.actors.phrases import View, head_of, phrases, views
from verbale.actors.store import Knowledge
from verbale.types import Parsed

MINISTER = """
The       the       DET    4  det
Malian    malian    ADJ    4  amod
foreign   foreign   ADJ    4  amod
minister  minister  NOUN   5  nsubj
met       meet      VERB   0  root
Ann       Ann       PROPN  5  obj
Lee       Lee       PROPN  6  flat
in        in        ADP    9  case
Oslo      Oslo      PROPN  5  obl
_.        .         PUNCT  5  punct
"""
NAMES = "Ann Lee PER; Oslo LOC"


def view(found: Parsed, world: Knowledge) -> View:
    """The first sentence with its hits."""
    return views(found, world)[0]


def told(found: Parsed, world: Knowledge) -> list[tuple[str, str]]:
    """Words and head of each phrase."""
    one = view(found, world)
    words = one.sentence.words
    return [(one.text(each.first, each.last), words[each.head].text) for each in phrases(one)]


def test_names(world: Knowledge) -> None:
    found = parsed(MINISTER, names=NAMES)
    hits = name_hits(found.article.text, found.sentences[0], world)
    words = found.sentences[0].words
    assert [(words[hit.first].text, hit.last - hit.first) for hit in hits] == [
        ("The", 2),  # an article may belong to a name, and does no harm
        ("Ann", 2),
        ("Oslo", 1),
    ]
    assert {one.entry.kind for one in hits[0].found} == {"adjective"}
    assert {one.entry.office for one in hits[1].found} == {"prime minister", "president"}


def test_the_longest_name_counts(world: Knowledge) -> None:
    table = """
The       the       DET    2  det
Republic  Republic  PROPN  5  nsubj
of        of        ADP    4  case
Mali      Mali      PROPN  2  nmod
joined    join      VERB   0  root
the       the       DET    8  det
United    United    ADJ    8  amod
Nations   Nation    PROPN  5  obj
_.        .         PUNCT  5  punct
"""
    found = parsed(table)
    hits = name_hits(found.article.text, found.sentences[0], world)
    words = found.sentences[0].words
    texts = [" ".join(word.text for word in words[hit.first : hit.last]) for hit in hits]
    assert [text.removeprefix("The ").removeprefix("the ") for text in texts] == [
        "Republic of Mali",
        "United Nations",
    ]


def test_capitals_are_asked_for_where_a_name_is_written_so(world: Knowledge) -> None:
    table = """
UN    un    PROPN 2 nsubj
spoke speak VERB  0 root
"""
    for text, hits in (("UN", 1), ("Un", 0), ("un", 0)):
        found = parsed(table.replace("UN ", text + " "))
        assert len(name_hits(found.article.text, found.sentences[0], world)) == hits


def test_a_surname_must_be_a_proper_name(world: Knowledge) -> None:
    table = """
Lee lee  PROPN 2 nsubj
met meet VERB  0 root
"""
    found = parsed(table)
    (hit,) = name_hits(found.article.text, found.sentences[0], world)
    assert {one.use for one in hit.found} == {"surname"}
    other = parsed(table.replace("PROPN", "NOUN"))
    assert name_hits(other.article.text, other.sentences[0], world) == []


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (MINISTER, [("foreign minister", "minister")]),
        (
            """
Members     member      NOUN   4  nsubj
of          of          ADP    3  case
parliament  parliament  NOUN   1  nmod
thanked     thank       VERB   0  root
the         the         DET    6  det
army        army        NOUN   4  obj
_.          .           PUNCT  4  punct
""",
            [("Members of parliament", "Members"), ("army", "army")],
        ),
        (
            """
The          the          DET    2  det
spokeswoman  spokeswoman  NOUN   6  nsubj
of           of           ADP    5  case
the          the          DET    5  det
rebels       rebel        NOUN   2  nmod
spoke        speak        VERB   0  root
_.           .            PUNCT  6  punct
""",
            [("spokeswoman", "spokeswoman"), ("rebels", "rebels")],
        ),
        (
            """
The     the   DET    2  det
camp    camp  NOUN   3  nsubj:pass
burned  burn  VERB   0  root
_.      .     PUNCT  3  punct
""",
            [],
        ),
    ],
)
def test_roles(table: str, expected: list[tuple[str, str]], world: Knowledge) -> None:
    found = parsed(table)
    words = found.sentences[0].words
    assert [
        (" ".join(word.text for word in words[hit.first : hit.last]), words[hit.head].text)
        for hit in role_hits(found.sentences[0], world.roles)
    ] == expected


def test_phrases_by_the_tables(world: Knowledge) -> None:
    assert told(parsed(MINISTER, names=NAMES), world) == [
        ("The Malian foreign minister", "minister"),
        ("Ann Lee", "Ann"),
        ("Oslo", "Oslo"),
    ]


def test_a_title_belongs_to_the_name_behind_it(world: Knowledge) -> None:
    table = """
Foreign   foreign   ADJ    2  amod
minister  minister  NOUN   3  nmod:desc
Lee       Lee       PROPN  4  nsubj
met       meet      VERB   0  root
the       the       DET    6  det
rebels    rebel     NOUN   4  obj
_.        .         PUNCT  4  punct
"""
    found = parsed(table, names="Lee PER")
    assert told(found, world) == [("Foreign minister Lee", "Lee"), ("the rebels", "rebels")]


def test_a_surname_is_a_phrase_only_where_it_names_a_person(world: Knowledge) -> None:
    table = """
Rebels  rebel  NOUN   2  nsubj
fled    flead  VERB   0  root
on      on     ADP    4  case
Lee     Lee    PROPN  2  obl
_.      .      PUNCT  2  punct
"""
    assert told(parsed(table), world) == [("Rebels", "Rebels")]
    assert told(parsed(table, names="Lee PER"), world) == [("Rebels", "Rebels"), ("Lee", "Lee")]


def test_an_adjective_alone_is_none(world: Knowledge) -> None:
    table = """
The     the     DET    3  det
Malian  malian  ADJ    3  amod
camp    camp    NOUN   4  nsubj
burned  burn    VERB   0  root
_.      .       PUNCT  4  punct
"""
    assert told(parsed(table), world) == []


def test_pronouns(world: Knowledge) -> None:
    table = """
They      they    PRON   2  nsubj
met       meet    VERB   0  root
the       the     DET    4  det
rebels    rebel   NOUN   2  obj
who       who     PRON   6  nsubj
attacked  attack  VERB   4  acl:relcl
it        it      PRON   6  obj
_.        .       PUNCT  2  punct
"""
    assert told(parsed(table), world) == [
        ("They", "They"),
        ("the rebels", "rebels"),
        ("who", "who"),
        ("it", "it"),
    ]


def test_phrases_by_the_model(world: Knowledge) -> None:
    table = """
Angry      angry     ADJ     2  amod
teachers   teacher   NOUN    5  nsubj
from       from      ADP     4  case
Kayes      Kayes     PROPN   2  nmod
burned     burn      VERB   10  ccomp
the        the       DET     7  det
camp       camp      NOUN    5  obj
_,         ,         PUNCT   5  punct
officials  official  NOUN   10  nsubj
said       say       VERB    0  root
_.         .         PUNCT  10  punct
"""
    plain = parsed(table, names="Kayes LOC")
    assert told(plain, world) == []
    seen = seeing(plain, 0, spot(1), runs="mention 0 4 .9; mention 8 9 .4")
    assert told(seen, world) == [("Angry teachers from Kayes", "teachers")]
    (one,) = phrases(view(seen, world))
    assert one.share == 0.9


def test_runs_of_one_phrase_are_joined(world: Knowledge) -> None:
    seen = seeing(
        parsed(MINISTER, names=NAMES), 0, runs="mention 0 2 .6; mention 2 4 .8; mention 5 7 .9"
    )
    found = told(seen, world)
    assert found[:2] == [("The Malian foreign minister", "minister"), ("Ann Lee", "Ann")]
    first = phrases(view(seen, world))[0]
    assert abs(first.share - 0.7) < 1e-9


def test_marks_and_possessives_at_the_edges_are_cut_off(world: Knowledge) -> None:
    table = """
Mali      Mali     PROPN  3  nmod:poss
_'s       's       PART   1  case
teachers  teacher  NOUN   8  nsubj
_,        ,        PUNCT  5  punct
nurses    nurse    NOUN   3  conj
and       and      CCONJ  7  cc
miners    miner    NOUN   3  conj
marched   march    VERB   0  root
_.        .        PUNCT  8  punct
"""
    seen = seeing(parsed(table), 0, runs="mention 0 2 .9; mention 2 4 .9; mention 4 7 .9")
    assert told(seen, world) == [
        ("Mali", "Mali"),
        ("teachers", "teachers"),
        ("nurses and miners", "nurses"),
    ]


def test_what_the_model_stops_short_of_is_added(world: Knowledge) -> None:
    seen = seeing(parsed(MINISTER, names=NAMES), 0, runs="mention 0 2 .8; mention 6 7 .8")
    assert told(seen, world)[:2] == [
        ("The Malian foreign minister", "minister"),
        ("Ann Lee", "Ann"),
    ]
    seen = seeing(parsed(MINISTER, names=NAMES), 0, runs="mention 1 4 .8")
    assert told(seen, world)[0] == ("The Malian foreign minister", "minister")


def test_the_place_that_says_which_one_belongs_to_the_phrase(world: Knowledge) -> None:
    table = """
Police    police   NOUN   4  nsubj
in        in       ADP    3  case
Kayes     Kayes    PROPN  1  nmod
met       meet     VERB   0  root
teachers  teacher  NOUN   4  obj
in        in       ADP    7  case
Oslo      Oslo     PROPN  4  obl
_.        .        PUNCT  4  punct
"""
    seen = seeing(parsed(table, names="Kayes LOC; Oslo LOC"), 0, runs="mention 0 1 .8")
    assert told(seen, world)[0] == ("Police in Kayes", "Police")
    seen = seeing(parsed(table, names="Kayes LOC; Oslo LOC"), 0, runs="mention 4 5 .8")
    assert ("teachers", "teachers") in told(seen, world)


def test_an_owner_is_no_head() -> None:
    table = """
Mali     Mali    PROPN  0  root
_'s      's      PART   1  case
new      new     ADJ    4  amod
council  council NOUN   1  flat
"""
    sentence = parsed(table).sentences[0]
    assert head_of(sentence, 0, 4) == 3


def test_heads() -> None:
    found = parsed(MINISTER)
    sentence = found.sentences[0]
    assert head_of(sentence, 0, 4) == 3
    assert head_of(sentence, 1, 3) == 1
    assert head_of(sentence, 8, 9) == 8


def test_the_text_of_a_run_keeps_its_blanks(world: Knowledge) -> None:
    table = """
Mali  Mali   PROPN  6  nmod:poss
_'s   's     PART   1  case
US    US     PROPN  5  compound
_-    -      PUNCT  3  punct
_led  lead   VERB   6  amod
team  team   NOUN   7  nsubj
left  leave  VERB   0  root
_.    .      PUNCT  7  punct
"""
    one = view(parsed(table), world)
    assert one.text(0, 2) == "Mali's"
    assert one.text(0, len(one.sentence.words)).endswith("team left.")
