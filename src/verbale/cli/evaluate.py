"""`verbale evaluate`: the group of all measures of quality, each loaded only when called."""

from __future__ import annotations

import click

from verbale.cli.main import LazyGroup

MEASURES = {
    "pages": ("verbale.cli.evaluate_pages:pages", "Reading of HTML pages, beside trafilatura."),
}
"""Name → (`module:attribute`, one-line help)."""


@click.group(cls=LazyGroup, table=MEASURES)
def evaluate() -> None:
    """Score a stage against annotated data."""
