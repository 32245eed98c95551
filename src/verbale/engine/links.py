"""Events and statements brought together: in which statement an event is reported."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from verbale.types import Event, Statement


def linked(events: Sequence[Event], statements: Sequence[Statement]) -> tuple[Event, ...]:
    """The events with `statement_id` of the innermost statement whose content holds the trigger.

    A statement holds a trigger if each of its pieces lies in one piece of the content. Of several
    statements the shortest is the innermost: what B said, where A says that B said it.
    """
    sizes = [sum(span.end - span.start for span in one.content) for one in statements]
    found = []
    for event, around in zip(events, _holders(events, statements), strict=True):
        inner = min(around, key=lambda number: (sizes[number], number), default=None)
        found.append(
            event if inner is None else replace(event, statement_id=statements[inner].statement_id)
        )
    return tuple(found)


def _holders(events: Sequence[Event], statements: Sequence[Statement]) -> list[set[int]]:
    """For each event the numbers of the statements that hold its trigger.

    One sweep over the text, so that a transcript of thousands of statements takes no longer than
    it is long.
    """
    contents = sorted(
        (span.start, span.end, number)
        for number, statement in enumerate(statements)
        for span in statement.content
    )
    pieces = sorted(
        (span.start, span.end, number)
        for number, event in enumerate(events)
        for span in event.trigger
    )
    found: list[set[int] | None] = [None] * len(events)
    open_contents: list[tuple[int, int, int]] = []
    upcoming = 0
    for start, end, number in pieces:
        while upcoming < len(contents) and contents[upcoming][0] <= start:
            open_contents.append(contents[upcoming])
            upcoming += 1
        open_contents = [content for content in open_contents if content[1] > start]
        around = {holder for _, last, holder in open_contents if last >= end}
        before = found[number]
        found[number] = around if before is None else before & around
    return [around or set() for around in found]
