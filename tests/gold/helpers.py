"""Gold files written by hand, as strings."""

from __future__ import annotations

from verbale.gold.check import check_item
from verbale.gold.convert import convert
from verbale.gold.notation import parse
from verbale.gold.types import GoldItem, Problem


def read(text: str, name: str = "desk.gold") -> tuple[list[GoldItem], list[Problem]]:
    """Items of a file's text, and everything that is wrong with them."""
    problems: list[Problem] = []
    found = (convert(draft, problems) for draft in parse(text, name, problems))
    items = [item for item in found if item is not None]
    for item in items:
        check_item(item, problems)
    return items, problems


def only(text: str) -> GoldItem:
    """The one item of a faultless file."""
    items, problems = read(text)
    assert [problem for problem in problems if problem.level == "error"] == []
    assert len(items) == 1
    return items[0]
