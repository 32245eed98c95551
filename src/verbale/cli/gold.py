"""`verbale gold`: check, convert and count the annotated corpus."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from verbale.gold.check import read_corpus
from verbale.gold.types import Problem

DEFAULT = Path("gold")


@click.group()
def gold() -> None:
    """Check, convert, count and compare the annotated corpus."""


@gold.command()
@click.argument("path", type=click.Path(path_type=Path), default=DEFAULT)
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.option("--quiet", is_flag=True, help="Print errors only.")
def check(path: Path, strict: bool, quiet: bool) -> None:
    """Name every error in a gold file or folder, with file and line."""
    problems: list[Problem] = []
    items = read_corpus(path, problems)
    errors = [problem for problem in problems if problem.level == "error"]
    for problem in errors if quiet else problems:
        click.echo(f"{problem.where}: {problem.level}: {problem.message}")
    events = sum(len(item.events) for item in items)
    click.echo(
        f"{len(items)} items, {events} events, {len(errors)} errors, "
        f"{len(problems) - len(errors)} warnings"
    )
    sys.exit(1 if errors or (strict and problems) else 0)
