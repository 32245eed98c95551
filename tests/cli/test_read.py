"""`verbale read`: formats, rejects and exit status."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from verbale.cli.main import app

STORY = (
    "Talks in Oslo\n\nEnvoys of Chad and Niger met in the capital on Monday to mark the border.\n"
)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_jsonl_has_the_fields_in_order(story: Path) -> None:
    result = CliRunner().invoke(app, ["read", str(story), "--format", "jsonl"])
    assert result.exit_code == 0
    row = json.loads(result.stdout)
    assert list(row) == [
        "kind", "article_id", "source_id", "url", "source", "title", "byline", "dateline",
        "published", "published_from", "language", "text", "captions", "removed", "turns", "found",
    ]  # fmt: skip
    assert row["source_id"] == "story.txt"
    assert row["title"] == "Talks in Oslo"
    assert row["published"] is None and row["published_from"] is None


def test_the_same_input_gives_the_same_bytes(story: Path) -> None:
    runs = [CliRunner().invoke(app, ["read", str(story), "--format", "jsonl"]) for _ in range(2)]
    assert runs[0].stdout == runs[1].stdout


def test_a_date_given_for_the_batch(story: Path) -> None:
    arguments = ["read", str(story), "--format", "jsonl", "--published", "2016-09-09"]
    row = json.loads(CliRunner().invoke(app, arguments).stdout)
    assert (row["published"], row["published_from"]) == ("2016-09-09", "argument")
    assert {
        "field": "published",
        "from": "argument",
        "where": "--published",
        "words": "2016-09-09",
    } in row["found"]


def test_rejects_are_listed_and_the_status_is_3(story: Path, tmp_path: Path) -> None:
    rejects = tmp_path / "rejects.jsonl"
    arguments = ["read", str(story), "no-such-file", "--rejects", str(rejects)]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 3
    assert "rejected: no-such-file: no such file or folder. Check the path." in result.stderr
    assert "1 article read, 1 piece rejected" in result.stderr
    (row,) = map(json.loads, rejects.read_text(encoding="utf-8").splitlines())
    assert row["reason"] == "missing"


@pytest.mark.parametrize(
    "arguments",
    [[], ["--format", "xml", "x"], ["--published", "yesterday", "x"], ["--max-bytes", "0", "x"]],
)
def test_wrong_usage_is_status_2(arguments: list[str]) -> None:
    result = CliRunner().invoke(app, ["read", *arguments])
    assert result.exit_code == 2 or type(result.exception).__name__ == "SettingError"


def test_text_shows_what_was_taken_out(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(STORY + "\nLeave a Reply\n\nName *\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["read", str(path), "--format", "text"])
    assert "[removed: comment form] Name *" in result.stdout


def test_standard_input() -> None:
    result = CliRunner().invoke(app, ["read", "-"], input=STORY.encode())
    assert result.exit_code == 0
    assert "Talks in Oslo" in result.stdout
