"""A stand-in for the encoder: scores made from the words by arithmetic, no model."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from verbale.language.encoder import Encoder, Inventories, Scores
from verbale.language.meaning import Labels, Meaning, Reader
from verbale.types import Article, Sentence

UPOS = ("NOUN", "VERB", "PUNCT", "PROPN", "ADP", "AUX")
RELATIONS = ("root", "nsubj", "obj", "punct", "obl", "acl:relcl")
TAGS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC")

LABELS = Labels(
    acts=("none", "CONSULT", "ACCUSE"),
    modes=("none", "CONSULT:visit"),
    facts=("actual", "negated"),
    sectors=("GOV", "MIL"),
    links=("actor", "same"),
)
COLUMNS = 3 + 2 + 2 + 3 + 2 + 9


class FakeEncoder(Encoder):
    """Scores that depend on the words of the window alone, wild enough to need every repair."""

    def __init__(self, most: int = 256) -> None:
        self.inventories = Inventories(UPOS, RELATIONS, TAGS, most, "fake", ())
        self.calls: list[int] = []
        chance = np.random.default_rng(5)
        weight = chance.normal(size=(4, len(LABELS.links))).astype(np.float32)
        self.reader = Reader(LABELS, weight, np.zeros(len(LABELS.links), np.float32))

    def pieces(self, words: Sequence[str]) -> list[int]:
        return [1 + len(word) % 3 for word in words]

    def run(self, windows: Sequence[Sequence[str]]) -> list[Scores]:
        self.calls.append(len(windows))
        return [self._scores(window) for window in windows]

    def _scores(self, words: Sequence[str]) -> Scores:
        assert words
        assert sum(self.pieces(words)) + 2 <= self.inventories.max_pieces
        width = len(words)
        seed = zlib.crc32("\n".join(words).encode("utf-8", "surrogatepass"))
        chance = np.random.default_rng(seed)

        def table(*shape: int) -> NDArray[np.float32]:
            return chance.normal(size=shape).astype(np.float32)

        return Scores(
            starts=table(width) - 1.5,
            pos=table(width, len(UPOS)),
            arcs=table(width, width + 1),
            names=table(width, len(TAGS)),
            label_dependents=table(width, len(RELATIONS)),
            label_heads=table(width + 1, len(RELATIONS)),
            meaning=Meaning(table(width, COLUMNS), table(width, 4), table(width, 4)),
        )

    def labels(self, scores: Scores, heads: NDArray[np.integer[Any]]) -> NDArray[np.float32]:
        found: NDArray[np.float32] = scores.label_dependents + scores.label_heads[heads]
        return found


def load() -> Encoder:
    """For worker processes."""
    return FakeEncoder()


def article(text: str, number: int = 0) -> Article:
    """An article that is nothing but its text."""
    return Article(str(number), "", None, None, None, None, None, None, None, None, text)


def check(parsed: Any) -> None:
    """Assert what holds for every `Parsed`: offsets, order, trees, names on words."""
    text = parsed.article.text
    before = 0
    edges_in, edges_out = set(), set()
    for sentence in parsed.sentences:
        words = sentence.words
        assert words
        assert (sentence.start, sentence.end) == (words[0].start, words[-1].end)
        for word in words:
            assert before <= word.start < word.end
            assert text[word.start : word.end] == word.text
            assert word.lemma
            before = word.end
            edges_in.add(word.start)
            edges_out.add(word.end)
        check_tree([word.head for word in words])
        check_meaning(sentence)
        assert [word.relation == "root" for word in words] == [
            word.head == at for at, word in enumerate(words)
        ]
    for name in parsed.names:
        assert name.start in edges_in
        assert name.end in edges_out
        assert any(s.start <= name.start and name.end <= s.end for s in parsed.sentences)


def check_meaning(sentence: Sentence) -> None:
    """Assert that what is spotted lies in the sentence, in order, with shares that are shares."""
    size = len(sentence.words)
    places = [spotted.word for spotted in sentence.spotted]
    assert places == sorted(set(places))
    for spotted in sentence.spotted:
        assert 0 <= spotted.word < size
        assert all(0 < link.share <= 1 for link in spotted.links)
        assert all(0 <= link.word < size for link in spotted.links if link.relation == "actor")
        for labels in (spotted.acts, spotted.modes, spotted.facts, spotted.sectors):
            shares = [likely.share for likely in labels]
            assert shares == sorted(shares, reverse=True)
            assert sum(shares) <= 1.001
    for stretch in sentence.stretches:
        assert 0 <= stretch.first < stretch.last <= size
        assert 0 < stretch.share <= 1


def check_tree(heads: Sequence[int]) -> None:
    """Assert one root (its own head) that is above every word."""
    assert sum(head == at for at, head in enumerate(heads)) == 1
    for at in range(len(heads)):
        seen = set()
        node = at
        while heads[node] != node:
            assert node not in seen
            seen.add(node)
            node = heads[node]
