"""Who does an act and to whom: the model's links and the frame of the entry, over the mentions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from verbale.codebook.types import Act, Frame
from verbale.events.proposals import Proposal
from verbale.events.slots import Slots
from verbale.tree import Tree
from verbale.types import Mention

SURE = 0.6
"""Share from which a link of the model alone gives a role. Chosen on gold dev."""
_PLAIN = Frame(("s",), ("o",), False)
_NOMINAL = Frame(("poss", "by", "mod", "of"), ("on", "against", "to", "for", "with", "of"), False)


@dataclass(frozen=True, slots=True)
class Roles:
    """Mentions by role, with how sure each is and where they were found."""

    actors: tuple[Mention, ...]
    recipients: tuple[Mention, ...]
    share: float
    why: tuple[str, ...]


class Places:
    """The mentions of a sentence by the words they cover.

    Args:
        tree: the sentence.
        mentions: its mentions, each with the numbers of its words.
    """

    def __init__(self, tree: Tree, mentions: Sequence[Mention]) -> None:
        self.tree = tree
        self.by_word: dict[int, Mention] = {}
        self.words: dict[int, list[int]] = {}
        for mention in mentions:
            inside = [
                at
                for at, word in enumerate(tree.words)
                if mention.start <= word.start and word.end <= mention.end
            ]
            self.words[id(mention)] = inside
            for at in inside:
                self.by_word[at] = mention

    @property
    def heads(self) -> Mapping[int, Mention]:
        """Head word → mention."""
        return {mention.head: mention for mention in self.by_word.values()}

    def at(self, word: int) -> list[Mention]:
        """Whom a filler stands for: itself, or the owner or author of a thing."""
        mention = self.by_word.get(word)
        if mention is not None:
            return [mention]
        tree = self.tree
        for relation in ("nmod:poss", "compound", "amod", "nmod"):
            found = [
                self.by_word[one]
                for child in tree.having(word, relation)
                for one in tree.with_conjuncts(child)
                if one in self.by_word
            ]
            if found:
                return list(dict.fromkeys(found))
        return []


def roles_of(tree: Tree, places: Places, proposal: Proposal, *, frames: bool) -> Roles:
    """The actors and recipients of a proposal.

    Args:
        tree: the sentence.
        places: its mentions.
        proposal: the act.
        frames: read the frame of the entry first (codebooks that the model does not know).
    """
    by_frame = _by_frame(tree, places, proposal)
    if frames or not proposal.by_model:
        actors, recipients = by_frame
        return Roles(_unique(actors), _unique(recipients), 0.7, ("roles by the frame",))
    actors, low = _by_links(places, proposal, "actor")
    recipients, other = _by_links(places, proposal, "recipient")
    why = ["roles by the model"]
    if proposal.act is not None and _turned(by_frame, actors, recipients):
        actors, recipients = by_frame
        why = ["roles by the frame, which the model has the other way round"]
    if not actors and by_frame[0] and _weak(places, proposal, by_frame[0], "actor"):
        actors = [one for one in by_frame[0] if one not in recipients]
        why.append("actor by the frame")
    if not recipients and by_frame[1] and _weak(places, proposal, by_frame[1], "recipient"):
        recipients = [one for one in by_frame[1] if one not in actors]
        why.append("recipient by the frame")
    actors = [one for one in actors if one not in recipients] or actors
    shares = [*low, *other] or [0.5]
    return Roles(_unique(actors), _unique(recipients), min(shares), tuple(why))


def _turned(
    by_frame: tuple[list[Mention], list[Mention]],
    actors: Sequence[Mention],
    recipients: Sequence[Mention],
) -> bool:
    """Whether the frame fills both roles with whom the model has in the other one."""
    doers, targets = by_frame
    if not doers or not targets:
        return False
    return set(doers) <= set(recipients) or set(targets) <= set(actors)


def _by_links(
    places: Places, proposal: Proposal, relation: str
) -> tuple[list[Mention], list[float]]:
    """Mentions whose head the model links, in order of the text."""
    rows = proposal.links.get(relation, {})
    other = proposal.links.get("recipient" if relation == "actor" else "actor", {})
    found: dict[Mention, float] = {}
    for word, share in rows.items():
        mention = places.by_word.get(word)
        if mention is None or word != mention.head or word in proposal.words:
            continue
        if share >= SURE and share >= other.get(word, 0.0):
            found[mention] = max(share, found.get(mention, 0.0))
    order = sorted(found, key=lambda mention: mention.start)
    return order, [found[mention] for mention in order]


def _weak(places: Places, proposal: Proposal, mentions: Iterable[Mention], relation: str) -> bool:
    """Whether the model gives what the frame finds at least some share in the role."""
    rows = proposal.links.get(relation, {})
    return any(
        rows.get(word, 0.0) >= FRAME_SHARE
        for mention in mentions
        for word in places.words[id(mention)]
    )


FRAME_SHARE = 0.2
"""Share that the model must give to what the frame finds. Chosen on gold dev."""


def _by_frame(
    tree: Tree, places: Places, proposal: Proposal
) -> tuple[list[Mention], list[Mention]]:
    slots = Slots(tree, proposal.head, proposal.words)
    frame = _frame(tree, proposal.act, proposal.head)
    actors = _filled(slots, places, frame.actors)
    recipients = _filled(slots, places, frame.recipients)
    recipients = [one for one in recipients if one not in actors]
    if frame.mutual:
        actors = [*actors, *recipients]
        return actors, []
    return actors, recipients


def _frame(tree: Tree, act: Act | None, head: int) -> Frame:
    if act is not None:
        return act.frame
    return _NOMINAL if tree.words[head].pos in ("NOUN", "PROPN") else _PLAIN


def _filled(slots: Slots, places: Places, names: Iterable[str]) -> list[Mention]:
    """The mentions of the first slot that is filled by one."""
    for name in names:
        found: list[Mention] = []
        for filler in slots.fill(name):
            found += places.at(filler)
        if found:
            return found
    return []


def _unique(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    return tuple(dict.fromkeys(mentions))
