"""What white space says of sentence starts, which the encoder does not see.

A quotation mark that is glued to the word before it closes, one that is glued to the word after it
opens; the encoder sees the same mark in both places. So a sentence never starts at a mark that
closes, and one that starts after a mark that opens starts at that mark.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from verbale.language.words import Words

_OPENING = frozenset("“‘([{«„‹``")
_CLOSING = frozenset(("”", ")", "]", "}", "»", "›", "''", ".", ",", ";", ":", "!", "?", "%", "..."))
_EITHER = frozenset(('"', "'", "’"))


LONGEST_DATELINE = 14
"""Words of a dateline at most, its dash included ("WASHINGTON, D.C., Jan. 5, 2016 (AP) —")."""

_DASHES = frozenset(("-", "--", "—", "–"))
_SMALL = frozenset("of and the de da do la el al".split())


def after_dateline(words: Words) -> int | None:
    """Index of the word after the dateline that opens the words of a paragraph, or `None`.

    A dateline is a place in capitals ("KABUL, Afghanistan —"), or any place with an agency in
    brackets ("Geneva (Reuters) -"), and ends in a dash with white space on both sides. UD English
    EWT has it as a sentence by itself.
    """
    texts = words.texts
    for at in range(1, min(len(texts) - 1, LONGEST_DATELINE)):
        text = texts[at]
        if text in _DASHES:
            apart = words.starts[at] > words.ends[at - 1] and words.starts[at + 1] > words.ends[at]
            place = texts[0]
            capitals = len(place) > 2 and place.isupper()
            return at + 1 if apart and (capitals or texts[at - 1] == ")") else None
        if text == ":" or (text[0].islower() and text not in _SMALL):
            return None
    return None


def closers_and_openers(
    words: Words, breaks: Sequence[int]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Where white space forbids a sentence start, and where it moves one.

    Args:
        words: the words of an article.
        breaks: indices of words that open a paragraph.

    Returns:
        [N] words at which no sentence starts, and [N] words that belong to what follows them.
    """
    count = len(words)
    glued = np.zeros(count + 1, bool)  # glued[i]: no white space between word i - 1 and word i
    glued[1:count] = np.array(words.starts[1:]) == np.array(words.ends[:-1])
    closes = np.zeros(count, bool)
    opens = np.zeros(count, bool)
    for at, text in enumerate(words.texts):
        if text in _EITHER:
            closes[at] = glued[at] and not glued[at + 1]
            opens[at] = glued[at + 1] and not glued[at]
        elif text in _CLOSING:
            closes[at] = glued[at]
        elif text in _OPENING:
            opens[at] = True
        elif at > 1 and closes[at - 1] and words.texts[at - 2] == ",":
            closes[at] = True
    for at in breaks:
        # The number of a list's item ("2.") stays with the item.
        if at + 2 < count and words.texts[at + 1] in (".", ")") and glued[at + 1]:
            closes[at + 2] |= words.texts[at].isdigit() or len(words.texts[at]) == 1
    return closes, opens


def mended(
    starts: NDArray[np.bool_], closes: NDArray[np.bool_], opens: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Sentence starts of a window, moved to where white space allows them.

    Args:
        starts: [W] whether the word starts a sentence, as the encoder says.
        closes, opens: [W] as `closers_and_openers` gives them.
    """
    result = starts & ~closes
    for at in np.flatnonzero(opens[:-1] & result[1:])[::-1].tolist():
        if result[at + 1]:
            result[at + 1] = False
            result[at] = True
    return result
