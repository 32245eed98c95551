"""Documents of GUM, and which mentions are the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build import mentions, parsed
from verbale.errors import DataError
from verbale.evaluate.clusters import conll, score
from verbale.evaluate.coref import pair, read_documents

HEAD = "# newdoc id = GUM_{}_x\n# sent_id = 1\n"
ROWS = """\
1\tThe\tthe\tDET\t_\t_\t2\tdet\t_\tEntity=(1-person-new-cf1-2-sgl
2\tmayor\tmayor\tNOUN\t_\t_\t5\tnsubj\t_\t_
3\tof\tof\tADP\t_\t_\t4\tcase\t_\t_
4\tBonn\tBonn\tPROPN\t_\t_\t2\tnmod\t_\tEntity=(2-place-giv:act-cf2-1-coref-Bonn_(city))1)
5\tthanked\tthank\tVERB\t_\t_\t0\troot\t_\t_
6\ther\tits\tDET\t_\t_\t7\tnmod:poss\t_\tEntity=(3-organization-new-cf3-2-sgl(1-person-giv:act-cf1-1-ana)
7\tcouncil\tcouncil\tNOUN\t_\t_\t5\tobj\t_\tEntity=3)|SpaceAfter=No
8\t.\t.\tPUNCT\t_\t_\t5\tpunct\t_\t_

"""
OURS = """
The the DET 2 det
mayor mayor NOUN 5 nsubj
of of ADP 4 case
Bonn Bonn PROPN 2 nmod
thanked thank VERB 0 root
her its DET 7 nmod:poss
council council NOUN 5 obj
_. . PUNCT 5 punct
"""


def file(tmp_path: Path, genre: str) -> Path:
    path = tmp_path / "gum.conllu"
    path.write_text(HEAD.format(genre) + ROWS, encoding="utf-8")
    return path


def test_entities_of_a_document(tmp_path: Path) -> None:
    (document,) = read_documents(file(tmp_path, "news"))
    assert document.text.strip() == "The mayor of Bonn thanked her council."
    found = {
        (document.text[one.start : one.end], document.text[slice(*one.head)], one.entity, one.kind)
        for one in document.mentions
    }
    assert found == {
        ("The mayor of Bonn", "mayor", "1", "person"),
        ("Bonn", "Bonn", "2", "place"),
        ("her", "her", "1", "person"),
        ("her council", "council", "3", "organization"),
    }


def test_mentions_match_by_their_heads(tmp_path: Path) -> None:
    (document,) = read_documents(file(tmp_path, "speech"))
    # "The mayor" is shorter than GUM's phrase; Bonn is a place, left out; thanked matches nothing
    ours = mentions(
        parsed(OURS), "The mayor = DEU/GOV; Bonn = DEU; thanked = -; her = @The mayor; council = -"
    )
    gold, found, both = pair(document, ours)
    assert sorted(map(len, gold)) == [1, 2]
    assert sorted(map(len, found)) == [1, 1, 2]
    assert len(both) == 3
    sums = score([(gold, found)])
    assert sums["MUC"].f1 == 1
    assert 0.5 < conll(sums) < 1


def test_a_file_without_such_documents(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no document of news"):
        read_documents(file(tmp_path, "vlog"))
