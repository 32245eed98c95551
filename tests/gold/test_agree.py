"""Agreement of two annotations, and the bare texts for the second."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.gold.helpers import read
from tests.gold.test_convert import DOCUMENT, SENTENCE
from verbale.cli.gold import gold
from verbale.errors import DataError
from verbale.gold.agree import agreement, differences, kappa, pair
from verbale.gold.texts import bare, draw

TEXT = "S wire 2001 - | The army said rebels shelled the old town and then met some envoys.\n"
FIRST = (
    TEXT + "E shelled = ASSAULT:heavy-weapons | A rebels = SYR/REB | R the old town = SYR/CVL\n"
    "E met = CONSULT | A rebels ; some envoys = -/GOV\n"
    "Q said = indirect | S The army = SYR/MIL | C rebels .. envoys\n"
)
SECOND = (
    TEXT + "E shelled = ASSAULT:explosives | A rebels = SYR/REB | R town = SYR/CVL\n"
    "E then met = AGREE planned | A rebels\n"
    "E said = REQUEST\n"
    "Q said = mixed | S army = SYR/MIL | C rebels .. envoys\n"
)


def values(first: str, second: str) -> dict[str, float]:
    pairings = pair(read(first)[0], read(second)[0])
    return {figure.name: round(figure.values[0], 3) for figure in agreement(pairings)}


def test_same_annotation_agrees_fully() -> None:
    found = values(FIRST, FIRST)
    counts = {"sentences": 1, "documents": 0, "events of the first": 2, "events of the second": 2}
    assert found | counts == found
    assert {value for name, value in found.items() if "kappa" in name or "F1" in name} == {1.0}


def test_measures() -> None:
    found = values(FIRST, SECOND)
    assert found["events in both"] == 2
    # Types: ASSAULT ASSAULT, CONSULT AGREE; expected by chance 1/4.
    assert found["type kappa"] == round((1 / 2 - 1 / 4) / (1 - 1 / 4), 3)
    # With the third event against none: expected 1/9.
    assert found["type kappa, events without partner as none"] == round(
        (1 / 3 - 1 / 9) / (8 / 9), 3
    )
    assert found["mode kappa, where the type is the same"] == 0.0
    assert found["factuality kappa"] == 0.0
    assert found["trigger F1"] == round(2 * 1 / 5, 3)
    assert found["trigger F1, overlapping"] == round(2 * 2 / 5, 3)
    assert found["actor F1"] == round(2 * 2 / 5, 3)
    assert found["recipient F1"] == 0.0
    assert found["recipient F1, overlapping"] == 1.0
    assert found["source F1"] == 0.0
    assert found["source F1, overlapping"] == 1.0
    assert found["cue F1"] == found["content F1"] == 1.0


def test_differences() -> None:
    lines = differences(pair(read(FIRST)[0], read(SECOND)[0]))
    assert lines[0] == (
        "desk.gold:1: E first: shelled = ASSAULT:heavy-weapons actual A rebels R the old town | "
        "second: shelled = ASSAULT:explosives actual A rebels R town"
    )
    assert "E first: nothing | second: said = REQUEST:- actual" in lines[2]
    assert lines[3].endswith("second: said = mixed S army C rebels shelled the old town and then "
                             "met some envoys")  # fmt: skip
    assert differences(pair(read(FIRST)[0], read(FIRST)[0])) == []


def test_kappa() -> None:
    assert kappa([]) is None
    assert kappa([("a", "a"), ("a", "a")]) == 1.0
    table = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    assert kappa(table) == pytest.approx(0.4)
    assert kappa([("a", "b"), ("b", "a")]) == pytest.approx(-1.0)


def test_two_events_at_one_trigger_pair_by_type() -> None:
    two = TEXT + "E met = CONSULT\nE met = AGREE | A rebels = SYR/REB\n"
    turned = TEXT + "E met = AGREE | A rebels = SYR/REB\nE met = CONSULT\n"
    assert values(two, turned)["type kappa"] == 1.0


def test_text_that_is_not_in_the_first_is_refused() -> None:
    with pytest.raises(DataError, match="the first annotation has no such text"):
        pair(read(FIRST)[0], read(SENTENCE)[0])
    with pytest.raises(DataError, match="it has no items"):
        pair(read(FIRST)[0], [])


def test_bare_texts_are_the_same_texts_without_a_word_of_annotation() -> None:
    items, _ = read(SENTENCE + DOCUMENT)
    text = bare(items)
    assert "RUS" not in text
    assert "HRV" not in text
    assert "hard=" not in text
    again, _ = read(text)
    assert [item.text for item in again] == [item.text for item in items]
    assert [item.paragraphs for item in again] == [item.paragraphs for item in items]
    assert [item.sentences for item in again] == [item.sentences for item in items]
    assert [(item.style, item.year) for item in again] == [(i.style, i.year) for i in items]
    assert again[1].published == items[1].published
    assert all(not item.events and not item.mentions for item in again)


def test_sample_is_the_same_for_a_seed() -> None:
    items, _ = read("".join(f"S wire 2001 - none=film | Film number {n}.\n" for n in range(50)))
    drawn = draw(items, 10, 3, seed=1)
    assert len(drawn) == 10
    assert drawn == [item for item in items if item in drawn]
    assert {item.item_id for item in draw(items[::-1], 10, 3, 1)} == {i.item_id for i in drawn}
    assert draw(items, 10, 3, seed=2) != drawn
    assert len(draw(items, 100, 0, 1)) == 50


def test_commands(tmp_path: Path) -> None:
    first, second = tmp_path / "first.gold", tmp_path / "second.gold"
    first.write_text(FIRST + SENTENCE + DOCUMENT, encoding="utf-8")
    second.write_text(SECOND, encoding="utf-8")
    run = CliRunner().invoke
    result = run(gold, ["texts", str(first), "--sentences", "1", "--documents", "1"])
    assert result.exit_code == 0
    assert [line[0] for line in result.output.splitlines() if line] == [
        "S",
        "D",
        "T",
        "P",
        "+",
        "P",
    ]
    result = run(gold, ["agree", str(first), str(second), "--show"])
    assert result.exit_code == 0
    assert "first.gold:1: E first: shelled" in result.output
    assert "type kappa" in result.output
    assert "NO" in result.output
    result = run(gold, ["agree", str(first), str(second), "--format", "json"])
    data = json.loads(result.output)
    assert data["figures"]["type kappa"]["at_least"] == 0.85
