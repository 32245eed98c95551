"""`verbale parse`, `verbale evaluate parse` and `verbale evaluate names`, as commands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.evaluate.test_parse import CONLLU
from tests.language.fake import FakeEncoder
from verbale.cli.main import app
from verbale.errors import UsageError
from verbale.language.encoder import Encoder


@pytest.fixture(autouse=True)
def _fake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Encoder, "load", lambda path=None, threads=1: FakeEncoder())


def _run(*arguments: str, given: str | None = None) -> Result:
    return CliRunner().invoke(app, list(arguments), input=given)


def test_text_file_and_standard_input_agree(tmp_path: Path) -> None:
    text = "They didn't meet."
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    results = [
        _run("parse", text),
        _run("parse", "--file", str(path)),
        _run("parse", "-", given=text),
        _run("parse", given=text),
    ]
    assert {result.output for result in results} == {results[0].output}
    assert results[0].exit_code == 0
    assert "n't" in results[0].output


@pytest.mark.parametrize(("form", "sign"), [("conllu", "# text = "), ("svg", "<svg ")])
def test_other_forms(form: str, sign: str) -> None:
    assert _run("parse", "They left.", "--format", form).output.startswith(("# sent_id", sign))


def test_wrong_use(tmp_path: Path) -> None:
    latin = tmp_path / "latin.txt"
    latin.write_bytes(b"caf\xe9")
    for arguments in (
        ["parse", "text", "--file", str(latin)],
        ["parse", "--file", str(latin)],
        ["parse", "--file", str(tmp_path / "none.txt")],
        ["parse", " "],
    ):
        assert isinstance(_run(*arguments).exception, UsageError)


@pytest.mark.parametrize("raw", [(), ("--raw",)])
def test_evaluate_parse(tmp_path: Path, raw: tuple[str, ...]) -> None:
    path = tmp_path / "gold.conllu"
    path.write_text(CONLLU, encoding="utf-8")
    assert "gold.conllu, 3 sentences, 7 words" in _run("evaluate", "parse", str(path), *raw).output
    report = json.loads(_run("evaluate", "parse", str(path), *raw, "--format", "json").output)
    assert len(report["data_hash"]) == 64
    assert report["versions"]["model"] == "fake"


def test_evaluate_names(tmp_path: Path) -> None:
    path = tmp_path / "gold.iob2"
    path.write_text("1\tPutin\tB-PER\t-\n", encoding="utf-8")
    report = json.loads(_run("evaluate", "names", str(path), "--format", "json").output)
    assert "PER: F1" in report["figures"]
