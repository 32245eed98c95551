"""What the documents say of commands, settings and dependencies is so."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from pathlib import Path

import click
import pytest

from verbale import __version__
from verbale.cli.main import COMMANDS, LazyGroup, app
from verbale.settings import EngineSettings, ReadSettings

ROOT = Path(__file__).resolve().parent.parent.parent
DOCS = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def all_commands(group: LazyGroup, above: str = "verbale") -> set[str]:
    found = set()
    for name in group.table:
        command = group.get_command(click.Context(group), name)
        found.add(f"{above} {name}")
        if isinstance(command, LazyGroup):
            found |= all_commands(command, f"{above} {name}")
        elif isinstance(command, click.Group):
            found |= {f"{above} {name} {inner}" for inner in command.commands}
    return found


def test_every_command_loads_and_has_help() -> None:
    assert isinstance(app, LazyGroup)
    for command in sorted(all_commands(app)):
        assert command.startswith("verbale ")
    for module, help_line in COMMANDS.values():
        assert ":" in module
        assert help_line.endswith(".")


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_documents_name_only_commands_that_exist(path: Path) -> None:
    assert isinstance(app, LazyGroup)
    known = all_commands(app)
    code = re.findall(
        r"`(verbale [^`\n]+)`|^ *(?:\$ )?(verbale .+)$", path.read_text("utf-8"), re.M
    )
    for inline, block in code:
        words = (inline or block).split()
        if not re.fullmatch(r"[a-z]+", words[1]):
            continue  # `verbale --help`, `verbale COMMAND`
        names = [" ".join(words[:length]) for length in (2, 3)]
        assert names[0] in known, inline or block
        deeper = any(command.startswith(names[0] + " ") for command in known)
        if deeper and len(words) > 2 and re.fullmatch(r"[a-z]+", words[2]):
            assert names[1] in known, inline or block


def test_every_setting_is_documented() -> None:
    page = text("docs/settings.md")
    for entry in (*fields(ReadSettings), *fields(EngineSettings)):
        option = "--" + entry.name.replace("_", "-")
        assert f"| `{option}` | {entry.default} | {entry.metadata['help']} |" in page


def test_every_direct_dependency_has_its_reason() -> None:
    page = text("docs/dependencies.md")
    project = tomllib.loads(text("pyproject.toml"))["project"]
    for requirement in project["dependencies"]:
        name = re.match(r"[\w-]+", requirement)
        assert name is not None
        assert re.search(rf"^\|.*\b{name[0]}\b.*\|", page, re.M), requirement
    for extra in project["optional-dependencies"]:
        assert f"verbale[{extra}]" in page


def test_the_changelog_names_this_version() -> None:
    assert re.search(rf"^## {re.escape(__version__)}\b", text("CHANGELOG.md"), re.M)


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_links_between_documents_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text("utf-8")):
        assert (path.parent / target).exists(), target
