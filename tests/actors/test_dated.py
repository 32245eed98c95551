"""Who is meant on the date of the text: offices, former and future holders, renamed countries."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.build import parsed
from verbale.actors import Knowledge, resolve
from verbale.actors.keys import key_of
from verbale.types import Parsed, Stretch


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return Knowledge.open()


# Who held an office, on a day.
HOLDERS = [
    ("secretary of state", "USA", "2000-05-01", "albright-madeleine"),
    ("secretary of state", "USA", "2003-05-01", "powell-colin"),
    ("secretary of state", "USA", "2007-05-01", "rice-condoleezza"),
    ("secretary of state", "USA", "2010-05-01", "clinton-hillary"),
    ("secretary of state", "USA", "2014-05-01", "kerry-john"),
    ("secretary of state", "USA", "2017-05-01", "tillerson-rex"),
    ("president", "USA", "1990-08-02", "bush-george-hw"),
    ("president", "USA", "2003-03-20", "bush-george-w"),
    ("president", "USA", "2009-01-21", "obama-barack"),
    ("president", "FRA", "2002-05-01", "chirac-jacques"),
    ("president", "FRA", "2017-06-01", "macron-emmanuel"),
    ("prime minister", "GBR", "1997-06-01", "blair-tony"),
    ("prime minister", "GBR", "2016-08-01", "may-theresa"),
    ("prime minister", "GBR", "2022-10-01", "truss-liz"),
    ("chancellor", "DEU", "1998-06-01", "kohl-helmut"),
    ("chancellor", "DEU", "2021-11-01", "merkel-angela"),
    ("president", "RUS", "1996-01-01", "yeltsin-boris"),
    ("president", "RUS", "2010-01-01", "medvedev-dmitry"),
    ("prime minister", "RUS", "2010-01-01", "putin-vladimir"),
    ("prime minister", "PAK", "1998-01-01", "sharif-nawaz"),
    ("prime minister", "IND", "2010-01-01", "singh-manmohan"),
    ("prime minister", "JPN", "2013-01-01", "abe-shinzo"),
    ("president", "IRN", "2000-01-01", "khatami-mohammad"),
    ("president", "EGY", "2012-12-01", "morsi-mohamed"),
    ("secretary-general", "UNO", "1999-01-01", "annan-kofi"),
    ("secretary-general", "UNO", "2012-01-01", "ban-ki-moon"),
    ("prime minister", "ISR", "1995-01-01", "rabin-yitzhak"),
    ("president", "BRA", "2014-01-01", "rousseff-dilma"),
]


@pytest.mark.parametrize(("office", "country", "day", "person"), HOLDERS)
def test_the_holder_of_an_office(
    knowledge: Knowledge, office: str, country: str, day: str, person: str
) -> None:
    on = date.fromisoformat(day)
    rows = [row for row in knowledge.holders(office, country) if row.holds(on)]
    assert {row.actor_id for row in rows} == {f"person:{person}"}


# What a name of a country stands for: its code, a day on which it holds, one on which it does not.
RENAMED = [
    ("Zaire", "COD", "1996-10-01", "1998-10-01"),
    ("Soviet Union", "RUS", "1991-06-01", "1993-01-01"),
    ("USSR", "RUS", "1990-01-01", "1995-01-01"),
    ("Czechoslovakia", "CZE", "1992-06-01", "1994-01-01"),
    ("East Germany", "DEU", "1989-11-09", "1991-01-01"),
    ("Serbia and Montenegro", "SRB", "2004-01-01", "2007-01-01"),
    ("Burma", "MMR", "2007-09-01", None),
    ("Myanmar", "MMR", "2021-02-01", None),
    ("Swaziland", "SWZ", "2010-01-01", None),
    ("Eswatini", "SWZ", "2020-01-01", None),
    ("Macedonia", "MKD", "2001-03-01", None),
    ("North Macedonia", "MKD", "2020-03-27", None),
    ("Ivory Coast", "CIV", "2011-01-01", None),
]


@pytest.mark.parametrize(("name", "country", "day", "after"), RENAMED)
def test_a_country_of_another_name(
    knowledge: Knowledge, name: str, country: str, day: str, after: str | None
) -> None:
    found = [one.entry for one in knowledge.find(key_of(name)) if one.entry.kind == "state"]
    holding = [entry for entry in found if entry.holds(date.fromisoformat(day))]
    assert {entry.country for entry in holding} == {country}
    if after is not None:
        assert not any(entry.holds(date.fromisoformat(after)) for entry in found)


# A phrase in an article of a day: title with nationality (or nothing), name, who, country, sector.
PHRASES = [
    ("US Secretary of State", "John Kerry", "2014-05-01", "kerry-john", "USA", "GOV"),
    ("", "John Kerry", "2018-06-01", "kerry-john", "USA", "ELI"),
    ("US President", "Bush", "1990-05-01", "bush-george-hw", "USA", "GOV"),
    ("US President", "Bush", "2005-05-01", "bush-george-w", "USA", "GOV"),
    ("former US President", "Barack Obama", "2018-06-01", "obama-barack", "USA", "ELI"),
    ("", "Barack Obama", "2012-06-01", "obama-barack", "USA", "GOV"),
    ("President-elect", "Donald Trump", "2016-12-01", "trump-donald", "USA", "GOV"),
    ("", "Donald Trump", "2023-06-01", "trump-donald", "USA", "ELI"),
    ("Pakistani Prime Minister", "Nawaz Sharif", "2014-01-01", "sharif-nawaz", "PAK", "GOV"),
    ("", "Nawaz Sharif", "2020-01-01", "sharif-nawaz", "PAK", "ELI"),
    ("Pakistani Prime Minister", "Sharif", "2023-01-01", "sharif-shehbaz", "PAK", "GOV"),
    ("Congolese President", "Kabila", "1999-01-01", "kabila-laurent-desire", "COD", "GOV"),
    ("Congolese President", "Kabila", "2005-01-01", "kabila-joseph", "COD", "GOV"),
    ("Philippine President", "Aquino", "1990-01-01", "aquino-corazon", "PHL", "GOV"),
    ("Philippine President", "Aquino", "2012-01-01", "aquino-benigno-iii", "PHL", "GOV"),
    ("Cuban President", "Castro", "2005-01-01", "castro-fidel", "CUB", "GOV"),
    ("Cuban President", "Castro", "2012-01-01", "castro-raul", "CUB", "GOV"),
    ("Argentine President", "Kirchner", "2005-01-01", "kirchner-nestor", "ARG", "GOV"),
    ("Russian Prime Minister", "Putin", "2010-01-01", "putin-vladimir", "RUS", "GOV"),
    ("", "Kofi Annan", "2010-01-01", "annan-kofi", "UNO", "ELI"),
    ("", "Hosni Mubarak", "2012-06-01", "mubarak-hosni", "EGY", "ELI"),
]


def said_by(title: str, name: str, day: str) -> Parsed:
    """An article "TITLE NAME spoke.", in which the model takes title and name for one mention."""
    before, words = title.split(), name.split()
    head, verb = len(before) + 1, len(before) + len(words) + 1
    rows = [f"{word} {word.lower()} PROPN {head} compound" for word in before]
    rows.append(f"{words[0]} {words[0]} PROPN {verb} nsubj")
    rows += [f"{word} {word} PROPN {head} flat" for word in words[1:]]
    rows += ["spoke speak VERB 0 root", f"_. . PUNCT {verb} punct"]
    made = parsed("\n".join(rows), published=date.fromisoformat(day), names=f"{name} PER")
    mention = Stretch(0, verb - 1, "mention", 0.9)
    (sentence,) = made.sentences
    return replace(made, sentences=(replace(sentence, stretches=(mention,)),))


@pytest.mark.parametrize(("title", "name", "day", "person", "country", "sector"), PHRASES)
def test_a_person_on_a_day(
    knowledge: Knowledge,
    title: str,
    name: str,
    day: str,
    person: str,
    country: str,
    sector: str,
) -> None:
    (mention,) = resolve(said_by(title, name, day), knowledge).mentions
    (party,) = mention.parties
    found = (party.actor_id, party.country, party.sectors[0])
    assert found == (f"person:{person}", country, sector)


def test_there_are_sixty() -> None:
    assert len(HOLDERS) + len(RENAMED) + len(PHRASES) >= 60
