"""The measurement of the language room, on a small text."""

from __future__ import annotations

from pathlib import Path

import pytest

from verbale.errors import DataError
from verbale.evaluate.bench_language import bench_language


@pytest.mark.slow
def test_every_figure_is_measured(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text("The talks failed on Friday. " * 5, "utf-8")
    report = bench_language(tmp_path)
    values = {figure.name: figure.value for figure in report.figures}
    assert "90 words" in report.data
    for name, value in values.items():
        assert value is not None
        assert value > 0 or "on top" in name
    assert (values["peak memory"] or 0) < 500_000_000


def test_a_folder_without_texts(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"Give a folder of plain texts"):
        bench_language(tmp_path)
