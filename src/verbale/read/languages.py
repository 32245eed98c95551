"""Which language a text is in."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

# English function words that no other language with Latin letters shares, so that a handful of
# them in a page's opening settles it without a model.
_ENGLISH = tuple(
    f" {word} ".encode()
    for word in (
        "the of and to that with was has said from which have been were his their would".split()
    )
)
# Languages that news comes in: the model knows many small ones too, and takes a short English text
# for one of them (Nigerian Pidgin, Occitan).
_NEWS = tuple(
    """
    af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu he hi hr hu hy
    id is it ja ka kk km kn ko ky lo lt lv mk ml mn mr ms mt nb ne nl pa pl ps pt ro ru si
    sk sl so sq sr sv sw ta te th tl tr ug uk ur uz vi zh
    """.split()
)
_LETTER = re.compile(r"[^\W\d_]")
_OPENING = 1200  # characters looked at for function words
_ENOUGH = 5  # of them; a page in another language has a few in names and titles
_SAMPLE = 1500  # characters given to the model
# Letters below which a language cannot be told: a headline of names alone misleads the model. A
# script of its own tells with fewer.
_LEAST, _LEAST_OTHER_SCRIPT = 60, 12


def identify(text: str) -> str | None:
    """The language of a text as an ISO 639-1 code, or `None` if the text is too short to tell.

    English is told by its function words where they abound; all else by py3langid's model
    (after Lui and Baldwin 2012, "langid.py: An off-the-shelf language identification tool").
    """
    opening = text[:_OPENING].encode("utf-8", "ignore")  # a search in bytes is the faster
    known = 0
    for word in _ENGLISH:
        known += word in opening
        if known == _ENOUGH:
            return "en"
    sample = text[:_SAMPLE]
    letters = _LETTER.findall(sample)
    latin = sum(letter < "\u0250" for letter in letters) * 2 > len(letters)
    if len(letters) < (_LEAST if latin else _LEAST_OTHER_SCRIPT):
        return None
    code, _ = _identifier().classify(sample)
    return str(code)


@lru_cache(maxsize=1)
def _identifier() -> Any:
    """The model, loaded at first use (0.3 s); a cache of one object that is never changed."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(sorted(set(_NEWS).intersection(identifier.labels)))
    return identifier
