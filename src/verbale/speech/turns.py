"""Turns of a transcript: whose label stands at the start of a paragraph or sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from verbale.speech.words import QUESTION_LABELS
from verbale.types import Parsed, Span

_LABEL = re.compile(
    r"(?P<name>[A-Z][A-Z0-9 .,'’()\-]{0,40}[A-Z0-9.)]|[QA](?=[.:]))(?P<end>:|\.(?=\s))\s*"
)


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's turn.

    Attributes:
        label: span of the label, without its colon; `None` where the reading room cut it off.
        body: span of what is said.
        is_question: asked by the press, or by a label of questions.
        name: the label's words.
    """

    label: Span | None
    body: Span
    is_question: bool
    name: str


def turns_of(parsed: Parsed) -> list[Turn]:
    """The turns of an article; none if it is no transcript."""
    article = parsed.article
    if article.turns:
        return [
            Turn(None, Span(turn.start, turn.end), turn.kind == "question", turn.speaker or "")
            for turn in article.turns
        ]
    marks = []
    for sentence in parsed.sentences:
        match = _LABEL.match(article.text, sentence.start)
        if match and (match["end"] == ":" or match["name"] in ("Q", "A")):
            marks.append(match)
    if not marks or (len(marks) == 1 and len(parsed.sentences) > 8):
        return []
    found = []
    for number, match in enumerate(marks):
        end = marks[number + 1].start() if number + 1 < len(marks) else len(article.text)
        body = article.text[match.end() : end].rstrip()
        found.append(
            Turn(
                Span(match.start("name"), match.end("name")),
                Span(match.end(), match.end() + len(body)),
                match["name"].lower().strip(".") in QUESTION_LABELS,
                match["name"],
            )
        )
    if not any(turn.is_question for turn in found):
        found = [
            Turn(t.label, t.body, article.text[t.body.start : t.body.end].endswith("?"), t.name)
            for t in found
        ]
    return found
