"""`verbale code` killed at random moments and started again: what it must leave behind.

One record is killed again and again. If it comes to its end before it has had its kills, it is
compared with the unbroken one, and another is begun.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from verbale.evaluate.corpus import articles, read_split
from verbale.record import Record
from verbale.record.check import check
from verbale.record.export import FORMS, Exporter

ENDED = (0, 3)
"""Exit statuses of a run that came to its end: all was coded, or some of it rejected."""


@dataclass(frozen=True, slots=True)
class Broken:
    """What came of breaking.

    Attributes:
        kills: runs that were killed.
        records: records that came to their end; each is as the unbroken one.
        articles: articles in each.
        grouped: events in each that are told by several articles.
        size: bytes of all exports of each.
    """

    kills: int
    records: int
    articles: int
    grouped: int
    size: int


def write_documents(gold: Path, path: Path) -> None:
    """The documents of the gold corpus as a table of JSONL: news, and groups of reports."""
    items = tuple(item for item in read_split(gold, "all").items if item.kind == "document")
    with path.open("w", encoding="utf-8") as file:
        for one in articles(items):
            day = one.published and one.published.isoformat()
            row = {"id": one.source_id, "title": one.title, "source": one.source, "published": day}
            file.write(json.dumps({**row, "text": one.text}) + "\n")


def break_often(sources: Sequence[Path], folder: Path, jobs: int, kills: int, seed: int) -> Broken:
    """Code sources unbroken, and again with kills at random moments; compare all exports.

    Args:
        sources: what to code.
        folder: an empty folder to work in.
        jobs: number of processes that are killed and started; the unbroken run has one.
        kills: how often.
        seed: decides the moments, as shares of the time that a run takes.

    Raises:
        AssertionError: something was lost, doubled or changed, or a process stayed.
    """
    chance = random.Random(seed)
    begun = time.monotonic()
    assert _run(sources, folder / "unbroken", jobs=1, seconds=None)
    longest = time.monotonic() - begun
    wanted = exported(folder / "unbroken", folder)
    path = folder / "broken"
    killed = ended = 0
    whole = False
    while killed < kills or not whole:
        whole = _run(sources, path, jobs, chance.random() * longest if killed < kills else None)
        if not whole:
            killed += 1
            continue
        assert exported(path, folder) == wanted
        path.unlink()
        ended += 1
    with Record.open(folder / "unbroken") as record:
        coded = len(record.done(record.run()))
        grouped = int(record.fetch("select count(*) from groups")[0][0])
    return Broken(killed, ended, coded, grouped, sum(map(len, wanted.values())))


def exported(path: Path, folder: Path) -> dict[str, bytes]:
    """A whole record in every format, with its rejects and groups, which stand in few of them."""
    found = {}
    with Record.open(path) as record:
        assert check(record) == ()
        for form in FORMS:
            Exporter(record, form).to_file(folder / "export")
            found[form] = (folder / "export").read_bytes()
        for table in ("rejected", "groups"):
            rows = record.fetch(f"select * from {table} order by all")
            found[table] = repr(rows).encode()
    return found


def _run(sources: Sequence[Path], path: Path, jobs: int, seconds: float | None) -> bool:
    """Code into a record; whether it came to its end before it was killed."""
    command = [sys.executable, "-m", "verbale", "code", *map(str, sources)]
    with subprocess.Popen(
        [*command, "--record", str(path), "--jobs", str(jobs)],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, start_new_session=True,
    ) as process:  # fmt: skip
        with suppress(subprocess.TimeoutExpired):
            process.wait(seconds)
        process.send_signal(signal.SIGKILL)
        _, errors = process.communicate()
    wait_for_end(process.pid)
    assert process.returncode in (*ENDED, -signal.SIGKILL), errors
    return process.returncode in ENDED


def wait_for_end(group: int) -> None:
    """The processes that coded end too when the first one is killed."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    raise AssertionError("a process stayed")
