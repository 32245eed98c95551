"""The file of a record: made, opened and locked, with every error of DuckDB in plain words.

One process may write; while it does, others read a copy of the file as it stood at one moment.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import duckdb

from verbale.errors import RecordError
from verbale.record import schema

KIND = "verbale record"
LOCKED_DOWN = {
    "enable_external_access": "false",
    "lock_configuration": "true",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}
"""No SQL that is run on a record reaches another file or the network, or can change that."""
WRITER = {"memory_limit": "512MB", "threads": "2"}
"""A writer stands beside the processes that code; beyond this DuckDB uses the disk."""

_HEADERS = 3 * 4096  # bytes in which DuckDB says which blocks of the file hold
_TRIES = 50  # copies of a file that is written to meanwhile; one is nearly always enough


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn errors of DuckDB and of the system into a `RecordError` that says what to do."""
    try:
        yield
    except duckdb.Error as error:
        raise RecordError(str(path), _plain(path, str(error))) from error
    except OSError as error:
        raise RecordError(str(path), _plain(path, error.strerror or str(error))) from error


_MESSAGES = (
    (
        ("Conflicting lock", "Could not set lock"),
        "it is in use by another process{pid}. Only one may write, and it cannot begin while "
        "others read. Wait until that is done, or stop it.",
    ),
    (
        ("different configuration",),
        "this process has it open in another way. Close that first, or read through it.",
    ),
    (
        ("not a valid DuckDB database",),
        "it is no record, or its first bytes are lost. Give another file, or a new name.",
    ),
    (
        ("No space left", "File too large", "quota exceeded", "Disk quota", "not enough space"),
        "the disk is full. What was committed is safe; make room and run the same command again.",
    ),
    (
        ("Permission denied", "Read-only file system", "Operation not permitted"),
        "no permission. Change the rights of the file or its folder, or choose another place.",
    ),
    (
        ("Is a directory",),
        "it is a folder. Give the name of a file.",
    ),
    (
        ("does not exist", "No such file"),
        "there is no such file or folder. Check the name; "
        "`verbale code SOURCE --record FILE` makes a record.",
    ),
    (
        ("trying to read a database file with version number", "newer version", "storage version"),
        "it was written by a newer DuckDB. Upgrade with: pip install --upgrade duckdb",
    ),
)


def _plain(path: Path, text: str) -> str:
    if not path.parent.is_dir():
        return f"there is no folder {path.parent}. Check its name, or make it."
    for signs, message in _MESSAGES:
        if any(sign.lower() in text.lower() for sign in signs):
            found = re.search(r"\(PID \d+\)", text)
            return message.replace("{pid}", f" {found[0]}" if found else "")
    first = text.strip().splitlines()[0] if text.strip() else "unknown error"
    return (
        f"it is damaged, or DuckDB failed in it ({first}). "
        "Try `verbale record check`; if that fails too, take a copy that was saved, or code again."
    )


def create(path: Path) -> None:
    """Make an empty record; either the whole of it is there afterwards, or nothing.

    Raises:
        RecordError: it cannot be made.
    """
    with translated(path):
        new = path.with_name(f".{path.name}.{os.getpid()}.new")
        try:
            connection = duckdb.connect(str(new))
            try:
                for part in (*schema.TABLES, *schema.VIEWS):
                    connection.execute(part.sql)
                rows = [("kind", KIND), ("schema", str(schema.VERSION))]
                connection.executemany("insert into meta values (?, ?)", rows)
            finally:
                connection.close()
            _put_in_place(new, path)
        finally:
            for left in (new, Path(f"{new}.wal")):
                left.unlink(missing_ok=True)


def _put_in_place(new: Path, path: Path) -> None:
    """Give a file its name, unless another process has just made a record of that name."""
    try:
        path.hardlink_to(new)
    except FileExistsError:
        return
    except OSError:  # a file system without hard links
        new.replace(path)


def connect(path: Path, *, write: bool) -> duckdb.DuckDBPyConnection:
    """Open a record that is there, locked down unless it is to be written.

    Raises:
        RecordError: it cannot be opened, is no record, or has a newer schema.
    """
    if not path.exists():
        # DuckDB would make it.
        raise RecordError(str(path), _plain(path, "No such file"))
    with translated(path):
        config: dict[str, str | bool | int | float | list[str]] = {}
        config.update(WRITER if write else LOCKED_DOWN)
        connection = duckdb.connect(str(path), read_only=not write, config=config)
        try:
            _check_kind(connection, path)
        except BaseException:
            connection.close()
            raise
        return connection


def _check_kind(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    try:
        rows: list[tuple[str, str]] = connection.execute("select name, value from meta").fetchall()
    except (duckdb.CatalogException, duckdb.BinderException) as error:
        message = "it is a DuckDB file, but no record of Verbale. Give another file, or a new name."
        raise RecordError(str(path), message) from error
    known = dict(rows)
    version = known.get("schema", "")
    if known.get("kind") != KIND or not version.isdecimal():
        message = "it is a DuckDB file, but no record of Verbale. Give another file, or a new name."
        raise RecordError(str(path), message)
    if int(version) > schema.VERSION:
        raise RecordError(
            str(path),
            f"it has schema {version}; this Verbale knows schemas up to {schema.VERSION}. "
            "Upgrade with: pip install --upgrade verbale",
        )


def is_locked(error: RecordError) -> bool:
    """Whether a record could not be opened because somebody writes to it."""
    return "Conflicting lock" in str(error.__cause__)


def snapshot(path: Path) -> Path:
    """Copy a record that another process writes to, as it stands now, to a folder of its own.

    DuckDB writes changed blocks to free places and then the header that says which blocks hold.
    So the copy is of one moment if the header is the same before and after: first the log of
    what was committed since, then the blocks that both refer to.

    Raises:
        RecordError: it cannot be copied.
    """
    with translated(path):
        folder = Path(tempfile.mkdtemp(prefix="verbale-snapshot-"))
        copy = folder / path.name
        try:
            for _ in range(_TRIES):
                if _copy_moment(path, copy):
                    return copy
        except BaseException:
            discard(copy)
            raise
        discard(copy)
    raise RecordError(
        str(path), "it is written to so fast that no copy could be taken. Try again later."
    )


def _copy_moment(path: Path, copy: Path) -> bool:
    log, log_copy = Path(f"{path}.wal"), Path(f"{copy}.wal")
    before = _header(path)
    log_copy.unlink(missing_ok=True)
    with suppress(FileNotFoundError):
        shutil.copyfile(log, log_copy)
    shutil.copyfile(path, copy)
    return _header(path) == before


def _header(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_HEADERS)


def discard(copy: Path) -> None:
    """Remove what `snapshot` made."""
    shutil.rmtree(copy.parent, ignore_errors=True)
