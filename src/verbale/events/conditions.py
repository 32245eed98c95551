"""Whether the conditions of an entry hold at a trigger (docs/codebook.md, Acts, when)."""

from __future__ import annotations

from collections.abc import Mapping

from verbale.codebook.types import Condition
from verbale.events.slots import Slots
from verbale.tree import Tree
from verbale.types import Mention

_STATES = ("GOV",)
_GROUPS = ("REB", "UAF", "PTY", "SOC", "LAB", "OPP", "PRM", "CVL", "AGR", "EDU", "REL")


class Scene:
    """A sentence with its mentions by word, as the conditions ask for them.

    Args:
        tree: the sentence.
        mentions: word → mention that covers it.
        places: words that name a place.
        title: lower-case words of the headline.
    """

    def __init__(
        self,
        tree: Tree,
        mentions: Mapping[int, Mention],
        places: frozenset[int],
        title: frozenset[str] = frozenset(),
    ) -> None:
        self.tree, self.mentions, self.places, self.title = tree, mentions, places, title

    def holds(self, condition: Condition, slots: Slots) -> bool:
        """Whether a condition holds for a trigger."""
        return self._plain(condition, slots) != condition.negated

    def _plain(self, condition: Condition, slots: Slots) -> bool:
        if condition.slot == "near":
            return self._anywhere(condition.lemmas, range(len(self.tree.words)))
        if condition.slot == "title":
            return bool(condition.lemmas & self.title)
        fillers = slots.fill(condition.slot)
        if condition.present is False:
            return not fillers
        if condition.present:
            return bool(fillers)
        return any(self._is(filler, condition) for filler in fillers)

    def _is(self, at: int, condition: Condition) -> bool:
        if self._matches(at, condition.lemmas):
            return True
        return any(self._kind(at, builtin) for builtin in condition.builtins)

    def _matches(self, at: int, lemmas: frozenset[str]) -> bool:
        """The filler's head, with what is compounded to it, or what it consists of ("group of")."""
        tree = self.tree
        if tree.lemmas[at] in lemmas or tree.texts[at] in lemmas:
            return True
        own = [at, *tree.having(at, "compound", "amod", "flat")]
        if any(tree.lemmas[one] in lemmas or tree.texts[one] in lemmas for one in own):
            return True
        start = min(own)
        return self._anywhere(frozenset(one for one in lemmas if " " in one), range(start, at + 1))

    def _anywhere(self, lemmas: frozenset[str], places: range) -> bool:
        tree = self.tree
        for place in places:
            if tree.lemmas[place] in lemmas or tree.texts[place] in lemmas:
                return True
            for size in (2, 3):
                if place + size <= len(tree.words):
                    for words in (tree.lemmas, tree.texts):
                        run = " ".join(words[place : place + size])
                        if run in lemmas or run.replace(" - ", "-") in lemmas:
                            return True
        return False

    def _kind(self, at: int, builtin: str) -> bool:
        mention = self.mentions.get(at)
        if builtin == "@place":
            return at in self.places
        if mention is None:
            return False
        sectors = {sector for party in mention.parties for sector in party.sectors}
        named = any(party.actor_id for party in mention.parties)
        if builtin == "@actor":
            return True
        if builtin == "@state":
            return any(
                party.country is not None and "GOV" in party.sectors for party in mention.parties
            )
        if builtin == "@group":
            return bool(sectors & set(_GROUPS)) or (mention.kind == "noun" and not named)
        if builtin == "@person":
            return any(
                (party.actor_id or "").startswith("person:") for party in mention.parties
            ) or (mention.kind in ("name", "pronoun") and not named)
        return False
