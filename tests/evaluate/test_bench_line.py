"""The measurement of the whole line, on a few articles."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.engine.fake import RUN, article, stages
from verbale.engine import Line
from verbale.errors import DataError, EngineError
from verbale.evaluate import bench_stages
from verbale.evaluate.bench_line import bench_line, run_code
from verbale.evaluate.bench_stages import bench_stage, measure_shares, write_names
from verbale.evaluate.composed_gold import LENGTH, compose_gold
from verbale.evaluate.memory import memory_of_tree, peak_memory

GOLD = "".join(
    f"S wire 2012 -\n| The ministers of Chad and Niger met in town number {n} to mark the border.\n"
    for n in range(9)
).replace("\n|", " |")


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "some.gold").write_text(GOLD, encoding="utf-8")
    return folder


def test_articles_are_composed_from_the_seed(gold: Path) -> None:
    corpus = compose_gold(gold, 5)
    assert corpus == compose_gold(gold, 5)
    assert corpus.articles != compose_gold(gold, 5, seed=2).articles
    assert len({one.article_id for one in corpus.articles}) == 5
    lengths = [len(one.text.split()) for one in corpus.articles]
    assert sum(lengths) == corpus.words
    assert all(LENGTH <= length < LENGTH + 60 for length in lengths)
    assert corpus.sentences == sum(one.text.count(" met ") for one in corpus.articles)
    with pytest.raises(DataError):
        compose_gold(gold / "none", 5)


def test_shares_of_the_stages_add_up() -> None:
    articles = [article(f"SLOW {n}", n) for n in range(5)]
    shares = measure_shares(Line(stages(), RUN), articles)
    assert set(shares.stages) == {"language", "actors", "events", "speech", "links"}
    assert 0 < sum(map(shares.share, shares.stages)) <= 1.0
    assert (shares.words, shares.events) == (10, 5)


def test_made_up_names_are_a_table_of_persons(tmp_path: Path) -> None:
    from verbale.actors import Knowledge

    write_names(tmp_path / "own", 50)
    knowledge = Knowledge.open(tmp_path / "own", tmp_path / "cache")
    (entry,) = knowledge.entries("person:bench-49") or knowledge.entries("bench-49")
    assert (entry.country, entry.sectors) == ("GHA", ("GOV",))


def test_memory_of_this_process() -> None:
    import os

    found = memory_of_tree(os.getpid())
    assert found is None or found > 1_000_000
    assert memory_of_tree(2**22 + 1) is None
    assert peak_memory() > 1_000_000


def test_a_command_that_fails_is_told(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="no such file"):
        run_code(tmp_path / "none.jsonl", 1)


@pytest.mark.slow
def test_every_figure_is_measured(gold: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report = bench_line(gold, 4)
    assert "4 articles" in report.data
    for figure in report.figures:
        assert figure.value is not None and figure.value >= 0, figure.name
    for stage in ("events", "actors"):
        monkeypatch.setattr(bench_stages, "NAMES", 100)
        report = bench_stage(stage, gold, 4)
        shares = [figure for figure in report.figures if figure.name.startswith("share")]
        assert len(shares) == (2 if stage == "actors" else 1)
        assert all(0 < (figure.value or 0) < 1 for figure in shares)
