"""`verbale bench`: the group of all measures of speed and memory, each loaded only when called."""

from __future__ import annotations

import click

from verbale.cli.main import LazyGroup

BENCHES = {
    "read": ("verbale.cli.bench_read:read", "Reading of pages, plain text and long streams."),
    "language": ("verbale.cli.bench_language:language", "Parsing, beside the bare encoder."),
}
"""Name → (`module:attribute`, one-line help)."""


@click.group(cls=LazyGroup, table=BENCHES)
def bench() -> None:
    """Measure speed and memory."""
