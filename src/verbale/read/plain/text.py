"""Plain text, also when copied from a web page: the text kept, the clutter around it taken out."""

from __future__ import annotations

import re

from verbale.read.dates import find_publication_date, is_date_line
from verbale.read.draft import Draft
from verbale.read.plain.blocks import Block, is_prose, split_blocks
from verbale.read.plain.bylines import is_byline, read_byline
from verbale.read.plain.captions import may_be_glued, unglue
from verbale.read.plain.cuts import end_of_related, opens_comments, trailing_clutter
from verbale.read.plain.heads import Head, read_head
from verbale.read.plain.kinds import RELATED_LIST, line_kind
from verbale.read.plain.lines import is_plain_sentence
from verbale.read.turns import is_transcript, label_of
from verbale.types import Found, Removed

_EARLY = 7  # blocks from the first prose in which byline and date may still follow a standfirst


def read_text(text: str) -> Draft:
    """Read one plain text.

    Args:
        text: tidy text (see `verbale.read.decode.tidy`), in English or of unknown language.
    """
    blocks = split_blocks(text)
    if not blocks:
        return Draft(())
    return _Reading(blocks, may_be_glued(text)).draft()


def keep_as_read(text: str) -> Draft:
    """A text in a language whose pages are not known here: paragraphs as they stand."""
    return Draft(tuple(block.text for block in split_blocks(text)))


class _Reading:
    """One pass over the blocks of one page; it lives no longer than that."""

    def __init__(self, blocks: list[Block], glued: bool) -> None:
        self.blocks = blocks
        self.glued = glued
        self.transcript = is_transcript([block.text for block in blocks])
        self.first = self._first_prose()
        self.head: Head = read_head(blocks, self.first, transcript=self.transcript)
        self.byline, self.published = self.head.byline, self.head.published
        self.found = list(self.head.found)
        self.kept: list[tuple[int, str]] = []
        self.captions: list[tuple[int, str]] = []
        self.removed: list[tuple[int, Removed]] = list(self.head.removed)

    def draft(self) -> Draft:
        for index in range(self.first):
            if index in self.head.kept:
                self._keep(index)
            elif index in self.head.captions:
                self.captions.append((index, self.blocks[index].text))
        self._read_body()
        for index, why in trailing_clutter(self.kept, transcript=self.transcript):
            self.kept.pop()
            self._drop(index, why)
        title, paragraphs, found = self.head.title, [text for _, text in self.kept], self.found
        if not paragraphs and title is not None:  # a headline and nothing else: it is the text
            paragraphs, title = [title], None
            found = [proof for proof in found if proof.field != "title"]
        return Draft(
            tuple(paragraphs),
            title=title,
            byline=self.byline,
            published=self.published,
            published_from="text" if self.published is not None else None,
            transcript=self.transcript,
            captions=self._captions(),
            removed=self._removed(),
            found=tuple(found),
        )

    def _removed(self) -> tuple[Removed, ...]:
        return tuple(piece for _, piece in sorted(self.removed, key=lambda entry: entry[0]))

    def _captions(self) -> tuple[str, ...]:
        return tuple(text for _, text in self.captions)

    def _first_prose(self) -> int:
        """Index of the first block of the text proper, or the number of blocks."""
        for index, block in enumerate(self.blocks):
            if self.transcript and label_of(block.text):
                return index
            if is_prose(block.text) and not self._is_titled(index) and not self._is_clutter(index):
                return index
        return len(self.blocks)

    def _is_titled(self, index: int) -> bool:
        """Whether a line that ends like a sentence is a title all the same, by what follows."""
        text = self.blocks[index].text
        if len(text) > 160 or re.search(r"[.!?]\s", text):
            return False
        below = self.blocks[index + 1 : index + 3]
        if any(is_byline(block.text) or is_date_line(block.text) for block in below):
            return all(not is_prose(block.text) for block in self.blocks[:index])
        return index == 0 and text.endswith(("?", "!")) and len(below) > 0

    def _is_clutter(self, index: int) -> bool:
        text = self.blocks[index].text
        # A long caption that a paragraph is glued to is sorted out with the body.
        return not is_plain_sentence(text) and line_kind(text) not in {None, "caption"}

    def _keep(self, index: int) -> None:
        self.kept.append((index, self.blocks[index].text))

    def _read_body(self) -> None:
        blocks = self.blocks
        index = self.first
        while index < len(blocks):
            text = blocks[index].text
            caption, rest = unglue(text) if self.glued else (None, text)
            if caption is not None:
                self.captions.append((index, caption))
                self.kept.append((index, rest))
            elif is_plain_sentence(text):
                self._keep(index)
            elif opens_comments(blocks, index):
                self._remove(index, len(blocks), "comments")
                return
            else:
                index = self._short_line(index, text)
                continue
            index += 1

    def _short_line(self, index: int, text: str) -> int:
        """Sort in a line that may be no text; returns the index to go on at."""
        kind = line_kind(text)
        if kind == RELATED_LIST:
            end = end_of_related(self.blocks, index)
            self._remove(index, end, "related")
            return end
        if kind == "caption label" and index + 1 < len(self.blocks):
            self._drop(index, kind)
            self.captions.append((index + 1, self.blocks[index + 1].text))
            return index + 2
        if kind == "caption":
            self.captions.append((index, text))
        elif kind in {"byline", "date line"}:
            self._late_head(index, text, kind)
        elif kind is None or kind == "caption label":
            self._keep(index)
        else:
            self._drop(index, kind)
        return index + 1

    def _remove(self, start: int, end: int, why: str) -> None:
        """Take out blocks; those whose own kind is known keep it as their reason."""
        for index in range(start, end):
            text = self.blocks[index].text
            kind = line_kind(text) if why == "comments" else None
            self._drop(index, kind or why)

    def _drop(self, index: int, why: str) -> None:
        self.removed.append((index, Removed(self.blocks[index].raw, why)))

    def _late_head(self, index: int, text: str, kind: str) -> None:
        """A byline or date that stands below a standfirst, or a byline at the very end; further
        down such a line is part of the text."""
        early = index <= self.first + _EARLY
        if self.transcript or not (early or (kind == "byline" and index >= len(self.blocks) - 3)):
            self._keep(index)
            return
        day = find_publication_date(text)
        used = False
        if kind == "byline" and self.byline is None:
            self.byline, day = read_byline(text)
            self._proof("byline", index)
            used = True
        if day is not None and self.published is None:
            self.published = day
            self._proof("published", index)
            used = True
        if not used:
            self._drop(index, kind)

    def _proof(self, field: str, index: int) -> None:
        block = self.blocks[index]
        self.found.append(Found(field, "text", f"line {block.line}", block.text))
