"""The way of any source through the reading room."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from verbale.errors import ReadError
from verbale.read.compose import Batch, Given, article_from_page, article_from_text
from verbale.read.decode import decode
from verbale.read.feeds import read_feed
from verbale.read.forms import Form, detect
from verbale.read.packed import unpack
from verbale.read.reject import reject
from verbale.read.sources import Source, open_sources, read_limited, rejected
from verbale.read.tables import read_csv, read_json, read_jsonl, read_parquet
from verbale.read.warc import read_warc
from verbale.settings import ReadSettings
from verbale.types import Article, Rejected

_HEAD = 8192  # bytes in which the form of a stream shows
_DEPTH = 3  # packed files inside packed files


def read(
    sources: Sequence[str],
    *,
    settings: ReadSettings | None = None,
    published: date | None = None,
    source: str | None = None,
) -> Iterator[Article | Rejected]:
    """Read articles from any mix of sources, one after the other, in bounded memory.

    Args:
        sources: paths of files and folders, globs, `http(s)` addresses, or "-" for standard input.
        settings: limits; the defaults if `None`.
        published: day of publication for articles whose source gives none.
        source: outlet for articles whose source gives none.

    Yields:
        Each article; and for each piece that could not be read, or only in part, a `Rejected`.
    """
    batch = Batch(settings or ReadSettings(), published, source)
    for opened in open_sources(sources, batch.settings):
        if isinstance(opened, Rejected):
            yield opened
        else:
            with opened.stream:
                yield from read_source(opened, batch)


def read_source(source: Source, batch: Batch, depth: int = 0) -> Iterator[Article | Rejected]:
    """Read one stream, whatever its form; see `read`."""
    try:
        form = detect(source.stream.peek(_HEAD), source.name)
        if form in _READERS:
            yield from _READERS[form](source, batch)
        elif depth >= _DEPTH:
            raise reject(
                source.where, "bomb", "packed more than three times over. Unpack it first."
            )
        else:
            for inner in unpack(source, form, batch.settings):
                if isinstance(inner, Rejected):
                    yield inner
                else:
                    yield from read_source(inner, batch, depth + 1)
    except ReadError as error:
        yield rejected(error)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        yield Rejected(source.where, "unreadable", f"{why}. Check the file.")


def _read_text(source: Source, batch: Batch) -> Iterator[Article | Rejected]:
    data = read_limited(source.stream, source.where, batch.settings)
    decoded = decode(data, source.where, source.encoding)
    yield article_from_text(decoded.text, source.where, _given(source), batch)
    for flaw in decoded.flaws:
        yield Rejected(source.where, flaw.reason, flaw.message)


def _read_page(source: Source, batch: Batch) -> Iterator[Article | Rejected]:
    data = read_limited(source.stream, source.where, batch.settings)
    yield article_from_page(data, source.where, _given(source), batch, source.encoding)


def _given(source: Source) -> Given:
    return Given(
        source_id=source.url or source.name or source.where, url=source.url, place="address"
    )


_READERS: dict[Form, Callable[[Source, Batch], Iterator[Article | Rejected]]] = {
    "text": _read_text,
    "html": _read_page,
    "feed": read_feed,
    "warc": read_warc,
    "jsonl": read_jsonl,
    "json": read_json,
    "csv": read_csv,
    "parquet": read_parquet,
}
