"""Words into the encoder's pieces: lower-cased, accents folded, longest match first.

The encoder sees no capitals in its pieces; how a word is cased goes in beside them
(:func:`casing`), so that a headline in capitals keeps its words and only loses that one sign.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from pathlib import Path

# A word gives at most this many pieces. Longer ones (addresses of pages, long numbers) keep their
# head and their tail: 99.9% of the words in EWT and GUM have fewer. Only a new fit may change it.
MAX_WORD_PIECES = 8
_TAIL_PIECES = 2
# Longer chunks have no pieces worth finding, and the search is quadratic in their length.
_MAX_CHUNK = 60
# The cache is emptied when it holds this many words (about 40 MB), so that a run over millions of
# articles does not grow without end.
_CACHE_WORDS = 200_000

PAD, UNKNOWN, FIRST, LAST, MASK = "[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"

CASINGS = ("none", "lower", "title", "upper", "letter", "mixed")
"""How a word is cased; the position in this tuple is what the encoder is given.

none: no letter · lower: war · title: Paris · upper: NATO · letter: A · mixed: McCain, iPhone
"""


def casing(word: str) -> int:
    """The place in :data:`CASINGS` of the way ``word`` is written."""
    letters = [letter for letter in word if letter.isalpha()]
    if not letters:
        return 0
    if not any(letter.isupper() for letter in letters):
        return 1
    if len(letters) == 1:
        return 4
    if all(letter.isupper() for letter in letters):
        return 3
    if letters[0].isupper() and not any(letter.isupper() for letter in letters[1:]):
        return 2
    return 5


def _fold(word: str) -> str:
    """Lower case, accents off, control characters out."""
    if word.isascii():
        folded = word.lower()
        return folded if folded.isprintable() else "".join(c for c in folded if c.isprintable())
    spread = unicodedata.normalize("NFD", word.lower())
    return "".join(
        letter for letter in spread if unicodedata.category(letter) not in ("Mn", "Cc", "Cf")
    )


def _is_punctuation(letter: str) -> bool:
    if letter.isascii():
        return not letter.isalnum() and not letter.isspace()
    return unicodedata.category(letter).startswith("P")


def _is_ideograph(letter: str) -> bool:
    return "\u4e00" <= letter <= "\u9fff" or "\u3400" <= letter <= "\u4dbf"


def _chunks(folded: str) -> list[str]:
    """Runs of letters and digits, and every sign of punctuation by itself."""
    chunks: list[str] = []
    run = ""
    for letter in folded:
        if letter.isspace() or _is_punctuation(letter) or _is_ideograph(letter):
            if run:
                chunks.append(run)
                run = ""
            if not letter.isspace():
                chunks.append(letter)
        else:
            run += letter
    if run:
        chunks.append(run)
    return chunks


class Pieces:
    """A vocabulary of pieces and the words met so far."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self.vocabulary = tuple(vocabulary)
        self._ids = {piece: number for number, piece in enumerate(self.vocabulary)}
        self.pad = self._ids[PAD]
        self.unknown = self._ids[UNKNOWN]
        self.first = self._ids[FIRST]
        self.last = self._ids[LAST]
        self.mask = self._ids[MASK]
        self._cache: dict[str, tuple[int, ...]] = {}

    @classmethod
    def read(cls, path: Path) -> Pieces:
        """Read a vocabulary with one piece a line."""
        return cls(path.read_text(encoding="utf-8").rstrip("\n").split("\n"))

    def split(self, word: str) -> tuple[int, ...]:
        """The numbers of the pieces of ``word``: at least one, at most MAX_WORD_PIECES."""
        pieces = self._cache.get(word)
        if pieces is None:
            pieces = self._split(word)
            if len(self._cache) >= _CACHE_WORDS:
                self._cache.clear()
            self._cache[word] = pieces
        return pieces

    def _split(self, word: str) -> tuple[int, ...]:
        # A word far beyond any real one is cut before folding, head and tail kept: work per word
        # stays bounded whatever is thrown at it.
        if len(word) > 4 * _MAX_CHUNK:
            word = word[: 3 * _MAX_CHUNK] + word[-_MAX_CHUNK:]
        found: list[int] = []
        for chunk in _chunks(_fold(word)):
            found.extend(self._match(chunk))
        if not found:
            return (self.unknown,)
        if len(found) > MAX_WORD_PIECES:
            found = found[: MAX_WORD_PIECES - _TAIL_PIECES] + found[-_TAIL_PIECES:]
        return tuple(found)

    def _match(self, chunk: str) -> list[int]:
        if len(chunk) > _MAX_CHUNK:
            return [self.unknown]
        found: list[int] = []
        start = 0
        while start < len(chunk):
            end = len(chunk)
            while end > start:
                piece = chunk[start:end] if start == 0 else "##" + chunk[start:end]
                number = self._ids.get(piece)
                if number is not None:
                    break
                end -= 1
            else:
                return [self.unknown]
            found.append(number)
            start = end
        return found
