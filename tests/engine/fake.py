"""A line without a model: each text is one act of its first word, and one statement of the rest.

Some texts make it fail: SLIP (a rule), LONG (the language room), DIE (the process).
"""

from __future__ import annotations

import os
import time
from dataclasses import replace

from verbale.engine import Line, Setup
from verbale.engine.stages import Draft, Stage, links_stage
from verbale.errors import LanguageError
from verbale.record.run import Run
from verbale.types import (
    Article,
    Event,
    Form,
    Mention,
    Mentions,
    Parsed,
    Party,
    Place,
    Span,
    Statement,
    When,
)

RUN = Run("fake 1", "c", "m", "d", "a")


def article(text: str, number: int = 0, language: str | None = "en") -> Article:
    """An article that is nothing but its text."""
    name = f"a{number}"
    return Article(name, f"{name}.txt", None, None, None, None, None, None, None, language, text)


def mention(text: str, words: str, *parties: Party) -> Mention:
    """The mention that stands where `words` stand in a text."""
    at = text.index(words)
    return Mention(at, at + len(words), 0, 0, "name", parties, "by hand", 0.9)


def event(
    text: str,
    *words: str,
    actors: tuple[Mention, ...] = (),
    recipients: tuple[Mention, ...] = (),
    when: When | None = None,
    place: Place | None = None,
    confidence: float = 0.9,
    mode: str | None = None,
) -> Event:
    """An act whose trigger is made of pieces of a text."""
    trigger = tuple(Span(text.index(one), text.index(one) + len(one)) for one in words)
    return Event(
        event_id=" ".join(words), article_id="a0", trigger=trigger, sentence=Span(0, len(text)),
        type="CONSULT", mode=mode, contexts=(), cameo=None, quad=1, intensity=1.0,
        factuality="actual", actors=actors, recipients=recipients, when=when, place=place,
        statement_id=None, confidence=confidence, why=("by hand",),
    )  # fmt: skip


def statement(
    text: str, *contents: str, name: str = "s", form: Form = "indirect", source: str | None = None
) -> Statement:
    """A statement whose content is made of pieces of a text."""
    content = tuple(Span(text.index(one), text.index(one) + len(one)) for one in contents)
    at = None if source is None else Span(text.index(source), text.index(source) + len(source))
    return Statement(name, "a0", form, content, (), at, None, None, None)


def stages(min_confidence: float = 0.0) -> tuple[Stage, ...]:
    """Stages in the shape of the real ones."""
    return (
        Stage("language", ("article",), ("parsed",), _parse),
        Stage("actors", ("parsed",), ("mentions",), _resolve),
        Stage("events", ("mentions",), ("acts",), _act),
        Stage("speech", ("mentions",), ("statements",), _say),
        links_stage(min_confidence),
    )


def load(setup: Setup) -> Line:
    """For processes."""
    return Line(stages(setup.min_confidence), RUN)


def _parse(draft: Draft) -> Draft:
    text = draft.article.text
    if text.startswith("LONG"):
        raise LanguageError("the text is too long. Split it.")
    if text.startswith("DIE"):
        os._exit(9)
    if text.startswith("SLOW"):
        time.sleep(0.05)
    return replace(draft, parsed=Parsed(draft.article, ()))


def _resolve(draft: Draft) -> Draft:
    assert draft.parsed is not None
    return replace(draft, mentions=Mentions(draft.parsed, (), ()))


def _act(draft: Draft) -> Draft:
    text = draft.article.text
    if text.startswith("SLIP"):
        raise KeyError("no such key")
    made = replace(
        event(text, text.split()[0]),
        article_id=draft.article.article_id,
        event_id=f"e-{draft.article.article_id}",
    )
    return replace(draft, acts=(made,))


def _say(draft: Draft) -> Draft:
    whole = Span(0, len(draft.article.text))
    said = Statement(
        f"s-{draft.article.article_id}", draft.article.article_id, "indirect", (whole,), (), None,
        None, None, None,
    )  # fmt: skip
    return replace(draft, statements=(said,))
