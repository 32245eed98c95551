"""`verbale read`: any source of news to clean articles."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Any, TextIO

import click

from verbale.cli.options import Day, settings_options
from verbale.errors import UsageError
from verbale.read import article_json, rejected_json
from verbale.read import read as read_articles
from verbale.settings import ReadSettings
from verbale.types import Article, Rejected

SOME_REJECTED = 3
"""Exit status when some of the input was rejected."""


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "--format", "form", type=click.Choice(["table", "text", "jsonl"]), default="table",
    show_default=True, help="table: a line an article; text: in full; jsonl: one object a line.",
)  # fmt: skip
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write here instead of the screen.",
)
@click.option(
    "--rejects", type=click.Path(dir_okay=False, path_type=Path),
    help="Write the rejects here as JSONL, besides the lines on standard error.",
)  # fmt: skip
@click.option(
    "--published", type=Day(),
    help="Day of publication (2016-09-08) for articles whose source gives none.",
)  # fmt: skip
@click.option("--source", help="Name of the outlet for articles whose source gives none.")
@settings_options(ReadSettings)
def read(
    sources: tuple[str, ...],
    form: str,
    out: Path | None,
    rejects: Path | None,
    published: datetime | None,
    source: str | None,
    **limits: Any,
) -> None:
    """Turn pages, feeds, archives and tables into clean, dated articles.

    SOURCE is a file, a folder, a glob in quotation marks, an http(s) address, or - for standard
    input; plain text, HTML, RSS, Atom, WARC, JSONL, JSON, CSV or Parquet, also packed (gzip, bzip2,
    xz, zip) and mixed in one folder.

    Exit status: 0 all was read, 3 some of it was rejected, 2 wrong usage.
    """
    with ExitStack() as stack:
        target = open_for_writing(out, stack) if out is not None else sys.stdout
        reject_file = open_for_writing(rejects, stack) if rejects is not None else None
        show = _SHOW[form]
        count = rejected = 0
        day = published.date() if published is not None else None
        for item in read_articles(
            sources, settings=ReadSettings(**limits), published=day, source=source
        ):
            if isinstance(item, Article):
                count += 1
                show(item, target)
            else:
                rejected += 1
                report(item, reject_file)
    if form != "jsonl" or rejected:
        click.echo(
            f"{number(count, 'article')} read, {number(rejected, 'piece')} rejected", err=True
        )
    if rejected:
        sys.exit(SOME_REJECTED)


def open_for_writing(path: Path, stack: ExitStack) -> TextIO:
    """A file for a command to write to. Raises `UsageError`."""
    try:
        return stack.enter_context(path.open("w", encoding="utf-8"))
    except OSError as error:
        raise UsageError(
            f"cannot write {path}: {(error.strerror or str(error)).lower()}. Choose another file."
        ) from error


def report(item: Rejected, file: TextIO | None) -> None:
    """One reject as a line on standard error, and in the file if there is one."""
    click.echo(f"rejected: {item.where}: {item.message}", err=True)
    if file is not None:
        file.write(json.dumps(rejected_json(item), ensure_ascii=False) + "\n")


def number(count: int, what: str) -> str:
    """A count with its noun, as "1 article" or "2,000 articles"."""
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def _show_jsonl(article: Article, target: TextIO) -> None:
    target.write(json.dumps(article_json(article), ensure_ascii=False) + "\n")


def _show_table(article: Article, target: TextIO) -> None:
    published = article.published.isoformat() if article.published is not None else "no date"
    title = article.title or article.text[:60].replace("\n", " ") + " …"
    words = len(article.text.split())
    target.write(
        f"{published:<10}  {article.language or '?':<2}  {words:>6,} words  "
        f"{len(article.removed):>4} removed  {title}  [{article.source_id}]\n"
    )


def _show_text(article: Article, target: TextIO) -> None:
    published = None
    if article.published is not None:
        published = f"{article.published.isoformat()} (from {article.published_from})"
    fields = {
        "title": article.title,
        "byline": article.byline,
        "published": published,
        "dateline": article.dateline,
        "source": article.source,
        "url": article.url,
        "language": article.language,
    }
    target.write(f"=== {article.source_id}\n")
    for name, value in fields.items():
        if value is not None:
            target.write(f"{name + ':':<11}{value}\n")
    target.write(f"\n{article.text}\n\n")
    for caption in article.captions:
        target.write(f"[caption] {caption}\n")
    for piece in article.removed:
        target.write(f"[removed: {piece.why}] {piece.text}\n")
    target.write("\n")


_SHOW: dict[str, Callable[[Article, TextIO], None]] = {
    "table": _show_table,
    "text": _show_text,
    "jsonl": _show_jsonl,
}
