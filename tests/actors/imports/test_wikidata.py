"""A dump of Wikidata, from made-up entities."""

from __future__ import annotations

import bz2
import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from verbale.actors.imports.positions import Positions
from verbale.actors.imports.record import Record, Skipped
from verbale.actors.imports.wikidata import records

Entity = dict[str, Any]


def item(qid: str) -> Entity:
    return {"mainsnak": {"datavalue": {"value": {"id": qid}}}}


def time(words: str, precision: int = 11) -> Entity:
    return {"datavalue": {"value": {"time": f"+{words}T00:00:00Z", "precision": precision}}}


def entity(qid: str, label: str, aliases: tuple[str, ...] = (), **claims: list[Entity]) -> Entity:
    return {
        "id": qid,
        "labels": {"en": {"value": label}},
        "aliases": {"en": [{"value": alias} for alias in aliases]},
        "claims": claims,
    }


def held(position: str, since: Entity | None = None, until: Entity | None = None) -> Entity:
    qualifiers = {name: [snak] for name, snak in (("P580", since), ("P582", until)) if snak}
    return {**item(position), "qualifiers": qualifiers}


ANN = entity(
    "Q91",
    "Ann Zin",
    ("Anna Zin", "A|Z"),
    P31=[item("Q5")],
    P27=[item("Q183")],
    P39=[
        held("Q92", time("2001-02-03"), time("2003-00-00", 9)),
        held("Q93", time("2004-05-00", 10)),
        {**held("Q92"), "rank": "deprecated"},
    ],
)
PRESIDENT = entity("Q92", "President of France", P279=[item("Q1")], P17=[item("Q142")])
MINISTER = entity("Q93", "Minister of Foreign Affairs", P31=[item("Q294414")])
PARTY = entity("Q94", "Zin Party", P31=[item("Q7278")], P17=[item("Q777777")],
               P571=[{"mainsnak": time("1990-00-00", 9)}])  # fmt: skip
ZINLAND = entity("Q777777", "Zinland", P298=[{"mainsnak": {"datavalue": {"value": "TUV"}}}])
BODY = entity("Q95", "Zin Council", P31=[item("Q245065")])


def dump(path: Path, *lines: Entity | str) -> Path:
    """A dump with one entity a line, in brackets, with commas; packed as the ending says."""
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    content = ("[\n" + ",\n".join(texts) + "\n]\n").encode()
    if path.suffix == ".gz":
        content = gzip.compress(content)
    elif path.suffix == ".bz2":
        content = bz2.compress(content)
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("name", ["zin.json", "zin.json.gz", "zin.json.bz2"])
def test_persons_and_organisations(tmp_path: Path, name: str) -> None:
    # The person stands before the positions, and the party before its country.
    path = dump(tmp_path / name, ANN, PRESIDENT, MINISTER, PARTY, ZINLAND, BODY)
    assert list(records(path)) == [
        Record("persons", "q91", "Ann Zin", ("Anna Zin", "A Z"), "president", "FRA", ("GOV",),
               "2001-02-03", "2003"),
        Record("persons", "q91", "Ann Zin", ("Anna Zin", "A Z"), "foreign minister", "DEU",
               ("GOV",), "2004-05", ""),
        Record("bodies", "q94", "Zin Party", (), None, "TUV", ("PTY",), "1990", ""),
        Record("bodies", "q95", "Zin Council", (), None, "IGO", ()),
    ]  # fmt: skip


def test_what_gives_no_row_is_named(tmp_path: Path) -> None:
    path = dump(
        tmp_path / "zin.json",
        "{broken",
        "[1]",
        {"id": "Q1", "claims": {}},
        entity("Q2", "Bob Zan", P31=[item("Q5")]),
        entity("Q3", "Cy Zun", P31=[item("Q5")], P39=[held("Q404")]),
        entity("Q4", "Di Zen", P31=[item("Q5")], P39=[held("Q93")]),
        entity("Q5x", "Ed Zon", P31=[item("Q5")],
               P39=[held("Q92", time("2005-01-01"), time("2004-01-01"))]),
        PRESIDENT, MINISTER,
        entity("Q7", "Zinburg", P31=[item("Q515")]),
        entity("Q6", "Zin Firm", P31=[item("Q4830453")]),
    )  # fmt: skip
    found = list(records(path))
    assert all(isinstance(one, Skipped) for one in found)
    assert [one.reason for one in found if isinstance(one, Skipped)] == [
        "not JSON",
        "no entity",
        "no English label",
        "a person without an office",
        "no office, and no organisation that acts in politics",
        "the position is not in the dump",
        "unknown country",
        "ends before it begins",
        "unknown country",
    ]


@pytest.mark.parametrize("claims", [[], {"P31": {}}, {"P31": [None, 1, {"mainsnak": []}]}, None])
def test_claims_of_any_form_do_no_harm(tmp_path: Path, claims: object) -> None:
    path = dump(tmp_path / "zin.json", {"id": "Q1", "labels": [], "claims": claims})
    (found,) = records(path)
    assert isinstance(found, Skipped)


def test_offices_in_the_words_of_news() -> None:
    positions = Positions()
    assert positions.office("President of the United States", "USA") == "president"
    assert positions.office("Minister of Defence of Ukraine", "UKR") == "defence minister"
    assert positions.office("French Minister of Justice", "FRA") == "justice minister"
    assert positions.office("mayor of Zinburg", "FRA") == "mayor of zinburg"
    assert positions.sectors("mayor of zinburg") == ("GOV",)
    assert positions.sectors("zzz") == ()
