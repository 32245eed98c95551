"""Articles and rejects as JSON objects, in the order of fields that users rely on."""

from __future__ import annotations

from typing import Any

from verbale.types import Article, Rejected


def article_json(article: Article) -> dict[str, Any]:
    """The object of one article; `None` stays `null`, dates are ISO 8601."""
    published = article.published
    return {
        "kind": "article",
        "article_id": article.article_id,
        "source_id": article.source_id,
        "url": article.url,
        "source": article.source,
        "title": article.title,
        "byline": article.byline,
        "dateline": article.dateline,
        "published": published.isoformat() if published is not None else None,
        "published_from": article.published_from,
        "language": article.language,
        "text": article.text,
        "captions": list(article.captions),
        "removed": [{"text": piece.text, "why": piece.why} for piece in article.removed],
        "turns": [
            {"start": turn.start, "end": turn.end, "speaker": turn.speaker, "kind": turn.kind}
            for turn in article.turns
        ],
        "found": [
            {"field": proof.field, "from": proof.origin, "where": proof.where, "words": proof.words}
            for proof in article.found
        ],
    }


def rejected_json(rejected: Rejected) -> dict[str, Any]:
    """The object of one reject."""
    return {
        "kind": "rejected",
        "where": rejected.where,
        "reason": rejected.reason,
        "message": rejected.message,
    }
