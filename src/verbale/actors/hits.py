"""Names and role nouns of the tables in a sentence, the longest first."""

from __future__ import annotations

import re
from dataclasses import dataclass

from verbale.actors.keys import key_of
from verbale.actors.store import Found, Knowledge
from verbale.actors.tables import Role
from verbale.types import Sentence

_LONGEST = 9
"""Most words of a text that one name takes; longer names of the tables are not found."""
_NAMING = frozenset(("PROPN", "ADJ", "NOUN", "X"))
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class NameHit:
    """A name of the tables: words first to last (not included), and what it can mean."""

    first: int
    last: int
    found: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class RoleHit:
    """A role noun; `head` is the word that carries it ("members of parliament": members)."""

    first: int
    last: int
    head: int
    role: Role


def name_hits(text: str, sentence: Sentence, knowledge: Knowledge) -> list[NameHit]:
    """Names in a sentence, left to right, none over another."""
    words = sentence.words
    hits: list[NameHit] = []
    at = 0
    while at < len(words):
        hit = _name_at(text, sentence, at, knowledge) if _may_begin(words[at].text) else None
        if hit is None:
            at += 1
        else:
            hits.append(hit)
            at = hit.last
    return hits


def _may_begin(word: str) -> bool:
    return any(c.isupper() for c in word[:3]) or word[:1].isdigit()


def _name_at(text: str, sentence: Sentence, at: int, knowledge: Knowledge) -> NameHit | None:
    words = sentence.words
    best = None
    start = words[at].start
    for last in range(at + 1, min(at + _LONGEST, len(words)) + 1):
        span = _SPACE.sub(" ", text[start : words[last - 1].end])
        key = key_of(span)
        first, *more = key.split(" ")
        glued = last < len(words) and words[last].start == words[last - 1].end
        longest = knowledge.longest(first)
        if len(more) + 1 > longest:
            if glued:
                continue
            if longest == 0 and first != "the":
                break
            if longest:
                break
        found = tuple(one for one in knowledge.find(key) if _written(span, one))
        if found and _is_name(sentence, at, last, found):
            best = NameHit(at, last, found)
    return best


def _written(span: str, found: Found) -> bool:
    return not found.capitals or span.replace(".", "").isupper() or any(c.isdigit() for c in span)


def _is_name(sentence: Sentence, first: int, last: int, found: tuple[Found, ...]) -> bool:
    """Not a common word that begins a sentence, or a part of a longer proper name."""
    words = sentence.words
    if all(one.use == "surname" for one in found):
        return words[first].pos == "PROPN"
    return any(words[at].pos in _NAMING for at in range(first, last))


def role_hits(sentence: Sentence, roles: dict[str, Role]) -> list[RoleHit]:
    """Role nouns in a sentence, left to right, none over another, the longest that fits."""
    words = sentence.words
    lemmas = [word.lemma.lower() for word in words]
    texts = [word.text.lower() for word in words]
    hits: list[RoleHit] = []
    at = 0
    while at < len(words):
        hit = None
        for last in range(min(at + 4, len(words)), at, -1):
            role = _role(roles, lemmas, texts, at, last)
            if role is not None:
                head = _noun_of(sentence, at, last)
                if head is not None:
                    hit = RoleHit(at, last, head, role)
                    break
        if hit is None:
            at += 1
        else:
            hits.append(hit)
            at = hit.last
    return hits


def _role(
    roles: dict[str, Role], lemmas: list[str], texts: list[str], first: int, last: int
) -> Role | None:
    whole = " ".join(texts[first:last])
    found = roles.get(whole)
    if found is None:
        found = roles.get(" ".join((*texts[first : last - 1], lemmas[last - 1])))
    if found is None and last - first > 1:
        found = roles.get(" ".join((lemmas[first], *texts[first + 1 : last])))
    return found


def _noun_of(sentence: Sentence, first: int, last: int) -> int | None:
    """The word of the hit that hangs outside of it, if it is used as a noun."""
    words = sentence.words
    for at in range(first, last):
        if not first <= words[at].head < last or words[at].head == at:
            return at if words[at].pos in ("NOUN", "PROPN", "ADJ", "NUM") else None
    return None
