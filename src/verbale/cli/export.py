"""`verbale export`: a run of a record in a format of the field."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from verbale.cli.output import record_option, run_option
from verbale.codebook.load import load
from verbale.codebook.types import FACTUALITIES
from verbale.record import Record
from verbale.record.export import FORMS, Exporter, Selection

_ALL = "all"


@click.command()
@record_option
@click.option("--to", "form", required=True, type=click.Choice(FORMS), help="The format.")
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path),
    help="Write here instead of the screen; needed for parquet.",
)  # fmt: skip
@run_option
@click.option(
    "--factuality", "factualities", multiple=True, type=click.Choice([*FACTUALITIES, _ALL]),
    help="Take events told as this; may be repeated. Default: all for jsonl, actual for others.",
)  # fmt: skip
@click.option(
    "--min-confidence", type=click.FloatRange(0, 1), default=0.0, show_default=True,
    help="Leave out events below.",
)  # fmt: skip
@click.option("--pairs", is_flag=True, help="csv, parquet: a row for each actor and recipient.")
@click.option(
    "--codebook", type=click.Path(file_okay=False, exists=True, path_type=Path),
    help="Folder of the codebook that the run was coded with, if it was your own.",
)  # fmt: skip
def export(
    path: Path,
    form: str,
    out: Path | None,
    run: str | None,
    factualities: tuple[str, ...],
    min_confidence: float,
    pairs: bool,
    codebook: Path | None,
) -> None:
    """Write a run as jsonl, plover, polecat, icews, gdelt, phoenix, csv or parquet.

    What was written, left out and could not be filled is told on standard error.
    """
    chosen: tuple[str, ...] | None = factualities or ("actual",)
    if _ALL in factualities or (form == "jsonl" and not factualities):
        chosen = None
    with Record.open(path) as record:
        exporter = Exporter(
            record,
            form,
            run=run,
            selection=Selection(chosen, min_confidence),
            pairs=pairs,
            codebook=load(codebook),
        )
        report = exporter.to_stream(sys.stdout) if out is None else exporter.to_file(out)
    for line in report.lines():
        click.echo(line, err=True)
