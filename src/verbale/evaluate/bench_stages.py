"""What share of the whole line's time each stage takes, beside the bare encoder."""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from verbale.actors import Knowledge
from verbale.actors.tables import COLUMNS
from verbale.engine import Line, Stage, Tally
from verbale.engine.stages import Draft, actors_stage
from verbale.evaluate.composed_gold import Composed, compose_gold
from verbale.evaluate.report import Figure, Report, versions
from verbale.types import Article

SAMPLE = 300
"""Articles on which shares are measured: enough that a second run differs by less than 0.01."""
NAMES = 1_000_000
_WARM = 20
_MOST_EVENTS = 0.20
_PARTS = "ba de fi go hu ja ke li mo nu pa ra se ti vo wu xa ye zo kri stan dor mel".split()


@dataclass(frozen=True, slots=True)
class Shares:
    """Processor time of the stages of a line on some articles, in seconds.

    Attributes:
        stages: stage → time.
        whole: time of the whole line, what stands between the stages included.
        words: words of the articles, as a reader counts them.
        events: events found.
    """

    stages: dict[str, float]
    whole: float
    words: int
    events: int

    def share(self, stage: str) -> float:
        """Share of a stage in the whole (0 … 1)."""
        return self.stages[stage] / self.whole


def measure_shares(line: Line, articles: Sequence[Article]) -> Shares:
    """Run a line over articles with a clock at every stage; a few of them first to warm caches."""
    spent: dict[str, float] = {}
    timed = Line([_timed(stage, spent) for stage in line.stages], line.run)
    for _ in timed.code(articles[:_WARM]):
        pass
    spent.clear()
    tally = Tally()
    begun = time.process_time()
    for outcome in timed.code(articles):
        tally.add(outcome)
    whole = time.process_time() - begun
    words = sum(len(article.text.split()) for article in articles)
    return Shares(spent, whole, words, tally.events.total())


def bench_stage(stage: str, folder: Path, articles: int = SAMPLE) -> Report:
    """Share of one stage in the whole line's time; `actors` also with a million names imported.

    Raises:
        DataError: the gold corpus is not there.
        ModelError: the model cannot be loaded.
    """
    corpus = compose_gold(folder, articles)
    line = Line.load()
    shares = measure_shares(line, corpus.articles)
    figures = [Figure(f"share of {stage}", shares.share(stage))]
    if stage == "actors":
        figures += _with_many_names(line, corpus)
    figures += [
        Figure(f"time of {stage}", shares.stages[stage] / len(corpus.articles), "seconds"),
        Figure("events", shares.events, "count"),
    ]
    notes = ["Shares and times of processor time in one process; times are per article."]
    if stage == "events":
        notes.append(f"The share may be {_MOST_EVENTS:.3f} at most.")
    return Report(
        f"bench {stage}",
        corpus.name,
        corpus.data_hash,
        tuple(figures),
        versions=versions("numpy", "onnxruntime"),
        notes=tuple(notes),
    )


def _with_many_names(line: Line, corpus: Composed) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        own, cache = Path(folder, "own"), Path(folder, "cache")
        write_names(own, NAMES)
        begun = time.perf_counter()
        knowledge = Knowledge.open(own, cache)
        built = time.perf_counter() - begun
        stages = [
            actors_stage(knowledge) if stage.name == "actors" else stage for stage in line.stages
        ]
        shares = measure_shares(Line(stages, line.run), corpus.articles)
        size = sum(path.stat().st_size for path in cache.iterdir())
    yield Figure(f"share with {NAMES:,} names more", shares.share("actors"))
    yield Figure("making them fast, once", built, "seconds")
    yield Figure("their file", size, "bytes")


def write_names(folder: Path, count: int) -> None:
    """A table of persons with made-up names, as an import would write it."""
    chance = random.Random(7)
    folder.mkdir(parents=True)
    with Path(folder, "persons-bench.tsv").open("w", encoding="utf-8") as file:
        file.write("\t".join(COLUMNS["persons"]) + "\n")
        for number in range(count):
            first, last = ("".join(chance.choices(_PARTS, k=3)).title() for _ in range(2))
            file.write(f"bench-{number}\t{first} {last}\t\tminister\tGHA\tGOV\t2001-02-03\t\n")


def _timed(stage: Stage, spent: dict[str, float]) -> Stage:
    def work(draft: Draft) -> Draft:
        begun = time.process_time()
        try:
            return stage.work(draft)
        finally:
            spent[stage.name] = spent.get(stage.name, 0.0) + time.process_time() - begun

    return replace(stage, work=work)
