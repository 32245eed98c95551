"""How alike two texts are: shared runs of words, and near twins.

Texts are compared as words in lower case without punctuation. Names can be masked, each by one
`_` whatever its length, and numbers by `0`: what is left of two sentences made from one pattern
is then the same.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import TypeVar

from verbale.gold.types import GoldItem, Span

RUN = 6
"""Words in a run that no two sentences should share."""

MASK = "_"

Words = tuple[str, ...]
Key = TypeVar("Key", bound=Hashable)

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+|(?<=\d),\d+)*")
_POSSESSIVE = re.compile(r"['’]s\b")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*$")


def words_of(text: str) -> Words:
    """The words of a text in lower case; straight and typographic apostrophes are the same."""
    return tuple(match.group().lower().replace("’", "'") for match in _WORD.finditer(text))


def word_spans(text: str) -> list[Span]:
    """Where the words of `words_of` stand."""
    return [Span(match.start(), match.end()) for match in _WORD.finditer(text)]


def masked_words(item: GoldItem, span: Span, numbers: bool = False) -> Words:
    """The words of a stretch of an item, each name put as `_`, with its possessive.

    Args:
        item: the item.
        span: a stretch of its text, such as one of its sentences.
        numbers: whether numbers are masked too, as `0`.
    """
    words: list[str] = []
    position = span.start
    for name in item.names:
        if span.holds(name.span):
            words += [*words_of(item.text[position : name.span.start]), MASK]
            owned = _POSSESSIVE.match(item.text, name.span.end, span.end)
            position = owned.end() if owned else name.span.end
    words += words_of(item.text[position : span.end])
    if numbers:
        words = ["0" if _NUMBER.match(word) else word for word in words]
    return tuple(words)


def runs(words: Sequence[str], size: int = RUN) -> Iterator[Words]:
    """All runs of `size` words, in order."""
    for start in range(len(words) - size + 1):
        yield tuple(words[start : start + size])


def trigrams(words: Sequence[str]) -> frozenset[Words]:
    """The runs of three words, with one mark at the beginning and one at the end."""
    return frozenset(runs(("<", *words, ">"), 3))


def dice(one: frozenset[Words], other: frozenset[Words]) -> float:
    """Near-duplicate score: share of trigrams that two texts have in common, 0 to 1."""
    total = len(one) + len(other)
    return 2 * len(one & other) / total if total else 0.0


def sharing(texts: Mapping[Key, Words], size: int = RUN) -> dict[Key, Words]:
    """The texts that share a run with another one, each with its first such run."""
    owners: dict[Words, set[Key]] = defaultdict(set)
    for name, words in texts.items():
        for run in runs(words, size):
            owners[run].add(name)
    found: dict[Key, Words] = {}
    for name, words in texts.items():
        for run in runs(words, size):
            if len(owners[run]) > 1:
                found[name] = run
                break
    return found


TWIN_DICE = 0.25
"""Trigrams in common from which two sentences are twins. A run of six words shared by two sentences
of twenty words gives 0.2, one of eight 0.3. To be measured again when the corpus is complete."""

TWIN_COSINE = 0.4
"""Weight of rare words in common from which two sentences are twins in any order of words."""

RARE = 25
"""A word in more sentences than this says nothing about their being alike."""


def twins(texts: Mapping[Key, Words]) -> list[tuple[Key, Key]]:
    """The pairs of texts that are near twins, in the order of the texts.

    Two texts are twins if they share at least three trigrams and a quarter of them, or if their
    rare words are much the same, whatever their order (an active and its passive).
    """
    found = dict.fromkeys(_alike_in_order(texts))
    found.update(dict.fromkeys(_alike_in_words(texts)))
    return list(found)


def _alike_in_order(texts: Mapping[Key, Words]) -> Iterator[tuple[Key, Key]]:
    grams = {name: trigrams(words) for name, words in texts.items()}
    for pair, common in _common(grams).items():
        first, second = pair
        if common >= 3 and dice(grams[first], grams[second]) >= TWIN_DICE:
            yield pair


def _common(
    bags: Mapping[Key, frozenset[Words]],
) -> Counter[tuple[Key, Key]]:
    owners: dict[Words, list[Key]] = defaultdict(list)
    for name, bag in bags.items():
        for gram in bag:
            owners[gram].append(name)
    pairs: Counter[tuple[Key, Key]] = Counter()
    for names in owners.values():
        # A trigram of hundreds of sentences ("said on monday") makes no twins by itself.
        if 2 <= len(names) <= 4 * RARE:
            pairs.update(combinations(names, 2))
    return pairs


def _alike_in_words(texts: Mapping[Key, Words]) -> Iterator[tuple[Key, Key]]:
    owners: dict[str, list[Key]] = defaultdict(list)
    for name, words in texts.items():
        for word in dict.fromkeys(words):
            owners[word].append(name)
    weight = {word: math.log(len(texts) / len(names)) for word, names in owners.items()}
    norms = {
        name: math.sqrt(sum(weight[word] ** 2 for word in set(words)))
        for name, words in texts.items()
    }
    products: dict[tuple[Key, Key], float] = defaultdict(float)
    shared: Counter[tuple[Key, Key]] = Counter()
    for word, names in owners.items():
        if len(names) <= RARE:
            for pair in combinations(names, 2):
                products[pair] += weight[word] ** 2
                shared[pair] += 1
    for pair, product in products.items():
        norm = norms[pair[0]] * norms[pair[1]]
        if shared[pair] >= 3 and norm and product / norm >= TWIN_COSINE:
            yield pair


def clusters(names: Iterable[Key], pairs: Iterable[tuple[Key, Key]]) -> list[tuple[Key, ...]]:
    """Names that hang together by pairs, each cluster and their list in the order given."""
    parent = {name: name for name in names}

    def root(name: Key) -> Key:
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for first, second in pairs:
        parent[root(first)] = root(second)
    members: dict[Key, list[Key]] = defaultdict(list)
    for name in parent:
        members[root(name)].append(name)
    return [tuple(cluster) for cluster in members.values()]
