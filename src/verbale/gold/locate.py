"""From quoted words to offsets and back.

A reference quotes words of the text: `the rebels`. It must fit in exactly one place of the line it
is written under, or say which place it means:

- `Syria#2` is the second place where the words stand;
- `told {him} that` quotes more than it means, the words in braces;
- `We have .. by spring.` runs from the first words to the next place where the last words stand,
  which may be in a later line;
- `^the minister` looks in the lines before, nearest first; `>the minister` in the lines after.

Words match whole words only; straight and typographic quotation marks are the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from verbale.gold.types import Span

_SAME = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "–": "-", "—": "-"})
"""Characters that match each other; one for one, so that offsets stay."""

_NUMBER = re.compile(r"#(\d+)$")
RANGE = " .. "


class NotFoundError(Exception):
    """The words stand nowhere, or in several places; `str(error)` says which and what to do."""


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds references in one text.

    Args:
        text: the text of the item.
        scope: the line that a reference is written under.
    """

    text: str
    scope: Span

    def find(self, reference: str) -> Span:
        """Span of a reference.

        Raises:
            NotFoundError: no place or several places fit.
        """
        first, parted, last = reference.partition(RANGE)
        start = self._single(first.strip())
        if not parted:
            return start
        words, number, inner = _read(last.strip())
        places = occurrences(self.text, words, start.end, len(self.text))
        if len(places) < number:
            raise NotFoundError(
                f"the text has no {_ordinal(number)}{words!r} after {first.strip()!r}. "
                "Copy the last words of the span from the text, as they stand."
            )
        end = _inner(places[number - 1], inner).end
        return Span(start.start, end)

    def _single(self, reference: str) -> Span:
        if reference.startswith("^"):
            words, number, inner = _read(reference[1:])
            places = occurrences(self.text, words, 0, self.scope.start)[::-1]
            where = "before this line"
        elif reference.startswith(">"):
            words, number, inner = _read(reference[1:])
            places = occurrences(self.text, words, self.scope.end, len(self.text))
            where = "after this line"
        else:
            words, number, inner = _read(reference)
            places = occurrences(self.text, words, self.scope.start, self.scope.end)
            where = "in this line"
            if len(places) > 1 and not _NUMBER.search(reference):
                raise NotFoundError(
                    f"{words!r} stands {len(places)} times {where}. Number it ({words}#1 … "
                    f"{words}#{len(places)}) or quote more words with the meant ones in braces."
                )
        if len(places) < number:
            found = f"only {len(places)} times" if places else "not at all"
            raise NotFoundError(
                f"{words!r} stands {found} {where}. Copy the words from the text as whole words; "
                "words of an earlier line need ^ before them, of a later line >."
            )
        return _inner(places[number - 1], inner)


def occurrences(text: str, words: str, start: int, end: int) -> list[Span]:
    """All places between two offsets where `words` stand as whole words, in order."""
    if not words:
        return []
    pattern = re.escape(words.translate(_SAME))
    if words[0].isalnum():
        pattern = r"(?<![^\W_])" + pattern
    if words[-1].isalnum():
        pattern += r"(?![^\W_])"
    flat = text.translate(_SAME)
    # Looking ahead takes no characters, so that places may overlap.
    return [
        Span(*match.span(1)) for match in re.compile(f"(?=({pattern}))").finditer(flat, start, end)
    ]


def refer(text: str, span: Span, scope: Span) -> str:
    """The shortest plain reference that finds `span` from a line; the inverse of `Finder.find`.

    Args:
        text: the text of the item.
        span: a span of whole words within `scope`.
        scope: the line that the reference will stand under.
    """
    words = text[span.start : span.end]
    places = occurrences(text, words, scope.start, scope.end)
    return words if len(places) == 1 else f"{words}#{places.index(span) + 1}"


def _read(reference: str) -> tuple[str, int, Span | None]:
    """Words of a reference, its number, and the part of the words that is meant."""
    match = _NUMBER.search(reference)
    number = int(match.group(1)) if match else 1
    words = reference[: match.start()] if match else reference
    opened, closed = words.find("{"), words.find("}")
    if opened == -1 or closed < opened:
        return words, max(number, 1), None
    bare = words[:opened] + words[opened + 1 : closed] + words[closed + 1 :]
    return bare, max(number, 1), Span(opened, closed - 1)


def _inner(place: Span, inner: Span | None) -> Span:
    if inner is None:
        return place
    return Span(place.start + inner.start, place.start + inner.end)


def _ordinal(number: int) -> str:
    return "" if number == 1 else f"{number}. "
