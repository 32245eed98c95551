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
_OF_ACTS = frozenset(("actor", "recipient", "date", "place"))
"""Relations that start at a word that reports an act."""
_OF_CUES = frozenset(("source", "content", "addressee"))
"""Relations that start at a word that reports speech."""
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
        least = np.array([LEAST_LINK.get(name, 0.1) for name in labels.links])
        self._least = np.log(least / (1 - least)).astype(np.float32)
        self._of_acts = np.array([name in _OF_ACTS for name in labels.links])
        self._of_cues = np.array([name in _OF_CUES for name in labels.links])
        self._outer = np.array([name in OUTER for name in labels.links])
        self._to_actors = np.array([name in _TO_ACTORS for name in labels.links])
        self._to_contents = np.array([name == "content" for name in labels.links])
        self._backward = np.array([name == "same" for name in labels.links])
        sizes = (len(labels.acts), len(labels.modes), len(labels.facts), 3, len(labels.sectors))
        cuts = [0, *np.cumsum(sizes).tolist()]
        self._acts, self._modes, self._facts, runs, self._sectors = map(slice, cuts, cuts[1:])
        # Four runs, each with three columns: mentions, cues, sources, contents.
        self._runs = np.r_[runs, cuts[-1] : cuts[-1] + 9]

    def read(self, meaning: Meaning, first: int, last: int) -> tuple[list[Spotted], list[Stretch]]:
        """What is spotted in words `first` to `last` of a window, which are of one sentence.

        Numbers of words in the result count from `first`.
        """
        scores = meaning.words[first:last]
        shares = _shares(scores[:, self._acts])
        runs = _shares(meaning.words[:, self._runs].reshape(-1, len(_KINDS), 3))
        own = runs[first:last]
        stretches = [
            stretch
            for number, kind in enumerate(_KINDS)
            for stretch in _stretches(own[:, number], kind)
        ]
        inside, cues = 1 - own[:, 0, 0] > LEAST, 1 - own[:, 1, 0] > LEAST
        reporting = 1 - shares[:, 0] > LEAST
        words = np.flatnonzero(inside | cues | reporting)
        acting, standing = words[reporting[words]], words[inside[words]]
        sure = 1 - own[words, 0, 0] > 0.5
        starting = (
            reporting[words, None] & self._of_acts
            | cues[words, None] & self._of_cues
            | sure[:, None] & self._outer
        )
        links = self._links(meaning, self._candidates(runs), (first, last), words + first, starting)
        names = self.labels
        by_act = _best(acting, shares[acting], names.acts, skip=1)
        by_mode = _best(acting, _shares(scores[acting, self._modes]), names.modes)
        by_fact = _best(acting, _shares(scores[acting, self._facts]), names.facts)
        by_sector = _best(standing, _shares(scores[standing, self._sectors]), names.sectors)
        spotted = [
            Spotted(
                word=word,
                acts=by_act.get(word, ()),
                modes=by_mode.get(word, ()),
                facts=by_fact.get(word, ()),
                sectors=by_sector.get(word, ()),
                links=tuple(found),
            )
            for word, found in zip(words.tolist(), links, strict=True)
        ]
        return spotted, stretches

    def _candidates(self, runs: Floats) -> NDArray[np.bool_]:
        """[W, relations] which words of the window may be the other side of each relation."""
        found = np.ones((len(runs), len(self.labels.links)), bool)
        actors = (1 - runs[:, 0, 0] > LEAST) | (1 - runs[:, 2, 0] > LEAST)
        found[:, self._to_actors] = actors[:, None]
        found[:, self._to_contents] = runs[:, 3, 1:2] > LEAST
        return found

    def _links(
        self,
        meaning: Meaning,
        candidates: NDArray[np.bool_],
        bounds: tuple[int, int],
        words: NDArray[np.intp],
        starting: NDArray[np.bool_],
    ) -> list[list[Link]]:
        """Links of each of `words`, in the sentence or in the window as the relation has it.

        All pairs are scored at once. `starting` [words, relations] says which may start where.
        """
        first, last = bounds
        start, end = (0, len(meaning.words)) if starting[:, self._outer].any() else bounds
        scores = self._scored(meaning.heads[words], meaning.others[start:end])
        rows, columns, relations = np.nonzero(scores > self._least)
        heads, others = words[rows], columns + start
        outer = self._outer[relations]
        keep = starting[rows, relations] & candidates[others, relations]
        keep &= np.where(outer, others != heads, (others >= first) & (others < last))
        keep &= (others < heads) | ~self._backward[relations]
        rows, others, relations = rows[keep], others[keep] - first, relations[keep]
        kept = scores[rows, others + (first - start), relations].astype(float)
        links: list[list[Link]] = [[] for _ in range(len(words))]
        names = self.labels.links
        for row, other, relation, share in zip(
            rows.tolist(),
            others.tolist(),
            relations.tolist(),
            np.round(1 / (1 + np.exp(-kept)), 4).tolist(),
            strict=True,
        ):
            links[row].append(Link(other, names[relation], share))
        return [_strongest(one) if len(one) > _MOST_LINKS else one for one in links]

    def _scored(self, heads: Floats, others: Floats) -> Floats:
        """[H, O, relations] logit of each link between H words and O words."""
        half = self._half
        sums = heads[:, None, :half] + others[:, :half]
        np.maximum(sums, 0, out=sums)
        products = heads[:, half:, None] * self._weight[half:]
        scores = sums @ self._weight[:half] + others[:, half:] @ products + self._bias
        return np.asarray(scores, np.float32)


def _strongest(links: Sequence[Link]) -> list[Link]:
    """The strongest links in each relation: of many, the weakest say nothing."""
    ranked: dict[str, list[float]] = {}
    for link in links:
        ranked.setdefault(link.relation, []).append(link.share)
    least = {name: sorted(shares)[-_PARTNERS:][0] for name, shares in ranked.items()}
    return [link for link in links if link.share >= least[link.relation]]


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


def _best(
    words: NDArray[np.intp], shares: Floats, labels: Sequence[str], skip: int = 0
) -> dict[int, tuple[Likely, ...]]:
    """The likeliest labels of each word, the best first; those before `skip` are left out."""
    found: dict[int, list[Likely]] = {word: [] for word in words.tolist()}
    rows, columns = np.nonzero(shares[:, skip:] > LEAST)
    for word, label, share in zip(
        words[rows].tolist(),
        (columns + skip).tolist(),
        np.round(shares[rows, columns + skip].astype(float), 4).tolist(),
        strict=True,
    ):
        found[word].append(Likely(labels[label], share))
    return {
        word: tuple(sorted(likely, key=lambda one: -one.share)[:_MOST])
        for word, likely in found.items()
    }


def _stretches(
    shares: Floats, kind: Literal["mention", "cue", "source", "content"]
) -> Iterator[Stretch]:
    """Runs of words inside; a word likelier to begin a run than to go on begins one."""
    outside = shares[:, 0].tolist()
    inside = [share < 0.5 for share in outside]
    if not any(inside):
        return
    opens = (shares[:, 1] > shares[:, 2]).tolist()
    start: int | None = None
    for at in range(len(inside) + 1):
        ends = at == len(inside) or not inside[at] or opens[at]
        if start is not None and ends:
            share = 1 - sum(outside[start:at]) / (at - start)
            yield Stretch(start, at, kind, round(share, 4))
            start = None
        if at < len(inside) and inside[at] and start is None:
            start = at
