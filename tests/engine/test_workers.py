"""Several processes: the same outcomes, back-pressure, and a process that dies."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.engine.fake import RUN, article, load
from verbale.engine import Line, Setup
from verbale.engine.workers import AHEAD, CHUNK, CHUNK_CHARACTERS, Crew, chunks
from verbale.errors import EngineError, ModelError
from verbale.types import Article, Rejected

GONE = Rejected("x.txt", "missing", "no such file. Check the path.")


def items(count: int) -> Iterator[Article | Rejected]:
    """Articles with a reject, a long one, a slip and one in French here and there."""
    for number in range(count):
        text = {3: "LONG", 5: "SLIP", 9: "SLOW"}.get(number % 10, "Met")
        yield article(f"{text} {number}", number, "fr" if number % 7 == 6 else "en")
        if number % 4 == 0:
            yield GONE


def no_model(setup: Setup) -> Line:
    raise ModelError("There is no language model. Install the package anew.")


def test_chunks_are_cut_by_number_and_by_length() -> None:
    assert [len(chunk) for chunk in chunks(article("x", n) for n in range(2 * CHUNK + 1))] == [
        CHUNK, CHUNK, 1,
    ]  # fmt: skip
    long = article("x" * CHUNK_CHARACTERS)
    assert [len(chunk) for chunk in chunks([article("x"), long, long, GONE])] == [2, 1, 1]
    assert not list(chunks([]))


def test_processes_give_what_one_process_gives() -> None:
    alone = list(load(Setup()).code(items(60)))
    with Crew(Setup(), 2, load) as crew:
        assert crew.run == RUN
        assert list(crew.code(items(60))) == alone
        assert list(crew.code([])) == []
        assert list(crew.code([GONE])) == [GONE]


def test_the_source_is_read_no_further_than_there_is_work_for() -> None:
    taken = 0

    def source() -> Iterator[Article]:
        nonlocal taken
        for number in range(10_000):
            taken += 1
            yield article("Met", number)

    with Crew(Setup(), 2, load) as crew:
        outcomes = crew.code(source())
        for _ in range(CHUNK):
            next(outcomes)
        assert taken <= CHUNK * AHEAD * 2 + 1
        outcomes.close()  # type: ignore[attr-defined]  # it is a generator


def test_a_process_that_dies_is_a_clear_error() -> None:
    bad = [article("Met", 1), article("DIE", 2)]
    with (
        pytest.raises(EngineError, match=r"ended by itself while these were coded: a1.txt, a2.txt"),
        Crew(Setup(), 2, load) as crew,
    ):
        list(crew.code(bad))


def test_a_line_that_cannot_be_loaded_is_told_as_it_is() -> None:
    with pytest.raises(ModelError, match="There is no language model"):
        Crew(Setup(), 2, no_model)
