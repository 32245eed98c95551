"""Cells of tables in text form, and the count of what could not be filled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

Cell = str | int | float | date | None
_FORMULA = "=+-@\t\r\n＝＋－＠"
"""A text that begins so is run as a formula by a spreadsheet, the wide signs by some too."""


def harmless(text: str) -> str:
    """The text with an apostrophe before it if a spreadsheet would run it as a formula.

    Blanks before the sign do not protect: some programs cut them off. NUL, at which others end the
    cell, becomes U+FFFD.
    """
    text = text.replace("\x00", "\ufffd")
    return f"'{text}" if text.lstrip(" \u00a0\u3000").startswith(tuple(_FORMULA)) else text


def one_line(text: str) -> str:
    """The text without tabs and line breaks, which formats without quoting cannot hold."""
    return " ".join(text.replace("\x00", " ").split())


def written(cell: Cell) -> str:
    """A cell as text; `None` is for the format to say."""
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, str):
        return harmless(cell)
    return "" if cell is None else repr(cell)


def joined(values: Sequence[str | None], by: str = "|") -> str | None:
    """A list as one cell, each value with `by` made harmless; `None` for an empty list."""
    known = [value.replace(by, "/") for value in values if value]
    return by.join(known) or None


@dataclass(slots=True)
class Unknown:
    """Counts cells that a format asks for and the record does not know."""

    counts: Counter[str] = field(default_factory=Counter)

    def fill(
        self, columns: Sequence[str], cells: Sequence[Cell], mark: str, own: Mapping[str, str]
    ) -> list[str]:
        """The cells as text, unknown ones in the format's own way.

        Args:
            columns: names of the columns.
            cells: values, `None` where unknown.
            mark: what the format writes for unknown.
            own: what it writes for it in some columns.
        """
        texts = []
        for name, cell in zip(columns, cells, strict=True):
            if cell is None:
                self.counts[name] += 1
                texts.append(own.get(name, mark))
            else:
                texts.append(written(cell))
        return texts
