"""The statements of whole articles: every form, over sentences, paragraphs and turns."""

from __future__ import annotations

from tests.build import mentions, parsed, seeing
from tests.speech.test_turns import ANSWER, MORE, QUESTION
from verbale.speech import read_statements
from verbale.types import Mentions, Span, Statement

INDIRECT = """
The       the       DET    2  det
minister  minister  NOUN   3  nsubj
said      say       VERB   0  root
that      that      SCONJ  6  mark
Chad      Chad      PROPN  6  nsubj
attacked  attack    VERB   3  ccomp
the       the       DET    8  det
camp      camp      NOUN   6  obj
_.        .         PUNCT  3  punct
"""
DIRECT = """
“         "         PUNCT   3  punct
_Chad     Chad      PROPN   3  nsubj
attacked  attack    VERB   10  ccomp
the       the       DET     5  det
camp      camp      NOUN    3  obj
_,        ,         PUNCT   3  punct
_”        "         PUNCT   3  punct
the       the       DET     9  det
minister  minister  NOUN   10  nsubj
said      say       VERB    0  root
_.        .         PUNCT  10  punct
"""
MIXED = """
The       the       DET     2  det
minister  minister  NOUN    3  nsubj
said      say       VERB    0  root
that      that      SCONJ   7  mark
Chad      Chad      PROPN   7  nsubj
had       have      AUX     7  aux
attacked  attack    VERB    3  ccomp
“         "         PUNCT  10  punct
_a        a         DET    10  det
camp      camp      NOUN    7  obj
of        of        ADP    13  case
sleeping  sleep     VERB   13  amod
families  family    NOUN   10  nmod
_”        "         PUNCT  10  punct
_.        .         PUNCT   3  punct
"""
GOES_ON = """
“       "       PUNCT  5  punct
_We     we      PRON   5  nsubj
will    will    AUX    5  aux
never   never   ADV    5  advmod
forget  forget  VERB   0  root
that    that    DET    7  det
night   night   NOUN   5  obj
_.      .       PUNCT  5  punct
_”      "       PUNCT  5  punct
"""
PLAIN = """
Rebels    rebel   NOUN   2  nsubj
attacked  attack  VERB   0  root
the       the     DET    4  det
camp      camp    NOUN   2  obj
_.        .       PUNCT  2  punct
"""


def told(found: Mentions) -> list[tuple[str, str, str, str]]:
    """Form, source, cue and content of each statement."""
    text = found.parsed.article.text

    def words(*spans: Span) -> str:
        return " … ".join(text[span.start : span.end] for span in spans)

    return [
        (one.form, words(one.source) if one.source else "-", words(*one.cue), words(*one.content))
        for one in read_statements(found)
    ]


def article(*tables: str, parties: str = "") -> Mentions:
    """An article of some sentences."""
    return mentions(parsed(*tables), parties)


def test_indirect() -> None:
    found = article(INDIRECT, parties="The minister = NOR/GOV; Chad = TCD/GOV")
    assert told(found) == [("indirect", "The minister", "said", "that Chad attacked the camp")]
    (one,) = read_statements(found)
    assert one.speaker is not None
    assert one.speaker.parties[0].country == "NOR"
    assert (one.addressee, one.reply_to) == (None, None)
    assert one.article_id == "a1"


def test_direct_with_its_marks_and_the_comma_inside() -> None:
    assert told(article(DIRECT)) == [
        ("direct", "the minister", "said", "“Chad attacked the camp,”")
    ]


def test_mixed() -> None:
    ((form, source, _, content),) = told(article(MIXED))
    assert (form, source) == ("mixed", "The minister")
    assert content.startswith("that Chad")
    assert content.endswith("families”")


def test_according_to() -> None:
    table = """
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
"""
    assert told(article(table)) == [
        ("indirect", "the ministry", "According to", "Chad attacked the camp")
    ]


def test_a_quotation_goes_on_in_the_next_sentence() -> None:
    found = article(DIRECT, GOES_ON, parties="the minister = NOR/GOV")
    assert told(found)[1] == ("direct", "the minister", "", "“We will never forget that night.”")
    first, second = read_statements(found)
    assert second.speaker == first.speaker is not None


def test_and_in_a_paragraph_that_opens_with_it() -> None:
    found = article(DIRECT, "¶" + GOES_ON, parties="the minister = NOR/GOV")
    assert [one.speaker is not None for one in read_statements(found)] == [True, True]


def test_a_new_paragraph_without_marks_ends_it() -> None:
    found = article(DIRECT, "¶" + PLAIN, GOES_ON)
    assert [source for _, source, _, _ in told(found)] == ["the minister"]


def test_unmarked_speech_after_a_speaker_is_set() -> None:
    table = """
But    but   CCONJ  12  cc
as     as    SCONJ   5  mark
we     we    PRON    5  nsubj
have   have  AUX     5  aux
said   say   VERB   12  advcl
many   many  ADJ     7  amod
times  time  NOUN    5  obl:unmarked
_,     ,     PUNCT   5  punct
the    the   DET    10  det
camp   camp  NOUN   12  nsubj
is     be    AUX    12  cop
ours   our   PRON    0  root
_.     .     PUNCT  12  punct
"""
    made = seeing(parsed(INDIRECT, table), 1, runs="content 0 12 .9")
    found = mentions(made, "The minister = NOR/GOV")
    assert told(found)[1] == (
        "unmarked",
        "The minister",
        "",
        "But as we have said many times, the camp is ours.",
    )
    nobody = mentions(seeing(parsed(table), 0, runs="content 0 12 .9"))
    assert read_statements(nobody) == ()


def test_what_the_article_tells_itself_is_no_statement() -> None:
    assert read_statements(article(PLAIN, PLAIN)) == ()
    assert told(article(INDIRECT, PLAIN)) == told(article(INDIRECT))


def test_question_and_answer() -> None:
    found = article(QUESTION, ANSWER, MORE, parties="LEE = NOR/GOV")
    text = found.parsed.article.text
    question, answer = read_statements(found)
    assert [told(found)[0][0], answer.form] == ["unmarked", "answer"]
    assert text[answer.content[0].start : answer.content[0].end] == "Oslo will. It must."
    assert answer.reply_to == question.content[0]
    assert answer.speaker is not None
    assert answer.speaker.parties[0].name == "LEE"
    assert (question.speaker, question.reply_to) == (None, None)


def test_a_question_of_two_sentences_is_answered_as_a_whole() -> None:
    more = MORE.replace("_.   .", "_?   ?")
    found = article(QUESTION, more, ANSWER)
    assert [(form, content) for form, _, _, content in told(found)] == [
        ("unmarked", "Will Oslo?"),
        ("unmarked", "It must?"),
        ("answer", "Oslo will."),
    ]
    first, second, answer = read_statements(found)
    assert answer.reply_to == Span(first.content[0].start, second.content[0].end)


def test_two_cues_in_one_sentence() -> None:
    table = """
Oslo      Oslo      PROPN   2  nsubj
said      say       VERB    0  root
the       the       DET     4  det
minister  minister  NOUN    5  nsubj
claimed   claim     VERB    2  ccomp
that      that      SCONJ   8  mark
Chad      Chad      PROPN   8  nsubj
attacked  attack    VERB    5  ccomp
the       the       DET    10  det
camp      camp      NOUN    8  obj
_.        .         PUNCT   2  punct
"""
    found = told(article(table))
    assert [(cue, source) for _, source, cue, _ in found] == [
        ("said", "Oslo"),
        ("claimed", "the minister"),
    ]
    assert found[1][3] == "that Chad attacked the camp"


def test_ids_are_stable_and_differ() -> None:
    def ids(*tables: str) -> list[str]:
        return [one.statement_id for one in read_statements(article(*tables))]

    assert ids(INDIRECT, DIRECT) == ids(INDIRECT, DIRECT)
    assert len(set(ids(INDIRECT, DIRECT, MIXED))) == 3
    assert ids(INDIRECT) == ids(INDIRECT, PLAIN)


def test_statements_come_in_the_order_of_their_contents() -> None:
    found: tuple[Statement, ...] = read_statements(article(INDIRECT, DIRECT, GOES_ON, MIXED))
    starts = [one.content[0].start for one in found]
    assert starts == sorted(starts)
    assert len(starts) == 4
