"""`verbale train`: without its libraries it says what to install."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

import verbale.train
from verbale.cli.train import train
from verbale.errors import MissingExtraError


def test_without_its_libraries_it_names_the_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verbale.train, "find_spec", lambda name: None)
    found = CliRunner().invoke(
        train, ["language", "--data", str(tmp_path), "--out", str(tmp_path / "out")]
    )
    assert isinstance(found.exception, MissingExtraError)
    assert 'pip install "verbale[train]"' in str(found.exception)
    assert not (tmp_path / "out").exists()


def test_help_names_every_choice() -> None:
    found = CliRunner().invoke(train, ["language", "--help"])
    assert found.exit_code == 0
    for option in ("--data", "--out", "--start", "--seed", "--epochs", "--hold-names"):
        assert option in found.output
