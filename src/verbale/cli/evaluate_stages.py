"""`verbale evaluate actors` and its neighbours: the stages after the parse, on the gold corpus."""

from __future__ import annotations

from pathlib import Path

import click

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
_GOLD = click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
_SPLIT = click.option(
    "--split", type=click.Choice(["train", "dev", "test", "all"]), default="test",
    show_default=True, help="Part of the corpus: dev to choose, test to report.",
)  # fmt: skip


@click.command()
@_GOLD
@_SPLIT
@_FORM
@_MODEL
def actors(folder: Path, split: str, form: str, model: Path | None) -> None:
    """Score mentions, countries, sectors and coreference on the gold corpus in FOLDER."""
    from verbale.actors import Knowledge
    from verbale.evaluate.actors import evaluate_actors

    _show(evaluate_actors(folder, split, Parser(Encoder.load(model)), Knowledge.open()), form)


@click.command()
@_GOLD
@_FORM
@_MODEL
def attribution(folder: Path, form: str, model: Path | None) -> None:
    """Score source, cue and content on PolNeAR's part in FOLDER."""
    from verbale.actors import Knowledge
    from verbale.evaluate.attribution import evaluate_attribution

    _show(evaluate_attribution(folder, Parser(Encoder.load(model)), Knowledge.open()), form)


def _show(report: Report, form: str) -> None:
    click.echo(to_json(report) if form == "json" else to_table(report))
