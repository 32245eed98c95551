"""`verbale bench`: the group of all measures of speed and memory, each loaded only when called."""

from __future__ import annotations

import click

from verbale.cli.main import LazyGroup

BENCHES = {
    "line": ("verbale.cli.bench_line:line", "The whole line, from source to record."),
    "actors": ("verbale.cli.bench_line:actors", "Share of the actors room in the line's time."),
    "events": ("verbale.cli.bench_line:events", "Share of the events room in the line's time."),
    "read": ("verbale.cli.bench_read:read", "Reading of pages, plain text and long streams."),
    "language": ("verbale.cli.bench_language:language", "Parsing, beside the bare encoder."),
}
"""Name → (`module:attribute`, one-line help)."""


@click.group(cls=LazyGroup, table=BENCHES)
def bench() -> None:
    """Measure speed and memory."""
