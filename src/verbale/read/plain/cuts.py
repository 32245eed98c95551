"""Where a stretch of clutter ends: comments, lists of other stories, the foot of a page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from verbale.read.plain.blocks import Block, is_prose
from verbale.read.plain.kinds import line_kind
from verbale.read.plain.lines import COMMENTS, RELATED

# What only a comment form or a thread of comments has below its heading.
_THREAD = re.compile(
    r"reply|(?:[0-9]+|an?|one) (?:minute|hour|day|week|month|year)s? ago\b.{0,40}|says:?|\S.{1,40} says:|report abuse"
    r"|(?:sort|order) by\b.{0,40}|newest(?: first)?|oldest(?: first)?|permalink|flag|upvote|like|.{2,40}\bat "
    r"[0-9]{1,2}:[0-9]{2}(?: ?[ap]m)?|log in or register.{0,40}",
    re.IGNORECASE,
)
_FORM = frozenset({"comment form", "log-in", "spam filter notice"})
_STRONG = re.compile(
    r"(?:leave|post|write|add|submit)\b.*|join the .*|have your say\W*|.*\bthoughts? on\b.*|.*\bresponses? to\b.*",
    re.IGNORECASE,
)
_TEASER = 160  # characters; other stories are announced by a headline or a short summary
_PARAGRAPH = 260  # characters; a summary below a headline is shorter than this


def opens_comments(blocks: Sequence[Block], index: int) -> bool:
    """Whether a block of the body heads the comments, so that nothing below it is text.

    "Leave a reply" always does. "Comments" or "12 comments" may be a link in a bar above the text:
    it does if forms or answers follow, or if no running text does.
    """
    text = blocks[index].text
    if len(text) > 120 or COMMENTS.fullmatch(text) is None:
        return False
    below = blocks[index + 1 :]
    threaded = any(
        len(block.text) < 120 and (_THREAD.fullmatch(block.text) or line_kind(block.text) in _FORM)
        for block in below
    )
    prose = sum(is_prose(block.text) for block in below)
    if _STRONG.fullmatch(text):
        # A link "Leave a comment" above the text has the whole article below it, and no form.
        return threaded or prose <= 1
    return threaded or prose == 0


def end_of_related(blocks: Sequence[Block], index: int) -> int:
    """Index behind a list of other stories that the block at `index` heads.

    In the middle of a text the list ends where running text begins. Where all that follows to the
    end of the page is headlines and short summaries, the list takes in all of it.
    """
    below = blocks[index + 1 :]
    headlines = sum(not is_prose(block.text) for block in below)
    if headlines * 2 >= len(below) and all(len(block.text) < _PARAGRAPH for block in below):
        return len(blocks)
    end = index + 1
    while end < len(blocks) and _is_teaser(blocks[end].text):
        end += 1
    return end


def _is_teaser(text: str) -> bool:
    if len(text) > _TEASER:
        return False
    return not is_prose(text) or RELATED.fullmatch(text) is not None


def trailing_clutter(kept: Sequence[tuple[int, str]], *, transcript: bool) -> list[tuple[int, str]]:
    """The short lines that end a page below its last sentence: menus, tags, names of sections.

    Returns:
        Index of block and reason, from the last one up; a single short line that stands alone at
        the end may be the text's own and stays, as do all lines of a transcript.
    """
    if transcript:
        return []
    run: list[tuple[int, str]] = []
    for index, text in reversed(kept):
        if is_prose(text) or text.count(" ") > 9 or text.endswith((".", "!", "?", "”", '"')):
            break
        run.append((index, "navigation"))
    # A text that is nothing but short lines is a list, not a foot.
    return run if 2 <= len(run) < len(kept) else []
