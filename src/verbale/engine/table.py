"""One coded article as a table for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from verbale.engine.line import is_coded
from verbale.record.rows import CodedArticle, phrase
from verbale.types import Article, Event, Mention, Party, Span, Statement, When

NONE = "–"
NOTE = "A date in brackets is that of publication; the text gives none."
_WIDTHS = {"who": 46, "to whom": 46, "place": 18, "words": 36}
_NAME = 24
"""Characters of a name that are shown; the codes behind it are never cut."""
_SAID = 100
"""Characters of a statement that are shown."""

_DATES = {"day": "%Y-%m-%d", "month": "%Y-%m", "year": "%Y", "published": "(%Y-%m-%d)"}


def to_table(coded: CodedArticle) -> str:
    """Head of the article, its events a line each, and its statements below them."""
    article = coded.article
    blocks = [_head(article)]
    if not is_coded(article):
        blocks.append(f"Not English ({article.language}): kept, nothing coded.")
    elif not coded.events and not coded.statements:
        blocks.append("No event, no statement.")
    if coded.events:
        blocks.append("\n".join(_events(article, coded.events)))
    if coded.statements:
        blocks.append("\n".join(_statements(article, coded.statements)))
    return "\n\n".join(blocks)


def needs_note(coded: CodedArticle) -> bool:
    """Whether the table has dates that `NOTE` explains."""
    return any(event.when and event.when.precision == "published" for event in coded.events)


def party_of(party: Party) -> str:
    """A party in short: its name, with country and first sectors in brackets."""
    codes = [party.country, *party.sectors[:2]]
    known = " ".join(code for code in codes if code)
    name = shortened(party.name, _NAME)
    return f"{name} ({known})" if known else name


def parties_of(text: str, mentions: Iterable[Mention]) -> str:
    """Whom some mentions stand for; the words themselves where that is open."""
    found: list[str] = []
    for mention in mentions:
        words = phrase(text, [Span(mention.start, mention.end)])
        found += [party_of(party) for party in mention.parties] or [words]
    return "; ".join(dict.fromkeys(found)) or NONE


def what_of(event: Event) -> str:
    """Type and mode, as `TYPE:mode`."""
    return event.type if event.mode is None else f"{event.type}:{event.mode}"


def when_of(when: When | None) -> str:
    """A date as exact as it is known; the day of publication in brackets."""
    if when is None or when.date is None:
        return NONE
    return when.date.strftime(_DATES[when.precision or "day"])


def shortened(text: str, most: int) -> str:
    """A text on one line, cut at `most` characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def in_columns(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Rows of cells as lines, the columns as wide as they must be."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()


def _head(article: Article) -> str:
    title = article.title or shortened(article.text, 60)
    published = article.published.isoformat() if article.published else "no date"
    facts = [published, article.source, f"{len(article.text.split()):,} words", article.source_id]
    return f"{title}\n{', '.join(fact for fact in facts if fact)}"


def _events(article: Article, events: Sequence[Event]) -> Iterator[str]:
    head = ("date", "who", "what", "to whom", "fact", "place", "words")
    rows = [head, *(_event(article.text, event) for event in events)]
    cut = [
        [shortened(cell, _WIDTHS.get(name, 60)) for name, cell in zip(head, row, strict=True)]
        for row in rows
    ]
    yield from in_columns(cut)


def _event(text: str, event: Event) -> tuple[str, ...]:
    return (
        when_of(event.when),
        parties_of(text, event.actors),
        what_of(event),
        parties_of(text, event.recipients),
        event.factuality,
        NONE if event.place is None else event.place.name,
        phrase(text, event.trigger),
    )


def _statements(article: Article, statements: Sequence[Statement]) -> Iterator[str]:
    rows = [("speaker", "form", "said")]
    for one in statements:
        said = shortened(phrase(article.text, one.content), _SAID)
        rows.append((shortened(speaker_of(article.text, one), _WIDTHS["who"]), one.form, said))
    yield from in_columns(rows)


def speaker_of(text: str, statement: Statement) -> str:
    """Who speaks: the party if it is known, else the words that name the source."""
    if statement.speaker is not None:
        return parties_of(text, [statement.speaker])
    return NONE if statement.source is None else phrase(text, [statement.source])
