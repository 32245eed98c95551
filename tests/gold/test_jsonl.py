"""The corpus as JSON lines: the same items come back, and damaged files are refused."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.gold.test_convert import DOCUMENT, SENTENCE
from verbale.cli.gold import gold
from verbale.errors import DataError
from verbale.gold.check import load
from verbale.gold.decode import read_jsonl
from verbale.gold.encode import encode, write_jsonl

FOUNDERS = Path(__file__).parents[2] / "gold"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "desk.gold").write_text(SENTENCE + DOCUMENT, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("kind", ["sentences", "documents"])
def test_items_come_back_the_same(kind: str, tmp_path: Path) -> None:
    items = load(FOUNDERS / kind / "founders.gold")
    path = tmp_path / "all.jsonl"
    with path.open("w", encoding="utf-8") as out:
        assert write_jsonl(items, out, {items[0].item_id: "dev"}) == len(items)
    assert read_jsonl(path) == items
    lines = path.read_text(encoding="utf-8").splitlines()
    assert json.loads(lines[0])["split"] == "dev"


def test_fields(corpus: Path) -> None:
    sentence, document = (encode(item) for item in load(corpus))
    met, called = sentence["events"]
    assert met["trigger"] == [{"start": 15, "end": 18, "text": "met"}]
    assert met["date"]["value"] == "1995-05-01"
    assert met["date"]["precision"] == "month"
    assert met["place"]["country"] == "HRV"
    assert met["actors"][0]["who"] == [{"entity": "envoy", "country": "HRV", "sectors": ["GOV"]}]
    assert [piece["text"] for piece in called["trigger"]] == ["called", "off"]
    assert called["statement"] == 0
    assert document["published"] == "2014-03-07"
    assert document["statements"][1]["reply_to"]["text"] == "Is the port of Odesa open?"
    out = io.StringIO()
    assert write_jsonl(load(corpus), out) == 2
    assert json.loads(out.getvalue().splitlines()[1])["split"] is None


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("Zagreb's envoy met", "The Croat envoy met", "'envoy' is not at|is not at"),
        ('"none"', '"nothing"', "KeyError 'none'"),
        ("1995-05-01", "1995-15-01", "ValueError"),
        ('{"item_id"', '"item_id"', "no JSON"),
    ],
)
def test_damaged(corpus: Path, old: str, new: str, message: str) -> None:
    path = corpus / "all.jsonl"
    with path.open("w", encoding="utf-8") as out:
        write_jsonl(load(corpus), out)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataError, match=message) as caught:
        read_jsonl(path)
    assert caught.value.where == "all.jsonl:1"
    assert "verbale gold convert" in str(caught.value)


def test_command(corpus: Path) -> None:
    result = CliRunner().invoke(gold, ["convert", str(corpus)])
    assert result.exit_code == 0
    assert len(result.output.splitlines()) == 2
    path = corpus / "out" / "documents.jsonl"
    result = CliRunner().invoke(
        gold, ["convert", str(corpus), "--only", "document", "--out", str(path)]
    )
    assert result.exit_code == 0, result.output
    assert [item.item_id for item in read_jsonl(path)] == ["port"]
