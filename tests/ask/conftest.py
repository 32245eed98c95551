"""A small record to ask."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.record.samples import OTHER, RUN, talks
from verbale.record import Record


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "news.verbale"
    with Record.open(path, "write") as record:
        record.commit(record.begin(OTHER), [talks("b1")])
        record.commit(record.begin(RUN), [talks("a1"), talks("a2")])
    return path


@pytest.fixture
def record(path: Path) -> Iterator[Record]:
    with Record.open(path) as record:
        yield record
