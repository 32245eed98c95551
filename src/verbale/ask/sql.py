"""Any question in SQL: one statement that reads, with no way to a file or the network."""

from __future__ import annotations

import duckdb

from verbale.ask.answer import Answer
from verbale.errors import UsageError
from verbale.record import Record

_READING = ("SELECT", "EXPLAIN")
_GIVE = "Give one SELECT, WITH, FROM, SHOW or DESCRIBE."


def query(record: Record, sql: str) -> Answer[tuple[object, ...]]:
    """Ask a record that is open for reading.

    Such a record is locked down when it is opened: no SQL can write to it, read or write another
    file, reach the network, load an extension, or lift any of this.

    Args:
        record: an open record.
        sql: one SELECT (or WITH, FROM, VALUES, DESCRIBE, SHOW, SUMMARIZE, EXPLAIN).

    Raises:
        UsageError: it is no such statement, or wrong.
        RecordError: the file cannot be read.
    """
    if record.access != "read":
        raise UsageError(f'{record.path} is open for writing. Open it with "read" to query it.')
    try:
        statements = duckdb.extract_statements(sql)
    except duckdb.Error as error:
        raise UsageError(f"this is no SQL: {' '.join(str(error).split())}. {_GIVE}") from error
    kinds = [str(statement.type).rpartition(".")[2] for statement in statements]
    if not kinds:
        raise UsageError(f"the query is empty. {_GIVE}")
    if len(kinds) != 1 or kinds[0] not in _READING:
        what = f"{len(kinds)} statements" if len(kinds) != 1 else f"a statement of type {kinds[0]}"
        raise UsageError(f"{what} cannot be asked. {_GIVE}")
    return Answer(record, sql, (), _as_tuple)


def _as_tuple(*values: object) -> tuple[object, ...]:
    return values
