"""Web archives: WARC files, plain or gzip, by FastWARC; each page in them is an article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecordType

from verbale.errors import ReadError
from verbale.read.compose import Batch, Given, article_from_page, article_from_text
from verbale.read.decode import decode
from verbale.read.reject import reject
from verbale.read.sources import Source, rejected
from verbale.types import Article, Rejected

_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_OK = 200


class _Forward:
    """A stream that FastWARC only reads: it panics on one that says it cannot seek."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._count = 0

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self._count += len(data)
        return data

    def tell(self) -> int:
        return self._count


def read_warc(source: Source, batch: Batch) -> Iterator[Article | Rejected]:
    """Read the pages of an archive: answers with status 200 that are HTML or plain text, and the
    plain text of `conversion` records (WET).

    Requests, metadata, pictures, redirects and errors of servers are no articles and are passed
    over. The archive's own date is the day of the crawl, never taken for the publication date.

    Raises:
        ReadError: the archive holds no record at all.
    """
    types = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    number = 0
    try:
        records = ArchiveIterator(
            _Forward(source.stream),  # type: ignore[arg-type]  # seek and close are not needed
            record_types=WarcRecordType.any_type,
            parse_http=True,
            auto_decode="all",
        )
        for record in records:
            number += 1
            if record.record_type & types:
                yield from _record(record, f"{source.where} record {number}", batch)
    except OSError as error:
        if number:
            raise reject(
                source.where,
                "truncated",
                f"the archive breaks off after record {number} ({error}). Fetch it again.",
            ) from error
    if number == 0:
        raise reject(source.where, "malformed", "no WARC record in it. Check the file.")


def _record(record: Any, where: str, batch: Batch) -> Iterator[Article | Rejected]:
    url = record.headers.get("WARC-Target-URI")
    kind, encoding = _kind(record)
    if kind is None:
        return
    name = f"{where} ({url})" if url else where
    limit = batch.settings.max_bytes
    try:
        expected = 0 if _is_encoded(record) else record.content_length
        data = record.reader.read(limit + 1)
        if len(data) > limit:
            raise reject(
                name, "too-large", f"a page of more than {limit:,} bytes. Raise --max-bytes."
            )
        if len(data) < expected:
            raise reject(name, "truncated", "the archive ends inside this record. Fetch it again.")
        given = Given(source_id=url or where, url=url, place="WARC header")
        if kind == "html":
            yield article_from_page(data, name, given, batch, encoding)
            return
        decoded = decode(data, name, encoding)
        yield article_from_text(decoded.text, name, given, batch)
        for flaw in decoded.flaws:
            yield Rejected(name, flaw.reason, flaw.message)
    except ReadError as error:
        yield rejected(error)
    except (OSError, ValueError) as error:
        yield Rejected(name, "truncated", f"the record is damaged ({error}). Fetch it again.")


def _is_encoded(record: Any) -> bool:
    """Whether the body was packed or chunked, so that its length tells nothing about its end."""
    headers = record.http_headers
    return headers is not None and bool(
        headers.get("Content-Encoding") or headers.get("Transfer-Encoding")
    )


def _kind(record: Any) -> tuple[str | None, str | None]:
    """`html`, `text` or `None` for what is no page; and the encoding that the server named."""
    if record.record_type == WarcRecordType.response:
        if record.http_headers is None or record.http_headers.status_code != _OK:
            return None, None
        media, encoding = record.http_content_type, record.http_charset
    else:
        media, encoding = (record.headers.get("Content-Type") or "").split(";")[0].strip(), None
    if media in _PAGES:
        return "html", encoding
    return ("text" if media == "text/plain" else None), encoding
