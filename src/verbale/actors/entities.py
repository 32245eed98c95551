"""Which phrases of an article stand for the same party: names, definite phrases, pronouns."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from verbale.actors.keys import key_of
from verbale.actors.reading import Reading

SINGULAR = frozenset("he she his her him himself herself".split())
PLURAL = frozenset("they their them themselves both".split())
THING = frozenset("it its itself".split())
NAMED = frozenset(("person", "body", "group", "state"))
FIRST = frozenset("i me my we us our".split())
RELATIVE = frozenset("who whom whose which that".split())


@dataclass
class Entity:
    """A party of one article, as far as it has been read.

    Attributes:
        number: in order of first mention.
        kind: as of `Reading`.
        names: keys of its names.
        surname: key of the last word of a person's name.
        nouns: role nouns and head lemmas that it was called by.
        plural: it was called by a plural.
        human: as of `Reading`; of names by their kind.
        last: place of the latest mention: sentence, word.
        subject: the latest mention was the subject of its clause.
    """

    number: int
    kind: str
    actor_id: str | None
    name: str
    country: str | None
    sectors: tuple[str, ...]
    names: set[str] = field(default_factory=set)
    surname: str | None = None
    nouns: set[str] = field(default_factory=set)
    plural: bool = False
    human: bool | None = None
    last: tuple[int, int] = (0, 0)
    subject: bool = False
    mentions: int = 0


class Cast:
    """The parties of one article, in order; phrases are added as they are read."""

    def __init__(self) -> None:
        self.entities: list[Entity] = []

    def named(self, reading: Reading, lemma: str, plural: bool) -> Entity | None:
        """The party that a name means, if it was there before."""
        key = key_of(reading.name)
        for entity in reversed(self.entities):
            if reading.actor_id is not None and entity.actor_id == reading.actor_id:
                if entity.sectors[:1] == reading.sectors[:1] or reading.kind != "state":
                    return entity
            elif reading.actor_id is None and reading.kind in ("person", "body"):
                if entity.kind != reading.kind:
                    continue
                if key in entity.names or (reading.kind == "person" and key == entity.surname):
                    return entity
                if (
                    reading.kind == "person"
                    and entity.surname
                    and key.endswith(" " + entity.surname)
                ) and (
                    key.split(" ")[0] == entity.name.split(" ")[0].lower()
                    or (len(entity.names) == 1 and " " not in next(iter(entity.names)))
                ):
                    return entity
        return None

    def called(
        self, lemma: str, roles: Sequence[str], country: str | None, plural: bool
    ) -> Entity | None:
        """The party that a definite phrase takes up ("the minister", "the group")."""
        wanted = {lemma, *roles}
        for entity in sorted(self.entities, key=lambda entity: entity.last, reverse=True):
            if country is not None and entity.country not in (None, country):
                continue
            if entity.plural == plural and wanted & entity.nouns:
                return entity
        return None

    def pronoun(
        self, word: str, at: tuple[int, int], subject: bool, but: Collection[int] = ()
    ) -> list[Entity]:
        """The parties that a pronoun may stand for, the best first, without those in `but`."""
        kinds = [e for e in self.entities if e.number not in but and agrees(word, e)]
        if word in PLURAL:
            kinds = [e for e in kinds if e.plural or e.kind in ("group", "body")] or kinds
        near = [e for e in kinds if e.last < at and at[0] - e.last[0] <= 3]
        many = word in PLURAL
        return sorted(near, key=lambda e: self._order(e, at, subject, many), reverse=True)

    @staticmethod
    def _order(entity: Entity, at: tuple[int, int], subject: bool, many: bool) -> tuple[float, int]:
        distance = at[0] - entity.last[0]
        score = -2.0 * distance + (1.5 if entity.subject else 0) + min(entity.mentions, 4) * 0.25
        if distance == 0 and subject and entity.subject:
            score += 0.5
        if many and entity.plural:
            score += 1.0
        return score, entity.last[1]

    def latest_two(self, men: bool) -> list[Entity]:
        """The last two persons, or the last two states, in order of their first mention."""
        for kinds in (("person",) if men else ("state",)), NAMED:
            by_party: dict[str, Entity] = {}
            for entity in sorted(self.entities, key=lambda e: e.last):
                if entity.kind in kinds:
                    state = entity.kind == "state"
                    by_party[str(entity.country if state else entity.number)] = entity
            if len(by_party) > 1:
                chosen = sorted(by_party.values(), key=lambda e: e.last)[-2:]
                return sorted(chosen, key=lambda e: e.number)
        return []

    def add(self, reading: Reading, plural: bool) -> Entity:
        """A new party."""
        entity = Entity(
            len(self.entities) + 1, reading.kind, reading.actor_id, reading.name, reading.country,
            reading.sectors, plural=plural,
            human=reading.kind == "person" if reading.kind in NAMED else reading.human,
        )  # fmt: skip
        self.entities.append(entity)
        return entity

    def seen(
        self, entity: Entity, reading: Reading, lemma: str, at: tuple[int, int], subject: bool
    ) -> None:
        """Note a mention of a party, and what it adds to what is known of it."""
        if reading.kind in NAMED:
            key = key_of(reading.name)
            entity.names.add(key)
            if reading.kind == "person" and key:
                entity.surname = key.split(" ")[-1]
                if len(key) > len(key_of(entity.name)):
                    entity.name = reading.name
        if reading.kind != "pronoun":
            entity.nouns |= {lemma, *reading.roles}
        entity.country = entity.country or reading.country
        entity.sectors = entity.sectors or reading.sectors
        entity.last, entity.subject = at, subject
        entity.mentions += 1


def agrees(word: str, entity: Entity) -> bool:
    """Whether a pronoun may stand for a party: one person, a thing, or several."""
    if word in SINGULAR:
        return not entity.plural and entity.human is not False
    if word in THING:
        return not entity.plural and entity.human is not True
    if word in PLURAL:
        return entity.plural or entity.human is not True
    return False
