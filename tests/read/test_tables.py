"""Tables of articles."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.read.helpers import STORY, read_bytes

ROW = {
    "id": "a7", "url": "https://news.example/7", "title": "Talks", "published": "2014-05-12",
    "source": "Daily", "language": "en", "text": STORY,
}  # fmt: skip


def check_row(articles: list[object]) -> None:
    (article,) = articles
    for field, value in ROW.items():
        name = "source_id" if field == "id" else field
        found = getattr(article, name)
        assert (found.isoformat() if field == "published" else found) == value
    assert article.published_from == "meta"  # type: ignore[attr-defined]  # an Article


def test_jsonl() -> None:
    articles, rejects = read_bytes(json.dumps(ROW).encode() + b"\n\n", "t.jsonl")
    check_row(list(articles))
    assert rejects == []


def test_json_array_and_object() -> None:
    for content in ([ROW], ROW):
        articles, _ = read_bytes(json.dumps(content, indent=1).encode(), "t.json")
        check_row(list(articles))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_csv(delimiter: str) -> None:
    cells = ['"' + value.replace('"', '""') + '"' for value in ROW.values()]
    table = delimiter.join(name.upper() for name in ROW) + "\r\n" + delimiter.join(cells) + "\r\n"
    articles, rejects = read_bytes(b"\xef\xbb\xbf" + table.encode(), "t.csv")
    check_row(list(articles))
    assert rejects == []


def test_parquet(tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    (tmp_path / "t.jsonl").write_text(json.dumps(ROW), encoding="utf-8")
    with duckdb.connect() as connection:
        connection.execute(
            f"COPY (SELECT * FROM read_json('{tmp_path}/t.jsonl')) TO '{path}' (FORMAT parquet)"
        )
    articles, rejects = read_bytes(path.read_bytes(), "t.parquet")
    check_row(list(articles))
    assert rejects == []


def test_html_cells() -> None:
    html = f"<html><body><article><h1>Talks in Oslo</h1><p>{STORY}</p></article></body></html>"
    articles, _ = read_bytes(json.dumps({"html": html}).encode(), "t.jsonl")
    assert articles[0].text == STORY
    assert articles[0].title == "Talks in Oslo"
    assert articles[0].source_id == "t.jsonl:1"


def test_a_title_in_the_table_is_cut_from_the_text() -> None:
    row = {"title": "Talks in Oslo resume", "text": "Talks in Oslo resume\n\n" + STORY}
    articles, _ = read_bytes(json.dumps(row).encode(), "t.jsonl")
    assert articles[0].text == STORY


def test_a_heading_that_is_not_the_title_stays_in_the_text() -> None:
    row = {"title": "Talks in Oslo resume", "text": "What the envoys want\n\n" + STORY}
    articles, _ = read_bytes(json.dumps(row).encode(), "t.jsonl")
    assert articles[0].title == "Talks in Oslo resume"
    assert articles[0].text.startswith("What the envoys want")


def test_another_language_is_kept_as_read() -> None:
    text = "Le ministre a reçu l'ambassadeur jeudi à Paris.\n\nPartager\n\nLes talks ont duré une heure."
    articles, _ = read_bytes(json.dumps({"text": text}).encode(), "t.jsonl")
    assert articles[0].language == "fr"
    assert articles[0].text == text
    assert articles[0].removed == ()


@given(st.lists(st.text(), max_size=5))
def test_any_cells_give_articles_or_rejects(cells: list[str]) -> None:
    data = "\n".join(json.dumps({"text": cell}) for cell in cells).encode()
    articles, rejects = read_bytes(data, "t.jsonl")
    assert len(articles) + len(rejects) == len(cells)
