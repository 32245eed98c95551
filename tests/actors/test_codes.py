"""The codes that tables may hold are those of the ontology and of the corpus."""

from __future__ import annotations

from verbale.actors.codes import CLASSES, SECTORS, countries
from verbale.codebook.load import load
from verbale.gold.countries import STATES, TERRITORIES


def test_sectors_and_classes_are_those_of_the_ontology() -> None:
    ontology = load().ontology
    assert set(SECTORS) == set(ontology.sectors)
    assert set(CLASSES) == set(ontology.entity_classes)


def test_countries_are_those_of_the_corpus() -> None:
    assert countries() == STATES | TERRITORIES
