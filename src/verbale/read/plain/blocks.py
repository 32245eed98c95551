"""Copied text to blocks: one block a paragraph, heading or line, hard-wrapped lines joined."""

from __future__ import annotations

import re
from typing import NamedTuple

_BLANKS = re.compile(r"[ \t\u2000-\u200a\u202f\u205f\u3000]+")
_ODD_BLANKS = "".join(map(chr, range(0x2000, 0x200B))) + "\u202f\u205f\u3000"
_SENTENCE_END = re.compile(r"[.!?…:][\"”’')\]]*$")


_CLOSING = "\"”’')]"
_PROSE_ENDS = (".", "!", "?", "…")
_OPEN_ENDS = (":", ";", ",", "—", "-")
# A heading rarely has eight words and the end of a sentence, and rarely 200 characters.
_PROSE_WORDS = 8
_PROSE_LENGTH = 200


class Block(NamedTuple):
    """One paragraph or line of a page.

    Attributes:
        text: its words, runs of blanks made one.
        line: number of its first line, from 1.
        raw: its characters as they stood there.
    """

    text: str
    line: int
    raw: str


def split_blocks(text: str) -> list[Block]:
    """Split a tidy text into blocks.

    Lines that stand together are separate blocks, as a browser copies them, unless they look
    hard-wrapped: then they are joined to one.
    """
    odd = any(map(text.__contains__, _ODD_BLANKS))
    breaks = text.count("\n")
    if breaks == 2 * text.count("\n\n") and not odd and "  " not in text and "\t" not in text:
        # Every paragraph on one line, with an empty line between them: the plainest form.
        lines = enumerate(map(str.strip, text.split("\n\n")))
        return [Block(line, 2 * index + 1, line) for index, line in lines if line]
    blocks: list[Block] = []
    group: list[Block] = []
    for number, line in enumerate(map(str.strip, text.split("\n")), 1):
        if not line:
            if group:
                blocks += _unwrap(group) if len(group) > 1 else group
                group = []
            continue
        words = line
        if odd or "  " in line or "\t" in line:
            words = _BLANKS.sub(" ", line)
        group.append(Block(words, number, line))
    if group:
        blocks += _unwrap(group) if len(group) > 1 else group
    return blocks


def is_prose(text: str) -> bool:
    """Whether a block is running text, not a heading: long, or a sentence of eight words."""
    if len(text) >= _PROSE_LENGTH:
        return True
    if text.count(" ") < _PROSE_WORDS - 1:
        return False
    return text.endswith(_OPEN_ENDS) or text.rstrip(_CLOSING).endswith(_PROSE_ENDS)


def _unwrap(group: list[Block]) -> list[Block]:
    if not _is_wrapped([block.text for block in group]):
        return group
    text = group[0].text
    for block in group[1:]:
        # A hyphen at a line's end may belong to the word ("cease-fire"): it stays.
        glue = "" if text.endswith("-") and block.text[0].islower() else " "
        text += glue + block.text
    return [Block(text, group[0].line, "\n".join(block.raw for block in group))]


def _is_wrapped(lines: list[str]) -> bool:
    """Whether lines were broken at a column: all but the last about equally long, few of them
    ending where a sentence ends, most going on in lower case."""
    full = lines[:-1]
    longest = max(map(len, full))
    # Columns of mail and terminals run from 55 to 110; shorter lines are headings and menus,
    # longer ones paragraphs. A break leaves at most a long word's room: 22 characters.
    if not 45 <= longest <= 120 or min(map(len, full)) < longest - 22:
        return False
    ends = sum(_SENTENCE_END.search(line) is not None for line in full)
    lower = sum(line[0].islower() for line in lines[1:])
    return ends * 2 <= len(full) and lower * 3 >= len(full)
