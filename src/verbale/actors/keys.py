"""How a name is looked up: the same key for its spellings, and whether a text may mean it."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_DOTTED = re.compile(r"\b(?:[A-Za-z]\.){2,}")
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʻ": "'", "ʼ": "'", "`": "'", "‑": "-", "–": "-"})
_SPECIAL = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i",
                          "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "ə": "a"})  # fmt: skip


@lru_cache(maxsize=100_000)
def key_of(name: str) -> str:
    """A name without case, accents, dots of abbreviations and a leading article."""
    if name.isascii():
        plain = name.replace("`", "'")
    else:
        plain = unicodedata.normalize("NFKD", name.translate(_APOSTROPHES).translate(_SPECIAL))
        plain = "".join(c for c in plain if not unicodedata.combining(c))
    if "." in plain:
        plain = _DOTTED.sub(lambda match: match[0].replace(".", ""), plain)
    plain = " ".join(plain.split()).lower()
    return plain.removeprefix("the ") if len(plain) > 6 else plain


def is_acronym(name: str) -> bool:
    """Whether a name is one of capitals ("UN", "U.S.", "M23"), which a text must write so."""
    bare = name.replace(".", "").replace("-", "").replace("&", "")
    return len(bare) <= 6 and bare.isalnum() and bare.upper() == bare and not bare.isdigit()


def key_words(key: str) -> list[str]:
    """The words of a key, as a text's words give them one by one."""
    return key.split(" ")
