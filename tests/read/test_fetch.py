"""Fetching, from a server on this machine."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.read.helpers import STORY
from verbale.read import read
from verbale.read.fetch import is_public
from verbale.settings import ReadSettings
from verbale.types import Article, Rejected

OPEN = ReadSettings(allow_private=True, timeout=1.0, max_redirects=3, max_bytes=50_000)


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path.startswith("/loop"):
            self.send_response(302)
            self.send_header("Location", "/loop")
            self.end_headers()
        elif self.path == "/moved":
            self.send_response(301)
            self.send_header("Location", "/page")
            self.end_headers()
        elif self.path == "/missing":
            self.send_error(404)
        elif self.path == "/slow":
            threading.Event().wait(3)
        else:
            body = f"<html><body><article><p>{STORY} Élan.</p></article>".encode("cp1252")
            if self.path == "/large":
                body += b"<!-- " + b"x" * 60_000
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=windows-1252")
            self.end_headers()
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads = True
    thread = threading.Thread(target=http.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{http.server_port}"
    http.shutdown()
    http.server_close()


def test_a_page_is_fetched_and_decoded(server: str) -> None:
    (item,) = read([server + "/moved"], settings=OPEN)
    assert isinstance(item, Article)
    assert item.text == STORY + " Élan."
    assert item.url == server + "/page"


@pytest.mark.parametrize(
    ("path", "reason", "words"),
    [
        ("/missing", "network", "404"),
        ("/loop", "network", "redirects"),
        ("/slow", "network", "no answer within 1 seconds"),
        ("/large", "too-large", "50,000 bytes"),
    ],
)
def test_what_goes_wrong_is_said(server: str, path: str, reason: str, words: str) -> None:
    (item,) = read([server + path], settings=OPEN)
    assert isinstance(item, Rejected)
    assert item.reason == reason
    assert words in item.message


def test_private_addresses_need_leave(server: str) -> None:
    (item,) = read([server + "/page"])
    assert isinstance(item, Rejected)
    assert item.reason == "private-address"
    assert "--allow-private" in item.message


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True), ("2001:4860:4860::8888", True), ("127.0.0.1", False), ("10.1.2.3", False),
        ("192.168.0.1", False), ("169.254.169.254", False), ("100.64.0.1", False), ("::1", False),
        ("fe80::1%eth0", False), ("::ffff:10.0.0.1", False), ("2002:7f00:1::", False),
        ("64:ff9b::a00:1", False), ("224.0.0.1", False), ("0.0.0.0", False),
    ],
)  # fmt: skip
def test_is_public(address: str, public: bool) -> None:
    assert is_public(address) is public
