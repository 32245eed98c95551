"""What an export wrote, left out and could not fill."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Selection:
    """Which events an export takes.

    Attributes:
        factualities: events told as one of these; `None` for all.
        least_confidence: and with at least this confidence.
    """

    factualities: tuple[str, ...] | None = ("actual",)
    least_confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What an export wrote.

    Attributes:
        form: the format.
        run_id: the run that was exported.
        articles: articles of the run.
        events: events that were written.
        rows: rows or lines that were written.
        left_out: why events were left out → how many.
        unknown: column → cells that the record could not fill.
        notes: what to know about the figures.
    """

    form: str
    run_id: str
    articles: int
    events: int
    rows: int
    left_out: tuple[tuple[str, int], ...]
    unknown: tuple[tuple[str, int], ...]
    notes: tuple[str, ...]

    def lines(self) -> list[str]:
        """The report for people."""
        found = [
            f"{self.form}: {self.rows:,} rows from {self.events:,} events "
            f"of {self.articles:,} articles, run {self.run_id}"
        ]
        if self.left_out:
            parts = ", ".join(f"{count:,} {reason}" for reason, count in self.left_out)
            found.append(f"left out: {parts}")
        if self.unknown:
            parts = ", ".join(f"{name} {count:,}" for name, count in self.unknown)
            found.append(f"not known to the record, of {self.rows:,} rows: {parts}")
        return found + list(self.notes)
