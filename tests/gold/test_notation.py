"""The form of gold files: lines, fields, remarks, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from verbale.gold.notation import Draft, parse, read_drafts
from verbale.gold.types import Problem


def parsed(text: str) -> tuple[list[Draft], list[Problem]]:
    problems: list[Problem] = []
    return parse(text, "a.gold", problems), problems


def test_items_lines_and_fields() -> None:
    drafts, problems = parsed(
        "# a remark\n\nS wire 2001 MKD,GRC hard=control | Athens called it off.\n"
        "E called + off = REJECT |\n   A Athens = GRC/GOV | X legal\nN LOC Athens\n"
        "D name briefing 2014-03-07 USA\nT Title here\nJ Menu\nP One.\nM One = USA\n+ Two.\n"
    )
    assert problems == []
    sentence, document = drafts
    assert (sentence.words, sentence.options) == (["wire", "2001", "MKD,GRC"], {"hard": "control"})
    note = sentence.lines[0].notes[0]
    assert (note.where, note.head) == ("a.gold:4", "called + off = REJECT")
    assert note.fields == {"A": "Athens = GRC/GOV", "X": "legal"}
    assert document.title == "Title here"
    assert [(line.mark, line.text) for line in document.lines] == [
        ("J", "Menu"),
        ("P", "One."),
        ("+", "Two."),
    ]
    assert document.lines[1].notes[0].head == "One = USA"


S = "S wire 2001 - | A sentence.\n"


@pytest.mark.parametrize(
    ("text", "where", "message"),
    [
        (S + "Z what", "a.gold:2", "a line begins with 'Z what'"),
        ("E x = AID", "a.gold:1", "E stands before any S or D"),
        ("S wire 2001 -", "a.gold:1", "the sentence is missing"),
        (S + "P Text.", "a.gold:2", "P belongs to documents"),
        (S + "T Title", "a.gold:2", "T belongs to documents"),
        ("D n wire 2001-01-01 -\nE x = AID", "a.gold:2", "E stands before any text"),
        (S + "E x = AID | Z y", "a.gold:2", "the field 'Z y' of E begins with none of A R X D L K"),
        (S + "Q said = direct | R y", "a.gold:2", "of Q begins with none of S C A Y"),
        (S + "E x = AID | A y | A z", "a.gold:2", "field A is given twice"),
    ],
)
def test_refused(text: str, where: str, message: str) -> None:
    _, problems = parsed(text)
    assert len(problems) == 1
    assert problems[0].where == where
    assert message in problems[0].message


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    path = tmp_path / "old.gold"
    path.write_bytes("S wire 2001 - | Café.\n".encode("latin-1"))
    problems: list[Problem] = []
    assert read_drafts(path, "old.gold", problems) == []
    assert "byte 19 is not UTF-8" in problems[0].message
