"""Which act joins two given phrases: the acts of the sentence weighed by how they take the two."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from verbale.events.decide import ENTRY_WEIGHT
from verbale.events.proposals import Proposal
from verbale.events.slots import Slots
from verbale.tree import Tree

_FLOOR = 0.05
"""What a role weighs that neither the model nor the frame sees."""
_UNMARKED = 0.5
"""What a role weighs for which no phrase is given."""
_FRAME = 0.4
"""What a role weighs that the frame of an entry sees."""


def pair_scores(
    tree: Tree,
    proposals: Sequence[Proposal],
    source: Collection[int],
    target: Collection[int],
    called: Callable[[Proposal, str], str] = lambda proposal, name: name,
) -> dict[str, float]:
    """How strongly each type of event joins the source to the target; not normalised.

    Args:
        tree: the sentence.
        proposals: everything that may be an act in it.
        source: words of the phrase that is taken to act.
        target: words of the phrase that is taken to be acted on.
        called: what another ontology calls an act of that type.
    """
    found: dict[str, float] = {}
    for proposal in proposals:
        joined = max(
            _role(tree, proposal, "actor", source) * _role(tree, proposal, "recipient", target),
            _role(tree, proposal, "actor", source) * _role(tree, proposal, "actor", target) * 0.6,
        )
        weight = max(proposal.sure, 0.02) * joined
        for kind, share in _types(proposal).items():
            name = called(proposal, kind)
            found[name] = found.get(name, 0.0) + weight * share
    return found


def _types(proposal: Proposal) -> dict[str, float]:
    whole = sum(proposal.types.values()) or 1.0
    shares = {name: share / whole for name, share in proposal.types.items()}
    if proposal.act is not None:
        shares[proposal.act.type] = shares.get(proposal.act.type, 0.0) + ENTRY_WEIGHT
    return shares


def _role(tree: Tree, proposal: Proposal, relation: str, words: Collection[int]) -> float:
    if not words:
        return _UNMARKED
    rows = proposal.links.get(relation, {})
    best = max((rows.get(word, 0.0) for word in words), default=0.0)
    if best < _FRAME and proposal.act is not None and _in_frame(tree, proposal, relation, words):
        best = _FRAME
    return max(best, _FLOOR)


def _in_frame(tree: Tree, proposal: Proposal, relation: str, words: Collection[int]) -> bool:
    if proposal.act is None:
        return False
    slots = Slots(tree, proposal.head, proposal.words)
    frame = proposal.act.frame
    names = frame.actors if relation == "actor" else frame.recipients
    return any(filler in words for name in names for filler in slots.fill(name))
