"""What a phrase says by itself of whom it stands for: country, sectors, and the row of a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from verbale.actors.codes import CLASSES
from verbale.actors.hits import NameHit, RoleHit
from verbale.actors.keys import key_of
from verbale.actors.phrases import Phrase, View
from verbale.actors.store import Found, Knowledge
from verbale.actors.tables import Entry
from verbale.types import Word

FORMER = frozenset("former ex ex- onetime then late ousted deposed exiled retired".split())
_OWNERLESS = frozenset(
    "born based backed held controlled run educated made trained funded led".split()
)
"""After a hyphen: the name before it says where from or by whom, and not whose."""
LEAST, FAIRLY, SURE = 0.15, 0.4, 0.75
"""Shares from which the model's sector counts: where the tables have none, for which part of a
state acts, and against the tables."""
_ANYBODY = ("man", "men")
_PARTS = ("MIL", "BUS", "LEG", "CVL", "PRE")
LARGE = 100_000
"""Population from which a city is meant although others share its name."""
HEADS = frozenset(
    ("president", "prime minister", "king", "queen", "chancellor", "premier", "supreme leader")
)
"""Offices whose holders news call by surname alone."""
PERSONAL = frozenset(
    "he she they it i we you him her them me us his its their my our your hers theirs mine ours"
    " himself herself itself themselves myself ourselves who whom whose which that both".split()
)
"""Pronouns that stand for somebody told elsewhere; others ("nobody", "those") are read as nouns."""
PLAIN = frozenset(("state", "capital", "seat", "adjective", "people"))
"""Kinds of entry that stand for a state as a whole."""

TOLD = {
    "papal": "VAT", "pope": "VAT", "pontiff": "VAT", "nuncio": "VAT", "taoiseach": "IRL",
    "tánaiste": "IRL", "peacekeeper": "UNO", "peacekeepers": "UNO", "un peacekeeper": "UNO",
    "aid worker": "NGO", "relief worker": "NGO", "aid group": "NGO", "aid agency": "NGO",
    "human rights group": "NGO", "rights group": "NGO", "alliance": "IGO", "bloc": "IGO",
}  # fmt: skip
"""Words that tell a country or class by themselves where no name does."""
_SEATS = {"brussels": "EUR"}
"""Capitals that stand for what has its seat there, unless the text names their country."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the words of a phrase tell, before the rest of the article is looked at.

    Attributes:
        kind: `person`, `state`, `body`, `group`, `noun`, `pronoun`.
        actor_id: id in the tables.
        name: as the tables have it, or the words.
        country, sectors: what is known of them so far.
        roles: role nouns in the phrase.
        how: what it was read from.
        score: how sure that is.
        open_owner: the country is still to be found in the context.
        human: one man or woman, or surely none; `None` where the words do not tell.
    """

    kind: str
    actor_id: str | None
    name: str
    country: str | None
    sectors: tuple[str, ...]
    roles: tuple[str, ...]
    how: str
    score: float
    open_owner: bool = False
    human: bool | None = None


class PhraseReader:
    """Reads phrases of one article.

    Args:
        knowledge: the tables.
        day: the day of publication, if known.
        near: countries that the article names, the most often named first.
        guess: of cities with the same name the largest counts, however small.
    """

    def __init__(
        self, knowledge: Knowledge, day: date | None, near: Sequence[str], guess: bool = False
    ) -> None:
        self.knowledge, self.day, self.near, self.guess = knowledge, day, near, guess

    def read(self, view: View, phrase: Phrase) -> Reading:
        """What the words of `phrase` tell."""
        words = view.sentence.words
        text = _written(words[phrase.first : phrase.last])
        names = [hit for hit in view.names if phrase.first <= hit.first and hit.last <= phrase.last]
        roles = [hit for hit in view.roles if phrase.first <= hit.first and hit.last <= phrase.last]
        head = words[phrase.head]
        if head.pos == "PRON" or (head.pos == "DET" and phrase.last - phrase.first == 1):
            sectors = self._model(view, phrase)
            if head.text.lower() in PERSONAL:
                return Reading("pronoun", None, text, None, sectors, (), "pronoun", 0.5)
            return Reading("noun", None, text, None, sectors, (), "words", 0.3, open_owner=True)
        covering = next((hit for hit in names if hit.first <= phrase.head < hit.last), None)
        if view.kinds.get(phrase.head) == "PER":
            return self._person(view, phrase, covering, names, roles, text)
        if covering is not None:
            found = self._named(view, phrase, covering, names, roles, text)
            if found is not None:
                return found
        return self._noun(view, phrase, names, roles, text)

    def _person(
        self,
        view: View,
        phrase: Phrase,
        covering: NameHit | None,
        names: Sequence[NameHit],
        roles: Sequence[RoleHit],
        text: str,
    ) -> Reading:
        own = _proper(view, phrase)
        titled = [hit for hit in roles if hit.last <= phrase.head]
        others = [hit for hit in names if hit is not covering]
        country = self._owner(view, phrase, others)
        former = self._former(view, phrase)
        if covering is not None:
            entry = self._holder(covering.found, country, titled)
            if entry is not None:
                sectors = entry.sectors
                how = f"table: {entry.actor_id}, {entry.office or 'no office'}"
                if former or (
                    not entry.holds(self.day) and self.day is not None and _over(entry, self.day)
                ):
                    sectors, how = ("ELI",), how + ", no longer in office"
                return Reading(
                    "person", entry.actor_id, entry.name, entry.country or country, sectors,
                    tuple(hit.role.noun for hit in titled), how, 0.95,
                )  # fmt: skip
        sectors = ("ELI",) if former and titled else self._sectors(view, phrase, titled, others)
        how = "title and nationality" if titled else "name alone"
        return Reading(
            "person", None, own or text, country, sectors,
            tuple(hit.role.noun for hit in titled), how, 0.8 if titled and country else 0.5,
            open_owner=country is None, human=True,
        )  # fmt: skip

    def _holder(
        self, found: Sequence[Found], country: str | None, titled: Sequence[RoleHit]
    ) -> Entry | None:
        """The row of a person that a name means on the day: by date, country and title."""
        rows = [one for one in found if one.entry.kind == "person"]
        entries = [one.entry for one in rows if one.use == "full"]
        if entries:
            # "King Abdullah" is two men; the country beside the name tells which.
            entries = [entry for entry in entries if entry.country == country] or entries
        elif titled:
            entries = self._by_title([one.entry for one in rows], country, titled)
        else:
            entries = self._well_known([one.entry for one in rows])
        return min(entries, key=self._distance, default=None)

    def _by_title(
        self, entries: Sequence[Entry], country: str | None, titled: Sequence[RoleHit]
    ) -> list[Entry]:
        """Rows of persons with that surname whose office the title may mean."""
        offices = {hit.role.noun for hit in titled}
        if country is not None:
            entries = [entry for entry in entries if entry.country == country]
        exact = [entry for entry in entries if entry.office in offices]
        alike = [e for e in entries if e.office and any(_alike(e.office, o) for o in offices)]
        for fitting in (exact, alike):
            found = [entry for entry in fitting if entry.holds(self.day)]
            found = found or (fitting if country else [])
            if country is None and len({entry.actor_id for entry in found}) > 1:
                found = [entry for entry in found if entry.country in self.near]
            if found:
                return found
        return []

    def _well_known(self, entries: Sequence[Entry]) -> list[Entry]:
        """Heads of states and governments in office, if only one bears the name."""
        heads = [e for e in entries if e.office in HEADS and e.holds(self.day)]
        return heads if len({entry.actor_id for entry in heads}) == 1 else []

    def _distance(self, entry: Entry) -> tuple[int, int]:
        """How far the day is from the term: in it, after it, before it."""
        if self.day is None:
            return (0 if entry.until is None else 1, -(entry.since or date.min).toordinal())
        if entry.holds(self.day):
            return (0, -(entry.since or date.min).toordinal())
        if _over(entry, self.day):
            return (1, -(entry.until or date.min).toordinal())
        return (2, (entry.since or date.max).toordinal())

    def _named(
        self,
        view: View,
        phrase: Phrase,
        covering: NameHit,
        names: Sequence[NameHit],
        roles: Sequence[RoleHit],
        text: str,
    ) -> Reading | None:
        """A state, body or group that the head of the phrase names."""
        entries = [one.entry for one in covering.found if one.use == "full"]
        entry = self._valid(entries, view, phrase, covering)
        if entry is None:
            return None
        role = next((hit for hit in roles if hit.head == phrase.head), None)
        if entry.kind in ("adjective", "ethnic") and role is None:
            head = view.sentence.words[phrase.head]
            if head.pos not in ("NOUN", "PROPN", "ADJ"):
                return None
            sectors = self._model(view, phrase) or ("CVL",)
            return Reading(
                "noun", None, text, entry.country or self._owner(view, phrase, names), sectors, (),
                f"table: {entry.actor_id}", 0.8, open_owner=entry.country is None,
            )  # fmt: skip
        if entry.kind == "people":
            sectors = self._model(view, phrase) or ("CVL",)
            return Reading(
                "noun", None, text, entry.country, sectors, (), f"table: {entry.actor_id}", 0.85
            )
        seat = seat_of(view.text(covering.first, covering.last))
        if entry.kind == "capital" and seat is not None and entry.country not in self.near:
            return Reading(
                "body", None, text, seat, entry.sectors, (), "the seat of a body", 0.7, human=False
            )
        if entry.kind in PLAIN:
            sectors = entry.sectors
            model = self._model(view, phrase)
            least = FAIRLY if model and model[0] in _PARTS else SURE
            if self._share(view, phrase) >= least:
                sectors = model
            return Reading(
                "state", entry.actor_id, entry.name, entry.country, sectors, (),
                f"table: {entry.actor_id} ({entry.kind})", 0.9,
            )  # fmt: skip
        if entry.kind == "region":
            return Reading(
                "state", entry.actor_id, entry.name, entry.country,
                self._model(view, phrase) or ("GOV",), (), f"table: {entry.actor_id}", 0.7,
                open_owner=entry.country is None,
            )  # fmt: skip
        owner = self._owner(view, phrase, names)
        if entry.kind == "body" and owner not in (None, entry.country, *CLASSES):
            return None  # "the Supreme Court of the Philippines" is not that of another state.
        sectors = entry.sectors or self._model(view, phrase)
        return Reading(
            entry.kind, entry.actor_id, entry.name, entry.country, sectors, (),
            f"table: {entry.actor_id}", 0.9, open_owner=entry.country is None,
        )  # fmt: skip

    def _valid(
        self, entries: Sequence[Entry], view: View, phrase: Phrase, hit: NameHit
    ) -> Entry | None:
        """The entry that holds on the day; of several the one that the sentence speaks for."""
        if not entries:
            return None
        kind = view.kinds.get(hit.first)
        in_time = [entry for entry in entries if entry.holds(self.day)] or list(entries)

        def order(entry: Entry) -> tuple[int, int, int]:
            fits = 0
            if kind == "ORG" and entry.kind in ("body", "group"):
                fits = -1
            if kind == "LOC" and entry.kind in ("state", "capital", "region", "seat"):
                fits = -1
            near = self.near.index(entry.country) if entry.country in self.near else 99
            return (fits, near, in_time.index(entry))

        return min(in_time, key=order)

    def _noun(
        self,
        view: View,
        phrase: Phrase,
        names: Sequence[NameHit],
        roles: Sequence[RoleHit],
        text: str,
    ) -> Reading:
        covering = [hit for hit in roles if hit.first <= phrase.head < hit.last]
        own = next((run for run in view.places if run[0] <= phrase.head < run[1]), None)
        if own is not None:
            return self._place(view, phrase, own)
        owner = self._owner(view, phrase, names)
        sectors = self._sectors(view, phrase, covering or roles, names)
        if self._former(view, phrase) and covering:
            sectors = ("ELI",)
        kind = "noun"
        if view.kinds.get(phrase.head) == "ORG":
            kind = "body"
        how = "role and nationality" if covering and owner else "role" if covering else "words"
        score = 0.8 if covering and owner else 0.6 if covering else 0.45
        return Reading(
            kind, None, text, owner, sectors, tuple(hit.role.noun for hit in roles), how, score,
            open_owner=owner is None, human=_human(covering),
        )  # fmt: skip

    def _place(self, view: View, phrase: Phrase, run: tuple[int, int]) -> Reading:
        """A place that acts and is in no table but perhaps the gazetteer: its authorities."""
        name = view.text(*run)
        country = self.city_country(name)
        sectors = self._model(view, phrase) or ("GOV",)
        return Reading(
            "state", None, name, country, sectors, (), "gazetteer" if country else "a place",
            0.6, open_owner=country is None,
        )  # fmt: skip

    def _sectors(
        self, view: View, phrase: Phrase, roles: Sequence[RoleHit], names: Sequence[NameHit]
    ) -> tuple[str, ...]:
        """Sectors by the role nouns; those that take them from their owner look there."""
        model = self._model(view, phrase)
        for hit in reversed(roles):
            if hit.role.sectors:
                least = FAIRLY if hit.role.noun in _ANYBODY else SURE
                if model and (model[0] in hit.role.sectors or self._share(view, phrase) >= least):
                    return model
                return hit.role.sectors
        if roles:
            owner = self._owning_sectors(view, phrase, roles[-1], names)
            if model:
                return model
            if owner:
                return owner
        return model

    def _owning_sectors(
        self, view: View, phrase: Phrase, role: RoleHit, names: Sequence[NameHit]
    ) -> tuple[str, ...]:
        for hit in view.roles:
            if phrase.first <= hit.first < phrase.last and hit is not role and hit.role.sectors:
                return hit.role.sectors
        for name in names:
            for one in name.found:
                if one.entry.sectors and one.entry.kind != "person":
                    return one.entry.sectors
        return ()

    def _model(self, view: View, phrase: Phrase) -> tuple[str, ...]:
        """The sector that the model gives the head of the phrase, if it is fairly sure."""
        seen = view.spotted.get(phrase.head)
        if seen is None or self._share(view, phrase) < LEAST:
            return ()
        return (seen.sectors[0].label,)

    @staticmethod
    def _share(view: View, phrase: Phrase) -> float:
        """How sure the model is of the sector of the head of the phrase."""
        seen = view.spotted.get(phrase.head)
        return seen.sectors[0].share if seen and seen.sectors else 0.0

    def _owner(self, view: View, phrase: Phrase, names: Sequence[NameHit]) -> str | None:
        """The country or body that a name in the phrase gives to what the phrase is about."""
        for hit in names:
            if self.after_hyphen(view, hit) or hit.first <= phrase.head < hit.last:
                continue
            country = self.country_of(view, hit)
            if country is not None:
                return country
        covered = {at for hit in names for at in range(hit.first, hit.last)}
        for first, last in view.places:
            inside = phrase.first <= first < phrase.last and first not in covered
            if inside and not first <= phrase.head < last:
                country = self.city_country(view.text(first, last))
                if country is not None:
                    return country
        return None

    def country_of(self, view: View, hit: NameHit) -> str | None:
        """The country or class of what a name means on the day."""
        entries = [one.entry for one in hit.found if one.use == "full" and one.entry.country]
        if not entries:
            return None
        best = self._valid(entries, view, Phrase(0, hit.first, hit.last, hit.first, 0), hit)
        return None if best is None else best.country

    def city_country(self, name: str) -> str | None:
        """The country of a city, one that the article speaks of first, by its main name first."""
        key = key_of(name)
        found = self.knowledge.cities(key)
        cities = [city for city in found if key_of(city.name) == key] or found
        if not cities:
            return None
        for country in self.near:
            for city in cities:
                if city.country == country:
                    return country
        alone = len({city.country for city in cities}) == 1
        sure = alone or self.guess or cities[0].population > LARGE
        return cities[0].country if sure else None

    def after_hyphen(self, view: View, hit: NameHit) -> bool:
        """Whether a name only says where from, or by whom: "Hungarian-born"."""
        words = view.sentence.words
        if hit.last + 1 < len(words) and words[hit.last].text in ("-", "‑", "–"):
            return words[hit.last + 1].lemma.lower() in _OWNERLESS or (
                words[hit.last + 1].text.lower() in _OWNERLESS
            )
        tail = words[hit.last - 1].text.rpartition("-")[2].lower()
        return tail in _OWNERLESS

    def _former(self, view: View, phrase: Phrase) -> bool:
        words = view.sentence.words
        return any(
            words[at].text.lower().rstrip("-") in FORMER or words[at].text.lower().startswith("ex-")
            for at in range(phrase.first, phrase.last)
        )


def seat_of(name: str) -> str | None:
    """The class of what has its seat in a city and is called by its name."""
    return _SEATS.get(key_of(name))


def _human(roles: Sequence[RoleHit]) -> bool | None:
    """Whether role nouns are those of men and women, and not of bodies."""
    return any(hit.role.kind in ("office", "role") for hit in roles) if roles else None


def _written(words: Sequence[Word]) -> str:
    """Words as they stand in the text, any gap as one space."""
    gaps = [" " if one.end < two.start else "" for one, two in pairwise(words)]
    return "".join(gap + word.text for gap, word in zip(["", *gaps], words, strict=True))


def _proper(view: View, phrase: Phrase) -> str:
    """The words of the person's name alone."""
    words = view.sentence.words
    return " ".join(
        words[at].text for at in range(phrase.first, phrase.last) if view.kinds.get(at) == "PER"
    )


def _over(entry: Entry, day: date) -> bool:
    return entry.until is not None and entry.until < day


def _alike(office: str, role: str) -> bool:
    """Whether a title may mean an office ("minister", "foreign minister"), deputies apart."""
    if (_LESSER & set(office.split())) != (_LESSER & set(role.split())):
        return False
    return office == role or office.endswith(" " + role) or role.endswith(" " + office)


_LESSER = frozenset(("vice", "deputy", "assistant", "under", "former"))


def with_country(reading: Reading, country: str | None, how: str) -> Reading:
    """The same with a country from the context."""
    if country is None:
        return reading
    return replace(reading, country=country, how=f"{reading.how}; {how}", score=reading.score * 0.9)


def nearest(countries: Iterable[tuple[int, str]], at: int) -> str | None:
    """The country named last before a place, else the next one after it."""
    before = [country for place, country in countries if place < at]
    if before:
        return before[-1]
    after = [country for place, country in countries if place > at]
    return after[0] if after else None
