"""Is an act told as done? The codebook's cues over the parse, for when and why it is not.

The cues say in what part of the sentence their act stands (`scope`) and what they make of it; a
cue that is itself negated does something else (`negated`). Of several the nearest to the act
counts first, and what is farther out works on what is left.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from verbale.codebook.types import Codebook, Cue, Factuality
from verbale.events.terms import matches
from verbale.tree import Tree


@dataclass(frozen=True, slots=True)
class Verdict:
    """The factuality of an act and the reason for it; `sense` names the kind of cue."""

    factuality: Factuality
    sense: str | None
    why: str


_PLAIN = Verdict("actual", None, "told as done")
_CLAUSES = frozenset(("xcomp", "ccomp", "advcl", "acl", "csubj", "obl", "obj", "nmod"))
_RANK = {"actual": 0, "historical": 1, "planned": 2, "hypothetical": 3, "negated": 4}


class Facts:
    """The cues of a codebook by the words they begin with."""

    def __init__(self, codebook: Codebook) -> None:
        self._cues: dict[str, list[Cue]] = {}
        for cue in codebook.cues:
            for one in cue.term.words[cue.term.head]:
                self._cues.setdefault(one.split(" ")[0], []).append(cue)

    def judge(self, tree: Tree, head: int, words: frozenset[int]) -> Verdict:
        """The factuality of the act whose trigger these words are."""
        found = []
        for at in range(len(tree.words)):
            if at in words:
                continue
            for cue, cue_words in self._at(tree, at):
                if not words & cue_words and _in_scope(tree, cue, at, cue_words, head):
                    found.append((at, cue))
        verdict = _PLAIN
        for at, cue in sorted(found, key=lambda one: _distance(tree, one[0], head)):
            negated = cue.sense != "negation" and _is_negated(tree, at)
            effect = cue.negated_effect if negated else cue.effect
            if _RANK[effect] > _RANK[verdict.factuality] or verdict.sense is None:
                verdict = Verdict(effect, cue.sense, f"{cue.sense}: {cue.term.text} ({cue.where})")
        return verdict

    def _at(self, tree: Tree, at: int) -> Iterable[tuple[Cue, frozenset[int]]]:
        for key in {tree.lemmas[at], tree.texts[at]}:
            for cue in self._cues.get(key, ()):
                words = matches(tree, cue.term, cue.kind, at)
                if words is not None:
                    yield cue, words


def _in_scope(tree: Tree, cue: Cue, at: int, words: frozenset[int], head: int) -> bool:
    """Whether the act stands where the cue works."""
    if cue.scope == "sentence":
        return True
    carrier = _carrier(tree, head)
    if cue.scope == "head":
        above = next((one for one in tree.above(at) if one not in words), None)
        if above is None:
            return False
        return above in (head, carrier) or (
            tree.relation(above) in ("xcomp", "aux", "cop")
            and tree.words[above].head in (head, carrier)
        )
    top = next(one for one in (at, *tree.above(at)) if tree.words[one].head not in words - {one})
    if cue.scope in ("clause", "object") and tree.relation(top) in ("mark", "case"):
        # "in order to free", "instead of arresting"
        return tree.words[top].head in _path(tree, head, words)
    if cue.scope == "clause":
        holder = _holder(tree, at)
        return any(_opens_clause(tree, one, holder) for one in _path(tree, head, words))
    if cue.scope == "object":
        return any(
            tree.relation(one) in ("obj", "nsubj", "obl", "nmod", "xcomp", "ccomp", "advcl", "acl")
            and (tree.words[one].head in words)
            and (tree.relation(one) != "nsubj" or tree.words[one].relation == "nsubj:pass")
            for one in _path(tree, head, words)
        )
    if cue.scope == "subject":
        return any(
            tree.relation(one) in ("nsubj", "csubj") and tree.words[one].head in words
            for one in _path(tree, head, words)
        )
    return False


def _path(tree: Tree, head: int, words: frozenset[int]) -> list[int]:
    """The act and what is above it, as far as its own clause reaches into that of the cue."""
    found = [head]
    for above in tree.above(head):
        if above in words:
            break
        found.append(above)
        if len(found) > 4:
            break
    return found


def _holder(tree: Tree, at: int) -> int:
    """The word that the clause of a cue hangs on: "has" of "has yet to sign"."""
    return tree.words[at].head if tree.relation(at) == "advmod" else at


def _opens_clause(tree: Tree, one: int, at: int) -> bool:
    above = tree.words[one].head
    return one != at and above == at and tree.relation(one) in _CLAUSES


def _carrier(tree: Tree, head: int) -> int:
    """The verb that holds a nominal act ("lodged no protest"); the act itself otherwise."""
    if tree.words[head].pos in ("NOUN", "PROPN") and tree.relation(head) in ("obj", "nsubj", "obl"):
        above = tree.head(head)
        if above is not None:
            return above
    if tree.relation(head) == "conj":
        above = tree.head(head)
        return head if above is None else above
    return head


def _is_negated(tree: Tree, at: int) -> bool:
    return any(tree.lemmas[one] in ("not", "never", "n't", "no") for one in tree.children[at])


def _distance(tree: Tree, at: int, head: int) -> tuple[int, int]:
    path = [head, *tree.above(head)]
    place = next(
        (steps for steps, one in enumerate(path) if one == at or tree.words[at].head == one),
        len(path),
    )
    return place, abs(at - head)
