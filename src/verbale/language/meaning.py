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
LEAST_LINK = {"date": 0.5, "place": 0.5, "same": 0.25, "home": 0.25}
"""Likewise for a link; none of the rooms looks at weaker ones. 0.1 where nothing stands here."""
_TO_ACTORS = frozenset(("actor", "recipient", "source", "addressee", "same"))
"""Relations to words that stand for an actor or a source: only those were learned."""
OUTER = frozenset(("same", "home"))
"""Relations that reach over the whole window and not only over the sentence."""
_MOST_LINKS, _PARTNERS = 12, 6
"""Links of a word from which only the strongest are handed on, and how many for each relation."""
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
        self._least = np.array([LEAST_LINK.get(name, 0.1) for name in labels.links], np.float32)
        self._outer = np.array([name in OUTER for name in labels.links])
        self._to_actors = np.array([name in _TO_ACTORS for name in labels.links])
        self._to_contents = np.array([name == "content" for name in labels.links])
        self._backward = np.array([name == "same" for name in labels.links])
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
        sure = 1 - opens[0][:, 0] > 0.5
        reporting = 1 - shares[:, 0] > LEAST
        wanted = self._candidates(meaning)
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
                            wanted,
                            inner=bool(act or cues[word]),
                            outer=bool(sure[word]),
                        )
                    ),
                )
            )
        return spotted, stretches

    def _candidates(self, meaning: Meaning) -> NDArray[np.bool_]:
        """[W, relations] which words of the window may be the other side of each relation."""
        start, end = int(self._cuts[2]), int(self._cuts[3])
        mentions = 1 - _shares(meaning.words[:, start:end])[:, 0] > LEAST
        opening = _shares(meaning.words[:, -3:])[:, 1] > LEAST
        mentions |= 1 - _shares(meaning.words[:, -6:-3])[:, 0] > LEAST
        found = np.ones((len(mentions), len(self.labels.links)), bool)
        found[:, self._to_actors] = mentions[:, None]
        found[:, self._to_contents] = opening[:, None]
        return found

    def _links(
        self,
        meaning: Meaning,
        first: int,
        last: int,
        word: int,
        wanted: NDArray[np.bool_],
        *,
        inner: bool,
        outer: bool,
    ) -> Iterator[Link]:
        """Links of a word: `inner` to words of its sentence, `outer` to those of the window."""
        start, end = (0, len(wanted)) if outer else (first, last)
        others, half, heads = meaning.others[start:end], self._half, meaning.heads[word]
        features = np.empty_like(others)
        np.maximum(others[:, :half] + heads[:half], 0, out=features[:, :half])
        np.multiply(others[:, half:], heads[half:], out=features[:, half:])
        shares = 1 / (1 + np.exp(-(features @ self._weight + self._bias)))
        keep = (shares > self._least) & wanted[start:end]
        if not outer:
            keep[:, self._outer] = False
        else:
            keep[word] = keep[word] & ~self._outer
            keep[word:, self._backward] = False
            if not inner:
                keep[:, ~self._outer] = False
            else:
                keep[:first, ~self._outer] = keep[last:, ~self._outer] = False
        rows, columns = np.nonzero(keep)
        if len(rows) > _MOST_LINKS:
            # A word has few partners in each relation; the weakest of many say nothing.
            ranks = np.argsort(np.argsort(np.where(keep, -shares, 1), axis=0), axis=0)
            rows, columns = np.nonzero(keep & (ranks < _PARTNERS))
        found = np.round(shares[rows, columns].astype(float), 4).tolist()
        names, shift = self.labels.links, start - first
        for other, relation, share in zip(rows.tolist(), columns.tolist(), found, strict=True):
            yield Link(other + shift, names[relation], share)


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
