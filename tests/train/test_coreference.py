"""GUM's entities as heads of phrases."""

from __future__ import annotations

from verbale.train.coreference import with_entities
from verbale.train.corpora import Gold, Mentioned


def entities(*rows: tuple[str, int, str]) -> tuple[Mentioned, ...]:
    """Mentions of a sentence given as words, heads (from 1) and last columns."""
    words, heads, misc = zip(*rows, strict=True)
    return with_entities(Gold(words, "d", 1, heads=heads, misc=misc)).mentioned


def test_entities() -> None:
    found = entities(
        ("The", 2, "Entity=(1-person-new-cf1-1,2-sgl-coref"),
        ("mayor", 5, "SpaceAfter=No"),
        ("of", 4, "_"),
        ("Bonn", 2, "Entity=(2-place-new-cf2-1-coref)1)|SpaceAfter=No"),
        ("met", 0, "_"),
        ("us", 5, "Entity=(3-person-acc-cf3-1-ana)"),
    )
    assert found == (
        Mentioned(1, 0, 4, "d 1"),
        Mentioned(3, 3, 4, "d 2"),
        Mentioned(5, 5, 6, "d 3"),
    )


def test_only_those_who_can_act() -> None:
    assert entities(("Rain", 2, "Entity=(1-abstract-new-cf1-1-coref)"), ("fell", 0, "_")) == ()


def test_what_is_never_closed_is_no_mention() -> None:
    assert entities(("The", 2, "Entity=(1-person-new-cf1-1-coref"), ("mayor", 0, "_")) == ()
    assert entities(("mayor", 0, "Entity=1)")) == ()
    assert with_entities(Gold(("a",), "d", 1)).mentioned == ()
