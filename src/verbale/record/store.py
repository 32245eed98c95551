"""The record: one DuckDB file that takes whole articles, once each, and gives them back.

    with Record.open(path, "write") as record:
        run_id = record.begin(run)
        record.commit(run_id, coded_articles, rejected)

A commit is one transaction: a process that is killed leaves whole articles, and the same command
goes on after them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

import duckdb

from verbale.errors import RecordError, UsageError
from verbale.record import files, schema
from verbale.record.characters import whole_characters
from verbale.record.loading import insert_rows
from verbale.record.once import single
from verbale.record.rows import OF_ARTICLES, Batch, CodedArticle, Row
from verbale.record.run import Run, RunSummary, as_json
from verbale.record.transactions import transaction
from verbale.record.unrows import Fields, Values, coded_articles, named
from verbale.types import Rejected

Access = Literal["read", "write"]
AT_ONCE = 2_000
"""Articles that are put together at once while a record is read from end to end."""

ORDER = "published nulls last, article_id"
"""The order of articles wherever a record is read as a whole: a function of what they are, so that
neither the order of the input nor a break in the run can change an export."""


class Record:
    """An open record; use `Record.open`.

    Attributes:
        path: its file.
        connection: DuckDB's; locked down (no files, no network, no writing) if open for reading.
    """

    def __init__(
        self, path: Path, connection: duckdb.DuckDBPyConnection, copy: Path | None = None
    ) -> None:
        self.path = path
        self.connection = connection
        self.access: Access = "read"
        self._copy = copy

    @classmethod
    def open(cls, path: Path | str, access: Access = "read") -> Record:
        """Open a record; for writing, make it if there is none.

        A reader that comes while another process writes gets what was committed until then.

        Raises:
            RecordError: it cannot be opened; the message says why and what to do.
        """
        path = Path(path)
        if access == "write":
            if not path.exists():
                files.create(path)
            record = cls(path, files.connect(path, write=True))
            record.access = "write"
            return record
        try:
            return cls(path, files.connect(path, write=False))
        except RecordError as error:
            if not files.is_locked(error):
                raise
        copy = files.snapshot(path)
        try:
            return cls(path, files.connect(copy, write=False), copy)
        except BaseException:
            files.discard(copy)
            raise

    def close(self) -> None:
        """Close it; what was committed is on the disk already."""
        # A disk that is full can fail this too, and loses nothing by it.
        with suppress(duckdb.Error):
            self.connection.close()
        if self._copy is not None:
            files.discard(self._copy)
            self._copy = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def fetch(self, query: str, values: Sequence[object] = ()) -> list[Values]:
        """All rows of a query. Raises `RecordError`."""
        with files.translated(self.path):
            return self.connection.execute(query, list(values)).fetchall()

    # -- writing ------------------------------------------------------------------------------

    def begin(self, run: Run) -> str:
        """Enter a run, or go on with it; its id. Raises `RecordError`."""
        known = self.fetch("select 1 from runs where run_id = ?", [run.run_id])
        if not known:
            row: Row = {
                "run_id": run.run_id,
                "codebook": run.codebook,
                "codebook_digest": run.codebook_digest,
                "model": run.model,
                "model_digest": run.model_digest,
                "actors_digest": run.actors_digest,
                "settings": as_json(run.settings),
                "versions": as_json(run.versions),
                "number": int(self.fetch("select coalesce(max(number), 0) + 1 from runs")[0][0]),
                "begun": datetime.now(UTC).replace(tzinfo=None).isoformat(sep=" "),
            }
            with self.transaction():
                self.insert("runs", [row])
        return run.run_id

    def done(self, run_id: str) -> set[str]:
        """Ids of the articles of a run that are in. Raises `RecordError`."""
        rows = self.fetch("select article_id from articles where run_id = ?", [run_id])
        return {row[0] for row in rows}

    def commit(
        self, run_id: str, coded: Iterable[CodedArticle], rejected: Iterable[Rejected] = ()
    ) -> int:
        """Add whole articles and rejects to a run in one transaction; none that is in already.

        Args:
            run_id: the run, as `begin` gave it.
            coded: articles with all that was found in them.
            rejected: what could not be read or coded.

        Returns:
            How many of the articles are new.

        Raises:
            RecordError: nothing of this batch was written (no space, no permission, …).
            UsageError: the run was not begun.
        """
        if not self.fetch("select 1 from runs where run_id = ?", [run_id]):
            raise UsageError(f"run {run_id} is not in {self.path}. Begin it first: Record.begin.")
        fresh = self._fresh(run_id, list(coded))
        batch = Batch()
        rejects = list(rejected)
        for one in fresh:
            kept, doubled = single(one)
            batch.add(run_id, kept)
            rejects += doubled
        batch.rejected.extend(self._fresh_rejects(run_id, rejects))
        with self.transaction():
            for name in (*OF_ARTICLES, "rejected"):
                self.insert(name, getattr(batch, name))
        return len(fresh)

    def _fresh(self, run_id: str, coded: Sequence[CodedArticle]) -> list[CodedArticle]:
        """Those that are not in yet, each once."""
        by_id = {one.article.article_id: one for one in reversed(coded)}
        rows = self.fetch(
            "select article_id from articles where run_id = ?"
            " and article_id in (select unnest(?::varchar[]))",
            [run_id, list(by_id)],
        )
        known = {row[0] for row in rows}
        return [one for name, one in reversed(by_id.items()) if name not in known]

    def _fresh_rejects(self, run_id: str, rejected: Sequence[Rejected]) -> list[Row]:
        if not rejected:
            return []
        found = {
            tuple(whole_characters(cell) for cell in (one.where, one.reason, one.message)): None
            for one in rejected
        }
        rows = self.fetch(
            "select piece, reason, message from rejected where run_id = ?"
            " and piece in (select unnest(?::varchar[]))",
            [run_id, [where for where, _, _ in found]],
        )
        known = {tuple(row) for row in rows}
        names = ("piece", "reason", "message")
        return [
            {"run_id": run_id, **dict(zip(names, one, strict=True))}
            for one in found
            if one not in known
        ]

    def transaction(self) -> AbstractContextManager[None]:
        """All that is written within it is written, or nothing."""
        if self.access != "write":
            raise UsageError(f'{self.path} is open for reading. Open it with "write".')
        return transaction(self.path, self.connection)

    def insert(self, table: str, rows: Sequence[Row]) -> None:
        """Add rows to a table, within a transaction."""
        types = {column.name: column.type for column in schema.table(table).columns}
        insert_rows(self.connection, table, types, rows)

    # -- reading ------------------------------------------------------------------------------

    def runs(self) -> tuple[RunSummary, ...]:
        """The runs, in the order in which they were begun. Raises `RecordError`."""
        rows = self.fetch(
            "select run_id, codebook, codebook_digest, model, model_digest, actors_digest,"
            " settings, versions from runs order by number"
        )
        counts: dict[str, dict[str, int]] = {
            table: dict(self.fetch(f"select run_id, count(*) from {table} group by run_id"))
            for table in ("articles", "events", "statements", "rejected")
        }
        return tuple(
            RunSummary(
                row[0],
                Run(row[1], row[2], row[3], row[4], row[5], _pairs(row[6]), _pairs(row[7])),
                *(counts[table].get(row[0], 0) for table in counts),
            )
            for row in rows
        )

    def run(self, name: str | None = None) -> str:
        """The id of a run: the one that starts so, or the one begun last.

        Raises:
            UsageError: there is no such run, or more than one.
        """
        known = [row[0] for row in self.fetch("select run_id from runs order by number")]
        found = [run_id for run_id in known if run_id.startswith(name or "")]
        if not known:
            raise UsageError(f"{self.path} holds no run yet. Code something into it first.")
        if name is None:
            return str(known[-1])
        if len(found) != 1:
            what = "no run starts" if not found else f"{len(found)} runs start"
            raise UsageError(f"{what} with {name!r} in {self.path}; it holds {', '.join(known)}.")
        return str(found[0])

    def article_ids(self, run_id: str) -> list[str]:
        """Ids of the articles of a run, by day of publication and id; undated ones last."""
        rows = self.fetch(
            f"select article_id from articles where run_id = ? order by {ORDER}", [run_id]
        )
        return [row[0] for row in rows]

    def coded(
        self, run_id: str, article_ids: Sequence[str] | None = None
    ) -> Iterator[CodedArticle]:
        """Articles of a run with their events and statements, as committed.

        Args:
            run_id: the run.
            article_ids: these only, in this order; all in the order of `article_ids` if `None`.

        Raises:
            RecordError: the file cannot be read.
        """
        wanted = self.article_ids(run_id) if article_ids is None else article_ids
        for start in range(0, len(wanted), AT_ONCE):
            yield from self._coded_part(run_id, list(wanted[start : start + AT_ONCE]))

    def _coded_part(self, run_id: str, wanted: list[str]) -> list[CodedArticle]:
        def rows(table: str, order: str) -> list[Fields]:
            query = (
                f"select * from {table} where run_id = ?"
                f" and article_id in (select unnest(?::varchar[])) order by {order}"
            )
            return named(table, self.fetch(query, [run_id, wanted]))

        articles = {row["article_id"]: row for row in rows("articles", "article_id")}
        return coded_articles(
            [articles[name] for name in wanted if name in articles],
            rows("statements", "article_id, position"),
            rows("events", "article_id, position"),
            rows("parties", "article_id, owner_id, role, mention, party"),
        )


def _pairs(text: str) -> tuple[tuple[str, Any], ...]:
    return tuple(json.loads(text).items())
