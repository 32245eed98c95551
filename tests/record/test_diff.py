"""What changed between two runs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.record.samples import OTHER, RUN, talks
from verbale.record import Record
from verbale.record.diff import Change, Difference, diff, differences
from verbale.types import Span


def changes(tmp_path: Path) -> list[Change]:
    old, new = talks("a1"), talks("a1")
    met, agreed, cut = new.events
    wider = replace(
        cut, event_id="new", trigger=(Span(cut.trigger[0].start - 4, cut.trigger[0].end),),
        factuality="actual", why=("no cue of negation",),
    )  # fmt: skip
    added = replace(met, event_id="added", trigger=(Span(60, 62),), why=("CONSULT.in",))
    surer = replace(met, confidence=0.5)
    with Record.open(tmp_path / "r", "write") as record:
        record.commit(record.begin(RUN), [old, talks("a2")])
        record.commit(record.begin(OTHER), [replace(new, events=(surer, added, wider))])
        assert agreed in old.events
        return list(diff(record, RUN.run_id[:5], OTHER.run_id))


def test_events_that_came_went_and_changed(tmp_path: Path) -> None:
    found = changes(tmp_path)
    assert [(one.kind, one.article_id, one.words) for one in found] == [
        ("came", "a1", "in"),
        ("went", "a1", "agreed"),
        ("changed", "a1", "not cut its aid"),
        ("went", "a2", "met"),
        ("went", "a2", "agreed"),
        ("went", "a2", "cut its aid"),
    ]
    assert found[0].why == ("CONSULT.in",)
    assert found[2].fields == (
        ("factuality", "negated", "actual"),
        ("trigger", "cut its aid", "not cut its aid"),
    )
    assert found[2].why == ("no cue of negation",)
    assert found[3].why == ("the second run does not have this article",)


def test_a_run_and_itself(tmp_path: Path) -> None:
    with Record.open(tmp_path / "r", "write") as record:
        run_id = record.begin(RUN)
        record.commit(run_id, [talks()])
        assert list(diff(record, run_id, run_id)) == []


def test_what_sets_two_runs_apart() -> None:
    other = replace(OTHER, settings=(("min_confidence", 0.5),))
    assert differences(RUN, other) == (
        Difference("model_digest", "m0de1", "m0de2"),
        Difference("settings.min_confidence", "0.0", "0.5"),
        Difference("settings.published", "None", None),
    )
