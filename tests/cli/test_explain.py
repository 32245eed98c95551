"""`verbale explain`: the options, and the reading of one sentence by the packaged model."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from verbale.cli.main import app

TEXT = "On Monday Peru rejected a proposal to impose sanctions on Chile, a minister said."


@pytest.mark.slow
def test_a_sentence_is_explained() -> None:
    result = CliRunner().invoke(app, ["explain", TEXT, "--published", "2016-09-09"])
    assert result.exit_code == 0, result.output
    told = result.stdout
    assert told.startswith(f"{TEXT}\n\nwords\n")
    for title in ("mentions", "acts", "considered and dropped", "statements"):
        assert f"\n\n{title}\n" in told
    acts = told.split("\nacts\n")[1].split("\nconsidered")[0]
    assert "REJECT" in acts and "SANCTION:" not in acts
    assert "2016-09-05, by “On Monday”" in acts


@pytest.mark.slow
def test_a_file_is_explained_and_an_empty_one_is_wrong_usage(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text(TEXT, encoding="utf-8")
    given = CliRunner().invoke(app, ["explain", TEXT])
    assert CliRunner().invoke(app, ["explain", "--file", str(path)]).stdout == given.stdout
    path.write_text(" \n", encoding="utf-8")
    result = CliRunner().invoke(app, ["explain", "--file", str(path)])
    assert "has no words" in str(result.exception)


def test_two_texts_at_once_are_wrong_usage(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["explain", TEXT, "--file", str(tmp_path / "x")])
    assert "Give one of them" in str(result.exception)
