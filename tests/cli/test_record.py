"""`verbale show`, `ask`, `query`, `export` and `record`, as commands."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner, Result

from tests.record.samples import OTHER, RUN, talks
from verbale.cli.main import app
from verbale.cli.output import FORMATS, printable, width_of, write_rows
from verbale.errors import RecordError, UsageError
from verbale.record import Record
from verbale.types import Rejected


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cli") / "news.verbale"
    with Record.open(path, "write") as record:
        record.commit(record.begin(RUN), [talks("a1")], [Rejected("x", "empty", "nothing")])
        record.commit(record.begin(OTHER), [talks("a1"), talks("a2")])
    return path


def run(path: Path, *arguments: str) -> Result:
    return CliRunner().invoke(app, [*arguments, "--record", str(path)])


def rows(result: Result) -> list[dict[str, object]]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture(autouse=True)
def _wide(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("COLUMNS", "240")
    yield


def test_ask(path: Path) -> None:
    found = rows(run(path, "ask", "dyad", "PAK", "USA", "--format", "jsonl"))
    assert [row["article_id"] for row in found] == ["a1", "a2"]
    found = rows(run(path, "ask", "actor", "kerry-john", "--run", RUN.run_id, "--format", "jsonl"))
    assert [(row["type"], row["date"]) for row in found] == [("CONSULT", "2016-09-08")]
    options = ("--since", "2016-09-01", "--until", "2016-09-30", "--by", "week")
    found = rows(run(path, "ask", "timeline", "PAK", *options, "--format", "jsonl"))
    assert [(row["start"], row["events"]) for row in found] == [("2016-09-05", 2)]
    found = rows(run(path, "ask", "actor", "USA", "--factuality", "negated", "--format", "jsonl"))
    assert [row["type"] for row in found] == ["SANCTION", "SANCTION"]


@pytest.mark.parametrize("form", FORMATS)
def test_formats_to_a_file(path: Path, tmp_path: Path, form: str) -> None:
    out = tmp_path / "it's out"
    arguments = ("ask", "dyad", "PAK", "USA", "--format", form, "--out", str(out))
    result = run(path, *arguments)
    assert (result.exit_code, result.stdout) == (0, "")
    if form == "parquet":
        name = str(out).replace("'", "''")
        with duckdb.connect() as reader:
            found = reader.execute(f"select type, actors from read_parquet('{name}')").fetchall()
        assert found == [("CONSULT", "Minister of Pakistan")] * 2
    else:
        assert "CONSULT" in out.read_text(encoding="utf-8")


def test_csv_is_harmless_and_tables_fit(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert '"\'=Kerry, John"' in run(path, "ask", "actor", "USA", "--format", "csv").stdout
    monkeypatch.setenv("COLUMNS", "140")
    table = run(path, "ask", "actor", "USA").stdout
    assert all(width_of(line) <= 140 for line in table.splitlines())
    assert "nothing found" in run(path, "ask", "actor", "nobody").stdout


def test_query(path: Path) -> None:
    sql = "select contexts, date from events where type = 'CONSULT' limit 1"
    assert rows(run(path, "query", sql, "--format", "jsonl")) == [
        {"contexts": ["diplomatic"], "date": "2016-09-08"}
    ]
    assert (
        run(path, "query", sql, "--format", "csv").stdout
        == 'contexts,date\n"[""diplomatic""]",2016-09-08\n'
    )
    assert isinstance(run(path, "query", "drop table events").exception, UsageError)


def test_show(path: Path) -> None:
    event = talks("a1").events[2]
    text = run(path, "show", event.event_id).stdout
    for part in ("SANCTION (negated, intensity -5.6, CAMEO 162)", "a spokesman (indirect)", "cut"):
        assert part in text
    text = run(path, "show", "a1").stdout
    assert "Minister of Pakistan, PAK GOV" in text
    assert "2016-09-08 (“on Thursday”, day)" in text
    kinds = [row["kind"] for row in rows(run(path, "show", "a1", "--format", "jsonl"))]
    assert kinds == ["article", *["statement"] * 2, *["event"] * 3]
    kinds = [row["kind"] for row in rows(run(path, "show", event.event_id, "--format", "jsonl"))]
    assert kinds == ["article", "statement", "event"]


def test_export(path: Path, tmp_path: Path) -> None:
    result = run(path, "export", "--to", "polecat")
    assert len(result.stdout.splitlines()) == 5
    assert "left out: 2 negated" in result.stderr
    result = run(path, "export", "--to", "csv", "--factuality", "all", "--pairs")
    assert len(result.stdout.splitlines()) == 7
    out = tmp_path / "all.jsonl"
    result = run(path, "export", "--to", "jsonl", "--out", str(out), "--run", RUN.run_id)
    assert (result.exit_code, result.stdout) == (0, "")
    assert len(out.read_text(encoding="utf-8").splitlines()) == 6
    assert isinstance(run(path, "export", "--to", "parquet").exception, UsageError)
    result = run(path, "export", "--to", "csv", "--min-confidence", "0.9")
    assert len(result.stdout.splitlines()) == 1


def test_record(path: Path) -> None:
    result = run(path, "record", "check")
    assert result.exit_code == 0
    assert result.stdout == "2 runs, 3 articles, 9 events, no rules broken\n"
    found = rows(run(path, "record", "runs", "--format", "jsonl"))
    assert [(row["run"], row["articles"], row["rejected"]) for row in found] == [
        (RUN.run_id, 1, 1),
        (OTHER.run_id, 2, 0),
    ]
    result = run(path, "record", "diff", RUN.run_id, OTHER.run_id, "--format", "jsonl")
    assert {row["change"] for row in rows(result)} == {"came"}
    assert "model_digest: m0de1 → m0de2" in result.stderr
    assert "3 came, 0 went, 0 changed" in result.stderr
    assert isinstance(run(path, "record", "runs", "--format", "parquet").exception, UsageError)


def test_check_fails_on_a_flaw_and_group_writes(tmp_path: Path) -> None:
    path = tmp_path / "r"
    with Record.open(path, "write") as record:
        record.commit(record.begin(RUN), [talks("a1"), talks("a2")])
    result = run(path, "record", "group")
    assert result.stdout.startswith("3 happenings with several reports, 6 events in them")
    event = talks("a1").events[0]
    other = talks("a2").events[0]
    assert (
        f"also told   event {other.event_id} in article a2"
        in run(path, "show", event.event_id).stdout
    )
    with duckdb.connect(str(path)) as connection:
        connection.execute("delete from statements where position = 0")
    result = run(path, "record", "check")
    assert result.exit_code == 1
    assert "not so: the statement of every event is in its article (2 times)" in result.stdout


@pytest.mark.parametrize(
    "arguments",
    [("record", "check"), ("record", "group"), ("export", "--to", "csv"), ("query", "select 1")],
)
def test_no_record(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    result = run(tmp_path / "none", *arguments)
    assert isinstance(result.exception, RecordError)
    assert list(tmp_path.iterdir()) == []


def test_a_table_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert printable("a\x1b[31mb\u202ec\nd") == "a\ufffd[31mb\ufffdc d"
    write_rows(("name", "n"), [("日本\x07", None), ("x" * 90, 1.23456)], "table", None)
    lines = capsys.readouterr().out.splitlines()
    assert width_of(lines[2].split("–")[0]) == width_of(lines[3].split("1.235")[0])
    assert "…" in lines[3]
