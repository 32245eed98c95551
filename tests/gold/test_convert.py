"""From notation to offsets."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.gold.helpers import only, read
from verbale.gold.types import GoldName, Span, Who

SENTENCE = """
S wire 1995 HRV,BIH hard=pronoun | Zagreb's envoy met the Bosnian premier in Split in May 1995; he
  called the talks off, she said.
E met = CONSULT | A Zagreb's envoy = HRV/GOV @envoy ; the Bosnian premier = BIH/GOV @premier |
  D in May 1995 = 1995-05 | L Split = HRV | X diplomatic
E called + off = REJECT:meet negated &end | A he = @envoy | K 1246
Q said = indirect | S she = @premier | C he .. off
N LOC Zagreb ; Split | MISC Bosnian
"""


def test_sentence() -> None:
    item = only(SENTENCE)
    assert item.item_id.startswith("desk.")
    assert (item.kind, item.style, item.year, item.published) == ("sentence", "wire", 1995, None)
    assert item.countries == ("HRV", "BIH")
    assert item.hard == ("pronoun", "several")
    met, called = item.events
    assert (item.words(*met.trigger), met.type, met.mode) == ("met", "CONSULT", None)
    assert [item.words(mention.span) for mention in met.actors] == [
        "Zagreb's envoy",
        "the Bosnian premier",
    ]
    assert met.actors[0].who == (Who("envoy", "HRV", ("GOV",)),)
    assert met.date is not None
    assert (met.date.value, met.date.precision) == (date(1995, 5, 1), "month")
    assert met.place is not None
    assert (item.words(met.place.span), met.place.country) == ("Split", "HRV")
    assert met.contexts == ("diplomatic",)
    assert met.statement is None
    assert item.words(*called.trigger) == "called off"
    assert (called.factuality, called.same, called.cameo) == ("negated", "end", "1246")
    assert called.statement == 0
    assert called.actors[0].who[0].entity == "envoy"
    (statement,) = item.statements
    assert item.words(*statement.content) == "he called the talks off"
    assert statement.source is not None
    assert item.words(statement.source) == "she"
    assert statement.speaker == (Who("premier", "BIH", ("GOV",)),)
    assert GoldName(Span(0, 6), "LOC") in item.names
    assert [item.words(mention.span) for mention in item.mentions] == [
        "Zagreb's envoy",
        "the Bosnian premier",
        "he",
        "she",
    ]


DOCUMENT = """
D port briefing 2014-03-07 UKR,RUS hard=question group=quay outlet=Baltic_Courier
T Port reopens
J Menu
J~ picture-of-a-port
P QUESTION: Is the port of Odesa open?
Q - = unmarked | S QUESTION = -/JRN | C Is .. open?
+ MS RUDD: It is. We opened it on Friday.
Q - = answer | S MS RUDD = UKR/GOV @rudd | C It .. Friday. | Y ^Is .. open?
E opened = RETREAT:access &open | A We = @rudd | D on Friday = 2014-02-28
P Nobody has complained since.
Q - = unmarked | S @rudd | C Nobody .. since.
J Comments
N LOC Odesa | PER RUDD
"""


def test_document() -> None:
    item = only(DOCUMENT)
    assert (item.item_id, item.year, item.published) == ("port", 2014, date(2014, 3, 7))
    assert (item.group, item.outlet, item.title) == ("quay", "Baltic Courier", "Port reopens")
    assert item.text == (
        "QUESTION: Is the port of Odesa open? MS RUDD: It is. We opened it on Friday.\n\n"
        "Nobody has complained since."
    )
    assert item.raw == (
        "Port reopens\n\nMenu\n\npicture-of-a-portQUESTION: Is the port of Odesa open? MS RUDD: It "
        "is. We opened it on Friday.\n\nNobody has complained since.\n\nComments"
    )
    assert [item.words(span)[:8] for span in item.sentences] == ["QUESTION", "MS RUDD:", "Nobody h"]
    assert item.paragraphs == (0, 78)
    question, answer, later = item.statements
    assert question.form == "unmarked"
    assert answer.reply_to is not None
    assert item.words(answer.reply_to) == "Is the port of Odesa open?"
    assert later.source is None
    assert later.speaker == answer.speaker
    assert item.events[0].statement == 1
    assert item.events[0].same == "open"


def test_text_without_clutter_has_no_page() -> None:
    assert only(SENTENCE).raw is None


def test_forms_of_parties() -> None:
    item = only(
        "S wire 2001 - | Both armies shelled the hospital and a study says that they met the UN.\n"
        "E shelled = ASSAULT:heavy-weapons | A Both armies = IND/MIL+PAK/MIL,SPY |"
        " R the hospital = -/MED\n"
        "E met = CONSULT | A they = @one @two ; the UN = UNO\n"
        "Q says = indirect | S a study = - | C that .. UN\n"
        "M a study = USA @one ; hospital = -/UNK @two\n"
        "N ORG UN\n"
    )
    shelled, met = item.events
    assert [(who.country, who.sectors) for who in shelled.actors[0].who] == [
        ("IND", ("MIL",)),
        ("PAK", ("MIL", "SPY")),
    ]
    assert shelled.recipients[0].who[0].country is None
    assert [who.entity for who in met.actors[0].who] == ["one", "two"]
    assert met.actors[1].who[0].country == "UNO"
    assert item.statements[0].speaker == ()
    assert item.statements[0].source is not None


def test_innermost_statement_holds_the_event() -> None:
    item = only(
        "S wire 2001 - | The envoy said the minister claimed that rebels fled.\n"
        "E fled = RETREAT:withdraw | A rebels = SYR/REB\n"
        "Q said = indirect | S The envoy = USA/GOV | C the .. fled\n"
        "Q claimed = indirect | S the minister = SYR/GOV | C that .. fled\n"
    )
    assert item.events[0].statement == 1


def test_longer_name_wins_over_one_inside_it() -> None:
    item = only(
        "S headline 2001 GIN,GNB none=sport | Guinea-Bissau beat Guinea\n"
        "N LOC Guinea ; Guinea-Bissau\n"
    )
    assert [(name.span.start, name.span.end) for name in item.names] == [(0, 13), (19, 25)]


WORDS = st.sampled_from("ministers rebels quietly border river bank met left again there".split())


@given(words=st.lists(WORDS, min_size=8, max_size=30), data=st.data())
def test_offsets_of_any_trigger_and_actor_come_back(words: list[str], data: st.DataObject) -> None:
    def drawn() -> tuple[str, str]:
        first = data.draw(st.integers(0, len(words) - 1))
        last = data.draw(st.integers(first, len(words) - 1))
        quoted = " ".join(words[first : last + 1])
        before = sum(
            words[number : number + last + 1 - first] == words[first : last + 1]
            for number in range(first + 1)
        )
        # Overlapping repeats are counted by position above and skipped by the finder.
        return quoted, f"{quoted}#{before}" if last == first else quoted

    trigger, trigger_reference = drawn()
    actor, actor_reference = drawn()
    text = " ".join(words)
    items, problems = read(
        f"S headline 2001 - | {text}\n"
        f"E {trigger_reference} = AGREE | A {actor_reference} = USA/GOV\n"
    )
    if [problem for problem in problems if problem.level == "error"]:
        assert any("Number it" in problem.message for problem in problems)
        return
    (event,) = items[0].events
    assert items[0].words(*event.trigger) == trigger
    assert items[0].words(event.actors[0].span) == actor
