"""Tag scores → names: the best sequence of tags that is one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Literal, get_args

import numpy as np
from numpy.typing import NDArray

Kind = Literal["PER", "ORG", "LOC", "MISC"]
Span = tuple[int, int, Kind]
KINDS: tuple[Kind, ...] = get_args(Kind)


@lru_cache(maxsize=4)
def _legal(tags: tuple[str, ...]) -> NDArray[np.bool_]:
    """[T, T] whether the second tag may follow the first: I- only after B- or I- of its kind."""
    return np.array(
        [[not new.startswith("I-") or old[1:] == new[1:] for new in tags] for old in tags]
    )


def tags_of(
    scores: NDArray[np.floating[Any]], starts: NDArray[np.bool_], tags: tuple[str, ...]
) -> NDArray[np.intp]:
    """The best legal tags of a window; a name never runs over the start of a sentence.

    Args:
        scores: [W, T] score of each tag for each word.
        starts: [W] whether the word starts a sentence.
        tags: the tags, in the order of the scores: `O`, and `B-` and `I-` of each kind.

    Returns:
        [W] numbers of tags.
    """
    legal = _legal(tags)
    best: NDArray[np.intp] = scores.argmax(axis=1)
    inside = np.array([tag.startswith("I-") for tag in tags])
    fits = np.append(False, legal[best[:-1], best[1:]]) & ~starts
    if not (inside[best] & ~fits).any():
        return best
    return _viterbi(scores, starts, legal, inside)


def _viterbi(
    scores: NDArray[np.floating[Any]],
    starts: NDArray[np.bool_],
    legal: NDArray[np.bool_],
    inside: NDArray[np.bool_],
) -> NDArray[np.intp]:
    toll = np.where(legal, 0.0, -np.inf)
    opening = np.where(inside, -np.inf, 0.0)
    total = scores[0] + opening
    back = np.zeros(scores.shape, np.intp)
    columns = np.arange(scores.shape[1])
    for at in range(1, len(scores)):
        ways = total[:, None] + toll
        back[at] = ways.argmax(axis=0)
        total = ways[back[at], columns] + scores[at]
        if starts[at]:
            total = total + opening
    found = np.zeros(len(scores), np.intp)
    found[-1] = total.argmax()
    for at in range(len(scores) - 1, 0, -1):
        found[at - 1] = back[at, found[at]]
    return found


TITLES = frozenset(
    """
    mr mr. mrs mrs. ms ms. dr dr. prof prof. rev. gen. sen. rep. gov. col. lt. maj. adm. capt. cmdr.
    sgt. amb. president senator secretary minister premier chancellor governor mayor general
    spokesman spokeswoman spokesperson ambassador
    """.split()
)
"""Titles, which UNER and CrossNER leave outside of the names that they precede."""


def tidied(spans: list[Span], texts: Sequence[str]) -> list[Span]:
    """Names of people without titles before them; a title or a party alone is no name.

    Args:
        spans: first word, index after the last word, and kind of each name.
        texts: the words.
    """
    kept: list[Span] = []
    for first, last, kind in spans:
        if kind == "PER":
            while first < last and texts[first].lower() in TITLES:
                first += 1
            # "R-Ariz.": a party and a state.
            if texts[first : first + 2] in (["R", "-"], ["D", "-"], ["I", "-"]):
                continue
        if first < last:
            kept.append((first, last, kind))
    return kept


def spans_of(numbers: Sequence[int], tags: Sequence[str]) -> list[Span]:
    """First word, index after the last word, and kind of each name in a sequence of tags.

    An `I-` that continues nothing opens a name: at the seam of two windows that may happen.
    """
    found: list[Span] = []
    first, kind = 0, ""
    for at, number in enumerate([*numbers, tags.index("O")]):
        tag = tags[number]
        if kind and tag != f"I-{kind}":
            found.append((first, at, KINDS[KINDS.index(kind)]))
            kind = ""
        if not kind and tag != "O":
            first, kind = at, tag[2:]
    return found
