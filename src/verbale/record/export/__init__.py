"""Exports of a record in the formats of the field; see docs/exports.md."""

from __future__ import annotations

from verbale.record.export.objects import objects
from verbale.record.export.report import ExportReport, Selection
from verbale.record.export.writing import FORMS, Exporter

__all__ = ["FORMS", "ExportReport", "Exporter", "Selection", "objects"]
