"""Spellings of one name have one key; acronyms are known as such."""

from __future__ import annotations

import pytest

from verbale.actors.keys import is_acronym, key_of, key_words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("São Tomé", "Sao Tome"),
        ("Dilma  Rousseff", "dilma rousseff"),
        ("U.S.", "US"),
        ("U.S.A.", "usa"),
        ("the United States", "United States"),
        ("Côte d’Ivoire", "Cote d'Ivoire"),
        ("Łódź", "Lodz"),
        ("Malmø", "Malmo"),
        ("Aliyev‑Klan", "Aliyev-Klan"),
        ("Sana`a", "Sana'a"),
        ("\tWhite\nHouse ", "White House"),
        ("Weiß", "Weiss"),
    ],
)
def test_one_key(one: str, other: str) -> None:
    assert key_of(one) == key_of(other)


def test_a_short_name_keeps_its_article() -> None:
    assert key_of("the US") == "the us"


def test_a_dot_that_ends_no_abbreviation_stays() -> None:
    assert key_of("St. Kitts") == "st. kitts"


@pytest.mark.parametrize("name", ["UN", "U.S.", "M23", "MI-6", "AT&T", "G7"])
def test_acronyms(name: str) -> None:
    assert is_acronym(name)


@pytest.mark.parametrize("name", ["Un", "UNESCOX", "2014", "U S", "NATO-led"])
def test_no_acronyms(name: str) -> None:
    assert not is_acronym(name)


def test_words_of_a_key() -> None:
    assert key_words(key_of("The White House")) == ["white", "house"]
