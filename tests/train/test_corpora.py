"""Reading annotated sentences, and names drawn out of GUM's entities."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from verbale.errors import DataError
from verbale.train.corpora import (
    NOT_MISC,
    UNSURE,
    Gold,
    read_conllu,
    read_crossner,
    read_uner,
    relations_of,
)
from verbale.train.gumnames import Entity, outside_of, read_entities, with_names
from verbale.train.swap import Pool, mentions_of, pool_of, swapped

CONLLU = """\
# newdoc id = one
# newpar
# text = Don't go.
1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_
1\tDo\tdo\tAUX\tVB\t_\t3\taux\t_\t_
2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_
3\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
3.1\tgo\tgo\tVERB\tVB\t_\t_\t_\t_\t_
4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

# newpar
1\tStop\tstop\tVERB\tVB\t_\t0\troot\t_\t_
"""


def test_conllu(tmp_path: Path) -> None:
    path = tmp_path / "a.conllu"
    path.write_text(CONLLU, encoding="utf-8")
    first, second = read_conllu(path)
    assert first.words == ("Do", "n't", "go", ".")
    assert first.heads == (3, 3, 0, 3)
    assert first.document == second.document == "one"
    assert first.paragraph != second.paragraph
    assert relations_of([first, second]) == ("advmod", "aux", "punct", "root")


def test_what_cannot_be_read_says_so(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"docs/training\.md"):
        read_conllu(tmp_path / "none.conllu")
    path = tmp_path / "bad.conllu"
    path.write_text("1\tDo\tdo\n")
    with pytest.raises(DataError, match="3 columns"):
        read_conllu(path)


def test_lists_of_names(tmp_path: Path) -> None:
    uner = tmp_path / "dev.iob2"
    uner.write_text("# newdoc id = d\n1\tIn\tO\t-\t-\n2\tTampa\tI-LOC\t-\tx\n3\tBay\tI-LOC\t-\tx\n")
    (gold,) = read_uner(uner)
    assert gold.names == (NOT_MISC, "B-LOC", "I-LOC")
    crossner = tmp_path / "dev.txt"
    crossner.write_text("The\tO\nGreens\tB-politicalparty\nlost\tO\n2001\tB-election\n\n")
    (gold,) = read_crossner(crossner)
    assert gold.names == ("O", "B-ORG", "O", "B-MISC")


def gum(rows: list[tuple[str, str, int, str]]) -> Gold:
    words, xpos, heads, misc = zip(*rows, strict=True)
    return Gold(
        words=words,
        document="d",
        paragraph=1,
        xpos=xpos,
        heads=heads,
        misc=tuple(f"Entity={entity}" if entity else "_" for entity in misc),
    )


MAYOR = gum(
    [
        ("President", "NNP", 2, "(1-person-new-n-cf1-1,2-sgl"),
        ("Obama", "NNP", 5, ""),
        ("of", "IN", 4, ""),
        ("Kenya", "NNP", 2, "(2-place-new-n-cf1-1-sgl-Kenya)1)"),
        ("saw", "VBD", 0, ""),
        ("the", "DT", 8, "(3-organization-new-n-cf1-1-sgl"),
        ("mayor", "NN", 8, "(4-person-new-n-cf2-1-sgl)"),
        ("office", "NN", 5, "3)"),
    ]
)


def test_entities() -> None:
    assert read_entities(MAYOR) == [
        Entity(0, 4, "person"),
        Entity(5, 8, "organization"),
        Entity(3, 4, "place"),
        Entity(6, 7, "person"),
    ]


def test_names_from_entities_shrink_to_proper_nouns() -> None:
    # "President Obama of Kenya" gives Obama and Kenya; the title stays unsure.
    names = with_names(MAYOR).names
    # "the" near them could be part of a name.
    assert names == (UNSURE, "B-PER", UNSURE, "B-LOC", "O", UNSURE, "O", "O")


def test_a_treebank_says_where_no_name_is() -> None:
    assert outside_of(MAYOR) == (*[UNSURE] * 4, "O", UNSURE, "O", "O")


def test_swapping_names_keeps_tags_and_words_in_step() -> None:
    gold = Gold(
        words=("In", "New", "York", "and", "Bonn"),
        document="d",
        paragraph=1,
        names=("O", "B-LOC", "I-LOC", "O", "B-LOC"),
    )
    assert mentions_of(gold) == [(1, 3, "LOC"), (4, 5, "LOC")]
    assert pool_of([gold]) == {"LOC": [("New", "York"), ("Bonn",)]}
    pool: Pool = {"LOC": [("Ivory", "Coast", "Bay")]}
    changed = swapped(gold, pool, 1.0, random.Random(1))
    assert changed.words == ("In", "Ivory", "Coast", "Bay", "and", "Ivory", "Coast", "Bay")
    assert changed.names == ("O", "B-LOC", "I-LOC", "I-LOC", "O", "B-LOC", "I-LOC", "I-LOC")
    assert swapped(gold, pool, 0.0, random.Random(1)) == gold
