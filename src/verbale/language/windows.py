"""Words → windows: what the encoder sees at once.

A paragraph that fits is one window. A longer one is cut where a sentence surely ends, into windows
of about the same size. A stretch without such a place is covered by windows that overlap, so that
every word is read with words on both sides of it, and nothing is cut off.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from verbale.language.words import Words

GOOD_WORDS = 20
"""Words up to which sure sentences share a window; a longer one has its own. Chosen on UD EWT and
GUM dev, raw text: 1 to 30 are alike in LAS, 40 loses 0.1; 1 takes a tenth longer where sentences
are short, since each window is a call. Measure again after a new fit."""

MOST_WORDS = 150
"""Words of a window at most. Only a stretch without sure ends of sentences comes near it."""

OVERLAP = 0.4
"""Share of a window that the next one of a chain sees again: some 40 words, so that the seam has
20 on each side. More costs time on texts without full stops, and those only."""


_STOPS = frozenset(".?!")
_CLOSING = frozenset(('"', "”", "’", "'", "''"))


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of consecutive words for one pass of the encoder.

    Attributes:
        first: index of its first word in the article's words.
        last: index after its last word.
        following: first word of the window that overlaps with this one, or `None` where the window
            ends at a sure boundary.
    """

    first: int
    last: int
    following: int | None = None


def plan(
    sizes: Sequence[int], breaks: Sequence[int], ends: Sequence[int], most_pieces: int
) -> list[Window]:
    """Cover all words with windows, in order.

    Args:
        sizes: number of the encoder's pieces of each word of an article.
        breaks: indices of words that open a paragraph or a turn, ascending; the first is 0.
        ends: indices of words before which a sentence surely ends, ascending.
        most_pieces: pieces that a window may hold: enough for six words at the least.
    """
    windows: list[Window] = []
    for first, last in pairwise([*breaks, len(sizes)]):
        inner = ends[bisect_right(ends, first) : bisect_left(ends, last)]
        windows += _stretch(sizes, [first, *inner, last], most_pieces)
    return windows


def _stretch(sizes: Sequence[int], bounds: Sequence[int], most: int) -> list[Window]:
    """Windows over one paragraph; `bounds` are its ends and the sure ends of sentences in it."""
    windows: list[Window] = []
    start, held = bounds[0], 0
    for begin, end in pairwise(bounds):
        size = sum(sizes[begin:end])
        if start < begin and (end - start > GOOD_WORDS or held + size > most):
            windows.append(Window(start, begin))
            start, held = begin, 0
        held += size
        if held > most or end - start > MOST_WORDS:
            windows += _chain(sizes, start, end, most)
            start, held = end, 0
    if start < bounds[-1]:
        windows.append(Window(start, bounds[-1]))
    return windows


def _chain(sizes: Sequence[int], first: int, last: int, most: int) -> list[Window]:
    """Overlapping windows over a stretch that no sure boundary divides."""
    windows: list[Window] = []
    start = first
    while True:
        end, held = start, 0
        while end < last and end - start < MOST_WORDS and held + sizes[end] <= most:
            held += sizes[end]
            end += 1
        if end == last:
            windows.append(Window(start, last))
            return windows
        following = max(start + 1, end - max(2, int((end - start) * OVERLAP)))
        windows.append(Window(start, end, following))
        start = following


def sure_ends(words: Words) -> list[int]:
    """Indices of words before which a sentence surely ends, ascending; see `ends_surely`."""
    stops = (at for at, text in enumerate(words.texts) if text in _STOPS)
    found = {
        index
        for at in stops
        for index in (at + 1, at + 2)
        if index < len(words) and ends_surely(words, index)
    }
    return sorted(found)


def ends_surely(words: Words, index: int) -> bool:
    """Whether a sentence surely ends before the word at `index`.

    Sure is a full stop, question or exclamation mark after an ordinary word, then white space, then
    a word that begins with a capital. An abbreviation holds its own full stop, so a stop that is a
    word by itself is none; but a single letter or a number before it may be an initial or the
    number of a list's item. Between a full stop and the white space a quotation may close; after
    other marks it may be the speaker who follows ("Why?" Smith asked).
    """
    texts, starts, ends = words.texts, words.starts, words.ends
    at = index - 1
    if at > 1 and texts[at] in _CLOSING and texts[at - 1] == "." and starts[at] == ends[at - 1]:
        at -= 1
    if at < 1 or texts[at] not in _STOPS:
        return False
    before, after = texts[at - 1], texts[index]
    return (
        after[0].isupper()
        and len(before) > 1
        and before.isalpha()
        and starts[index] > ends[index - 1]
    )
