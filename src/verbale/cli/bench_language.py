"""`verbale bench language`: speed and memory of the language room."""

from __future__ import annotations

from pathlib import Path

import click

from verbale.evaluate.bench_language import bench_language
from verbale.evaluate.report import to_json, to_table


@click.command()
@click.option(
    "--texts",
    type=click.Path(exists=True, path_type=Path),
    help="A plain text, or a folder of *.txt, to parse; composed articles if left out.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="A table for people, or one JSON object.",
)
def language(texts: Path | None, form: str) -> None:
    """Measure parsing beside the bare encoder: words a second, start-up, memory."""
    report = bench_language(texts)
    click.echo(to_json(report) if form == "json" else to_table(report))
