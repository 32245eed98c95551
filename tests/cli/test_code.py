"""`verbale code`: what is printed, what is committed, and the exit status."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from tests.engine.fake import RUN, load
from verbale.cli.main import app
from verbale.engine import Line, Outcome, Setup
from verbale.record import Record
from verbale.types import Article, Rejected

STORY = "Met in Oslo on Monday, envoys of Chad and Niger marked the border and talked of trade.\n"


@pytest.fixture(autouse=True)
def _fake_line(monkeypatch: pytest.MonkeyPatch) -> None:
    @contextmanager
    def fake(setup: Setup, jobs: int) -> Iterator[Line]:
        yield load(setup)

    monkeypatch.setattr("verbale.cli.code.open_coder", fake)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


@pytest.fixture
def stories(tmp_path: Path) -> Path:
    path = tmp_path / "stories.jsonl"
    rows = [{"id": f"r{n}", "title": f"Story {n}", "text": f"{STORY}{n}"} for n in range(3)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def code(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["code", *map(str, arguments)])


def test_one_page_is_a_table(story: Path) -> None:
    result = code(story, "--published", "2016-09-09")
    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    assert lines[1] == "2016-09-09, 17 words, story.txt"
    assert lines[3].split() == ["date", "who", "what", "to", "whom", "fact", "place", "words"]
    assert lines[4].split() == ["–", "–", "CONSULT", "–", "actual", "–", "Met"]
    assert lines[6].split() == ["speaker", "form", "said"]
    assert "articles" not in result.stdout
    assert result.stderr == ""


def test_many_are_tables_and_a_summary(stories: Path, story: Path) -> None:
    result = code(stories, story)
    assert [line for line in result.stdout.splitlines() if line.startswith("Story")] == [
        "Story 0", "Story 1", "Story 2",
    ]  # fmt: skip
    assert result.stdout.endswith("\n\n4 articles, 4 events, 4 statements\nevents: CONSULT 4\n")
    assert "articles a second" in result.stderr


def test_jsonl_is_the_reference_form(story: Path) -> None:
    result = code(story, "--format", "jsonl")
    article, statement, event = map(json.loads, result.stdout.splitlines())
    assert (article["kind"], statement["kind"], event["kind"]) == ("article", "statement", "event")
    assert event["run_id"] == statement["run_id"] == RUN.run_id
    assert event["statement_id"] == statement["statement_id"]
    assert event["evidence"]["text"] == "Met"


def test_rejects_are_listed_counted_and_the_status_is_3(story: Path, tmp_path: Path) -> None:
    long = tmp_path / "long.txt"
    long.write_text(f"LONG {STORY}", encoding="utf-8")
    rejects = tmp_path / "rejects.jsonl"
    result = code(story, "none.txt", long, "--rejects", rejects)
    assert result.exit_code == 3
    assert "rejected: none.txt: no such file or folder. Check the path.\n" in result.stderr
    assert "rejected: long.txt: the text is too long. Split it.\n" in result.stderr
    assert "1 article, 1 event, 1 statement\n" in result.stdout
    assert "rejected: 2 pieces (missing 1, unparsed 1)" in result.stdout
    rows = [json.loads(line) for line in rejects.read_text(encoding="utf-8").splitlines()]
    assert [row["reason"] for row in rows] == ["missing", "unparsed"]


def test_nothing_to_code_is_told() -> None:
    result = code("none.txt")
    assert result.exit_code == 3
    assert result.stdout.startswith("0 articles, 0 events, 0 statements\n")


def test_a_record_of_one_page_shows_its_table(story: Path, tmp_path: Path) -> None:
    path = tmp_path / "r.verbale"
    result = code(story, "--record", path)
    assert result.exit_code == 0, result.output
    assert "CONSULT" in result.stdout
    assert result.stdout.endswith(f"\ncommitted to {path} as run {RUN.run_id}\n")
    again = code(story, "--record", path)
    assert again.stdout == (
        "0 articles, 0 events, 0 statements\n"
        f"committed to {path} as run {RUN.run_id}; in already: 1 article\n"
    )


def test_a_record_of_many_shows_the_summary_alone(stories: Path, tmp_path: Path) -> None:
    path = tmp_path / "r.verbale"
    result = code(stories, "--record", path)
    assert result.stdout.splitlines()[:2] == [
        "3 articles, 3 events, 3 statements", "events: CONSULT 3",
    ]  # fmt: skip
    with Record.open(path) as record:
        assert len(record.done(RUN.run_id)) == 3


def test_jsonl_into_a_record_prints_too(stories: Path, tmp_path: Path) -> None:
    result = code(stories, "--record", tmp_path / "r.verbale", "--format", "jsonl")
    assert len([json.loads(line) for line in result.stdout.splitlines()]) == 9
    assert "3 articles, 3 events, 3 statements" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["x", "--format", "xml"],
        ["x", "--published", "yesterday"],
        ["x", "--jobs", "0"],
        ["x", "--jobs", "two"],
        ["x", "--min-confidence", "1.5"],
        ["x", "--codebook", "no-such-folder"],
        ["x", "--record", "."],
        ["x", "--max-bytes", "0"],
    ],
)
def test_wrong_usage_is_status_2(arguments: list[str]) -> None:
    result = CliRunner().invoke(app, ["code", *arguments])
    assert result.exit_code == 2 or type(result.exception).__name__ == "SettingError"


def test_a_wrong_day_is_told_with_what_is_a_day() -> None:
    for day in ("yesterday", "2016-13-40", "09/08/2016"):
        result = code("x", "--published", day)
        assert f"{day!r} is no day. Give year, month and day: 2016-09-08." in result.stderr


def test_ctrl_c_is_status_130_and_what_is_coded_stays(
    story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Interrupted(Line):
        def code(self, items: Iterable[Article | Rejected]) -> Iterator[Outcome]:
            yield from super().code(items)
            raise KeyboardInterrupt

    @contextmanager
    def fake(setup: Setup, jobs: int) -> Iterator[Line]:
        line = load(setup)
        yield Interrupted(line.stages, line.run)

    monkeypatch.setattr("verbale.cli.code.open_coder", fake)
    path = tmp_path / "r.verbale"
    result = code(story, "--record", path)
    assert result.exit_code == 130
    assert result.stderr == (
        f"stopped: 1 article committed to {path}; the same command goes on from there\n"
    )
    with Record.open(path) as record:
        assert len(record.done(RUN.run_id)) == 1
    assert code(story).stderr == "stopped: 1 article coded\n"


def test_ctrl_c_in_any_command_is_status_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(click.Command, "invoke", interrupted)
    result = CliRunner().invoke(app, ["read", "x"])
    assert (result.exit_code, result.stderr) == (130, "stopped\n")


@pytest.mark.slow
@pytest.mark.parametrize("jobs", [1, 2])
def test_ctrl_c_in_the_terminal_ends_all_processes(tmp_path: Path, jobs: int) -> None:
    """A terminal sends it to every process of the command; none may print a traceback or stay."""
    path = tmp_path / "stories.jsonl"
    rows = (
        json.dumps({"text": f"Chad and Niger met on Monday. {n}"}) + "\n" for n in range(50_000)
    )
    path.write_text("".join(rows), encoding="utf-8")
    command = [sys.executable, "-m", "verbale", "code", str(path), "--format", "jsonl"]
    with subprocess.Popen(
        [*command, "--jobs", str(jobs)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
        # A suite that runs in the background of a shell ignores the signal, and so would this.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert json.loads(process.stdout.readline())["kind"] == "article"
        os.killpg(process.pid, signal.SIGINT)
        _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert errors.startswith("stopped: ") and "Traceback" not in errors
    deadline = time.monotonic() + 10
    while _alive(process.pid):
        assert time.monotonic() < deadline, "a process stayed"
        time.sleep(0.1)


def _alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
