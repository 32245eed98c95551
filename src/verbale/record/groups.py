"""One happening, many reports: which events of several articles tell the same act.

A pure function over light rows, in the order of publication. Only rows of the same type, with a
country in common, reported within days of each other, are compared; the pair's score adds up what
speaks for and against the same act; pairs that score well are joined, the best first, as long as
the joined reports agree on the average. Memory holds the rows of some days, whatever the size of
the record.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from verbale.record.likeness import FAR, NEAR, Report, fits, reports_of, score, stems

__all__ = ["FAR", "NEAR", "Report", "group", "reports_of", "score", "stems"]

JOINED = -0.9
"""Mean score from which reports are one happening. A score is a logarithm of odds."""
_MOST = 300  # reports of one day and country that are compared with a new one, the latest first
_LARGEST = 200  # reports that are weighed against each other at once; larger heaps are cut


def group(reports: Iterable[Report]) -> Iterator[tuple[Report, ...]]:
    """Happenings that are reported more than once.

    Args:
        reports: in the order of `Report.order`.

    Yields:
        The reports of one happening, the first one first; never one alone.
    """
    window = _Window()
    for report in reports:
        if report.reported is None:
            continue
        for heap in window.before(report.reported):
            yield from _happenings(heap)
        window.add(report)
    for heap in window.rest():
        yield from _happenings(heap)


class _Window:
    """The reports of the last days, in heaps: those that some good pair ties together."""

    def __init__(self) -> None:
        self.found: dict[tuple[str, str], list[int]] = defaultdict(list)
        self.reports: dict[int, Report] = {}
        self.heap_of: dict[int, int] = {}
        self.heaps: dict[int, list[int]] = {}
        self.last: dict[int, date] = {}
        self.number = 0
        self.day: date | None = None

    def add(self, report: Report) -> None:
        """Take a report in, and tie it to the heaps that it fits."""
        at = self.number
        self.number += 1
        self.reports[at] = report
        self.heap_of[at], self.heaps[at] = at, [at]
        if report.reported is not None:
            self.last[at] = report.reported
        known: set[int] = set()
        for country in sorted(report.countries):
            near = self.found[report.type, country]
            known.update(near[-_MOST:])
            near.append(at)
        for other in sorted(known):
            if fits(self.reports[other], report, JOINED):
                self._tie(other, at)

    def _tie(self, one: int, other: int) -> None:
        first, second = sorted((self.heap_of[one], self.heap_of[other]))
        if first == second:
            return
        for at in self.heaps[second]:
            self.heap_of[at] = first
        self.heaps[first] += self.heaps.pop(second)
        self.last[first] = max(self.last[first], self.last.pop(second))

    def before(self, day: date) -> Iterator[list[Report]]:
        """Heaps that no report of this day or later can join; they leave the window."""
        if day == self.day:
            return
        self.day = day
        old = [heap for heap, last in self.last.items() if (day - last).days > FAR]
        yield from self._leave(old)

    def rest(self) -> Iterator[list[Report]]:
        """All heaps that are left."""
        yield from self._leave(list(self.heaps))

    def _leave(self, heaps: Sequence[int]) -> Iterator[list[Report]]:
        gone: set[int] = set()
        for heap in heaps:
            members = sorted(self.heaps.pop(heap))
            del self.last[heap]
            yield [self.reports[at] for at in members]
            gone.update(members)
        for at in gone:
            del self.reports[at], self.heap_of[at]
        if gone:
            for key in list(self.found):
                self.found[key] = [at for at in self.found[key] if at not in gone]
                if not self.found[key]:
                    del self.found[key]


def _happenings(heap: Sequence[Report]) -> Iterator[tuple[Report, ...]]:
    """Part a heap: reports are joined, the best pair first, while they agree on the average."""
    for start in range(0, len(heap), _LARGEST):
        part = heap[start : start + _LARGEST]
        for members in _join(part):
            if len(members) > 1:
                yield tuple(sorted((part[at] for at in members), key=lambda one: one.order))


def _join(heap: Sequence[Report]) -> list[list[int]]:
    clusters = {at: [at] for at in range(len(heap))}
    if len(heap) == 1:
        return list(clusters.values())
    sums: dict[tuple[int, int], float] = {}
    for at, one in enumerate(heap):
        for further in range(at + 1, len(heap)):
            fit = score(one, heap[further])
            sums[at, further] = float("-inf") if fit is None else fit
    means = {pair: total for pair, total in sums.items() if total > JOINED}
    while means:
        first, second = max(means, key=lambda pair: (means[pair], -pair[0], -pair[1]))
        clusters[first] += clusters.pop(second)
        for other in clusters:
            if other != first:
                kept, lost = _pair(first, other), _pair(second, other)
                sums[kept] += sums.pop(lost)
                means.pop(lost, None)
                mean = sums[kept] / (len(clusters[first]) * len(clusters[other]))
                if mean > JOINED:
                    means[kept] = mean
                else:
                    means.pop(kept, None)
        del sums[first, second], means[first, second]
    return list(clusters.values())


def _pair(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)
