"""Acts that the codebook knows, found over the parse."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from verbale.codebook.types import Act, Codebook, Condition, Stop, Term
from verbale.codebook.words import forms
from verbale.events.conditions import Scene
from verbale.events.slots import Slots
from verbale.events.terms import matches, spaced
from verbale.types import Sentence


class _Entry(Protocol):
    @property
    def term(self) -> Term: ...


Item = TypeVar("Item", bound=_Entry)


@dataclass(frozen=True, slots=True)
class Match:
    """An entry of acts that stands in a sentence: its words, their head, and the entry."""

    words: frozenset[int]
    head: int
    act: Act


@dataclass(frozen=True, slots=True)
class Dropped:
    """An act that was considered and is none: its words, what it would have been, and why not."""

    words: tuple[int, ...]
    what: str
    why: str


class Lexicon:
    """The entries of a codebook by the words they may begin at.

    Args:
        codebook: acts, stops and the rest.
    """

    def __init__(self, codebook: Codebook) -> None:
        self.codebook = codebook
        self._words = frozenset(_vocabulary(codebook))
        self._forms = {form: word for word in sorted(self._words) for form in forms(word)}
        acts = sorted(codebook.acts, key=lambda act: act.order, reverse=True)
        self._acts = _by_first_word(acts)
        self._stops: Mapping[str, tuple[Stop, ...]] = _by_first_word(codebook.stops)

    def mended(self, sentence: Sentence) -> Sentence:
        """The sentence with the lemmas of the codebook where the parse has one that is no word.

        "rebuked" may be read as "rebuk" and "swore" as itself.
        """
        words = tuple(
            replace(word, lemma=self._forms[low])
            if word.lemma.lower() not in self._words
            and word.pos in ("VERB", "NOUN", "ADJ", "INTJ")
            and (low := word.text.lower()) in self._forms
            else word
            for word in sentence.words
        )
        return replace(sentence, words=words)

    def find(self, scene: Scene) -> tuple[list[Match], list[Dropped]]:
        """The best entry at each word; of those that overlap the one with more words."""
        tree = scene.tree
        found: list[Match] = []
        dropped: list[Dropped] = []
        for at in range(len(tree.words)):
            match = self._at(scene, at)
            if match is None:
                continue
            stop = self._stopped(scene, match)
            if stop is None:
                found.append(match)
            else:
                what = f"{match.act.type} by {match.act.act_id}"
                why = f"{stop.sense}: {stop.term.text} ({stop.where})"
                dropped.append(Dropped(tuple(sorted(match.words)), what, why))
        return _largest(found), dropped

    def _at(self, scene: Scene, at: int) -> Match | None:
        tree = scene.tree
        found: dict[str, Match] = {}
        for key in dict.fromkeys((tree.lemmas[at], tree.texts[at])):
            for act in self._acts.get(key, ()):
                words = matches(tree, act.term, act.kind, at)
                if words is not None:
                    found[act.act_id] = Match(words, at, act)
        for match in sorted(found.values(), key=_order, reverse=True):
            if _hold(scene, match.act.conditions, at, match.words):
                return match
        return None

    def _stopped(self, scene: Scene, match: Match) -> Stop | None:
        tree = scene.tree
        for at in sorted(match.words):
            for stop in (
                *self._stops.get(tree.lemmas[at], ()),
                *self._stops.get(tree.texts[at], ()),
            ):
                words = matches(tree, stop.term, stop.kind or "verb", at)
                words = words or matches(tree, stop.term, "noun", at)
                if words is not None and _hold(scene, stop.conditions, at, words):
                    return stop
        return None


def _hold(scene: Scene, conditions: Iterable[Condition], at: int, words: frozenset[int]) -> bool:
    if not conditions:
        return True
    slots = Slots(scene.tree, at, words)
    return all(scene.holds(condition, slots) for condition in conditions)


def _order(match: Match) -> tuple[int, int, tuple[int, int, int, int]]:
    return match.act.rank, len(match.words), match.act.order


def _vocabulary(codebook: Codebook) -> Iterable[str]:
    """Every word that stands in a term or a condition."""
    entries: list[Act | Stop] = [*codebook.acts, *codebook.stops]
    terms = [*(entry.term for entry in entries), *(cue.term for cue in codebook.cues)]
    for term in terms:
        for alternatives in term.words:
            for one in alternatives:
                yield from spaced(one).split(" ")
    for entry in entries:
        for condition in entry.conditions:
            for lemma in condition.lemmas:
                yield from spaced(lemma).split(" ")


def _by_first_word(entries: Iterable[Item]) -> dict[str, tuple[Item, ...]]:
    """Entries by every word that the head of their term may be, in the order given."""
    found: dict[str, list[Item]] = {}
    for entry in entries:
        heads = entry.term.words[entry.term.head]
        keys = {one.split(" ")[0] for one in heads}
        keys |= {spaced(one).split(" ")[-1] for one in heads if "-" in one}
        for key in keys:
            found.setdefault(key, []).append(entry)
    return {key: tuple(row) for key, row in found.items()}


def _largest(found: list[Match]) -> list[Match]:
    kept: list[Match] = []
    for match in sorted(found, key=lambda m: (-len(m.words), m.head)):
        if not any(match.words & other.words for other in kept):
            kept.append(match)
    return sorted(kept, key=lambda m: m.head)
