"""What stands in the slots of a frame, seen from the trigger (docs/codebook.md, Acts, frame)."""

from __future__ import annotations

from verbale.tree import SUBJECTS, Tree

_UP = frozenset(("xcomp", "advcl", "conj", "acl", "ccomp"))
"""Relations along which a verb without a subject looks for one above."""
_NAMING = ("NOUN", "PROPN", "PRON")
_MODIFYING = ("DET", "ADJ", "NUM", "ADV", "PART")
"""What may stand in a noun phrase besides, or between it and its verb."""
_OBJECT_CONTROL = frozenset(
    """
    ask tell urge order force get persuade convince help allow permit let make press push invite
    advise instruct request require compel encourage call lead warn enable cause want authorize
    authorise direct command beg implore oblige summon appeal
    """.split()
)
"""Verbs whose object does what the clause under them says."""


class Slots:
    """The fillers of the slots of one trigger word; indices of heads of phrases.

    Args:
        tree: the sentence.
        at: the trigger.
        words: all words of the trigger, which fill no slot themselves.
    """

    def __init__(self, tree: Tree, at: int, words: frozenset[int]) -> None:
        self.tree, self.at, self.words = tree, at, words
        self.is_noun = tree.words[at].pos in ("NOUN", "PROPN", "NUM")
        self.verb = self._verb()
        self.passive = not self.is_noun and (tree.is_passive(at) or tree.is_reduced_passive(at))

    def _verb(self) -> int:
        """The verb that carries the clause: the trigger, or the light verb that holds its noun."""
        return self.at

    def fill(self, slot: str) -> list[int]:
        """Heads of the phrases in a slot, conjuncts included; empty if it is not filled."""
        found = self._bare(slot)
        full: list[int] = []
        for one in found:
            full += [each for each in self.tree.with_conjuncts(one) if each not in full]
        return [each for each in full if each not in self.words]

    def _bare(self, slot: str) -> list[int]:
        if slot == "s":
            return self._agent() if self.passive else self.subject() or self._before()
        if slot == "o":
            return self._patient() if self.passive else self.objects() or self._behind()
        if slot == "i":
            return self.tree.having(self.at, "iobj")
        if slot == "that":
            return self._clause_subject()
        if slot == "poss":
            return self.tree.having(self.at, "nmod:poss") or self._owner()
        if slot == "mod":
            before = self.tree.having(self.at, "amod", "compound", "nmod")
            return [one for one in before if one < self.at and self.tree.case(one) is None]
        if slot == "clause":
            return self._clauses()
        return self._prepositional(slot)

    def subject(self, at: int | None = None, depth: int = 0) -> list[int]:
        """The subject of a verb, its own or that of the verb it hangs on."""
        tree = self.tree
        at = self.at if at is None else at
        own = [one for one in tree.having(at, "nsubj", "csubj") if ":pass" not in _rel(tree, one)]
        own = own or (
            [] if tree.is_passive(at) and at == self.at else tree.having(at, "nsubj:pass")
        )
        if own:
            return [self._antecedent(one) for one in own[:1]]
        head = tree.head(at)
        relation = tree.relation(at)
        if head is None or depth > 4:
            return []
        if relation == "acl":
            if tree.words[at].relation == "acl:relcl":
                return []
            return [head] if tree.texts[at].endswith("ing") or tree.having(at, "mark") else []
        if relation in _UP or relation == "parataxis":
            if relation in ("xcomp", "ccomp", "advcl") and tree.lemmas[head] in _OBJECT_CONTROL:
                controlled = tree.having(head, "obj", "iobj") or tree.having(head, "nsubj:pass")
                if controlled and tree.having(at, "mark"):
                    return controlled[:1]
            if relation == "conj" and tree.having(at, "nsubj"):
                return []
            if tree.is_passive(head) and relation != "xcomp":
                passive = tree.having(head, "nsubj:pass")
                return [self._antecedent(one) for one in passive[:1]]
            return self.subject(head, depth + 1)
        return []

    def objects(self) -> list[int]:
        """Direct objects; of a participle before or behind its noun that noun is none."""
        tree = self.tree
        found = tree.having(self.at, "obj") or tree.having(self.at, "iobj")
        if not found and tree.words[self.at].relation == "acl:relcl":
            pronoun = [
                child
                for child in tree.having(self.at, "obj", "nsubj")
                if tree.texts[child] in ("that", "which", "whom")
            ]
            head = tree.head(self.at)
            subject = tree.having(self.at, "nsubj")
            if head is not None and subject and not pronoun:
                found = [head]
        return [self._antecedent(one) for one in found]

    def _patient(self) -> list[int]:
        tree = self.tree
        found = tree.having(self.at, "nsubj:pass", "csubj:pass")
        head = tree.head(self.at)
        if not found and tree.relation(self.at) == "acl" and head is not None:
            return [head]
        if not found and tree.relation(self.at) in ("conj", "xcomp", "advcl") and head is not None:
            return (
                Slots(tree, head, frozenset())._patient()
                if tree.is_passive(head)
                else (self.subject(head))
            )
        return [self._antecedent(one) for one in found]

    def _agent(self) -> list[int]:
        return self._prepositional("by")

    def _antecedent(self, at: int) -> int:
        """What a relative pronoun stands for."""
        tree = self.tree
        if tree.texts[at] not in ("who", "which", "that", "whom"):
            return at
        for verb in tree.above(at):
            if tree.words[verb].relation.startswith("acl"):
                head = tree.head(verb)
                return at if head is None else head
        return at

    def _clauses(self) -> list[int]:
        return self.tree.having(self.at, "xcomp", "ccomp", "advcl", "acl")

    def _clause_subject(self) -> list[int]:
        found = []
        for clause in self._clauses():
            found += self.tree.having(clause, "nsubj", "nsubj:pass")[:1]
        return found

    def _prepositional(self, word: str) -> list[int]:
        tree = self.tree
        found = []
        for child in tree.children[self.at]:
            relation = tree.relation(child)
            if (
                relation in ("obl", "nmod", "advcl", "acl", "xcomp", "obj")
                and tree.case(child) == word
            ):
                found.append(child)
            elif relation in ("advcl", "acl", "xcomp", "ccomp") and any(
                tree.texts[mark] == word for mark in tree.having(child, "mark")
            ):
                found += tree.having(child, "nsubj") or tree.having(child, "obj")
        if not found and not self.is_noun:
            # "held talks with": the parse may hang the phrase on the object.
            for middle in tree.having(self.at, "obj", "nsubj:pass", "xcomp"):
                if tree.words[middle].pos in ("NOUN", "PROPN", "ADJ", "VERB"):
                    found += [
                        one for one in tree.having(middle, "nmod", "obl") if tree.case(one) == word
                    ]
        if not found and self.is_noun:
            head = tree.head(self.at)
            if (
                head is not None
                and tree.words[head].pos == "VERB"
                and tree.relation(self.at)
                in (
                    "obj",
                    "obl",
                    "nsubj",
                )
            ):
                found = [one for one in tree.having(head, "obl") if tree.case(one) == word]
        return found or self._following(word)

    def _before(self) -> list[int]:
        """The noun phrase before a verb, for which the parse has no subject."""
        tree = self.tree
        if self.is_noun or tree.relation(self.at) in ("xcomp", "acl", "advcl", "amod"):
            return []
        found: int | None = None
        for at in range(self.at - 1, max(-1, self.at - 9), -1):
            pos = tree.words[at].pos
            if pos in _NAMING:
                found = at if found is None else found
            elif pos == "ADP":
                found = None
            elif pos not in _MODIFYING and not (found is None and pos == "AUX"):
                break
        return [] if found is None else [found]

    def _behind(self) -> list[int]:
        """The noun phrase right behind a verb, for which the parse has no object."""
        tree = self.tree
        found: list[int] = []
        if self.is_noun:
            return found
        for at in range(self.at + 1, min(self.at + 9, len(tree.words))):
            pos = tree.words[at].pos
            if pos in _NAMING:
                found = [at]
            elif at not in self.words and (pos not in _MODIFYING or (found and pos == "DET")):
                break
        return found

    def _owner(self) -> list[int]:
        """The noun before an 's in front of a noun, for which the parse has no possessor."""
        tree = self.tree
        for at in range(self.at - 1, 0, -1):
            if tree.texts[at] in ("'s", "\u2019s", "'", "\u2019"):
                return [at - 1]
            if tree.words[at].pos not in ("NOUN", "PROPN", "ADJ", "NUM"):
                break
        return []

    def _following(self, word: str) -> list[int]:
        """The noun after a preposition close behind the trigger, where the parse has it wrong."""
        tree = self.tree
        last = max(self.words | {self.at})
        for at in range(self.at + 1, min(last + 6, len(tree.words) - 1)):
            if tree.words[at].pos in ("VERB", "AUX", "PUNCT") and at not in self.words:
                break
            if tree.texts[at] == word:
                for noun in range(at + 1, min(at + 6, len(tree.words))):
                    if tree.words[noun].pos in ("NOUN", "PROPN", "PRON") and not (
                        noun + 1 < len(tree.words) and tree.words[noun + 1].pos in ("NOUN", "PROPN")
                    ):
                        return [noun]
        return []


def _rel(tree: Tree, at: int) -> str:
    return tree.words[at].relation


__all__ = ["SUBJECTS", "Slots"]
