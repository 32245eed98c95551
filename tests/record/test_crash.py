"""A writer that is killed at any moment and started again ends where an unbroken one does."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.record.writer import write
from verbale.record import Record
from verbale.record.check import check
from verbale.record.export import Exporter

ROOT = Path(__file__).resolve().parent.parent.parent
ARTICLES = 600


def exported(path: Path, folder: Path) -> dict[str, bytes]:
    folder.mkdir()
    found = {}
    with Record.open(path) as record:
        assert check(record) == ()
        for form in ("jsonl", "csv", "polecat", "parquet"):
            Exporter(record, form).to_file(folder / form)
            found[form] = (folder / form).read_bytes()
        rejected = record.fetch("select piece, reason, message from rejected order by all")
        found["rejected"] = repr(rejected).encode()
    return found


@pytest.mark.slow
def test_killed_and_resumed_is_as_unbroken(tmp_path: Path) -> None:
    write(tmp_path / "unbroken", ARTICLES)
    dice = random.Random(7)
    path = tmp_path / "broken"
    command = [sys.executable, "-m", "tests.record.writer", str(path), str(ARTICLES), "0.01"]
    kills = 0
    for attempt in range(200):
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE)
        assert process.stdout is not None
        if attempt % 3:
            process.stdout.readline()  # two of three die in the middle of their work
        try:
            process.wait(dice.uniform(0, 0.4))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
        process.stdout.close()
        if process.wait() == 0:
            break
        assert process.returncode == -signal.SIGKILL
        kills += 1
    else:
        pytest.fail("it never came to its end")
    assert kills >= 3
    assert exported(path, tmp_path / "one") == exported(tmp_path / "unbroken", tmp_path / "other")


def test_a_writer_that_dies_while_it_makes_the_record(tmp_path: Path) -> None:
    path = tmp_path / "news"
    (tmp_path / ".news.1.new").write_bytes(b"half a file")
    write(path, 5)
    with Record.open(path) as record:
        assert len(record.done(record.run())) == 5


def test_the_order_of_the_input_does_not_change_an_export(tmp_path: Path) -> None:
    write(tmp_path / "one", 60)
    with Record.open(tmp_path / "one") as record:
        run = record.runs()[0].run
        coded = list(record.coded(run.run_id))
    with Record.open(tmp_path / "other", "write") as record:
        run_id = record.begin(run)
        for at in reversed(range(0, len(coded), 9)):
            record.commit(run_id, coded[at : at + 9])
    first, second = (
        exported(tmp_path / name, tmp_path / f"{name}-out") for name in ("one", "other")
    )
    assert first["jsonl"] == second["jsonl"]
    assert first["parquet"] == second["parquet"]
