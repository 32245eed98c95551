"""Coding in several processes: the same outcomes in the same order, sooner."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import lru_cache
from multiprocessing.connection import Connection
from types import TracebackType
from typing import TypeVar

from verbale.engine.line import Line, Outcome, Setup
from verbale.errors import EngineError
from verbale.record.rows import CodedArticle
from verbale.record.run import Run
from verbale.types import Article, Event, Rejected, Statement

CHUNK = 8
"""Articles sent to a process at once: some 4,000 words of news, half a second of work."""

CHUNK_CHARACTERS = 100_000
"""Characters after which a chunk is full, so that long articles do not pile up."""

AHEAD = 2
"""Chunks per process under way: one in work, one waiting, so that no process idles."""

Chunk = list[Article | Rejected]
Load = Callable[[Setup], Line]
Found = Rejected | tuple[tuple[Event, ...], tuple[Statement, ...]]
"""What a process sends back for an article; the article itself stays with the reader."""

Result = TypeVar("Result")


class Crew:
    """Codes articles in several processes, each with a line of its own on one thread.

    Use it as a context, which ends the processes. At most `AHEAD` chunks a process are under way:
    the source is read only as far ahead as there is work for, and memory does not grow with it.

    Args:
        setup: what the lines are made of.
        jobs: number of processes.
        load: makes the line; a function that can be pickled.

    Raises:
        ModelError, DataError: a line cannot be loaded.
        EngineError: a process died.
    """

    def __init__(self, setup: Setup, jobs: int, load: Load = Line.load) -> None:
        self._setup, self._jobs, self._load = setup, jobs, load
        context = multiprocessing.get_context("spawn")  # onnxruntime does not survive a fork
        reader, self._lifeline = context.Pipe(duplex=False)
        self._pool = ProcessPoolExecutor(
            jobs, mp_context=context, initializer=_settle, initargs=(reader,)
        )
        try:
            with _interrupts_held():
                runs = [self._pool.submit(_run, setup, load) for _ in range(jobs)]
            self.run: Run = _result(runs[0], [])
        except BaseException:
            self._cut()
            raise

    def __enter__(self) -> Crew:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is not None:
            self._cut()
        self._pool.shutdown()
        self._lifeline.close()

    def code(self, items: Iterable[Article | Rejected]) -> Iterator[Outcome]:
        """As `Line.code`.

        Raises:
            EngineError: a process died; the outcomes given before stand.
        """
        upcoming = chunks(items)
        running: deque[tuple[Chunk, Future[list[Found]]]] = deque()
        while True:
            while len(running) < self._jobs * AHEAD and (chunk := next(upcoming, None)) is not None:
                running.append((chunk, self._submit(chunk)))
            if not running:
                return
            chunk, future = running.popleft()
            results: list[Found] = _result(future, chunk)
            found = iter(results)
            for item in chunk:
                yield item if isinstance(item, Rejected) else _outcome(item, next(found))

    def _cut(self) -> None:
        """End the processes where they are; nobody waits for what they are at."""
        self._lifeline.close()
        self._pool.shutdown(cancel_futures=True)

    def _submit(self, chunk: Chunk) -> Future[list[Found]]:
        articles = [item for item in chunk if isinstance(item, Article)]
        try:
            return self._pool.submit(_code, articles, self._setup, self._load)
        except BrokenProcessPool as error:
            raise _died(chunk) from error


def chunks(items: Iterable[Article | Rejected]) -> Iterator[Chunk]:
    """Articles and rejects in order, a few at a time."""
    chunk: Chunk = []
    characters = 0
    for item in items:
        chunk.append(item)
        characters += len(item.text) if isinstance(item, Article) else 0
        if len(chunk) >= CHUNK or characters >= CHUNK_CHARACTERS:
            yield chunk
            chunk, characters = [], 0
    if chunk:
        yield chunk


def _outcome(article: Article, found: Found) -> Outcome:
    return found if isinstance(found, Rejected) else CodedArticle(article, *found)


def _result(future: Future[Result], chunk: Chunk) -> Result:
    try:
        return future.result()
    except BrokenProcessPool as error:
        raise _died(chunk) from error


def _died(chunk: Chunk) -> EngineError:
    ids = [item.source_id for item in chunk if isinstance(item, Article)]
    where = f" while these were coded: {', '.join(ids)}" if ids else ""
    return EngineError(
        f"a process that codes ended by itself{where}. Most often the system ended it for want of "
        "memory. What was given out or committed before stands; run the same command again, with "
        "fewer --jobs."
    )


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Hold Ctrl-C back while processes start, and for good in the processes.

    The terminal sends it to them too, and one that is still starting would print a traceback. It
    is for the first process to end the others in order.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _settle(lifeline: Connection) -> None:
    """Set up a process: Ctrl-C is not for it, and it ends when the first process wants it to."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(lifeline,), daemon=True).start()


def _end_with(lifeline: Connection) -> None:
    """Wait until the other end is closed; the system does that too where its process is killed."""
    lifeline.poll(None)
    os._exit(0)


@lru_cache(maxsize=1)
def _line(setup: Setup, load: Load) -> Line:
    """The line of this process, loaded once."""
    return load(setup)


def _run(setup: Setup, load: Load) -> Run:
    return _line(setup, load).run


def _code(articles: list[Article], setup: Setup, load: Load) -> list[Found]:
    return [
        one if isinstance(one, Rejected) else (one.events, one.statements)
        for one in _line(setup, load).code(articles)
    ]
