"""Bad input: each kind is one clear line among the rejects, and the rest of the batch goes on."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
import os
import socket
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from verbale.read import read
from verbale.settings import ReadSettings
from verbale.types import Article, Rejected

STORY = (
    "Envoys of Chad and Niger met in the capital on Monday. They agreed to open the border for "
    "traders, and said that the police of both states would patrol the road together."
)


def _jsonl_with_a_bad_line(folder: Path) -> None:
    rows = [json.dumps({"id": str(number), "text": STORY}) for number in range(1, 51)]
    rows[36] = '{"id": "37", "text": "half a row'
    (folder / "bad.jsonl").write_text("\n".join(rows), encoding="utf-8")


def _bomb(folder: Path) -> None:
    with gzip.open(folder / "bad.txt.gz", "wb") as file:
        for _ in range(64):
            file.write(b"a " * 500_000)


def _zip_bomb(folder: Path) -> None:
    with zipfile.ZipFile(folder / "bad.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros.jsonl", b"\n" * 64_000_000)


def _zip(folder: Path, name: str, data: bytes) -> None:
    with zipfile.ZipFile(folder / "bad.zip", "w") as archive:
        archive.writestr(name, data)


def _looped(folder: Path) -> None:
    (folder / "inner").mkdir()
    (folder / "inner" / "bad").symlink_to(folder, target_is_directory=True)


def _socket(folder: Path) -> None:
    server = socket.socket(socket.AF_UNIX)
    here = Path.cwd()
    os.chdir(folder)  # the path of a socket may have 107 bytes at most
    try:
        server.bind("bad")
    finally:
        os.chdir(here)
        server.close()


def _warc(body: bytes) -> bytes:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
    head = (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://news.example/1\r\n"
        b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n"
    )
    return head % len(http) + http + b"\r\n\r\n"


def _write(name: str, data: bytes) -> Callable[[Path], None]:
    def make(folder: Path) -> None:
        (folder / name).write_bytes(data)

    return make


SCRIPTS = (
    b"<!doctype html><html><head><title>App</title><script>var a = 1;</script></head><body>"
    b"<div id=root></div><script src=app.js></script><noscript>Enable JavaScript</noscript></body>"
)

BAD: dict[str, tuple[str, Callable[[Path], None]]] = {
    "empty file": ("empty", _write("bad.txt", b"")),
    "blanks only": ("empty", _write("bad.txt", b" \n\t\r\n ")),
    "empty page": ("empty", _write("bad.html", b"<html><body></body></html>")),
    "menu only": ("empty", _write("bad.txt", b"Home\nSearch\nLog in\n")),
    "picture": ("binary", _write("bad.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)),
    "pdf": ("binary", _write("bad.txt", b"%PDF-1.7\n1 0 obj\n")),
    "noise": ("binary", _write("bad.txt", bytes(range(1, 32)) * 400)),
    "mixed encodings": (
        "encoding",
        _write("bad.txt", STORY.encode() + b" caf\xc3\xa9 \xff\xfe\x81"),
    ),
    "NUL bytes": ("malformed", _write("bad.txt", STORY.encode().replace(b" met", b" \x00met"))),
    "half a character": ("encoding", _write("bad.txt", (STORY + " café").encode()[:-1])),
    "half UTF-16": ("encoding", _write("bad.txt", STORY.encode("utf-16") + b"\x00")),
    "bad line 37": ("malformed", _jsonl_with_a_bad_line),
    "row without text": ("empty", _write("bad.jsonl", b'{"id": "1", "body": "x"}\n')),
    "row that is a list": ("malformed", _write("bad.jsonl", b'[1, 2]\n{"text": "Envoys met."}\n')),
    "row nested deep": ("malformed", _write("bad.jsonl", b'{"text": ' + b"[" * 100_000 + b"\n")),
    "bad date in a row": (
        "malformed",
        _write("bad.jsonl", json.dumps({"text": STORY, "published": "03/04/2016"}).encode()),
    ),
    "json cut short": ("malformed", _write("bad.json", b'[{"text": "x"}, {"te')),
    "csv without text": ("malformed", _write("bad.csv", b"id,body\n1,x\n")),
    "csv with a long row": ("malformed", _write("bad.csv", b"id,text\n1,x y,z\n")),
    "csv with an open quote": ("malformed", _write("bad.csv", b'id,text\n1,"x y z\n2,w\n')),
    "parquet of noise": ("malformed", _write("bad.parquet", b"PAR1" + b"x" * 100 + b"PAR1")),
    "truncated gzip": ("truncated", _write("bad.txt.gz", gzip.compress(STORY.encode())[:-20])),
    "truncated bzip2": ("truncated", _write("bad.txt.bz2", bz2.compress(STORY.encode())[:-9])),
    "truncated xz": ("truncated", _write("bad.txt.xz", lzma.compress(STORY.encode())[:-9])),
    "truncated zip": ("truncated", _write("bad.zip", b"PK\x03\x04" + b"\x00" * 40)),
    "gzip bomb": ("bomb", _bomb),
    "zip bomb": ("bomb", _zip_bomb),
    "office file": ("form", lambda folder: _zip(folder, "[Content_Types].xml", b"<x/>")),
    "bad member of a zip": ("binary", lambda folder: _zip(folder, "a.txt", b"%PDF-1.7")),
    "html nested deep": (
        "too-deep",
        _write("bad.html", b"<html><body>" + b"<div>" * 50_000 + b"x" + b"</div>" * 50_000),
    ),
    "only scripts": ("scripts-only", _write("bad.html", SCRIPTS)),
    "other xml": ("form", _write("bad.xml", b'<?xml version="1.0"?><news><item/></news>')),
    "feed without entries": (
        "empty",
        _write("bad.xml", b'<rss version="2.0"><channel><title>T</title></channel></rss>'),
    ),
    "warc cut short": ("truncated", _write("bad.warc", _warc(b"<p>" + STORY.encode())[:-120])),
    "warc without record": ("malformed", _write("bad.warc", b"WARC/9 nonsense")),
    "text too large": ("too-large", _write("bad.txt", STORY.encode() * 20_000)),
    "row too large": ("too-large", _write("bad.jsonl", b'{"text": "' + b"x" * 3_000_000 + b'"}')),
    "link to nothing": ("missing", lambda folder: (folder / "bad").symlink_to("nowhere")),
    "loop of links": ("loop", _looped),
    "link to itself": ("missing", lambda folder: (folder / "bad").symlink_to("bad")),
    "socket": ("unreadable", _socket),
}

SETTINGS = ReadSettings(max_bytes=2_000_000, max_ratio=10)


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_one_line_and_the_batch_goes_on(name: str, tmp_path: Path) -> None:
    reason, make = BAD[name]
    folder = tmp_path / "batch"
    folder.mkdir()
    (folder / "a-good.txt").write_text(STORY, encoding="utf-8")
    (folder / "z-good.txt").write_text(STORY, encoding="utf-8")
    make(folder)
    items = list(read([str(folder)], settings=SETTINGS))
    rejects = [item for item in items if isinstance(item, Rejected)]
    read_files = {item.source_id for item in items if isinstance(item, Article)}
    assert [item.reason for item in rejects] == [reason]
    assert {"a-good.txt", "z-good.txt"} <= read_files
    for item in rejects:
        assert str(folder) in item.where
        assert "\n" not in item.message
        assert item.message.rstrip(".") != item.message, "a message ends like a sentence"


def test_the_rows_around_a_bad_line_are_read(tmp_path: Path) -> None:
    _jsonl_with_a_bad_line(tmp_path)
    items = list(read([str(tmp_path)]))
    assert sum(isinstance(item, Article) for item in items) == 49
    (reject,) = [item for item in items if isinstance(item, Rejected)]
    assert reject.where.endswith("bad.jsonl line 37")


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("no/such/file.txt", "missing"),
        ("no/such/*.html", "missing"),
        ("http://127.0.0.1:9/x", "private-address"),
        ("http://[::1]/x", "private-address"),
        ("http://169.254.169.254/latest", "private-address"),
        ("http://localhost/x", "private-address"),
        ("http://no-such-name.invalid/x", "network"),
        ("http://", "network"),
    ],
)
def test_what_is_not_there(source: str, reason: str, tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text(STORY, encoding="utf-8")
    first, second = read([source, str(good)])
    assert isinstance(first, Rejected) and first.reason == reason
    assert isinstance(second, Article)


def test_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / ".hidden.txt").write_text(STORY, encoding="utf-8")
    (reject,) = read([str(tmp_path)])
    assert isinstance(reject, Rejected)
    assert (reject.where, reject.reason) == (str(tmp_path), "empty")
    assert reject.message.startswith("no file is in this folder")


def test_a_pattern_that_matches_what_cannot_be_read_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "none.txt")
    (tmp_path / "b.txt").mkdir()
    (tmp_path / "c.txt").write_text(STORY, encoding="utf-8")
    items = list(read([f"{tmp_path}/*.txt"]))
    assert [getattr(item, "reason", "read") for item in items] == ["missing", "empty", "read"]


def test_a_file_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(STORY, encoding="utf-8")
    secret.chmod(0)
    if os.access(secret, os.R_OK):  # the superuser may read it: let the system say no

        def refuse(path: Path) -> None:
            raise PermissionError(13, "Permission denied", str(path))

        monkeypatch.setattr("verbale.read.sources.FileIO", refuse)
    (item,) = read([str(secret)])
    assert isinstance(item, Rejected)
    assert item.reason == "unreadable"
    assert "permission denied" in item.message
