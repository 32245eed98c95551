"""How far two annotations of the same texts agree.

Events are paired by their triggers and statements by their contents, each with at most one of the
other side, the best overlap first. Kappa of type and factuality is Cohen's, over paired events;
a second figure for the type counts every event that has no partner as "none" on the other side.
Span F1 counts a span of a pair as agreed if both gave it: exactly, or (the second figure) with a
character in common. Spans of events and statements without a partner are disagreements.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from verbale.errors import DataError
from verbale.gold.stats import Figure
from verbale.gold.types import GoldEvent, GoldItem, GoldMention, GoldStatement, Span

MIN_TYPE_KAPPA = 0.85
"""Kappa of the type that the guidelines must bring about."""

Thing = TypeVar("Thing", GoldEvent, GoldStatement)
Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Pairing:
    """One text as two people annotated it; a missing partner is `None`."""

    first: GoldItem
    second: GoldItem
    events: tuple[tuple[GoldEvent | None, GoldEvent | None], ...]
    statements: tuple[tuple[GoldStatement | None, GoldStatement | None], ...]


def pair(first: Sequence[GoldItem], second: Sequence[GoldItem]) -> list[Pairing]:
    """Pair two annotations by their texts, in the order of the second.

    Args:
        first: the corpus; items that the second does not have are left out.
        second: the second annotation.

    Raises:
        DataError: a text of the second is not in the first, or there is none at all.
    """
    by_text = {item.text: item for item in first}
    pairings = []
    for item in second:
        if item.text not in by_text:
            raise DataError(
                item.where,
                f"the first annotation has no such text ({item.text[:40]!r}). Leave texts as "
                "verbale gold texts prints them, or take the item out.",
            )
        known = by_text[item.text]
        pairings.append(
            Pairing(
                known,
                item,
                _aligned(known.events, item.events, lambda event: event.trigger),
                _aligned(known.statements, item.statements, lambda statement: statement.content),
            )
        )
    if not pairings:
        raise DataError("second annotation", "it has no items. Give a file with annotated texts.")
    return pairings


def agreement(pairings: Sequence[Pairing]) -> list[Figure]:
    """The table of agreement; measures for which neither side has anything are left out."""
    both = [(one, two) for p in pairings for one, two in p.events if one and two]
    sides = [(one, two) for p in pairings for one, two in p.events]
    same = [(one, two) for one, two in both if one.type == two.type]
    figures = [
        Figure("sentences", (sum(p.first.kind == "sentence" for p in pairings),)),
        Figure("documents", (sum(p.first.kind == "document" for p in pairings),)),
        Figure("events of the first", (sum(one is not None for one, _ in sides),)),
        Figure("events of the second", (sum(two is not None for _, two in sides),)),
        Figure("events in both", (len(both),)),
    ]
    kappas = (
        ("type kappa", [(one.type, two.type) for one, two in both], MIN_TYPE_KAPPA),
        ("type kappa, events without partner as none",
         [(one.type if one else "none", two.type if two else "none") for one, two in sides], None),
        ("mode kappa, where the type is the same", [(one.mode, two.mode) for one, two in same],
         None),
        ("factuality kappa", [(one.factuality, two.factuality) for one, two in both], None),
        ("form kappa of statements",
         [(one.form, two.form) for p in pairings for one, two in p.statements if one and two],
         None),
    )  # fmt: skip
    for name, labels, quota in kappas:
        value = kappa(labels)
        if value is not None:
            figures.append(Figure(name, (value,), quota, unit="share"))
    for name, spans in _measured(pairings):
        for suffix, score in (("", _exact), (", overlapping", _touching)):
            value = _f1(spans, score)
            if value is not None:
                figures.append(Figure(f"{name} F1{suffix}", (value,), unit="share"))
    return figures


def kappa(labels: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """Cohen's kappa of pairs of labels, −1 to 1; `None` if there are none.

    1 where both sides give one and the same label throughout: chance leaves nothing to disagree on.
    """
    if not labels:
        return None
    total = len(labels)
    observed = sum(one == two for one, two in labels) / total
    ones, twos = Counter(one for one, _ in labels), Counter(two for _, two in labels)
    expected = sum(ones[label] * twos[label] for label in ones) / total**2
    return 1.0 if expected == 1 else (observed - expected) / (1 - expected)


def differences(pairings: Iterable[Pairing]) -> list[str]:
    """Every disagreement on events and statements, one a line, to be talked over."""
    lines: list[str] = []
    for pairing in pairings:
        item = pairing.first
        for one, two in pairing.events:
            told = [_told(item, event) for event in (one, two)]
            if told[0] != told[1]:
                lines.append(f"{item.where}: E first: {told[0]} | second: {told[1]}")
        for mine, yours in pairing.statements:
            said = [_said(item, statement) for statement in (mine, yours)]
            if said[0] != said[1]:
                lines.append(f"{item.where}: Q first: {said[0]} | second: {said[1]}")
    return lines


def _aligned(
    first: Sequence[Thing], second: Sequence[Thing], spans: Callable[[Thing], Spans]
) -> tuple[tuple[Thing | None, Thing | None], ...]:
    """Each thing of either side once, with its partner if it has one."""
    scored = [
        (_overlap(spans(one), spans(two)), _label(one) == _label(two), -i, -j)
        for i, one in enumerate(first)
        for j, two in enumerate(second)
    ]
    partner: dict[int, int] = {}
    for overlap, _, i, j in sorted(scored, reverse=True):
        if overlap > 0 and -i not in partner and -j not in partner.values():
            partner[-i] = -j
    pairs: list[tuple[Thing | None, Thing | None]] = [
        (one, second[partner[i]] if i in partner else None) for i, one in enumerate(first)
    ]
    taken = set(partner.values())
    pairs += [(None, two) for j, two in enumerate(second) if j not in taken]
    return tuple(pairs)


def _label(thing: GoldEvent | GoldStatement) -> str:
    return thing.type if isinstance(thing, GoldEvent) else thing.form


def _overlap(one: Spans, two: Spans) -> float:
    """Characters in common as a share of all characters that either has."""
    ones = {at for span in one for at in range(span.start, span.end)}
    twos = {at for span in two for at in range(span.start, span.end)}
    return len(ones & twos) / len(ones | twos) if ones & twos else 0.0


Sides = tuple[list[Spans], list[Spans]]


def _measured(pairings: Sequence[Pairing]) -> list[tuple[str, list[Sides]]]:
    """Name of each kind of span, and for each pair the spans of both sides."""
    events = [pair for p in pairings for pair in p.events]
    statements = [pair for p in pairings for pair in p.statements]
    return [
        ("trigger", [_sides(pair, lambda e: [e.trigger]) for pair in events]),
        ("actor", [_sides(pair, lambda e: _mentions(e.actors)) for pair in events]),
        ("recipient", [_sides(pair, lambda e: _mentions(e.recipients)) for pair in events]),
        ("source", [_sides(pair, _source) for pair in statements]),
        ("cue", [_sides(pair, lambda s: [s.cue] if s.cue else []) for pair in statements]),
        ("content", [_sides(pair, lambda s: [s.content]) for pair in statements]),
    ]


def _source(statement: GoldStatement) -> list[Spans]:
    return [(statement.source,)] if statement.source else []


def _sides(pair: tuple[Thing | None, Thing | None], spans: Callable[[Thing], list[Spans]]) -> Sides:
    one, two = pair
    return (spans(one) if one else [], spans(two) if two else [])


def _mentions(mentions: Sequence[GoldMention]) -> list[Spans]:
    return [(mention.span,) for mention in mentions]


def _f1(pairs: Sequence[Sides], agreed: Callable[[Sides], int]) -> float | None:
    given = sum(len(one) + len(two) for one, two in pairs)
    return 2 * sum(agreed(sides) for sides in pairs) / given if given else None


def _exact(sides: Sides) -> int:
    one, two = Counter(sides[0]), Counter(sides[1])
    return sum((one & two).values())


def _touching(sides: Sides) -> int:
    left = list(sides[1])
    count = 0
    for spans in sides[0]:
        best = max(left, key=lambda other: _overlap(spans, other), default=None)
        if best is not None and _overlap(spans, best) > 0:
            left.remove(best)
            count += 1
    return count


def _told(item: GoldItem, event: GoldEvent | None) -> str:
    if event is None:
        return "nothing"
    parts = [f"{item.words(*event.trigger)} = {event.type}:{event.mode or '-'} {event.factuality}"]
    for letter, mentions in (("A", event.actors), ("R", event.recipients)):
        if mentions:
            listed = sorted(mentions, key=lambda mention: mention.span)
            parts.append(f"{letter} " + " ; ".join(item.words(m.span) for m in listed))
    return " ".join(parts)


def _said(item: GoldItem, statement: GoldStatement | None) -> str:
    if statement is None:
        return "nothing"
    source = item.words(statement.source) if statement.source else "-"
    cue = item.words(*statement.cue) or "-"
    return f"{cue} = {statement.form} S {source} C {item.words(*statement.content)}"
