"""`verbale evaluate floors` and `verbale evaluate all`: every measure, in a row."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import click

from verbale.errors import UsageError
from verbale.evaluate.floors import (
    FILE,
    check_lowered,
    faults,
    limits_of,
    read_limits,
    write_limits,
)
from verbale.evaluate.measures import MEASURES, Measure
from verbale.evaluate.report import Report
from verbale.evaluate.running import run
from verbale.evaluate.scores import fill_in, read_scores, to_markdown

SCRATCH = Path(tempfile.gettempdir()) / "verbale-scores"
_ROOT = click.option(
    "--root", type=click.Path(exists=True, file_okay=False, path_type=Path), default=".",
    show_default=True, help="Root of the repository: holds gold/, and ../shared/data beside it.",
)  # fmt: skip
_SCRATCH = click.option(
    "--scratch", type=click.Path(file_okay=False, path_type=Path), default=SCRATCH,
    show_default=True, help="Answers are kept here, and taken again while nothing has changed.",
)  # fmt: skip
_ONLY = click.option("--only", multiple=True, metavar="NAME", help="This measure; may be repeated.")


@click.command()
@_ONLY
@click.option("--fast", is_flag=True, help="Only the quick measures, as the tests do.")
@click.option("--write", is_flag=True, help="Raise floors to what is measured, and add new ones.")
@click.option("--lower", is_flag=True, help="With --write: lower floors that CHANGELOG.md names.")
@_ROOT
@_SCRATCH
def floors(
    only: tuple[str, ...], fast: bool, write: bool, lower: bool, root: Path, scratch: Path
) -> None:
    """Measure, and fail if a score is below its floor."""
    if lower and not write:
        raise UsageError("--lower changes nothing by itself. Add --write.")
    limits = read_limits(FILE)
    wrong, lowered = [], []
    chosen = [one for one in _chosen(only) if one.floors or one.ceilings]
    for measure, report in _reports([m for m in chosen if m.fast or not fast], root, scratch):
        if report is None:
            continue
        if write:
            limits[measure.name], easier = limits_of(measure, report, limits.get(measure.name))
            lowered += easier
        else:
            wrong += faults(measure, report, limits.get(measure.name))
    if write:
        changelog = root / "CHANGELOG.md"
        told = changelog.read_text(encoding="utf-8") if changelog.exists() else ""
        check_lowered(lowered, lower, told)
        write_limits(limits, FILE)
        click.echo(f"{FILE} written")
    for line in wrong:
        click.echo(line)
    sys.exit(1 if wrong else 0)


@click.command("all")
@_ONLY
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write here, as Markdown; what is not run stays there as it is.",
)
@click.option(
    "--readme",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Fill in the marked figures of this file.",
)
@_ROOT
@_SCRATCH
def all_measures(
    only: tuple[str, ...], out: Path | None, readme: Path | None, root: Path, scratch: Path
) -> None:
    """Run every evaluate and bench command, one after the other, and write the figures."""
    chosen = [measure for measure in _chosen(only) if measure.shown]
    before = out.read_text(encoding="utf-8") if out is not None and out.exists() else ""
    text = before
    for measure, report in _reports(chosen, root, scratch):
        if report is None:
            continue
        text = to_markdown({measure.name: report}, text)
        if out is not None:
            out.write_text(text, encoding="utf-8")
    if out is None:
        click.echo(text)
    if readme is not None:
        filled = fill_in(readme.read_text(encoding="utf-8"), read_scores(text))
        readme.write_text(filled, encoding="utf-8")


def _chosen(only: tuple[str, ...]) -> list[Measure]:
    unknown = sorted(set(only) - {measure.name for measure in MEASURES})
    if unknown:
        known = ", ".join(measure.name for measure in MEASURES)
        raise UsageError(f"There is no measure {unknown[0]!r}. Known are: {known}.")
    return [measure for measure in MEASURES if not only or measure.name in only]


def _reports(
    chosen: list[Measure], root: Path, scratch: Path
) -> Iterator[tuple[Measure, Report | None]]:
    """Each measure with its report, or `None` where its data are not there; tells how it goes."""
    for number, measure in enumerate(chosen, 1):
        missing = measure.missing(root)
        head = f"[{number}/{len(chosen)}] {measure.name}"
        if missing is not None:
            click.echo(f"{head}: not run, {missing} is not here", err=True)
            yield measure, None
            continue
        click.echo(f"{head}: verbale {measure.command}", err=True)
        begun = time.perf_counter()
        report = run(measure, root, scratch)
        click.echo(f"    {time.perf_counter() - begun:.0f} s", err=True)
        yield measure, report
