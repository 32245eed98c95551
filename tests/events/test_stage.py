"""A whole article by hand, coded with a codebook that the model does not know."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.build import mentions, parsed, seeing, spot
from tests.events.test_facts import codebook
from verbale.codebook.load import load
from verbale.codebook.types import Codebook
from verbale.events import EventCoder
from verbale.events.lexicon import Lexicon
from verbale.types import Event, Mentions, Span

TABLES = (
    """
Miners    miner     NOUN   2  nsubj
demanded  demand    VERB   0  root
higher    high      ADJ    4  amod
wages     wage      NOUN   2  obj
from      from      ADP    7  case
the       the       DET    7  det
pit       pit       NOUN   2  obl
on        on        ADP    9  case
Thursday  Thursday  PROPN  2  obl
_.        .         PUNCT  2  punct
""",
    """
The      the      DET    2  det
brewery  brewery  NOUN   5  nsubj
did      do       AUX    5  aux
not      not      PART   5  advmod
sack     sack     VERB   0  root
the      the      DET    7  det
drivers  driver   NOUN   5  obj
_.       .        PUNCT  5  punct
""",
    """
¶
In      in     ADP     2  case
Lyon    Lyon   PROPN   5  obl
the     the    DET     4  det
union   union  NOUN    5  nsubj
held    hold   VERB    0  root
talks   talk   NOUN    5  obj
with    with   ADP    10  case
the     the    DET    10  det
mill    mill   NOUN   10  compound
owners  owner  NOUN    6  nmod
_.      .      PUNCT   5  punct
""",
)
PARTIES = (
    "Miners = -/LAB; the pit = -/BUS; The brewery = -/BUS; the drivers = -/LAB;"
    " the union = -/LAB; the mill owners = -/BUS"
)


@pytest.fixture(scope="module")
def labour() -> Codebook:
    """The codebook of labour disputes."""
    return load(Path(__file__).parents[2] / "docs" / "codebooks" / "labour")


def article(published: date | None = date(2016, 9, 9)) -> Mentions:
    """The article with its mentions."""
    made = parsed(*TABLES, published=published, names="Lyon LOC")
    return mentions(made, PARTIES, "Lyon = FRA")


def told(event: Event, text: str) -> tuple[str, str, str | None, str, str, str]:
    """Trigger, type, mode, factuality, actors, recipients in words."""

    def words(*spans: Span) -> str:
        return " ".join(text[span.start : span.end] for span in spans)

    def names(side: str) -> str:
        return ", ".join(text[one.start : one.end] for one in getattr(event, side))

    return (
        words(*event.trigger), event.type, event.mode, event.factuality, names("actors"),
        names("recipients"),
    )  # fmt: skip


def test_the_lexicon_alone(labour: Codebook) -> None:
    found = article()
    events = EventCoder(labour, ("ACCUSE", "ASSAULT")).code(found)
    assert [told(event, found.parsed.article.text) for event in events] == [
        ("demanded", "CLAIM", "pay", "actual", "Miners", "the pit"),
        ("sack", "DISMISS", None, "actual", "The brewery", "the drivers"),
        ("held talks", "BARGAIN", None, "actual", "the union, the mill owners", ""),
    ]
    claim, dismiss, bargain = events
    assert (claim.quad, claim.intensity, claim.cameo) == (2, -1.0, None)
    assert claim.contexts == ()
    assert claim.when is not None
    assert (claim.when.date, claim.when.precision) == (date(2016, 9, 8), "day")
    assert dismiss.when is not None
    assert (dismiss.when.date, dismiss.when.precision) == (date(2016, 9, 9), "published")
    assert bargain.place is not None
    assert bargain.place.name == "Lyon"
    assert claim.place is None
    assert "entry CLAIM.demand" in claim.why[0]
    assert "claim.tsv" in claim.why[0].lower()


def test_without_a_date_of_publication(labour: Codebook) -> None:
    events = EventCoder(labour, ()).code(article(published=None))
    assert events[0].when is not None
    assert (events[0].when.date, events[0].when.precision) == (None, None)
    assert events[0].when.span is not None
    assert events[1].when is None


def test_what_the_model_spots_of_other_types_is_not_asked(labour: Codebook) -> None:
    plain = article()
    seen = replace(plain, parsed=seeing(plain.parsed, 0, spot(0, "ASSAULT .99")))
    types = ("ACCUSE", "ASSAULT")
    assert EventCoder(labour, types).code(seen) == EventCoder(labour, types).code(plain)


def test_ids_are_stable_and_differ(labour: Codebook) -> None:
    first = EventCoder(labour, ()).code(article())
    again = EventCoder(labour, ()).code(article())
    assert first == again
    ids = [event.event_id for event in first]
    assert len(set(ids)) == 3
    assert all(len(one) == 20 for one in ids)
    plain = article()
    other = replace(plain.parsed, article=replace(plain.parsed.article, article_id="a2"))
    moved = EventCoder(labour, ()).code(replace(plain, parsed=other))
    assert not {event.event_id for event in moved} & set(ids)


def test_what_was_dropped_is_told_sentence_by_sentence(labour: Codebook) -> None:
    traced = EventCoder(labour, ()).trace(article())
    assert [len(one.events) for one in traced] == [1, 1, 1]
    assert all(len(one.shares) == len(one.events) for one in traced)
    assert all(len(shares) == 4 for one in traced for shares in one.shares)


def test_an_article_without_anybody(labour: Codebook) -> None:
    made = parsed(TABLES[0])
    (event,) = EventCoder(labour, ()).code(mentions(made))
    assert (event.actors, event.recipients) == ((), ())


CALLED = """
Mali      Mali      PROPN   2  nsubj
expelled  expel     VERB    0  root
the       the       DET     4  det
envoy     envoy     NOUN    2  obj
of        of        ADP     6  case
Chad      Chad      PROPN   4  nmod
in        in        ADP     8  case
Bamako    Bamako    PROPN   2  obl
on        on        ADP    10  case
Thursday  Thursday  PROPN   2  obl
_.        .         PUNCT   2  punct
"""


def by_model(*links: str) -> tuple[Event, ...]:
    """The events where the model sees an expulsion, in the default codebook."""
    made = parsed(CALLED, published=date(2016, 9, 9), names="Bamako LOC")
    one = spot(
        1, "SANCTION .95", "SANCTION:expel .9", "actual .9",
        links="; ".join(("actor 0 .9", "recipient 3 .8", *links)),
    )  # fmt: skip
    found = mentions(
        seeing(made, 0, one), "Mali = MLI/GOV; the envoy of Chad = TCD/GOV", "Bamako = MLI"
    )
    types = [kind.name for kind in codebook().ontology.types]
    return EventCoder(codebook(), types).code(found)


def test_the_model_gives_date_and_place_of_its_own_acts() -> None:
    (event,) = by_model("date 9 .9", "place 7 .8")
    assert (event.type, event.mode, event.factuality) == ("SANCTION", "expel", "actual")
    assert event.place is not None
    assert event.when is not None
    assert event.when.date == date(2016, 9, 8)
    assert event.cameo == "166"
    (bare,) = by_model()
    assert bare.place is None
    assert bare.when is not None
    assert bare.when.precision == "published"
    assert 0 < bare.confidence < 1


def test_the_paragraph_gives_contexts_and_the_next_does_not() -> None:
    army = """
The       the      DET     2  det
army      army     NOUN    3  nsubj
stood     stand    VERB    0  root
by        by       ADP     3  obl
while     while    SCONJ   9  mark
soldiers  soldier  NOUN    9  nsubj
and       and      CCONJ   8  cc
tanks     tank     NOUN    6  conj
rolled    roll     VERB    3  advcl
past      past     ADP    13  case
the       the      DET    13  det
naval     naval    ADJ    13  amod
base      base     NOUN    9  obl
_.        .        PUNCT   3  punct
"""
    near = mentions(parsed(CALLED, army), "Mali = MLI/GOV; the envoy of Chad = TCD/GOV")
    far = mentions(parsed(CALLED, "¶" + army), "Mali = MLI/GOV; the envoy of Chad = TCD/GOV")
    coder = EventCoder(codebook(), ())
    (first,) = [event for event in coder.code(near) if event.type == "SANCTION"]
    (second,) = [event for event in coder.code(far) if event.type == "SANCTION"]
    assert "military" in first.contexts
    assert "military" not in second.contexts


def test_the_codebook_mends_lemmas_that_are_no_words() -> None:
    table = """
Mali     Mali     PROPN  2  nsubj
rebuked  rebuk    VERB   0  root
swore    swore    VERB   2  conj
_.       .        PUNCT  2  punct
"""
    found = Lexicon(load()).mended(parsed(table).sentences[0])
    assert [word.lemma for word in found.words] == ["Mali", "rebuke", "swear", "."]
