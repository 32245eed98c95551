"""A sentence as a tree: what hangs on what, and the phrases that it makes.

Pure functions over `Sentence`, for every room that reads a parse.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from verbale.types import Sentence, Word

SUBJECTS = frozenset(("nsubj", "csubj"))
_PASSIVE = ("nsubj:pass", "csubj:pass", "aux:pass")
_INTRANSITIVE = frozenset(
    """
    flee die resign escape return surrender respond apologise apologize agree confess protest march
    arrive depart retire collapse vanish disappear appeal complain refuse emerge react fight
    """.split()
)
"""Verbs without a passive: joined to one they have a subject of their own."""


class Tree:
    """One sentence; words are told by their index.

    Args:
        sentence: the sentence, whose words form one tree.
    """

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.words: tuple[Word, ...] = sentence.words
        self._passives: dict[int, bool] = {}

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """Indices of the words that hang on each word, in order."""
        found: list[list[int]] = [[] for _ in self.words]
        for at, word in enumerate(self.words):
            if word.head != at:
                found[word.head].append(at)
        return tuple(tuple(row) for row in found)

    @cached_property
    def lemmas(self) -> tuple[str, ...]:
        """Lower-case lemmas."""
        return tuple(word.lemma.lower() for word in self.words)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """Lower-case words, as they stand."""
        return tuple(word.text.lower() for word in self.words)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """All lemmas and words, lower-case."""
        return frozenset((*self.lemmas, *self.texts))

    @cached_property
    def _relations(self) -> tuple[str, ...]:
        return tuple(word.relation.partition(":")[0] for word in self.words)

    def relation(self, at: int) -> str:
        """The universal relation of a word, without subtype."""
        return self._relations[at]

    def head(self, at: int) -> int | None:
        """The word that this one hangs on; `None` for the root."""
        head = self.words[at].head
        return None if head == at else head

    def having(self, at: int, *relations: str) -> list[int]:
        """Children with one of these relations (universal, or whole with a subtype)."""
        return [
            child
            for child in self.children[at]
            if self.words[child].relation in relations or self.relation(child) in relations
        ]

    def below(self, at: int) -> list[int]:
        """A word and all that hangs on it, in order."""
        found, waiting = [], [at]
        while waiting:
            one = waiting.pop()
            found.append(one)
            waiting += self.children[one]
        return sorted(found)

    def above(self, at: int) -> Iterator[int]:
        """The words above a word, the nearest first."""
        seen = at
        while (head := self.head(seen)) is not None:
            yield head
            seen = head

    def joined(self, at: int) -> list[int]:
        """A word and what is joined to it (conj), in order."""
        first = at
        while self.relation(first) == "conj":
            head = self.head(first)
            if head is None:
                break
            first = head
        return self.with_conjuncts(first)

    def with_conjuncts(self, at: int) -> list[int]:
        """A word and its own conjuncts, theirs included."""
        found = [at]
        for child in self.having(at, "conj"):
            found += self.with_conjuncts(child)
        return found

    def is_passive(self, at: int) -> bool:
        """Whether a verb is in the passive."""
        known = self._passives.get(at)
        if known is None:
            known = self._passives[at] = self._has_passive(at)
        return known

    def _has_passive(self, at: int) -> bool:
        if any(self.words[child].relation in _PASSIVE for child in self.children[at]):
            return True
        if self._shares_passive(at):
            return True
        word = self.words[at]
        by = any(
            "by" in (self.texts[case] for case in self.having(child, "case"))
            for child in self.having(at, "obl")
        )
        participle = word.pos == "VERB" and self.relation(at) in ("acl", "amod", "advcl", "root")
        active = bool(self.having(at, "obj"))  # "detained nine men by the river"
        if not participle or not by or active:
            return False
        return self.texts[at].endswith(("ed", "en", "t", "n", "d"))

    def _shares_passive(self, at: int) -> bool:
        """A participle joined to a passive ("were arrested and deported")."""
        head = self.head(at)
        if head is None or self.relation(at) != "conj" or self.words[at].pos != "VERB":
            return False
        alone = not self.having(at, "nsubj", "csubj", "obj", "ccomp", "xcomp", "aux", "cop", "mark")
        participle = self.texts[at].endswith(("ed", "en", "wn")) and (
            self.lemmas[at] not in _INTRANSITIVE
        )
        return alone and participle and self.is_passive(head)

    def is_reduced_passive(self, at: int) -> bool:
        """A participle behind its noun without by ("nine men detained on Friday")."""
        word = self.words[at]
        head = self.head(at)
        return (
            word.relation == "acl"
            and word.pos == "VERB"
            and head is not None
            and head < at
            and self.texts[at].endswith(("ed", "en", "t", "n", "wn"))
            and not self.texts[at].endswith("ing")
            and not self.having(at, "mark", "aux")
        )

    def case(self, at: int) -> str | None:
        """The preposition before a noun, "because of" as one."""
        for child in self.having(at, "case"):
            more = [self.texts[one] for one in self.having(child, "fixed")]
            return " ".join((self.texts[child], *more))
        return None

    def span(self, words: Iterable[int]) -> tuple[int, int]:
        """Offsets of the first and after the last of some words."""
        places = sorted(words)
        return self.words[places[0]].start, self.words[places[-1]].end
