"""Records that cannot be opened, and records that are in use: each a clear message."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from tests.record.samples import RUN, talks
from verbale.errors import RecordError
from verbale.record import Record, files
from verbale.record.store import Access

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "news.verbale"
    with Record.open(path, "write") as record:
        record.commit(record.begin(RUN), [talks()])
    return path


def start(path: Path, number: int, pause: float = 0.0) -> subprocess.Popen[str]:
    """Start a process that writes to a record."""
    command = [sys.executable, "-m", "tests.record.writer", str(path), str(number), str(pause)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


@pytest.mark.parametrize("access", ["read", "write"])
@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"Some notes on Geneva. " * 900, "it is no record"),
        (b"", "no record"),
        (None, "it is a folder"),
    ],
)
def test_files_that_are_no_record(
    tmp_path: Path, access: Access, content: bytes | None, message: str
) -> None:
    path = tmp_path / "notes"
    if content is None:
        path.mkdir()
    else:
        path.write_bytes(content)
    with pytest.raises(RecordError, match=message):
        Record.open(path, access)
    assert content is None or path.read_bytes() == content


@pytest.mark.parametrize("access", ["read", "write"])
def test_another_duckdb_file(tmp_path: Path, access: Access) -> None:
    path = tmp_path / "other.duckdb"
    for query in ("create table a (b integer)", "create table meta (name integer, value integer)"):
        with duckdb.connect(str(path)) as connection:
            connection.execute(query)
        with pytest.raises(RecordError, match="no record of Verbale"):
            Record.open(path, access)


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="no such file"):
        Record.open(tmp_path / "none")
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(RecordError, match="Check its name, or make it"):
        Record.open(tmp_path / "none" / "none", "write")


@pytest.mark.parametrize("access", ["read", "write"])
def test_a_newer_schema(path: Path, access: Access) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute("update meta set value = '99' where name = 'schema'")
    with pytest.raises(RecordError, match=r"schema 99; .* Upgrade with"):
        Record.open(path, access)


def test_a_damaged_record(path: Path) -> None:
    whole = path.read_bytes()
    for start_at in range(12_288, len(whole), 4_096):
        path.write_bytes(whole[:start_at] + b"\xff" * 512 + whole[start_at + 512 :])
        try:
            with Record.open(path) as record:
                assert len(list(record.coded(record.run()))) <= 1
        except RecordError as error:
            assert "damaged" in str(error) or "no record" in str(error)
            return
    pytest.fail("no damage was noticed")


@pytest.mark.skipif(os.geteuid() == 0, reason="the administrator may read everything")
def test_no_permission(path: Path) -> None:
    path.chmod(0)
    with pytest.raises(RecordError, match="no permission"):
        Record.open(path)


def test_no_permission_in_words(path: Path) -> None:
    with pytest.raises(RecordError, match="no permission"), files.translated(path):
        raise PermissionError(13, "Permission denied")


@pytest.fixture
def writer(path: Path) -> Iterator[subprocess.Popen[str]]:
    process = start(path, 5_000, 0.02)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    yield process
    process.kill()
    process.communicate()


def test_a_second_writer_is_told(path: Path, writer: subprocess.Popen[str]) -> None:
    with pytest.raises(RecordError, match=r"in use by another process \(PID \d+\)"):
        Record.open(path, "write")
    assert writer.poll() is None


def test_readers_see_whole_articles_while_one_writes(
    path: Path, writer: subprocess.Popen[str]
) -> None:
    seen = []
    for _ in range(10):
        with Record.open(path) as record:
            run_id = record.run()
            coded = list(record.coded(run_id))
            assert all(len(one.events) == 3 and len(one.statements) == 2 for one in coded)
            seen.append(len(coded))
        time.sleep(0.1)
    assert seen == sorted(seen)
    assert seen[-1] > seen[0]
    assert writer.poll() is None


def test_a_reader_in_the_process_that_writes(path: Path) -> None:
    with (
        Record.open(path, "write") as record,
        pytest.raises(RecordError, match="this process"),
        Record.open(path),
    ):
        pass
    assert record.path == path


def test_a_full_disk(path: Path) -> None:
    limit = path.stat().st_size + 300_000
    code = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit})); "
        "from pathlib import Path; from tests.record.writer import write; "
        "write(Path(sys.argv[1]), 5000)"
    )
    command = [sys.executable, "-c", code, str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "RecordError" in done.stderr.splitlines()[-1]
    assert "the disk is full" in done.stderr.splitlines()[-1]
    with Record.open(path, "write") as record:
        before = len(record.done(record.run()))
        assert before > 1
        assert all(len(one.events) == 3 for one in record.coded(record.run()))
