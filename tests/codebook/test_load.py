"""Loading: the default, layers of a user's own, and everything that is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from verbale.codebook import lint, load
from verbale.codebook.load import DEFAULT
from verbale.errors import DataError

LABOUR = Path(__file__).parents[2] / "docs" / "codebooks" / "labour"
HEADER = "term\tkind\tmode\tframe\twhen\texample\tcoding\n"
ARREST = "arrest\t\tdisapprove\t\t\tPeru arrested Chile.\tPeru > Chile\n"


def own(tmp_path: Path, layering: str, more: str = "", acts: str = ARREST) -> Path:
    """A user's folder with one file of acts."""
    folder = tmp_path / "mine"
    (folder / "acts").mkdir(parents=True)
    (folder / "codebook.toml").write_text(f'name = "Mine"\nlayering = "{layering}"\n{more}')
    (folder / "acts" / "ACCUSE.tsv").write_text(HEADER + acts)
    return folder


def test_scores_and_codes() -> None:
    book = load()
    assert book.intensity("ACCUSE", None) == -3
    assert book.intensity("RETREAT", "disarm") == 10
    assert book.cameo_for("REQUEST", "assist") == "103"
    assert book.cameo_for("REQUEST", "assist", ("military", "crime")) == "1032"
    assert book.cameo_for("ACCUSE", "investigate", ("military", "legal")) == "094"
    with pytest.raises(KeyError):
        book.intensity("FIGHT", None)


def test_both_crosswalks_meet_in_the_type() -> None:
    book = load()
    for row in book.to_cameo:
        back = book.from_cameo[row.cameo]
        assert row.type is not None
        # A type that CAMEO lacks goes to the nearest code, which may belong to another type.
        assert back.type == row.type or row.cameo in {"0831", "0356", "085"}, row


def test_the_strongest_act_stands_first() -> None:
    acts = load().acts_by_head["seize"]
    assert [act.order for act in acts] == sorted((act.order for act in acts), reverse=True)


def test_same_files_same_digest(tmp_path: Path) -> None:
    assert load().digest == load().digest != load(own(tmp_path, "override")).digest


def test_extend_adds(tmp_path: Path) -> None:
    folder = own(
        tmp_path,
        "extend",
        acts="tut-tut\t\tdisapprove\ts > at\t\tPeru tut-tutted at Chile.\tPeru > Chile\n",
    )
    book = load(folder)
    assert book.acts_by_head["tut-tut"][0].act_id == "ACCUSE.tut-tut"
    assert len(book.acts) == len(load().acts) + 1
    assert book.name == "Mine"


def test_extend_refuses_what_stands_already(tmp_path: Path) -> None:
    with pytest.raises(
        DataError, match=r"mine/acts/ACCUSE.tsv:2: .*plover/acts/COERCE.tsv:\d+.*override"
    ):
        load(own(tmp_path, "extend"))


def test_override_wins(tmp_path: Path) -> None:
    acts = load(own(tmp_path, "override")).acts_by_head["arrest"]
    assert [act.type for act in acts if not act.conditions and act.kind == "verb"] == ["ACCUSE"]


def test_remove_takes_an_entry_out(tmp_path: Path) -> None:
    folder = own(tmp_path, "extend", 'remove = ["COERCE.arrest"]\n')
    assert [a.type for a in load(folder).acts_by_head["arrest"] if a.kind == "verb"] == ["ACCUSE"]


def test_remove_refuses_an_unknown_entry(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"COERCE\.nothing"):
        load(own(tmp_path, "override", 'remove = ["COERCE.nothing"]\n'))


def test_an_own_codebook_needs_types(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"no ontology\.toml"):
        load(own(tmp_path, "replace"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('name = "x"\nlayering = "mix"\n', "extend, override, replace"),
        ('name = "x"\n', "layering = None"),
        ('name = "x"\nlayering = "extend"\ncolour = 3\n', "unknown key colour"),
        ("name = \n", "not TOML"),
    ],
)
def test_bad_manifest(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "codebook.toml").write_text(text)
    with pytest.raises(DataError, match=words):
        load(tmp_path)


def test_a_folder_that_is_no_codebook(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"no codebook\.toml"):
        load(tmp_path)


def test_a_file_that_is_not_utf8(tmp_path: Path) -> None:
    folder = own(tmp_path, "extend")
    (folder / "stops.tsv").write_bytes(b"term\tsense\n\xff\n")
    with pytest.raises(DataError, match=r"mine/stops\.tsv.*UTF-8"):
        load(folder)


def test_a_wrong_header(tmp_path: Path) -> None:
    folder = own(tmp_path, "extend")
    (folder / "stops.tsv").write_text("word\tsense\n")
    with pytest.raises(DataError, match=r"stops\.tsv:1: unknown column 'word'"):
        load(folder)


def test_another_ontology() -> None:
    book = load(LABOUR)
    assert lint(LABOUR) == []
    assert len(book.ontology.types) == 6
    assert book.cameo_for("STOPPAGE", "strike") is None
    pay = book.acts_by_head["demand"][0]
    assert (pay.type, pay.mode, book.intensity(pay.type, pay.mode)) == ("CLAIM", "pay", -1)
    assert DEFAULT.name not in {act.where.split("/")[0] for act in book.acts}
