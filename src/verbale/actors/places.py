"""The places that a text names, with coordinates where the gazetteer has them."""

from __future__ import annotations

from collections.abc import Sequence

from verbale.actors.gazetteer import City
from verbale.actors.hits import NameHit
from verbale.actors.keys import key_of
from verbale.actors.phrases import View
from verbale.actors.reading import PhraseReader
from verbale.types import Parsed, Place

_NO_PLACES = frozenset(
    "ship vessel ferry tanker frigate destroyer carrier boat class fc united club".split()
)
"""Beside one of these a name of a city is no place."""


def places_of(parsed: Parsed, views: Sequence[View], reader: PhraseReader) -> tuple[Place, ...]:
    """Every place named in an article, in order."""
    by_start = {name.start: name for name in parsed.names if name.kind == "LOC"}
    found = []
    for view in views:
        words = view.sentence.words
        for at, word in enumerate(words):
            name = by_start.get(word.start)
            if name is None or _is_no_place(view, at):
                continue
            last = next((i for i in range(at, len(words)) if words[i].end >= name.end), at)
            hit = next((h for h in view.names if h.first <= at < h.last), None)
            text = parsed.article.text[name.start : name.end]
            found.append(_place(name.start, name.end, text, view, hit, last + 1, reader))
    return tuple(found)


def _is_no_place(view: View, at: int) -> bool:
    words = view.sentence.words
    near = words[max(0, at - 1) : at] + words[at + 1 : at + 2]
    return any(word.lemma.lower() in _NO_PLACES for word in near)


def _place(
    start: int,
    end: int,
    text: str,
    view: View,
    hit: NameHit | None,
    after: int,
    reader: PhraseReader,
) -> Place:
    cities = reader.knowledge.cities(key_of(text))
    containing = _containing(view, after, reader)
    kinds = {one.entry.kind for one in hit.found if one.use == "full"} if hit else set()
    if "state" in kinds and hit is not None:
        country = reader.country_of(view, hit)
        entry = next(one.entry for one in hit.found if one.entry.kind == "state")
        return Place(start, end, entry.name, country, None, None, None)
    city = _best(cities, containing, reader.near)
    if "region" in kinds and hit is not None and (city is None or city.population < 300_000):
        country = reader.country_of(view, hit) or containing
        return Place(start, end, text, country, None, None, None)
    if city is None:
        country = reader.country_of(view, hit) if hit else containing
        return Place(start, end, text, country, None, None, None)
    return Place(
        start, end, city.name, city.country, city.latitude, city.longitude, city.geonames_id
    )


def _containing(view: View, after: int, reader: PhraseReader) -> str | None:
    """The country of what follows a comma: "Butare, Rwanda"."""
    words = view.sentence.words
    if after + 1 < len(words) and words[after].text == ",":
        hit = next((h for h in view.names if h.first == after + 1), None)
        if hit is not None:
            return reader.country_of(view, hit)
    return None


def _best(cities: Sequence[City], containing: str | None, near: Sequence[str]) -> City | None:
    """The largest city in what contains it, else in the countries that the article names."""
    for country in [containing] if containing else near[:4]:
        for city in cities:
            if city.country == country:
                return city
    if containing is None and cities and cities[0].population >= 100_000:
        return cities[0]
    return None
