"""`verbale parse`: how Verbale reads a text, for people."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import click

from verbale.errors import UsageError
from verbale.language.draw import to_conllu, to_svg, to_table
from verbale.language.encoder import Encoder
from verbale.language.stage import Parser
from verbale.types import Article

_VIEWS = {"table": to_table, "conllu": to_conllu, "svg": to_svg}


@click.command()
@click.argument("text", required=False)
@click.option(
    "--file", type=click.Path(dir_okay=False, path_type=Path),
    help="Parse this plain text file (UTF-8) instead of TEXT.",
)  # fmt: skip
@click.option(
    "--format", "form", type=click.Choice(list(_VIEWS)), default="table", show_default=True,
    help="table: a line a word. conllu: CoNLL-U. svg: a drawing of the trees.",
)  # fmt: skip
@click.option(
    "--model", type=click.Path(file_okay=False, path_type=Path),
    help="Folder with a model, instead of the packaged one.",
)  # fmt: skip
def parse(text: str | None, file: Path | None, form: str, model: Path | None) -> None:
    """Show sentences, words, trees and names of TEXT, of a file, or of standard input (-).

    An empty line ends a paragraph, a single line break does not.
    """
    article = plain_article(given_text(text, file), str(file) if file else "-")
    parsed = next(Parser(Encoder.load(model)).parse([article]))
    if not parsed.sentences:
        raise UsageError("The text has no words. Give some text, --file, or - for standard input.")
    click.echo(_VIEWS[form](parsed))


def given_text(text: str | None, file: Path | None) -> str:
    """The text that a command is to work on. Raises `UsageError`."""
    if file is not None and text is not None:
        raise UsageError("Both TEXT and --file were given. Give one of them.")
    try:
        if file is not None:
            return file.read_text(encoding="utf-8")
        if text == "-" or (text is None and not sys.stdin.isatty()):
            return sys.stdin.buffer.read().decode("utf-8")
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}. Check its name.") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"The text is not UTF-8 ({error}). Convert it first.") from error
    if text is None:
        raise UsageError("No text was given. Give TEXT, --file FILE, or - for standard input.")
    return text


def plain_article(text: str, source_id: str) -> Article:
    """An article of which nothing is known but its text."""
    return Article(
        article_id=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16],
        source_id=source_id,
        url=None,
        source=None,
        title=None,
        byline=None,
        dateline=None,
        published=None,
        published_from=None,
        language=None,
        text=text,
    )
