"""Names put in the place of other names of their kind, so that few annotated names teach more."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import replace

from verbale.train.corpora import Gold

Pool = dict[str, list[tuple[str, ...]]]


def mentions_of(gold: Gold) -> list[tuple[int, int, str]]:
    """Names of a sentence: (first word, word after the last, kind)."""
    found: list[tuple[int, int, str]] = []
    for place, tag in enumerate(gold.names or ()):
        if tag.startswith("B-"):
            found.append((place, place + 1, tag[2:]))
        elif tag.startswith("I-") and found and found[-1][1] == place:
            found[-1] = (found[-1][0], place + 1, found[-1][2])
    return found


def pool_of(sentences: Iterable[Gold]) -> Pool:
    """Every name of the sentences by kind, as often as it stands there."""
    pool: Pool = {}
    for gold in sentences:
        for start, end, kind in mentions_of(gold):
            pool.setdefault(kind, []).append(gold.words[start:end])
    return pool


def swapped(gold: Gold, pool: Pool, share: float, rng: random.Random) -> Gold:
    """The sentence with about ``share`` of its names replaced; only sentences without a parse."""
    if gold.names is None or gold.heads is not None:
        return gold
    words: list[str] = []
    names: list[str] = []
    at = 0
    for start, end, kind in mentions_of(gold):
        words += gold.words[at:start]
        names += gold.names[at:start]
        name: Sequence[str] = gold.words[start:end]
        if rng.random() < share and pool.get(kind):
            name = rng.choice(pool[kind])
        words += name
        names += [f"{'I' if place else 'B'}-{kind}" for place in range(len(name))]
        at = end
    words += gold.words[at:]
    names += gold.names[at:]
    return replace(gold, words=tuple(words), names=tuple(names))
