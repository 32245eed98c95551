"""`verbale explain`: how a text is read and coded, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import click

from verbale.actors import Knowledge
from verbale.cli.options import Day
from verbale.cli.parse import given_text, plain_article
from verbale.codebook import load
from verbale.engine.explain import explained, read_closely
from verbale.errors import UsageError
from verbale.language.encoder import Encoder


@click.command()
@click.argument("text", required=False)
@click.option(
    "--file", type=click.Path(dir_okay=False, path_type=Path),
    help="Explain this plain text file (UTF-8) instead of TEXT.",
)  # fmt: skip
@click.option(
    "--published", type=Day(),
    help="Day of publication (2016-09-08), from which words such as “on Thursday” are reckoned.",
)  # fmt: skip
@click.option(
    "--codebook", type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of your own codebook.",
)  # fmt: skip
@click.option(
    "--actors", type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with your own tables of actors, beside the shipped ones.",
)  # fmt: skip
@click.option(
    "--model", type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with a model, instead of the packaged one.",
)  # fmt: skip
def explain(
    text: str | None,
    file: Path | None,
    published: datetime | None,
    codebook: Path | None,
    actors: Path | None,
    model: Path | None,
) -> None:
    """Show how TEXT, a file, or standard input (-) is read, and why it is coded so.

    Words with lemma, part of speech and head; mentions, who they are and how that was found; acts
    with the entry of the codebook or the shares of the model that proposed them, their roles and
    the rules that decided; acts that were considered and dropped, with the reason; statements.
    """
    article = plain_article(given_text(text, file), str(file) if file else "-")
    if published is not None:
        article = replace(article, published=published.date(), published_from="argument")
    reading = read_closely(article, Encoder.load(model), Knowledge.open(actors), load(codebook))
    if not reading.traced:
        raise UsageError("The text has no words. Give some text, --file, or - for standard input.")
    click.echo(explained(reading))
