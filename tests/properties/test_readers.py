"""No input, however damaged, brings a reader down; docs/reading.md tells how to try many."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from tests.properties.readers import check, damaged


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(damaged())
def test_damaged_input_gives_articles_or_rejects(file: tuple[str, bytes]) -> None:
    check(*file)
