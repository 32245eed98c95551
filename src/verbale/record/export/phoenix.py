"""The format of Phoenix: 26 columns, tab-separated, no header; what is not known stays empty."""

from __future__ import annotations

from verbale.record.export.cameo import actor_code, role_codes, scale
from verbale.record.export.cells import Cell, joined
from verbale.record.export.formats import TextTable, columns
from verbale.record.export.lines import Around, Line, Role

COLUMNS = columns(
    """
    EventID, Date, Year, Month, Day,
    SourceActorFull, SourceActorEntity, SourceActorRole, SourceActorAttribute,
    TargetActorFull, TargetActorEntity, TargetActorRole, TargetActorAttribute,
    EventCode, EventRootCode, QuadClass, GoldsteinScore, Issues,
    Lat, Lon, LocationName, StateName, CountryCode, SentenceID, URLs, NewsSources
    """
)


def _row(line: Line, around: Around) -> list[Cell]:
    article, event, place = line.article, line.event, line.event.place
    cameo = scale(event, around.codebook, "phoenix")
    day = event.when.date if event.when else None
    number = line.sentence_number
    return [
        line.line_id,
        day.year * 10_000 + day.month * 100 + day.day if day else None,
        day.year if day else None,
        day.month if day else None,
        day.day if day else None,
        *_actor(line.actor),
        *_actor(line.recipient),
        cameo.code,
        cameo.root,
        cameo.quad,
        cameo.score,
        None,  # issues: a list of Phoenix's own
        place.latitude if place else None,
        place.longitude if place else None,
        place.name if place else None,
        None,  # state
        place.country if place else None,
        None if number is None else f"{article.article_id}_{number}",
        article.url,
        article.source,
    ]


def _actor(role: Role | None) -> list[Cell]:
    codes = role_codes(role)
    entity = role.country if role else None
    return [actor_code(role), entity, codes[0] if codes else None, joined(codes[1:], ";")]


PHOENIX = TextTable("phoenix", COLUMNS, header=False, unknown="", row=_row)
