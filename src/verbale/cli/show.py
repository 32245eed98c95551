"""`verbale show`: one event or one article of a record, in full."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from verbale.ask import EventView
from verbale.ask import show as find
from verbale.cli.output import printable, record_option, run_option
from verbale.record import CodedArticle, Record
from verbale.record.export.objects import article_object, event_object, objects, statement_object
from verbale.record.rows import phrase
from verbale.types import Article, Event, Mention, Span, Statement


@click.command()
@click.argument("name", metavar="ID")
@record_option
@run_option
@click.option(
    "--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True,
    help="text: for people. jsonl: the reference form, one object a line.",
)  # fmt: skip
def show(name: str, path: Path, run: str | None, form: str) -> None:
    """Show the event or the article with this ID, or whose id starts so."""
    with Record.open(path) as record:
        run_id = record.run(run)
        found = find(record, name, run_id)
    if form == "jsonl":
        for entry in _objects(found, run_id):
            click.echo(json.dumps(entry, ensure_ascii=False))
    else:
        for line in _event(found) if isinstance(found, EventView) else _article(found):
            click.echo(line)


def _objects(found: EventView | CodedArticle, run_id: str) -> Iterator[object]:
    if isinstance(found, CodedArticle):
        yield from objects(found, run_id)
        return
    article = found.coded.article
    yield article_object(article)
    if found.statement is not None:
        yield statement_object(article, found.statement, run_id)
    yield event_object(article, found.event, run_id)


def _event(view: EventView) -> Iterator[str]:
    article, event = view.coded.article, view.event
    text = article.text
    yield f"event       {event.event_id}"
    yield f"what        {_what(event)}"
    yield f"who         {_parties(text, event.actors)}"
    yield f"to whom     {_parties(text, event.recipients)}"
    yield f"when        {_when(text, event)}"
    if event.place is not None:
        yield f"where       {printable(event.place.name)} ({event.place.country or '?'})"
    if event.contexts:
        yield f"contexts    {', '.join(event.contexts)}"
    yield f"words       {printable(phrase(text, event.trigger))}"
    yield f"sentence    {printable(text[event.sentence.start : event.sentence.end])}"
    if view.statement is not None:
        yield f"said by     {_statement(text, view.statement)}"
    yield f"confidence  {event.confidence:.2f}"
    for number, reason in enumerate(event.why):
        yield f"{'' if number else 'why':<12}{printable(reason)}"
    yield f"article     {article.article_id}  {_headline(article)}"
    for article_id, event_id in view.others:
        yield f"also told   event {event_id} in article {article_id}"
    yield f"run         {view.run_id}"


def _article(coded: CodedArticle) -> Iterator[str]:
    article = coded.article
    yield f"article     {article.article_id}"
    yield f"title       {_headline(article)}"
    yield f"published   {article.published or '–'}   source  {printable(article.source or '–')}"
    yield f"from        {printable(article.url or article.source_id)}"
    yield ""
    yield from (f"{printable(line)}\n" for line in article.text.split("\n\n"))
    for event in coded.events:
        who = _parties(article.text, event.actors)
        whom = _parties(article.text, event.recipients)
        yield f"event {event.event_id}  {_what(event)}: {who} → {whom}"
        words = printable(phrase(article.text, event.trigger))
        yield f"      “{words}”, {_when(article.text, event)}"
    for statement in coded.statements:
        yield f"statement {statement.statement_id}  {_statement(article.text, statement)}"


def _headline(article: Article) -> str:
    return printable(article.title or article.text[:60] + " …")


def _what(event: Event) -> str:
    kind = event.type if event.mode is None else f"{event.type}, {event.mode}"
    cameo = f", CAMEO {event.cameo}" if event.cameo else ""
    return f"{kind} ({event.factuality}, intensity {event.intensity:+g}{cameo})"


def _when(text: str, event: Event) -> str:
    when = event.when
    if when is None:
        return "–"
    if when.span is None:
        return f"{when.date or '–'} (day of publication)"
    words = printable(phrase(text, [when.span]))
    return f"{when.date or '–'} (“{words}”, {when.precision or 'open'})"


def _parties(text: str, mentions: Sequence[Mention]) -> str:
    return "; ".join(_mention(text, mention) for mention in mentions) or "–"


def _mention(text: str, mention: Mention) -> str:
    words = printable(phrase(text, [Span(mention.start, mention.end)]))
    codes = " + ".join(
        f"{party.name}, {party.country or '?'} {'/'.join(party.sectors)}".rstrip()
        for party in mention.parties
    )
    return f"{words} [{printable(codes)}]" if codes else words


def _statement(text: str, statement: Statement) -> str:
    if statement.speaker is not None:
        speaker = _mention(text, statement.speaker)
    else:
        speaker = printable(phrase(text, [statement.source])) if statement.source else "–"
    return f"{speaker} ({statement.form}): {printable(phrase(text, statement.content))}"
