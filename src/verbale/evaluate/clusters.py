"""Measures of coreference over clusters of mentions: MUC, B³, CEAF-e, and their mean.

As the reference scorer has them (Pradhan et al., 2014, "Scoring Coreference Partitions of Predicted
Mentions"); sums run over all documents before they are divided.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field

Clusters = Sequence[frozenset[Hashable]]
"""Mentions that stand for one entity, each in one cluster."""
MEASURES = ("MUC", "B³", "CEAF-e")


@dataclass(slots=True)
class Sums:
    """What is right, and out of how much, for recall and for precision."""

    recall: list[float] = field(default_factory=lambda: [0.0, 0.0])
    precision: list[float] = field(default_factory=lambda: [0.0, 0.0])

    def add(self, side: list[float], right: float, whole: float) -> None:
        """Add to one side."""
        side[0] += right
        side[1] += whole

    @property
    def f1(self) -> float:
        """Harmonic mean of the two; 0 where nothing is right."""
        recall, precision = _part(self.recall), _part(self.precision)
        return 2 * recall * precision / (recall + precision) if recall + precision else 0.0


def score(documents: Iterable[tuple[Clusters, Clusters]]) -> dict[str, Sums]:
    """Each measure over documents of (gold, ours)."""
    sums = {name: Sums() for name in MEASURES}
    for gold, ours in documents:
        muc, cubed, ceaf = (sums[name] for name in MEASURES)
        muc.add(muc.recall, *_links(gold, ours))
        muc.add(muc.precision, *_links(ours, gold))
        cubed.add(cubed.recall, *_shares(gold, ours))
        cubed.add(cubed.precision, *_shares(ours, gold))
        alike = best_sum([[_alike(one, other) for other in ours] for one in gold])
        ceaf.add(ceaf.recall, alike, len(gold))
        ceaf.add(ceaf.precision, alike, len(ours))
    return sums


def conll(sums: dict[str, Sums]) -> float:
    """The mean F1 of the three."""
    return sum(one.f1 for one in sums.values()) / len(sums)


def _links(clusters: Clusters, others: Clusters) -> tuple[float, float]:
    """MUC: links of the clusters that the others keep, and all of them."""
    home = {mention: number for number, one in enumerate(others) for mention in one}
    kept = whole = 0
    for one in clusters:
        known = {home[mention] for mention in one if mention in home}
        alone = sum(mention not in home for mention in one)
        kept += len(one) - len(known) - alone
        whole += len(one) - 1
    return kept, whole


def _shares(clusters: Clusters, others: Clusters) -> tuple[float, float]:
    """B³: for each mention the share of its cluster that it keeps, and the number of mentions."""
    home = {mention: other for other in others for mention in other}
    right = sum(
        len(one & home.get(mention, frozenset())) / len(one) for one in clusters for mention in one
    )
    return right, sum(map(len, clusters))


def _alike(one: frozenset[Hashable], other: frozenset[Hashable]) -> float:
    return 2 * len(one & other) / (len(one) + len(other))


def best_sum(table: Sequence[Sequence[float]]) -> float:
    """The largest sum of cells with at most one of each row and each column.

    The Hungarian method, with shortest paths row by row; the cells are 0 or more.
    """
    if not table or not table[0]:
        return 0.0
    if len(table) > len(table[0]):
        table = [list(column) for column in zip(*table, strict=True)]
    rows, columns = len(table), len(table[0])
    of_row, of_column = [0.0] * (rows + 1), [0.0] * (columns + 1)
    row_of = [0] * (columns + 1)  # row that a column is given to, from 1; 0 for none
    for row in range(1, rows + 1):
        row_of[0], column = row, 0
        least = [float("inf")] * (columns + 1)
        came = [0] * (columns + 1)
        seen = [False] * (columns + 1)
        while row_of[column]:
            seen[column] = True
            here, step, next_column = row_of[column], float("inf"), 0
            for other in range(1, columns + 1):
                if seen[other]:
                    continue
                cost = -table[here - 1][other - 1] - of_row[here] - of_column[other]
                if cost < least[other]:
                    least[other], came[other] = cost, column
                if least[other] < step:
                    step, next_column = least[other], other
            for other in range(columns + 1):
                if seen[other]:
                    of_row[row_of[other]] += step
                    of_column[other] -= step
                else:
                    least[other] -= step
            column = next_column
        while column:
            row_of[column] = row_of[came[column]]
            column = came[column]
    return sum(table[row - 1][at - 1] for at, row in enumerate(row_of) if at and row)


def _part(sums: Sequence[float]) -> float:
    return sums[0] / sums[1] if sums[1] else 0.0
