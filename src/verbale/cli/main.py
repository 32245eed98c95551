"""`verbale`: the group of all commands, each loaded only when it is called."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from verbale import __version__
from verbale.errors import UsageError, VerbaleError

COMMANDS = {
    "code": ("verbale.cli.code:code", "Find who said or did what to whom, in any source."),
    "explain": ("verbale.cli.explain:explain", "Show how a text is read and coded, and why."),
    "read": (
        "verbale.cli.read:read",
        "Turn pages, feeds, archives and tables into clean articles.",
    ),
    "parse": ("verbale.cli.parse:parse", "Show sentences, words, trees and names of a text."),
    "show": ("verbale.cli.show:show", "Show one event or article of a record in full."),
    "ask": ("verbale.cli.ask:ask", "Ask a record: two countries, one actor, a timeline."),
    "query": ("verbale.cli.query:query", "Ask a record in SQL, reading only."),
    "export": ("verbale.cli.export:export", "Write a record as PLOVER, POLECAT, GDELT and more."),
    "record": ("verbale.cli.record:record", "Check a record, list and compare its runs."),
    "gold": ("verbale.cli.gold:gold", "Check, convert and count the annotated corpus."),
    "actors": ("verbale.cli.actors:actors", "Check the tables of actors, look one up, import."),
    "codebook": ("verbale.cli.codebook:codebook", "Check a codebook, look up a term, count it."),
    "evaluate": ("verbale.cli.evaluate:evaluate", "Score a stage against annotated data."),
    "train": ("verbale.cli.train:train", "Fit the language model; needs the extra verbale[train]."),
    "bench": ("verbale.cli.bench:bench", "Measure speed and memory."),
}
"""Name → (`module:attribute`, one-line help). Loading on demand keeps the start short."""


INTERRUPTED = 130
"""Exit status after Ctrl-C, as shells have it."""


class LazyGroup(click.Group):
    """A group that imports the module of a command only when the command is called.

    Args:
        table: name → (`module:attribute`, one-line help), as `COMMANDS`.
    """

    def __init__(self, *args: object, table: dict[str, tuple[str, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # click's own signature
        self.table = table

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.table:
            return None
        module, attribute = self.table[cmd_name][0].split(":")
        command = getattr(import_module(module), attribute)
        if not isinstance(command, click.Command):
            raise TypeError(f"{module}:{attribute} is not a command")
        return command

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("stopped", err=True)
            sys.exit(INTERRUPTED)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in self.table.items()])


@click.group(
    cls=LazyGroup, table=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(__version__, prog_name="verbale")
def app() -> None:
    """Who said or did what to whom: political news in, sourced records out.

    Exit status: 0 all done, 1 an error stopped the command, 2 wrong usage, 3 some of the input was
    rejected, 130 Ctrl-C.
    """


def main() -> None:
    """Run the command line; a known error is one line on standard error, never a traceback."""
    try:
        app()
    except UsageError as error:
        click.echo(f"verbale: {error}", err=True)
        sys.exit(2)
    except VerbaleError as error:
        click.echo(f"verbale: {error}", err=True)
        sys.exit(1)
