"""The line in one process: order, rejects, languages, confidence."""

from __future__ import annotations

import pytest

from tests.engine.fake import article, load
from verbale.engine import Line, Setup, Tally
from verbale.engine.line import types_of
from verbale.language.encoder import Encoder
from verbale.record.rows import CodedArticle
from verbale.types import Article, Rejected

GONE = Rejected("x.txt", "missing", "no such file. Check the path.")


def test_outcomes_come_in_order_and_rejects_stay_where_they_stand() -> None:
    items: list[Article | Rejected] = [
        article("Met one", 1),
        GONE,
        article("LONG text", 2),
        article("Met two", 3),
    ]
    first, second, third, fourth = load(Setup()).code(items)
    assert isinstance(first, CodedArticle) and first.article.article_id == "a1"
    assert second is GONE
    assert third == Rejected("a2.txt", "unparsed", "the text is too long. Split it.")
    assert isinstance(fourth, CodedArticle) and fourth.article.article_id == "a3"


def test_events_are_linked() -> None:
    (coded,) = load(Setup()).code([article("Met in Oslo", 1)])
    assert isinstance(coded, CodedArticle)
    assert [one.statement_id for one in coded.events] == ["s-a1"]
    assert [one.statement_id for one in coded.statements] == ["s-a1"]


def test_a_slip_in_a_rule_costs_one_article_and_names_the_place() -> None:
    bad, good = load(Setup()).code([article("SLIP here", 1), article("Met", 2)])
    assert isinstance(bad, Rejected)
    assert (bad.where, bad.reason) == ("a1.txt", "failed")
    assert bad.message.startswith("stage events failed on article a1 (KeyError in fake.py:")
    assert "report it" in bad.message
    assert isinstance(good, CodedArticle)


def test_an_error_that_every_article_would_meet_stops_the_line() -> None:
    class Broken(Line):
        pass

    line = load(Setup())

    def fails(draft: object) -> object:
        raise OSError("disk")

    from dataclasses import replace

    broken = Broken(
        (replace(line.stages[0], work=fails), *line.stages[1:]),  # type: ignore[arg-type]
        line.run,
    )
    with pytest.raises(OSError, match="disk"):
        list(broken.code([article("Met")]))


def test_another_language_is_kept_with_nothing_coded() -> None:
    french, unknown = load(Setup()).code([article("Rencontre", 1, "fr"), article("Met", 2, None)])
    assert french == CodedArticle(article("Rencontre", 1, "fr"))
    assert isinstance(unknown, CodedArticle) and unknown.events


def test_events_that_are_not_sure_enough_are_left_out() -> None:
    (kept,) = load(Setup(min_confidence=0.9)).code([article("Met")])
    (cut,) = load(Setup(min_confidence=0.91)).code([article("Met")])
    assert isinstance(kept, CodedArticle) and isinstance(cut, CodedArticle)
    assert (len(kept.events), len(cut.events)) == (1, 0)
    assert cut.statements


def test_the_tally_counts_outcomes() -> None:
    tally = Tally()
    items: list[Article | Rejected] = [
        article("Met", 1),
        GONE,
        GONE,
        article("LONG", 2),
        article("Non", 3, "fr"),
    ]
    for outcome in load(Setup()).code(items):
        tally.add(outcome)
    assert (tally.articles, tally.unread, tally.statements) == (2, 1, 1)
    assert tally.events == {"CONSULT": 1}
    assert tally.rejects == {"missing": 2, "unparsed": 1}


@pytest.mark.slow
def test_the_packaged_line_codes_a_sentence() -> None:
    line = Line.load(Setup(given=(("published", "2016-09-09"),)))
    text = "Peru and Chile agreed on a ceasefire, the foreign minister of Peru said on Monday."
    (coded,) = line.code([article(text)])
    assert isinstance(coded, CodedArticle)
    assert [event.type for event in coded.events] == ["AGREE"]
    assert coded.events[0].statement_id == coded.statements[0].statement_id
    assert dict(line.run.settings) == {"published": "2016-09-09", "min_confidence": 0.0}
    assert line.run.model_digest == Encoder.load().inventories.model
    assert len(line.run.codebook_digest) == 64
    assert {"verbale", "python", "onnxruntime", "numpy"} == set(dict(line.run.versions))
    other = Line.load(Setup(min_confidence=0.5))
    assert other.run.run_id != line.run.run_id


@pytest.mark.slow
def test_the_types_of_a_model_are_its_labels_without_none() -> None:
    encoder = Encoder.load()
    types = types_of(encoder)
    assert "none" not in types
    assert bool(types) == bool(encoder.reader)
