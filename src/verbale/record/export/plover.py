"""The JSON of the PLOVER manual (chapter Data Fields), one object a line, one line an event."""

from __future__ import annotations

from collections.abc import Iterator

from verbale.record.export.lines import Around, Role, roles_of
from verbale.record.export.objects import Json, Object
from verbale.types import Article, Event

FIELDS = (
    *("id", "date", "actor", "recipient", "event", "mode", "context", "quad_code", "event_scale"),
    *("event_loc", "text", "text_info", "cite_info", "coder", "coded_date"),
)


def plover_object(article: Article, event: Event, around: Around) -> Object:
    """The object of an event."""
    text = article.text
    return {
        "id": event.event_id,
        "date": event.when.date.isoformat() if event.when and event.when.date else None,
        "actor": [_party(role) for role in roles_of(text, event.actors)],
        "recipient": [_party(role) for role in roles_of(text, event.recipients)],
        "event": [event.type],
        "mode": [event.mode] if event.mode else [],
        "context": list(event.contexts),
        "quad_code": event.quad,
        "event_scale": event.intensity,
        "event_loc": _place(event),
        "text": text[event.sentence.start : event.sentence.end],
        "text_info": {
            "article_id": article.article_id,
            "sentence_start": event.sentence.start,
            "sentence_end": event.sentence.end,
            "trigger": [{"start": span.start, "end": span.end} for span in event.trigger],
            "language": article.language,
            "factuality": event.factuality,
            "confidence": event.confidence,
        },
        "cite_info": {
            "source": article.source,
            "title": article.title,
            "byline": article.byline,
            "published": article.published.isoformat() if article.published else None,
            "url": article.url,
        },
        "coder": f"{around.version}, run {around.run_id}",
        # The day of coding would make two exports of the same run differ.
        "coded_date": None,
    }


def unknown_fields(entry: Object) -> Iterator[str]:
    """Fields of an object that could not be filled; an event without a mode is whole."""
    for name in FIELDS:
        if entry[name] is None or (name in ("actor", "recipient") and not entry[name]):
            yield name


def _party(role: Role) -> Object:
    return {
        "name": role.name,
        "text": role.text,
        "code": role.party.actor_id if role.party else None,
        "country": role.country,
        "sector": list(role.sectors),
    }


def _place(event: Event) -> Json:
    place = event.place
    if place is None:
        return None
    return {
        "name": place.name,
        "country": place.country,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "geonames_id": place.geonames_id,
    }
