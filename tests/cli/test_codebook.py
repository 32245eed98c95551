"""`verbale codebook lint | show | stats`."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from verbale.cli.codebook import codebook

LABOUR = str(Path(__file__).parents[2] / "docs" / "codebooks" / "labour")


def test_lint_is_clean() -> None:
    result = CliRunner().invoke(codebook, ["lint", "--codebook", LABOUR])
    assert (result.exit_code, result.output) == (0, "clean\n")


def test_lint_names_and_fails(tmp_path: Path) -> None:
    (tmp_path / "acts").mkdir()
    (tmp_path / "codebook.toml").write_text('name = "x"\nlayering = "extend"\n')
    (tmp_path / "acts" / "AGREE.tsv").write_text("term\nbury_the_hatchet\n")
    result = CliRunner().invoke(codebook, ["lint", "--codebook", str(tmp_path)])
    assert result.exit_code == 1
    assert "acts/AGREE.tsv:2: error: no-example" in result.output


def test_show() -> None:
    result = CliRunner().invoke(codebook, ["show", "lock out", "--codebook", LABOUR])
    assert result.exit_code == 0
    assert "STOPPAGE:lockout, intensity -7" in result.output
    assert "The brewery locked out its coopers." in result.output


def test_show_unknown_term() -> None:
    result = CliRunner().invoke(codebook, ["show", "zing", "--codebook", LABOUR])
    assert result.exit_code == 1
    assert "No entry has 'zing'" in result.output


def test_stats_as_text_and_json() -> None:
    text = CliRunner().invoke(codebook, ["stats", "--codebook", LABOUR]).output
    figures = json.loads(
        CliRunner().invoke(codebook, ["stats", "--codebook", LABOUR, "--format", "json"]).output
    )
    assert f"{figures['acts']} acts" in text
    assert sum(figures["types"].values()) == figures["acts"] == 19
    assert figures["modes"]["CLAIM:pay"] == 1
