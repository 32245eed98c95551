"""The corpus itself: without error, and split as its manifest says."""

from __future__ import annotations

from pathlib import Path

import pytest

from verbale.gold import splits
from verbale.gold.check import read_corpus
from verbale.gold.types import Problem

CORPUS = Path(__file__).parents[2] / "gold"


def test_no_error() -> None:
    problems: list[Problem] = []
    read_corpus(CORPUS, problems)
    assert [problem for problem in problems if problem.level == "error"] == []


def test_manifest_fits_the_corpus() -> None:
    manifest = splits.read_manifest(CORPUS / splits.MANIFEST)
    if manifest is None:
        pytest.skip("the corpus has not been split yet; verbale gold split writes the manifest")
    assert splits.verify(read_corpus(CORPUS, []), manifest) == []
