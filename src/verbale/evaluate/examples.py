"""`verbale evaluate codebook`: do the examples of the codebook code as their rows say?

An example is right where exactly the expected events are found: type and mode, factuality, and the
parties, each told by the words of the example that name it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from verbale.actors import Knowledge, resolve
from verbale.codebook.types import Codebook, Coded, Example
from verbale.evaluate.report import Figure, Report, versions
from verbale.events import EventCoder
from verbale.language.stage import Parser
from verbale.types import Article, Event, Mention


@dataclass(frozen=True, slots=True)
class Wrong:
    """An example that does not code as its row says."""

    where: str
    text: str
    expected: str
    found: str
    kind: str


def evaluate_examples(
    codebook: Codebook, parser: Parser, knowledge: Knowledge, coder: EventCoder
) -> tuple[Report, list[Wrong]]:
    """Code every example of the acts of a codebook."""
    rows = list(_examples(codebook))
    articles = (_article(number, example) for number, (_, example) in enumerate(rows))
    wrong = []
    for (where, example), parsed in zip(rows, parser.parse(articles), strict=True):
        events = coder.code(resolve(parsed, knowledge))
        kind = _difference(example, events)
        if kind is not None:
            expected = "; ".join(map(_coded, example.events)) or "none"
            found = "; ".join(_event(example.text, one) for one in events) or "none"
            wrong.append(Wrong(where, example.text, expected, found, kind))
    kinds = Counter(one.kind for one in wrong)
    right = (len(rows) - len(wrong)) / len(rows) if rows else None
    report = Report(
        name="evaluate codebook",
        data=f"{codebook.name} {codebook.version}, {len(rows):,} examples",
        data_hash=codebook.digest,
        figures=(
            Figure("examples that code as they say", right, bar=0.97),
            *(Figure(f"wrong: {kind}", count, "count") for kind, count in kinds.most_common()),
        ),
        versions=versions("numpy", "onnxruntime"),
    )
    return report, wrong


def _examples(codebook: Codebook) -> Iterator[tuple[str, Example]]:
    for act in codebook.acts:
        for example in act.examples:
            yield act.where, example


def _article(number: int, example: Example) -> Article:
    return Article(
        f"example-{number}", "", None, None, None, None, None, None, None, "en", example.text
    )


def _difference(example: Example, events: Sequence[Event]) -> str | None:
    """What is wrong first, or `None`."""
    left = list(events)
    for coded in example.events:
        same = [one for one in left if one.type == coded.type]
        if not same:
            return "act not found" if len(events) < len(example.events) else "other type"
        best = min(same, key=lambda one: _faults(example.text, coded, one))
        fault = next(iter(_faults(example.text, coded, best)), None)
        if fault is not None:
            return fault
        left.remove(best)
    return "act too many" if left else None


def _faults(text: str, coded: Coded, event: Event) -> list[str]:
    found = []
    if coded.mode != event.mode:
        found.append("mode")
    if coded.factuality != event.factuality:
        found.append("factuality")
    actors, recipients = event.actors, event.recipients
    if coded.mutual:
        wanted = (*coded.actors, *coded.recipients)
        if not _are(text, wanted, (*actors, *recipients)):
            found.append("parties")
        return found
    if not _are(text, coded.actors, actors):
        found.append("actors")
    if not _are(text, coded.recipients, recipients):
        found.append("recipients")
    return found


def _are(text: str, names: Sequence[str], mentions: Sequence[Mention]) -> bool:
    """Each name is one mention, which shares a word with it, and no mention is left."""
    left = [set(_words(text[m.start : m.end])) for m in mentions]
    for name in names:
        words = set(_words(name))
        best = max(left, key=lambda other: len(other & words), default=set())
        if not best & words:
            return False
        left.remove(best)
    return not left


def _words(text: str) -> list[str]:
    return [word.strip("'’s.,").lower() for word in text.replace("’", "'").split()]


def _coded(coded: Coded) -> str:
    mode = f":{coded.mode}" if coded.mode else ""
    actors, recipients = " & ".join(coded.actors) or "-", " & ".join(coded.recipients) or "-"
    return f"{actors} > {coded.type}{mode} > {recipients} ! {coded.factuality}"


def _event(text: str, event: Event) -> str:
    mode = f":{event.mode}" if event.mode else ""
    sides = [
        " & ".join(text[m.start : m.end] for m in side) or "-"
        for side in (event.actors, event.recipients)
    ]
    return f"{sides[0]} > {event.type}{mode} > {sides[1]} ! {event.factuality}"
