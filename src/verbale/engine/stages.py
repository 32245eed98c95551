"""The stages of the line: what each needs, what it gives, and the order in which they stand.

A stage takes an article on its way (`Draft`) and gives it back with more known of it. What it
needs and gives is declared, so that a line put together in a wrong order is refused before the
first article.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeVar

from verbale.actors import Knowledge, resolve
from verbale.engine.links import linked
from verbale.errors import UsageError
from verbale.events import EventCoder
from verbale.language.stage import Parser
from verbale.speech import read_statements
from verbale.types import Article, Event, Mentions, Parsed, Statement

Part = Literal["article", "parsed", "mentions", "acts", "statements", "events"]
"""What can be known of an article: the fields of `Draft`."""

WANTED: tuple[Part, ...] = ("statements", "events")
"""What a whole line must give."""

Known = TypeVar("Known")


@dataclass(frozen=True, slots=True)
class Draft:
    """An article on its way through the line; what no stage has given yet is `None`.

    Attributes:
        acts: events as the events room gives them, before they are linked to statements.
        events: events as they go out.
    """

    article: Article
    parsed: Parsed | None = None
    mentions: Mentions | None = None
    acts: tuple[Event, ...] | None = None
    statements: tuple[Statement, ...] | None = None
    events: tuple[Event, ...] | None = None


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of the line.

    Attributes:
        name: name of the room, for messages and for the shares of time in `verbale bench`.
        needs: what must be known of an article before.
        gives: what is known after.
        work: does it for one article; depends on that article alone.
    """

    name: str
    needs: tuple[Part, ...]
    gives: tuple[Part, ...]
    work: Callable[[Draft], Draft]


def check_order(stages: Sequence[Stage]) -> None:
    """See that every stage finds what it needs, nothing is given twice, and nothing is missing.

    Raises:
        UsageError: the stages make no line.
    """
    known: dict[Part, str] = {"article": "the source"}
    for stage in stages:
        for part in stage.needs:
            if part not in known:
                raise UsageError(
                    f"stage {stage.name} needs {part}, which no stage before it gives; known are "
                    f"{', '.join(known)}. Put a stage that gives {part} before it."
                )
        for part in stage.gives:
            if part in known:
                raise UsageError(
                    f"stage {stage.name} gives {part}, which {known[part]} gives already. "
                    "Leave one of the two out."
                )
            known[part] = f"stage {stage.name}"
    for part in WANTED:
        if part not in known:
            raise UsageError(f"no stage gives {part}. Add one that does.")


def language_stage(parser: Parser) -> Stage:
    """Article → Parsed."""

    def work(draft: Draft) -> Draft:
        # One article at a time costs nothing: the encoder runs window by window anyway.
        return replace(draft, parsed=next(parser.parse((draft.article,))))

    return Stage("language", ("article",), ("parsed",), work)


def actors_stage(knowledge: Knowledge) -> Stage:
    """Parsed → Mentions."""

    def work(draft: Draft) -> Draft:
        return replace(draft, mentions=resolve(known(draft.parsed), knowledge))

    return Stage("actors", ("parsed",), ("mentions",), work)


def events_stage(coder: EventCoder) -> Stage:
    """Mentions → acts."""

    def work(draft: Draft) -> Draft:
        return replace(draft, acts=coder.code(known(draft.mentions)))

    return Stage("events", ("mentions",), ("acts",), work)


def speech_stage() -> Stage:
    """Mentions → Statements."""

    def work(draft: Draft) -> Draft:
        return replace(draft, statements=read_statements(known(draft.mentions)))

    return Stage("speech", ("mentions",), ("statements",), work)


def links_stage(min_confidence: float) -> Stage:
    """Acts → Events: those that are sure enough, each linked to the statement it stands in."""

    def work(draft: Draft) -> Draft:
        acts = (act for act in known(draft.acts) if act.confidence >= min_confidence)
        return replace(draft, events=linked(tuple(acts), known(draft.statements)))

    return Stage("links", ("acts", "statements"), ("events",), work)


def known(part: Known | None) -> Known:
    """A part of a draft that `check_order` has seen to be there.

    Raises:
        UsageError: it is not there; the line was not checked.
    """
    if part is None:
        raise UsageError("a stage got a draft without what it needs. Put the line together anew.")
    return part
