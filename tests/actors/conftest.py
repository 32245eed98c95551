"""A small world: a few tables in place of the shipped ones, and a few cities."""

from __future__ import annotations

import pytest

from tests.actors.tables import write
from verbale.actors import gazetteer, store
from verbale.actors.store import Knowledge

CITIES = (
    ("goma", 1, "Goma", "COD", "11", -1.67, 29.22, 670_000),
    ("kayes", 2, "Kayes", "MLI", "01", 14.44, -11.44, 130_000),
    ("granada", 3, "Granada", "ESP", "51", 37.18, -3.6, 230_000),
    ("granada", 4, "Granada", "NIC", "10", 11.93, -85.95, 89_000),
    ("lund", 5, "Lund", "SWE", "27", 55.7, 13.2, 91_000),
)
TABLES = {
    "states": (
        "NOR,state,Norway,Norway,Norwegian,Norwegians,Oslo,,,",
        "MLI,state,Mali,Mali|Republic of Mali,Malian,Malians,Bamako,Koulouba,,",
        "TCD,state,Chad,Chad,Chadian,Chadians,N'Djamena,,,",
        "NIC,state,Nicaragua,Nicaragua,Nicaraguan,Nicaraguans,Managua,,,",
        "SUN,former,Soviet Union,Soviet Union,Soviet,Soviets,,,1922,1991-12-26",
    ),
    "peoples": ("Tuareg|Tuaregs,MLI,ethnic", "Kurd|Kurds|Kurdish,TUR|IRQ,ethnic"),
    "regions": ("Kidal,MLI,region",),
    "bodies": (
        "united-nations,United Nations,UN,UNO,,1945,",
        "lake-court,Lake Court,,NOR,JUD,,",
        "lake-court-mali,Lake Court,,MLI,JUD,,",
    ),
    "groups": ("sand-front,Sand Front,SF,MLI,REB,2001,",),
    "persons": (
        "lee-ann,Ann Lee,,prime minister,NOR,GOV,2010,2014",
        "lee-ann,Ann Lee,,president,NOR,GOV,2015,2020",
        "lee-bo,Bo Lee,,foreign minister,MLI,GOV,2012,2018",
    ),
    "roles": (
        "president,GOV,office",
        "prime minister,GOV,office",
        "foreign minister,GOV,office",
        "minister,GOV,role",
        "spokesman|spokeswoman,=,role",
        "rebel,REB,role",
        "miner,LAB,role",
        "member of parliament,LEG,role",
        "army,MIL,body",
        "government,GOV,body",
        "troops,MIL,collective",
    ),
}


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """Opened once: nothing in it changes."""
    folder = tmp_path_factory.mktemp("world")
    for table, rows in TABLES.items():
        write(folder, table, *rows)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(store, "DATA", folder)
        patch.setattr(gazetteer, "city_rows", lambda key_of: CITIES)
        return Knowledge.open(cache=folder / "cache")
