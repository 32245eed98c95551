"""What the heads of meaning say of a window → what is spotted at its words.

Nothing is decided here: whatever the model does not all but rule out is handed on with its share,
and the rooms of actors, events and speech decide with the codebook and the parse.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from verbale.types import Likely, Link, Spotted, Stretch

Floats = NDArray[np.float32]

LEAST = 0.05
"""Share below which a label is not handed on."""
LEAST_LINK = 0.1
"""Likewise for a link."""
OUTER = frozenset(("same", "home"))
"""Relations that reach over the whole window and not only over the sentence."""
_MOST = 4
"""Most labels of one kind at one word."""
_KINDS: tuple[Literal["mention", "cue", "source", "content"], ...] = (
    "mention",
    "cue",
    "source",
    "content",
)


@dataclass(frozen=True, slots=True)
class Labels:
    """What the numbers of the heads of meaning stand for.

    Attributes:
        acts: `none`, then the types of event.
        modes: `none`, then modes as `TYPE:mode`.
        facts: factualities.
        sectors: sectors of actors.
        links: relations between two words.
    """

    acts: tuple[str, ...]
    modes: tuple[str, ...]
    facts: tuple[str, ...]
    sectors: tuple[str, ...]
    links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Meaning:
    """Scores of the heads of meaning for one window of W words; float32.

    Attributes:
        words: [W, labels] logits side by side: acts, modes, facts, mention (3), sectors, and cue,
            source, content (3 each: outside, first word, further word).
        heads, others: [W, F] what the scoring of links needs to know of a word as either side.
    """

    words: Floats
    heads: Floats
    others: Floats


class Reader:
    """Turns scores into what is spotted.

    Args:
        labels: what the numbers stand for.
        weight: [F, relations] of the scoring of links.
        bias: [relations]
    """

    def __init__(self, labels: Labels, weight: Floats, bias: Floats) -> None:
        self.labels = labels
        self._weight, self._bias = weight, bias
        self._half = weight.shape[0] // 2
        sizes = (len(labels.acts), len(labels.modes), len(labels.facts), 3, len(labels.sectors))
        self._cuts = np.cumsum((*sizes, 3, 3))

    def read(self, meaning: Meaning, first: int, last: int) -> tuple[list[Spotted], list[Stretch]]:
        """What is spotted in words `first` to `last` of a window, which are of one sentence.

        Numbers of words in the result count from `first`.
        """
        parts = np.split(meaning.words[first:last], self._cuts, axis=1)
        acts, modes, facts, mentions, sectors, *speech = parts
        shares = _shares(acts)
        opens = [_shares(part) for part in (mentions, *speech)]
        stretches = [
            stretch
            for kind, part in zip(_KINDS, opens, strict=True)
            for stretch in _stretches(part, kind)
        ]
        inside, cues = 1 - opens[0][:, 0] > LEAST, 1 - opens[1][:, 0] > LEAST
        reporting = 1 - shares[:, 0] > LEAST
        spotted = []
        for word in np.flatnonzero(inside | cues | reporting).tolist():
            act = bool(reporting[word])
            spotted.append(
                Spotted(
                    word=word,
                    acts=_best(shares[word], self.labels.acts, skip=1) if act else (),
                    modes=_best(_shares(modes[word]), self.labels.modes) if act else (),
                    facts=_best(_shares(facts[word]), self.labels.facts) if act else (),
                    sectors=(
                        _best(_shares(sectors[word]), self.labels.sectors) if inside[word] else ()
                    ),
                    links=tuple(
                        self._links(
                            meaning,
                            first,
                            last,
                            first + word,
                            inner=bool(act or cues[word]),
                            outer=bool(inside[word]),
                        )
                    ),
                )
            )
        return spotted, stretches

    def _links(
        self, meaning: Meaning, first: int, last: int, word: int, *, inner: bool, outer: bool
    ) -> Iterator[Link]:
        """Links of a word: `inner` to words of its sentence, `outer` to those of the window."""
        heads, half = meaning.heads[word], self._half
        others = meaning.others if outer else meaning.others[first:last]
        start = 0 if outer else first
        features = np.empty_like(others)
        np.maximum(others[:, :half] + heads[:half], 0, out=features[:, :half])
        np.multiply(others[:, half:], heads[half:], out=features[:, half:])
        shares = 1 / (1 + np.exp(-(features @ self._weight + self._bias)))
        for other, relation in zip(*np.nonzero(shares > LEAST_LINK), strict=True):
            at, name = start + int(other), self.labels.links[relation]
            if name in OUTER:
                wanted = outer and at != word and (name == "home" or at < word)
            else:
                wanted = inner and first <= at < last
            if wanted:
                yield Link(at - first, name, round(float(shares[other, relation]), 4))


def moved(spotted: Spotted, by: int) -> Spotted:
    """The same, with the numbers of words counted from another word."""
    if by == 0:
        return spotted
    links = tuple(replace(link, word=link.word + by) for link in spotted.links)
    return replace(spotted, word=spotted.word + by, links=links)


def moved_run(stretch: Stretch, by: int) -> Stretch:
    """Likewise for a run of words."""
    return replace(stretch, first=stretch.first + by, last=stretch.last + by) if by else stretch


def _shares(scores: NDArray[np.floating[Any]]) -> Floats:
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=-1, keepdims=True), np.float32)


def _best(shares: Floats, labels: Sequence[str], skip: int = 0) -> tuple[Likely, ...]:
    """The likeliest labels, the best first; those before `skip` are left out."""
    order = np.argsort(-shares, kind="stable")[: _MOST + skip].tolist()
    return tuple(
        Likely(labels[number], round(float(shares[number]), 4))
        for number in order
        if number >= skip and shares[number] > LEAST
    )[:_MOST]


def _stretches(
    shares: Floats, kind: Literal["mention", "cue", "source", "content"]
) -> Iterator[Stretch]:
    """Runs of words inside; a word likelier to begin a run than to go on begins one."""
    inside = (shares[:, 0] < 0.5).tolist()
    opens = (shares[:, 1] > shares[:, 2]).tolist()
    start: int | None = None
    for at in range(len(inside) + 1):
        ends = at == len(inside) or not inside[at] or opens[at]
        if start is not None and ends:
            share = float((1 - shares[start:at, 0]).mean())
            yield Stretch(start, at, kind, round(share, 4))
            start = None
        if at < len(inside) and inside[at] and start is None:
            start = at
