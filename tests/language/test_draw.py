"""Views for people."""

from __future__ import annotations

from xml.etree import ElementTree

from tests.language.fake import article
from verbale.language.draw import to_conllu, to_svg, to_table
from verbale.types import Name, Parsed, Sentence, Word

TEXT = "Iran can't\n<go>."
PARSED = Parsed(
    article(TEXT),
    (
        Sentence(
            0,
            16,
            (
                Word(0, 4, "Iran", "Iran", "PROPN", 4, "nsubj"),
                Word(5, 7, "ca", "can", "AUX", 4, "aux"),
                Word(7, 10, "n't", "not", "PART", 4, "advmod"),
                Word(11, 12, "<", "<", "SYM", 4, "punct"),
                Word(12, 14, "go", "go", "VERB", 4, "root"),
                Word(14, 15, ">", ">", "SYM", 4, "punct"),
                Word(15, 16, ".", ".", "PUNCT", 4, "punct"),
            ),
        ),
    ),
    (Name(0, 4, "LOC"),),
)


def test_table() -> None:
    lines = to_table(PARSED).splitlines()
    assert lines[0].split() == ["word", "lemma", "pos", "head", "relation", "name"]
    assert lines[1].split() == ["1", "Iran", "Iran", "PROPN", "5", "go", "nsubj", "LOC"]
    assert lines[5].split() == ["5", "go", "go", "VERB", "–", "root"]


def test_conllu() -> None:
    assert to_conllu(PARSED).splitlines() == [
        "# sent_id = 1",
        "# text = Iran can't <go>.",
        "1\tIran\tIran\tPROPN\t_\t_\t5\tnsubj\t_\tName=B-LOC",
        "2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\t_",
        "2\tca\tcan\tAUX\t_\t_\t5\taux\t_\t_",
        "3\tn't\tnot\tPART\t_\t_\t5\tadvmod\t_\t_",
        "4\t<\t<\tSYM\t_\t_\t5\tpunct\t_\tSpaceAfter=No",
        "5\tgo\tgo\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No",
        "6\t>\t>\tSYM\t_\t_\t5\tpunct\t_\tSpaceAfter=No",
        "7\t.\t.\tPUNCT\t_\t_\t5\tpunct\t_\t_",
    ]


def test_svg_is_xml_with_an_arc_for_each_dependent() -> None:
    root = ElementTree.fromstring(to_svg(PARSED))
    name = "{http://www.w3.org/2000/svg}"
    texts = [element.text for element in root.iter(f"{name}text")]
    assert "<" in texts
    assert "PROPN LOC" in texts
    arcs = [path for path in root.iter(f"{name}path") if path.get("fill") == "none"]
    assert len(arcs) == 6
