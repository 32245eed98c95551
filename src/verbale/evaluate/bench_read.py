"""Speed and memory of the reading room."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from hashlib import sha256
from itertools import count
from pathlib import Path

from verbale.errors import DataError
from verbale.evaluate.composed import compose_pages, compose_texts
from verbale.evaluate.pages import bare
from verbale.evaluate.report import Figure, Report, hash_files, versions
from verbale.read.compose import Batch, Given, article_from_page, article_from_text
from verbale.read.decode import decode
from verbale.settings import ReadSettings

_ROUNDS = 5
_TEXTS = 2000
_COMPOSED_PAGES = 150
_MEMORY_BAR = 300_000_000


# The child tells its own peak: what the system tells a parent of a child counts the parent's
# memory before the child's program started.
_READ_ALL = """
import sys
from verbale.evaluate.memory import peak_memory
from verbale.read import article_json, read
from verbale.types import Article
for item in read(sys.argv[1:]):
    if not isinstance(item, Article):
        sys.exit(f"{item.where}: {item.message}")
    article_json(item)
print(peak_memory())
"""


def bench_read(pages: Path | None, stream_bytes: int) -> Report:
    """Measure reading of pages, of plain text, and of long streams.

    Args:
        pages: a folder with HTML pages; composed pages if `None`.
        stream_bytes: size of the archive and of the table that are streamed for peak memory.

    Raises:
        DataError: the folder holds no page.
    """
    html, data_hash, data = _load(pages)
    texts = [text.encode() for text in compose_texts(_TEXTS, copied=False)]
    copied = [text.encode() for text in compose_texts(_TEXTS)]
    batch = Batch(ReadSettings())
    ours, theirs = _page_rates(html, batch)
    plain_rate = sum(map(len, texts)) / 1e6 / _best(lambda: _read_texts(texts, batch))
    copied_rate = sum(map(len, copied)) / 1e6 / _best(lambda: _read_texts(copied, batch))
    with tempfile.TemporaryDirectory() as folder:
        warc = _stream(_write_warc(Path(folder) / "stream.warc", stream_bytes))
        table = _stream(_write_jsonl(Path(folder) / "stream.jsonl", stream_bytes))
    figures = (
        Figure("HTML pages", ours, "per second", baseline=theirs),
        Figure("HTML pages, ratio to trafilatura", ours / theirs, "fraction", bar=0.85),
        Figure("plain text, MB on one core", plain_rate, "per second", bar=20.0),
        Figure("plain text copied from pages, MB on one core", copied_rate, "per second"),
        Figure("WARC stream, peak memory", warc[0], "bytes"),
        Figure("WARC stream, MB", stream_bytes / 1e6 / warc[1], "per second"),
        Figure("JSONL stream, peak memory", table[0], "bytes"),
        Figure("JSONL stream, MB", stream_bytes / 1e6 / table[1], "per second"),
    )
    return Report(
        "bench read",
        f"{data}; {_TEXTS:,} composed texts; streams of {stream_bytes:,} bytes",
        data_hash,
        figures,
        baseline="trafilatura",
        versions=versions("trafilatura", "lxml", "fastwarc"),
        notes=(
            f"processor time of the best of {_ROUNDS} rounds, trafilatura and verbale in turn",
            f"peak memory: the whole process, wanted at most {_MEMORY_BAR:,} bytes",
        ),
    )


def _load(folder: Path | None) -> tuple[list[bytes], str, str]:
    if folder is None:
        html = [page.encode() for page in compose_pages(_COMPOSED_PAGES)]
        return html, sha256(b"".join(html)).hexdigest(), f"{len(html)} composed pages"
    paths = sorted(folder.rglob("*.html"))
    if not paths:
        raise DataError(str(folder), "no *.html below this folder. Name one with pages.")
    html = [path.read_bytes() for path in paths]
    return html, hash_files(paths, folder), f"{len(html)} pages"


def _page_rates(html: Sequence[bytes], batch: Batch) -> tuple[float, float]:
    """Pages a second of Verbale and of trafilatura, by the best round of each."""
    ours = theirs = float("inf")
    as_text = [page.decode("utf-8", "replace") for page in html]
    for _ in range(_ROUNDS):
        theirs = min(theirs, _time(lambda: [bare(page) for page in as_text]))
        ours = min(ours, _time(lambda: _read_pages(html, batch)))
    return len(html) / ours, len(html) / theirs


def _read_pages(html: Sequence[bytes], batch: Batch) -> None:
    for page in html:
        article_from_page(page, "page", Given("page"), batch)


def _read_texts(texts: Sequence[bytes], batch: Batch) -> None:
    for data in texts:
        article_from_text(decode(data, "text").text, "text", Given("text"), batch)


def _time(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _best(work: Callable[[], object]) -> float:
    return min(_time(work) for _ in range(_ROUNDS))


def _write_jsonl(path: Path, size: int) -> Path:
    texts = list(compose_texts(500))
    with path.open("wb") as file:
        for number in count():
            if file.tell() >= size:
                return path
            row = {"id": str(number), "text": texts[number % len(texts)]}
            file.write(json.dumps(row).encode() + b"\n")
    return path


def _write_warc(path: Path, size: int) -> Path:
    """An archive of composed pages that carry 300 kB of inline scripts, as pages of news do."""
    script = b"<script>" + b"var a = [0, 1, 2];\n" * 16_000 + b"</script></body>"
    pages = [page.encode().replace(b"</body>", script) for page in compose_pages(50)]
    with path.open("wb") as file:
        for number in count():
            if file.tell() >= size:
                return path
            body = pages[number % len(pages)]
            http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
            head = (
                "WARC/1.0\r\nWARC-Type: response\r\n"
                f"WARC-Target-URI: https://news.example/{number}\r\n"
                "Content-Type: application/http; msgtype=response\r\n"
                f"Content-Length: {len(http)}\r\n\r\n"
            )
            file.write(head.encode() + http + b"\r\n\r\n")
    return path


def _stream(path: Path) -> tuple[float, float]:
    """Peak memory in bytes and seconds of a process of its own that reads one file."""
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", _READ_ALL, str(path)], capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise DataError(str(path), f"reading it failed: {done.stderr.strip()[-300:]}")
    return float(done.stdout), time.perf_counter() - start
