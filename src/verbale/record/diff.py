"""What a second run codes otherwise than a first: events that came, went, changed, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Literal

from verbale.record.rows import CodedArticle, phrase
from verbale.record.run import Run
from verbale.record.store import AT_ONCE, Record
from verbale.types import Event, Mention


@dataclass(frozen=True, slots=True)
class Difference:
    """One part of two runs that is not the same.

    Attributes:
        name: the field of `Run`, or the setting or program as `settings.NAME`, `versions.NAME`.
        first: its value in the first run; `None` if it is not there.
        second: its value in the second.
    """

    name: str
    first: str | None
    second: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """One event that is not the same in two runs.

    Attributes:
        kind: `came` (only in the second run), `went` (only in the first), `changed` (in both).
        article_id: its article.
        first: the event in the first run.
        second: the event in the second run.
        words: the words that report it.
        fields: what changed: (name, value in the first run, value in the second).
        why: what the run that has it says of it: its `why`, that of the second if both have it;
            or that the other run does not have the article at all.
    """

    kind: Literal["came", "went", "changed"]
    article_id: str
    first: Event | None
    second: Event | None
    words: str
    fields: tuple[tuple[str, str, str], ...]
    why: tuple[str, ...]


def differences(first: Run, second: Run) -> tuple[Difference, ...]:
    """What sets two runs apart: this is why their events differ."""
    found = []
    for entry in fields(Run):
        one, other = getattr(first, entry.name), getattr(second, entry.name)
        if entry.name in ("settings", "versions"):
            pairs, others = dict(one), dict(other)
            for name in sorted(pairs.keys() | others.keys()):
                before = str(pairs[name]) if name in pairs else None
                after = str(others[name]) if name in others else None
                if before != after:
                    found.append(Difference(f"{entry.name}.{name}", before, after))
        elif one != other:
            found.append(Difference(entry.name, one, other))
    return tuple(found)


def diff(record: Record, first: str, second: str) -> Iterator[Change]:
    """The events that differ between two runs, by article and place in the text.

    Events are the same act if they have the same id, or else if their triggers share a word.

    Args:
        record: an open record.
        first: id of a run, or how it starts.
        second: likewise.

    Raises:
        UsageError: there is no such run.
    """
    one, other = record.run(first), record.run(second)
    wanted = sorted(record.done(one) | record.done(other))
    for start in range(0, len(wanted), AT_ONCE):
        part = wanted[start : start + AT_ONCE]
        before = {coded.article.article_id: coded for coded in record.coded(one, part)}
        after = {coded.article.article_id: coded for coded in record.coded(other, part)}
        for article_id in part:
            yield from _article(before.get(article_id), after.get(article_id))


def _article(first: CodedArticle | None, second: CodedArticle | None) -> Iterator[Change]:
    coded = second or first
    if coded is None:
        return
    text = coded.article.text
    pairs = _pair(first.events if first else (), second.events if second else ())
    for before, after in pairs:
        event = after or before
        if event is None:
            continue
        words = phrase(text, event.trigger)
        if before is not None and after is not None:
            changed = _changed(text, before, after)
            if changed:
                yield Change("changed", event.article_id, before, after, words, changed, after.why)
        elif after is not None:
            why = after.why if first else ("the first run does not have this article",)
            yield Change("came", event.article_id, None, after, words, (), why)
        else:
            why = event.why if second else ("the second run does not have this article",)
            yield Change("went", event.article_id, event, None, words, (), why)


def _pair(
    first: Sequence[Event], second: Sequence[Event]
) -> list[tuple[Event | None, Event | None]]:
    """Events that are the same act side by side, in the order of the text."""
    left = {event.event_id: event for event in first}
    pairs: list[tuple[Event | None, Event | None]] = []
    open_ends = []
    for event in second:
        if event.event_id in left:
            pairs.append((left.pop(event.event_id), event))
        else:
            open_ends.append(event)
    for event in open_ends:
        match = next((one for one in left.values() if _same_act(one, event)), None)
        if match is not None:
            del left[match.event_id]
        pairs.append((match, event))
    pairs += [(event, None) for event in left.values()]
    return sorted(pairs, key=_place)


def _place(pair: tuple[Event | None, Event | None]) -> tuple[int, int, str]:
    event = pair[1] or pair[0]
    if event is None or not event.trigger:
        return 0, 0, ""
    return event.trigger[0].start, event.trigger[-1].end, event.event_id


def _same_act(one: Event, other: Event) -> bool:
    return any(a.start < b.end and b.start < a.end for a in one.trigger for b in other.trigger)


def _changed(text: str, first: Event, second: Event) -> tuple[tuple[str, str, str], ...]:
    before, after = _described(text, first), _described(text, second)
    return tuple(
        (name, before[name], after[name]) for name in before if before[name] != after[name]
    )


def _described(text: str, event: Event) -> dict[str, str]:
    """What is compared, in words. A confidence alone is no change of the event."""
    when, place = event.when, event.place
    return {
        "type": event.type if event.mode is None else f"{event.type}:{event.mode}",
        "factuality": event.factuality,
        "actors": _parties(text, event.actors),
        "recipients": _parties(text, event.recipients),
        "date": "none" if when is None else f"{when.date or 'unknown'} ({when.precision})",
        "place": "none" if place is None else f"{place.name} ({place.country or '?'})",
        "contexts": " ".join(event.contexts) or "none",
        "cameo": event.cameo or "none",
        "intensity": str(float(event.intensity)),
        "statement": event.statement_id or "none",
        "trigger": phrase(text, event.trigger),
    }


def _parties(text: str, mentions: Sequence[Mention]) -> str:
    found = []
    for mention in mentions:
        words = " ".join(text[mention.start : mention.end].split())
        codes = "+".join(
            f"{party.name} {party.country or '-'}/{','.join(party.sectors) or '-'}"
            for party in mention.parties
        )
        found.append(f"{words} = {codes or '-'}")
    return "; ".join(found) or "none"
