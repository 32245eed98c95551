"""The event format of GDELT 2.0: 61 columns, tab-separated, no header; unknown stays empty."""

from __future__ import annotations

from datetime import date

from verbale.record.export.cameo import actor_code, role_codes, scale
from verbale.record.export.cells import Cell
from verbale.record.export.countries import fips
from verbale.record.export.formats import TextTable, columns
from verbale.record.export.lines import Around, Line, Role, number_of
from verbale.types import Place

_ACTOR = "Code, Name, CountryCode, KnownGroupCode, EthnicCode, Religion1Code, Religion2Code,"
_ACTOR += "Type1Code, Type2Code, Type3Code"
_GEO = "Type, FullName, CountryCode, ADM1Code, ADM2Code, Lat, Long, FeatureID"


def _each(prefix: str, names: str) -> tuple[str, ...]:
    return tuple(prefix + name for name in columns(names))


COLUMNS = (
    *columns("GLOBALEVENTID, SQLDATE, MonthYear, Year, FractionDate"),
    *_each("Actor1", _ACTOR),
    *_each("Actor2", _ACTOR),
    *columns("IsRootEvent, EventCode, EventBaseCode, EventRootCode, QuadClass, GoldsteinScale"),
    *columns("NumMentions, NumSources, NumArticles, AvgTone"),
    *_each("Actor1Geo_", _GEO),
    *_each("Actor2Geo_", _GEO),
    *_each("ActionGeo_", _GEO),
    *columns("DATEADDED, SOURCEURL"),
)
_NOWHERE = "0"
"""GDELT's type of a place that is not known."""


def _row(line: Line, around: Around) -> list[Cell]:
    article, event = line.article, line.event
    cameo = scale(event, around.codebook, "gdelt")
    return [
        number_of(line.line_id),
        *_dates(event.when.date if event.when else None),
        *_actor(line.actor, around),
        *_actor(line.recipient, around),
        int(line.is_lead),
        cameo.code,
        cameo.base,
        cameo.root,
        cameo.quad,
        cameo.score,
        line.reports.events,
        line.reports.sources,
        line.reports.articles,
        None,  # tone
        *[None] * 16,  # places of the actors
        *_place(event.place),
        f"{article.published:%Y%m%d}000000" if article.published else None,
        article.url or article.source_id,
    ]


def _dates(day: date | None) -> list[Cell]:
    if day is None:
        return [None] * 4
    # GDELT's own reckoning: all months have 30 days, the year 365.
    share = ((day.month - 1) * 30 + day.day) / 365
    number = day.year * 10_000 + day.month * 100 + day.day
    return [number, number // 100, day.year, f"{day.year + share:.4f}"]


def _actor(role: Role | None, around: Around) -> list[Cell]:
    if role is None:
        return [None] * 10
    is_group = role.country in around.codebook.ontology.entity_classes
    types = (*role_codes(role), None, None, None)[:3]
    return [
        actor_code(role),
        (role.name or role.text).upper(),
        None if is_group else role.country,
        role.country if is_group else None,
        *(None, None, None),  # ethnic group, religions
        *types,
    ]


def _place(place: Place | None) -> list[Cell]:
    if place is None:
        return [None] * 8
    if place.latitude is None:
        kind = 1 if place.country else None
    else:
        kind = 3 if place.country == "USA" else 4
    # GDELT's numbers of features are not those of GeoNames.
    named = [place.name, fips(place.country), None, None]
    return [kind, *named, place.latitude, place.longitude, None]


GDELT = TextTable(
    "gdelt",
    COLUMNS,
    header=False,
    unknown="",
    row=_row,
    own={f"{who}Geo_Type": _NOWHERE for who in ("Actor1", "Actor2", "Action")},
)
