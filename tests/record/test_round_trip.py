"""Whatever an article holds comes back as it was, and no export falls over it."""

from __future__ import annotations

import io
import json
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.record.samples import RUN
from verbale.codebook.load import load
from verbale.codebook.types import Codebook
from verbale.record import CodedArticle, Record
from verbale.record.check import check
from verbale.record.export import FORMS, Exporter, Selection
from verbale.types import (
    Article,
    Event,
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

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
CODE = st.sampled_from(["USA", "PAK", "UNO", "XKX", ""])
MAYBE = st.none() | TEXT
DAYS = st.dates()
SHARE = st.floats(0, 1)
KINDS = st.sampled_from(["name", "noun", "pronoun"])
FACTUALITY = st.sampled_from(["actual", "negated", "planned", "hypothetical", "historical"])
FORM = st.sampled_from(["direct", "indirect", "mixed", "unmarked", "answer"])


def several(one: st.SearchStrategy[object], most: int = 2) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(one, max_size=most).map(tuple)


@st.composite
def coded_articles(draw: st.DrawFn) -> CodedArticle:
    """An article with events and statements whose spans lie in its text."""
    text = draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60))
    name = draw(st.text("0123456789abcdef", min_size=4, max_size=8))

    def span() -> Span:
        start = draw(st.integers(0, len(text)))
        return Span(start, draw(st.integers(start, len(text))))

    def spans(least: int = 0) -> tuple[Span, ...]:
        return tuple(span() for _ in range(draw(st.integers(least, 2))))

    def mention() -> Mention:
        where = span()
        parties = draw(
            several(st.builds(Party, TEXT, MAYBE, TEXT, st.none() | CODE, several(CODE)))
        )
        head, sentence = draw(st.integers(0, 9)), draw(st.integers(0, 9))
        kind, how, score = draw(KINDS), draw(TEXT), draw(SHARE)
        return Mention(where.start, where.end, sentence, head, kind, parties, how, score)  # type: ignore[arg-type]  # drawn

    def mentions() -> tuple[Mention, ...]:
        return tuple(mention() for _ in range(draw(st.integers(0, 2))))

    def place() -> Place:
        where = span()
        degrees = st.none() | st.floats(-180, 180)
        number = draw(st.none() | st.integers(0, 2**40))
        country, north, east = draw(st.none() | CODE), draw(degrees), draw(degrees)
        return Place(where.start, where.end, draw(TEXT), country, north, east, number)

    article = Article(
        article_id=name,
        source_id=draw(TEXT),
        url=draw(MAYBE),
        source=draw(MAYBE),
        title=draw(MAYBE),
        byline=draw(MAYBE),
        dateline=draw(MAYBE),
        published=draw(st.none() | DAYS),
        published_from=draw(st.sampled_from([None, "meta", "text", "argument"])),
        language=draw(MAYBE),
        text=text,
        captions=tuple(draw(st.lists(TEXT, max_size=2))),
        removed=draw(several(st.builds(Removed, TEXT, TEXT))),  # type: ignore[arg-type]  # drawn
        turns=tuple(Turn(s.start, s.end, draw(MAYBE), "speech") for s in spans()),
        found=draw(several(st.builds(Found, TEXT, st.just("meta"), TEXT, TEXT))),  # type: ignore[arg-type]  # drawn
    )
    whens = (
        None,
        When(draw(DAYS), draw(st.sampled_from(["day", "month", "year"])), span()),
        When(draw(DAYS), "published", None),
        When(None, None, span()),
    )
    events = tuple(
        Event(
            event_id=f"{name}-{number}",
            article_id=name,
            trigger=spans(1),
            sentence=Span(0, len(text)),
            type=draw(st.sampled_from(["CONSULT", "ASSAULT", "OTHER"])),
            mode=draw(MAYBE),
            contexts=tuple(draw(st.lists(TEXT, max_size=2))),
            cameo=draw(st.sampled_from([None, "042", "190", "99"])),
            quad=draw(st.integers(0, 4)),
            intensity=draw(st.floats(-10, 10) | st.integers(-10, 10)),
            factuality=draw(FACTUALITY),  # type: ignore[arg-type]  # drawn
            actors=mentions(),
            recipients=mentions(),
            when=draw(st.sampled_from(whens)),
            place=draw(st.none() | st.builds(place)),
            statement_id=None,
            confidence=draw(SHARE),
            why=tuple(draw(st.lists(TEXT, max_size=2))),
        )
        for number in range(draw(st.integers(0, 2)))
    )
    statements = tuple(
        Statement(
            statement_id=f"{name}-s{number}",
            article_id=name,
            form=draw(FORM),  # type: ignore[arg-type]  # drawn
            content=spans(1),
            cue=spans(),
            source=draw(st.none() | st.builds(span)),
            speaker=draw(st.none() | st.builds(mention)),
            addressee=draw(st.none() | st.builds(mention)),
            reply_to=draw(st.none() | st.builds(span)),
        )
        for number in range(draw(st.integers(0, 2)))
    )
    return CodedArticle(article, events, statements)


@cache
def codebook() -> Codebook:
    """Not a fixture: hypothesis would print it with every example."""
    return load()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("round-trip")


@pytest.mark.slow
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(coded=coded_articles())
def test_round_trip_and_exports(folder: Path, coded: CodedArticle) -> None:
    path = folder / "record"
    path.unlink(missing_ok=True)
    with Record.open(path, "write") as record:
        run_id = record.begin(RUN)
        record.commit(run_id, [coded])
        assert next(record.coded(run_id, [coded.article.article_id])) == coded
    with Record.open(path) as record:
        assert check(record) == ()
        for form in FORMS:
            if form != "parquet":
                target = io.StringIO()
                exporter = Exporter(record, form, selection=Selection(None), codebook=codebook())
                report = exporter.to_stream(target)
                assert report.rows >= report.events
                if form in ("jsonl", "plover"):
                    for line in target.getvalue().split("\n")[:-1]:
                        json.loads(line)
