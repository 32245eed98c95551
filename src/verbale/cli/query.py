"""`verbale query`: SQL on a record, reading only."""

from __future__ import annotations

from pathlib import Path

import click

from verbale.ask import query as ask_sql
from verbale.cli.output import output_options, record_option, write_answer
from verbale.record import Record


@click.command()
@click.argument("sql")
@record_option
@output_options
def query(sql: str, path: Path, form: str, out: Path | None) -> None:
    """Answer one SELECT on a record; it cannot write, nor reach files or the network.

    Tables and views are listed in docs/record.md; SHOW TABLES and DESCRIBE work too.
    """
    with Record.open(path) as record:
        write_answer(ask_sql(record, sql), form, out)
