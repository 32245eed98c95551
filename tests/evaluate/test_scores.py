"""The page of scores, the marks in the README, and what is kept of a long row of commands."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from verbale.errors import DataError, EngineError
from verbale.evaluate import running
from verbale.evaluate.measures import MEASURES, Measure
from verbale.evaluate.report import Figure, Report, to_json
from verbale.evaluate.running import report_from, run
from verbale.evaluate.scores import fill_in, read_scores, sections, to_markdown

ROOT = Path(__file__).resolve().parent.parent.parent
REPORT = Report(
    "evaluate pages",
    "58 pages",
    "d" * 64,
    (Figure("text F1", 0.9534, "fraction", 0.91, 0.93), Figure("pages", 58, "count")),
    baseline="trafilatura",
    versions=(("verbale", "0.1.0"),),
    notes=("Of pages.",),
)


def test_a_report_survives_as_json() -> None:
    assert report_from(to_json(REPORT), "here") == REPORT
    for wrong in ("", "{}", "[]", '{"figures": {"F1": {"wert": 1}}}'):
        with pytest.raises(DataError, match="no report"):
            report_from(wrong, "here")


def test_the_page_is_read_as_it_is_written() -> None:
    page = to_markdown({"pages": REPORT})
    scores = read_scores(page)
    assert scores["pages", "text F1", "verbale"] == "0.953"
    assert scores["pages", "text F1", "baseline"] == "0.910"
    assert scores["pages", "pages", "verbale"] == "58"
    assert "`verbale evaluate pages ../shared/data/pages`" in page
    assert to_markdown({}, page) == page


def test_a_section_is_replaced_and_the_order_is_that_of_the_measures() -> None:
    page = to_markdown({"pages": REPORT})
    page = to_markdown({"gold": replace(REPORT, name="evaluate gold", baseline=None)}, page)
    assert list(sections(page)) == ["gold", "pages"]
    again = to_markdown({"pages": replace(REPORT, figures=(Figure("text F1", 0.5),))}, page)
    assert read_scores(again)["pages", "text F1", "verbale"] == "0.500"
    assert ("gold", "text F1", "verbale") in read_scores(again)


def test_marks_are_filled_in() -> None:
    scores = read_scores(to_markdown({"pages": REPORT}))
    text = "F1 <!-- score: pages / text F1 -->0.1, <!-- score: pages / text F1 / baseline -->."
    assert fill_in(text, scores) == (
        "F1 <!-- score: pages / text F1 -->0.953, <!-- score: pages / text F1 / baseline -->0.910."
    )
    with pytest.raises(DataError, match="no figure 'pages / F2'"):
        fill_in("<!-- score: pages / F2 -->1", scores)


def test_an_answer_is_kept_while_nothing_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []

    def call(measure: Measure, root: Path) -> str:
        calls.append(measure.command)
        return to_json(REPORT)

    monkeypatch.setattr(running, "_call", call)
    data = tmp_path / "data"
    data.mkdir()
    (data / "a.gold").write_text("a", encoding="utf-8")
    measure, scratch = Measure("some", "evaluate some", ("data",)), tmp_path / "scratch"
    assert run(measure, tmp_path, scratch) == run(measure, tmp_path, scratch) == REPORT
    assert len(calls) == 1
    (data / "a.gold").write_text("b", encoding="utf-8")
    run(measure, tmp_path, scratch)
    run(replace(measure, command="evaluate other"), tmp_path, scratch)
    assert len(calls) == 3
    run(measure, tmp_path)
    assert len(calls) == 4


def test_a_command_that_fails(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="failed with 2"):
        run(Measure("some", "evaluate nothing"), ROOT, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_data_that_are_not_there(tmp_path: Path) -> None:
    measure = Measure("some", "evaluate some", ("data", "more"))
    (tmp_path / "data").mkdir()
    assert measure.missing(tmp_path) == "more"
    assert replace(measure, data=("data",)).missing(tmp_path) is None


def test_names_of_measures_are_distinct() -> None:
    names = [measure.name for measure in MEASURES]
    assert len(names) == len(set(names))
