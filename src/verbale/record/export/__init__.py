"""Exports of a record in the formats of the field; see docs/exports.md."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from verbale.record.export.objects import objects
from verbale.record.export.report import ExportReport, Selection

if TYPE_CHECKING:
    from verbale.record.export.writing import FORMS, Exporter

__all__ = ["FORMS", "ExportReport", "Exporter", "Selection", "objects"]


def __getattr__(name: str) -> object:
    """What writes files brings DuckDB; the reference form does not need it."""
    if name in ("FORMS", "Exporter"):
        return getattr(import_module("verbale.record.export.writing"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
