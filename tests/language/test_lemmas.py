"""Lemmas."""

from __future__ import annotations

import pytest

from verbale.language.lemmas import Lemmatizer, in_context


@pytest.fixture(scope="module")
def lemmatizer() -> Lemmatizer:
    return Lemmatizer.load()


@pytest.mark.parametrize(
    ("word", "pos", "lemma"),
    [
        ("Talks", "NOUN", "talk"),
        ("allies", "NOUN", "ally"),
        ("men", "NOUN", "man"),
        ("news", "NOUN", "news"),
        ("crises", "NOUN", "crisis"),
        ("said", "VERB", "say"),
        ("denied", "VERB", "deny"),
        ("making", "VERB", "make"),
        ("stopped", "VERB", "stop"),
        ("blorbing", "VERB", "blorb"),
        ("sanctioned", "VERB", "sanction"),
        ("n't", "PART", "not"),
        ("n’t", "PART", "not"),
        ("wo", "AUX", "will"),
        ("I", "PRON", "I"),
        ("worse", "ADJ", "bad"),
        ("earlier", "ADV", "early"),
        ("American", "ADJ", "American"),
        ("Putin", "PROPN", "Putin"),
        ("MOSCOW", "PROPN", "Moscow"),
        ("NATO", "PROPN", "NATO"),
        ("12,000", "NUM", "12000"),
        ("…", "PUNCT", "…"),
    ],
)
def test_lemmas(lemmatizer: Lemmatizer, word: str, pos: str, lemma: str) -> None:
    assert lemmatizer.lemma(word, pos) == lemma
    assert lemmatizer.lemma(word, pos) == lemma  # from the cache


@pytest.mark.parametrize(
    ("word", "pos", "relation", "head", "lemma"),
    [
        ("'s", "AUX", "cop", "over", "be"),
        ("'s", "AUX", "aux", "going", "be"),
        ("’s", "AUX", "aux", "said", "have"),
        ("'d", "AUX", "aux", "said", "would"),
        ("'d", "AUX", "aux", "agreed", "have"),
        ("her", "PRON", "nmod:poss", "plan", "her"),
        ("her", "PRON", "obj", "met", "she"),
        ("is", "AUX", "cop", "over", None),
    ],
)
def test_lemmas_that_depend_on_the_head(
    word: str, pos: str, relation: str, head: str, lemma: str | None
) -> None:
    assert in_context(word, pos, relation, head) == lemma
