"""A run that is killed and started again ends with the rows of an unbroken one."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.engine.crash import break_often, wait_for_end
from tests.engine.fake import RUN
from tests.engine.writer import write
from verbale.record import Record

ROOT = Path(__file__).resolve().parent.parent.parent
TABLES = ("articles", "events", "statements", "parties", "groups", "rejected", "meta")


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
        wait_for_end(process.pid)
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


@pytest.mark.slow
def test_the_whole_line_killed_and_resumed_exports_the_same_bytes(tmp_path: Path) -> None:
    """The short form of `python scripts/crash.py`."""
    found = break_often([ROOT / "examples"], tmp_path, jobs=2, kills=2, seed=7)
    assert found.kills == 2
    assert found.records
