"""Scores of windows → what is known of each word of an article, as plain arrays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from verbale.language.boundaries import closers_and_openers, mended
from verbale.language.encoder import Encoder, Scores
from verbale.language.names import tags_of
from verbale.language.trees import heads_of
from verbale.language.windows import Window
from verbale.language.words import Words
from verbale.types import Spotted, Stretch

START = -0.75
"""Logit above which a word starts a sentence. Chosen on UD EWT and GUM dev, raw text: sentence F1
is flat within 0.2 points between -1 and -0.5. Measure again after a new fit."""


@dataclass(slots=True)
class Codes:
    """What the encoder said of each of the N words of an article, filled window by window.

    Attributes:
        breaks: [N] whether the word surely starts a sentence.
        fixed: whether sentences start at breaks alone.
        closes, opens: [N] as `closers_and_openers` gives them.
        starts: [N] whether the word starts a sentence.
        heads: [N] index of each word's head; a root is its own head.
        relations, pos, tags: [N] numbers in the encoder's inventories.
        done: words filled so far.
        opened: index of the first word of the last sentence so far.
        meant: first word of a stretch of one sentence, and what is spotted from there on.
    """

    breaks: NDArray[np.bool_]
    fixed: bool
    closes: NDArray[np.bool_]
    opens: NDArray[np.bool_]
    starts: NDArray[np.bool_]
    heads: NDArray[np.int32]
    relations: NDArray[np.int16]
    pos: NDArray[np.int16]
    tags: NDArray[np.int16]
    done: int = 0
    opened: int = 0
    meant: list[tuple[int, list[Spotted], list[Stretch]]] = field(default_factory=list)

    @classmethod
    def empty(cls, words: Words, breaks: Sequence[int], ends: Sequence[int], fixed: bool) -> Codes:
        """Codes of words of which nothing is known but where sentences surely start.

        Args:
            words: the words of an article.
            breaks: indices of words that open a paragraph or a turn.
            ends: indices of words before which a sentence surely ends.
            fixed: whether sentences start at breaks alone.
        """
        size = len(words)
        marks = np.zeros(size, bool)
        marks[np.array([*breaks, *ends], np.intp)] = True
        closes, opens = closers_and_openers(words, breaks)
        return cls(
            breaks=marks,
            fixed=fixed,
            closes=closes,
            opens=opens,
            starts=marks.copy(),
            heads=np.zeros(size, np.int32),
            relations=np.zeros(size, np.int16),
            pos=np.zeros(size, np.int16),
            tags=np.zeros(size, np.int16),
        )


class Decoder:
    """Turns scores into codes; windows of an article come in order.

    Args:
        encoder: the encoder that gives the scores; it also scores the labels of chosen arcs.
    """

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder
        self.inventories = encoder.inventories
        self._root = self.inventories.relations.index("root")

    def fill(self, codes: Codes, window: Window, scores: Scores) -> None:
        """Decode the words of `window` that no earlier window has decoded."""
        first, own = window.first, codes.done
        starts = self._starts(codes, window, scores)
        end = _seam(window, starts)
        skip, stop = own - first, end - first
        continued = not starts[skip]
        if continued:
            # The open sentence runs on over the seam: its new part is decoded as a tree of its
            # own, and then hung up in the part before.
            starts = starts.copy()
            starts[skip] = True
        sentences = np.cumsum(starts[skip:stop]) - 1
        heads = heads_of(scores.arcs[skip:stop][:, _columns(skip, stop)], sentences)
        heads = np.where(heads == 0, 0, heads + skip)
        if continued:
            self._hang_up(codes, window, scores, heads, sentences)
            codes.starts[own] = False
        every = np.zeros(len(scores.starts), np.intp)
        every[skip:stop] = heads
        labels = self.encoder.labels(scores, every)[skip:stop]
        codes.relations[own:end] = self._relations(labels, heads)
        codes.heads[own:end] = np.where(heads == 0, np.arange(own, end), heads - 1 + first)
        codes.pos[own:end] = scores.pos[skip:stop].argmax(axis=1)
        tags = tags_of(scores.names, starts, self.inventories.name_tags)
        codes.tags[own:end] = tags[skip:stop]
        codes.starts[own + continued : end] = starts[skip + continued : stop]
        codes.done = end
        if self.encoder.reader is not None and scores.meaning is not None:
            bounds = [skip, *(np.flatnonzero(starts[skip + 1 : stop]) + skip + 1).tolist(), stop]
            for left, right in pairwise(bounds):
                spotted, stretches = self.encoder.reader.read(scores.meaning, left, right)
                if spotted or stretches:
                    codes.meant.append((first + left, spotted, stretches))
        found = np.flatnonzero(codes.starts[own:end])
        if len(found):
            codes.opened = own + int(found[-1])

    def _starts(self, codes: Codes, window: Window, scores: Scores) -> NDArray[np.bool_]:
        span = slice(window.first, window.last)
        sure = codes.breaks[span]
        if codes.fixed:
            starts = sure.copy()
        else:
            starts = mended(scores.starts > START, codes.closes[span], codes.opens[span]) | sure
        if codes.done == window.first:
            starts[0] = True
        return starts

    def _relations(self, labels: NDArray[np.float32], heads: NDArray[np.intp]) -> NDArray[np.intp]:
        """The best relation of each word: `root` for roots and for no other word."""
        labels = labels.copy()
        labels[:, self._root] = -np.inf
        best: NDArray[np.intp] = labels.argmax(axis=1)
        best[heads == 0] = self._root
        return best

    def _hang_up(
        self,
        codes: Codes,
        window: Window,
        scores: Scores,
        heads: NDArray[np.intp],
        sentences: NDArray[np.intp],
    ) -> None:
        """Give the root of the part after a seam its best head in the part before."""
        skip = codes.done - window.first
        root = int(np.flatnonzero((heads == 0) & (sentences == 0))[0])
        left = max(0, codes.opened - window.first)
        before = scores.arcs[skip + root, left + 1 : skip + 1]
        heads[root] = left + 1 + int(before.argmax())


def _columns(skip: int, stop: int) -> NDArray[np.intp]:
    return np.append(0, np.arange(skip + 1, stop + 1))


def _seam(window: Window, starts: NDArray[np.bool_]) -> int:
    """Where this window leaves off and the next takes over.

    Best at the start of a sentence, the one nearest to the middle of what both see; otherwise in
    that middle, where both have words on either side.
    """
    if window.following is None:
        return window.last
    middle = (window.following + window.last + 1) // 2
    candidates = np.flatnonzero(starts[window.following + 1 - window.first :])
    if not len(candidates):
        return middle
    places = candidates + window.following + 1
    return int(places[np.abs(places - middle).argmin()])
