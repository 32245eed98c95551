"""`verbale bench read`: speed and memory of the reading room."""

from __future__ import annotations

from pathlib import Path

import click

from verbale.evaluate.bench_read import bench_read
from verbale.evaluate.report import to_json, to_table


@click.command()
@click.option("--pages", type=click.Path(exists=True, file_okay=False, path_type=Path),
              help="A folder with HTML pages to read; composed pages if left out.")  # fmt: skip
@click.option("--stream-mb", type=click.IntRange(min=1), default=200, show_default=True,
              help="Size of the archive and the table whose streaming is measured.")  # fmt: skip
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table",
              show_default=True, help="A table for people, or one JSON object.")  # fmt: skip
def read(pages: Path | None, stream_mb: int, form: str) -> None:
    """Measure the reading room: pages a second beside trafilatura, plain text, memory."""
    report = bench_read(pages, stream_mb * 1_000_000)
    click.echo(to_json(report) if form == "json" else to_table(report))
