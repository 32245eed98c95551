"""Parsing in several processes: the same output in the same order, sooner."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import lru_cache
from itertools import islice

from verbale.errors import LanguageError
from verbale.language.encoder import Encoder
from verbale.language.stage import Parser, Refusal
from verbale.settings import LanguageSettings
from verbale.types import Article, Parsed

CHUNK = 8
"""Articles sent to a process at once: some 4,000 words of news, half a second of work."""

AHEAD = 2
"""Chunks per process under way: one in work, one waiting, so that no process idles."""

Outcome = Parsed | tuple[Article, LanguageError]


def parse_in_processes(
    articles: Iterable[Article],
    workers: int,
    load: Callable[[], Encoder] = Encoder.load,
    settings: LanguageSettings | None = None,
    refuse: Refusal | None = None,
) -> Iterator[Parsed]:
    """Parse articles in `workers` processes, each with an encoder on one thread.

    Args:
        articles: any number of articles; read only as far ahead as there is work for.
        workers: number of processes; 1 parses in this process.
        load: gives the encoder; it must be a function that can be pickled.
        settings: limits of the room.
        refuse: as in `Parser.parse`.

    Raises:
        LanguageError: an article cannot be parsed and there is no `refuse`.
        ModelError: the encoder cannot be loaded.
    """
    settings = settings or LanguageSettings()
    if workers <= 1:
        yield from Parser(load(), settings).parse(articles, refuse)
        return
    source = iter(articles)
    context = multiprocessing.get_context("spawn")  # onnxruntime does not survive a fork
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        running: deque[Future[list[Outcome]]] = deque()
        try:
            while True:
                while len(running) < workers * AHEAD and (chunk := list(islice(source, CHUNK))):
                    running.append(pool.submit(_parse_chunk, chunk, load, settings))
                if not running:
                    return
                for outcome in running.popleft().result():
                    if isinstance(outcome, Parsed):
                        yield outcome
                    elif refuse is None:
                        raise outcome[1]
                    else:
                        refuse(*outcome)
        finally:
            pool.shutdown(cancel_futures=True)


@lru_cache(maxsize=1)
def _parser(load: Callable[[], Encoder], settings: LanguageSettings) -> Parser:
    """The parser of this process, loaded with its first chunk."""
    return Parser(load(), settings)


def _parse_chunk(
    chunk: list[Article], load: Callable[[], Encoder], settings: LanguageSettings
) -> list[Outcome]:
    outcomes: list[Outcome] = []
    parser = _parser(load, settings)
    refused: list[tuple[Article, LanguageError]] = []
    for article in chunk:
        outcomes += parser.parse([article], lambda article, error: refused.append((article, error)))
        outcomes += refused
        refused.clear()
    return outcomes
