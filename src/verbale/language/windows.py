"""Words → windows: what the encoder sees at once.

A paragraph that fits is one window. A longer one is cut where a sentence surely ends, into windows
of about the same size. A stretch without such a place is covered by windows that overlap, so that
every word is read with words on both sides of it, and nothing is cut off.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from verbale.language.words import Words

GOOD_WORDS = 30
"""Words that a window is filled up to, whole sentences at a time. Chosen on UD EWT and GUM dev, raw
text: 1 (a window for each sure sentence) to 80 are alike within 0.5 points of sentence F1 and 0.2
of LAS, 100 and more are worse. Measure again after a new fit."""

MOST_WORDS = 150
"""Words of a window at most. Only a stretch without sure ends of sentences comes near it."""

OVERLAP = 0.4
"""Share of a window that the next one of a chain sees again: some 40 words, so that the seam has
20 on each side. More costs time on texts without full stops, and those only."""


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
    words: Words,
    sizes: Sequence[int],
    breaks: Sequence[int],
    most_pieces: int,
    fixed: bool = False,
) -> list[Window]:
    """Cover all words with windows, in order.

    Args:
        words: the words of an article.
        sizes: number of the encoder's pieces of each word.
        breaks: indices of words that surely start a sentence (paragraphs, turns), ascending; the
            first is 0.
        most_pieces: pieces that a window may hold: enough for six words at the least.
        fixed: whether sentences start at breaks alone: then nothing else is a sure end.
    """
    windows: list[Window] = []
    for first, last in zip(breaks, [*breaks[1:], len(words)], strict=True):
        if first < last:
            windows += _stretch(words, sizes, first, last, most_pieces, fixed)
    return windows


def _stretch(
    words: Words, sizes: Sequence[int], first: int, last: int, most: int, fixed: bool
) -> list[Window]:
    total = sum(sizes[first:last])
    if total <= most and last - first <= GOOD_WORDS:
        return [Window(first, last)]
    enough = (last - first) / -(-(last - first) // GOOD_WORDS)  # windows of about the same size
    windows: list[Window] = []
    start, held = first, 0
    ends = [i for i in range(first + 1, last) if not fixed and ends_surely(words, i)]
    begin = first
    for end in [*ends, last]:
        size = sum(sizes[begin:end])
        if start < begin and (
            begin - start >= enough or held + size > most or end - start > 1.3 * GOOD_WORDS
        ):
            windows.append(Window(start, begin))
            start, held = begin, 0
        held += size
        if held > most or end - start > MOST_WORDS:
            windows += _chain(sizes, start, end, most)
            start, held = end, 0
        begin = end
    if start < last:
        windows.append(Window(start, last))
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


def ends_surely(words: Words, index: int) -> bool:
    """Whether a sentence surely ends before the word at `index`.

    Sure is a full stop, question or exclamation mark after an ordinary word, then white space, then
    a word that begins with a capital. An abbreviation holds its own full stop, so a stop that is a
    word by itself is none; but a single letter or a number before it may be an initial or the
    number of a list's item, and after a closing quote the speaker may follow.
    """
    texts = words.texts
    if index < 2 or texts[index - 1] not in (".", "?", "!"):
        return False
    before, after = texts[index - 2], texts[index]
    return (
        after[0].isupper()
        and len(before) > 1
        and before.isalpha()
        and words.starts[index] > words.ends[index - 1]
    )
