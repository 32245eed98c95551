"""Feeds, web archives and packed files."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zipfile

import pytest

from tests.read.helpers import STORY, read_bytes

PAGE = (
    f"<html><head><title>Talks</title></head><body><article><h1>Talks</h1><p>{STORY}</p></article>"
)


def record(kind: str, media: str, body: bytes, status: str = "200 OK", more: str = "") -> bytes:
    if kind == "response":
        head = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n{more}\r\n"
        body = head.encode() + body
        media = "application/http; msgtype=response"
    return (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: http://news.example/1\r\n"
        f"WARC-Date: 2016-09-09T00:00:00Z\r\nContent-Type: {media}\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    ).encode() + body + b"\r\n\r\n"  # fmt: skip


def test_warc_reads_pages_and_passes_over_the_rest() -> None:
    archive = b"".join(
        [
            record("warcinfo", "application/warc-fields", b"software: x"),
            record("request", "application/http", b"GET / HTTP/1.1\r\n\r\n"),
            record("response", "text/html; charset=utf-8", PAGE.encode()),
            record("response", "image/png", b"\x89PNG"),
            record("response", "text/html", PAGE.encode(), status="404 Not Found"),
            record("conversion", "text/plain", STORY.encode()),
        ]
    )
    for data in (archive, gzip.compress(archive), bz2.compress(archive)):
        articles, rejects = read_bytes(data, "a.warc")
        assert rejects == []
        assert [article.text for article in articles] == [STORY, STORY]
        assert articles[0].url == "http://news.example/1"
        assert articles[0].published is None, "the day of the crawl is no publication date"


def test_warc_decodes_packed_bodies() -> None:
    body = gzip.compress(PAGE.encode())
    more = f"Content-Encoding: gzip\r\nContent-Length: {len(body)}\r\n"
    articles, rejects = read_bytes(record("response", "text/html", body, more=more), "a.warc")
    assert rejects == []
    assert articles[0].text == STORY


RSS = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Daily</title>
<item><title>Talks</title><link>http://news.example/1</link><author>a@b.example (A Bell)</author>
<pubDate>Mon, 12 May 2014 23:30:00 -0700</pubDate><description>{STORY}</description></item>
<item><title>Only a title</title></item></channel></rss>"""

ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Daily</title><entry><id>tag:1</id>
<title>Talks</title><link href="http://news.example/1"/><published>2014-05-12T10:00:00Z</published>
<content type="html">&lt;p&gt;{STORY}&lt;/p&gt;</content></entry></feed>"""


def test_rss() -> None:
    articles, rejects = read_bytes(RSS.encode(), "feed")
    (article,) = articles
    assert (article.title, article.url, article.source) == (
        "Talks",
        "http://news.example/1",
        "Daily",
    )
    assert article.text == STORY
    assert article.published is not None
    assert article.published.isoformat() == "2014-05-12", "the day where the entry was written"
    assert [reject.reason for reject in rejects] == ["empty"]


def test_atom_with_markup() -> None:
    articles, rejects = read_bytes(ATOM.encode(), "feed.xml")
    assert rejects == []
    assert articles[0].text == STORY
    assert articles[0].source_id == "tag:1"


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_packed_text(pack: object) -> None:
    assert callable(pack)
    articles, rejects = read_bytes(pack(STORY.encode()), "story.txt.x")
    assert rejects == []
    assert articles[0].text == STORY


def test_zip_with_pages_and_text_and_a_packed_file() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("b.html", PAGE)
        archive.writestr("a.txt", STORY)
        archive.writestr("sub/c.txt.gz", gzip.compress(STORY.encode()))
    articles, rejects = read_bytes(file.getvalue(), "x.zip")
    assert rejects == []
    assert [article.source_id for article in articles] == ["a.txt", "b.html", "c.txt"]
    assert {article.text for article in articles} == {STORY}


def test_packed_too_often() -> None:
    data = STORY.encode()
    for _ in range(5):
        data = gzip.compress(data)
    articles, rejects = read_bytes(data)
    assert articles == []
    assert [reject.reason for reject in rejects] == ["bomb"]
