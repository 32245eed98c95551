"""Speed and memory of the language room, beside the bare encoder on the same windows."""

from __future__ import annotations

import multiprocessing
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any

from numpy.typing import NDArray

from verbale.errors import DataError
from verbale.evaluate.composed import compose_texts
from verbale.evaluate.report import Figure, Report, versions
from verbale.language.encoder import Encoder, Scores
from verbale.language.stage import Parser
from verbale.language.workers import CHUNK, parse_in_processes
from verbale.types import Article

_ROUNDS = 5
_PAIR_ROUNDS = 3
_TEXTS = 64
_PROCESSES = 2

_FIRST_PARSE = """
import sys, time
begun = time.perf_counter()
from verbale.evaluate.bench_language import article
from verbale.evaluate.memory import peak_memory
from verbale.language.encoder import Encoder
from verbale.language.stage import Parser
parser = Parser(Encoder.load())
texts = sys.stdin.read().split("\\f")
next(parser.parse([article("The talks failed.")]))
first = time.perf_counter() - begun
for parsed in parser.parse(map(article, texts)):
    pass
print(first, peak_memory())
"""


class Recorder:
    """An encoder that remembers the windows it was given; for measuring it alone afterwards."""

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder
        self.inventories = encoder.inventories
        self.reader = encoder.reader
        self.windows: list[Sequence[str]] = []

    def pieces(self, words: Sequence[str]) -> list[int]:
        """As `Encoder.pieces`."""
        return self.encoder.pieces(words)

    def run(self, windows: Sequence[Sequence[str]]) -> list[Scores]:
        """As `Encoder.run`; remembers the windows."""
        self.windows += windows
        return self.encoder.run(windows)

    def labels(self, scores: Scores, heads: NDArray[Any]) -> NDArray[Any]:
        """As `Encoder.labels`."""
        return self.encoder.labels(scores, heads)


def bench_language(path: Path | None) -> Report:
    """Measure parsing at one and two processes, start-up and memory.

    Args:
        path: a plain text file, or a folder of them (`*.txt`); composed articles if `None`.

    Raises:
        DataError: the folder holds no text.
        ModelError: the model cannot be loaded.
    """
    texts, data = _texts(path)
    articles = [article(text) for text in texts]
    encoder = Encoder.load()
    recorder = Recorder(encoder)
    count = _words(Parser(recorder).parse(articles))  # type: ignore[arg-type]  # same methods
    parser = Parser(encoder)
    alone, whole = in_turn(
        lambda: encoder.run(recorder.windows), lambda: _words(parser.parse(articles))
    )
    pair_alone = pair_whole = 0.0
    for _ in range(_PAIR_ROUNDS):
        pair_alone = max(pair_alone, bare_in_processes(recorder.windows))
        pair_whole = max(pair_whole, _whole_in_processes(articles))
    first, peak = _first_parse(texts)
    figures = (
        Figure("words, 1 process", count / whole, "per second", baseline=count / alone),
        Figure("room on top of the encoder, 1 process", whole / alone - 1),
        Figure("words, 2 processes", pair_whole, "per second", baseline=pair_alone),
        Figure("start-up to first parse", first, "seconds"),
        Figure("peak memory", peak, "bytes"),
    )
    return Report(
        "bench language",
        f"{data}, {count:,} words in {len(recorder.windows):,} windows",
        sha256("\f".join(texts).encode("utf-8", "surrogatepass")).hexdigest(),
        figures,
        baseline="bare encoder",
        versions=(
            *versions("numpy", "onnxruntime"),
            ("model", encoder.inventories.model[:16]),
        ),
        notes=(
            "1 process: processor time of the best of "
            f"{_ROUNDS} rounds, encoder and whole room in turn.",
            f"2 processes: clock time of the best of {_PAIR_ROUNDS} rounds with warm processes; "
            "articles and results are sent between.",
            "The room may cost 0.250 on top; start-up 1.5 s and 500,000,000 bytes at most.",
        ),
    )


def article(text: str) -> Article:
    """An article that is nothing but its text."""
    return Article("", "", None, None, None, None, None, None, None, "en", text)


def _texts(path: Path | None) -> tuple[list[str], str]:
    if path is None:
        return list(compose_texts(_TEXTS)), f"{_TEXTS} composed articles"
    files = sorted(path.glob("*.txt")) if path.is_dir() else [path]
    if not files:
        raise DataError(str(path), "holds no *.txt. Give a folder of plain texts, or one text.")
    try:
        return [file.read_text(encoding="utf-8") for file in files], path.name
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(str(path), f"cannot be read ({error}). Give texts in UTF-8.") from error


def _words(parsed: Any) -> int:
    return sum(len(sentence.words) for one in parsed for sentence in one.sentences)


def in_turn(
    first: Callable[[], Any], second: Callable[[], Any], rounds: int = _ROUNDS
) -> tuple[float, float]:
    """Processor time of each, the best of several rounds, one after the other in each round."""
    best = [float("inf"), float("inf")]
    for _ in range(rounds):
        for at, work in enumerate((first, second)):
            begun = time.process_time()
            work()
            best[at] = min(best[at], time.process_time() - begun)
    return best[0], best[1]


def bare_in_processes(windows: Sequence[Sequence[str]]) -> float:
    """Words a second of the encoder alone, in several processes at once."""
    context = multiprocessing.get_context("spawn")
    shares = [windows[at::_PROCESSES] for at in range(_PROCESSES)]
    with ProcessPoolExecutor(_PROCESSES, mp_context=context) as pool:
        return sum(pool.map(_bare_rate, shares))


def _bare_rate(windows: Sequence[Sequence[str]]) -> float:
    encoder = Encoder.load()
    encoder.run(windows[:20])
    begun = time.perf_counter()
    encoder.run(windows)
    return sum(map(len, windows)) / (time.perf_counter() - begun)


def _whole_in_processes(articles: Sequence[Article]) -> float:
    """Words a second from raw text to `Parsed`; the clock starts when all processes are warm."""
    warm = CHUNK * _PROCESSES * 2
    parsed = parse_in_processes([*islice(articles, warm), *articles], _PROCESSES)
    for _ in range(min(warm, len(articles))):
        next(parsed)
    begun = time.perf_counter()
    count = _words(parsed)
    return count / (time.perf_counter() - begun)


def _first_parse(texts: Sequence[str]) -> tuple[float, int]:
    """Seconds to the first parse in a new process, its start included; its peak memory in all."""
    begun = time.perf_counter()
    bare = subprocess.run([sys.executable, "-c", "pass"], check=True)
    start = time.perf_counter() - begun if not bare.returncode else 0.0
    done = subprocess.run(
        [sys.executable, "-c", _FIRST_PARSE],
        input="\f".join(text.replace("\f", " ") for text in texts).encode(),
        capture_output=True,
        check=True,
    )
    first, peak = done.stdout.split()
    return start + float(first), int(peak)
