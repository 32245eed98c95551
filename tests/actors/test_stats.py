"""The tables hold what they must."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.actors.tables import write
from verbale.actors import gazetteer
from verbale.actors.stats import count


def test_every_quota_is_reached() -> None:
    asked = {one.name: (one.value, one.wanted) for one in count() if one.wanted is not None}
    assert set(asked) == {
        "codes of states and dependencies",
        "international bodies",
        "groups",
        "persons",
        "role nouns",
    }
    assert [name for name, (value, wanted) in asked.items() if value < (wanted or 0)] == []


def test_own_tables_are_counted_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gazetteer, "city_rows", lambda key_of: [])
    write(tmp_path, "persons", "zin-ann,Ann Zinzan,,,FRA,GOV,,")
    write(tmp_path, "bodies", "zinzan,Zinzan Union,ZZU,NGO,LAB,,")
    before = {one.name: one.value for one in count()}
    after = {one.name: one.value for one in count(tmp_path)}
    changed = {name: value - before[name] for name, value in after.items() if value != before[name]}
    assert changed == {
        "persons": 1,
        "organisations and firms across borders": 1,
        "  NGO": 1,
        "names": 4,
    }
