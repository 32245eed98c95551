"""A coded article as rows of the tables: plain values, in the order of the article."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b

from verbale.record.characters import whole_characters
from verbale.types import Article, Event, Mention, Party, Span, Statement

Cell = str | int | float | date | None | list["Cell"] | dict[str, "Cell"]
Row = dict[str, Cell]

OF_ARTICLES = ("articles", "statements", "events", "parties", "dyads")
"""The tables whose rows come with an article."""
GAP = " … "
"""What stands between two pieces of one phrase, where it is shown in a line."""


@dataclass(frozen=True, slots=True)
class CodedArticle:
    """An article with all that was found in it, each in the order of the text."""

    article: Article
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows of some articles, by table."""

    articles: list[Row] = field(default_factory=list)
    statements: list[Row] = field(default_factory=list)
    events: list[Row] = field(default_factory=list)
    parties: list[Row] = field(default_factory=list)
    dyads: list[Row] = field(default_factory=list)
    rejected: list[Row] = field(default_factory=list)

    def add(self, run_id: str, coded: CodedArticle) -> None:
        """Add the rows of an article, with the digest over all of them."""
        own = Batch()
        own._add(run_id, coded)
        own.articles[0]["digest"] = own.digest()
        for name in OF_ARTICLES:
            getattr(self, name).extend(getattr(own, name))

    def digest(self) -> str:
        """Hash over the rows of all tables but `rejected`, as 32 hexadecimal digits."""
        rows = [getattr(self, name) for name in OF_ARTICLES]
        text = json.dumps(rows, ensure_ascii=False, default=date.isoformat, sort_keys=True)
        return blake2b(whole_characters(text).encode(), digest_size=16).hexdigest()

    def _add(self, run_id: str, coded: CodedArticle) -> None:
        text = coded.article.text
        self.articles.append(_article(run_id, coded.article))
        for position, statement in enumerate(coded.statements):
            self.statements.append(_statement(run_id, position, statement))
            for role, mention in (
                ("speaker", statement.speaker),
                ("addressee", statement.addressee),
            ):
                if mention is not None:
                    head = _head(run_id, statement.article_id, statement.statement_id, role)
                    self.parties.extend(_mention(head, 0, mention))
        for position, event in enumerate(coded.events):
            self.events.append(_event(run_id, position, event, text))
            for role, mentions in (("actor", event.actors), ("recipient", event.recipients)):
                head = _head(run_id, event.article_id, event.event_id, role)
                for number, mention in enumerate(mentions):
                    self.parties.extend(_mention(head, number, mention))
            self.dyads.extend(_dyads(run_id, event))


def phrase(text: str, spans: Iterable[Span]) -> str:
    """The words of some spans in one line."""
    return GAP.join(" ".join(text[span.start : span.end].split()) for span in spans)


def parties_of(mentions: Iterable[Mention]) -> Iterator[Party]:
    """All parties of some mentions, in order."""
    for mention in mentions:
        yield from mention.parties


def countries_of(mentions: Iterable[Mention]) -> tuple[str, ...]:
    """Countries and entity classes of some mentions, each once, in order."""
    return tuple(dict.fromkeys(p.country for p in parties_of(mentions) if p.country))


MUTUAL = frozenset(("AGREE", "CONSULT", "COOPERATE"))
"""Types whose actors do it with each other where nobody is told as recipient ("A and B met").

The codebook codes two sides that fight each other so as well, but two that strike a third whom
the text does not name look the same; so an ASSAULT is not turned on its own actors.
"""


def is_mutual(event: Event) -> bool:
    """Whether each actor of an event is a recipient of the others."""
    return event.type in MUTUAL and not event.recipients


def pairs_of(event: Event) -> list[tuple[str | None, str | None]]:
    """Who stands against whom, by country: each actor with each recipient, and not with itself.

    In a mutual event each actor stands with each other one.
    """
    actors = countries_of(event.actors) or (None,)
    recipients = countries_of(event.recipients) or (None,)
    if is_mutual(event) and len(actors) > 1:
        recipients = actors
    pairs = [(one, other) for one in actors for other in recipients]
    apart = [(one, other) for one, other in pairs if one != other or one is None]
    return apart or pairs


def _float(value: float | None) -> float | None:
    return None if value is None else float(value)


def _spans(spans: Sequence[Span]) -> list[Cell]:
    return [{"start_at": span.start, "end_at": span.end} for span in spans]


def _article(run_id: str, article: Article) -> Row:
    return {
        "run_id": run_id,
        "article_id": article.article_id,
        "source_id": article.source_id,
        "url": article.url,
        "source": article.source,
        "title": article.title,
        "byline": article.byline,
        "dateline": article.dateline,
        "published": article.published,
        "published_from": article.published_from,
        "language": article.language,
        "text": article.text,
        "captions": list(article.captions),
        "removed": [{"text": piece.text, "why": piece.why} for piece in article.removed],
        "turns": [
            {
                "start_at": turn.start,
                "end_at": turn.end,
                "speaker": turn.speaker,
                "kind": turn.kind,
            }
            for turn in article.turns
        ],
        "found": [
            {
                "field": proof.field,
                "origin": proof.origin,
                "spot": proof.where,
                "words": proof.words,
            }
            for proof in article.found
        ],
    }


def _statement(run_id: str, position: int, statement: Statement) -> Row:
    source, reply = statement.source, statement.reply_to
    return {
        "run_id": run_id,
        "article_id": statement.article_id,
        "statement_id": statement.statement_id,
        "position": position,
        "form": statement.form,
        "content": _spans(statement.content),
        "cue": _spans(statement.cue),
        "source_start": source.start if source else None,
        "source_end": source.end if source else None,
        "reply_start": reply.start if reply else None,
        "reply_end": reply.end if reply else None,
    }


def _event(run_id: str, position: int, event: Event, text: str) -> Row:
    when, place = event.when, event.place
    dated = when.span if when else None
    return {
        "run_id": run_id,
        "article_id": event.article_id,
        "event_id": event.event_id,
        "position": position,
        "date": when.date if when else None,
        "date_precision": when.precision if when else None,
        "date_start": dated.start if dated else None,
        "date_end": dated.end if dated else None,
        "type": event.type,
        "mode": event.mode,
        "contexts": list(event.contexts),
        "cameo": event.cameo,
        "quad": event.quad,
        "intensity": float(event.intensity),
        "factuality": event.factuality,
        "trigger": _spans(event.trigger),
        "words": phrase(text, event.trigger),
        "sentence_start": event.sentence.start,
        "sentence_end": event.sentence.end,
        "statement_id": event.statement_id,
        "confidence": float(event.confidence),
        "why": list(event.why),
        "place_start": place.start if place else None,
        "place_end": place.end if place else None,
        "place_name": place.name if place else None,
        "place_country": place.country if place else None,
        "latitude": _float(place.latitude) if place else None,
        "longitude": _float(place.longitude) if place else None,
        "geonames_id": place.geonames_id if place else None,
    }


def _head(run_id: str, article_id: str, owner_id: str, role: str) -> Row:
    return {"run_id": run_id, "article_id": article_id, "owner_id": owner_id, "role": role}


def _mention(head: Row, number: int, mention: Mention) -> Iterator[Row]:
    row: Row = {
        **head,
        "mention": number,
        "start_at": mention.start,
        "end_at": mention.end,
        "sentence": mention.sentence,
        "head": mention.head,
        "kind": mention.kind,
        "how": mention.how,
        "score": float(mention.score),
    }
    if not mention.parties:
        none = ("party", "entity", "actor_id", "name", "country")
        yield {**row, **dict.fromkeys(none), "sectors": []}
    for place, party in enumerate(mention.parties):
        yield {
            **row,
            "party": place,
            "entity": party.entity,
            "actor_id": party.actor_id,
            "name": party.name,
            "country": party.country,
            "sectors": list(party.sectors),
        }


def _dyads(run_id: str, event: Event) -> Iterator[Row]:
    for actor, recipient in pairs_of(event):
        yield {
            "run_id": run_id,
            "article_id": event.article_id,
            "event_id": event.event_id,
            "date": event.when.date if event.when else None,
            "actor": actor,
            "recipient": recipient,
            "type": event.type,
            "quad": event.quad,
            "intensity": float(event.intensity),
            "factuality": event.factuality,
        }
