"""The format of POLECAT: 40 columns, tab-separated, absence is `None`."""

from __future__ import annotations

from verbale.record.export.cells import Cell, joined
from verbale.record.export.countries import cow
from verbale.record.export.formats import TextTable, columns
from verbale.record.export.lines import Around, Line, Role

COLUMNS = columns(
    """
    Event ID, Event Date, Event Type, Event Mode, Intensity, Quad Code, Contexts,
    Actor Name, Actor Country, Actor COW, Primary Actor Sector, Actor Sectors, Actor Title,
    Actor Name Raw, Wikipedia Actor ID,
    Recipient Name, Recipient Country, Recipient COW, Primary Recipient Sector, Recipient Sectors,
    Recipient Title, Recipient Name Raw, Wikipedia Recipient ID,
    Placename, City, District, Province, Country, Latitude, Longitude, GeoNames ID, Raw Placename,
    Feature Type, Source, Publication Date, Story People, Story Organizations, Story Locations,
    Language, Version
    """
)


def _row(line: Line, around: Around) -> list[Cell]:
    article, event, place = line.article, line.event, line.event.place
    quad = around.codebook.ontology.quad(event.quad)
    return [
        line.line_id,
        event.when.date if event.when else None,
        event.type,
        event.mode,
        event.intensity,
        quad.name.upper() if quad else None,
        joined(event.contexts),
        *_party(line.actor),
        *_party(line.recipient),
        place.name if place else None,
        *(None, None, None),  # city, district, province
        place.country if place else None,
        place.latitude if place else None,
        place.longitude if place else None,
        place.geonames_id if place else None,
        article.text[place.start : place.end] if place else None,
        None,  # feature type
        article.source,
        article.published,
        *(None, None, None),  # people, organizations, locations of the story
        article.language,
        around.version,
    ]


def _party(role: Role | None) -> list[Cell]:
    if role is None:
        return [None] * 8
    sectors = role.sectors
    return [
        role.name,
        role.country,
        cow(role.country),
        sectors[0] if sectors else None,
        joined(sectors),
        None,  # title
        role.text,
        None,  # Wikipedia
    ]


POLECAT = TextTable("polecat", COLUMNS, header=True, unknown="None", row=_row)
