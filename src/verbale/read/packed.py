"""Packed files: gzip, bzip2, xz and zip, unpacked as they are read, with a guard against bombs."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import BinaryIO, cast

from verbale.errors import ReadError
from verbale.read.forms import Form
from verbale.read.reject import reject
from verbale.read.sources import Source
from verbale.settings import ReadSettings
from verbale.types import Rejected

_FLOOR = 1_000_000  # bytes; what is unpacked up to here is harmless whatever its ratio
_SUFFIXES = (".gz", ".gzip", ".bz2", ".xz")
# What the libraries raise for damaged files; zipfile lets through what its parts raise.
_DAMAGED = (
    OSError, EOFError, ValueError, RuntimeError, OverflowError, struct.error,
    zlib.error, lzma.LZMAError, zipfile.BadZipFile,
)  # fmt: skip
# Office files and books are zip archives too; by these members they are told.
_OFFICE = {"[Content_Types].xml", "mimetype", "META-INF/manifest.xml", "content.xml"}


_OPEN: dict[Form, Callable[[BinaryIO], object]] = {
    "gzip": lambda raw: gzip.GzipFile(fileobj=raw),
    "bzip2": bz2.BZ2File,
    "xz": lzma.LZMAFile,
}


class _Counted(io.RawIOBase):
    """A stream that counts the bytes read from it."""

    def __init__(self, inner: BinaryIO) -> None:
        self._inner = inner
        self.count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # as RawIOBase has it
        data = self._inner.read(len(buffer))
        buffer[: len(data)] = data
        self.count += len(data)
        return len(data)


class Unpacked(io.RawIOBase):
    """Unpacked bytes; stops with a `ReadError` where the file is damaged or a bomb.

    Args:
        inner: the unpacking stream.
        packed: how many packed bytes were used so far.
        where: the file, for messages.
        settings: `max_ratio` unpacked bytes a packed byte are allowed beyond the first megabyte; no
            text of news is packed as well as that.
    """

    def __init__(
        self, inner: BinaryIO, packed: _Counted, where: str, settings: ReadSettings
    ) -> None:
        self._inner = inner
        self._packed = packed
        self._where = where
        self._settings = settings
        self._count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # as RawIOBase has it
        try:
            data = self._inner.read(len(buffer))
        except _DAMAGED as error:
            raise reject(
                self._where,
                "truncated",
                "the packed file is damaged or ends too early; what came before was read. "
                "Fetch it again.",
            ) from error
        self._count += len(data)
        allowed = _FLOOR + self._settings.max_ratio * self._packed.count
        if self._count > allowed:
            raise reject(
                self._where,
                "bomb",
                f"it unpacks to more than {self._settings.max_ratio} times its size. "
                "Raise --max-ratio if you trust it.",
            )
        buffer[: len(data)] = data
        return len(data)


def unpack(source: Source, form: Form, settings: ReadSettings) -> Iterator[Source | Rejected]:
    """The streams inside a packed one: one for gzip, bzip2 and xz, one a member for zip."""
    if form == "zip":
        yield from _members(source, settings)
        return
    packed = _Counted(source.stream)
    raw = cast(BinaryIO, io.BufferedReader(packed, 65536))
    inner = cast(BinaryIO, _OPEN[form](raw))
    name = source.name
    for suffix in _SUFFIXES:
        name = name.removesuffix(suffix)
    stream = io.BufferedReader(Unpacked(inner, packed, source.where, settings), 65536)
    yield replace(source, name=name, stream=stream, path=None)


def _members(source: Source, settings: ReadSettings) -> Iterator[Source | Rejected]:
    file: Path | io.BytesIO
    if source.path is not None:
        file = source.path
    else:
        data = source.stream.read(settings.max_bytes + 1)
        if len(data) > settings.max_bytes:
            raise reject(
                source.where, "too-large", "a zip archive in a stream. Save it to a file first."
            )
        file = io.BytesIO(data)
    try:
        archive = zipfile.ZipFile(file)
    except _DAMAGED as error:
        raise reject(
            source.where, "truncated", "the zip archive is damaged. Fetch it again."
        ) from error
    with archive:
        members = sorted(
            (entry for entry in archive.infolist() if not entry.filename.endswith("/")),
            key=lambda entry: entry.filename,
        )
        if _OFFICE.intersection(entry.filename for entry in members):
            raise reject(
                source.where, "form", "this is an office document or a book. Save it as plain text."
            )
        for member in members:
            where = f"{source.where}/{member.filename}"
            try:
                yield _member(archive, member, where, settings)
            except ReadError as error:
                yield Rejected(error.where, error.reason, error.message)


def _member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, where: str, settings: ReadSettings
) -> Source:
    if member.flag_bits & 0x1:
        raise reject(where, "unreadable", "it is locked with a password. Unpack it first.")
    packed = _Counted(io.BytesIO())
    packed.count = member.compress_size
    try:
        inner = archive.open(member)
    except _DAMAGED as error:
        raise reject(
            where, "truncated", "this member of the archive is damaged. Fetch it again."
        ) from error
    stream = io.BufferedReader(Unpacked(cast(BinaryIO, inner), packed, where, settings), 65536)
    return Source(where, PurePosixPath(member.filename).name, stream)
