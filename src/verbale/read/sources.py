"""Where articles lie: files, folders, globs, standard input and addresses, as named streams."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BufferedReader, FileIO, RawIOBase
from pathlib import Path
from typing import Any, BinaryIO, cast

from verbale.errors import ReadError
from verbale.read.fetch import fetch
from verbale.read.reject import reject
from verbale.settings import ReadSettings
from verbale.types import Rejected

STDIN = "-"
_PEEK = 65536


@dataclass(frozen=True, slots=True)
class Source:
    """One stream of bytes and what is known about it from outside.

    Attributes:
        where: file, address, or member of an archive, for messages.
        name: file name that tells the form by its suffix, if nothing else does.
        stream: the bytes; the reader closes it.
        url: address that the bytes came from, if any.
        encoding: text encoding that the server named, if any.
        path: the file, where the bytes are one that lies on disk unpacked.
    """

    where: str
    name: str
    stream: BufferedReader[Any]
    url: str | None = None
    encoding: str | None = None
    path: Path | None = None


def open_sources(sources: Sequence[str], settings: ReadSettings) -> Iterator[Source | Rejected]:
    """Open all that the user named, one after the other, in a fixed order.

    Args:
        sources: paths of files and folders, globs, addresses, or "-" for standard input.
        settings: limits for what is fetched.

    Yields:
        A stream for each file, or the reject of what cannot be opened.
    """
    for source in sources:
        try:
            if source == STDIN:
                stdin = BufferedReader(cast(RawIOBase, sys.stdin.buffer), _PEEK)
                yield Source("standard input", "", stdin)
            elif source.lower().startswith(("http://", "https://")):
                page = fetch(source, settings)
                yield Source(source, page.name, page.stream, page.url, page.encoding)
            else:
                yield from _open_path(source)
        except ReadError as error:
            yield rejected(error)


def rejected(error: ReadError) -> Rejected:
    """The reject that an error stands for."""
    return Rejected(error.where, error.reason, error.message)


def _open_path(source: str) -> Iterator[Source | Rejected]:
    path = Path(source)
    if _is_folder(path):
        files = _walk(path, frozenset())
        first = next(files, None)
        if first is None:
            message = "no file is in this folder; hidden ones are left alone. Check the path."
            raise reject(source, "empty", message)
        yield first
        yield from files
    elif os.path.lexists(path):
        yield _open_file(path)
    elif glob.has_magic(source):
        matches = sorted(glob.glob(source, recursive=True))  # noqa: PTH207 (absolute patterns too)
        if not matches:
            raise reject(source, "missing", "no file matches this pattern. Check its folder.")
        for match in matches:
            try:
                yield from _open_path(match)
            except ReadError as error:
                yield rejected(error)
    else:
        raise reject(source, "missing", "no such file or folder. Check the path.")


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _walk(folder: Path, above: frozenset[tuple[int, int]]) -> Iterator[Source | Rejected]:
    """All files below a folder in the order of their names; hidden ones are left alone."""
    try:
        status = folder.stat()
        entries = sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))
    except OSError as error:
        yield Rejected(str(folder), "unreadable", f"{_why(error)}. Check its permissions.")
        return
    here = (status.st_dev, status.st_ino)
    if here in above:
        yield Rejected(
            str(folder),
            "loop",
            "this link leads back to a folder that contains it; it is read once only. "
            "Remove the link.",
        )
        return
    for entry in entries:
        if _is_folder(entry):
            yield from _walk(entry, above | {here})
            continue
        try:
            yield _open_file(entry)
        except ReadError as error:
            yield rejected(error)


def _open_file(path: Path) -> Source:
    where = str(path)
    try:
        if not path.exists():
            raise reject(where, "missing", "the link leads to no file. Remove or mend the link.")
        if not path.is_file():
            raise reject(where, "unreadable", "this is a device or socket. Give a plain file.")
        return Source(where, path.name, BufferedReader(FileIO(path), _PEEK), path=path)
    except OSError as error:
        raise reject(where, "unreadable", f"{_why(error)}. Check its permissions.") from error


def _why(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()


def read_limited(stream: BinaryIO, where: str, settings: ReadSettings) -> bytes:
    """All bytes of one text or page.

    Raises:
        ReadError: it is larger than `max_bytes`, or a device fails.
    """
    try:
        data = stream.read(settings.max_bytes + 1)
    except (OSError, EOFError) as error:
        why = _why(error) if isinstance(error, OSError) else "it ends too early"
        raise reject(where, "unreadable", f"{why}. Check the file.") from error
    if len(data) > settings.max_bytes:
        raise reject(
            where,
            "too-large",
            f"one text of more than {settings.max_bytes:,} bytes. "
            "Split it, or raise --max-bytes if it is one article.",
        )
    return data
