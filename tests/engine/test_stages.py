"""A line that does not fit together is refused before the first article."""

from __future__ import annotations

import pytest

from tests.engine.fake import RUN, stages
from verbale.engine import Line
from verbale.engine.stages import Draft, Part, Stage, check_order, known
from verbale.errors import UsageError


def stage(name: str, needs: tuple[Part, ...], gives: tuple[Part, ...]) -> Stage:
    def work(draft: Draft) -> Draft:
        return draft

    return Stage(name, needs, gives, work)


def test_the_order_of_the_line_is_accepted() -> None:
    check_order(stages())


def test_a_stage_needs_what_comes_before_it() -> None:
    with pytest.raises(UsageError, match=r"stage actors needs parsed.*gives parsed"):
        check_order(stages()[1:])
    swapped = [stages()[0], stages()[2], stages()[1], *stages()[3:]]
    with pytest.raises(UsageError, match=r"stage events needs mentions.*known are article, parsed"):
        check_order(swapped)


def test_nothing_is_given_twice() -> None:
    with pytest.raises(UsageError, match="stage again gives parsed, which stage language gives"):
        check_order((stages()[0], stage("again", ("article",), ("parsed",))))
    with pytest.raises(UsageError, match="which the source gives"):
        check_order((stage("odd", (), ("article",)),))


def test_a_line_gives_events_and_statements() -> None:
    with pytest.raises(UsageError, match="no stage gives events"):
        Line(stages()[:-1], RUN)
    with pytest.raises(UsageError, match="no stage gives statements"):
        Line((), RUN)


def test_a_part_that_is_missing_is_told() -> None:
    assert known("something") == "something"
    with pytest.raises(UsageError, match="without what it needs"):
        known(None)
