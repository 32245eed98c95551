"""A small record with all that an export can stumble on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from tests.record.samples import RUN, article, event, mention, span_of, talks
from verbale.record import CodedArticle, Record
from verbale.types import Mention, Party, Place, When

ODD = (
    "@The two ministers\tmet +Council of Lakes in Bern.\r\nThe UN and the EU sent 5 tons of food "
    "to Sudan in May.\n\nRebels burned the mill.\n\nIn Ohio farmers blocked a road."
)


def both(words: str, *parties: Party) -> Mention:
    """A mention of several parties."""
    return replace(mention(words, None, text=ODD), parties=parties)


def odd() -> CodedArticle:
    """Formulas, tabs, lists, bodies, a country and a CAMEO code nobody knows, half a date."""
    minister = Party("e1", "minister|a", "Minister, A", "SDN", ("GOV", "MIL"))
    other = Party("e2", None, "Minister B", "SSD", ("GOV", "PRM"))
    council = Party("e3", None, "+Council of Lakes", "IGO", ())
    united = Party("e4", "un", "United Nations", "UNO", ("GOV",))
    union = Party("e5", "eu", "European Union", "EUR", ("GOV",))
    sudan = Party("e6", None, "Sudan", "SDN", ("GOV",))
    rebels = Party("e7", None, "Rebels", None, ("REB", "UNK"))
    bern, ohio = span_of("Bern", ODD), span_of("Ohio", ODD)
    ministers = both("@The two ministers", minister, other)
    events = (
        event(
            "met",
            "CONSULT",
            article_id="odd",
            text=ODD,
            mode="multilateral",
            cameo="040",
            intensity=4.0,
            actors=(ministers, both("+Council of Lakes", council)),
            recipients=(ministers,),
            place=Place(bern.start, bern.end, "Bern", "CHE", 46.948, 7.4474, 2661552),
            contexts=("diplomatic", "territory"),
        ),
        event(
            "sent 5 tons",
            "AID",
            article_id="odd",
            text=ODD,
            cameo="0733",
            quad=2,
            intensity=10.0,
            actors=(both("The UN and the EU", united, union),),
            recipients=(both("Sudan", sudan),),
            when=When(date(2014, 5, 1), "month", span_of("in May", ODD)),
            place=Place(*_ends("Sudan"), "Sudan", "SDN", None, None, None),
        ),
        event(
            "burned",
            "ASSAULT",
            article_id="odd",
            text=ODD,
            mode=None,
            cameo="190",
            quad=4,
            intensity=-9.0,
            actors=(both("Rebels", rebels),),
            confidence=0.5,
        ),
        event(
            "blocked",
            "PROTEST",
            article_id="odd",
            text=ODD,
            mode="obstruct",
            cameo="144",
            quad=4,
            intensity=-7.5,
            actors=(mention("farmers", None, text=ODD),),
            place=Place(ohio.start, ohio.end, "Columbus", "USA", 39.9612, -82.9988, 4509177),
        ),
    )
    bare = article(
        "odd",
        ODD,
        url=None,
        source="=HYPERLINK(Daily)",
        title="-1+1|cmd",
        published=None,
        published_from=None,
        source_id="folder/odd.txt",
    )
    return CodedArticle(bare, events)


def _ends(words: str) -> tuple[int, int]:
    span = span_of(words, ODD)
    return span.start, span.end


def write(path: Path) -> None:
    """Write the record."""
    met = talks("a1").events[0].event_id
    again = talks("a2").events[0].event_id
    with Record.open(path, "write") as record:
        run_id = record.begin(RUN)
        record.commit(run_id, [odd(), talks("a2"), talks("a1")])
        with record.transaction():
            rows = [("a1", met, 0), ("a2", again, 1)]
            record.insert(
                "groups",
                [
                    {
                        "run_id": run_id,
                        "group_id": met,
                        "article_id": article_id,
                        "event_id": event_id,
                        "position": position,
                    }
                    for article_id, event_id, position in rows
                ],
            )
