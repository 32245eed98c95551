"""Whether anything in the corpus also stands in the texts of others.

Two measures: six words in a row that stand in both, and the near-duplicate score of two sentences
(`verbale.gold.compare.dice` over their trigrams). Names are not masked, since a copied sentence has
its names; but a run that consists mostly of one name of the item is no copy, as nobody can write
"the Organization for the Prohibition of Chemical Weapons" in other words.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from verbale.gold.compare import RUN, Words, runs, trigrams, word_spans, words_of
from verbale.gold.outside import Passage
from verbale.gold.types import GoldItem

NEAR = 0.30
"""Score from which two sentences are near duplicates. Unrelated news sentences stay below 0.2."""

NAMED = 4
"""Words of a run that may belong to names before the run counts as a name."""

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’)\]]*\s+|\n+")


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that stands in the corpus and in another text.

    Attributes:
        where: `file:line` in the corpus.
        words: the words in common, or the sentence.
        other: where the other text is.
        score: near-duplicate score, 0 to 1; `None` for a run of words.
    """

    where: str
    words: str
    other: str
    score: float | None


@dataclass(frozen=True, slots=True)
class Overlap:
    """What a comparison found.

    Attributes:
        hits: everything in common, in the order of the corpus.
        passages: number of passages compared with.
        sentences: number of gold sentences compared.
        names: runs left out because they are names.
        highest: the highest near-duplicate score of all, also below the bound.
    """

    hits: tuple[Hit, ...]
    passages: int
    sentences: int
    names: int
    highest: float


@dataclass(slots=True)
class _Gold:
    """What to look for: runs with the places of the corpus, and sentences by their trigrams."""

    runs: dict[Words, list[str]] = field(default_factory=dict)
    named: set[Words] = field(default_factory=set)
    sentences: list[tuple[str, str, frozenset[Words]]] = field(default_factory=list)
    owners: dict[Words, list[int]] = field(default_factory=lambda: defaultdict(list))


def compare(items: Sequence[GoldItem], passages: Iterable[Passage]) -> Overlap:
    """Compare a corpus with other texts.

    Args:
        items: the corpus; titles and the clutter of copied pages are compared too.
        passages: the other texts.
    """
    gold = _indexed(items)
    hits: dict[tuple[str, str, bool], Hit] = {}
    highest = 0.0
    count = 0
    for passage in passages:
        count += 1
        for run in runs(words_of(passage.text)):
            for where in gold.runs.get(run, ()):
                hit = Hit(where, " ".join(run), passage.where, None)
                hits.setdefault((hit.where, hit.words, False), hit)
        for sentence in _SENTENCE_END.split(passage.text):
            for number, score in _alike(gold, sentence):
                highest = max(highest, score)
                if score >= NEAR:
                    where, words, _ = gold.sentences[number]
                    hit = Hit(where, words, passage.where, score)
                    best = hits.get((where, words, True))
                    if best is None or (best.score or 0) < score:
                        hits[where, words, True] = hit
    order = {item.where: number for number, item in enumerate(items)}
    return Overlap(
        hits=tuple(sorted(hits.values(), key=lambda hit: (order[hit.where], hit.words))),
        passages=count,
        sentences=len(gold.sentences),
        names=len(gold.named),
        highest=highest,
    )


def _indexed(items: Sequence[GoldItem]) -> _Gold:
    gold = _Gold()
    for item in items:
        _add_runs(gold, item)
        texts = [item.words(span) for span in item.sentences]
        for text in [*texts, *([item.title] if item.title else [])]:
            grams = trigrams(words_of(text))
            for gram in grams:
                gold.owners[gram].append(len(gold.sentences))
            gold.sentences.append((item.where, text, grams))
    return gold


def _add_runs(gold: _Gold, item: GoldItem) -> None:
    words = words_of(item.text)
    inside = [
        any(name.span.overlaps(span) for name in item.names) for span in word_spans(item.text)
    ]
    exempt: set[Words] = set()
    for start, run in enumerate(runs(words)):
        if sum(inside[start : start + RUN]) >= NAMED:
            exempt.add(run)
    gold.named |= exempt
    # The page as copied holds title, text and clutter; its lines are compared one by one.
    around = (item.raw or item.title or "").split("\n\n")
    found = {run for text in (item.text, *around) for run in runs(words_of(text))}
    for run in found - exempt:
        gold.runs.setdefault(run, []).append(item.where)


def _alike(gold: _Gold, sentence: str) -> list[tuple[int, float]]:
    """Numbers of the gold sentences that share three trigrams with a sentence, and the scores."""
    grams = trigrams(words_of(sentence))
    common = Counter(number for gram in grams for number in gold.owners.get(gram, ()))
    return [
        (number, 2 * shared / (len(grams) + len(gold.sentences[number][2])))
        for number, shared in common.items()
        if shared >= 3
    ]
