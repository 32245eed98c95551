"""A copy of the default codebook that a test may damage."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from verbale.codebook.load import DEFAULT

Damage = Callable[[str, str, str], Path]


@pytest.fixture
def damaged(tmp_path: Path) -> Damage:
    """Put one defect into a copy of the default codebook; returns the folder of the copy."""
    folder = tmp_path / "plover"

    def damage(file: str, old: str, new: str) -> Path:
        if not folder.exists():
            # Two files of acts are enough for any defect, and keep each lint short.
            keep = {"REQUEST.tsv", "COERCE.tsv"}
            others = {path.name for path in (DEFAULT / "acts").glob("*.tsv")} - keep
            shutil.copytree(DEFAULT, folder, ignore=shutil.ignore_patterns(*others))
        path = folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{file} has no {old!r}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return folder

    return damage
