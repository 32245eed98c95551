"""Reading the corpus from JSON lines, as `verbale.gold.encode` writes them.

Every span is compared with its words, so that a file whose text was changed after the annotation
is refused and not silently misread.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from verbale.errors import DataError
from verbale.gold.types import (
    GoldDate,
    GoldEvent,
    GoldItem,
    GoldMention,
    GoldName,
    GoldPlace,
    GoldStatement,
    Span,
    Who,
)


def read_jsonl(path: Path) -> list[GoldItem]:
    """All items of a JSONL file, in order.

    Raises:
        DataError: a line is no JSON, lacks a field, or has a span whose words are not at its
            offsets.
    """
    return list(iter_jsonl(path))


def iter_jsonl(path: Path) -> Iterator[GoldItem]:
    """The items of a JSONL file one by one; raises as `read_jsonl` does."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            where = f"{path.name}:{number}"
            try:
                yield decode(json.loads(line))
            except json.JSONDecodeError as error:
                raise DataError(
                    where, f"no JSON ({error.msg}). Write the file anew with: verbale gold convert"
                ) from error
            except (KeyError, TypeError, ValueError) as error:
                raise DataError(
                    where,
                    f"no gold item: {type(error).__name__} {error}. Write the file anew with: "
                    "verbale gold convert",
                ) from error


def decode(data: dict[str, Any]) -> GoldItem:
    """The item that `encode` turned into JSON values.

    Raises:
        KeyError: a field is missing.
        TypeError: a field has a value of another kind.
        ValueError: a date is none, or the words of a span are not at its offsets.
    """
    text: str = data["text"]
    return GoldItem(
        item_id=data["item_id"],
        where=data["where"],
        kind=data["kind"],
        text=text,
        style=data["style"],
        year=data["year"],
        published=_day(data["published"]),
        countries=tuple(data["countries"]),
        hard=tuple(data["hard"]),
        none=data["none"],
        group=data["group"],
        outlet=data["outlet"],
        title=data["title"],
        raw=data["raw"],
        sentences=tuple(Span(span["start"], span["end"]) for span in data["sentences"]),
        paragraphs=tuple(data["paragraphs"]),
        events=tuple(_event(text, event) for event in data["events"]),
        statements=tuple(_statement(text, statement) for statement in data["statements"]),
        mentions=_mentions(text, data["mentions"]),
        names=tuple(GoldName(_span(text, name), name["kind"]) for name in data["names"]),
    )


def _day(words: str | None) -> date | None:
    return None if words is None else date.fromisoformat(words)


def _span(text: str, data: dict[str, Any]) -> Span:
    start, end = data["start"], data["end"]
    if text[start:end] != data["text"]:
        raise ValueError(f"{data['text']!r} is not at {start}–{end}; {text[start:end]!r} is there")
    return Span(start, end)


def _spans(text: str, data: list[dict[str, Any]]) -> tuple[Span, ...]:
    return tuple(_span(text, span) for span in data)


def _parties(data: list[dict[str, Any]]) -> tuple[Who, ...]:
    return tuple(Who(who["entity"], who["country"], tuple(who["sectors"])) for who in data)


def _mention(text: str, data: dict[str, Any]) -> GoldMention:
    return GoldMention(_span(text, data), _parties(data["who"]))


def _mentions(text: str, data: list[dict[str, Any]]) -> tuple[GoldMention, ...]:
    return tuple(_mention(text, mention) for mention in data)


def _event(text: str, data: dict[str, Any]) -> GoldEvent:
    day, place = data["date"], data["place"]
    return GoldEvent(
        trigger=_spans(text, data["trigger"]),
        type=data["type"],
        mode=data["mode"],
        factuality=data["factuality"],
        cameo=data["cameo"],
        actors=_mentions(text, data["actors"]),
        recipients=_mentions(text, data["recipients"]),
        contexts=tuple(data["contexts"]),
        date=None
        if day is None
        else GoldDate(_span(text, day), _day(day["value"]), day["precision"]),
        place=None if place is None else GoldPlace(_span(text, place), place["country"]),
        same=data["same"],
        statement=data["statement"],
    )


def _statement(text: str, data: dict[str, Any]) -> GoldStatement:
    source, addressee, question = data["source"], data["addressee"], data["reply_to"]
    return GoldStatement(
        form=data["form"],
        cue=_spans(text, data["cue"]),
        source=None if source is None else _span(text, source),
        speaker=_parties(data["speaker"]),
        content=_spans(text, data["content"]),
        addressee=None if addressee is None else _mention(text, addressee),
        reply_to=None if question is None else _span(text, question),
    )
