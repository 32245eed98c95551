"""A process that commits made-up articles to a record; the tests kill it, or watch it.

python -m tests.record.writer RECORD ARTICLES [PAUSE]
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from tests.record.samples import RUN, talks
from verbale.errors import RecordError
from verbale.record import CodedArticle, Record
from verbale.types import Rejected

AT_ONCE = 7


def source(number: int) -> Iterator[CodedArticle | Rejected]:
    """The same articles and rejects in each process, not in the order of their ids."""
    for at in range(number):
        if at % 11 == 3:
            yield Rejected(f"row {at}", "empty", "nothing in it. Check it.")
        coded = talks(f"a{(at * 7919) % number:05}")
        day = date(2016, 1, 1) + timedelta(days=at % 50)
        yield replace(coded, article=replace(coded.article, published=day))


def write(path: Path, number: int, pause: float = 0.0) -> None:
    """Code them as the engine does: skip what is in, commit the rest in order."""
    with Record.open(path, "write") as record:
        run_id = record.begin(RUN)
        done = record.done(run_id)
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        batch: list[CodedArticle] = []
        rejected: list[Rejected] = []
        for item in source(number):
            if isinstance(item, Rejected):
                rejected.append(item)
            elif item.article.article_id not in done:
                batch.append(item)
            if len(batch) == AT_ONCE:
                record.commit(run_id, batch, rejected)
                batch, rejected = [], []
                time.sleep(pause)
        record.commit(run_id, batch, rejected)


if __name__ == "__main__":
    try:
        write(Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]) if sys.argv[3:] else 0.0)
    except RecordError as problem:
        sys.exit(f"verbale: {problem}")
