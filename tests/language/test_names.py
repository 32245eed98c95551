"""Names from tag scores."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from tests.language.fake import TAGS
from verbale.language.names import spans_of, tags_of, tidied


def _scores(*tags: str) -> np.ndarray:
    return np.array([[float(tag == best) for tag in TAGS] for best in tags])


def _starts(count: int, *at: int) -> np.ndarray:
    return np.isin(np.arange(count), [0, *at])


def test_legal_tags_are_taken_as_they_are() -> None:
    numbers = tags_of(_scores("B-PER", "I-PER", "O", "B-LOC"), _starts(4), TAGS)
    assert spans_of(numbers.tolist(), TAGS) == [(0, 2, "PER"), (3, 4, "LOC")]


def test_no_name_runs_over_the_start_of_a_sentence() -> None:
    numbers = tags_of(_scores("B-PER", "I-PER"), _starts(2, 1), TAGS)
    assert TAGS[numbers[1]] != "I-PER"


@pytest.mark.parametrize("seed", range(40))
def test_the_sequence_is_the_best_legal_one(seed: int) -> None:
    chance = np.random.default_rng(seed)
    tags = TAGS[:5]
    scores = chance.normal(size=(4, 5))
    starts = _starts(4, *([2] if seed % 2 else []))

    def legal(path: tuple[int, ...]) -> bool:
        return all(
            not tags[new].startswith("I-")
            or (at > 0 and not starts[at] and tags[path[at - 1]][1:] == tags[new][1:])
            for at, new in enumerate(path)
        )

    best = max(
        filter(legal, product(range(5), repeat=4)),
        key=lambda path: sum(scores[at, tag] for at, tag in enumerate(path)),
    )
    assert tuple(tags_of(scores, starts, tags)) == best


def test_neighbouring_names_stay_apart() -> None:
    numbers = [TAGS.index(tag) for tag in ("B-PER", "B-PER", "I-PER", "I-ORG")]
    assert spans_of(numbers, TAGS) == [(0, 1, "PER"), (1, 3, "PER"), (3, 4, "ORG")]


def test_titles_are_left_out() -> None:
    texts = ["Gen.", "Mark", "Milley", "President", "R", "-", "Ariz."]
    assert tidied([(0, 3, "PER"), (3, 4, "PER"), (4, 7, "PER"), (3, 4, "ORG")], texts) == [
        (1, 3, "PER"),
        (3, 4, "ORG"),
    ]
