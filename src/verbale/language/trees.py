"""Arc scores → trees: every word has one head, one word is the root, nothing goes in circles.

The best head of each word by itself is nearly always a tree, and then it is the best tree. Where it
is not, the maximum spanning arborescence is found with the algorithm of Chu and Liu (1965) and
Edmonds (1967). That there be one root only is brought about by making the root dear, as in
Stanojević and Cohen (2021), "A Root of a Problem: Optimizing Single-Root Dependency Parsing".
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]
Ints = NDArray[np.intp]


def heads_of(arcs: Floats, sentences: Ints) -> Ints:
    """The best tree for each sentence of a window.

    Args:
        arcs: [W, W+1] score of each head (column 0 the root, column j+1 word j) for each word.
        sentences: [W] number of the sentence that each word is in, ascending from 0.

    Returns:
        [W] the head of each word, as a column of `arcs`.
    """
    width = len(sentences)
    allowed = sentences[:, None] == sentences[None, :]
    np.fill_diagonal(allowed, False)
    masked = np.where(allowed, arcs[:, 1:], -np.inf)
    inner = masked.argmax(axis=1)
    rows = np.arange(width)
    heads: Ints = np.where(arcs[:, 0] >= masked[rows, inner], 0, inner + 1)
    for number in _no_trees(heads, sentences):
        span = np.flatnonzero(sentences == number)
        first, last = int(span[0]), int(span[-1]) + 1
        part = np.empty((last - first, last - first + 1))
        part[:, 0] = arcs[first:last, 0]
        part[:, 1:] = masked[first:last, first:last]
        found = best_tree(part)
        heads[first:last] = np.where(found == 0, 0, found + first)
    return heads


def _no_trees(heads: Ints, sentences: Ints) -> Ints:
    """The sentences whose heads are no tree: not exactly one root, or a circle."""
    count = int(sentences[-1]) + 1
    roots = np.bincount(sentences[heads == 0], minlength=count)
    above = np.concatenate(([0], heads))
    for _ in range(len(heads).bit_length()):
        above = above[above]  # the head's head: twice as far up with each round
    astray = np.bincount(sentences[above[1:] != 0], minlength=count)
    return np.flatnonzero((roots != 1) | (astray > 0))


def best_tree(arcs: Floats) -> Ints:
    """The tree with one root that has the highest sum of scores.

    Args:
        arcs: [n, n+1] as in `heads_of`, for one sentence; a word as its own head is `-inf`.

    Returns:
        [n] the head of each word, as a column; the same scores give the same tree.
    """
    count = len(arcs)
    scores = np.full((count + 1, count + 1), -np.inf)
    scores[1:] = arcs
    finite = scores[np.isfinite(scores)]
    # Dearer than any difference that the other arcs can make, so a second root never pays.
    scores[1:, 0] -= (finite.max() - finite.min() + 1.0) * (count + 1)
    return _arborescence(scores)[1:]


def _arborescence(scores: Floats) -> Ints:
    """Head of each node (row 0 is the root and its own head) in the best arborescence."""
    heads: Ints = scores.argmax(axis=1)
    heads[0] = 0
    circle = _circle(heads)
    if circle is None:
        return heads
    inside = np.zeros(len(heads), bool)
    inside[circle] = True
    rest = np.flatnonzero(~inside)
    # The circle becomes one node, the last. To enter it at a word, that word's arc is given up.
    entering = scores[circle[:, None], rest] - scores[circle, heads[circle]][:, None]
    leaving = scores[rest[:, None], circle]
    smaller = np.full((len(rest) + 1, len(rest) + 1), -np.inf)
    smaller[:-1, :-1] = scores[rest[:, None], rest]
    smaller[-1, :-1] = entering.max(axis=0)
    smaller[:-1, -1] = leaving.max(axis=1)
    found = _arborescence(smaller)
    through = circle[leaving.argmax(axis=1)]
    outer = np.append(rest, -1)
    heads[rest] = np.where(found[:-1] == len(rest), through, outer[found[:-1]])
    entry = found[-1]
    heads[circle[entering[:, entry].argmax()]] = rest[entry]
    return heads


def _circle(heads: Ints) -> Ints | None:
    """The nodes of one circle, or `None`."""
    seen = np.zeros(len(heads), np.intp)
    seen[0] = -1
    for start in range(1, len(heads)):
        node = start
        while seen[node] == 0:
            seen[node] = start
            node = int(heads[node])
        if seen[node] == start:
            members = [node]
            node = int(heads[node])
            while node != members[0]:
                members.append(node)
                node = int(heads[node])
            return np.array(sorted(members), np.intp)
    return None
