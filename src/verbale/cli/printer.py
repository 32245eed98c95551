"""What `verbale code` prints: tables or JSONL, rejects, progress and the closing summary."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from time import monotonic
from typing import TextIO

import click

from verbale.cli.progress import Progress, duration
from verbale.cli.read import number, report
from verbale.engine import Outcome, Sources, Tally
from verbale.engine.table import NOTE, needs_note, to_table
from verbale.record.export.objects import objects
from verbale.record.rows import CodedArticle
from verbale.types import Rejected


class Printer:
    """Prints outcomes as they come.

    Without a record every article is printed. With one a table is printed only where the input is
    a single article; of many the record keeps the rest, and the summary tells how many.

    Args:
        form: `table` or `jsonl`.
        record: the record that they are committed to, if any.
        rejects: where rejects go as JSONL, if anywhere.

    Attributes:
        run_id: the run, once it is known.
        tally: what came so far.
    """

    def __init__(self, form: str, record: Path | None, rejects: TextIO | None) -> None:
        self.form, self.record, self.rejects = form, record, rejects
        self.run_id: str | None = None
        self.tally = Tally()
        self._first: CodedArticle | None = None
        self._note = self._printed = False
        self._begun = monotonic()
        self._progress: Progress | None = None

    def watch(self, outcomes: Iterable[Outcome], sources: Sources) -> None:
        """Print and count outcomes to the end."""
        self._begun = monotonic()
        # Where articles fill the screen themselves, a line that writes over itself would tear them.
        if sys.stderr.isatty() and (self.record is not None or not sys.stdout.isatty()):
            self._progress = Progress("articles", sources.size(), sys.stderr)
        for outcome in outcomes:
            self.tally.add(outcome)
            if isinstance(outcome, Rejected):
                self._clear()
                report(outcome, self.rejects)
            else:
                self._show(outcome)
            if self._progress is not None:
                self._progress.show(self.tally.articles, sources.done)
        self._clear()

    def close(self, skipped: int) -> None:
        """Print what is left to print, and the summary unless it would only repeat a table."""
        if self._first is not None and self.tally.articles == 1:
            self._table(self._first)
        if self._note:
            click.echo(f"\n{NOTE}")
        if self.tally.articles != 1 or self.tally.rejects or self.record is not None:
            table = self.form == "table"
            if table and self._printed:
                click.echo()
            for line in self._summary(skipped):
                click.echo(line, err=not table)
        if self.tally.articles > 1:
            passed = monotonic() - self._begun
            rate = self.tally.articles / max(passed, 1e-9)
            click.echo(f"coded in {duration(passed)}, {rate:,.1f} articles a second", err=True)

    def stop(self, committed: int) -> None:
        """Say what stands after Ctrl-C."""
        self._clear()
        left = f"stopped: {number(self.tally.articles, 'article')} coded"
        if self.record is not None:
            left = (
                f"stopped: {number(committed, 'article')} committed to {self.record}; "
                "the same command goes on from there"
            )
        click.echo(left, err=True)

    def _clear(self) -> None:
        if self._progress is not None:
            self._progress.clear()

    def _show(self, coded: CodedArticle) -> None:
        if self.form == "jsonl":
            self._clear()
            for one in objects(coded, self.run_id):
                click.echo(json.dumps(one, ensure_ascii=False))
        elif self.record is None:
            self._clear()
            if self.tally.articles > 1:
                click.echo()
            self._table(coded)
        else:
            self._first = coded if self.tally.articles == 1 else None

    def _table(self, coded: CodedArticle) -> None:
        self._note = self._note or needs_note(coded)
        self._printed = True
        click.echo(to_table(coded))

    def _summary(self, skipped: int) -> list[str]:
        tally = self.tally
        counts = (
            number(tally.articles, "article"),
            number(tally.events.total(), "event"),
            number(tally.statements, "statement"),
        )
        lines = [", ".join(counts)]
        if tally.unread:
            lines.append(f"not English, kept with nothing coded: {tally.unread:,}")
        if tally.events:
            lines.append(f"events: {_counted(tally.events)}")
        if tally.rejects:
            total = number(tally.rejects.total(), "piece")
            lines.append(f"rejected: {total} ({_counted(tally.rejects)})")
        if self.record is not None:
            known = f"; in already: {number(skipped, 'article')}" if skipped else ""
            lines.append(f"committed to {self.record} as run {self.run_id}{known}")
        return lines


def _counted(counts: Counter[str]) -> str:
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    return ", ".join(f"{name} {count:,}" for name, count in rows)
