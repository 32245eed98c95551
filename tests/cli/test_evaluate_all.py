"""`verbale evaluate floors` and `verbale evaluate all`, with measures that run nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from verbale.cli import evaluate_all
from verbale.cli.main import app
from verbale.errors import UsageError
from verbale.evaluate.floors import read_limits
from verbale.evaluate.measures import Measure
from verbale.evaluate.report import Figure, Report

MEASURES = (
    Measure("gold", "evaluate gold gold", floors=("F1",), fast=True),
    Measure("pages", "evaluate pages pages", ("pages",), floors=("F1",)),
)


@pytest.fixture
def scored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, float]:
    """What each measure gives; `pages` is not there."""
    values = {"gold": 0.8}

    def run(measure: Measure, root: Path, scratch: Path | None) -> Report:
        return Report(measure.command, "some", "d1", (Figure("F1", values[measure.name]),))

    (tmp_path / "gold").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(evaluate_all, "MEASURES", MEASURES)
    monkeypatch.setattr(evaluate_all, "FILE", tmp_path / "floors.toml")
    monkeypatch.setattr(evaluate_all, "run", run)
    return values


def call(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["evaluate", *arguments])


def test_floors_are_written_kept_and_broken(scored: dict[str, float], tmp_path: Path) -> None:
    done = call("floors")
    assert done.exit_code == 1
    assert "gold: has no limits" in done.stdout
    done = call("floors", "--write")
    assert done.exit_code == 0
    assert "pages: not run, pages is not here" in done.stderr
    assert read_limits(tmp_path / "floors.toml")["gold"].floors == {"F1": 0.795}
    assert call("floors", "--fast").exit_code == 0
    scored["gold"] = 0.7
    done = call("floors")
    assert (done.exit_code, done.stdout) == (1, "gold, F1: 0.7000 is below its floor 0.795\n")


def test_a_floor_is_lowered_with_a_flag_and_a_line(
    scored: dict[str, float], tmp_path: Path
) -> None:
    call("floors", "--write")
    scored["gold"] = 0.7
    for arguments in (["--write"], ["--write", "--lower"], ["--lower"]):
        assert isinstance(call("floors", *arguments).exception, UsageError)
    assert read_limits(tmp_path / "floors.toml")["gold"].floors == {"F1": 0.795}
    line = "- The floor of gold, F1, is lowered to 0.695: the corpus has harder sentences now.\n"
    (tmp_path / "CHANGELOG.md").write_text(line, encoding="utf-8")
    assert call("floors", "--write", "--lower").exit_code == 0
    assert read_limits(tmp_path / "floors.toml")["gold"].floors == {"F1": 0.695}


def test_all_writes_the_page_and_fills_the_readme(scored: dict[str, float], tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text("F1 <!-- score: gold / F1 -->0.1.\n", encoding="utf-8")
    done = call("all", "--out", "scores.md", "--readme", "README.md")
    assert done.exit_code == 0
    assert "[1/2] gold: verbale evaluate gold gold" in done.stderr
    assert readme.read_text("utf-8") == "F1 <!-- score: gold / F1 -->0.800.\n"
    page = (tmp_path / "scores.md").read_text("utf-8")
    assert "## gold" in page
    assert "## pages" not in page
    assert call("all").stdout.strip() == page.strip()


def test_an_unknown_measure(scored: dict[str, float]) -> None:
    error = call("all", "--only", "gild").exception
    assert isinstance(error, UsageError)
    assert "no measure 'gild'. Known are: gold, pages" in str(error)
