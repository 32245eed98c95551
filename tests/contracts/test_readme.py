"""The output that the README shows is what its commands print."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from verbale.cli.main import app

ROOT = Path(__file__).resolve().parent.parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def run(command: str, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(ROOT)
    result = CliRunner().invoke(app, command.split()[1:])
    assert result.exit_code == 0, result.stderr
    return result.stdout


def test_make_demo_prints_what_the_readme_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    recipe = re.search(r"^demo:.*\n\t\$\(BIN\)/(.+)$", makefile, re.M)
    shown = re.search(r"`make demo` prints:\n\n```\n(.*?)```", README, re.S)
    assert recipe is not None and shown is not None
    holds_in_order(run(recipe[1], monkeypatch), shown[1])


BLOCKS = re.findall(r"^```\n\$ (verbale [^\n]+)\n(.*?)^```", README, re.S | re.M)


@pytest.mark.parametrize(("command", "shown"), BLOCKS, ids=[command for command, _ in BLOCKS])
def test_a_command_prints_what_the_readme_shows(
    command: str, shown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    holds_in_order(run(command, monkeypatch), shown)


def holds_in_order(printed: str, shown: str) -> None:
    """Assert that what is shown was printed, part by part."""
    position = 0
    for part in re.split(r"^\[…\]\n+", shown, flags=re.M):  # "[…]" stands for lines left out
        found = printed.find(part.strip("\n"), position)
        assert found >= 0, part
        position = found + len(part.strip("\n"))


def test_there_are_examples() -> None:
    assert BLOCKS
