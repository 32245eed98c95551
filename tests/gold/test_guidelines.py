"""The examples of docs/annotation.md are items of the corpus's own kind, and the doc is whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest

from tests.gold.helpers import only, read
from tests.gold.test_convert import DOCUMENT, SENTENCE
from verbale.cli.gold import gold
from verbale.gold import codes
from verbale.gold.encode import encode
from verbale.gold.types import FACTUALITIES, FORMS

ROOT = Path(__file__).parents[2]
GUIDELINES = (ROOT / "docs" / "annotation.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```gold\n(.*?)^```", GUIDELINES, re.S | re.M)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda text: text.splitlines()[0][:40])
def test_example(example: str) -> None:
    _, problems = read(example)
    # An example of a document is shorter than a document.
    assert [p for p in problems if "documents have 150" not in p.message] == []


def test_every_type_stands_in_an_example() -> None:
    items = [item for example in EXAMPLES for item in read(example)[0]]
    events = [event for item in items for event in item.events]
    assert {event.type for event in events} == set(codes.event_codes().modes)
    assert {event.factuality for event in events} == set(FACTUALITIES)
    assert {s.form for item in items for s in item.statements} == set(FORMS)


@pytest.mark.parametrize("names", [codes.HARD, codes.STYLES, codes.NONE, FACTUALITIES, FORMS])
def test_every_name_is_explained(names: tuple[str, ...]) -> None:
    assert [name for name in names if name not in GUIDELINES] == []


def test_every_command_is_listed() -> None:
    assert isinstance(gold, click.Group)
    assert [name for name in gold.commands if f"verbale gold {name}" not in GUIDELINES] == []


def keys_of(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        yield from data
        for value in data.values():
            yield from keys_of(value)
    elif isinstance(data, list):
        for value in data:
            yield from keys_of(value)


def test_readme_explains_every_field_of_the_json_lines() -> None:
    readme = (ROOT / "gold" / "README.md").read_text(encoding="utf-8")
    keys = {*keys_of([encode(only(SENTENCE)), encode(only(DOCUMENT))]), "split"}
    missing = [key for key in keys if f"`{key}`" not in readme and f'"{key}"' not in readme]
    assert missing == []
