"""From a record to a file in one of the formats, streamed, in an order of its own."""

from __future__ import annotations

import csv
import json
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

import duckdb

from verbale.codebook.load import load
from verbale.codebook.types import Codebook
from verbale.errors import UsageError
from verbale.record.export import flat
from verbale.record.export.cells import Unknown, one_line
from verbale.record.export.formats import TextTable
from verbale.record.export.gdelt import GDELT
from verbale.record.export.icews import ICEWS
from verbale.record.export.lines import Around, Line, Reports, lines_of
from verbale.record.export.objects import Object, objects
from verbale.record.export.phoenix import PHOENIX
from verbale.record.export.plover import plover_object, unknown_fields
from verbale.record.export.polecat import POLECAT
from verbale.record.export.report import ExportReport, Selection
from verbale.record.files import translated
from verbale.record.loading import insert_rows
from verbale.record.rows import CodedArticle
from verbale.record.store import AT_ONCE, Record
from verbale.types import Event

TABLES = {table.name: table for table in (POLECAT, ICEWS, GDELT, PHOENIX)}
FORMS = ("jsonl", "plover", *TABLES, "csv", "parquet")
"""Names of all formats."""
WHOLE = ("jsonl",)
"""Formats that hold every event unless told otherwise; the others are read as lists of facts."""


class Exporter:
    """Writes a run of a record in one format; used once.

    Args:
        record: an open record.
        form: one of `FORMS`.
        run: the run, or how its id starts; the one begun last if `None`.
        selection: which events; all for `jsonl` and the actual ones for others if `None`.
        pairs: one row for each actor with each recipient in `csv` and `parquet`.
        codebook: labels, scores and quad maps; the default one if `None`.

    Raises:
        UsageError: there is no such format or run.
    """

    def __init__(
        self,
        record: Record,
        form: str,
        *,
        run: str | None = None,
        selection: Selection | None = None,
        pairs: bool = False,
        codebook: Codebook | None = None,
    ) -> None:
        if form not in FORMS:
            raise UsageError(f"there is no format {form!r}. Choose one of: {', '.join(FORMS)}.")
        if pairs and form not in ("csv", "parquet"):
            raise UsageError(
                f"{form} has no choice of pairs. Leave --pairs out, or export csv or parquet."
            )
        self.record = record
        self.form = form
        self.pairs = pairs
        self.selection = selection or Selection(None if form in WHOLE else ("actual",))
        run_id = record.run(run)
        summary = next(one for one in record.runs() if one.run_id == run_id)
        self.around = Around(run_id, summary.run, codebook or load())
        self.unknown = Unknown()
        self.left_out: Counter[str] = Counter()
        self.articles = self.events = self.rows = 0

    def to_file(self, path: Path) -> ExportReport:
        """Write a file; it gets its name when it is whole.

        Raises:
            RecordError: the record cannot be read, or the file not be written.
        """
        part = path.with_name(f".{path.name}.{os.getpid()}.part")
        try:
            if self.form == "parquet":
                self._write_parquet(part, path)
            else:
                with (
                    translated(path),
                    part.open("w", encoding="utf-8", newline="") as target,
                ):
                    self._write_text(target)
            with translated(path):
                part.replace(path)
        finally:
            part.unlink(missing_ok=True)
        return self._report()

    def to_stream(self, target: TextIO) -> ExportReport:
        """Write to an open text stream.

        Raises:
            RecordError: the record cannot be read.
            UsageError: the format is no text.
        """
        if self.form == "parquet":
            raise UsageError("parquet is no text. Give a file to write: --out FILE.")
        self._write_text(target)
        return self._report()

    def _report(self) -> ExportReport:
        notes = []
        if self.around.codebook.digest != self.around.run.codebook_digest:
            notes.append(
                "note: the run was coded with another codebook than the one that labels and quads "
                "are taken from"
            )
        return ExportReport(
            self.form,
            self.around.run_id,
            self.articles,
            self.events,
            self.rows,
            tuple(sorted(self.left_out.items())),
            tuple(self.unknown.counts.items()),
            tuple(notes),
        )

    # -- what is written ----------------------------------------------------------------------

    def _write_text(self, target: TextIO) -> None:
        if self.form in ("jsonl", "plover"):
            for entry in self._objects():
                target.write(json.dumps(entry, ensure_ascii=False) + "\n")
                self.rows += 1
        elif self.form == "csv":
            writer = csv.writer(target, lineterminator="\n")
            writer.writerow(flat.COLUMNS)
            for line in self._flat_lines():
                cells = flat.flat_row(line, self.around, pairs=self.pairs)
                writer.writerow(self.unknown.fill(flat.COLUMNS, cells, "", {}))
                self.rows += 1
        else:
            self._write_table(target, TABLES[self.form])

    def _write_table(self, target: TextIO, table: TextTable) -> None:
        if table.header:
            target.write("\t".join(table.columns) + "\n")
        for line in self._lines():
            cells = [
                one_line(cell) or None if isinstance(cell, str) else cell
                for cell in table.row(line, self.around)
            ]
            filled = self.unknown.fill(table.columns, cells, table.unknown, table.own)
            target.write("\t".join(filled) + "\n")
            self.rows += 1

    def _objects(self) -> Iterator[Object]:
        for coded, _ in self._coded():
            events = self._selected(coded)
            if self.form == "jsonl":
                yield from objects(coded, self.around.run_id, events)
                continue
            for event in events:
                entry = plover_object(coded.article, event, self.around)
                self.unknown.counts.update(unknown_fields(entry))
                yield entry

    def _write_parquet(self, part: Path, path: Path) -> None:
        # One thread, so that the same rows make the same file.
        with translated(path), duckdb.connect(config={"threads": "1"}) as memory:
            columns = ", ".join(f"{name} {kind}" for name, kind in flat.TYPES.items())
            memory.execute(f"create table rows ({columns})")
            waiting: list[dict[str, object]] = []
            for line in self._flat_lines():
                cells = flat.flat_row(line, self.around, pairs=self.pairs)
                self.unknown.counts.update(
                    name for name, cell in zip(flat.COLUMNS, cells, strict=True) if cell is None
                )
                waiting.append(dict(zip(flat.COLUMNS, cells, strict=True)))
                self.rows += 1
                if len(waiting) >= AT_ONCE:
                    insert_rows(memory, "rows", flat.TYPES, waiting)
                    waiting = []
            insert_rows(memory, "rows", flat.TYPES, waiting)
            name = written_path(part)
            memory.execute(f"copy rows to {name} (format parquet, compression zstd)")

    # -- what is read -------------------------------------------------------------------------

    def _flat_lines(self) -> Iterator[Line]:
        if self.pairs:
            yield from self._lines()
            return
        for coded, _ in self._coded():
            for event in self._selected(coded):
                yield Line(coded.article, event, None, None)

    def _lines(self) -> Iterator[Line]:
        for coded, reports in self._coded():
            for event in self._selected(coded):
                yield from lines_of(coded, event, reports.get(event.event_id, Reports()))

    def _selected(self, coded: CodedArticle) -> tuple[Event, ...]:
        chosen = []
        for event in coded.events:
            wanted = self.selection.factualities
            if wanted is not None and event.factuality not in wanted:
                self.left_out[event.factuality] += 1
            elif event.confidence < self.selection.least_confidence:
                self.left_out["below the least confidence"] += 1
            else:
                chosen.append(event)
        self.events += len(chosen)
        return tuple(chosen)

    def _coded(self) -> Iterator[tuple[CodedArticle, dict[str, Reports]]]:
        wanted = self.record.article_ids(self.around.run_id)
        for start in range(0, len(wanted), AT_ONCE):
            part = wanted[start : start + AT_ONCE]
            reports = self._reports(part)
            for coded in self.record.coded(self.around.run_id, part):
                self.articles += 1
                yield coded, reports.get(coded.article.article_id, {})

    def _reports(self, article_ids: list[str]) -> dict[str, dict[str, Reports]]:
        """How often the happenings of some articles are reported; nothing unless grouped."""
        found: dict[str, dict[str, Reports]] = {}
        if self.form != "gdelt":
            return found
        rows = self.record.fetch(
            "with own as (select article_id, event_id, group_id from groups"
            " where run_id = ? and article_id in (select unnest(?::varchar[]))),"
            " counted as (select group_id, count(*) as events,"
            " count(distinct g.article_id) as articles, count(distinct a.source) as sources"
            " from groups g join articles a using (run_id, article_id)"
            " where run_id = ? and group_id in (select group_id from own) group by group_id)"
            " select article_id, event_id, events, articles, sources"
            " from own join counted using (group_id)",
            [self.around.run_id, article_ids, self.around.run_id],
        )
        for article_id, event_id, events, articles, sources in rows:
            of_article = found.setdefault(article_id, {})
            of_article[event_id] = Reports(events, articles, max(sources, 1))
        return found


def written_path(path: Path) -> str:
    """A path as a string of SQL."""
    return "'" + str(path).replace("'", "''") + "'"
