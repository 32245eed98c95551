"""The record: a DuckDB file of articles, statements and events, each row with the run it is of."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from verbale.record.rows import CodedArticle
from verbale.record.run import Run, RunSummary

if TYPE_CHECKING:
    from verbale.record.store import Record

__all__ = ["CodedArticle", "Record", "Run", "RunSummary"]


def __getattr__(name: str) -> object:
    """`Record` brings DuckDB, which is not needed to code without a record."""
    if name == "Record":
        return import_module("verbale.record.store").Record
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
