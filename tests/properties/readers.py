"""Damaged input of every form that is read, for property tests and for long fuzz runs."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import zipfile
from io import BufferedReader, BytesIO

import duckdb
from hypothesis import strategies as st

from tests.read.plain.samples import PAGES
from verbale.read.compose import Batch
from verbale.read.reader import read_source
from verbale.read.sources import Source
from verbale.settings import ReadSettings
from verbale.types import Article, Rejected

BATCH = Batch(ReadSettings(max_bytes=200_000, max_ratio=20))
SUFFIXES = (
    "",
    ".txt",
    ".html",
    ".xml",
    ".jsonl",
    ".json",
    ".csv",
    ".warc",
    ".gz",
    ".zip",
    ".parquet",
)


def _seeds() -> list[bytes]:
    text = PAGES[0].raw.encode()
    html = (
        "<!doctype html><html><head><title>Talks | Daily</title><meta charset=utf-8>"
        '<meta property="article:published_time" content="2014-05-12T08:00:00Z">'
        '<script type="application/ld+json">{"@type":"NewsArticle","author":{"name":"A B"}}</script>'
        "</head><body><nav><a href=/>Home</a></nav><article><h1>Talks</h1><p>By A B</p>"
        "<p>Envoys of Chad and Niger met in the capital on Monday, and agreed to open the border.</p>"
        "<figure><img><figcaption>The envoys</figcaption></figure></article><footer>© Daily</footer>"
    ).encode()
    rss = (
        b'<?xml version="1.0"?><rss version="2.0"><channel><title>D</title><item><title>T</title>'
        b"<link>http://d.example/1</link><pubDate>Mon, 12 May 2014 08:00:00 +0200</pubDate>"
        b"<description>&lt;p&gt;Envoys met on Monday.&lt;/p&gt;</description></item></channel></rss>"
    )
    rows = [{"id": 1, "text": "Envoys met.", "published": "2014-05-12"}, {"html": html.decode()}]
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html
    warc = (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://d.example/1\r\n"
        b"Content-Type: application/http; msgtype=response\r\n"
        b"Content-Length: %d\r\n\r\n%s\r\n\r\n" % (len(http), http)
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.html", html)
        archive.writestr("b/c.txt", text)
    transcript = b"QUESTION: Why?\n\nMR BELL: Because.\n\nQUESTION: When?\n\nMR BELL: Soon.\n"
    return [
        text, html, rss, warc, transcript,
        *(page.raw.encode() for page in PAGES[1:]),
        "\n".join(map(json.dumps, rows)).encode(),
        json.dumps(rows).encode(),
        b'id,title,text\n1,"T, t","Envoys met, they said."\n2,U,"a ""b"" c"\n',
        gzip.compress(text), gzip.compress(warc) * 2, bz2.compress(html), packed.getvalue(),
        _parquet(),
        html.decode().encode("utf-16"), "Élysée – café “déjà vu”".encode("cp1252"),
    ]  # fmt: skip


def _parquet() -> bytes:
    import tempfile
    from pathlib import Path

    with tempfile.TemporaryDirectory() as folder, duckdb.connect() as connection:
        path = Path(folder) / "a.parquet"
        connection.execute(
            f"COPY (SELECT 1 AS id, 'Envoys met on Monday.' AS text) TO '{path}' (FORMAT parquet)"
        )
        return path.read_bytes()


SEEDS = _seeds()
PIECES = (
    b"\x00", b"\xff", b"\xc3", b"\xef\xbb\xbf", b"\xff\xfe", b"<", b">", b"<p>", b"</", b"<!--",
    b"<script>", b"&#0;", b"&lt;", b'"', b"'", b"{", b"}", b"[", b"]", b"\r", b"\n", b"\n\n", b"\t",
    b",", b":", b"\xe2\x80\xa8", b"\xed\xa0\x80", b"Q: ", b"By ", b"WASHINGTON: ", b"a-b-cdeX",
    b"Comments", b"Related", b"PK\x03\x04", b"\x1f\x8b", b"WARC/1.0\r\n", b"PAR1", b"1" * 400,
)  # fmt: skip


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, bytes]:
    """A file name and its bytes: a sound file with up to eight wounds, or plain noise."""
    name = "file" + draw(st.sampled_from(SUFFIXES))
    if draw(st.integers(0, 19)) == 0:
        return name, draw(st.binary(max_size=400))
    data = draw(st.sampled_from(SEEDS))
    for _ in range(draw(st.integers(0, 8))):
        at = draw(st.integers(0, len(data)))
        cut = draw(st.sampled_from((0, 0, 1, 2, 7, 60, 2000)))
        put = draw(st.sampled_from(PIECES)) if draw(st.booleans()) else b""
        data = data[:at] + put + data[at + cut :]
    return name, data


def check(name: str, data: bytes) -> None:
    """Read one file; whatever it holds gives articles or rejects that are in order."""
    source = Source(name, name, BufferedReader(BytesIO(data)))
    for item in read_source(source, BATCH):
        if isinstance(item, Rejected):
            assert item.where and item.message and "\n" not in item.message
            continue
        assert isinstance(item, Article)
        assert item.text
        item.text.encode("utf-8")
        assert "\x00" not in item.text
        for turn in item.turns:
            assert 0 <= turn.start < turn.end <= len(item.text)
