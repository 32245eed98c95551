"""What is read becomes tables in a folder, which `Knowledge` then uses."""

from __future__ import annotations

from pathlib import Path

import pytest

from verbale.actors import Knowledge, gazetteer
from verbale.actors.imports import write
from verbale.actors.imports.write import Tally, default_folder, guess, import_names
from verbale.errors import DataError, UsageError

ROWS = "id,name,aliases,office,code,sectors,since,until\n"
ANN = "zin,Ann Zinzan,Anna Zinzan,mayor,FRA,GOV,2001,2003\n"


def csv(folder: Path, *rows: str, name: str = "My List.csv") -> Path:
    path = folder / name
    path.write_text(ROWS + "".join(rows), encoding="utf-8")
    return path


def test_tables_are_written_and_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gazetteer, "city_rows", lambda key_of: [])
    source = csv(tmp_path, ANN, ANN.replace("mayor", "senator"), "x,,,,FRA,,,\n")
    tally = import_names(source, tmp_path / "own")
    (file,) = tally.files
    assert file == tmp_path / "own" / "persons-my-list.tsv"
    assert file.read_text(encoding="utf-8").splitlines()[1:] == [
        "zin\tAnn Zinzan\tAnna Zinzan\tmayor\tFRA\tGOV\t2001\t2003",
        "zin\tAnn Zinzan\t\tsenator\tFRA\tGOV\t2001\t2003",
    ]
    assert (tally.rows["persons"], dict(tally.skipped)) == (2, {"no name": 1})
    assert tally.examples["no name"][0].where == "My List.csv:4"
    knowledge = Knowledge.open(tmp_path / "own", tmp_path / "cache")
    assert {one.entry.office for one in knowledge.find("anna zinzan")} == {"mayor", "senator"}


def test_a_second_import_replaces_the_first(tmp_path: Path) -> None:
    import_names(csv(tmp_path, ANN), tmp_path)
    tally = import_names(csv(tmp_path, ANN.replace("Ann ", "Eve ")), tmp_path)
    content = tally.files[0].read_text(encoding="utf-8")
    assert "Eve Zinzan" in content and "Ann Zinzan" not in content
    assert [path.name for path in tmp_path.glob("*.tsv")] == ["persons-my-list.tsv"]


def test_an_import_of_nothing_takes_the_table_out(tmp_path: Path) -> None:
    import_names(csv(tmp_path, ANN), tmp_path)
    assert import_names(csv(tmp_path), tmp_path).files == []
    assert list(tmp_path.glob("*.tsv")) == []


def test_a_failed_import_leaves_the_first(tmp_path: Path) -> None:
    import_names(csv(tmp_path, ANN), tmp_path)
    (tmp_path / "My List.csv").write_text("land\nFRA\n", encoding="utf-8")
    with pytest.raises(DataError):
        import_names(tmp_path / "My List.csv", tmp_path)
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".csv", ".tsv"]


def test_progress_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write, "STEP", 2)
    told: list[int] = []

    def progress(tally: Tally) -> None:
        told.append(tally.rows.total())

    import_names(csv(tmp_path, ANN, ANN, ANN, ANN, ANN), tmp_path, progress=progress)
    assert told == [2, 4]


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(DataError, match="file"):
        import_names(csv(tmp_path, ANN), tmp_path / "file")


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.csv", "csv"),
        ("a.TSV", "csv"),
        ("a.csv.gz", "csv"),
        ("latest-all.json.bz2", "wikidata"),
        ("a.ndjson", "wikidata"),
        ("Phoenix.Countries.actors.txt", "phoenix"),
    ],
)
def test_the_form_of_a_file(name: str, form: str) -> None:
    assert guess(Path(name)) == form


@pytest.mark.parametrize("name", ["a", "a.xml", "a.gz"])
def test_a_form_that_cannot_be_told(name: str) -> None:
    with pytest.raises(UsageError, match="--format phoenix, csv, wikidata"):
        guess(Path(name))


def test_the_default_folder() -> None:
    assert default_folder().parts[-2:] == ("verbale", "actors")


def test_many_rows_in_little_memory(tmp_path: Path) -> None:
    """A name for each row would be 20 MB; what is kept of them is a fraction."""
    import tracemalloc

    rows = (f"x{n},Ann Zin{n} {'z' * 300},,mayor,FRA,GOV,,\n" for n in range(20_000))
    source = csv(tmp_path, *rows)
    tracemalloc.start()
    tally = import_names(source, tmp_path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert tally.rows["persons"] == 20_000
    assert peak < 3_000_000
