"""`verbale evaluate`: the group of all measures of quality, each loaded only when called."""

from __future__ import annotations

import click

from verbale.cli.main import LazyGroup

MEASURES = {
    "pages": ("verbale.cli.evaluate_pages:pages", "Reading of HTML pages, beside trafilatura."),
    "parse": ("verbale.cli.evaluate_language:parse", "Words, parts of speech, lemmas and trees."),
    "names": ("verbale.cli.evaluate_language:names", "Names and their kinds."),
    "actors": ("verbale.cli.evaluate_stages:actors", "Actors, who they are, coreference."),
    "gold": ("verbale.cli.evaluate_stages:gold", "Events on the gold corpus."),
    "confidence": ("verbale.cli.evaluate_stages:confidence", "Calibration of the confidence."),
    "relation": ("verbale.cli.evaluate_stages:relation", "The event between two phrases."),
    "codebook": ("verbale.cli.evaluate_stages:codebook", "The examples of the codebook."),
    "coref": ("verbale.cli.evaluate_stages:coref", "Coreference of actors in whole documents."),
    "groups": ("verbale.cli.evaluate_stages:groups", "Which reports tell the same act."),
    "attribution": ("verbale.cli.evaluate_stages:attribution", "Source, cue and content."),
    "floors": ("verbale.cli.evaluate_all:floors", "Fail if a score fell below its floor."),
    "all": ("verbale.cli.evaluate_all:all_measures", "Every evaluate and bench command."),
}
"""Name → (`module:attribute`, one-line help)."""


@click.group(cls=LazyGroup, table=MEASURES)
def evaluate() -> None:
    """Score a stage against annotated data."""
