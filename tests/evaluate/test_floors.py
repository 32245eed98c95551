"""Limits of scores: kept, raised, and never lowered in silence."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from verbale.errors import UsageError
from verbale.evaluate.floors import (
    Limits,
    Lowered,
    check_lowered,
    faults,
    limits_of,
    read_limits,
    write_limits,
)
from verbale.evaluate.measures import MEASURES, Measure
from verbale.evaluate.report import Figure, Report

ROOT = Path(__file__).resolve().parent.parent.parent
MEASURE = Measure("acts", "evaluate acts", floors=("F1",), ceilings=("false", "error"))


def report(f1: float | None = 0.8, false: float = 4, error: float = 0.03) -> Report:
    figures = (Figure("F1", f1), Figure("false", false, "count"), Figure("error", error))
    return Report("evaluate acts", "some", "d1", figures)


def test_limits_have_room_and_are_kept(tmp_path: Path) -> None:
    limits, lowered = limits_of(MEASURE, report(), None)
    assert limits == Limits("d1", {"F1": 0.795}, {"false": 4.5, "error": 0.035})
    assert lowered == []
    assert faults(MEASURE, report(), limits) == []
    write_limits({"acts": limits}, tmp_path / "floors.toml")
    assert read_limits(tmp_path / "floors.toml") == {"acts": limits}
    assert read_limits(tmp_path / "none.toml") == {}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (report(f1=0.7), "F1: 0.7000 is below its floor 0.795"),
        (report(f1=None), "was not measured"),
        (report(false=9), "false: 9.0000 is above its ceiling 4.5"),
        (replace(report(), data_hash="d2"), "limits are those of data d1"),
    ],
)
def test_what_is_wrong(given: Report, said: str) -> None:
    limits, _ = limits_of(MEASURE, report(), None)
    (line,) = faults(MEASURE, given, limits)
    assert said in line


def test_a_measure_without_limits_is_a_fault() -> None:
    assert "has no limits" in faults(MEASURE, report(), None)[0]
    limits = Limits("d1", {}, {"false": 4.5, "error": 0.035})
    assert "F1: has no limit" in faults(MEASURE, report(), limits)[0]


def test_limits_are_raised_and_kept_but_lowered_only_with_a_reason() -> None:
    old, _ = limits_of(MEASURE, report(), None)
    better, lowered = limits_of(MEASURE, report(f1=0.9, false=2), old)
    assert (better.floors["F1"], better.ceilings["false"], lowered) == (0.895, 2.5, [])
    kept, lowered = limits_of(MEASURE, report(f1=0.797), old)
    assert (kept.floors["F1"], lowered) == (0.795, [])
    _, lowered = limits_of(MEASURE, report(f1=0.7, false=9), old)
    assert lowered == [
        Lowered("acts", "F1", 0.795, 0.695),
        Lowered("acts", "false", 4.5, 9.5),
    ]
    check_lowered([], lower=False, changelog="")
    with pytest.raises(UsageError, match="2 limits would be lowered"):
        check_lowered(lowered, lower=False, changelog="")
    line = "- The floor of acts, F1, is\n  lowered to 0.695: harder data.\n"
    check_lowered(lowered[:1], lower=True, changelog=line)
    with pytest.raises(UsageError, match=r"The floor of acts, false, is lowered to 9\.5"):
        check_lowered(lowered, lower=True, changelog=line)


def test_a_limit_that_goes_is_lowered() -> None:
    old, _ = limits_of(MEASURE, report(), None)
    _, lowered = limits_of(replace(MEASURE, floors=()), report(), old)
    assert [(one.score, one.new) for one in lowered] == [("F1", 0.0)]


def test_the_table_has_every_measure_that_has_limits() -> None:
    wanted = {one.name for one in MEASURES if one.floors or one.ceilings}
    limits = read_limits()
    assert set(limits) <= wanted
    for measure in MEASURES:
        known = limits.get(measure.name)
        if measure.fast or measure.name in limits:
            assert known is not None, f"{measure.name}: run verbale evaluate floors --write"
            assert set(known.floors) <= set(measure.floors)
            assert set(known.ceilings) <= set(measure.ceilings)
            assert known.floors or known.ceilings


@pytest.mark.slow
def test_the_quick_scores_keep_their_floors(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "verbale", "evaluate", "floors", "--fast"]
    done = subprocess.run(
        [*command, "--scratch", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
