"""An answer: typed rows for Python, Arrow for data frames, both from the record as it is open."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import Generic, TypeVar

import duckdb

from verbale.errors import UsageError
from verbale.record import Record
from verbale.record.files import translated

Row = TypeVar("Row")
_AT_ONCE = 1_000
_USER_ERRORS = (
    duckdb.ProgrammingError,  # syntax, names, types
    duckdb.PermissionException,
    duckdb.InvalidInputException,
    duckdb.DataError,
    duckdb.NotSupportedError,
    duckdb.OutOfMemoryException,
)
"""What DuckDB raises for a query that is wrong; its other errors are of the file."""


class Answer(Generic[Row]):
    """What a question gives; valid while the record is open.

    `for row in answer` streams, `answer.rows` keeps all. It has Arrow's stream interface:
    `pyarrow.table(answer)`, `polars.from_arrow(answer)`, `pandas.DataFrame.from_arrow(answer)` and
    a query of DuckDB on it all work, without a copy.

    Args:
        record: the record that was asked.
        query: the SQL.
        values: its parameters.
        make: makes a row of the values of its columns.

    Attributes:
        columns: names of the columns.
        types: their types, as DuckDB calls them.

    Raises:
        UsageError: the SQL is wrong.
        RecordError: the file cannot be read.
    """

    def __init__(
        self, record: Record, query: str, values: Sequence[object], make: Callable[..., Row]
    ) -> None:
        self._record = record
        self._query = query
        self._values = list(values)
        self._make = make
        with self._asked():
            relation = self._relation()
            self.columns = tuple(relation.columns)
            self.types = tuple(str(kind) for kind in relation.types)

    def __iter__(self) -> Iterator[Row]:
        with self._asked():
            cursor = self._record.connection.cursor().execute(self._query, self._values)
            while rows := cursor.fetchmany(_AT_ONCE):
                for row in rows:
                    yield self._make(*row)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """All rows."""
        return tuple(self)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """The rows as an Arrow stream (PyCapsule interface)."""
        with self._asked():
            return self._relation().__arrow_c_stream__(requested_schema)

    def _relation(self) -> duckdb.DuckDBPyRelation:
        # A cursor of its own: two answers can be read side by side.
        return self._record.connection.cursor().sql(self._query, params=self._values)

    @contextmanager
    def _asked(self) -> Iterator[None]:
        with translated(self._record.path):
            try:
                yield
            except _USER_ERRORS as error:
                message = " ".join(str(error).split())
                raise UsageError(
                    f"the record cannot answer this: {message.rstrip('.?!')}. "
                    "Tables, columns and views are listed in docs/record.md."
                ) from error
