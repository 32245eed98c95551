"""`verbale record`: is it whole, what runs are in it, how do two of them differ."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from verbale.cli.output import output_options, record_option, run_option, write_rows
from verbale.errors import UsageError
from verbale.record import Record
from verbale.record.check import check as check_record
from verbale.record.diff import Change, differences
from verbale.record.diff import diff as diff_runs
from verbale.record.grouping import store_groups

_RUN_COLUMNS = (
    *("run", "articles", "events", "statements", "rejected", "codebook", "model", "settings"),
    "versions",
)
_CHANGE_COLUMNS = ("change", "article", "type", "words", "fields", "why", "first", "second")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def record() -> None:
    """Check a record, list its runs, compare two of them."""


@record.command()
@record_option
def check(path: Path) -> None:
    """Name everything that is wrong in a record; exit status 1 if anything is."""
    with Record.open(path) as opened:
        flaws = check_record(opened)
        runs = opened.runs()
    for flaw in flaws:
        click.echo(f"not so: {flaw.rule} ({flaw.count} times)")
        for example in flaw.examples:
            click.echo(f"  {example}")
    articles = sum(run.articles for run in runs)
    events = sum(run.events for run in runs)
    click.echo(
        f"{len(runs)} runs, {articles:,} articles, {events:,} events, "
        f"{len(flaws) or 'no'} rules broken"
    )
    sys.exit(1 if flaws else 0)


@record.command()
@record_option
@output_options
def runs(path: Path, form: str, out: Path | None) -> None:
    """List the runs of a record, in the order in which they were begun."""
    _no_parquet(form)
    with Record.open(path) as opened:
        rows = [
            (
                one.run_id,
                one.articles,
                one.events,
                one.statements,
                one.rejected,
                one.run.codebook,
                one.run.model,
                " ".join(f"{name}={value}" for name, value in one.run.settings),
                " ".join(f"{name}={value}" for name, value in one.run.versions),
            )
            for one in opened.runs()
        ]
    write_rows(_RUN_COLUMNS, rows, form, out)


@record.command()
@record_option
@run_option
def group(path: Path, run: str | None) -> None:
    """Find which events of several articles are the same happening, and write it down.

    What was found earlier is replaced; the reports themselves stay as they are.
    """
    if not path.exists():
        Record.open(path)  # which says so; a writer would make one
    with Record.open(path, "write") as opened:
        found = store_groups(opened, run)
    click.echo(
        f"{found.happenings:,} happenings with several reports, {found.events:,} events in them, "
        f"in {found.articles:,} articles"
    )


@record.command()
@click.argument("first")
@click.argument("second")
@record_option
@output_options
def diff(first: str, second: str, path: Path, form: str, out: Path | None) -> None:
    """Show which events differ between the runs FIRST and SECOND, and why."""
    _no_parquet(form)
    with Record.open(path) as opened:
        by_id = {one.run_id: one.run for one in opened.runs()}
        one, other = by_id[opened.run(first)], by_id[opened.run(second)]
        for apart in differences(one, other):
            click.echo(f"{apart.name}: {apart.first or '–'} → {apart.second or '–'}", err=True)
        counts = {"came": 0, "went": 0, "changed": 0}

        def row(change: Change) -> tuple[object, ...]:
            counts[change.kind] += 1
            return _change(change)

        write_rows(_CHANGE_COLUMNS, map(row, diff_runs(opened, first, second)), form, out)
    click.echo(", ".join(f"{count:,} {kind}" for kind, count in counts.items()), err=True)


def _change(change: Change) -> tuple[object, ...]:
    event = change.second or change.first
    return (
        change.kind,
        change.article_id,
        event.type if event else None,
        change.words,
        "; ".join(f"{name}: {before} → {after}" for name, before, after in change.fields),
        "; ".join(change.why),
        change.first.event_id if change.first else None,
        change.second.event_id if change.second else None,
    )


def _no_parquet(form: str) -> None:
    if form == "parquet":
        raise UsageError("this list is not written as parquet. Choose table, csv or jsonl.")
