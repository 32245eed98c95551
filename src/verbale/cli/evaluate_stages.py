"""`verbale evaluate actors` and its neighbours: the stages after the parse, on the gold corpus."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from verbale.evaluate.report import Report, to_json, to_table
from verbale.language.encoder import Encoder
from verbale.language.stage import Parser

if TYPE_CHECKING:
    from verbale.actors import Knowledge
    from verbale.events import EventCoder

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
_SAMPLE = click.option(
    "--sample", type=click.IntRange(min=10), metavar="N",
    help="Only N sentences and a document for every ten of them, the same each time.",
)  # fmt: skip


@click.command()
@_GOLD
@_SPLIT
@_SAMPLE
@_FORM
@_MODEL
def actors(folder: Path, split: str, sample: int | None, form: str, model: Path | None) -> None:
    """Score mentions, countries, sectors and coreference on the gold corpus in FOLDER."""
    from verbale.actors import Knowledge
    from verbale.evaluate.actors import evaluate_actors

    parser = Parser(Encoder.load(model))
    _show(evaluate_actors(folder, split, parser, Knowledge.open(), sample), form)


@click.command()
@_GOLD
@_FORM
@_MODEL
def attribution(folder: Path, form: str, model: Path | None) -> None:
    """Score source, cue and content on PolNeAR's part in FOLDER."""
    from verbale.actors import Knowledge
    from verbale.evaluate.attribution import evaluate_attribution

    _show(evaluate_attribution(folder, Parser(Encoder.load(model)), Knowledge.open()), form)


@click.command()
@_GOLD
@_SPLIT
@_SAMPLE
@_FORM
@_MODEL
def gold(folder: Path, split: str, sample: int | None, form: str, model: Path | None) -> None:
    """Score events on the gold corpus in FOLDER."""
    from verbale.evaluate.events import evaluate_events

    _show(evaluate_events(folder, split, *_stages(model), sample), form)


@click.command()
@_GOLD
@_SPLIT
@click.option(
    "--fit",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Fit the curve on this split and write it here, instead of measuring.",
)
@_FORM
@_MODEL
def confidence(folder: Path, split: str, fit: Path | None, form: str, model: Path | None) -> None:
    """Print how often events are right beside their confidence, on the gold corpus in FOLDER."""
    from verbale.evaluate.confidence import evaluate_confidence, fit_curve, judged_events

    if fit is None:
        _show(evaluate_confidence(folder, split, *_stages(model)), form)
        return
    found, name, _ = judged_events(folder, split, *_stages(model))
    fit_curve(found, fit)
    click.echo(f"{fit}: fitted on {len(found)} events of {name}")


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@_FORM
@_MODEL
def coref(file: Path, form: str, model: Path | None) -> None:
    """Score coreference of persons and organisations on FILE, in CoNLL-U with GUM's entities."""
    from verbale.actors import Knowledge
    from verbale.evaluate.coref import evaluate_coref

    _show(evaluate_coref(file, Parser(Encoder.load(model)), Knowledge.open()), form)


@click.command()
@_GOLD
@click.option(
    "--split", type=click.Choice(["train", "dev", "test", "all"]), default="all",
    show_default=True, help="Part of the corpus; it has ten groups in all, test has one.",
)  # fmt: skip
@click.option(
    "--events", type=click.Choice(["gold", "coded"]), default="gold", show_default=True,
    help="Group the annotated events, or those that the line codes.",
)  # fmt: skip
@_FORM
@_MODEL
def groups(folder: Path, split: str, events: str, form: str, model: Path | None) -> None:
    """Score which reports are taken for the same act, on the groups of the corpus in FOLDER."""
    from verbale.engine import Line, Setup
    from verbale.evaluate.groups import evaluate_groups

    line = Line.load(Setup(model=model)) if events == "coded" else None
    _show(evaluate_groups(folder, split, line), form)


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Write the answers.")
@_FORM
@_MODEL
def relation(file: Path, out: Path | None, form: str, model: Path | None) -> None:
    """Score the type of event between marked phrases on FILE, PLV's or AW's table."""
    from verbale.evaluate.relation import Relator, evaluate_relation

    parser, knowledge, coder = _stages(model)
    _show(evaluate_relation(file, Relator(parser, knowledge, coder), out), form)


@click.command()
@click.option("--codebook", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--show", is_flag=True, help="Print every example that codes otherwise.")
@_FORM
@_MODEL
def codebook(codebook: Path | None, show: bool, form: str, model: Path | None) -> None:
    """Score whether the examples of the codebook code as their rows say."""
    from verbale.evaluate.examples import evaluate_examples

    parser, knowledge, coder = _stages(model, codebook)
    report, wrong = evaluate_examples(coder.codebook, parser, knowledge, coder)
    for one in wrong if show else ():
        click.echo(f"{one.where}\t{one.kind}\t{one.text}\t{one.expected}\t{one.found}")
    _show(report, form)


def _stages(
    model: Path | None, codebook: Path | None = None
) -> tuple[Parser, Knowledge, EventCoder]:
    from verbale.actors import Knowledge
    from verbale.codebook import load
    from verbale.events import EventCoder

    encoder = Encoder.load(model)
    types = encoder.reader.labels.acts[1:] if encoder.reader else ()
    return Parser(encoder), Knowledge.open(), EventCoder(load(codebook), types)


def _show(report: Report, form: str) -> None:
    click.echo(to_json(report) if form == "json" else to_table(report))
