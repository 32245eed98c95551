"""Which phrases stand for the same party."""

from __future__ import annotations

from dataclasses import replace

from verbale.actors.entities import Cast, Entity
from verbale.actors.reading import Reading


def reading(kind: str, name: str, **more: str | None) -> Reading:
    """What a phrase tells."""
    country, sector = more.get("country"), more.get("sector")
    return Reading(
        kind, more.get("actor"), name, country, (sector,) if sector else (),
        tuple((more.get("roles") or "").split()), "made", 0.9,
    )  # fmt: skip


def add(
    cast: Cast, one: Reading, at: tuple[int, int], lemma: str = "", *,
    plural: bool = False, subject: bool = False,
) -> Entity:  # fmt: skip
    """A party that is mentioned for the first time."""
    entity = cast.add(one, plural)
    cast.seen(entity, one, lemma, at, subject)
    return entity


LEE = reading("person", "Ann Lee", country="NOR", sector="GOV", roles="president")
MALI = reading("state", "Mali", actor="state:MLI", country="MLI", sector="GOV")
REBELS = reading("noun", "the rebels", country="MLI", sector="REB", roles="rebel")


def cast() -> tuple[Cast, Entity, Entity, Entity]:
    """A president, a state and rebels, in one sentence."""
    made = Cast()
    lee = add(made, LEE, (0, 0), subject=True)
    mali = add(made, MALI, (0, 4))
    rebels = add(made, REBELS, (0, 8), "rebel", plural=True)
    return made, lee, mali, rebels


def test_numbers_count_up() -> None:
    made, lee, mali, rebels = cast()
    assert [lee.number, mali.number, rebels.number] == [1, 2, 3]
    assert made.entities == [lee, mali, rebels]


def test_names() -> None:
    made, lee, mali, _ = cast()
    assert made.named(reading("person", "Lee"), "lee", False) is lee
    assert made.named(reading("person", "Ann Lee"), "lee", False) is lee
    assert made.named(reading("person", "Bo Lee"), "lee", False) is None
    assert made.named(MALI, "mali", False) is mali
    assert made.named(reading("body", "Ann Lee"), "lee", False) is None


def test_the_full_name_after_the_surname() -> None:
    made = Cast()
    first = add(made, reading("person", "Lee"), (0, 0))
    full = reading("person", "Ann Lee")
    assert made.named(full, "lee", False) is first
    made.seen(first, full, "lee", (1, 0), True)
    assert first.name == "Ann Lee"
    assert first.names == {"lee", "ann lee"}


def test_a_state_and_its_army_are_two() -> None:
    made, *_ = cast()
    army = reading("state", "Mali", actor="state:MLI", country="MLI", sector="MIL")
    assert made.named(army, "mali", False) is None


def test_definite_phrases() -> None:
    made, lee, _, rebels = cast()
    assert made.called("rebel", (), None, True) is rebels
    assert made.called("rebel", (), None, False) is None
    assert made.called("rebel", (), "NOR", True) is None
    assert made.called("leader", ("president",), None, False) is lee
    assert made.called("miner", (), None, True) is None


def test_pronouns() -> None:
    made, lee, mali, rebels = cast()
    assert made.pronoun("she", (1, 0), True) == [lee]
    assert made.pronoun("it", (1, 0), True) == [mali]
    assert made.pronoun("they", (1, 0), True) == [rebels]
    assert made.pronoun("we", (1, 0), True) == []


def test_they_may_be_a_state_if_there_is_no_plural() -> None:
    made = Cast()
    mali = add(made, MALI, (0, 0))
    assert made.pronoun("they", (1, 0), True) == [mali]


def test_a_pronoun_looks_back_a_few_sentences_and_never_ahead() -> None:
    made, lee, *_ = cast()
    assert made.pronoun("she", (3, 0), True) == [lee]
    assert made.pronoun("she", (4, 0), True) == []
    assert made.pronoun("she", (0, 0), True) == []


def test_the_subject_goes_first() -> None:
    made = Cast()
    lee = add(made, LEE, (0, 0), subject=True)
    other = add(made, reading("person", "Bo Ba"), (0, 5))
    assert made.pronoun("he", (1, 0), True) == [lee, other]


def test_a_body_is_no_person() -> None:
    made = Cast()
    committee = replace(reading("noun", "the committee"), human=False)
    add(made, committee, (0, 0), "committee")
    assert made.pronoun("he", (1, 0), True) == []
    assert len(made.pronoun("it", (1, 0), True)) == 1


def test_what_the_words_leave_open_may_be_either() -> None:
    made = Cast()
    ship = add(made, reading("noun", "a warship"), (0, 0), "warship")
    assert made.pronoun("he", (1, 0), True) == made.pronoun("it", (1, 0), True) == [ship]
    assert made.pronoun("it", (1, 0), True, but={ship.number}) == []


def test_the_last_two_in_order_of_first_mention() -> None:
    made, lee, mali, _ = cast()
    assert made.latest_two(men=False) == [lee, mali]
    chad = add(made, reading("state", "Chad", actor="state:TCD", country="TCD"), (1, 0))
    made.seen(mali, MALI, "mali", (1, 4), False)
    assert made.latest_two(men=False) == [mali, chad]
    ba = add(made, reading("person", "Bo Ba"), (2, 0))
    assert made.latest_two(men=False) == [mali, chad]
    assert made.latest_two(men=True) == [lee, ba]


def test_two_mentions_of_one_state_are_not_two() -> None:
    made = Cast()
    add(made, MALI, (0, 0))
    add(made, reading("state", "Mali", actor="state:MLI", country="MLI", sector="MIL"), (0, 5))
    assert made.latest_two(men=False) == []


def test_what_is_learned_later_stays() -> None:
    made = Cast()
    ba = add(made, reading("person", "Bo Ba"), (0, 0))
    made.seen(ba, reading("person", "Ba", country="MLI", sector="GOV"), "ba", (1, 0), False)
    assert (ba.country, ba.sectors, ba.mentions) == ("MLI", ("GOV",), 2)
    made.seen(ba, reading("person", "Ba", country="NOR"), "ba", (2, 0), False)
    assert ba.country == "MLI"
