"""The record: a DuckDB file of articles, statements and events, each row with the run it is of."""

from __future__ import annotations

from verbale.record.rows import CodedArticle
from verbale.record.run import Run, RunSummary
from verbale.record.store import Record

__all__ = ["CodedArticle", "Record", "Run", "RunSummary"]
