"""What the README shows is so: its commands run as printed, their output, and its figures."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from verbale.cli.main import app
from verbale.evaluate.measures import MEASURES
from verbale.evaluate.scores import fill_in, packaged_model, read_scores, sections

ROOT = Path(__file__).resolve().parent.parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
SCORES = (ROOT / "docs" / "scores.md").read_text(encoding="utf-8")

NOT_RUN = {
    "make demo": "its recipe is run by test_make_demo_prints_what_the_readme_shows",
    "make test": "is this very suite",
}
"""Commands of blocks that are not run as they stand, and why."""


def run(command: str) -> str:
    """Run `verbale …` in this process, as a shell would split it."""
    result = CliRunner().invoke(app, shlex.split(command, comments=True)[1:])
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that looks like the root, into which commands may write."""
    for name in ("examples", "gold"):
        (tmp_path / name).symlink_to(ROOT / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def holds_in_order(printed: str, shown: str) -> None:
    """Assert that what is shown was printed, part by part."""
    position = 0
    for part in re.split(r"^\[…\]\n+", shown, flags=re.M):  # "[…]" stands for lines left out
        found = printed.find(part.strip("\n"), position)
        assert found >= 0, part
        position = found + len(part.strip("\n"))


def test_make_demo_prints_what_the_readme_shows(place: Path) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    recipe = re.search(r"^demo:.*\n\t\$\(BIN\)/(.+)$", makefile, re.M)
    shown = re.search(r"`make demo` prints:\n\n```\n(.*?)```", README, re.S)
    assert recipe is not None and shown is not None
    holds_in_order(run(recipe[1]), shown[1])


BLOCKS = re.findall(r"^```\w*\n(.*?)^```", README, re.S | re.M)
SHOWN = [
    match.groups()
    for block in BLOCKS
    if (match := re.match(r"\$ (verbale [^\n]+)\n(.*)", block, re.S))
]
COMMANDS = [
    commands
    for block in BLOCKS
    if (commands := re.findall(r"^(?:\$ )?((?:verbale|make) .+)$", block, re.M))
]


@pytest.mark.parametrize(("command", "shown"), SHOWN, ids=[command for command, _ in SHOWN])
def test_a_command_prints_what_the_readme_shows(command: str, shown: str, place: Path) -> None:
    holds_in_order(run(command), shown)


@pytest.mark.slow
@pytest.mark.parametrize("commands", COMMANDS, ids=lambda commands: commands[0])
def test_the_commands_of_a_block_run_in_order(commands: list[str], place: Path) -> None:
    for command in commands:
        plain = command.partition("#")[0].strip()
        if plain not in NOT_RUN:
            assert plain.startswith("verbale "), f"{plain}: say in NOT_RUN why it is not run"
            run(plain)


def test_what_is_not_run_is_there() -> None:
    shown = {line.partition("#")[0].strip() for block in COMMANDS for line in block}
    assert shown >= set(NOT_RUN)
    assert SHOWN


def test_the_readme_quotes_the_page_of_scores() -> None:
    assert fill_in(README, read_scores(SCORES)) == README, "run: make scores"


def test_the_page_of_scores_is_of_these_commands_and_of_the_shipped_model() -> None:
    commands = {measure.name: measure.command for measure in MEASURES}
    found = sections(SCORES)
    assert found
    for name, text in found.items():
        assert text.startswith(f"`verbale {commands[name]}`\n"), f"{name}: run: make scores"
        model = re.search(r", model (\w+)$", text, re.M)
        assert model is None or model[1] == packaged_model(), f"{name}: run: make scores"
