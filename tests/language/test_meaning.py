"""From the scores of the heads of meaning to what is spotted."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.build import sentence
from tests.language.fake import COLUMNS, LABELS, FakeEncoder, check_meaning
from verbale.language.meaning import LEAST, Meaning, Reader, moved, moved_run
from verbale.types import Likely, Link, Sentence, Spotted, Stretch

ACTS, MODES, FACTS, MENTION, SECTORS, CUE, SOURCE, CONTENT = 0, 3, 5, 7, 10, 12, 15, 18
"""First columns of the parts of the output."""
YES, NO = 9.0, -9.0


def empty(width: int) -> Meaning:
    """Scores of words that mean nothing, with links that rule everything out."""
    words = np.zeros((width, COLUMNS), np.float32)
    for outside in (ACTS, MENTION, CUE, SOURCE, CONTENT):
        words[:, outside] = YES
    return Meaning(words, np.zeros((width, 4), np.float32), np.zeros((width, 4), np.float32))


def stand_for_actors(meaning: Meaning, *words: int) -> None:
    """Let words be mentions, each of its own: links lead to no others."""
    for word in words:
        meaning.words[word, MENTION : MENTION + 3] = (NO, YES, NO)


def reader(bias: float = NO) -> Reader:
    """Links: actor if the first feature of both sides together is high, same by the second."""
    weight = np.zeros((4, 2), np.float32)
    weight[0, 0] = weight[1, 1] = 1.0
    return Reader(LABELS, weight, np.full(2, bias, np.float32))


def test_nothing_is_spotted_where_nothing_is_said() -> None:
    assert reader().read(empty(5), 0, 5) == ([], [])


def test_an_act() -> None:
    meaning = empty(4)
    meaning.words[2, ACTS : ACTS + 3] = (0, 0, 2)
    meaning.words[2, MODES + 1] = YES
    meaning.words[2, FACTS + 1] = YES
    meaning.heads[2, 0], meaning.others[0, 0] = 4, 9
    stand_for_actors(meaning, 0)
    ((_, one), stretches) = reader().read(meaning, 0, 4)
    assert [stretch.kind for stretch in stretches] == ["mention"]
    assert one.word == 2
    assert [likely.label for likely in one.acts] == ["ACCUSE", "CONSULT"]
    assert one.acts[0].share == pytest.approx(0.7870, abs=1e-4)
    assert one.modes[0].label == "CONSULT:visit"
    assert one.facts[0].label == "negated"
    assert one.sectors == ()
    assert [(link.word, link.relation) for link in one.links] == [(0, "actor")]


def test_shares_below_the_least_are_left_out() -> None:
    meaning = empty(2)
    meaning.words[0, ACTS : ACTS + 3] = (YES, YES, 0)
    stand_for_actors(meaning, 1)
    ((one, _), _) = reader().read(meaning, 0, 2)
    assert [likely.label for likely in one.acts] == ["CONSULT"]
    assert all(likely.share > LEAST for likely in one.acts)
    # A link that has a chance of one in ten is handed on, one that has less is not.
    near = float(np.log(0.1 / 0.9))
    assert reader(near + 0.01).read(meaning, 0, 2)[0][0].links
    assert not reader(near - 0.01).read(meaning, 0, 2)[0][0].links


def test_runs_of_words() -> None:
    meaning = empty(6)
    for word, part in ((0, 1), (1, 2), (2, 1), (4, 1), (5, 2)):
        meaning.words[word, MENTION : MENTION + 3] = NO
        meaning.words[word, MENTION + part] = YES
    meaning.words[:, SECTORS] = 2
    found, stretches = reader().read(meaning, 0, 6)
    assert [(one.first, one.last, one.kind) for one in stretches] == [
        (0, 2, "mention"),
        (2, 3, "mention"),
        (4, 6, "mention"),
    ]
    assert [one.word for one in found] == [0, 1, 2, 4, 5]
    assert all(one.sectors[0].label == "GOV" for one in found)
    assert all(one.acts == () for one in found)


def test_cue_source_and_content() -> None:
    meaning = empty(4)
    for word, part in ((0, SOURCE), (1, CUE), (2, CONTENT), (3, CONTENT)):
        meaning.words[word, part : part + 3] = (
            NO,
            YES if word < 3 else NO,
            NO if word < 3 else YES,
        )
    found, stretches = reader().read(meaning, 0, 4)
    assert [(one.first, one.last, one.kind) for one in stretches] == [
        (1, 2, "cue"),
        (0, 1, "source"),
        (2, 4, "content"),
    ]
    # Only cues have links of their own; source and content are found by them.
    assert [one.word for one in found] == [1]


def test_words_count_from_the_sentence_and_links_of_it_stay_inside() -> None:
    meaning = empty(6)
    meaning.words[3, ACTS : ACTS + 2] = (NO, YES)
    meaning.heads[3, 0] = 9
    meaning.others[:, 0] = 9
    stand_for_actors(meaning, 0, 2, 4, 5)
    ((_, one, _), _) = reader().read(meaning, 2, 5)
    assert one.word == 1
    assert [link.word for link in one.links] == [0, 2]


def test_what_is_the_same_lies_before_and_may_lie_outside() -> None:
    meaning = empty(6)
    stand_for_actors(meaning, 0, 1, 2, 3, 5)
    meaning.heads[3, 1] = 9
    meaning.others[:, 1] = 9
    ((_, one), _) = reader().read(meaning, 2, 5)
    assert [(link.word, link.relation) for link in one.links] == [
        (-2, "same"),
        (-1, "same"),
        (0, "same"),
    ]


def test_moved() -> None:
    one = Spotted(2, (Likely("ACCUSE", 0.9),), links=(Link(0, "actor", 0.8),))
    assert moved(one, 0) is one
    assert moved(one, 3) == Spotted(5, one.acts, links=(Link(3, "actor", 0.8),))
    run = Stretch(1, 3, "cue", 0.9)
    assert moved_run(run, 0) is run
    assert moved_run(run, -1) == Stretch(0, 2, "cue", 0.9)


WORDS = st.lists(st.text("abcdé", min_size=1, max_size=6), min_size=1, max_size=9)


@given(WORDS)
def test_whatever_the_scores_what_is_spotted_is_sound(words: list[str]) -> None:
    encoder = FakeEncoder()
    (scores,) = encoder.run([words])
    assert scores.meaning is not None
    rows = "\n".join(
        f"{word} {word} NOUN {0 if at == 0 else 1} dep" for at, word in enumerate(words)
    )
    _, made = sentence(rows)
    assert encoder.reader is not None
    spotted, stretches = encoder.reader.read(scores.meaning, 0, len(words))
    check_meaning(Sentence(made.start, made.end, made.words, tuple(spotted), tuple(stretches)))
