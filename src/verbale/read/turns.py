"""Transcripts: who speaks when, by the labels that open a turn ("QUESTION:", "MR TONER:")."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from verbale.types import Turn

_NAME = r"[A-Z\u00c0-\u00de][\w.'’-]*"
_LABEL = re.compile(
    rf"(?P<label>(?:[QA]|{_NAME}(?: (?:of|for|the|de|al|van|von|bin|{_NAME})){{0,6}}))"
    r"(?:\s?[(\[][^)\]\n]{1,60}[)\]])?\s?"
    r"(?:(?P<colon>:)(?=\s|$|[\"“])|(?P<other>[.–—-])(?=\s))\s*"
)
_QUESTION = re.compile(
    r"q|question|reporter|journalist|correspondent|interviewer|presenter|host|anchor|press|media"
    r"|moderator|audience(?: member)?|student|participant",
    re.IGNORECASE,
)
_LONGEST_LABEL = 120  # characters, with what stands in brackets behind the name
_LEAST_TURNS = 3
_LEAST_SHARE = 0.2  # of the paragraphs open a turn; answers often run over several paragraphs


def label_of(paragraph: str) -> tuple[str, int] | None:
    """The speaker's label that opens a paragraph, and the offset behind it."""
    head = paragraph[:_LONGEST_LABEL]
    if ":" not in head and head[:1] not in {"Q", "A"}:
        return None  # most paragraphs, told apart fast
    match = _LABEL.match(head)
    if match is None:
        return None
    label = match["label"]
    if match["other"] and label not in {"Q", "A"}:  # "Q." and "A –", but no "Kabul – "
        return None
    return label, match.end()


def is_transcript(paragraphs: Sequence[str]) -> bool:
    """Whether paragraphs are a transcript: labels that recur, or questions and answers."""
    text = "\n" + "\n".join(paragraphs)
    if text.count(":") + text.count("\nQ") + text.count("\nA") < _LEAST_TURNS:
        return False  # most texts, told apart fast
    labels = [found[0] for paragraph in paragraphs if (found := label_of(paragraph))]
    if len(labels) < _LEAST_TURNS or len(labels) < _LEAST_SHARE * len(paragraphs):
        return False
    counts = Counter(labels)
    recurring = sum(count for count in counts.values() if count >= 2)
    asks = any(_QUESTION.fullmatch(label) for label in counts)
    return len(counts) >= 2 and (recurring * 2 >= len(labels) or asks)


def find_turns(paragraphs: Sequence[str], gap: int) -> tuple[Turn, ...]:
    """The turns of a transcript.

    Args:
        paragraphs: the paragraphs of the text.
        gap: characters between two paragraphs in the text.

    Returns:
        Turns with offsets into the paragraphs joined by `gap` characters. Paragraphs before the
        first label belong to no turn; one without a label goes on with the turn before it.
    """
    turns: list[Turn] = []
    offset = 0
    label: str | None = None
    start = end = -1
    for paragraph in paragraphs:
        found = label_of(paragraph)
        if found is not None:
            if label is not None and end > start:
                turns.append(_turn(start, end, label, turns))
            label, start = found[0], offset + found[1]
            if found[1] >= len(paragraph):  # the label has a line of its own
                start = offset + len(paragraph) + gap
        end = offset + len(paragraph)
        offset = end + gap
    if label is not None and end > start:
        turns.append(_turn(start, end, label, turns))
    return tuple(turns)


def _turn(start: int, end: int, label: str, before: Sequence[Turn]) -> Turn:
    if _QUESTION.fullmatch(label):
        return Turn(start, end, label, "question")
    answers = bool(before) and before[-1].kind in {"question", "answer"}
    return Turn(start, end, label, "answer" if answers else "speech")
