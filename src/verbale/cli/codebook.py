"""`verbale codebook`: check a codebook, look up a term, count what it holds."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from verbale.codebook.lint import lint as find_faults
from verbale.codebook.load import load
from verbale.codebook.report import describe, find, statistics

FOLDER = click.option(
    "--codebook",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of your own codebook (docs/codebook.md); the default is PLOVER 2.0.",
)
FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="A table for people, or one JSON object.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def codebook() -> None:
    """Check a codebook, look up a term, count what it holds."""


@codebook.command()
@FOLDER
def lint(folder: Path | None) -> None:
    """Name everything that is wrong, with file and line; exit status 1 if there is anything."""
    found = find_faults(folder)
    for finding in found:
        click.echo(f"{finding.where}: {finding.level}: {finding.rule}: {finding.message}")
    click.echo(f"{len(found)} finding(s)" if found else "clean")
    if found:
        sys.exit(1)


@codebook.command()
@click.argument("term")
@FOLDER
def show(term: str, folder: Path | None) -> None:
    """Show the entries whose words include TERM (lemmas, or an entry's id)."""
    book = load(folder)
    acts = find(book, term)
    for act in acts:
        click.echo(describe(book, act))
    if not acts:
        click.echo(f"No entry has {term!r}. Terms are lemmas: try the dictionary form.", err=True)
        sys.exit(1)


@codebook.command()
@FOLDER
@FORMAT
def stats(folder: Path | None, form: str) -> None:
    """Count entries by type, mode and kind."""
    figures = statistics(load(folder))
    click.echo(json.dumps(figures.as_dict(), indent=2) if form == "json" else figures.as_text())
