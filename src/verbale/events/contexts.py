"""The contexts of an act: words of its sentence, and less so of its paragraph, speak for one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from verbale.codebook.types import Codebook
from verbale.tree import Tree

LEAST = 1.0
"""Weight from which a context is coded."""
AROUND = 0.4
"""What a word of the paragraph weighs beside one of the sentence."""
MOST = 3


class Contexts:
    """The terms of a codebook by their first word."""

    def __init__(self, codebook: Codebook) -> None:
        self._terms: dict[str, list[tuple[tuple[str, ...], str, float]]] = {}
        for entry in codebook.contexts:
            for phrase in _phrases(entry.term.words):
                words = tuple(phrase.split(" "))
                self._terms.setdefault(words[0], []).append((words, entry.context, entry.weight))

    def weigh(self, tree: Tree) -> dict[str, float]:
        """What the words of a sentence weigh for each context; a term counts once."""
        seen: set[tuple[tuple[str, ...], str]] = set()
        weights: dict[str, float] = {}
        for at in range(len(tree.words)):
            for key in {tree.lemmas[at], tree.texts[at]}:
                for words, context, weight in self._terms.get(key, ()):
                    if (words, context) not in seen and _stands(tree, words, at):
                        seen.add((words, context))
                        weights[context] = weights.get(context, 0.0) + weight
        return weights

    @staticmethod
    def choose(
        own: Iterable[str], sentence: dict[str, float], around: Sequence[dict[str, float]]
    ) -> tuple[str, ...]:
        """The contexts of an act: those of its entry, then the heaviest."""
        total = dict(sentence)
        for weights in around:
            for context, weight in weights.items():
                total[context] = total.get(context, 0.0) + AROUND * weight
        for context in own:
            total[context] = total.get(context, 0.0) + 2.0
        order = sorted(total, key=lambda context: (-total[context], context))
        return tuple(context for context in order if total[context] >= LEAST)[:MOST]


def _phrases(words: Sequence[Sequence[str]]) -> list[str]:
    found = [""]
    for alternatives in words:
        found = [f"{before} {one}".strip() for before in found for one in alternatives]
    return found


def _stands(tree: Tree, words: tuple[str, ...], at: int) -> bool:
    if at + len(words) > len(tree.words):
        return False
    return all(
        word in (tree.lemmas[at + step], tree.texts[at + step]) for step, word in enumerate(words)
    )
