"""Events are linked to the innermost statement that reports them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.engine.fake import event, statement
from verbale.engine.links import linked
from verbale.types import Span

TEXT = "A said that B told C that D met E. F left."


def link(*words: str) -> str | None:
    outer = statement(TEXT, "that B told C that D met E", name="outer")
    inner = statement(TEXT, "that D met E", name="inner")
    (found,) = linked([event(TEXT, *words)], [outer, inner])
    return found.statement_id


def test_the_innermost_statement_wins() -> None:
    assert link("met") == "inner"


def test_the_cue_of_an_inner_statement_belongs_to_the_outer_one() -> None:
    assert link("told") == "outer"


def test_what_stands_outside_is_linked_to_none() -> None:
    assert link("left") is None
    assert link("said") is None


def test_all_pieces_of_a_trigger_lie_in_the_statement() -> None:
    assert link("told", "met") == "outer"
    assert link("met", "left") is None


def test_a_content_of_several_pieces_holds_a_trigger_over_them() -> None:
    text = "“We met,” he said, “and agreed on it.”"
    said = statement(text, "“We met,”", "“and agreed on it.”")
    events = [event(text, "met"), event(text, "met", "agreed"), event(text, "said")]
    assert [one.statement_id for one in linked(events, [said])] == ["s", "s", None]


def test_of_two_alike_the_first_wins_and_nothing_else_changes() -> None:
    twins = [statement(TEXT, "that D met E", name=name) for name in ("one", "two")]
    before = event(TEXT, "met")
    (after,) = linked([before], twins)
    assert after.statement_id == "one"
    assert (after.trigger, after.event_id) == (before.trigger, before.event_id)
    assert linked([before], []) == (before,)


SPANS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda p: Span(p[0], p[0] + p[1])),
    min_size=1,
    max_size=3,
)


@given(st.lists(SPANS, max_size=8), st.lists(SPANS, max_size=8))
def test_the_sweep_finds_what_a_plain_search_finds(
    triggers: list[list[Span]], contents: list[list[Span]]
) -> None:
    from dataclasses import replace

    events = [replace(event("x", "x"), trigger=tuple(spans)) for spans in triggers]
    said = [
        replace(statement("x", "x", name=str(n)), content=tuple(spans))
        for n, spans in enumerate(contents)
    ]
    for one in linked(events, said):
        around = [
            (sum(span.end - span.start for span in other.content), n)
            for n, other in enumerate(said)
            if all(
                any(span.start <= piece.start and piece.end <= span.end for span in other.content)
                for piece in one.trigger
            )
        ]
        assert one.statement_id == (str(min(around)[1]) if around else None)
