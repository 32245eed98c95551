"""From proposals to acts: is it one, of which type and mode, is it a fact, who, and why.

The model's shares and the codebook's entry are weighed against each other; the rules of precedence
of the codebook come last. Whatever is dropped is kept with its reason, for `verbale explain`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from verbale.codebook.types import Act, Codebook, Factuality
from verbale.events.facts import Facts, Verdict
from verbale.events.lexicon import Dropped
from verbale.events.proposals import Proposal
from verbale.events.roles import Places, Roles, roles_of
from verbale.tree import Tree

MODEL_ALONE = 0.7
"""Share of an act that the model must give where no entry matches. Chosen on gold dev."""
WITH_ENTRY = 0.35
"""The same where an entry of the codebook matches."""
WITH_PHRASE = 0.15
"""The same where it is a fixed phrase, which can hardly mean anything else."""
ENTRY_WEIGHT = 0.6
"""What a matching entry adds to the share of its type."""
TOLD_WEIGHT = 1.2
"""The same where the act is told as done and the model does not see it turned: the entry holds."""
STATED_MODE = 2.0
"""What an entry adds to the share of a mode that it states: more than any share."""
PLAIN_MODE = 0.35
"""What an entry without a mode adds to there being none: the sentence may tell one."""
_AHEAD = {"CONSULT": "AGREE", "SUPPORT": "AGREE", "COOPERATE": "AGREE", "AID": "AGREE",
          "RETREAT": "CONCEDE"}  # fmt: skip
_TURNED = frozenset(("REQUEST", "REJECT", "AGREE", "THREATEN", "PROTEST"))
"""What an act becomes that is asked, refused, promised or threatened, or done by protesters."""
_HOLDERS = frozenset(("REQUEST", "REJECT", "AGREE", "THREATEN", "CONCEDE", "ACCUSE"))
"""Acts whose clause says what is asked, refused, promised … and no second act."""


@dataclass(frozen=True)
class Decided:
    """An act that was found.

    Attributes:
        sure: shares behind it (act, type, factuality, roles), for the calibration.
        why: the reasons, in words.
    """

    proposal: Proposal
    type: str
    mode: str | None
    factuality: Factuality
    roles: Roles
    sure: tuple[float, float, float, float]
    why: tuple[str, ...]


class Judge:
    """Decides the acts of sentences with one codebook.

    Args:
        codebook: the codebook.
        learned: whether the model was trained on the types of this codebook; if not, the entries
            and frames decide alone.
    """

    def __init__(self, codebook: Codebook, *, learned: bool) -> None:
        self.codebook, self.learned = codebook, learned
        self.facts = Facts(codebook)
        self._needs = frozenset(
            kind.name for kind in codebook.ontology.types if kind.recipient == "required"
        )

    def decide(
        self, tree: Tree, places: Places, proposals: Sequence[Proposal]
    ) -> tuple[list[Decided], list[Dropped]]:
        """The acts of a sentence, and those that were considered and dropped."""
        found: list[Decided] = []
        dropped: list[Dropped] = []
        for proposal in proposals:
            result = self._one(tree, places, proposal)
            if isinstance(result, Decided):
                found.append(result)
            else:
                dropped.append(result)
        kept = []
        for one in found:
            holder = self._holder(tree, one, found)
            if holder is None:
                kept.append(one)
            else:
                dropped.append(_drop(one.proposal, one.type, f"is what the {holder.type} is about"))
        return kept, dropped

    def _one(self, tree: Tree, places: Places, proposal: Proposal) -> Decided | Dropped:
        verdict = self.facts.judge(tree, proposal.head, proposal.words)
        type_name, share, why = self._type(proposal, verdict)
        least = _least(proposal.act)
        if self.learned and proposal.sure < least:
            return _drop(proposal, type_name, f"the model gives an act {proposal.sure:.2f}")
        factuality, fact_share, fact_why = self._fact(proposal, verdict, type_name)
        type_name, factuality, rule = self._precedence(type_name, factuality, proposal)
        roles = roles_of(tree, places, proposal, frames=not self.learned)
        two = len(roles.actors) + len(roles.recipients) >= 2
        if type_name in self._needs and not roles.recipients and not two and not self.learned:
            return _drop(proposal, type_name, "no recipient (rule no-recipient-no-event)")
        mode = self._mode(proposal, type_name)
        reasons = [*why, fact_why, *([rule] if rule else []), *roles.why]
        sure = (proposal.sure, share, fact_share, roles.share)
        return Decided(proposal, type_name, mode, factuality, roles, sure, tuple(reasons))

    def _type(self, proposal: Proposal, verdict: Verdict) -> tuple[str, float, list[str]]:
        shares = dict(proposal.types)
        act = proposal.act
        if act is not None and (not self.learned or not shares):
            return act.type, 0.6, [f"entry {act.act_id} ({act.where})"]
        whole = sum(shares.values()) or 1.0
        shares = {name: share / whole for name, share in shares.items()}
        why = []
        if act is not None:
            best = max(shares, key=lambda name: (shares[name], name))
            turned = verdict.sense is not None or (best in _TURNED and act.type not in _TURNED)
            weight = ENTRY_WEIGHT if turned else TOLD_WEIGHT
            shares[act.type] = shares.get(act.type, 0.0) + weight
            why.append(f"entry {act.act_id} ({act.where})")
        best = max(shares, key=lambda name: (shares[name], name))
        own = proposal.types.get(best, 0.0) / whole
        why.append(f"model: {best} {own:.2f}")
        if act is not None and best != act.type:
            why.append(f"the model is surer than the entry's {act.type}")
        return best, min(1.0, shares[best]), why

    def _mode(self, proposal: Proposal, type_name: str) -> str | None:
        kind = self.codebook.ontology.type(type_name)
        if kind is None or not kind.modes:
            return None
        shares = {
            label.partition(":")[2]: share
            for label, share in proposal.modes.items()
            if label.startswith(type_name + ":")
        }
        shares[""] = proposal.modes.get("none", 0.0)
        act = proposal.act
        if act is not None and act.type == type_name:
            weight = STATED_MODE if act.mode or not self.learned else PLAIN_MODE
            shares[act.mode or ""] = shares.get(act.mode or "", 0.0) + weight
        best = max(shares, key=lambda name: (shares[name], name))
        return best or None

    def _fact(
        self, proposal: Proposal, verdict: Verdict, type_name: str
    ) -> tuple[Factuality, float, str]:
        if not self.learned or not proposal.facts:
            return verdict.factuality, 0.7, verdict.why
        shares = dict(proposal.facts)
        if verdict.sense is not None:
            # What the model calls a fact may be an act of another type: "will not release" is a
            # refusal that took place, and a release that did not.
            own_type = proposal.types.get(type_name, 0.0) > sum(proposal.types.values()) * SAME_TYPE
            weight = FACT_WEIGHT if own_type else CUE_ALONE
            shares[verdict.factuality] = shares.get(verdict.factuality, 0.0) + weight
        best = max(shares, key=lambda name: (shares[name], name))
        own = proposal.facts.get(best, 0.0)
        for name in self.codebook_factualities:
            if name == best:
                why = f"model: {best} {own:.2f}"
                if verdict.sense is not None:
                    why += f"; cue {verdict.why}"
                return name, min(1.0, shares[best]), why
        return verdict.factuality, 0.5, verdict.why

    codebook_factualities: tuple[Factuality, ...] = (
        "actual",
        "negated",
        "planned",
        "hypothetical",
        "historical",
    )

    def _precedence(
        self, type_name: str, factuality: Factuality, proposal: Proposal
    ) -> tuple[str, Factuality, str | None]:
        """What lies ahead and is promised is a fact of another type."""
        if self.learned and proposal.by_model:
            return type_name, factuality, None
        known = {kind.name for kind in self.codebook.ontology.types}
        if factuality == "planned" and _AHEAD.get(type_name) in known:
            rule = "announced-retreat" if type_name == "RETREAT" else "future-is-agree"
            return _AHEAD[type_name], "actual", f"rule {rule}"
        return type_name, factuality, None

    def _holder(self, tree: Tree, one: Decided, found: Sequence[Decided]) -> Decided | None:
        """The act in whose clause this one is what is asked, refused or promised."""
        if self.learned and one.proposal.sure >= HELD:
            return None
        above = set(tree.above(one.proposal.head))
        for other in found:
            if other is one or other.type not in _HOLDERS:
                continue
            if other.proposal.head in above and one.proposal.head > other.proposal.head:
                path = [one.proposal.head, *tree.above(one.proposal.head)]
                steps = path[: path.index(other.proposal.head)]
                if tree.relation(steps[-1]) in _CONTENT or (
                    # "the rejection by the Senate of a proposal to …": whatever it hangs on.
                    tree.words[other.proposal.head].pos == "NOUN"
                    and any(tree.relation(at) == "acl" for at in steps)
                ):
                    return other
        return None


SAME_TYPE, CUE_ALONE = 0.6, 1.0
"""The model's factuality is trusted as far as it gives the type more than this; else a cue adds
so much. Chosen on gold dev."""
_CONTENT = frozenset(("xcomp", "ccomp", "obj", "obl", "advcl", "acl"))
"""Relations by which what is asked, refused or promised hangs on the act."""
FACT_WEIGHT = 0.4
"""What a cue of the codebook adds to the share of its factuality. Chosen on gold dev."""
HELD = 0.7
"""Share of an act above which it stands even inside what another act is about."""


def _least(act: Act | None) -> float:
    """Share of an act that the model must give."""
    if act is None:
        return MODEL_ALONE
    return WITH_PHRASE if act.kind == "idiom" else WITH_ENTRY


def _drop(proposal: Proposal, what: str, why: str) -> Dropped:
    return Dropped(tuple(sorted(proposal.words)), what, why)
