"""All or nothing: a transaction that is rolled back if anything goes wrong in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import duckdb

from verbale.record.files import translated


@contextmanager
def transaction(path: Path, connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Write what is done in the block, or nothing of it.

    Raises:
        RecordError: it cannot be written.
    """
    with translated(path):
        connection.execute("begin transaction")
        try:
            yield
            connection.execute("commit")
        except BaseException:
            # After some errors (a full disk) DuckDB has ended the transaction, or all, itself.
            with suppress(duckdb.Error):
                connection.execute("rollback")
            raise
