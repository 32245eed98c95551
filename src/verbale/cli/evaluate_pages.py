"""`verbale evaluate pages`: how well pages are read."""

from __future__ import annotations

from pathlib import Path

import click

from verbale.evaluate.pages import evaluate
from verbale.evaluate.report import to_json, to_table


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table",
              show_default=True, help="A table for people, or one JSON object.")  # fmt: skip
@click.option("--errors", is_flag=True, help="List what was missed on each page.")
def pages(folder: Path, form: str, errors: bool) -> None:
    """Score the reading of annotated pages: FOLDER holds articles.json and html/*.html."""
    report, misses = evaluate(folder)
    click.echo(to_json(report) if form == "json" else to_table(report))
    if errors:
        # On standard error, so that the JSON on standard output stays one object.
        for line in misses:
            click.echo(line, err=True)
