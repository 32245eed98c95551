"""A program that codes into a record, to be killed: `python -m tests.engine.writer FILE JOBS`.

It writes a dot for each outcome that is committed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from tests.engine.fake import article, load
from verbale.engine import Recording, Setup, coding
from verbale.engine.workers import Crew
from verbale.record import Record
from verbale.types import Article, Rejected

COUNT = 60


def items() -> Iterator[Article | Rejected]:
    """Slow articles, with one that cannot be coded and a reject here and there."""
    for number in range(COUNT):
        yield article(f"{'SLIP' if number % 10 == 3 else 'SLOW'} {number}", number)
        if number % 20 == 0:
            yield Rejected(f"{number}.txt", "missing", "no such file. Check the path.")


def write(path: str, jobs: int) -> None:
    """Code everything that is not in the record yet, in small commits."""
    coding.BATCH = 8
    with Record.open(path, "write") as record:
        if jobs == 1:
            _write(Recording(record, load(Setup())))
            return
        with Crew(Setup(), jobs, load) as crew:
            _write(Recording(record, crew))


def _write(recording: Recording) -> None:
    for _ in recording.code(items()):
        sys.stdout.write(".")
        sys.stdout.flush()


if __name__ == "__main__":
    write(sys.argv[1], int(sys.argv[2]))
