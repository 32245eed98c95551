"""Turns of a transcript, from labels in the text or from what the reading room found."""

from __future__ import annotations

from dataclasses import replace

from tests.build import parsed
from verbale.speech.turns import Turn, turns_of
from verbale.types import Parsed
from verbale.types import Turn as Read

QUESTION = """
QUESTION question NOUN  4 dislocated
_:       :        PUNCT 1 punct
Will     will     AUX   4 aux
Oslo     Oslo     PROPN 0 root
_?       ?        PUNCT 4 punct
"""
ANSWER = """
¶
MR   mr    PROPN 2 compound
LEE  lee   PROPN 4 dislocated
_:   :     PUNCT 2 punct
Oslo Oslo  PROPN 0 root
will will  AUX   4 aux
_.   .     PUNCT 4 punct
"""
MORE = """
It   it   PRON  2 nsubj
must must AUX   0 root
_.   .    PUNCT 2 punct
"""
PLAIN = """
Oslo  Oslo  PROPN 2 nsubj
spoke speak VERB  0 root
_.    .     PUNCT 2 punct
"""


def told(found: Parsed) -> list[tuple[str, str, bool]]:
    """Name, words and kind of each turn."""
    text = found.article.text
    return [
        (one.name, text[one.body.start : one.body.end], one.is_question) for one in turns_of(found)
    ]


def test_labels_in_the_text() -> None:
    found = parsed(QUESTION, ANSWER, MORE)
    assert told(found) == [
        ("QUESTION", "Will Oslo?", True),
        ("MR LEE", "Oslo will. It must.", False),
    ]
    text = found.article.text
    labels = [one.label for one in turns_of(found)]
    assert [text[one.start : one.end] for one in labels if one] == ["QUESTION", "MR LEE"]


def test_q_and_a_may_have_a_full_stop() -> None:
    q = QUESTION.replace("QUESTION", "Q").replace("_:       :", "_.       .")
    assert told(parsed(q, ANSWER))[0] == ("Q", "Will Oslo?", True)


def test_without_a_label_of_questions_a_question_mark_tells() -> None:
    found = parsed(QUESTION.replace("QUESTION", "ROY"), ANSWER)
    assert [kind for *_, kind in told(found)] == [True, False]


def test_a_report_has_no_turns() -> None:
    assert turns_of(parsed(PLAIN, PLAIN)) == []
    # One label in a long text is no transcript.
    assert turns_of(parsed(ANSWER, *[PLAIN] * 8)) == []


def test_turns_that_the_reading_room_found_count_first() -> None:
    found = parsed(PLAIN, PLAIN)
    article = replace(
        found.article, turns=(Read(0, 11, None, "question"), Read(12, 23, "A", "answer"))
    )
    (first, second) = turns_of(replace(found, article=article))
    assert first == Turn(None, first.body, True, "")
    assert (second.name, second.is_question) == ("A", False)
