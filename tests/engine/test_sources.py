"""Sources: what they give, their size, and how far the reading is."""

from __future__ import annotations

from pathlib import Path

from verbale.engine import Sources
from verbale.read import read
from verbale.types import Article


def test_it_reads_as_the_reading_room_does(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("Envoys met in Oslo on Monday to mark the border.\n")
    (tmp_path / "a.jsonl").write_text('{"text": "Chad and Niger met."}\n{"text": 3}\n')
    (tmp_path / ".hidden").write_text("x" * 100)
    names = [str(tmp_path), str(tmp_path / "none")]
    sources = Sources(names)
    assert list(sources) == list(read(names))
    size = sum((tmp_path / name).stat().st_size for name in ("a.jsonl", "b.txt"))
    assert (sources.size(), sources.done) == (size, size)


def test_progress_within_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("".join(f'{{"text": "Met {"again " * 200}{n}."}}\n' for n in range(400)))
    sources = Sources([str(path)])
    places = [sources.done for item in sources if isinstance(item, Article)]
    assert places == sorted(places)
    assert 0 < places[0] < places[-1] <= path.stat().st_size
    assert Sources([str(tmp_path / "*.jsonl")]).size() == path.stat().st_size


def test_what_comes_from_elsewhere_has_no_size(tmp_path: Path) -> None:
    assert Sources(["-"]).size() is None
    assert Sources([str(tmp_path), "https://example.org/"]).size() is None
    assert Sources([str(tmp_path / "none")]).size() == 0
