"""Measures of coreference, beside values worked out by hand."""

from __future__ import annotations

import itertools
import random

import pytest

from verbale.evaluate.clusters import best_sum, conll, score


def clusters(text: str) -> list[frozenset[str]]:
    return [frozenset(part) for part in text.split()]


def test_the_example_of_the_reference_scorer() -> None:
    sums = score([(clusters("abc defg"), clusters("ab cd fghi"))])
    assert sums["MUC"].f1 == pytest.approx(0.4)
    recall, precision = (35 / 12) / 7, 4 / 8
    assert sums["B³"].f1 == pytest.approx(2 * recall * precision / (recall + precision))
    recall, precision = 1.3 / 2, 1.3 / 3
    assert sums["CEAF-e"].f1 == pytest.approx(2 * recall * precision / (recall + precision))
    assert conll(sums) == pytest.approx(sum(one.f1 for one in sums.values()) / 3)


def test_the_same_clusters_are_right_and_nothing_is_nothing() -> None:
    same = clusters("abc de f")
    assert conll(score([(same, same)])) == pytest.approx(1)
    assert conll(score([(same, [])])) == conll(score([([], [])])) == 0


def test_sums_run_over_documents() -> None:
    one, other = (clusters("ab"), clusters("ab")), (clusters("cdef"), clusters("c d e f"))
    assert score([one, other])["MUC"].f1 == pytest.approx(2 * 0.25 / 1.25)


def test_the_best_sum_is_the_best_of_all() -> None:
    dice = random.Random(5)
    for _ in range(50):
        rows, columns = dice.randrange(1, 5), dice.randrange(1, 5)
        table = [
            [dice.random() * (dice.random() > 0.4) for _ in range(columns)] for _ in range(rows)
        ]
        size = min(rows, columns)
        best = max(
            sum(table[r][c] for r, c in zip(chosen, order, strict=True))
            for chosen in itertools.combinations(range(rows), size)
            for order in itertools.permutations(range(columns), size)
        )
        assert best_sum(table) == pytest.approx(best)
    assert best_sum([]) == best_sum([[]]) == 0
