"""Acts as the model and the codebook propose them, brought together word by word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from verbale.codebook.types import Act
from verbale.events.lexicon import Match
from verbale.tree import Tree
from verbale.types import Sentence, Spotted

LEAST = 0.25
"""Share of any act at a word below which the model alone proposes nothing."""


@dataclass
class Proposal:
    """A possible act.

    Attributes:
        words: the words of its trigger.
        head: the one that the others hang on.
        act: the entry of the codebook, if one matches.
        sure: share that the model gives to there being an act (0 … 1).
        types, modes, facts: shares of labels, as far as the model tells them.
        links: relation → word → share.
        by_model: whether the model proposed it too.
    """

    words: frozenset[int]
    head: int
    act: Act | None = None
    sure: float = 0.0
    types: dict[str, float] = field(default_factory=dict)
    modes: dict[str, float] = field(default_factory=dict)
    facts: dict[str, float] = field(default_factory=dict)
    links: dict[str, dict[int, float]] = field(default_factory=dict)
    by_model: bool = False


def propose(tree: Tree, matches: Sequence[Match], *, learned: bool) -> list[Proposal]:
    """Everything that may be an act in a sentence, in order.

    Args:
        tree: the sentence.
        matches: entries of the codebook that stand in it.
        learned: whether the model knows the types of the codebook; if not, it is not asked.
    """
    spotted = {one.word: one for one in tree.sentence.spotted} if learned else {}
    found = [_proposal(tree, words, spotted) for words in _groups(tree, spotted)]
    for match in matches:
        same = [one for one in found if one.words & match.words]
        if same:
            best = max(same, key=lambda one: one.sure)
            best.act = match.act
            # What stands within the words of an entry is no act besides it.
            found = [one for one in found if one is best or not one.words <= match.words]
            # The entry says which words belong together; the model may have seen but one of them.
            larger = best.head not in match.words or len(match.words) > len(best.words)
            if larger and match.act.kind in ("phrasal", "idiom", "verb"):
                best.words |= match.words
                best.head = match.head
        else:
            one = _proposal(tree, match.words, spotted)
            one.act, one.head, one.by_model = match.act, match.head, False
            found.append(one)
    found = [one for one in found if not any(_covers(other, one) for other in found)]
    found = [one for one in found if not any(_is_particle(tree, one, other) for other in found)]
    return sorted(found, key=lambda one: min(one.words))


def _covers(other: Proposal, one: Proposal) -> bool:
    """Whether a proposal is but a word between the words of another of its type."""
    if other is one or other.act is None or one.act is not None or not one.types:
        return False
    if len(other.words) < 2 or not min(other.words) < min(one.words) <= max(one.words):
        return False
    best = max(one.types, key=lambda name: one.types[name])
    return max(one.words) < max(other.words) and best in (other.act.type, *other.types)


def _is_particle(tree: Tree, one: Proposal, other: Proposal) -> bool:
    """Whether a proposal of the model alone is but the particle of another act: "threw", "out"."""
    return (
        one.act is None
        and one is not other
        and all(tree.words[at].pos in ("ADP", "ADV", "PART") for at in one.words)
        and (min(one.words) - 1 in other.words or tree.words[one.head].head in other.words)
    )


def _groups(tree: Tree, spotted: Mapping[int, Spotted]) -> list[frozenset[int]]:
    """Runs of words, or words that hang on each other, that the model calls the same act."""
    words = [at for at, one in sorted(spotted.items()) if _total(one) >= LEAST]
    groups: list[set[int]] = []
    for at in words:
        label = spotted[at].acts[0].label
        for group in groups:
            if spotted[max(group)].acts[0].label != label:
                continue
            if at - 1 in group or _hangs(tree, at, group):
                group.add(at)
                break
        else:
            groups.append({at})
    return [frozenset(group) for group in groups]


def _hangs(tree: Tree, at: int, group: set[int]) -> bool:
    head = tree.words[at].head
    if head in group and tree.relation(at) in ("compound", "advmod", "obj", "obl", "fixed", "case"):
        return tree.relation(at) in ("compound", "advmod", "fixed", "case") or at - max(group) <= 3
    return any(tree.words[one].head == at for one in group) and at - max(group) <= 2


def _total(one: Spotted) -> float:
    return sum(likely.share for likely in one.acts)


def _proposal(tree: Tree, words: frozenset[int], spotted: Mapping[int, Spotted]) -> Proposal:
    """The shares of a group: the mean over its words, weighed by how sure each is of an act."""
    seen = [spotted[at] for at in sorted(words) if at in spotted]
    weights = [max(_total(one), 1e-3) for one in seen]
    whole = sum(weights) or 1.0
    proposal = Proposal(words, _head(tree, words))
    if not seen:
        return proposal
    proposal.sure = max(_total(one) for one in seen)
    proposal.by_model = proposal.sure >= LEAST
    for name in ("acts", "modes", "facts"):
        shares: dict[str, float] = {}
        for one, weight in zip(seen, weights, strict=True):
            for likely in getattr(one, name):
                shares[likely.label] = shares.get(likely.label, 0.0) + likely.share * weight / whole
        setattr(proposal, "types" if name == "acts" else name, shares)
    for one in seen:
        for link in one.links:
            row = proposal.links.setdefault(link.relation, {})
            row[link.word] = max(row.get(link.word, 0.0), link.share)
    return proposal


def _head(tree: Tree, words: frozenset[int]) -> int:
    for at in sorted(words):
        if tree.head(at) is None or tree.words[at].head not in words:
            return at
    return min(words)


def of_sentence(sentence: Sentence) -> Tree:
    """The sentence as a tree."""
    return Tree(sentence)
