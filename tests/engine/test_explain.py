"""The reading that `verbale explain` prints."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.build import parsed
from tests.engine.fake import event, mention, statement
from verbale.engine.explain import Reading, explained
from verbale.events.lexicon import Dropped
from verbale.events.stage import Traced
from verbale.types import (
    Likely,
    Link,
    Mentions,
    Party,
    Place,
    Span,
    Spotted,
    When,
)

TABLE = """
Chad  Chad PROPN 2 nsubj
met   meet VERB  0 root
Niger Niger PROPN 2 obj
in    in   ADP   5 case
Oslo  Oslo PROPN 2 obl
"""
CHAD = Party("e1", "state:TCD", "Chad", "TCD", ("GOV",))


def reading() -> Reading:
    found = parsed(TABLE)
    text = found.article.text
    (sentence,) = found.sentences
    spotted = Spotted(
        1,
        acts=(Likely("CONSULT", 0.8), Likely("AGREE", 0.01)),
        facts=(Likely("actual", 0.97),),
        links=(
            Link(0, "actor", 0.9),
            Link(3, "place", 0.4),
            Link(4, "place", 0.7),
            Link(2, "actor", 0.2),
        ),
    )
    sentence = replace(sentence, spotted=(spotted,))
    found = replace(found, sentences=(sentence,))
    chad = mention(text, "Chad", CHAD)
    oslo = Place(18, 22, "Oslo", "NOR", 59.91, 10.75, 1)
    when = When(date(2016, 9, 5), "day", Span(15, 22))
    act = event(text, "met", actors=(chad,), place=oslo, when=when)
    said = replace(statement(text, text), addressee=chad, reply_to=Span(0, 4))
    dropped = Dropped((2,), "ASSAULT by ASSAULT.hit", "sport: match (stops.tsv:3)")
    return Reading(
        Mentions(found, (chad, replace(chad, parties=(), how="pronoun, open")), (oslo,)),
        (Traced(sentence, (replace(act, statement_id="s"),), (dropped,)),),
        (said,),
    )


def test_everything_is_told() -> None:
    told = explained(reading())
    assert told.startswith("Chad met Niger in Oslo\n\nwords\n")
    for line in (
        "  1  Chad   Chad   PROPN  nsubj     met",
        "  2  met    meet   VERB   root      –",
        "  Chad  Chad (TCD GOV)  by hand        0.90",
        "  Chad  open            pronoun, open  0.90",
        "  Oslo: Oslo, NOR, 59.91, 10.75",
        "  met: CONSULT, actual, confidence 0.90",
        "    who        Chad (TCD GOV)",
        "    to whom    –",
        "    when       2016-09-05, by “in Oslo”",
        "    where      Oslo",
        "    said in    s",
        "    model      met: CONSULT 0.80; actual 0.97",
        "    model        actor Chad 0.90",
        "    model        place Oslo 0.70, in 0.40",
        "    because    by hand",
        "  Niger: ASSAULT by ASSAULT.hit\n    dropped: sport: match (stops.tsv:3)",
        "  –, indirect: Chad met Niger in Oslo",
        "    cue        –",
        "    to         Chad (TCD GOV)",
        "    answers    Chad",
    ):
        assert f"{line}\n" in f"{told}\n", line


def test_sections_without_content_are_left_out() -> None:
    whole = reading()
    (traced,) = whole.traced
    bare = replace(
        whole,
        mentions=replace(whole.mentions, mentions=(), places=()),
        traced=(replace(traced, events=(), dropped=()),),
        statements=(),
    )
    told = explained(bare)
    for title in ("mentions", "places", "acts", "considered", "statements"):
        assert f"\n{title}" not in told
    assert not told.endswith("\n")
