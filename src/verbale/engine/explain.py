"""How a text is read, word by word, and why it is coded so: the view of `verbale explain`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from verbale.actors import Knowledge, resolve
from verbale.codebook.types import Codebook
from verbale.engine.line import types_of
from verbale.engine.links import linked
from verbale.engine.table import (
    NONE,
    in_columns,
    parties_of,
    shortened,
    speaker_of,
    what_of,
    when_of,
)
from verbale.events import EventCoder
from verbale.events.stage import Traced
from verbale.language.encoder import Encoder
from verbale.language.stage import Parser
from verbale.record.rows import phrase
from verbale.speech import read_statements
from verbale.types import (
    Article,
    Event,
    Likely,
    Mentions,
    Place,
    Sentence,
    Span,
    Spotted,
    Statement,
)

_LEAST = 0.05
"""Shares of labels below this are not shown."""
_LINKED = 0.3
"""Shares of links below this are not shown; the model spreads them over whole phrases."""
_BEST = 3
"""Words of a role that are shown."""
_ROLES = ("actor", "recipient", "date", "place")


@dataclass(frozen=True, slots=True)
class Reading:
    """All that the stages know of an article.

    Attributes:
        mentions: who and where is meant, with the parse.
        traced: sentence by sentence what was coded and what was dropped; events linked.
        statements: who says what.
    """

    mentions: Mentions
    traced: tuple[Traced, ...]
    statements: tuple[Statement, ...]


def read_closely(
    article: Article, encoder: Encoder, knowledge: Knowledge, codebook: Codebook
) -> Reading:
    """Read an article as the line does, and keep what the line lets go.

    Raises:
        LanguageError: the text cannot be parsed.
    """
    mentions = resolve(next(Parser(encoder).parse([article])), knowledge)
    statements = read_statements(mentions)
    coder = EventCoder(codebook, types_of(encoder))
    traced = tuple(
        Traced(one.sentence, linked(one.events, statements), one.dropped)
        for one in coder.trace(mentions)
    )
    return Reading(mentions, traced, statements)


def explained(reading: Reading) -> str:
    """The reading in plain lines, sentence by sentence, then the statements."""
    blocks: list[str] = []
    for number, traced in enumerate(reading.traced):
        blocks += _sentence(reading, number, traced)
    blocks.append(_section("statements", _statements(reading)))
    return "\n\n".join(block for block in blocks if block)


def _sentence(reading: Reading, number: int, traced: Traced) -> Iterator[str]:
    text = reading.mentions.parsed.article.text
    sentence = traced.sentence
    yield phrase(text, [Span(sentence.start, sentence.end)])
    yield _section("words", _words(sentence))
    yield _section("mentions", _mentions(reading, number))
    yield _section("places", _places(text, reading.mentions.places, sentence))
    yield _section("acts", _acts(text, sentence, traced.events))
    dropped = (
        f"{_pieces(sentence, one.words)}: {one.what}\n  dropped: {one.why}"
        for one in traced.dropped
    )
    yield _section("considered and dropped", dropped)


def _section(title: str, lines: Iterable[str]) -> str:
    """Lines under a title, moved in; nothing without lines."""
    body = "\n".join(f"  {line}" for block in lines for line in block.split("\n"))
    return f"{title}\n{body}" if body else ""


def _words(sentence: Sentence) -> Iterator[str]:
    rows = []
    for at, word in enumerate(sentence.words):
        head = NONE if word.head == at else sentence.words[word.head].text
        rows.append((str(at + 1), word.text, word.lemma, word.pos, word.relation, head))
    return in_columns([("", "word", "lemma", "pos", "relation", "head"), *rows])


def _mentions(reading: Reading, number: int) -> Iterator[str]:
    text = reading.mentions.parsed.article.text
    rows = [
        (
            phrase(text, [Span(one.start, one.end)]),
            parties_of(text, [one]) if one.parties else "open",
            one.how,
            f"{one.score:.2f}",
        )
        for one in reading.mentions.mentions
        if one.sentence == number
    ]
    return in_columns(rows) if rows else iter(())


def _places(text: str, places: Sequence[Place], sentence: Sentence) -> Iterator[str]:
    for place in places:
        if sentence.start <= place.start < sentence.end:
            known = [place.name, place.country]
            if place.latitude is not None and place.longitude is not None:
                known.append(f"{place.latitude:.2f}, {place.longitude:.2f}")
            yield f"{text[place.start : place.end]}: {', '.join(one for one in known if one)}"


def _acts(text: str, sentence: Sentence, events: Sequence[Event]) -> Iterator[str]:
    for event in events:
        lines = [
            f"{phrase(text, event.trigger)}: {what_of(event)}, {event.factuality}, "
            f"confidence {event.confidence:.2f}",
            f"  who        {parties_of(text, event.actors)}",
            f"  to whom    {parties_of(text, event.recipients)}",
            f"  when       {_when(text, event)}",
            f"  where      {NONE if event.place is None else event.place.name}",
            f"  CAMEO      {event.cameo or NONE}",
            f"  contexts   {', '.join(event.contexts) or NONE}",
            f"  said in    {event.statement_id or NONE}",
        ]
        lines += [f"  model      {line}" for line in _shares(sentence, event)]
        lines += [f"  because    {reason}" for reason in event.why]
        yield "\n".join(lines)


def _when(text: str, event: Event) -> str:
    shown = when_of(event.when)
    if event.when is None or event.when.span is None:
        return shown
    return f"{shown}, by “{phrase(text, [event.when.span])}”"


def _shares(sentence: Sentence, event: Event) -> Iterator[str]:
    """What the model saw at the words of the trigger."""
    for one in sentence.spotted:
        word = sentence.words[one.word]
        if any(span.start <= word.start < span.end for span in event.trigger):
            labels = (_likely(one.acts), _likely(one.modes), _likely(one.facts))
            if any(labels):
                yield f"{word.text}: {'; '.join(part for part in labels if part)}"
            yield from _links(sentence, one)


def _links(sentence: Sentence, one: Spotted) -> Iterator[str]:
    """The likeliest words in each role of an act."""
    for relation in _ROLES:
        links = [link for link in one.links if link.relation == relation and link.share >= _LINKED]
        best = sorted(links, key=lambda link: -link.share)[:_BEST]
        if best:
            words = (f"{sentence.words[link.word].text} {link.share:.2f}" for link in best)
            yield f"  {relation} {', '.join(words)}"


def _likely(labels: Sequence[Likely]) -> str:
    shown = (one for one in labels if one.share >= _LEAST and one.label != "none")
    return ", ".join(f"{one.label} {one.share:.2f}" for one in shown)


def _pieces(sentence: Sentence, words: Sequence[int]) -> str:
    return " ".join(sentence.words[at].text for at in words)


def _statements(reading: Reading) -> Iterator[str]:
    text = reading.mentions.parsed.article.text
    for one in reading.statements:
        lines = [
            f"{speaker_of(text, one)}, {one.form}: {shortened(phrase(text, one.content), 300)}",
            f"  id         {one.statement_id}",
            f"  cue        {phrase(text, one.cue) or NONE}",
        ]
        if one.addressee is not None:
            lines.append(f"  to         {parties_of(text, [one.addressee])}")
        if one.reply_to is not None:
            lines.append(f"  answers    {phrase(text, [one.reply_to])}")
        yield "\n".join(lines)
