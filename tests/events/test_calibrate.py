"""From shares to a confidence."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.errors import ModelError
from verbale.events.calibrate import Calibration, features

SHARES = st.lists(st.floats(0, 1), min_size=4, max_size=4)


def test_the_packaged_curve_has_a_weight_for_each_share() -> None:
    packaged = Calibration.load()
    assert len(packaged.weights) == 4
    low = packaged.confidence((0.1,) * 4)
    assert low < packaged.confidence((0.5,) * 4) < packaged.confidence((0.95,) * 4)


def test_the_curve() -> None:
    even = Calibration((1.0, 0.0), 0.0)
    assert even.confidence((0.8, 0.1)) == 0.8
    assert even.confidence((0.5, 0.9)) == 0.5
    assert Calibration((0.0,), 2.0).confidence((0.5,)) == 0.8808


@given(SHARES)
def test_a_confidence_is_a_share(shares: list[float]) -> None:
    assert 0 <= Calibration((0.9, 1.2, 0.4, 2.0), -1.5).confidence(shares) <= 1
    assert len(features(shares)) == 4


def test_the_number_of_shares_must_be_right() -> None:
    with pytest.raises(ValueError, match="argument"):
        Calibration((1.0,), 0.0).confidence((0.5, 0.5))


@pytest.mark.parametrize("text", ["", "{", "[]", '{"weights": [1]}', '{"weights": 3, "offset": 0}'])
def test_a_damaged_file(text: str, tmp_path: Path) -> None:
    path = tmp_path / "confidence.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ModelError, match="missing or damaged"):
        Calibration.load(path)
    with pytest.raises(ModelError, match="missing or damaged"):
        Calibration.load(tmp_path / "nowhere.json")
