"""`verbale bench line`, `events` and `actors`: the whole line, and the share of its stages."""

from __future__ import annotations

from pathlib import Path

import click

from verbale.evaluate.bench_line import ARTICLES, bench_line
from verbale.evaluate.bench_stages import SAMPLE, bench_stage
from verbale.evaluate.report import Report, to_json, to_table

_GOLD = click.option(
    "--gold", type=click.Path(exists=True, file_okay=False, path_type=Path), default="gold",
    show_default=True, help="The gold corpus, whose sentences the articles are composed of.",
)  # fmt: skip
_FORM = click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True,
    help="A table for people, or one JSON object.",
)  # fmt: skip
_SAMPLE = click.option(
    "--articles", type=click.IntRange(min=1), default=SAMPLE, show_default=True,
    help="Number of articles.",
)  # fmt: skip


@click.command()
@_GOLD
@click.option(
    "--articles", type=click.IntRange(min=1), default=ARTICLES, show_default=True,
    help="Number of articles, of about 400 words each.",
)  # fmt: skip
@_FORM
def line(gold: Path, articles: int, form: str) -> None:
    """Measure the whole line: rates at 1 and 2 jobs, shares of the stages, start-up, memory."""
    _show(bench_line(gold, articles), form)


@click.command()
@_GOLD
@_SAMPLE
@_FORM
def events(gold: Path, articles: int, form: str) -> None:
    """Measure the share of the events room in the whole line's time."""
    _show(bench_stage("events", gold, articles), form)


@click.command()
@_GOLD
@_SAMPLE
@_FORM
def actors(gold: Path, articles: int, form: str) -> None:
    """Measure the share of the actors room, also with a million imported names."""
    _show(bench_stage("actors", gold, articles), form)


def _show(report: Report, form: str) -> None:
    click.echo(to_json(report) if form == "json" else to_table(report))
