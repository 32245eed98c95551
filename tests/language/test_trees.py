"""Trees from arc scores."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from tests.language.fake import check_tree
from verbale.language.trees import best_tree, heads_of


def _own(heads: np.ndarray) -> list[int]:
    return [at if head == 0 else int(head) - 1 for at, head in enumerate(heads)]


def _is_tree(heads: tuple[int, ...]) -> bool:
    if sum(head == 0 for head in heads) != 1:
        return False
    for at in range(len(heads)):
        node, steps = at + 1, 0
        while node and steps <= len(heads):
            node, steps = heads[node - 1], steps + 1
        if node:
            return False
    return True


@pytest.mark.parametrize("seed", range(60))
def test_the_best_tree_is_the_best_of_all(seed: int) -> None:
    chance = np.random.default_rng(seed)
    count = 1 + seed % 5
    arcs = chance.normal(size=(count, count + 1))
    arcs[np.arange(count), np.arange(count) + 1] = -np.inf
    trees = [heads for heads in product(range(count + 1), repeat=count) if _is_tree(heads)]
    best = max(trees, key=lambda heads: sum(arcs[at, head] for at, head in enumerate(heads)))
    assert tuple(best_tree(arcs)) == best


def test_several_roots_become_one() -> None:
    arcs = np.zeros((3, 4))
    arcs[:, 0] = [9.0, 8.0, 7.0]
    arcs[np.arange(3), np.arange(3) + 1] = -np.inf
    assert [int(head) for head in best_tree(arcs)].count(0) == 1


@pytest.mark.parametrize("seed", range(20))
def test_sentences_of_a_window_do_not_touch(seed: int) -> None:
    chance = np.random.default_rng(seed)
    arcs = chance.normal(size=(40, 41)).astype(np.float32)
    starts = chance.random(40) < 0.2
    starts[0] = True
    sentences = np.cumsum(starts).astype(np.intp) - 1
    heads = _own(heads_of(arcs, sentences))
    for number in range(int(sentences[-1]) + 1):
        span = np.flatnonzero(sentences == number)
        check_tree([heads[at] - int(span[0]) for at in span])


def test_ties_and_long_sentences() -> None:
    heads = _own(heads_of(np.zeros((150, 151), np.float32), np.zeros(150, np.intp)))
    check_tree(heads)
