"""What white space says of sentence starts, which the encoder does not see.

A quotation mark that is glued to the word before it closes, one that is glued to the word after it
opens; the encoder sees the same mark in both places. So a sentence never starts at a mark that
closes, and one that starts after a mark that opens starts at that mark.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from verbale.language.words import Words

_OPENING = frozenset("“‘([{«„‹``")
_CLOSING = frozenset(("”", ")", "]", "}", "»", "›", "''", ".", ",", ";", ":", "!", "?", "%", "..."))
_EITHER = frozenset(('"', "'", "’"))


def closers_and_openers(words: Words) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """[N] words at which no sentence starts, and [N] words that belong to what follows them."""
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
