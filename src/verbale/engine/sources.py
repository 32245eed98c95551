"""All sources of one command, read one after the other, and how far the reading is."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from verbale.read.compose import Batch
from verbale.read.reader import read_source
from verbale.read.sources import STDIN, open_sources
from verbale.settings import ReadSettings
from verbale.types import Article, Rejected


class Sources:
    """As `verbale.read`, and tells meanwhile how much of the bytes is read.

    Args:
        sources: paths of files and folders, globs, addresses, or "-" for standard input.
        settings: limits; the defaults if `None`.
        published: day of publication for articles whose source gives none.
        source: outlet for articles whose source gives none.

    Attributes:
        done: bytes read so far.
    """

    def __init__(
        self,
        sources: Sequence[str],
        *,
        settings: ReadSettings | None = None,
        published: date | None = None,
        source: str | None = None,
    ) -> None:
        self._sources = sources
        self._batch = Batch(settings or ReadSettings(), published, source)
        self.done = 0

    def size(self) -> int | None:
        """Bytes on disk in all; `None` if a part of it comes from elsewhere."""
        if any(name == STDIN or "://" in name for name in self._sources):
            return None
        total = 0
        for name in self._sources:
            paths = [name] if os.path.lexists(name) else glob.glob(name, recursive=True)  # noqa: PTH207
            total += sum(_size(Path(path)) for path in paths)
        return total

    def __iter__(self) -> Iterator[Article | Rejected]:
        for opened in open_sources(self._sources, self._batch.settings):
            if isinstance(opened, Rejected):
                yield opened
                continue
            before = self.done
            with opened.stream:
                for item in read_source(opened, self._batch):
                    if opened.path is not None and not opened.stream.closed:
                        self.done = before + opened.stream.tell()
                    yield item
            if opened.path is not None:
                self.done = before + _size(opened.path)


def _size(path: Path) -> int:
    """Bytes of a file, or of all files below a folder that are not hidden; 0 where it is gone."""
    try:
        if not path.is_dir():
            return path.stat().st_size
        total = 0
        for folder, folders, files in os.walk(path):
            folders[:] = [name for name in folders if not name.startswith(".")]
            total += sum(_size(Path(folder, file)) for file in files if not file.startswith("."))
        return total
    except OSError:
        return 0
