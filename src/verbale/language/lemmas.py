"""Word and part of speech → lemma: a table of exceptions first, then rules.

`lemmas.tsv` is made by `scripts/make_lemmas.py` from the train parts of UD English EWT (CC BY-SA
4.0) and GUM (CC BY 4.0): base forms that the rules look stems up in, and the words that the rules
get wrong.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib import resources

Key = tuple[str, str]
"""Part of speech and word, lower-cased."""

CACHE_SIZE = 100_000
"""Lemmas to remember, some 150 bytes each."""

_DOUBLED = re.compile(r"([bdgklmnprt])\1\Z")
_PARTICLES = frozenset("al el bin ibn de da di du del la le von van der den of the and".split())
"""Words that stay in lower case in names."""
_SILENT_E = re.compile(
    r"(?:at|iz|[^s]s|[uvcz]|[bdgkpt]l|[rdao]g|[iu]r|\A[^aeiou]*[aeiou][bdfgklmnprtv])\Z"
)
"""Ends of stems of unknown verbs that have mostly lost an "e": creat-, immers-, argu-, fin-."""
_PLURAL_OF_SIBILANT = re.compile(r"(?:ss|sh|ch|x|zz)es\Z")


class Lemmatizer:
    """Finds lemmas.

    Args:
        exceptions: what the rules get wrong: (part of speech, word) → lemma.
        bases: base forms by part of speech; a stem that is one of them is trusted.
    """

    def __init__(self, exceptions: Mapping[Key, str], bases: Mapping[str, frozenset[str]]) -> None:
        self._exceptions = exceptions
        self._bases = bases
        self._known: dict[Key, str] = {}

    @classmethod
    def load(cls) -> Lemmatizer:
        """The lemmatizer with the packaged table."""
        exceptions: dict[Key, str] = {}
        bases: dict[str, frozenset[str]] = {}
        text = resources.files("verbale.language").joinpath("lemmas.tsv").read_text("utf-8")
        for line in text.splitlines():
            if line.startswith("#"):
                continue
            pos, word, lemma = line.split("\t")
            if word == "*":
                bases[pos] = frozenset(lemma.split(" "))
            else:
                exceptions[pos, word] = lemma
        return cls(exceptions, bases)

    def lemma(self, word: str, pos: str) -> str:
        """The dictionary form of `word` as a `pos` (UPOS): lower case unless it is a name."""
        key = (pos, word)
        found = self._known.get(key)
        if found is None:
            found = self._find(word, pos)
            if len(self._known) >= CACHE_SIZE:
                self._known.clear()
            self._known[key] = found
        return found

    def _find(self, word: str, pos: str) -> str:
        plain = word.replace("’", "'") if len(word) > 1 else word
        lower = plain.lower()
        exception = self._exceptions.get((pos, lower))
        if exception is not None:
            return exception
        rule = _RULES.get(pos)
        if rule is not None and lower.isascii() and len(lower) > 2:
            return rule(lower, self._bases.get(pos, frozenset()))
        if pos == "PROPN":
            return _proper(plain)
        if pos == "NUM":
            return lower.replace(",", "")
        return plain if pos in ("X", "SYM", "PUNCT") else lower


def _proper(word: str) -> str:
    """Names keep their form, but for words in lower case and long words in capitals."""
    if word.islower() and word.isalpha() and word not in _PARTICLES:
        return word.capitalize()
    return word.capitalize() if len(word) > 5 and word.isupper() and word.isalpha() else word


def _noun(word: str, bases: frozenset[str]) -> str:
    if word in bases or not word.endswith("s") or word.endswith(("ss", "us", "is", "'s")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-1] if word[:-1] in bases else word[:-3] + "y"
    if _PLURAL_OF_SIBILANT.search(word):
        return word[:-1] if word[:-1] in bases else word[:-2]
    return word[:-2] if word.endswith("oes") and word[:-1] not in bases else word[:-1]


def _verb(word: str, bases: frozenset[str]) -> str:
    if word.endswith("ing") and len(word) > 4:
        return _stem(word[:-3], bases)
    if word in bases:
        return word
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("eed") and len(word) > 4:
        return word[:-1]
    if word.endswith("ed"):
        return (
            word[:-1] if word[:-1] in bases and word[:-2] not in bases else _stem(word[:-2], bases)
        )
    if not word.endswith("s") or word.endswith("ss"):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if _PLURAL_OF_SIBILANT.search(word) or word.endswith("oes"):
        return word[:-1] if word[:-1] in bases else word[:-2]
    return word[:-1]


def _stem(stem: str, bases: frozenset[str]) -> str:
    """A verb without "ing" or "ed": put the lost "e" back, undo a doubled consonant."""
    single = stem[:-1] if _DOUBLED.search(stem) else stem
    for candidate in (stem, stem + "e", single):
        if candidate in bases:
            return candidate
    if single != stem and not stem.endswith("ll"):
        return single
    return stem + "e" if _SILENT_E.search(stem) else stem


def _adjective(word: str, bases: frozenset[str]) -> str:
    for ending in ("est", "er"):
        if word.endswith(ending) and word not in bases:
            stem = word[: -len(ending)]
            single = stem[:-1] if _DOUBLED.search(stem) else stem
            changed = stem[:-1] + "y" if stem.endswith("i") else stem
            for candidate in (stem, stem + "e", single, changed):
                if candidate in bases:
                    return candidate
    return word


_RULES = {"NOUN": _noun, "VERB": _verb, "AUX": _verb, "ADJ": _adjective, "ADV": _adjective}


def in_context(word: str, pos: str, relation: str, head: str) -> str | None:
    """The lemma of a word that does not tell it alone ("'s", "'d", "her"); `None` for other words.

    Args:
        word: the word, with whichever apostrophe.
        pos: its part of speech.
        relation: its relation to its head.
        head: the word that it hangs on.
    """
    short = word.lower().replace("’", "'")
    if pos == "PRON" and short == "her":
        return "her" if relation == "nmod:poss" else "she"
    if pos != "AUX":
        return None
    if short == "'s":
        perfect = relation == "aux" and not head.endswith("ing")
        return "have" if perfect else "be"
    if short == "'d":
        return "have" if head.endswith(("ed", "en", "wn")) or head in ("had", "better") else "would"
    return None
