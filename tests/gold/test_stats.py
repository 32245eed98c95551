"""Counts beside quotas."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.gold.helpers import read
from verbale.cli.gold import gold
from verbale.gold import codes
from verbale.gold.stats import Figure, count, is_whole

SENTENCES = """
S wire 1995 HRV,BIH hard=blame | Zagreb's envoy met the Bosnian premier at noon;
  she denied owing anything.
E met = CONSULT:visit | A Zagreb's envoy = HRV/GOV | R the Bosnian premier = BIH/GOV
E owing = ACCUSE negated | A she = BIH/GOV
N LOC Zagreb | MISC Bosnian

S headline 1996 HRV,GGY | Zagreb meets the press
E meets = CONSULT | A Zagreb = HRV/GOV
N LOC Zagreb

S wire 1997 FRA none=sport | Lyon sank Lille at noon in front of some forty thousand.
N LOC Lyon ; Lille

S wire 1998 FRA none=statement | Nantes sank Reims at noon in front of some sixty thousand.
N LOC Nantes ; Reims
"""
REPORT = """
D {name} {style} 2014-03-07 UKR group=quay outlet={outlet}
{junk}
P {words}
E opened = RETREAT:access {same} | A Kyiv = UKR/GOV
Q - = unmarked | S QUESTION = -/JRN | C is it so?
N LOC Kyiv
"""


def report(
    name: str, style: str, outlet: str, words: str, same: str = "&open", junk: str = "# -"
) -> str:
    return REPORT.format(name=name, style=style, outlet=outlet, words=words, same=same, junk=junk)


ONE = report("one", "wire", "A", "QUESTION asks: is it so? Kyiv opened up.", junk="J Menu")
TWO = report("two", "briefing", "B", "QUESTION asked: is it so? Kyiv opened a port.")
THREE = report("three", "wire", "C", "QUESTION then: is it so? Kyiv opened a bay.")


def figures(text: str, splits: dict[str, str] | None = None) -> dict[str, Figure]:
    items, _ = read(text)
    return {figure.name: figure for figure in count(items, splits)}


def test_counts() -> None:
    found = figures(SENTENCES + ONE + TWO + THREE)
    values = {name: figure.values[0] for name, figure in found.items()}
    expected = {
        "sentences": 4,
        "sentences with an event that is no fact": 1,
        "sentences with an event: negated": 1,
        "sentences with an event: planned": 0,
        "sentences with no event": 2,
        "share of tempting among those": 0.5,
        "no event: sport": 1,
        "share with two events or more, of sentences with an event": 0.5,
        "share with two events or more, of all sentences": 0.25,
        "hard case: blame": 1,
        "hard case: several": 1,
        "hard case: headline": 1,
        "style: wire": 3,
        "facts: CONSULT": 2,
        "facts: ACCUSE": 0,
        "facts: RETREAT": 0,
        "mode: CONSULT:visit": 1,
        "distinct triggers: CONSULT": 1,
        "countries": 3,
        "share of sentences of the most frequent country": 0.5,
        "years": 4,
        "sentences of the rarest year": 0,
        "share that shares no six-word run with another sentence, names masked": 0.5,
        "documents": 3,
        "documents outside 150 to 500 words": 3,
        "briefings": 1,
        "documents with unmarked speech, briefings aside": 2,
        "copied pages": 1,
        "groups of three reports with a happening in common": 1,
        "groups of another number": 0,
        "events": 6,
        "events with actor and recipient": 1,
        "statements": 3,
        "statements: unmarked": 3,
    }
    assert {name: values[name] for name in expected} == expected


def test_every_quota_of_the_plan_is_beside_its_count() -> None:
    found = figures("")
    quotas = {figure.quota for figure in found.values() if figure.quota is not None}
    assert set(codes.QUOTAS.values()) <= quotas
    assert {0.05, 0.90, codes.MIN_SEVERAL_SHARE, codes.MIN_TEMPTING_SHARE} <= quotas
    modes = codes.event_codes().modes
    assert sum(name.startswith("facts: ") for name in found) == len(modes) == 16
    assert sum(name.startswith("mode: ") for name in found) == sum(map(len, modes.values()))
    assert sum(name.startswith("distinct triggers: ") for name in found) == 16
    assert sum(name.startswith("hard case: ") for name in found) == len(codes.HARD) == 16


def test_splits_stand_beside_the_whole() -> None:
    items, _ = read(SENTENCES)
    splits = {items[0].item_id: "train", items[1].item_id: "train", items[2].item_id: "test"}
    assert figures(SENTENCES, splits)["sentences"].values == (4, 2, 0, 1)


@pytest.mark.parametrize(
    ("third", "whole"),
    [
        (THREE, True),
        ("", False),
        (THREE.replace("outlet=C", "outlet=B"), False),
        (THREE.replace("&open", "&close"), False),
    ],
)
def test_group(third: str, whole: bool) -> None:
    items, _ = read(ONE + TWO + third)
    assert is_whole(items) is whole


def test_bounds() -> None:
    assert Figure("a", (3,)).reached is None
    assert Figure("a", (3,), 3).reached is True
    assert Figure("a", (2,), 3).reached is False
    assert Figure("a", (3,), 3, at_most=True).reached is True
    assert Figure("a", (4,), 3, at_most=True).reached is False


def test_command(tmp_path: Path) -> None:
    (tmp_path / "a.gold").write_text(SENTENCES + ONE + TWO, encoding="utf-8")
    run = CliRunner().invoke
    result = run(gold, ["stats", str(tmp_path), "--runs"])
    assert result.exit_code == 0
    lines = result.output.splitlines()
    assert lines[1].split() == ["sentences", "4", "≥", "4,000", "NO"]
    assert "group=quay has 2 reports (A, B)" in result.output
    assert "a.gold:12: _ sank _ at noon in" in result.output
    data = json.loads(run(gold, ["stats", str(tmp_path), "--format", "json"]).output)
    assert data["report"] == "gold stats"
    assert data["figures"]["sentences"] == {
        "value": 4,
        "unit": "count",
        "at_least": 4000,
        "reached": False,
    }
    assert len(data["data_hash"]) == 64
    assert set(data["versions"]) == {"verbale", "python"}
    assert run(gold, ["split", str(tmp_path)]).exit_code == 0
    data = json.loads(run(gold, ["stats", str(tmp_path), "--format", "json"]).output)
    assert set(data["figures"]["sentences"]) >= {"train", "dev", "test"}
