"""Gold documents as coded articles: what the line would give if it found just what is annotated."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from verbale.evaluate.corpus import articles
from verbale.gold.types import GoldDate, GoldEvent, GoldItem, GoldMention
from verbale.gold.types import Span as GoldSpan
from verbale.record import CodedArticle
from verbale.types import Event, Mention, Party, Place, Span, When


def coded(item: GoldItem) -> CodedArticle:
    """An item with its events, in the order of the annotation; event n has the id `ITEM#n`.

    Only what grouping looks at is filled: type, mode, factuality, words, parties, day, place and
    contexts.
    """
    article = next(articles((item,)))
    events = tuple(_event(item, event, number) for number, event in enumerate(item.events))
    return CodedArticle(article, events)


def event_id(item: GoldItem, number: int) -> str:
    """The id that the event with this number gets."""
    return f"{item.item_id}#{number}"


def _event(item: GoldItem, event: GoldEvent, number: int) -> Event:
    place = event.place
    return Event(
        event_id=event_id(item, number),
        article_id=item.item_id,
        trigger=_spans(event.trigger),
        sentence=_spans([item.sentences[_sentence(item, event.trigger[0])]])[0],
        type=event.type,
        mode=event.mode,
        contexts=event.contexts,
        cameo=event.cameo,
        quad=0,
        intensity=0.0,
        factuality=event.factuality,
        actors=tuple(_mention(item, mention) for mention in event.actors),
        recipients=tuple(_mention(item, mention) for mention in event.recipients),
        when=None if event.date is None else _when(event.date),
        place=None
        if place is None
        else Place(
            place.span.start,
            place.span.end,
            item.words(place.span),
            place.country,
            latitude=None,
            longitude=None,
            geonames_id=None,
        ),
        statement_id=None,
        confidence=1.0,
        why=(),
    )


def _mention(item: GoldItem, mention: GoldMention) -> Mention:
    words = item.words(mention.span)
    return Mention(
        start=mention.span.start,
        end=mention.span.end,
        sentence=_sentence(item, mention.span),
        head=0,
        kind="noun",
        parties=tuple(
            Party(who.entity, None, words, who.country, who.sectors) for who in mention.who
        ),
        how="gold",
        score=1.0,
    )


def _when(date: GoldDate) -> When:
    return When(date.value, date.precision, Span(date.span.start, date.span.end))


def _sentence(item: GoldItem, span: GoldSpan) -> int:
    """Number of the sentence in which a span begins."""
    return max(0, bisect_right([one.start for one in item.sentences], span.start) - 1)


def _spans(spans: Iterable[GoldSpan]) -> tuple[Span, ...]:
    return tuple(Span(span.start, span.end) for span in spans)
