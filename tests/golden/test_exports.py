"""Exports are the golden files, byte for byte; and a reader checks columns and types of each.

After a change that is meant: VERBALE_GOLDEN=write python -m pytest tests/golden; read the diff.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from tests.golden.cases import write
from verbale.codebook.load import load
from verbale.codebook.types import Codebook
from verbale.errors import RecordError, UsageError
from verbale.record import Record
from verbale.record.export import FORMS, Exporter, ExportReport, Selection
from verbale.record.export import flat as flat_table
from verbale.record.export.plover import FIELDS
from verbale.record.export.writing import TABLES

HERE = Path(__file__).parent
FILES = {
    "jsonl": "record.jsonl",
    "plover": "plover.jsonl",
    "polecat": "polecat.tsv",
    "icews": "icews.tsv",
    "gdelt": "gdelt.tsv",
    "phoenix": "phoenix.tsv",
    "csv": "events.csv",
}


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return load()


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    path = tmp_path_factory.mktemp("golden") / "record"
    write(path)
    with Record.open(path) as record:
        yield record


def export(
    record: Record, codebook: Codebook, form: str, pairs: bool = False
) -> tuple[str, ExportReport]:
    target = io.StringIO()
    report = Exporter(record, form, pairs=pairs, codebook=codebook).to_stream(target)
    return target.getvalue(), report


def golden(name: str, text: str) -> None:
    file = HERE / name
    if os.environ.get("VERBALE_GOLDEN") == "write":
        file.write_text(text, encoding="utf-8", newline="")
    assert file.read_bytes().decode() == text


@pytest.mark.parametrize("form", FILES)
def test_a_golden_file(record: Record, codebook: Codebook, form: str) -> None:
    text, _ = export(record, codebook, form)
    golden(FILES[form], text)


def test_the_golden_file_of_pairs(record: Record, codebook: Codebook) -> None:
    golden("pairs.csv", export(record, codebook, "csv", pairs=True)[0])


def test_every_format_but_parquet_has_a_golden_file() -> None:
    assert set(FORMS) == {*FILES, "parquet"}


# -- the readers: what a column may hold --------------------------------------------------------

TEXT, NUMBER, WHOLE = r"[^\t\n]*", r"-?\d+(\.\d+)?", r"\d+"
CAMEO, QUAD, DAY = r"\d{2,4}", r"[0-4]", r"\d{4}-\d{2}-\d{2}"
POLECAT = {
    "Event ID": r"[0-9a-f]{20}(-\d+)?",
    "Event Date": rf"{DAY}|None",
    "Event Type": "[A-Z]+",
    "Intensity": NUMBER,
    "Quad Code": "(VERBAL|MATERIAL) (COOPERATION|CONFLICT)",
    "Actor Country": "[A-Z]{3}|None",
    "Actor COW": rf"{WHOLE}|None",
    "Recipient COW": rf"{WHOLE}|None",
    "Primary Actor Sector": "[A-Z]{3}|None",
    "Actor Sectors": r"[A-Z]{3}(\|[A-Z]{3})*|None",
    "Latitude": f"{NUMBER}|None",
    "Longitude": f"{NUMBER}|None",
    "GeoNames ID": f"{WHOLE}|None",
    "Publication Date": f"{DAY}|None",
    "Version": "verbale .+",
}
ICEWS = {
    "Event ID": WHOLE,
    "Event Date": f"({DAY})?",
    "CAMEO Code": f"({CAMEO})?",
    "Intensity": f"({NUMBER})?",
    "Story ID": WHOLE,
    "Sentence Number": f"({WHOLE})?",
    "Latitude": f"({NUMBER})?",
    "Longitude": f"({NUMBER})?",
}
GDELT = {
    "GLOBALEVENTID": WHOLE,
    "SQLDATE": r"(\d{8})?",
    "MonthYear": r"(\d{6})?",
    "Year": r"(\d{4})?",
    "FractionDate": r"(\d{4}\.\d{4})?",
    "Actor1CountryCode": "([A-Z]{3})?",
    "Actor2CountryCode": "([A-Z]{3})?",
    "Actor1Type1Code": "([A-Z]{3})?",
    "IsRootEvent": "[01]",
    "EventCode": f"({CAMEO})?",
    "EventRootCode": r"(\d\d)?",
    "QuadClass": "[1-4]?",
    "GoldsteinScale": f"({NUMBER})?",
    "NumMentions": WHOLE,
    "NumSources": WHOLE,
    "NumArticles": WHOLE,
    "Actor1Geo_Type": "[0-5]",
    "ActionGeo_Type": "[0-5]",
    "ActionGeo_CountryCode": "([A-Z]{2})?",
    "ActionGeo_Lat": f"({NUMBER})?",
    "ActionGeo_Long": f"({NUMBER})?",
    "DATEADDED": r"(\d{14})?",
    "SOURCEURL": ".+",
}
PHOENIX = {
    "EventID": ".+",
    "Date": r"(\d{8})?",
    "Year": r"(\d{4})?",
    "Month": r"(\d{1,2})?",
    "Day": r"(\d{1,2})?",
    "EventCode": f"({CAMEO})?",
    "QuadClass": f"{QUAD}?",
    "GoldsteinScore": f"({NUMBER})?",
    "Lat": f"({NUMBER})?",
    "Lon": f"({NUMBER})?",
}
COUNTS = {"polecat": 40, "icews": 20, "gdelt": 61, "phoenix": 26}
READERS = {"polecat": POLECAT, "icews": ICEWS, "gdelt": GDELT, "phoenix": PHOENIX}


@pytest.mark.parametrize("form", COUNTS)
def test_columns_and_types(record: Record, codebook: Codebook, form: str) -> None:
    text, report = export(record, codebook, form)
    table = TABLES[form]
    lines = text.split("\n")
    assert lines.pop() == ""
    if table.header:
        assert lines.pop(0).split("\t") == list(table.columns)
    assert len(lines) == report.rows > 0
    assert len(table.columns) == COUNTS[form] == len(set(table.columns))
    assert set(READERS[form]) <= set(table.columns)
    for line in lines:
        cells = line.split("\t")
        assert len(cells) == COUNTS[form]
        for name, cell in zip(table.columns, cells, strict=True):
            assert re.fullmatch(READERS[form].get(name, TEXT), cell), (name, cell)
            assert not cell.startswith(("=", "+", "@", "\r")), cell
            assert not re.match(r"-\D", cell), cell
    first = [line.split("\t")[0] for line in lines]
    assert len(first) == len(set(first))


def test_plover_objects(record: Record, codebook: Codebook) -> None:
    text, _ = export(record, codebook, "plover")
    for line in text.splitlines():
        entry = json.loads(line)
        assert tuple(entry) == FIELDS
        assert all(isinstance(entry[name], list) for name in ("actor", "recipient", "event"))
        assert entry["quad_code"] in (1, 2, 3, 4)
        assert -10 <= entry["event_scale"] <= 10


def test_the_reference_form_proves_each_row(record: Record, codebook: Codebook) -> None:
    text, report = export(record, codebook, "jsonl")
    entries = [json.loads(line) for line in text.splitlines()]
    assert report.events == 10  # also those that are no facts
    article = ""
    for entry in entries:
        if entry["kind"] == "article":
            article = entry["text"]
            continue
        spans = [entry["evidence"]] if entry["kind"] == "event" else [entry["content"]]
        for span in spans:
            assert article[span["start"] : span["end"]] == span["text"]
    kinds = [entry["kind"] for entry in entries if entry.get("article_id") == "a1"]
    assert kinds == ["article", *["statement"] * 2, *["event"] * 3]


def test_only_facts_unless_asked(record: Record, codebook: Codebook) -> None:
    text, report = export(record, codebook, "csv")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert {row["factuality"] for row in rows} == {"actual"}
    assert report.left_out == (("negated", 2),)
    chosen = Selection(("negated",), 0.9)
    report = Exporter(record, "csv", selection=chosen, codebook=codebook).to_stream(io.StringIO())
    assert report.rows == 0
    assert dict(report.left_out) == {"actual": 8, "below the least confidence": 2}


def test_formulas_are_harmless(record: Record, codebook: Codebook) -> None:
    rows = list(csv.reader(io.StringIO(export(record, codebook, "csv")[0])))
    cells = [cell for row in rows for cell in row]
    assert "'=HYPERLINK(Daily)" in cells
    assert "'-1+1|cmd" in cells
    for cell in cells:
        assert not cell.startswith(("=", "+", "@", "\t", "\r"))
        assert not cell.startswith("-") or re.fullmatch(NUMBER, cell)


def test_the_report_counts_what_is_not_known(record: Record, codebook: Codebook) -> None:
    _, report = export(record, codebook, "phoenix")
    unknown = dict(report.unknown)
    assert unknown["Issues"] == report.rows
    assert unknown["EventCode"] == 2
    assert any(line.startswith("not known to the record") for line in report.lines())
    assert any("another codebook" in line for line in report.lines())


def test_gdelt_counts_the_reports_of_a_happening(record: Record, codebook: Codebook) -> None:
    columns = TABLES["gdelt"].columns
    at = columns.index("NumMentions")
    lines = export(record, codebook, "gdelt")[0].splitlines()
    counts = [line.split("\t")[at : at + 3] for line in lines]
    assert counts.count(["2", "1", "2"]) == 2
    assert counts.count(["1", "1", "1"]) == len(counts) - 2


@pytest.mark.parametrize("pairs", [False, True])
def test_parquet_is_the_same_table_with_types(
    record: Record, codebook: Codebook, tmp_path: Path, pairs: bool
) -> None:
    file = tmp_path / "it's.parquet"
    report = Exporter(record, "parquet", pairs=pairs, codebook=codebook).to_file(file)
    name = str(file).replace("'", "''")
    with duckdb.connect() as reader:
        kinds = reader.execute(f"describe from '{name}'").fetchall()
        rows = reader.execute(f"select event_id, quad, title from '{name}'").fetchall()
    assert {row[0]: row[1] for row in kinds} == flat_table.TYPES
    assert len(rows) == report.rows == (12 if pairs else 8)
    assert ("-1+1|cmd" in {row[2] for row in rows}) is True


def test_a_file_is_whole_or_not_there(
    record: Record, codebook: Codebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(RecordError, match="there is no folder"):
        Exporter(record, "csv", codebook=codebook).to_file(tmp_path / "none" / "x.csv")

    def fail(*_: object, **__: object) -> list[str]:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("verbale.record.export.writing.flat.flat_row", fail)
    with pytest.raises(RecordError, match="the disk is full"):
        Exporter(record, "csv", codebook=codebook).to_file(tmp_path / "x.csv")
    assert list(tmp_path.iterdir()) == []


def test_wrong_use(record: Record, codebook: Codebook) -> None:
    with pytest.raises(UsageError, match="no format 'xml'"):
        Exporter(record, "xml", codebook=codebook)
    with pytest.raises(UsageError, match="gdelt has no choice of pairs"):
        Exporter(record, "gdelt", pairs=True, codebook=codebook)
    with pytest.raises(UsageError, match="--out FILE"):
        Exporter(record, "parquet", codebook=codebook).to_stream(io.StringIO())
