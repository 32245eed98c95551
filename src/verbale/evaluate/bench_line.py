"""Speed and memory of the whole line: the command that users run, beside the bare encoder."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from verbale.engine import Line
from verbale.errors import EngineError
from verbale.evaluate.bench_language import Recorder, bare_in_processes, in_turn
from verbale.evaluate.bench_stages import SAMPLE, measure_shares
from verbale.evaluate.composed_gold import Composed, compose_gold
from verbale.evaluate.memory import memory_of_tree
from verbale.evaluate.report import Figure, Report, versions
from verbale.language.encoder import Encoder
from verbale.language.stage import Parser
from verbale.record import Record
from verbale.types import Article

ARTICLES = 5_000
LEAST = 0.60
"""Least rate of the whole line, as a share of the bare encoder's."""
_EVERY = 0.2
"""Seconds between two looks at the memory."""
_STAGES = ("language", "actors", "events", "speech")


@dataclass(frozen=True, slots=True)
class Coded:
    """One run of `verbale code` into a new record.

    Attributes:
        seconds: clock time, start and end of the program included.
        memory: largest memory of all its processes together in bytes, if the system tells.
        events: events in the record.
        size: bytes of the record.
    """

    seconds: float
    memory: int | None
    events: int
    size: int


def bench_line(folder: Path, articles: int = ARTICLES) -> Report:
    """Measure the whole line at one and two processes.

    Args:
        folder: the gold corpus, whose sentences the articles are composed of.
        articles: number of articles.

    Raises:
        DataError: the gold corpus is not there.
        ModelError: the model cannot be loaded.
        EngineError: the command failed.
    """
    corpus = compose_gold(folder, articles)
    sample = corpus.articles[:SAMPLE]
    line = Line.load()
    bare, pair = _bare(sample)
    shares = measure_shares(line, sample)
    beside = shares.words / shares.whole / bare
    runs = {}
    with tempfile.TemporaryDirectory() as place:
        table = Path(place, "articles.jsonl")
        table.write_text("".join(map(_row, corpus.articles)), encoding="utf-8")
        for jobs in (1, 2):
            runs[jobs] = run_code(table, jobs)
        table.write_text(_row(corpus.articles[0]), encoding="utf-8")
        first = run_code(table, 1)
    figures = [
        Figure("line in one process, share of the bare rate", beside, bar=LEAST),
        *_rates(corpus, runs[1], 1, bare),
        *_rates(corpus, runs[2], 2, pair),
        *(Figure(f"share of {name}", shares.share(name)) for name in _STAGES),
        Figure("share of the rest", 1 - sum(map(shares.share, _STAGES))),
        Figure("start to first coded page, end included", first.seconds, "seconds"),
        Figure("peak memory, 1 job", runs[1].memory, "bytes"),
        Figure("peak memory, 2 jobs", runs[2].memory, "bytes"),
        Figure("events", runs[1].events, "count"),
        Figure("record, per event", runs[1].size / max(runs[1].events, 1), "bytes"),
    ]
    return Report(
        "bench line",
        f"{corpus.name}, {corpus.sentences:,} sentences",
        corpus.data_hash,
        tuple(figures),
        baseline="bare encoder",
        versions=(
            *versions("numpy", "onnxruntime", "duckdb"),
            ("model", line.run.model_digest[:16]),
        ),
        notes=(
            "Rates: clock time of `verbale code FILE --record RECORD`, start and end included; "
            "words as a reader counts them.",
            "Line in one process: of processor time, without reading and committing; it hardly "
            "depends on what else the machine does, as the rates do.",
            f"Bare encoder: its rate on the windows of {len(sample):,} of the articles, in as many "
            "processes.",
            f"Shares: processor time in one process, {len(sample):,} articles; reading and "
            "committing are not among them.",
            "Memory: all processes together, shared pages once. At most 2.5 s and 1,200,000,000 "
            "bytes at 2 jobs are wanted.",
        ),
    )


def _rates(corpus: Composed, run: Coded, jobs: int, bare: float) -> list[Figure]:
    name = f"{jobs} job{'s' if jobs > 1 else ''}"
    return [
        Figure(f"articles, {name}", len(corpus.articles) / run.seconds, "per second"),
        Figure(f"sentences, {name}", corpus.sentences / run.seconds, "per second"),
        Figure(f"words, {name}", corpus.words / run.seconds, "per second", bare, LEAST * bare),
    ]


def _bare(sample: Sequence[Article]) -> tuple[float, float]:
    """Words a second of the encoder alone on the windows of a sample, in one and two processes."""
    encoder = Encoder.load()
    recorder = Recorder(encoder)
    for _ in Parser(recorder).parse(sample):  # type: ignore[arg-type]  # same methods
        pass
    words = sum(len(article.text.split()) for article in sample)
    alone, _ = in_turn(lambda: encoder.run(recorder.windows), lambda: None, rounds=2)
    # Of two processes the rate is in words of the windows, some of which stand in two windows.
    doubled = sum(map(len, recorder.windows))
    return words / alone, bare_in_processes(recorder.windows) * words / doubled


def run_code(table: Path, jobs: int) -> Coded:
    """Run `verbale code` on a file into a new record beside it.

    Raises:
        EngineError: it failed.
    """
    path = table.with_name(f"record-{jobs}-{time.monotonic_ns()}")
    command = [sys.executable, "-m", "verbale", "code", str(table), "--record", str(path)]
    memory: list[int] = []
    begun = time.perf_counter()
    with subprocess.Popen(
        [*command, "--jobs", str(jobs)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        while process.poll() is None:
            memory.append(memory_of_tree(process.pid) or 0)
            time.sleep(_EVERY if time.perf_counter() - begun > 10 * _EVERY else _EVERY / 10)
        seconds = time.perf_counter() - begun
        errors = process.stderr.read() if process.stderr else ""
    if process.returncode:
        raise EngineError(f"`{' '.join(command)}` failed: {errors.strip()[-500:]}")
    with Record.open(path) as record:
        events = sum(run.events for run in record.runs())
    return Coded(seconds, max(memory, default=0) or None, events, path.stat().st_size)


def _row(article: Article) -> str:
    day = article.published.isoformat() if article.published else None
    row = {"id": article.source_id, "text": article.text, "published": day, "language": "en"}
    return json.dumps(row, ensure_ascii=False) + "\n"
