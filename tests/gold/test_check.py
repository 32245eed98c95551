"""Everything that the checker names."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.gold.helpers import read
from verbale.cli.gold import gold
from verbale.errors import DataError
from verbale.gold.check import load, read_corpus
from verbale.gold.types import Problem

HEAD = "S wire 2001 USA | "
TEXT = "The army insists rebels shelled the old town and met Kim near the river."
S = HEAD + TEXT + "\nN PER Kim\n"
MET = "E met = CONSULT | A rebels = SYR/REB\n"
GOOD = S + MET


def problems_of(text: str) -> list[Problem]:
    return read(text)[1]


def test_good_item_has_no_problem() -> None:
    assert problems_of(GOOD) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        # the head
        ("S wire 2001 | " + TEXT, "the head has 2 words after its mark"),
        ("D wire 2001-01-01 -\nP " + TEXT, "the head has 3 words after its mark"),
        ("S wire 2001 - mood=bad | " + TEXT, "unknown option 'mood'"),
        ("S wire 01 - | " + TEXT, "'01' is no year and no date"),
        ("S wire 2001 - date=2001-02 | " + TEXT, "'2001-02' is no full date"),
        ("S wire 2001 - date=2001-02-30 | " + TEXT, "'2001-02-30' is no date"),
        ("D name wire 2001 -\nP " + TEXT, "'2001' is no full date"),
        ("S epic 2001 - | " + TEXT, "unknown style 'epic'"),
        ("S wire 2001 - hard=tough | " + TEXT, "unknown hard case 'tough'"),
        ("S wire 2001 - none=dull | " + TEXT, "unknown kind of none 'dull'"),
        ("S wire 2001 XXX | " + TEXT, "'XXX' is no ISO 3166"),
        ("D name wire 2001-01-01 -\nJ Menu", "the item has no text"),
        # events
        (S + "E met | A rebels = SYR/REB", "the type is missing"),
        (S + "E - = CONSULT", "the trigger is missing"),
        (S + "E met = FIGHT", "unknown type 'FIGHT'"),
        (S + "E met = CONSULT:riot", "'riot' is no mode of CONSULT; allowed: multilateral, phone"),
        (S + "E met = AGREE:riot", "'riot' is no mode of AGREE; allowed: none"),
        (S + "E met = AGREE maybe", "unknown factuality 'maybe'"),
        (S + "E met = AGREE | X weather", "unknown context 'weather'"),
        (S + "E met = AGREE | K 99", "'99' is no CAMEO code"),
        (S + "E met = AGREE | D near the river = May", "'May' is no date"),
        (S + "E met = AGREE | L river = XXX", "'XXX' is no ISO 3166"),
        (S + "E fled = AGREE", "'fled' stands not at all in this line"),
        # parties
        (S + "E met = AGREE | A rebels", "'rebels' has no codes"),
        (S + "E met = AGREE | A @x", "'@x' has no words"),
        (S + "E met = AGREE | A rebels = @x", "@x is defined nowhere"),
        (S + "E met = AGREE | A rebels = SYR/REB @Big", "'@Big' is no label"),
        (S + "E met = AGREE | A rebels = SYR REB", "cannot be read"),
        (S + "E met = AGREE | A rebels = XXX/REB", "'XXX' is no country or entity class"),
        (S + "E met = AGREE | A rebels = SYR/BAD", "'BAD' is no sector"),
        (S + "E met = AGREE | A rebels = -", "neither country nor sector"),
        (GOOD + "M rebels = IRQ/REB", "'rebels' has other codes in another line"),
        (GOOD + "M Kim = USA @k ; The army = SYR @k", "@k is defined twice"),
        # statements and names
        (GOOD + "Q insists = indirect | S The army = USA/MIL", "the content is missing"),
        (GOOD + "Q insists = shouted | S The army = USA/MIL | C rebels .. town", "unknown form"),
        (GOOD + "Q insists = indirect | S @x | C rebels .. town", "@x is defined nowhere"),
        (GOOD + "N DOG Kim", "unknown kind of name 'DOG'"),
        (GOOD + "N PER Lee", "the name 'Lee' is not in the text"),
        # the item as a whole
        ("S wire 1989 - | " + TEXT + "\n" + MET, "year 1989; allowed: 1990 to 2026"),
        ("S wire 2001 - date=2002-01-01 | " + TEXT + "\n" + MET, "is not in the year 2001"),
        ("S wire 2001 - none=sport | " + TEXT + "\n" + MET, "none=sport, and an event is marked"),
        (S, "no event is marked. Add E"),
        (HEAD + "Two  blanks stand in this very sentence, and rebels met.\n" + MET, "two blanks"),
        (S + "E shelled = SANCTION | A rebels = SYR/REB", "SANCTION must have a recipient"),
        (S + "E met = COOPERATE | A rebels = SYR/REB", "COOPERATE must have a recipient"),
        (S + "E met = AGREE | A rebels = SYR/REB | R rebels", "'rebels' is both actor and recip"),
        (GOOD + MET, "the same event is marked twice"),
        (
            GOOD + "Q insists = indirect | S The army = USA/MIL | C army .. town",
            "'The army' is source or cue and lies in the content",
        ),
        (
            GOOD + "Q insists = indirect | S The army = USA/MIL | C insists rebels",
            "is source or cue",
        ),
        (GOOD + "Q - = direct | S The army = USA/MIL | C rebels .. town", "direct needs a cue"),
        (GOOD + "Q - = unmarked | C rebels .. town", "no source. Write S"),
    ],
)
def test_errors(text: str, message: str) -> None:
    errors = [problem for problem in problems_of(text) if problem.level == "error"]
    assert any(message in problem.message for problem in errors), errors


def test_trigger_across_sentences() -> None:
    found = problems_of(
        "D name wire 2001-01-01 -\nP The rebels met.\nE met .. fled = RETREAT | A The rebels = "
        "SYR/REB\n+ They fled.\n"
    )
    assert any("does not lie within one sentence" in problem.message for problem in found)


def test_cooperation_of_two_actors_needs_no_recipient() -> None:
    text = S + "E met = COOPERATE | A rebels = SYR/REB ; Kim = PRK/GOV\n"
    assert problems_of(text) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (HEAD + "Rebels met.\nE met = AGREE | A Rebels = SYR/REB", "2 words; sentences have 8"),
        ("D name wire 2001-01-01 -\nP Rebels met.", "2 words; documents have 150"),
        (
            GOOD + "Q insists = direct | S The army = USA/MIL | C rebels .. town",
            "direct, and the con",
        ),
        (
            HEAD + "The army in the north said rebels had “met” the envoy there.\n"
            "E met = AGREE | A rebels = SYR/REB\n"
            "Q said = indirect | S The army = USA/MIL | C rebels .. envoy",
            "is it mixed?",
        ),
        (HEAD + TEXT + "\n" + MET, "no name covers Kim"),
        (S.replace("shelled", "told to quit") + MET, "'told' is no cue and no trigger"),
        (
            S.replace("old town", "“old and empty town”") + MET,
            "'“old and empty town”' is quoted and lies in no content",
        ),
        (S.replace("and met", "would meet") + MET.replace("met", "would meet"), "without its aux"),
        (S.replace("the old", "Kim's") + MET + "M Kim's = USA", "ends with a possessive"),
        (S.replace("rebels", "rebels, monks") + MET + "M rebels, monks = SYR", "holds a comma"),
    ],
)
def test_warnings(text: str, message: str) -> None:
    found = problems_of(text)
    assert [problem.level for problem in found] == ["warning"]
    assert message in found[0].message


def test_every_problem_names_its_line() -> None:
    (problem,) = problems_of(S + "\n# a remark\n" + MET.replace("met", "fled")[:-1])[:1]
    assert problem.where == "desk.gold:5"


def test_corpus_names_what_stands_twice(tmp_path: Path) -> None:
    (tmp_path / "a.gold").write_text(GOOD, encoding="utf-8")
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "a.gold").write_text(GOOD, encoding="utf-8")
    problems: list[Problem] = []
    assert len(read_corpus(tmp_path, problems)) == 2
    assert [problem.where for problem in problems] == ["b/a.gold:1", "b/a.gold:1"]
    assert "the same id as a.gold:1" in problems[0].message
    assert "the same text as a.gold:1" in problems[1].message
    assert read_corpus(tmp_path, [], "document") == []
    with pytest.raises(DataError, match="the same id"):
        load(tmp_path)


def test_folder_without_gold_files(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"no gold files there\. Give a \.gold file"):
        read_corpus(tmp_path, [])


def test_command(tmp_path: Path) -> None:
    path = tmp_path / "a.gold"
    path.write_text(HEAD + TEXT + "\n" + MET, encoding="utf-8")
    run = CliRunner().invoke
    result = run(gold, ["check", str(path)])
    assert result.exit_code == 0
    assert result.output.splitlines() == [
        "a.gold:1: warning: no name covers Kim. Add to N, if it is a name.",
        "1 items, 1 events, 0 errors, 1 warnings",
    ]
    assert run(gold, ["check", "--strict", str(path)]).exit_code == 1
    path.write_text(S, encoding="utf-8")
    result = run(gold, ["check", "--quiet", str(path)])
    assert result.exit_code == 1
    assert "no event is marked" in result.output
