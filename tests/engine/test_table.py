"""The table of one article."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.engine.fake import article, event, mention, statement
from verbale.engine.table import (
    in_columns,
    needs_note,
    party_of,
    shortened,
    speaker_of,
    to_table,
    when_of,
)
from verbale.record.rows import CodedArticle
from verbale.types import Party, Place, When

TEXT = "Chad and Niger met in Oslo on Monday, an envoy said."
CHAD = Party("e1", "state:TCD", "Chad", "TCD", ("GOV",))
NIGER = Party("e2", "state:NER", "Niger", "NER", ("GOV",))


def coded() -> CodedArticle:
    met = event(
        TEXT,
        "met",
        actors=(mention(TEXT, "Chad", CHAD), mention(TEXT, "Niger", NIGER)),
        place=Place(22, 26, "Oslo", "NOR", 59.91, 10.75, 1),
        when=When(date(2016, 9, 5), "day", None),
        mode="visit",
    )
    said = statement(TEXT, "Chad and Niger met in Oslo on Monday", source="an envoy")
    return CodedArticle(replace(article(TEXT), title="Talks"), (met,), (said,))


def test_a_page_with_an_event_and_a_statement() -> None:
    assert to_table(coded()) == (
        "Talks\n"
        "no date, 11 words, a0.txt\n"
        "\n"
        "date        who                              what           "
        "to whom  fact    place  words\n"
        "2016-09-05  Chad (TCD GOV); Niger (NER GOV)  CONSULT:visit  –        actual  Oslo   met\n"
        "\n"
        "speaker   form      said\n"
        "an envoy  indirect  Chad and Niger met in Oslo on Monday"
    )


def test_pages_without_anything() -> None:
    empty = CodedArticle(article("Nothing."))
    assert to_table(empty).endswith("No event, no statement.")
    french = CodedArticle(article("Rien.", language="fr"))
    assert to_table(french).endswith("Not English (fr): kept, nothing coded.")


def test_dates_are_shown_as_exact_as_they_are() -> None:
    day = date(2016, 9, 5)
    shown = [when_of(When(day, how, None)) for how in ("day", "month", "year", "published")]
    assert shown == ["2016-09-05", "2016-09", "2016", "(2016-09-05)"]
    assert when_of(None) == when_of(When(None, None, None)) == "–"
    assert not needs_note(coded())
    (one,) = coded().events
    dated = replace(one, when=When(day, "published", None))
    assert needs_note(CodedArticle(article(TEXT), (dated,)))


def test_a_long_name_is_cut_before_its_codes() -> None:
    party = Party("e1", None, "Intergovernmental Authority on Development", "IGO", ())
    assert party_of(party) == "Intergovernmental Autho… (IGO)"
    assert party_of(replace(party, name="They", country=None)) == "They"


def test_a_speaker_is_the_party_else_the_words() -> None:
    said = statement(TEXT, "met", source="an envoy")
    assert speaker_of(TEXT, said) == "an envoy"
    assert speaker_of(TEXT, replace(said, source=None)) == "–"
    assert speaker_of(TEXT, replace(said, speaker=mention(TEXT, "Chad", CHAD))) == "Chad (TCD GOV)"
    assert speaker_of(TEXT, replace(said, speaker=mention(TEXT, "Chad"))) == "Chad"


def test_cells() -> None:
    assert shortened("a  b\nc", 10) == "a b c"
    assert shortened("abcdef", 4) == "abc…"
    assert list(in_columns([("a", "bb"), ("ccc", "")])) == ["a    bb", "ccc"]
