"""From annotated sentences to tensors: windows of sentences, batches of like length."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from verbale.language.pieces import Pieces, casing
from verbale.train.corpora import (
    ABSENT,
    NAME_TAGS,
    NOT_MISC,
    UNSURE,
    UPOS,
    Gold,
    Meaning,
    Mentioned,
)

IGNORE = -100
_NOT_MISC_CLASS = len(NAME_TAGS)

Window = tuple[Gold, ...]


@dataclass(frozen=True, slots=True)
class Noise:
    """How often a window or a word is disturbed, so that the model leans on the context too."""

    lower: float = 0.04
    """Share of windows written in lower case throughout."""
    upper: float = 0.03
    """Share of windows in capitals throughout."""
    title: float = 0.02
    """Share of windows in headline case."""
    drop: float = 0.03
    """Share of words whose pieces are masked."""


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of the heads of meaning, in the order of their numbers."""

    acts: tuple[str, ...]
    """`none`, then the types of event."""
    modes: tuple[str, ...]
    """`none`, then every `TYPE:mode`."""
    facts: tuple[str, ...]
    sectors: tuple[str, ...]
    links: tuple[str, ...]


ROWS = ("acts", "modes", "facts", "mentions", "sectors", "cues", "sources", "contents")
"""The rows of `Batch.meaning`."""


@dataclass(frozen=True, slots=True)
class Batch:
    """One step's tensors; b windows, p pieces, w words."""

    pieces: Tensor
    casings: Tensor
    first: Tensor
    pos: Tensor
    heads: Tensor
    relations: Tensor
    names: Tensor
    starts: Tensor
    sentences: Tensor
    """[b, w] number of the sentence inside the window; -1 where there is no word."""
    meaning: Tensor
    """[8, b, w] labels of ROWS; IGNORE where the corpus does not tell."""
    pairs: Tensor
    """[P, 3] window, word, other word: the pairs whose relations are asked for."""
    links: Tensor
    """[P, relations] 1 holds, 0 does not, IGNORE not asked."""

    @property
    def words(self) -> int:
        return int((self.sentences >= 0).sum())


def windows_of(
    sentences: Sequence[Gold], rng: random.Random | None, most_words: int, single: float = 0.3
) -> list[Window]:
    """Consecutive sentences of one paragraph, gathered to at most ``most_words`` words.

    With ``rng`` some windows stay single sentences and the limits vary; without, they do not.
    """
    windows: list[Window] = []
    current: list[Gold] = []
    limit = most_words
    for gold in sentences:
        size = sum(len(one.words) for one in current)
        same = (
            current
            and current[-1].paragraph == gold.paragraph
            and current[-1].document == gold.document
        )
        if current and (not same or size + len(gold.words) > limit):
            windows.append(tuple(current))
            current = []
        if not current and rng is not None:
            limit = 0 if rng.random() < single else rng.randint(most_words // 4, most_words)
        current.append(gold)
    if current:
        windows.append(tuple(current))
    return windows


class Encoded:
    """Turns windows into batches; holds the inventories that number the tags."""

    def __init__(
        self,
        pieces: Pieces,
        relations: Sequence[str],
        max_pieces: int,
        labels: Labels | None = None,
    ) -> None:
        self.pieces = pieces
        self.relations = {name: number for number, name in enumerate(relations)}
        self.upos = {name: number for number, name in enumerate(UPOS)}
        self.names = {name: number for number, name in enumerate(NAME_TAGS)}
        self.names[UNSURE] = IGNORE
        self.names[NOT_MISC] = _NOT_MISC_CLASS
        self.max_pieces = max_pieces
        self.labels = labels
        bio = {"O": 0, "B": 1, "I": 2}
        known = labels or Labels((), (), (), (), ())
        self._meaning: dict[str, dict[str, int]] = {
            **dict.fromkeys(("mentions", "cues", "sources", "contents"), bio),
            **{
                row: {name: number for number, name in enumerate(getattr(known, row))}
                for row in ("acts", "modes", "facts", "sectors")
            },
        }
        self._links = {name: number for number, name in enumerate(known.links)}

    def length(self, window: Window) -> int:
        """Pieces of a window, with the two marks around it."""
        split = self.pieces.split
        return 2 + sum(len(split(word)) for gold in window for word in gold.words)

    def batches(
        self,
        windows: Sequence[Window],
        most_pieces: int,
        rng: random.Random | None = None,
        noise: Noise | None = None,
    ) -> Iterator[tuple[list[Window], Batch]]:
        """Batches of like length with at most ``most_pieces`` pieces, padding included."""
        sized = [(self.length(window), window) for window in windows]
        if rng is not None:
            rng.shuffle(sized)
            sized.sort(key=lambda item: item[0] + rng.random() * 8)
        else:
            sized.sort(key=lambda item: item[0])
        groups: list[list[Window]] = []
        group: list[Window] = []
        longest = 0
        for length, window in sized:
            if length > self.max_pieces:
                continue
            if group and max(longest, length) * (len(group) + 1) > most_pieces:
                groups.append(group)
                group, longest = [], 0
            group.append(window)
            longest = max(longest, length)
        if group:
            groups.append(group)
        if rng is not None:
            rng.shuffle(groups)
        for group in groups:
            yield group, self.batch(group, rng, noise)

    def batch(
        self, group: Sequence[Window], rng: random.Random | None = None, noise: Noise | None = None
    ) -> Batch:
        """One batch of windows."""
        split = self.pieces.split
        rows = []
        for window in group:
            words = [word for gold in window for word in gold.words]
            if rng is not None and noise is not None:
                words = _recased(words, rng, noise)
            pieces, casings, first = [self.pieces.first], [0], [0]
            for word in words:
                numbers: Sequence[int] = split(word)
                if rng is not None and noise is not None and rng.random() < noise.drop:
                    numbers = [self.pieces.mask] * len(numbers)
                first.append(len(pieces))
                pieces.extend(numbers)
                casings.extend([casing(word)] * len(numbers))
            pieces.append(self.pieces.last)
            casings.append(0)
            rows.append((pieces, casings, first))
        p = max(len(row[0]) for row in rows)
        w = max(len(row[2]) for row in rows) - 1
        b = len(rows)
        inputs = np.zeros((2, b, p), np.int64)
        first_ = np.zeros((b, w + 1), np.int64)
        gold_ = np.full((5, b, w), IGNORE, np.int64)
        sentences = np.full((b, w), -1, np.int64)
        meaning = np.full((len(ROWS), b, w), IGNORE, np.int64)
        links: dict[tuple[int, int, int], dict[str, bool]] = {}
        for row, (window, (pieces, casings, first)) in enumerate(zip(group, rows, strict=True)):
            inputs[0, row, : len(pieces)] = pieces
            inputs[1, row, : len(casings)] = casings
            first_[row, : len(first)] = first
            at = 0
            for number, gold in enumerate(window):
                end = at + len(gold.words)
                sentences[row, at:end] = number
                self._targets(gold, gold_[:, row], at)
                if gold.meaning is not None:
                    self._meanings(gold.meaning, meaning[:, row, at:end])
                    for one, other, relation, holds in gold.meaning.links:
                        links.setdefault((row, at + one, at + other), {})[relation] = holds
                at = end
        for row, window in enumerate(group):
            for key, relation, holds in window_links(window):
                if relation in self._links:
                    links.setdefault((row, *key), {})[relation] = holds
        asked = np.full((len(links), len(self._links)), IGNORE, np.int64)
        for number, found in enumerate(links.values()):
            for relation, holds in found.items():
                asked[number, self._links[relation]] = holds
        pairs = np.array(list(links), np.int64).reshape(-1, 3)
        arrays = (*inputs, first_, *gold_, sentences, meaning, pairs, asked)
        return Batch(*(torch.from_numpy(array) for array in arrays))

    def _meanings(self, meaning: Meaning, rows: np.ndarray) -> None:
        for number, name in enumerate(ROWS):
            known = self._meaning[name]
            # A word that reports nothing is an answer about acts, and none about anything else.
            absent = 0 if name == "acts" else IGNORE  # mentions and speech have O for that
            rows[number] = [
                absent if label == ABSENT else known[label] for label in getattr(meaning, name)
            ]

    def _targets(self, gold: Gold, rows: np.ndarray, at: int) -> None:
        end = at + len(gold.words)
        if gold.pos is not None:
            rows[0, at:end] = [self.upos.get(tag, IGNORE) for tag in gold.pos]
        if gold.heads is not None:
            rows[1, at:end] = [head + at if head else 0 for head in gold.heads]
            # Sentence starts are taught by the treebanks; others have no paragraphs to trust.
            rows[4, at:end] = 0
            rows[4, at] = 1
        if gold.relations is not None:
            rows[2, at:end] = [self.relations.get(name, IGNORE) for name in gold.relations]
        if gold.names is not None:
            rows[3, at:end] = [self.names[tag] for tag in gold.names]


_NEAREST = 10
"""Earlier mentions that one is held against, beside those that it is the same as."""

_STRIDE = 16
"""Of the words that signal no country, one in so many is learned to be nobody's home."""


def window_links(window: Window) -> Iterator[tuple[tuple[int, int], str, bool]]:
    """Pairs over a whole window: is it the same party, and is this word its country?"""
    mentions: list[tuple[int, Mentioned, int]] = []
    signals: list[tuple[int, str]] = []
    at = 0
    for gold in window:
        mentions += [(at + one.word, one, at) for one in gold.mentioned]
        signals += [(at + word, country) for word, country in gold.signals]
        at += len(gold.words)
    mentions.sort(key=lambda one: one[0])
    for number, (word, one, start) in enumerate(mentions):
        earlier = mentions[:number]
        for place, (before, other, _) in enumerate(earlier):
            same = one.entity == other.entity
            if before != word and (same or len(earlier) - place <= _NEAREST):
                yield (word, before), "same", same
        own = range(start + one.first, start + one.last)
        if one.country is not None and not any(place in own for place, _ in signals):
            for place, country in signals:
                yield (word, place), "home", country == one.country
            known = {place for place, _ in signals}
            for place in range(word % _STRIDE, at, _STRIDE):
                if place not in known and place not in own:
                    yield (word, place), "home", False


def _recased(words: list[str], rng: random.Random, noise: Noise) -> list[str]:
    draw = rng.random()
    if draw < noise.lower:
        return [word.lower() for word in words]
    draw -= noise.lower
    if draw < noise.upper:
        return [word.upper() for word in words]
    draw -= noise.upper
    if 0 <= draw < noise.title:
        return [word[:1].upper() + word[1:] if len(word) > 3 else word for word in words]
    return words
