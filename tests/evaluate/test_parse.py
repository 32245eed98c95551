"""Scores of parses, on figures worked out by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.language.fake import FakeEncoder
from verbale.errors import DataError
from verbale.evaluate.conllu import raw_text, read_conllu
from verbale.evaluate.names import name_figures, read_names
from verbale.evaluate.parse import Placed, align, evaluate_parse
from verbale.language.stage import Parser

CONLLU = """\
# newdoc id = a
# text = They don't.
1\tThey\tthey\tPRON\t_\t_\t4\tnsubj\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
2\tdo\tdo\tAUX\t_\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\t_\t_\t4\tadvmod\t_\t_
4\t.\t.\tPUNCT\t_\t_\t0\troot\t_\t_
4.1\tgo\tgo\tVERB\t_\t_\t_\t_\t0:root\t_

# text = Go on
1\tGo\tgo\tVERB\t_\t_\t0\troot\t_\t_
2\ton\ton\tADP\t_\t_\t1\tcompound:prt\t_\t_

# newpar
1\tYes\tyes\tINTJ\t_\t_\t0\troot\t_\t_
"""


def _file(folder: Path, text: str, name: str = "gold.conllu") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_conllu_is_read_with_tokens_spaces_and_paragraphs(tmp_path: Path) -> None:
    gold = read_conllu(_file(tmp_path, CONLLU))
    assert [len(sentence.words) for sentence in gold] == [4, 2, 1]
    assert [token.form for token in gold[0].tokens] == ["They", "don't", "."]
    assert [(token.first, token.last) for token in gold[0].tokens] == [(0, 1), (1, 3), (3, 4)]
    assert raw_text(gold) == "They don't. Go on\n\nYes "


@pytest.mark.parametrize(
    ("text", "message"),
    [("", "no sentence"), ("1\tx\n", "has 2 columns"), ("x" + "\t_" * 9 + "\n", "no number")],
)
def test_bad_conllu(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(DataError, match=message):
        read_conllu(_file(tmp_path, text))
    with pytest.raises(DataError, match="cannot be read"):
        read_conllu(tmp_path / "none.conllu")


def _placed(start: int, end: int, form: str, several: bool = False) -> Placed:
    return Placed(start, end, form, several, "X", form, "dep", 0)


def test_words_with_the_same_span_align() -> None:
    gold = [_placed(0, 2, "ab"), _placed(2, 4, "cd"), _placed(4, 5, "e")]
    found = [_placed(0, 2, "ab"), _placed(2, 3, "c"), _placed(3, 4, "d"), _placed(4, 5, "e")]
    assert list(align(gold, found)) == [(0, 0), (2, 3)]


def test_words_of_one_token_align_by_form() -> None:
    gold = [
        _placed(0, 3, "we"),
        _placed(3, 8, "do", True),
        _placed(3, 8, "n't", True),
        _placed(8, 9, "."),
    ]
    split = [_placed(0, 3, "we"), _placed(3, 5, "do"), _placed(5, 8, "n't"), _placed(8, 9, ".")]
    whole = [_placed(0, 3, "we"), _placed(3, 8, "don't"), _placed(8, 9, ".")]
    other = [_placed(0, 3, "we"), _placed(3, 6, "don"), _placed(6, 8, "n't"), _placed(8, 9, ".")]
    assert list(align(gold, split)) == [(0, 0), (1, 1), (2, 2), (3, 3)]
    assert list(align(gold, whole)) == [(0, 0), (3, 2)]
    assert list(align(gold, other)) == [(0, 0), (2, 2), (3, 3)]


def test_a_report_has_every_figure_between_0_and_1(tmp_path: Path) -> None:
    path = _file(tmp_path, CONLLU)
    parser = Parser(FakeEncoder())
    words = evaluate_parse(path, parser, raw=False)
    raw = evaluate_parse(path, parser, raw=True)
    assert [figure.name for figure in words.figures][-2:] == [
        "LAS, universal relations",
        "LAS, with subtypes",
    ]
    assert {figure.name: figure.value for figure in raw.figures}["word F1"] == 1.0
    for figure in (*words.figures, *raw.figures):
        assert figure.value is not None
        assert 0 <= figure.value <= 1
    assert words.data_hash == raw.data_hash


class _Gold(Parser):
    """A parser that gives back what a gold file says."""

    def __init__(self, path: Path) -> None:
        super().__init__(FakeEncoder())
        self.gold = read_conllu(path)

    def parse_words(self, sentences):  # type: ignore[no-untyped-def]
        found = super().parse_words(sentences)
        return [
            type(sentence)(
                sentence.start,
                sentence.end,
                tuple(
                    type(word)(
                        word.start,
                        word.end,
                        word.text,
                        right.lemma,
                        right.pos,
                        right.head - 1 if right.head else at,
                        right.relation.partition(":")[0],
                    )
                    for at, (word, right) in enumerate(zip(sentence.words, gold.words, strict=True))
                ),
            )
            for sentence, gold in zip(found, self.gold, strict=True)
        ]


def test_subtypes_are_told_apart(tmp_path: Path) -> None:
    path = _file(tmp_path, CONLLU)
    report = evaluate_parse(path, _Gold(path), raw=False)
    values = {figure.name: figure.value for figure in report.figures}
    assert values["UAS"] == values["LAS, universal relations"] == 1.0
    assert values["LAS, with subtypes"] == pytest.approx(6 / 7)


def test_names_are_read_from_both_forms(tmp_path: Path) -> None:
    uner = _file(
        tmp_path,
        "# text = x\n1\tMr.\tO\t-\n2\tPutin\tB-PER\t-\n\n1\tUN\tB-ORG\t-\n",
        "a.iob2",
    )
    assert [sentence.names for sentence in read_names(uner)] == [
        ((1, 2, "PER"),),
        ((0, 1, "ORG"),),
    ]
    cross = _file(tmp_path, "The\tO\nLabour\tB-politicalparty\nParty\tI-politicalparty\n", "b.txt")
    assert [sentence.names for sentence in read_names(cross)] == [((1, 3, "ORG"),)]
    for text in ("word\n", "word\tB-planet\n", ""):
        with pytest.raises(DataError):
            read_names(_file(tmp_path, text, "c.txt"))


def test_names_count_only_when_ends_and_kind_are_right() -> None:
    gold = [[(0, 2, "PER"), (4, 5, "LOC")], [(0, 1, "ORG")]]
    found = [[(0, 2, "PER"), (4, 5, "ORG")], [(0, 2, "ORG"), (3, 4, "MISC")]]
    values = {figure.name: figure.value for figure in name_figures(gold, found)}
    assert values["PER: F1"] == 1.0
    assert values["ORG: F1"] == 0.0
    assert values["LOC: precision"] is None
    assert values["PER, ORG, LOC: F1"] == pytest.approx(2 / 6)
    assert "all kinds: F1" not in values  # the gold annotates no MISC
