"""What an export sees: events one by one, or pair by pair, with all that is known around them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from verbale.codebook.types import Codebook
from verbale.record.rows import CodedArticle, is_mutual, phrase
from verbale.record.run import Run
from verbale.types import Article, Event, Mention, Party, Span


@dataclass(frozen=True, slots=True)
class Role:
    """A party in its role: the mention, the party (`None`: "they"), the words."""

    mention: Mention
    party: Party | None
    text: str

    @property
    def name(self) -> str | None:
        """Name of the party, if it is known who is meant."""
        return self.party.name if self.party else None

    @property
    def country(self) -> str | None:
        """Country or entity class."""
        return self.party.country if self.party else None

    @property
    def sectors(self) -> tuple[str, ...]:
        """Sectors, the most specific first; without "not known"."""
        return tuple(s for s in self.party.sectors if s != "UNK") if self.party else ()


@dataclass(frozen=True, slots=True)
class Reports:
    """How often a happening is reported: events, articles, sources."""

    events: int = 1
    articles: int = 1
    sources: int = 1


@dataclass(frozen=True, slots=True)
class Around:
    """What is the same for a whole export.

    Attributes:
        run_id: the run that is exported.
        run: what made it.
        codebook: labels, scores and quad maps.
    """

    run_id: str
    run: Run
    codebook: Codebook

    @property
    def version(self) -> str:
        """The program that coded, as `verbale 0.1.0`."""
        return f"verbale {dict(self.run.versions).get('verbale', 'unknown')}"


@dataclass(frozen=True, slots=True)
class Line:
    """One row to be: an event, and one actor and one recipient of it.

    Attributes:
        number: number of the pair within the event, from 0.
        pairs: pairs that the event makes.
        reports: how often the happening is reported.
    """

    article: Article
    event: Event
    actor: Role | None
    recipient: Role | None
    number: int = 0
    pairs: int = 1
    reports: Reports = Reports()

    @property
    def line_id(self) -> str:
        """The id of the event, with the number of the pair if it makes several."""
        return self.event.event_id if self.pairs == 1 else f"{self.event.event_id}-{self.number}"

    @property
    def sentence_number(self) -> int | None:
        """Number of the sentence in the article, from 1, if a party stands in it."""
        start, end = self.event.sentence.start, self.event.sentence.end
        for mention in (*self.event.actors, *self.event.recipients):
            if start <= mention.start < end:
                return mention.sentence + 1
        return None

    @property
    def is_lead(self) -> bool:
        """Whether it stands in the first paragraph."""
        return "\n\n" not in self.article.text[: self.event.sentence.start]

    def words(self, *spans: Span) -> str:
        """Words of the article in one line."""
        return phrase(self.article.text, spans)


def roles_of(text: str, mentions: Sequence[Mention]) -> tuple[Role, ...]:
    """Everybody in a role, each party once; a mention of nobody known counts too."""
    found: dict[object, Role] = {}
    for mention in mentions:
        words = phrase(text, [Span(mention.start, mention.end)])
        for party in mention.parties or (None,):
            key = (mention.start, mention.end) if party is None else _identity(party)
            found.setdefault(key, Role(mention, party, words))
    return tuple(found.values())


def _identity(party: Party) -> tuple[object, ...]:
    return (party.entity, party.actor_id, party.name, party.country, party.sectors)


def lines_of(coded: CodedArticle, event: Event, reports: Reports) -> Iterator[Line]:
    """An event as its pairs: each actor with each recipient, but nobody with himself.

    In a mutual event ("A and B met") each actor stands with each other one.
    """
    article = coded.article
    actors = roles_of(article.text, event.actors) or (None,)
    recipients = roles_of(article.text, event.recipients) or (None,)
    if is_mutual(event) and len(actors) > 1:
        recipients = actors
    pairs = [(one, other) for one in actors for other in recipients if not _same(one, other)]
    if not pairs:
        pairs = [(actors[0], recipients[0])]
    for number, (actor, recipient) in enumerate(pairs):
        yield Line(article, event, actor, recipient, number, len(pairs), reports)


def _same(one: Role | None, other: Role | None) -> bool:
    if one is None or other is None or one.party is None or other.party is None:
        return False
    return _identity(one.party) == _identity(other.party)


def number_of(name: str) -> int:
    """An id as a positive number of 60 bits, for formats whose ids are numbers."""
    return int(hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:15], 16)
