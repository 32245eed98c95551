"""The corpus itself: without error, and split as its manifest says."""

from __future__ import annotations

from pathlib import Path

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
    # The corpus is split, and its test part frozen, once its quotas are reached.
    assert manifest is None or splits.verify(read_corpus(CORPUS, []), manifest) == []
