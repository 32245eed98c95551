"""Questions put to a record: what two countries did, what one did, when, and any SQL."""

from __future__ import annotations

from verbale.ask.answer import Answer
from verbale.ask.questions import STEPS, Asked, EventRow, Period, actor, dyad, timeline
from verbale.ask.single import EventView, article, event, show
from verbale.ask.sql import query

__all__ = [
    "STEPS",
    "Answer",
    "Asked",
    "EventRow",
    "EventView",
    "Period",
    "actor",
    "article",
    "dyad",
    "event",
    "query",
    "show",
    "timeline",
]
