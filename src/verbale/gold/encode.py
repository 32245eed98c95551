"""Items as JSON, one object a line: the form in which the corpus is used.

Spans are objects `{"start", "end", "text"}` with offsets into the item's `text` in characters
(Python string indices, end exclusive); `gold/README.md` describes every field.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TextIO

from verbale.gold.types import (
    GoldEvent,
    GoldItem,
    GoldMention,
    GoldStatement,
    Span,
    Who,
)


def write_jsonl(
    items: Iterable[GoldItem], out: TextIO, splits: Mapping[str, str] | None = None
) -> int:
    """Write items, one JSON object a line, in their order; returns their number.

    Args:
        items: what to write.
        out: an open text file.
        splits: item id → split, for the field `split`; it is `null` where nothing is known.
    """
    count = 0
    for item in items:
        split = None if splits is None else splits.get(item.item_id)
        out.write(json.dumps({**encode(item), "split": split}, ensure_ascii=False) + "\n")
        count += 1
    return count


def encode(item: GoldItem) -> dict[str, Any]:
    """An item as JSON values; `decode` gives the same item back."""
    return {
        "item_id": item.item_id,
        "where": item.where,
        "kind": item.kind,
        "text": item.text,
        "style": item.style,
        "year": item.year,
        "published": item.published.isoformat() if item.published else None,
        "countries": list(item.countries),
        "hard": list(item.hard),
        "none": item.none,
        "group": item.group,
        "outlet": item.outlet,
        "title": item.title,
        "raw": item.raw,
        "sentences": [{"start": span.start, "end": span.end} for span in item.sentences],
        "paragraphs": list(item.paragraphs),
        "events": [_event(item, event) for event in item.events],
        "statements": [_statement(item, statement) for statement in item.statements],
        "mentions": [_mention(item, mention) for mention in item.mentions],
        "names": [{**_span(item, name.span), "kind": name.kind} for name in item.names],
    }


def _span(item: GoldItem, span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": item.words(span)}


def _spans(item: GoldItem, spans: Sequence[Span]) -> list[dict[str, Any]]:
    return [_span(item, span) for span in spans]


def _parties(who: Sequence[Who]) -> list[dict[str, Any]]:
    return [
        {"entity": one.entity, "country": one.country, "sectors": list(one.sectors)} for one in who
    ]


def _mention(item: GoldItem, mention: GoldMention) -> dict[str, Any]:
    return {**_span(item, mention.span), "who": _parties(mention.who)}


def _event(item: GoldItem, event: GoldEvent) -> dict[str, Any]:
    day, place = event.date, event.place
    return {
        "trigger": _spans(item, event.trigger),
        "type": event.type,
        "mode": event.mode,
        "factuality": event.factuality,
        "cameo": event.cameo,
        "actors": [_mention(item, mention) for mention in event.actors],
        "recipients": [_mention(item, mention) for mention in event.recipients],
        "contexts": list(event.contexts),
        "date": None
        if day is None
        else {
            **_span(item, day.span),
            "value": day.value.isoformat() if day.value else None,
            "precision": day.precision,
        },
        "place": None if place is None else {**_span(item, place.span), "country": place.country},
        "same": event.same,
        "statement": event.statement,
    }


def _statement(item: GoldItem, statement: GoldStatement) -> dict[str, Any]:
    source, addressee, question = statement.source, statement.addressee, statement.reply_to
    return {
        "form": statement.form,
        "cue": _spans(item, statement.cue),
        "source": None if source is None else _span(item, source),
        "speaker": _parties(statement.speaker),
        "content": _spans(item, statement.content),
        "addressee": None if addressee is None else _mention(item, addressee),
        "reply_to": None if question is None else _span(item, question),
    }
