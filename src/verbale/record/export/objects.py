"""The reference form: articles, statements and events as JSON objects, field by field."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from verbale.record.export.lines import Role, roles_of
from verbale.record.rows import CodedArticle, phrase
from verbale.types import Article, Event, Mention, Span, Statement

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]
Object = dict[str, Json]


def objects(
    coded: CodedArticle, run_id: str | None, events: tuple[Event, ...] | None = None
) -> Iterator[Object]:
    """An article, its statements and its events, in this order.

    Args:
        coded: the article with all that was found in it.
        run_id: the run, if it stands in a record.
        events: these events only; all if `None`.
    """
    article = coded.article
    yield article_object(article)
    for statement in coded.statements:
        yield statement_object(article, statement, run_id)
    for event in coded.events if events is None else events:
        yield event_object(article, event, run_id)


def article_object(article: Article) -> Object:
    """The object of an article."""
    return {
        "kind": "article",
        "article_id": article.article_id,
        "source_id": article.source_id,
        "url": article.url,
        "source": article.source,
        "title": article.title,
        "byline": article.byline,
        "dateline": article.dateline,
        "published": _day(article.published),
        "published_from": article.published_from,
        "language": article.language,
        "text": article.text,
        "captions": list(article.captions),
        "removed": [{"text": piece.text, "why": piece.why} for piece in article.removed],
        "turns": [
            {"start": turn.start, "end": turn.end, "speaker": turn.speaker, "kind": turn.kind}
            for turn in article.turns
        ],
        "found": [
            {"field": proof.field, "from": proof.origin, "where": proof.where, "words": proof.words}
            for proof in article.found
        ],
    }


def event_object(article: Article, event: Event, run_id: str | None) -> Object:
    """The object of an event."""
    text, when = article.text, event.when
    start, end = event.trigger[0].start, event.trigger[-1].end
    return {
        "kind": "event",
        "event_id": event.event_id,
        "article_id": event.article_id,
        "run_id": run_id,
        "date": _day(when.date) if when else None,
        "date_precision": when.precision if when else None,
        "date_text": phrase(text, [when.span]) if when and when.span else None,
        "type": event.type,
        "mode": event.mode,
        "contexts": list(event.contexts),
        "cameo": event.cameo,
        "quad": event.quad,
        "intensity": event.intensity,
        "factuality": event.factuality,
        "actors": [role_object(role) for role in roles_of(text, event.actors)],
        "recipients": [role_object(role) for role in roles_of(text, event.recipients)],
        "place": _place(article, event),
        "statement_id": event.statement_id,
        "confidence": event.confidence,
        "evidence": {
            "start": start,
            "end": end,
            "text": text[start:end],
            "sentence_start": event.sentence.start,
            "sentence_end": event.sentence.end,
        },
        "why": list(event.why),
    }


def statement_object(article: Article, statement: Statement, run_id: str | None) -> Object:
    """The object of a statement; its date is that of the article."""
    text = article.text
    return {
        "kind": "statement",
        "statement_id": statement.statement_id,
        "article_id": statement.article_id,
        "run_id": run_id,
        "date": _day(article.published),
        "speaker": _speaker(text, statement.speaker, statement.source),
        "cue": _cover(text, statement.cue),
        "addressee": _speaker(text, statement.addressee, None),
        "content": _cover(text, statement.content),
        "form": statement.form,
        "in_reply_to": _cover(text, (statement.reply_to,) if statement.reply_to else ()),
    }


def role_object(role: Role) -> Object:
    """The object of a party in a role."""
    party = role.party
    return {
        "text": role.text,
        "start": role.mention.start,
        "end": role.mention.end,
        "name": role.name,
        "actor_id": party.actor_id if party else None,
        "country": role.country,
        "sectors": list(party.sectors) if party else [],
    }


def _speaker(text: str, mention: Mention | None, source: Span | None) -> Json:
    """Who speaks or is spoken to; the words alone where they name no political actor."""
    if mention is not None:
        return role_object(roles_of(text, [mention])[0])
    if source is None:
        return None
    words = phrase(text, [source])
    none = dict.fromkeys(("name", "actor_id", "country"))
    return {"text": words, "start": source.start, "end": source.end, **none, "sectors": []}


def _place(article: Article, event: Event) -> Json:
    place = event.place
    if place is None:
        return None
    return {
        "text": article.text[place.start : place.end],
        "name": place.name,
        "country": place.country,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "geonames_id": place.geonames_id,
    }


def _cover(text: str, spans: tuple[Span, ...]) -> Json:
    """One span from the first piece to the last."""
    if not spans:
        return None
    start, end = spans[0].start, spans[-1].end
    return {"start": start, "end": end, "text": text[start:end]}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
