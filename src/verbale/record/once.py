"""Each id once: what an article must not hold twice."""

from __future__ import annotations

from verbale.record.rows import CodedArticle
from verbale.types import Event, Rejected, Statement


def single(coded: CodedArticle) -> tuple[CodedArticle, list[Rejected]]:
    """The article with each id once, and a reject for each event or statement that was left out.

    The same event twice is one event; another event with the same id is told among the rejects.
    """
    article = coded.article
    rejected: list[Rejected] = []
    events: dict[str, Event] = {}
    for event in coded.events:
        if events.setdefault(event.event_id, event) != event:
            what = f"event {event.event_id} ({event.type}, {event.factuality})"
            rejected.append(_doubled(article.source_id, what))
    statements: dict[str, Statement] = {}
    for statement in coded.statements:
        if statements.setdefault(statement.statement_id, statement) != statement:
            what = f"statement {statement.statement_id} ({statement.form})"
            rejected.append(_doubled(article.source_id, what))
    kept = CodedArticle(article, tuple(events.values()), tuple(statements.values()))
    return kept, rejected


def _doubled(where: str, what: str) -> Rejected:
    message = (
        f"{what} has the id of another in this article; the first is kept. "
        "This is an error of Verbale: please report it with the text."
    )
    return Rejected(where, "doubled", message)
