"""The format of ICEWS: 20 columns, tab-separated; what is not known stays empty."""

from __future__ import annotations

from verbale.record.export.cameo import scale
from verbale.record.export.cells import Cell, joined
from verbale.record.export.countries import country_name
from verbale.record.export.formats import TextTable, columns
from verbale.record.export.lines import Around, Line, Role, number_of

COLUMNS = columns(
    """
    Event ID, Event Date, Source Name, Source Sectors, Source Country, Event Text, CAMEO Code,
    Intensity, Target Name, Target Sectors, Target Country, Story ID, Sentence Number, Publisher,
    City, District, Province, Country, Latitude, Longitude
    """
)


def _row(line: Line, around: Around) -> list[Cell]:
    article, event, place = line.article, line.event, line.event.place
    cameo = scale(event, around.codebook, "icews")
    # A place with coordinates is a city; others may be anything.
    city = place.name if place and place.latitude is not None else None
    return [
        number_of(line.line_id),
        event.when.date if event.when else None,
        *_party(line.actor, around),
        cameo.label,
        cameo.code,
        cameo.score,
        *_party(line.recipient, around),
        number_of(article.article_id),
        line.sentence_number,
        article.source,
        city,
        *(None, None),  # district, province
        country_name(place.country) if place else None,
        place.latitude if place else None,
        place.longitude if place else None,
    ]


def _party(role: Role | None, around: Around) -> list[Cell]:
    if role is None:
        return [None] * 3
    labels = around.codebook.ontology.sectors
    sectors = [labels.get(code, code).replace(",", " and") for code in role.sectors]
    return [role.name or role.text, joined(sectors, ","), country_name(role.country)]


ICEWS = TextTable("icews", COLUMNS, header=True, unknown="", row=_row)
