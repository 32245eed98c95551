"""The stage `Parsed → Mentions`: every phrase that stands for a political actor, and who it is.

Phrases are read in the order of the text. Each tells what it can by itself (`reading.py`), then
joins the parties read so far (`entities.py`) or makes a new one. What stays open takes its country
from what is named around it, and says so.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Literal

from verbale.actors.codes import CLASSES
from verbale.actors.entities import FIRST, RELATIVE, Cast, Entity, agrees
from verbale.actors.phrases import Phrase, View, phrases, views
from verbale.actors.places import places_of
from verbale.actors.reading import TOLD, PhraseReader, Reading, nearest, seat_of, with_country
from verbale.actors.speakers import Speakers
from verbale.actors.store import Knowledge
from verbale.types import Mention, Mentions, Parsed, Party

_BOTH = re.compile(
    r"(?i)^(?:both|the two|two|either|neither)(?: (?:sides?|countries|nations|states|governments"
    r"|neighbou?rs|parties|capitals|leaders|men|powers|armies|presidents|ministers))?$|^the sides$"
)
_MEN = ("men", "leaders", "presidents", "ministers")
_ELSEWHERE = frozenset("foreign international overseas global".split())
_POSSESSIVE = frozenset("its his her their".split())
"""Words of a phrase whose country is none that is named around it."""
_ASKING = frozenset("q question reporter reporters moderator".split())
"""Who asks in a briefing is of no country that the text tells."""
SAME, HOME = 0.4, 0.2
"""Shares from which the model's links of what is the same, and of whose it is, are taken. Chosen
on gold dev."""
ALONE = 0.3
"""What a phrase counts that the tables find and the model does not."""
_PEOPLE = frozenset("people police men women those these others many few some several".split())
"""Words for several that have no ending."""
_SUBJECTS = ("nsubj", "csubj")


@dataclass(slots=True)
class _Draft:
    phrase: Phrase
    reading: Reading
    entities: list[Entity]
    how: str
    score: float


def resolve(parsed: Parsed, knowledge: Knowledge) -> Mentions:
    """Who and where is meant in an article, on the day it was published."""
    return _Resolver(parsed, knowledge).resolve()


def signals_of(parsed: Parsed, knowledge: Knowledge) -> list[list[tuple[int, str]]]:
    """For each sentence the words that name a country, with its code, in order."""
    return _signals(parsed, views(parsed, knowledge), knowledge)


def _signals(
    parsed: Parsed, found: Sequence[View], knowledge: Knowledge
) -> list[list[tuple[int, str]]]:
    """Twice: a place that is one of many of its name may lie in a country named elsewhere."""
    first = PhraseReader(knowledge, parsed.article.published, ())
    signals = [_signals_in(view, first) for view in found]
    near = _by_count(signals)
    second = PhraseReader(knowledge, parsed.article.published, near, guess=not near)
    return [
        _signals_in(view, second) if view.places else row
        for view, row in zip(found, signals, strict=True)
    ]


def _by_count(signals: Sequence[Sequence[tuple[int, str]]]) -> list[str]:
    """Countries, the most often named first."""
    counts = Counter(country for row in signals for _, country in row)
    return [country for country, _ in counts.most_common()]


def _signals_in(view: View, reader: PhraseReader) -> list[tuple[int, str]]:
    """Names of states, their people, places, bodies and persons, and cities."""
    found = []
    for hit in view.names:
        if reader.after_hyphen(view, hit):
            continue
        country = reader.country_of(view, hit)
        lent = seat_of(view.text(hit.first, hit.last)) is not None
        if country and country not in CLASSES and not lent:
            found.append((hit.first, country))
    covered = {at for hit in view.names for at in range(hit.first, hit.last)}
    for first, last in view.places:
        if first not in covered:
            country = reader.city_country(view.text(first, last))
            if country is not None:
                found.append((first, country))
    return sorted(found)


class _Resolver:
    def __init__(self, parsed: Parsed, knowledge: Knowledge) -> None:
        self.parsed = parsed
        self.views = views(parsed, knowledge)
        self.signals = _signals(parsed, self.views, knowledge)
        near = _by_count(self.signals)
        self.reader = PhraseReader(knowledge, parsed.article.published, near)
        self.near = near
        self.knowledge = knowledge
        self.cast = Cast()
        self.speakers = Speakers(parsed)
        self.unknown: Entity | None = None
        self.drafts: list[_Draft] = []
        self.by_word: dict[tuple[int, int], _Draft] = {}
        sizes = [len(view.sentence.words) for view in self.views]
        self.offsets = [0, *accumulate(sizes)]

    def resolve(self) -> Mentions:
        for view in self.views:
            found = phrases(view)
            for phrase in found:
                self._add(view, phrase)
            self._join_appositions(view)
        for draft in self.drafts:
            self._first_person(draft)
        mentions = tuple(self._mention(draft) for draft in self.drafts)
        places = places_of(self.parsed, self.views, self.reader)
        return Mentions(self.parsed, mentions, places)

    def _add(self, view: View, phrase: Phrase) -> None:
        reading = self.reader.read(view, phrase)
        head = view.sentence.words[phrase.head]
        at = (view.number, phrase.head)
        subject = head.relation.split(":")[0] in _SUBJECTS
        text = " ".join(w.text for w in view.sentence.words[phrase.first : phrase.last]).lower()
        if reading.kind == "pronoun":
            draft = self._pronoun(view, phrase, reading, text, at, subject)
        elif _BOTH.match(text):
            found = self.cast.latest_two(text.endswith(_MEN))
            draft = _Draft(phrase, reading, found if len(found) == 2 else [], "the last two", 0.6)
        else:
            draft = self._noun_or_name(view, phrase, reading, at, subject)
        for entity in draft.entities if reading.kind == "pronoun" else []:
            self.cast.seen(entity, reading, "", at, subject)
        self.drafts.append(draft)
        for word in range(phrase.first, phrase.last):
            self.by_word[view.number, word] = draft

    def _noun_or_name(
        self, view: View, phrase: Phrase, reading: Reading, at: tuple[int, int], subject: bool
    ) -> _Draft:
        words = view.sentence.words
        head = words[phrase.head]
        lemma = head.lemma.lower()
        plural = reading.kind == "noun" and self._plural(view, phrase)
        entity = self.cast.named(reading, lemma, plural)
        how = reading.how
        if entity is None and reading.kind in ("noun", "person"):
            linked = self._same(view, phrase)
            if linked is not None and (reading.kind == "noun" or linked.kind == "person"):
                entity, how = linked, f"{reading.how}; the same as {linked.name}"
        if entity is None and reading.kind == "noun" and self._definite(view, phrase):
            entity = self.cast.called(lemma, reading.roles, reading.country, plural)
            if entity is not None:
                how = f"{reading.how}; takes up {entity.name}"
        if entity is None:
            if reading.open_owner:
                reading = self._with_context(view, phrase, reading)
                how = reading.how
            entity = self.cast.add(reading, plural)
        self.cast.seen(entity, reading, lemma, at, subject)
        return _Draft(phrase, reading, [entity], how, reading.score)

    @staticmethod
    def _plural(view: View, phrase: Phrase) -> bool:
        """Whether a phrase is of several: by the form of its head, or a number."""
        words = view.sentence.words[phrase.first : phrase.last]
        head = view.sentence.words[phrase.head]
        if any(word.pos == "NUM" and word.text.lower() not in ("one", "1") for word in words[:2]):
            return True
        lemma = head.lemma.lower()
        if head.pos not in ("NOUN", "PROPN") or lemma in _PEOPLE:
            return lemma in _PEOPLE
        return head.text.lower() != lemma or (head.pos == "PROPN" and lemma.endswith("s"))

    def _links(self, view: View, phrase: Phrase, relation: str) -> list[tuple[float, int, int]]:
        """Share, sentence and word of what the head of a phrase is linked to, the best first."""
        seen = view.spotted.get(phrase.head)
        found = []
        for link in seen.links if seen else ():
            if link.relation == relation:
                absolute = self.offsets[view.number] + link.word
                sentence = bisect_right(self.offsets, absolute) - 1
                found.append((link.share, sentence, absolute - self.offsets[sentence]))
        return sorted(found, reverse=True)

    def _same(self, view: View, phrase: Phrase, pronoun: str | None = None) -> Entity | None:
        """The party that the model takes a phrase for, if it is sure enough and the word fits."""
        for share, sentence, word in self._links(view, phrase, "same"):
            draft = self.by_word.get((sentence, word))
            if share < SAME:
                return None
            if draft is None or len(draft.entities) != 1:
                continue
            if pronoun is None or agrees(pronoun, draft.entities[0]):
                return draft.entities[0]
        return None

    def _definite(self, view: View, phrase: Phrase) -> bool:
        first = view.sentence.words[phrase.first].text.lower()
        return first in ("the", "this", "that", "these", "those", "its", "his", "her", "their")

    def _with_context(self, view: View, phrase: Phrase, reading: Reading) -> Reading:
        """The country by what owns the phrase, else by what is named nearest."""
        words = view.sentence.words
        texts = [word.text.lower() for word in words[phrase.first : phrase.last]]
        if len(texts) == 1 and texts[0] in _ASKING:
            return reading
        offices = {word for role in reading.roles for word in role.split(" ")}
        if (_ELSEWHERE & set(texts)) - offices:
            return reading
        owner = self._possessor(view, phrase)
        if owner is not None and owner.country is not None:
            return with_country(reading, owner.country, "its owner's country")
        told = next((TOLD[text] for text in texts if text in TOLD), None)
        told = told or next((TOLD[role] for role in reading.roles if role in TOLD), None)
        if told is not None:
            return with_country(reading, told, "told by the word")
        for share, sentence, word in self._links(view, phrase, "home"):
            named = dict(self.signals[sentence]).get(word)
            if share >= HOME and named is not None:
                return with_country(reading, named, "country linked by the model")
        country = nearest(self.signals[view.number], phrase.head)
        if country is not None:
            return with_country(reading, country, "country named nearest")
        if self.near:
            return with_country(reading, self.near[0], "country named most often")
        if self.parsed.article.dateline:
            place = self.reader.city_country(self.parsed.article.dateline)
            return with_country(reading, place, "country of the dateline")
        return reading

    def _possessor(self, view: View, phrase: Phrase) -> Entity | None:
        """The party whose the phrase is: "the navy's boats", "its envoy"."""
        words = view.sentence.words
        for child in view.children[phrase.head]:
            if words[child].relation != "nmod:poss":
                continue
            draft = self.by_word.get((view.number, child))
            if draft is not None:
                return draft.entities[0] if draft.entities else None
            text = words[child].text.lower()
            if text in _POSSESSIVE:
                found = self.cast.pronoun(text, (view.number, child), subject=False)
                return found[0] if found else None
        return None

    def _pronoun(
        self,
        view: View,
        phrase: Phrase,
        reading: Reading,
        text: str,
        at: tuple[int, int],
        subject: bool,
    ) -> _Draft:
        if text in RELATIVE:
            draft = self._antecedent(view, phrase.head)
            entities = draft.entities if draft else []
            return _Draft(phrase, reading, list(entities), "relative pronoun", 0.85)
        if text in FIRST:
            return _Draft(phrase, reading, [], "first person", 0.7)
        linked = self._same(view, phrase, text)
        if linked is not None:
            return _Draft(
                phrase, reading, [linked], f"pronoun for {linked.name}, by the model", 0.8
            )
        found = self.cast.pronoun(text, at, subject, self._beside(view, phrase.head))
        if not found:
            return _Draft(phrase, reading, [], "pronoun, open", 0.3)
        return _Draft(phrase, reading, [found[0]], f"pronoun for {found[0].name}", 0.6)

    def _beside(self, view: View, at: int) -> set[int]:
        """The subject of a verb, which its object cannot be, unless it says "himself"."""
        words = view.sentence.words
        himself = words[at].text.lower().endswith(("self", "selves"))
        if himself or words[at].relation not in ("obj", "iobj"):
            return set()
        subjects = [
            self.by_word.get((view.number, child))
            for child in view.children[words[at].head]
            if words[child].relation.split(":")[0] in _SUBJECTS
        ]
        return {one.number for draft in subjects if draft for one in draft.entities}

    def _antecedent(self, view: View, at: int) -> _Draft | None:
        """What a relative clause hangs on, else the phrase right before its pronoun."""
        words = view.sentence.words
        verb = words[at].head
        if words[verb].relation.startswith("acl"):
            draft = self.by_word.get((view.number, words[verb].head))
            if draft is not None:
                return draft
        for before in range(at - 1, max(-1, at - 4), -1):
            draft = self.by_word.get((view.number, before))
            if draft is not None or words[before].pos not in ("PUNCT", "ADP"):
                return draft
        return self.drafts[-1] if at == 0 and self.drafts else None

    def _join_appositions(self, view: View) -> None:
        """ "Ilze Krauze, the health minister": the two are one, and know what either knows."""
        words = view.sentence.words
        for at, word in enumerate(words):
            if word.relation != "appos":
                continue
            one, two = (
                self.by_word.get((view.number, word.head)),
                self.by_word.get((view.number, at)),
            )
            if one is None or two is None or one is two:
                continue
            if not one.entities or not two.entities or one.entities[0] is two.entities[0]:
                continue
            self._merge(one.entities[0], two.entities[0])

    def _merge(self, keep: Entity, gone: Entity) -> None:
        named, plain = (
            (keep, gone) if keep.kind == "person" or gone.kind != "person" else (gone, keep)
        )
        if keep.kind == gone.kind == "person" or {keep.kind, gone.kind} & {"state"}:
            return
        keep.actor_id = keep.actor_id or gone.actor_id
        keep.name = named.name
        by_table = named.actor_id is not None
        keep.country = named.country if by_table else (plain.country or named.country)
        keep.sectors = named.sectors if by_table else (plain.sectors or named.sectors)
        keep.names |= gone.names
        keep.nouns |= gone.nouns
        keep.surname = keep.surname or gone.surname
        keep.kind = named.kind
        keep.plural = keep.plural and gone.plural
        keep.mentions += gone.mentions
        for draft in self.drafts:
            draft.entities = [keep if entity is gone else entity for entity in draft.entities]
        if gone in self.cast.entities:
            self.cast.entities.remove(gone)

    def _first_person(self, draft: _Draft) -> None:
        """I and we in a statement are its speaker; "we" of an official is what he speaks for."""
        view = self.views[draft.phrase.sentence]
        word = view.sentence.words[draft.phrase.head].text.lower()
        if draft.reading.kind != "pronoun" or word not in FIRST or draft.entities:
            return
        source = self.speakers.of(draft.phrase.sentence, draft.phrase.head)
        speaker = None if source is None else self.by_word.get(source)
        if speaker is None or not speaker.entities:
            draft.entities = [self._unknown_speaker(view, draft)]
            draft.how, draft.score = "first person, speaker unknown", 0.3
            return
        entity = speaker.entities[0]
        if word in ("we", "us", "our") and entity.kind == "person" and "GOV" in entity.sectors:
            state = next(
                (
                    one
                    for one in self.cast.entities
                    if one.kind == "state" and one.country == entity.country
                ),
                None,
            )
            entity = state or replace(entity)
        draft.entities, draft.how = [entity], f"first person of {entity.name}"

    def _unknown_speaker(self, view: View, draft: _Draft) -> Entity:
        """One party for all that is said nearby by nobody who is named."""
        speaker = self.unknown
        if speaker is None or view.number - speaker.last[0] > 3:
            reading = replace(draft.reading, kind="noun", name="the speaker")
            speaker = self.unknown = self.cast.add(reading, plural=False)
        speaker.last = (view.number, draft.phrase.head)
        return speaker

    def _mention(self, draft: _Draft) -> Mention:
        words = self.views[draft.phrase.sentence].sentence.words
        kind: Literal["name", "noun", "pronoun"] = "noun"
        if draft.reading.kind == "pronoun":
            kind = "pronoun"
        elif draft.reading.kind in ("person", "state", "body", "group"):
            kind = "name"
        return Mention(
            start=words[draft.phrase.first].start,
            end=words[draft.phrase.last - 1].end,
            sentence=draft.phrase.sentence,
            head=draft.phrase.head,
            kind=kind,
            parties=tuple(self._party(entity, draft) for entity in draft.entities),
            how=draft.how,
            score=round((draft.phrase.share or ALONE) * (0.5 + 0.5 * draft.score), 4),
        )

    @staticmethod
    def _party(entity: Entity, draft: _Draft) -> Party:
        reading = draft.reading
        own = reading.kind not in ("pronoun",) and len(draft.entities) == 1
        return Party(
            entity=f"e{entity.number}",
            actor_id=entity.actor_id,
            name=entity.name,
            country=(reading.country if own and reading.country else entity.country),
            sectors=(own and reading.sectors) or entity.sectors or reading.sectors,
        )
