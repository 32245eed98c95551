"""A run that is killed and started again ends with the rows of an unbroken one."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.engine.fake import RUN
from tests.engine.writer import write
from verbale.record import Record

TABLES = ("articles", "events", "statements", "parties", "rejected")


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with Record.open(path) as record:
        return {table: sorted(record.fetch(f"select * from {table}"), key=repr) for table in TABLES}


@pytest.mark.slow
@pytest.mark.parametrize("jobs", [1, 2])
def test_killed_and_resumed_equals_unbroken(tmp_path: Path, jobs: int) -> None:
    chance = random.Random(jobs)
    path = tmp_path / "killed"
    command = [sys.executable, "-m", "tests.engine.writer", str(path), str(jobs)]
    kills = 0
    while True:
        with subprocess.Popen(
            command,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
        ) as process:  # fmt: skip
            assert process.stdout is not None
            # Not before something is committed, or it would never come to an end.
            if process.stdout.read(1):
                time.sleep(chance.random() * 0.8)
                process.send_signal(signal.SIGKILL)
            _, errors = process.communicate(timeout=60)
        _wait_for_end(process.pid)
        if process.returncode != -signal.SIGKILL:
            assert process.returncode == 0, errors
            break
        kills += 1
    assert kills
    unbroken = tmp_path / "unbroken"
    write(str(unbroken), 1)
    assert rows(path) == rows(unbroken)
    with Record.open(path) as record:
        assert len(record.done(RUN.run_id)) == 54


def _wait_for_end(group: int) -> None:
    """The processes that coded end too when the first one is killed."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    raise AssertionError("a process stayed")
