"""Where the words of an entry of the lexicon stand in a sentence."""

from __future__ import annotations

from functools import cache

from verbale.codebook.types import Term
from verbale.tree import Tree

_REACH = 8
"""Words that may stand between the parts of an entry."""
_NEAR = frozenset(("compound", "advmod", "case", "mark", "obl", "obj", "xcomp", "ccomp",
                   "acl", "advcl", "amod", "nmod", "iobj", "det", "fixed", "cop", "expl",
                   "nummod", "aux"))  # fmt: skip


def matches(tree: Tree, term: Term, kind: str, at: int) -> frozenset[int] | None:
    """The words of a term whose head stands at a word, or `None`.

    Args:
        tree: the sentence.
        term: the words of the entry.
        kind: `verb`, `phrasal`, `light`, `idiom`, `noun`, `adj`, or a kind of cue.
        at: a word whose lemma is one of the term's head.
    """
    if not _fits(tree, kind, at) or not _head_stands(tree, term.words[term.head], at):
        return None
    if any(tree.vocabulary.isdisjoint(_openers(words)) for words in term.words):
        return None
    found = {at}
    for place, alternatives in enumerate(term.words):
        if place == term.head:
            if len(alternatives) and not any(one == tree.lemmas[at] for one in alternatives):
                head_words = _phrase_around(tree, alternatives, at)
                if head_words is None:
                    return None
                found |= head_words
            continue
        words = _find(tree, alternatives, at, kind, before=place < term.head, taken=found)
        if words is None:
            return None
        found |= words
    if kind in ("verb", "light") and any(
        one not in found for one in tree.having(at, "compound:prt")
    ):
        return None  # "called off" is no "call"
    return frozenset(found)


def spaced(phrase: str) -> str:
    """A phrase as the parse has its words: a hyphen is a word of its own."""
    return phrase.replace("-", " - ")


def _fits(tree: Tree, kind: str, at: int) -> bool:
    pos = tree.words[at].pos
    if kind in ("verb", "phrasal", "light"):
        return pos in ("VERB", "AUX") or (
            pos in ("ADJ", "NOUN") and tree.texts[at].endswith(("ed", "ing"))
        )
    if kind == "noun":
        return pos in ("NOUN", "PROPN", "ADJ", "VERB") and not (
            pos == "VERB" and not tree.having(at, "det", "nmod:poss", "amod", "case")
        )
    if kind == "adj":
        return pos in ("ADJ", "VERB", "ADV", "NOUN")
    return True


def _head_stands(tree: Tree, alternatives: tuple[str, ...], at: int) -> bool:
    lemma, text = tree.lemmas[at], tree.texts[at]
    return any(lemma == one or text == one or _phrase_at(tree, one, at) for one in alternatives)


def _phrase_at(tree: Tree, phrase: str, at: int) -> bool:
    return any(_run(tree, words, at) is not None for words in _readings(phrase) if len(words) > 1)


@cache
def _readings(phrase: str) -> tuple[list[str], ...]:
    """The words of a phrase, with a hyphen in a word and as a word."""
    words = phrase.split(" ")
    return (words, spaced(phrase).split(" ")) if "-" in phrase else (words,)


@cache
def _openers(alternatives: tuple[str, ...]) -> frozenset[str]:
    """The words that a part of a term may begin with."""
    return frozenset(words[0] for phrase in alternatives for words in _readings(phrase))


def _phrase_around(tree: Tree, alternatives: tuple[str, ...], at: int) -> set[int] | None:
    if tree.texts[at] in alternatives:
        return {at}
    for phrase in alternatives:
        for words in _readings(phrase):
            run = _run(tree, words, at)
            if run is not None:
                return run
    return None


def _run(tree: Tree, words: list[str], at: int) -> set[int] | None:
    """The place of some words in a row that covers the word `at`."""
    size = len(words)
    for start in range(max(0, at - size + 1), min(at, len(tree.words) - size) + 1):
        if all(
            words[step] in (tree.lemmas[start + step], tree.texts[start + step])
            for step in range(size)
        ):
            return set(range(start, start + size))
    return None


def _find(
    tree: Tree,
    alternatives: tuple[str, ...],
    at: int,
    kind: str,
    *,
    before: bool,
    taken: set[int],
) -> set[int] | None:
    """A further word of a term: near the head, and hanging on it or on what hangs on it."""
    places = range(max(0, at - _REACH), min(len(tree.words), at + _REACH + 1))
    order = sorted(places, key=lambda place: (before != (place < at), abs(place - at)))
    for place in order:
        if place in taken:
            continue
        if kind == "idiom" and before != (place < at) and not _passive_order(tree, at):
            continue
        for phrase in alternatives:
            run = _words_at(tree, phrase, place)
            if run is not None and not run & taken and _linked(tree, at, run, kind, taken):
                return run
    return None


def _passive_order(tree: Tree, at: int) -> bool:
    return tree.words[at].pos == "VERB" and tree.is_passive(at)


def _words_at(tree: Tree, phrase: str, place: int) -> set[int] | None:
    here = (tree.lemmas[place], tree.texts[place])
    for words in _readings(phrase):
        if words[0] not in here or place + len(words) > len(tree.words):
            continue
        if all(
            word in (tree.lemmas[place + step], tree.texts[place + step])
            for step, word in enumerate(words)
        ):
            return set(range(place, place + len(words)))
    return None


def _linked(tree: Tree, at: int, run: set[int], kind: str, taken: set[int]) -> bool:
    """Whether the found words hang on the head, at most over one word in between."""
    if any(_hangs(tree, word, at, run, taken) for word in run):
        return True
    # A noun that a participle hangs on: "the protest lodged by Oslo".
    above = tree.head(at)
    if above is not None and above in run and tree.relation(at) in ("acl", "amod"):
        return True
    near = min(abs(word - at) for word in run)
    if kind == "idiom":
        low, high = sorted((at, min(run) if min(run) > at else max(run)))
        return near <= 4 or all(
            tree.words[one].pos not in _ENDS for one in range(low + 1, high) if one not in taken
        )
    # The parse may have it wrong, but nothing stands between that could.
    first, last = sorted((at, min(run) if min(run) > at else max(run)))
    return near <= 4 and all(
        tree.words[one].pos in _GAPS for one in range(first + 1, last) if one not in taken
    )


def _hangs(tree: Tree, word: int, at: int, run: set[int], taken: set[int]) -> bool:
    head = tree.head(word)
    steps = 0
    while head is not None and steps < 3:
        if head == at or head in taken:
            return steps == 0 or tree.relation(word) in _NEAR
        if head not in run:
            steps += 1
        word, head = (head, tree.head(head)) if head in run else (word, tree.head(head))
    return False


_ENDS = frozenset(("VERB", "AUX", "PUNCT", "CCONJ", "SCONJ"))
"""What no idiom reaches over, however the parse may be."""
_GAPS = frozenset(("DET", "ADJ", "NUM", "ADV", "PRON", "PART"))
