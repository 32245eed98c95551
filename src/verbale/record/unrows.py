"""Rows of the tables back into articles, events and statements, as they were committed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from verbale.record import schema
from verbale.record.rows import CodedArticle
from verbale.types import (
    Article,
    Event,
    Found,
    Mention,
    Party,
    Place,
    Removed,
    Span,
    Statement,
    Turn,
    When,
)

Values = tuple[Any, ...]
"""One row, as DuckDB gives it: its types are those of the table, which Python cannot know."""
Fields = dict[str, Any]


def named(table: str, rows: Iterable[Values]) -> list[Fields]:
    """Rows of a whole table with the names of its columns."""
    names = schema.table(table).names
    return [dict(zip(names, row, strict=True)) for row in rows]


def coded_articles(
    articles: Sequence[Fields],
    statements: Iterable[Fields],
    events: Iterable[Fields],
    parties: Iterable[Fields],
) -> list[CodedArticle]:
    """Put together articles of one run.

    Args:
        articles: rows of `articles`, in the order that is wanted.
        statements: rows of `statements` of these, by article and position.
        events: rows of `events` of these, likewise.
        parties: rows of `parties` of these, by owner, role, mention and party.
    """
    roles: dict[tuple[str, str, str], dict[int, list[Fields]]] = defaultdict(dict)
    for row in parties:
        of_role = roles[row["article_id"], row["owner_id"], row["role"]]
        of_role.setdefault(row["mention"], []).append(row)

    def mentions(row: Fields, owner: str, role: str) -> tuple[Mention, ...]:
        found = roles.get((row["article_id"], row[owner], role), {})
        return tuple(_mention(rows) for rows in found.values())

    own_events: dict[str, list[Event]] = defaultdict(list)
    for row in events:
        actors = mentions(row, "event_id", "actor")
        recipients = mentions(row, "event_id", "recipient")
        own_events[row["article_id"]].append(_event(row, actors, recipients))
    own_statements: dict[str, list[Statement]] = defaultdict(list)
    for row in statements:
        speakers = mentions(row, "statement_id", "speaker")
        addressees = mentions(row, "statement_id", "addressee")
        own_statements[row["article_id"]].append(_statement(row, speakers, addressees))
    return [
        CodedArticle(
            _article(row),
            tuple(own_events[row["article_id"]]),
            tuple(own_statements[row["article_id"]]),
        )
        for row in articles
    ]


def _article(row: Fields) -> Article:
    return Article(
        article_id=row["article_id"],
        source_id=row["source_id"],
        url=row["url"],
        source=row["source"],
        title=row["title"],
        byline=row["byline"],
        dateline=row["dateline"],
        published=row["published"],
        published_from=row["published_from"],
        language=row["language"],
        text=row["text"],
        captions=tuple(row["captions"]),
        removed=tuple(Removed(piece["text"], piece["why"]) for piece in row["removed"]),
        turns=tuple(
            Turn(turn["start_at"], turn["end_at"], turn["speaker"], turn["kind"])
            for turn in row["turns"]
        ),
        found=tuple(
            Found(proof["field"], proof["origin"], proof["spot"], proof["words"])
            for proof in row["found"]
        ),
    )


def _spans(cells: Iterable[Fields]) -> tuple[Span, ...]:
    return tuple(Span(cell["start_at"], cell["end_at"]) for cell in cells)


def _span(start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else Span(start, end)


def _mention(rows: Sequence[Fields]) -> Mention:
    first = rows[0]
    return Mention(
        start=first["start_at"],
        end=first["end_at"],
        sentence=first["sentence"],
        head=first["head"],
        kind=first["kind"],
        parties=tuple(
            Party(
                row["entity"], row["actor_id"], row["name"], row["country"], tuple(row["sectors"])
            )
            for row in rows
            if row["party"] is not None
        ),
        how=first["how"],
        score=first["score"],
    )


def _when(row: Fields) -> When | None:
    span = _span(row["date_start"], row["date_end"])
    if row["date"] is None and row["date_precision"] is None and span is None:
        return None
    return When(row["date"], row["date_precision"], span)


def _place(row: Fields) -> Place | None:
    if row["place_name"] is None:
        return None
    return Place(
        start=row["place_start"],
        end=row["place_end"],
        name=row["place_name"],
        country=row["place_country"],
        latitude=row["latitude"],
        longitude=row["longitude"],
        geonames_id=row["geonames_id"],
    )


def _event(row: Fields, actors: tuple[Mention, ...], recipients: tuple[Mention, ...]) -> Event:
    return Event(
        event_id=row["event_id"],
        article_id=row["article_id"],
        trigger=_spans(row["trigger"]),
        sentence=Span(row["sentence_start"], row["sentence_end"]),
        type=row["type"],
        mode=row["mode"],
        contexts=tuple(row["contexts"]),
        cameo=row["cameo"],
        quad=row["quad"],
        intensity=row["intensity"],
        factuality=row["factuality"],
        actors=actors,
        recipients=recipients,
        when=_when(row),
        place=_place(row),
        statement_id=row["statement_id"],
        confidence=row["confidence"],
        why=tuple(row["why"]),
    )


def _statement(
    row: Fields, speakers: tuple[Mention, ...], addressees: tuple[Mention, ...]
) -> Statement:
    return Statement(
        statement_id=row["statement_id"],
        article_id=row["article_id"],
        form=row["form"],
        content=_spans(row["content"]),
        cue=_spans(row["cue"]),
        source=_span(row["source_start"], row["source_end"]),
        speaker=speakers[0] if speakers else None,
        addressee=addressees[0] if addressees else None,
        reply_to=_span(row["reply_start"], row["reply_end"]),
    )
