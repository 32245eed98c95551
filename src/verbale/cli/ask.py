"""`verbale ask`: named questions to a record."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, cast

import click

from verbale import ask as questions
from verbale.ask import STEPS, Asked
from verbale.ask.questions import Step
from verbale.cli.options import Day
from verbale.cli.output import output_options, record_option, run_option, write_answer
from verbale.codebook.types import FACTUALITIES
from verbale.record import Record

_DAY = Day()


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def ask() -> None:
    """Ask a record who did what to whom, and when."""


def _period_options(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in (
        run_option,
        click.option(
            "--factuality", "factualities", multiple=True, default=("actual",), show_default=True,
            type=click.Choice(FACTUALITIES), help="Take events told as this; may be repeated.",
        ),
        click.option("--until", type=_DAY, help="Last day, as 2016-09-30."),
        click.option("--since", type=_DAY, help="First day, as 2016-09-01."),
        record_option,
    ):  # fmt: skip
        command = option(command)
    return command


def _asked(
    since: datetime | None, until: datetime | None, run: str | None, factualities: tuple[str, ...]
) -> Asked:
    return Asked(
        since.date() if since else None, until.date() if until else None, run, factualities
    )


@ask.command()
@click.argument("actor")
@click.argument("recipient")
@click.option("--both", is_flag=True, help="What the second did to the first, too.")
@_period_options
@output_options
def dyad(
    actor: str,
    recipient: str,
    both: bool,
    path: Path,
    since: datetime | None,
    until: datetime | None,
    factualities: tuple[str, ...],
    run: str | None,
    form: str,
    out: Path | None,
) -> None:
    """List what ACTOR did to RECIPIENT, by date.

    Both are codes (USA, UNO) or English names of countries.
    """
    with Record.open(path) as record:
        asked = _asked(since, until, run, factualities)
        write_answer(questions.dyad(record, actor, recipient, asked, both=both), form, out)


@ask.command()
@click.argument("who")
@_period_options
@output_options
def actor(
    who: str,
    path: Path,
    since: datetime | None,
    until: datetime | None,
    factualities: tuple[str, ...],
    run: str | None,
    form: str,
    out: Path | None,
) -> None:
    """List what WHO did and what was done to WHO, by date.

    WHO is a country's code or name, an actor_id, or a name as the record has it.
    """
    with Record.open(path) as record:
        asked = _asked(since, until, run, factualities)
        write_answer(questions.actor(record, who, asked), form, out)


@ask.command()
@click.argument("actor", required=False)
@click.argument("recipient", required=False)
@click.option(
    "--by", type=click.Choice(STEPS), default="month", show_default=True, help="Length of a step."
)
@_period_options
@output_options
def timeline(
    actor: str | None,
    recipient: str | None,
    by: str,
    path: Path,
    since: datetime | None,
    until: datetime | None,
    factualities: tuple[str, ...],
    run: str | None,
    form: str,
    out: Path | None,
) -> None:
    """Count events by time: of all, of ACTOR, or of ACTOR towards RECIPIENT."""
    with Record.open(path) as record:
        asked = _asked(since, until, run, factualities)
        answer = questions.timeline(record, actor, recipient, asked, by=cast(Step, by))
        write_answer(answer, form, out)
