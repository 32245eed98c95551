"""Names for a treebank that has none: two quick fits label them, and only what is sure is kept.

The treebank itself says where a name may be (its proper nouns); the fits say which of those
are names and of what kind. What they are unsure of stays UNSURE and teaches nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import torch
from torch import Tensor

from verbale.train.batches import Encoded
from verbale.train.corpora import NAME_TAGS, NOT_MISC, UNSURE, Gold
from verbale.train.gumnames import outside_of
from verbale.train.model import Model
from verbale.train.score import best_tags

# Chosen by eye on forty sentences: below it wrong organisations come in. To be looked at again
# when the teachers have seen more names.
SURE = 0.75
_OUTSIDE = [0, NAME_TAGS.index("B-MISC"), NAME_TAGS.index("I-MISC")]


@torch.no_grad()
def with_silver_names(
    sentences: Sequence[Gold], teachers: Sequence[Model], encoded: Encoded, sure: float = SURE
) -> list[Gold]:
    """The sentences with names where the mean of the teachers is sure of them."""
    opened = [replace(gold, names=outside_of(gold)) for gold in sentences]
    places = {id(gold): place for place, gold in enumerate(opened)}
    for model in teachers:
        model.eval()
    windows = [(gold,) for gold in opened if UNSURE in (gold.names or ())]
    named = list(opened)
    for group, batch in encoded.batches(windows, 3000):
        shares = torch.stack(
            [
                torch.softmax(model(batch.pieces, batch.casings, batch.first)["names"], -1)
                for model in teachers
            ]
        ).mean(0)
        for row, (gold,) in enumerate(group):
            tags = silver_tags(gold.names or (), shares[row, : len(gold.words)], sure)
            named[places[id(gold)]] = replace(gold, names=tags)
    return named


def silver_tags(known: Sequence[str], shares: Tensor, sure: float) -> tuple[str, ...]:
    """Tags for one sentence: UNSURE words get the teachers' tag where its share is enough.

    Args:
        known: what the treebank says: O, or UNSURE.
        shares: [words, NAME_TAGS] the teachers' mean probabilities.
    """
    best = best_tags(torch.log(shares + 1e-9))
    tags = list(known)
    for place, tag in enumerate(best):
        if known[place] == "O":
            continue
        outside = tag == "O" or tag.endswith("MISC")
        share = shares[place, _OUTSIDE].sum() if outside else shares[place, NAME_TAGS.index(tag)]
        tags[place] = UNSURE if float(share) < sure else NOT_MISC if outside else tag
    for start, end in _runs(best):
        if tags[start:end] != best[start:end]:
            # A name that is sure in part only is unsure as a whole.
            for place in range(start, end):
                tags[place] = tags[place] if known[place] == "O" else UNSURE
    return tuple(tags)


def _runs(tags: Sequence[str]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for place, tag in enumerate(tags):
        if tag.startswith("B-"):
            runs.append((place, place + 1))
        elif tag.startswith("I-") and runs:
            runs[-1] = (runs[-1][0], place + 1)
    return runs
