"""Triggers brought to one form, so that inflections count once."""

from __future__ import annotations

import re
from types import MappingProxyType

from verbale.codebook.words import IRREGULAR

_LEMMAS = MappingProxyType(
    {form: lemma for lemma, forms in IRREGULAR.items() for form in forms if form != lemma}
)
_VOWEL = re.compile(r"[aeiouy]")
_LEFT_OUT = frozenset(
    "a an the to his her its their our my your be have has will would could may might can".split()
)


def trigger_form(words: str) -> str:
    """The words of a trigger in one form for all inflections; a key for counting, no lemma.

    Articles, possessives and auxiliaries are left out. Where two words might fall together they
    do, so that counts of distinct triggers are rather too low than too high.
    """
    lemmas = [_LEMMAS.get(word, word) for word in words.lower().replace("’", "'").split()]
    kept = [word for word in lemmas if word not in _LEFT_OUT]
    return " ".join(_stem(word) for word in kept or lemmas)


def _stem(word: str) -> str:
    for ending in ("ing", "ed", "es", "s"):
        if not word.endswith(ending) or word.endswith("ss"):
            continue
        rest = word.removesuffix(ending)
        if len(rest) > 2 and _VOWEL.search(rest):
            word = rest
            break
    if word.endswith("i"):
        word = word[:-1] + "y"
    if len(word) > 3 and word[-1] == word[-2]:
        word = word[:-1]
    return word.removesuffix("e") if len(word) > 3 else word
