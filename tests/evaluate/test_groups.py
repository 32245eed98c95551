"""Pairs of reports, on the gold corpus and on documents in its notation."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from verbale.errors import DataError
from verbale.evaluate.coded_gold import coded
from verbale.evaluate.groups import evaluate_groups, gold_pairs, grouped_pairs, of_gold, of_line
from verbale.evaluate.running import figure
from verbale.gold.check import load

GOLD = Path(__file__).resolve().parent.parent.parent / "gold"
REPORT = """
D raid-{number} wire 2014-07-1{number} SDN,SSD group=raid outlet=Outlet_{number}
T A raid
P Sudanese aircraft bombed {number} stalls of Adol on Saturday.
E bombed = ASSAULT:aerial &raid | A Sudanese aircraft = SDN/MIL @air | R {number} stalls = SSD/CVL \
@stalls | D on Saturday = 2014-07-12 | L Adol = SSD | X military
N MISC Sudanese | LOC Adol
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    text = "".join(REPORT.format(number=number) for number in (4, 5, 6))
    (tmp_path / "raid.gold").write_text(text, encoding="utf-8")
    return tmp_path


def test_a_gold_document_as_a_coded_article(folder: Path) -> None:
    item = load(folder)[0]
    article = coded(item)
    (event,) = article.events
    text = article.article.text
    assert event.event_id == "raid-4#0"
    assert [text[span.start : span.end] for span in event.trigger] == ["bombed"]
    assert text[event.sentence.start : event.sentence.end] == text.strip()
    assert (event.type, event.mode, event.contexts) == ("ASSAULT", "aerial", ("military",))
    assert [party.country for one in event.recipients for party in one.parties] == ["SSD"]
    assert event.when is not None and event.when.precision == "day"
    assert event.place is not None and event.place.name == "Adol"


def test_pairs_are_counted_across_articles_only(folder: Path) -> None:
    told = [of_gold(item) for item in load(folder)]
    assert len(gold_pairs(told)) == 3
    assert grouped_pairs(told) == gold_pairs(told)
    twice = replace(told[0], acts={**told[0].acts, "other": ("raid", "raid")})
    assert len(gold_pairs([twice])) == 0
    assert gold_pairs([replace(one, acts={}) for one in told]) == frozenset()


def test_what_the_line_finds_stands_for_the_gold_event(folder: Path) -> None:
    class Echo:
        """Finds what is annotated, and nothing in the last document."""

        def code(self, articles: object) -> object:
            items = load(folder)
            for item in items[:-1]:
                yield coded(item)
            yield replace(coded(items[-1]), events=())

    told = list(of_line(load(folder), Echo(), {}))  # type: ignore[arg-type]  # all that is used
    assert gold_pairs(told) == frozenset({("raid-4#0", "raid-5#0")})
    assert grouped_pairs(told) == gold_pairs(told)


def test_the_groups_of_the_gold_corpus() -> None:
    report = evaluate_groups(GOLD, "all")
    f1 = figure(report, "pairs: F1")
    assert f1 is not None and f1.value is not None and f1.bar == 0.85
    assert f1.value >= 0.85
    assert figure(report, "pairs of test: F1") is not None


def test_a_part_without_groups(folder: Path) -> None:
    (folder / "raid.gold").write_text("S wire 2014 - | Nothing happened.\n", encoding="utf-8")
    with pytest.raises(DataError):
        evaluate_groups(folder, "all")
