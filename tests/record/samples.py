"""Coded articles built by hand, for the tests of the record, its questions and its exports."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

from verbale.record import CodedArticle, Run
from verbale.types import (
    Article,
    Event,
    Factuality,
    Found,
    Mention,
    Party,
    Place,
    Removed,
    Span,
    Statement,
    Turn,
    When,
)

RUN = Run(
    codebook="PLOVER 2.0",
    codebook_digest="c0de",
    model="small",
    model_digest="m0de1",
    actors_digest="ac7",
    settings=(("min_confidence", 0.0), ("published", None)),
    versions=(("verbale", "0.1.0"),),
)
OTHER = replace(RUN, model_digest="m0de2")

TEXT = (
    "Pakistan’s foreign minister met the U.S. secretary of state in Geneva on Thursday. "
    "“We agreed on nothing,” the minister told reporters.\n\n"
    "Washington has not cut its aid, a spokesman said."
)


def span_of(words: str, text: str = TEXT) -> Span:
    """Where some words stand first."""
    start = text.index(words)
    return Span(start, start + len(words))


def mention(
    words: str,
    country: str | None,
    *sectors: str,
    name: str | None = None,
    actor_id: str | None = None,
    text: str = TEXT,
    sentence: int = 0,
) -> Mention:
    """A mention of one party; of nobody known if there is no name."""
    span = span_of(words, text)
    parties = () if name is None else (Party("e1", actor_id, name, country, sectors),)
    return Mention(span.start, span.end, sentence, 0, "noun", parties, "by hand", 0.75)


MINISTER = mention("Pakistan’s foreign minister", "PAK", "GOV", name="Minister of Pakistan")
SECRETARY = mention(
    "the U.S. secretary of state", "USA", "GOV", "ELI", name="=Kerry, John", actor_id="kerry-john"
)
WASHINGTON = mention("Washington", "USA", "GOV", name="United States", sentence=2)


def event(
    words: str,
    type_: str,
    *,
    article_id: str = "a1",
    text: str = TEXT,
    mode: str | None = None,
    cameo: str | None = None,
    quad: int = 1,
    intensity: float = 2.5,
    factuality: Factuality = "actual",
    actors: tuple[Mention, ...] = (),
    recipients: tuple[Mention, ...] = (),
    when: When | None = None,
    place: Place | None = None,
    contexts: tuple[str, ...] = (),
    statement_id: str | None = None,
    confidence: float = 0.875,
) -> Event:
    """An event whose id is a hash of article, words and type."""
    trigger = span_of(words, text)
    start = text.rfind("\n", 0, trigger.start) + 1
    stop = text.find(".", trigger.end)
    return Event(
        event_id=hashlib.sha256(f"{article_id} {words} {type_}".encode()).hexdigest()[:20],
        article_id=article_id,
        trigger=(trigger,),
        sentence=Span(start, len(text) if stop < 0 else stop + 1),
        type=type_,
        mode=mode,
        contexts=contexts,
        cameo=cameo,
        quad=quad,
        intensity=intensity,
        factuality=factuality,
        actors=actors,
        recipients=recipients,
        when=when,
        place=place,
        statement_id=statement_id,
        confidence=confidence,
        why=(f"{type_}.{words}", "by hand"),
    )


def article(article_id: str = "a1", text: str = TEXT, **fields: object) -> Article:
    """An article of which all is known."""
    made = Article(
        article_id=article_id,
        source_id=f"{article_id}.txt",
        url=f"https://news.example/{article_id}",
        source="Example News",
        title="Talks in Geneva",
        byline="A. Writer",
        dateline="GENEVA",
        published=date(2016, 9, 9),
        published_from="meta",
        language="en",
        text=text,
        captions=("The lake.",),
        removed=(Removed("Share", "share bar"),),
        turns=(Turn(0, 4, None, "speech"),),
        found=(Found("title", "meta", "og:title", "Talks in Geneva"),),
    )
    return replace(made, **fields)  # type: ignore[arg-type]  # any field of Article


def talks(article_id: str = "a1") -> CodedArticle:
    """One article with three events (one negated) and two statements."""
    direct = Statement(
        statement_id=f"s1-{article_id}",
        article_id=article_id,
        form="direct",
        content=(span_of("“We agreed on nothing,”"),),
        cue=(span_of("told"),),
        source=Span(*_minister()),
        speaker=replace(MINISTER, start=_minister()[0], end=_minister()[1], sentence=1),
        addressee=mention("reporters", None, "JRN", name="reporters", sentence=1),
        reply_to=None,
    )
    indirect = replace(
        direct,
        statement_id=f"s2-{article_id}",
        form="indirect",
        content=(span_of("Washington has not cut its aid"),),
        cue=(span_of("said"),),
        source=span_of("a spokesman"),
        speaker=mention("a spokesman", None, sentence=2),
        addressee=None,
        reply_to=span_of("“We agreed on nothing,”"),
    )
    thursday = When(date(2016, 9, 8), "day", span_of("on Thursday"))
    geneva = span_of("Geneva")
    events = (
        event(
            "met",
            "CONSULT",
            article_id=article_id,
            mode="visit",
            cameo="042",
            intensity=4.0,
            actors=(MINISTER,),
            recipients=(SECRETARY,),
            when=thursday,
            place=Place(geneva.start, geneva.end, "Geneva", "CHE", 46.2022, 6.1457, 2660646),
            contexts=("diplomatic",),
        ),
        event("agreed", "AGREE", article_id=article_id, statement_id=f"s1-{article_id}"),
        event(
            "cut its aid",
            "SANCTION",
            article_id=article_id,
            cameo="162",
            quad=4,
            intensity=-5.6,
            factuality="negated",
            actors=(WASHINGTON,),
            when=When(date(2016, 9, 9), "published", None),
            statement_id=f"s2-{article_id}",
        ),
    )
    return CodedArticle(article(article_id), events, (direct, indirect))


def _minister() -> tuple[int, int]:
    start = TEXT.index("the minister told")
    return start, start + len("the minister")
