"""`verbale evaluate parse` and `verbale evaluate names`: how well texts are parsed."""

from __future__ import annotations

from pathlib import Path

import click

from verbale.evaluate.names import evaluate_names
from verbale.evaluate.parse import evaluate_parse
from verbale.evaluate.report import Report, to_json, to_table
from verbale.language.encoder import Encoder
from verbale.language.stage import Parser

_FORM = click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True,
    help="A table for people, or one JSON object.",
)  # fmt: skip
_MODEL = click.option(
    "--model", type=click.Path(file_okay=False, path_type=Path),
    help="Folder with a model, instead of the packaged one.",
)  # fmt: skip
_FILE = click.argument("file", type=click.Path(dir_okay=False, path_type=Path))


@click.command()
@_FILE
@click.option("--raw", is_flag=True, help="Parse the raw text instead of the gold words.")
@_FORM
@_MODEL
def parse(file: Path, raw: bool, form: str, model: Path | None) -> None:
    """Score words, parts of speech, lemmas and trees on FILE, in CoNLL-U."""
    _show(evaluate_parse(file, Parser(Encoder.load(model)), raw), form)


@click.command()
@_FILE
@_FORM
@_MODEL
def names(file: Path, form: str, model: Path | None) -> None:
    """Score names on FILE, in IOB2, as UNER and CrossNER give it."""
    _show(evaluate_names(file, Parser(Encoder.load(model))), form)


def _show(report: Report, form: str) -> None:
    click.echo(to_json(report) if form == "json" else to_table(report))
