"""What stands in other texts too."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.gold.helpers import read
from verbale.cli.gold import gold
from verbale.errors import DataError
from verbale.gold.outside import Passage, read_passages
from verbale.gold.overlap import compare

GOLD = """
S wire 2001 USA none=travel | The ferry left its berth at six with nobody on board,
  to general relief.

D page wire 2001-01-01 USA
T Ferry leaves without its passengers in the morning fog
J Please enter your name and your town below
P Nobody of the Organization for the Prohibition of Chemical Weapons came along.
N ORG Organization for the Prohibition of Chemical Weapons
"""
COPY = "they said the ferry left its berth at six sharp and went home after lunch with the others"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.conllu", f"# sent_id = 1\n# text = {COPY}\n1\tthey\tthey\tPRON\n\n"),
        ("a.conllu", "\n".join(f"{n}\t{word}\t_\tX" for n, word in enumerate(COPY.split(), 1))),
        ("a.iob2", "\n".join(f"{word}\tO" for word in COPY.split())),
        ("a.txt", "\n".join(f"{word}\tO" for word in COPY.split()) + "\n\nB\tB-LOC\n"),
        ("a.txt", f"Title\n\nOther words. {COPY}.\n"),
        ("a.tsv", f"id\ttext\n1\t{COPY.replace('ferry', '<s>ferry</s>')}\n"),
        ("a.ann", f"T1\tContent 3 90\t{COPY}\n"),
        ("a.json", json.dumps({"x": {"body": ["short", COPY]}, "n": 3})),
        ("deep/a.jsonl", json.dumps({"text": COPY}) + "\n\n"),
        ("a.html", f"<head><title>x</title></head><p>{COPY.replace('berth', '<b>berth</b>')}</p>"),
    ],
)
def test_a_copy_is_found_in_every_form(tmp_path: Path, name: str, content: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(content, encoding="utf-8")
    skipped: list[str] = []
    items, _ = read(GOLD)
    found = compare(items, read_passages(tmp_path, skipped))
    assert skipped == []
    assert [(hit.where, hit.words) for hit in found.hits if hit.score is None] == [
        ("desk.gold:2", "ferry left its berth at six"),
        ("desk.gold:2", "the ferry left its berth at"),
    ]
    assert found.hits[0].other.startswith(name)


def test_title_and_clutter_are_compared_and_names_are_not() -> None:
    items, _ = read(GOLD)
    texts = [
        "ferry leaves without its passengers in spring",
        "Enter your name and your town below!",
        "the Organization for the Prohibition of Chemical Weapons",
    ]
    found = compare(items, [Passage(str(n), text) for n, text in enumerate(texts)])
    assert [(hit.words, hit.other) for hit in found.hits if hit.score is None] == [
        ("enter your name and your town", "1"),
        ("ferry leaves without its passengers in", "0"),
        ("your name and your town below", "1"),
    ]
    assert found.names == 6


def test_near_duplicate() -> None:
    items, _ = read(GOLD)
    text = "Well. The ferry left the berth at six with nobody aboard, to general relief. Then rain."
    found = compare(items, [Passage("x", text)])
    (hit,) = (hit for hit in found.hits if hit.score is not None)
    assert hit.score is not None
    assert 0.5 < hit.score == found.highest < 0.8
    assert hit.words.startswith("The ferry left")


def test_clean() -> None:
    items, _ = read(GOLD)
    found = compare(items, [Passage("x", "Nothing of this kind was ever written here before now.")])
    assert found.hits == ()
    assert (found.passages, found.sentences) == (1, 3)


def test_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="is no folder"):
        list(read_passages(tmp_path / "no", []))
    (tmp_path / "a.json").write_text("{", encoding="utf-8")
    with pytest.raises(DataError, match=r"a\.json:1: no JSON"):
        list(read_passages(tmp_path, []))


def test_command(tmp_path: Path) -> None:
    (tmp_path / "a.gold").write_text(GOLD, encoding="utf-8")
    other = tmp_path / "other"
    other.mkdir()
    (other / "a.txt").write_text("Nothing that anybody has ever written here.", encoding="utf-8")
    (other / "b.parquet").write_bytes(b"PAR1")
    run = CliRunner().invoke
    result = run(gold, ["overlap", str(tmp_path / "a.gold"), "--against", str(other)])
    assert result.exit_code == 0
    lines = result.output.splitlines()
    assert lines[0] == "b.parquet: not compared: its form is not known"
    assert lines[1].startswith("none; 3 gold sentences against 1 passages, highest")
    (other / "a.txt").write_text(COPY, encoding="utf-8")
    result = run(gold, ["overlap", str(tmp_path / "a.gold"), "--against", str(other)])
    assert result.exit_code == 1
    assert "a.gold:2: six words: 'the ferry left its berth at' (in a.txt)" in result.output
