"""Who is the same in GUM: its entities, as the heads of phrases with the number of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from verbale.train.corpora import Gold, Mentioned

_KINDS = ("person", "organization", "place")
_BRACKET = re.compile(r"\((\d+)-([a-z]+)-[^()]*(?:\([^()\d][^()]*\)[^()]*)?(\))?|(\d+)\)")
"""An opening (number, kind, closed at once) or a closing."""


def with_entities(gold: Gold) -> Gold:
    """The sentence with its mentions of persons, organisations and places."""
    return replace(gold, mentioned=tuple(_mentioned(gold)))


def _mentioned(gold: Gold) -> Iterator[Mentioned]:
    for first, last, number, kind in _spans(gold.misc or ()):
        if kind in _KINDS:
            word = _head(gold.heads or (), first, last)
            yield Mentioned(word, first, last, f"{gold.document} {number}")


def _spans(misc: Sequence[str]) -> list[tuple[int, int, str, str]]:
    """First word, word after the last, number of the entity, its kind."""
    found = []
    opened: dict[str, list[tuple[int, str]]] = {}
    for place, cell in enumerate(misc):
        value = next((part[7:] for part in cell.split("|") if part.startswith("Entity=")), "")
        for match in _BRACKET.finditer(value):
            number, kind, closed, closing = match.groups()
            if number and closed:
                found.append((place, place + 1, number, kind))
            elif number:
                opened.setdefault(number, []).append((place, kind))
            elif closing and opened.get(closing):
                first, kind = opened[closing].pop()
                found.append((first, place + 1, closing, kind))
    return sorted(found)


def _head(heads: Sequence[int], first: int, last: int) -> int:
    """The word that hangs outside of the phrase."""
    for place in range(first, last):
        if not first <= heads[place] - 1 < last:
            return place
    return last - 1
