"""SQL on a record reads, and does nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from verbale.ask import query
from verbale.errors import UsageError
from verbale.record import Record


def test_a_select(record: Record) -> None:
    answer = query(record, "select type, count(*) as n from events group by type order by type")
    assert answer.columns == ("type", "n")
    assert answer.rows == (("AGREE", 3), ("CONSULT", 3), ("SANCTION", 3))


@pytest.mark.parametrize(
    "sql",
    ["from runs", "with x as (select 1) from x", "show tables", "describe events", "values (1)"],
)
def test_other_ways_to_read(record: Record, sql: str) -> None:
    assert query(record, sql).rows


@pytest.mark.parametrize(
    "sql",
    [
        "delete from events",
        "update events set type = 'AID'",
        "drop table events",
        "create table x (a integer)",
        "create or replace temp view events as select 1",
        "insert into meta values ('a', 'b')",
        "copy events to '{out}'",
        "export database '{out}'",
        "attach '{out}' as other",
        "install httpfs",
        "load httpfs",
        "set enable_external_access = true",
        "reset lock_configuration",
        "pragma enable_profiling",
        "call pragma_version()",
        "checkpoint",
        "select 1; select 2",
        "",
        "selec 1",
    ],
)
def test_statements_that_do_more_than_read(record: Record, tmp_path: Path, sql: str) -> None:
    out = tmp_path / "out"
    with pytest.raises(UsageError):
        query(record, sql.format(out=out))
    assert not out.exists()


@pytest.mark.parametrize(
    "sql",
    [
        "select * from read_text('{file}')",
        "select * from read_csv('{file}')",
        "select * from read_blob('{file}')",
        "select * from read_json('{file}')",
        "select * from '{file}'",
        "select * from glob('/*')",
        "select * from read_csv('http://192.0.2.1/x.csv')",
        "select * from read_parquet('s3://bucket/x.parquet')",
        "select * from query('select * from read_text(''{file}'')')",
        "select * from sniff_csv('{file}')",
        "select getenv('HOME')",
        "explain analyze select * from read_text('{file}')",
        "select * from no_such_table",
        "select 'a'::integer",
    ],
)
def test_no_way_to_files_network_or_nonsense(record: Record, tmp_path: Path, sql: str) -> None:
    file = tmp_path / "secret.csv"
    file.write_text("a,b\nsecret,1\n", encoding="utf-8")
    with pytest.raises(UsageError, match="cannot answer this"):
        assert query(record, sql.format(file=file)).rows


def test_not_on_a_record_that_is_open_for_writing(path: Path) -> None:
    with Record.open(path, "write") as record, pytest.raises(UsageError, match="open for writing"):
        query(record, "select 1")
