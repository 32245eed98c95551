"""Verbale's own table: the event flat, one row an event or one row a pair, for CSV and Parquet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from verbale.record.export.cells import Cell, joined
from verbale.record.export.lines import Around, Line, Role, roles_of
from verbale.record.rows import phrase

_PARTY = ("text", "name", "id", "country", "sectors")
TYPES: dict[str, str] = {
    "event_id": "VARCHAR",
    "article_id": "VARCHAR",
    "run_id": "VARCHAR",
    "date": "DATE",
    "date_precision": "VARCHAR",
    "date_text": "VARCHAR",
    "type": "VARCHAR",
    "mode": "VARCHAR",
    "contexts": "VARCHAR",
    "cameo": "VARCHAR",
    "quad": "INTEGER",
    "intensity": "DOUBLE",
    "factuality": "VARCHAR",
    **{f"actor_{name}": "VARCHAR" for name in _PARTY},
    **{f"recipient_{name}": "VARCHAR" for name in _PARTY},
    "place_text": "VARCHAR",
    "place_name": "VARCHAR",
    "place_country": "VARCHAR",
    "latitude": "DOUBLE",
    "longitude": "DOUBLE",
    "geonames_id": "BIGINT",
    "statement_id": "VARCHAR",
    "confidence": "DOUBLE",
    "evidence_start": "INTEGER",
    "evidence_end": "INTEGER",
    "evidence": "VARCHAR",
    "sentence_start": "INTEGER",
    "sentence_end": "INTEGER",
    "sentence": "VARCHAR",
    "why": "VARCHAR",
    "published": "DATE",
    "source": "VARCHAR",
    "source_id": "VARCHAR",
    "url": "VARCHAR",
    "title": "VARCHAR",
}
"""Column → type in Parquet."""
COLUMNS = tuple(TYPES)


def flat_row(line: Line, around: Around, *, pairs: bool) -> list[Cell]:
    """The cells of a row; several parties in one cell are joined by `|`."""
    article, event = line.article, line.event
    text, when, place = article.text, event.when, event.place
    start, end = event.trigger[0].start, event.trigger[-1].end
    if pairs:
        actors = [line.actor] if line.actor else []
        recipients = [line.recipient] if line.recipient else []
    else:
        actors = list(roles_of(text, event.actors))
        recipients = list(roles_of(text, event.recipients))
    return [
        event.event_id,
        article.article_id,
        around.run_id,
        when.date if when else None,
        when.precision if when else None,
        phrase(text, [when.span]) if when and when.span else None,
        event.type,
        event.mode,
        joined(event.contexts),
        event.cameo,
        event.quad,
        event.intensity,
        event.factuality,
        *_parties(actors),
        *_parties(recipients),
        text[place.start : place.end] if place else None,
        place.name if place else None,
        place.country if place else None,
        place.latitude if place else None,
        place.longitude if place else None,
        place.geonames_id if place else None,
        event.statement_id,
        event.confidence,
        start,
        end,
        text[start:end],
        event.sentence.start,
        event.sentence.end,
        text[event.sentence.start : event.sentence.end],
        joined(event.why),
        article.published,
        article.source,
        article.source_id,
        article.url,
        article.title,
    ]


def _parties(roles: Sequence[Role]) -> list[Cell]:
    return [
        _cell(roles, lambda role: role.text),
        _cell(roles, lambda role: role.name),
        _cell(roles, lambda role: role.party.actor_id if role.party else None),
        _cell(roles, lambda role: role.country),
        _cell(roles, lambda role: joined(role.party.sectors, ",") if role.party else None),
    ]


def _cell(roles: Iterable[Role], get: Callable[[Role], str | None]) -> str | None:
    """One value for each party, empty where it is not known, so that the places stay the same."""
    values = [(get(role) or "").replace("|", "/") for role in roles]
    return "|".join(values) if any(values) else None
