"""Cue, source and content inside one sentence, by rules and by what the model marks."""

from __future__ import annotations

import pytest

from tests.build import parsed, seeing, spot
from verbale.speech.cues import Found, SentenceReader
from verbale.speech.quotes import holding, quoted
from verbale.tree import Tree
from verbale.types import Parsed


def read(found: Parsed) -> list[Found]:
    """The statements of the first sentence."""
    sentence = found.sentences[0]
    spans = quoted(found.article.text)
    marks = [holding(spans, word.start, word.end) is not None for word in sentence.words]
    return SentenceReader(Tree(sentence), marks).read()


def told(found: Parsed) -> list[tuple[str, str, list[str]]]:
    """Cue, source and content in words."""
    words = found.sentences[0].words

    def text(places: tuple[int, ...]) -> str:
        return " ".join(words[place].text for place in places)

    return [
        (text(one.cue), text(one.source), [text(tuple(range(*run))) for run in one.content])
        for one in read(found)
    ]


@pytest.mark.parametrize(
    ("table", "cue", "source", "content"),
    [
        (
            """
The       the       DET    3  det
foreign   foreign   ADJ    3  amod
minister  minister  NOUN   4  nsubj
said      say       VERB   0  root
that      that      SCONJ  7  mark
Chad      Chad      PROPN  7  nsubj
attacked  attack    VERB   4  ccomp
the       the       DET    9  det
camp      camp      NOUN   7  obj
_.        .         PUNCT  4  punct
""",
            "said",
            "The foreign minister",
            ["that Chad attacked the camp"],
        ),
        (
            """
Chad      Chad      PROPN  2  nsubj
attacked  attack    VERB   8  ccomp
the       the       DET    4  det
camp      camp      NOUN   2  obj
_,        ,         PUNCT  2  punct
the       the       DET    7  det
minister  minister  NOUN   8  nsubj
said      say       VERB   0  root
_.        .         PUNCT  8  punct
""",
            "said",
            "the minister",
            ["Chad attacked the camp"],
        ),
        (
            """
"         "         PUNCT   3  punct
_Chad     Chad      PROPN   3  nsubj
attacked  attack    VERB   10  ccomp
the       the       DET     5  det
camp      camp      NOUN    3  obj
_,        ,         PUNCT   3  punct
_"        "         PUNCT   3  punct
the       the       DET     9  det
minister  minister  NOUN   10  nsubj
said      say       VERB    0  root
_.        .         PUNCT  10  punct
""",
            "said",
            "the minister",
            ['" Chad attacked the camp , "'],
        ),
        (
            """
According  accord    VERB   4  case
to         to        ADP    1  fixed
the        the       DET    4  det
ministry   ministry  NOUN   7  obl
_,         ,         PUNCT  4  punct
Chad       Chad      PROPN  7  nsubj
attacked   attack    VERB   0  root
the        the       DET    9  det
camp       camp      NOUN   7  obj
_.         .         PUNCT  7  punct
""",
            "According to",
            "the ministry",
            ["Chad attacked the camp"],
        ),
        (
            """
Oslo        Oslo        PROPN  4  nsubj
has         have        AUX    4  aux
repeatedly  repeatedly  ADV    4  advmod
warned      warn        VERB   0  root
that        that        SCONJ  8  mark
Chad        Chad        PROPN  8  nsubj
may         may         AUX    8  aux
attack      attack      VERB   4  ccomp
_.          .           PUNCT  4  punct
""",
            "has repeatedly warned",
            "Oslo",
            ["that Chad may attack"],
        ),
        (
            """
Oslo       Oslo      PROPN   2  nsubj
dismissed  dismiss   VERB    0  root
the        the       DET     4  det
minister   minister  NOUN    6  nmod:poss
_'s        's        PART    4  case
claim      claim     NOUN    2  obj
that       that      SCONJ   9  mark
Chad       Chad      PROPN   9  nsubj
attacked   attack    VERB    6  acl
the        the       DET    11  det
camp       camp      NOUN    9  obj
_.         .         PUNCT   2  punct
""",
            "claim",
            "the minister",
            ["that Chad attacked the camp"],
        ),
    ],
)
def test_rules(table: str, cue: str, source: str, content: list[str]) -> None:
    assert told(parsed(table)) == [(cue, source, content)]


@pytest.mark.parametrize(
    "table",
    [
        """
Chad      Chad    PROPN  2  nsubj
attacked  attack  VERB   0  root
the       the     DET    4  det
camp      camp    NOUN   2  obj
on        on      ADP    6  case
Friday    Friday  PROPN  2  obl
_.        .       PUNCT  2  punct
""",
        """
Oslo      Oslo      PROPN  2  nsubj
called    call      VERB   0  root
the       the       DET    4  det
minister  minister  NOUN   2  obj
on        on        ADP    6  case
Friday    Friday    PROPN  2  obl
_.        .         PUNCT  2  punct
""",
        """
Rebels    rebel     NOUN   2  nsubj
demand    demand    VERB   0  root
to        to        PART   4  mark
meet      meet      VERB   2  xcomp
the       the       DET    6  det
minister  minister  NOUN   4  obj
_.        .         PUNCT  2  punct
""",
    ],
)
def test_no_statement(table: str) -> None:
    assert read(parsed(table)) == []


SAID = """
The       the       DET    2  det
minister  minister  NOUN   3  nsubj
told      tell      VERB   0  root
Oslo      Oslo      PROPN  3  iobj
that      that      SCONJ  7  mark
Chad      Chad      PROPN  7  nsubj
attacked  attack    VERB   3  ccomp
_.        .         PUNCT  3  punct
"""
MINISTER, TOLD, OSLO, THAT, CHAD, ATTACKED = 1, 2, 3, 4, 5, 6


def test_what_the_model_marks_goes_before_the_rules() -> None:
    seen = seeing(
        parsed(SAID),
        0,
        spot(TOLD, links="source 1 .9; content 4 .8; addressee 3 .7"),
        runs="source 0 2 .9; cue 2 3 .9; content 4 7 .9",
    )
    (one,) = read(seen)
    assert told(seen) == [("told", "The minister", ["that Chad attacked"])]
    assert (one.addressee, one.share) == (OSLO, 0.9)


def test_a_cue_of_the_model_that_is_unsure_leaves_it_to_the_rules() -> None:
    seen = seeing(parsed(SAID), 0, runs="cue 0 1 .3")
    assert told(seen) == [("told", "The minister", ["that Chad attacked"])]
    (one,) = read(seen)
    assert one.share == 0.4


def test_a_single_cue_takes_content_that_is_not_linked() -> None:
    runs = "cue 2 3 .9; content 5 7 .9"
    # The clause of the cue in the tree adds what the model left out.
    whole = seeing(parsed(SAID), 0, runs=runs)
    assert told(whole) == [("told", "The minister", ["that Chad attacked"])]
    bare = seeing(parsed(SAID.replace("ccomp", "dep")), 0, runs=runs)
    assert told(bare) == [("told", "The minister", ["Chad attacked"])]


def test_a_cue_without_content_is_no_statement() -> None:
    table = """
The       the       DET    2  det
minister  minister  NOUN   3  nsubj
spoke     speak     VERB   0  root
on        on        ADP    5  case
Friday    Friday    PROPN  3  obl
_.        .         PUNCT  3  punct
"""
    assert read(seeing(parsed(table), 0, runs="cue 2 3 .9")) == []


def test_content_around_its_cue_comes_in_pieces() -> None:
    table = """
Chad      Chad      PROPN  7  nsubj
_,        ,         PUNCT  4  punct
the       the       DET    4  det
minister  minister  NOUN   5  nsubj
said      say       VERB   7  parataxis
_,        ,         PUNCT  5  punct
attacked  attack    VERB   0  root
the       the       DET    9  det
camp      camp      NOUN   7  obj
_.        .         PUNCT  7  punct
"""
    seen = seeing(
        parsed(table),
        0,
        spot(4, links="content 0 .9"),
        runs="cue 4 5 .9; content 0 9 .8; source 2 4 .9",
    )
    assert told(seen) == [("said", "the minister", ["Chad", "attacked the camp"])]
