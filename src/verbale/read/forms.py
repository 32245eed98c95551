"""What form a stream has, told by its first bytes, and by its name where they do not tell."""

from __future__ import annotations

import re
import zlib
from typing import Literal

Form = Literal[
    "gzip", "bzip2", "xz", "zip", "warc", "parquet", "html", "feed", "jsonl", "json", "csv", "text"
]

_PACKED: tuple[tuple[bytes, Form], ...] = (
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"PAR1", "parquet"),
    (b"WARC/", "warc"),
)
_LEAD = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*", re.DOTALL)
_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|meta|title|div|article|main|section|p)\b", re.I
)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF|atom:feed)\b", re.I)
_MARKUP = re.compile(rb"<(?:html|body|div|p|head)\b[^>]*>", re.I)
_ROW = re.compile(rb'\s*\{\s*"')
_ROWS = re.compile(rb"\s*\[\s*(?:\{|\])")
_CELL = re.compile(rb'["\']?\s*(?:text|html)\s*["\']?', re.I)

DELIMITERS = ",\t;|"


def detect(head: bytes, name: str) -> Form:
    """The form of a stream.

    Args:
        head: its first bytes, a few thousand at best.
        name: its file name, or "".
    """
    for magic, form in _PACKED:
        if head.startswith(magic):
            return "warc" if form == "gzip" and _unzipped(head).startswith(b"WARC/") else form
    # UTF-16 has a NUL beside each ASCII letter; without them the marks below are seen.
    plain = head.replace(b"\x00", b"").removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe")
    suffix = name.lower().rpartition(".")[2]
    lead = _LEAD.match(plain)
    opening = plain[lead.end() :] if lead else plain
    if _FEED.match(opening):
        return "feed"
    if _HTML.match(opening) or (suffix in {"html", "htm", "xhtml", "shtml"} and b"<" in plain):
        return "html"
    if opening.startswith(b"<") and _MARKUP.search(plain):
        return "html"
    if plain.lstrip().startswith(b"<?xml"):
        return "feed"  # its reader tells what is no feed
    if _ROW.match(plain):
        return "json" if suffix == "json" else "jsonl"
    if _ROWS.match(plain):
        return "json"
    if suffix in {"jsonl", "ndjson"}:
        return "jsonl"
    if suffix == "json":
        return "json"
    if suffix in {"csv", "tsv", "tab"} or (suffix in {"", "txt"} and _has_header(plain)):
        return "csv"
    return "text"


def _unzipped(head: bytes) -> bytes:
    try:
        return zlib.decompressobj(31).decompress(head, 64)
    except zlib.error:
        return b""


def _has_header(head: bytes) -> bool:
    """Whether the first line is the header of a table with a column `text` or `html`."""
    line = head.partition(b"\n")[0].rstrip(b"\r")
    if len(line) > 1000:
        return False
    for delimiter in DELIMITERS:
        cells = line.split(delimiter.encode())
        if len(cells) >= 2 and any(_CELL.fullmatch(cell) for cell in cells):
            return True
    return False
