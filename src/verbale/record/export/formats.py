"""A format of text tables: its columns, its way of unknown, and its rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from verbale.record.export.cells import Cell
from verbale.record.export.lines import Around, Line


@dataclass(frozen=True, slots=True)
class TextTable:
    """A tab-separated format, one row for each pair of an event.

    Attributes:
        name: its name on the command line.
        columns: names of its columns, in order.
        header: whether the first line holds the names.
        unknown: what it writes where something is not known.
        own: what it writes for that in some columns instead.
        row: the cells of a line; `None` where the record does not know.
    """

    name: str
    columns: tuple[str, ...]
    header: bool
    unknown: str
    row: Callable[[Line, Around], Sequence[Cell]]
    own: Mapping[str, str] = field(default_factory=dict)


def columns(text: str) -> tuple[str, ...]:
    """Names that are parted by commas."""
    return tuple(name.strip() for name in text.split(",") if name.strip())
