"""The scorer of pages, on pages written here."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.read.html.samples import TEXT, TITLE, article
from verbale.cli.evaluate import evaluate as group
from verbale.errors import DataError, UsageError
from verbale.evaluate.pages import (
    Answer,
    Gold,
    evaluate,
    load,
    same_names,
    same_title,
    score,
    text_score,
)
from verbale.evaluate.report import Figure, Report, hash_files, to_json, to_table


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "a.html").write_text(article(), encoding="utf-8")
    entry = {"title": TITLE, "authors": "", "date": "", "articleBody": "\n\n".join(TEXT)}
    (tmp_path / "articles.json").write_text(json.dumps({"a": entry}), encoding="utf-8")
    return tmp_path


def test_shingles_of_four_words() -> None:
    assert text_score("a b c d e", "a b c d e") == (1.0, 1.0)
    assert text_score("a b c d", "a b c d e") == (0.5, 1.0)
    assert text_score("a b c d e", "") == (0.0, 0.0)
    assert text_score("", "") == (1.0, 1.0)
    assert text_score("a b", "a b") == (1.0, 1.0)


def test_normalising() -> None:
    assert same_title("‘No’ — it  said") == same_title("'No' - it said")
    assert same_title("No") != same_title("no")
    assert same_names("Ada Bell, Ben Orme Jr.") == same_names("ben orme jr; Ada Bell")
    assert same_names(None) == same_names("")


def test_a_field_counts_only_where_it_is_exact() -> None:
    gold = Gold("a", b"", "one two three four", TITLE, "Ada Bell", "2021-05-18")
    result = score(gold, Answer("one two three four", TITLE, "Ada Bell, Ben Orme", "2021-05-18"))
    assert (result.f1, result.title, result.date, result.byline) == (1.0, True, True, False)


def test_a_clean_page_scores_full(folder: Path) -> None:
    report, misses = evaluate(folder)
    values = {figure.name: figure.value for figure in report.figures}
    assert values["text F1"] == values["title"] == values["date"] == values["byline"] == 1.0
    assert misses == []


def test_command(folder: Path) -> None:
    result = CliRunner().invoke(group, ["pages", str(folder), "--format", "json"])
    assert result.exit_code == 0, result.output
    report = json.loads(result.stdout)
    assert report["figures"]["text F1"]["bar"] == 0.93
    assert "baseline" in report["figures"]["title"]
    assert len(report["data_hash"]) == 64
    table = CliRunner().invoke(group, ["pages", str(folder), "--errors"]).output
    assert "text F1" in table
    assert "reached" in table


def test_wrong_folders(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"articles\.json"):
        load(tmp_path)
    (tmp_path / "articles.json").write_text("[1]")
    with pytest.raises(DataError, match="format"):
        load(tmp_path)
    (tmp_path / "articles.json").write_text('{"a": {"title": "t", "articleBody": "b"}}')
    with pytest.raises(DataError, match="missing"):
        load(tmp_path)


def test_the_hash_knows_names_and_contents(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_text("a")
    two.write_text("b")
    before = hash_files([one, two], tmp_path)
    assert before == hash_files([two, one], tmp_path)
    two.write_text("c")
    assert before != hash_files([one, two], tmp_path)


def test_report_forms() -> None:
    report = Report("bench x", "2 files", "f" * 64, (
        Figure("speed", 12.5, "per second", bar=20.0), Figure("nothing", None),
    ))  # fmt: skip
    assert "MISSED" in to_table(report)
    assert "–" in to_table(report)
    assert json.loads(to_json(report))["figures"]["speed"] == {
        "value": 12.5, "unit": "per second", "bar": 20.0,
    }  # fmt: skip
