"""Figures of the heads of meaning while a model is being fitted, word by word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import torch

from verbale.train.batches import IGNORE, ROWS, Encoded, windows_of
from verbale.train.corpora import Gold
from verbale.train.model import BIO, Model


@torch.no_grad()
def score_meaning(
    model: Model, encoded: Encoded, sentences: Sequence[Gold], most_words: int = 90
) -> dict[str, float]:
    """F1 of the words of acts (with type), mentions, cues, sources, contents and of links;
    accuracy of modes, facts and sectors at the words that have one. In hundredths."""
    model.eval()
    heads = model.meaning
    if heads is None or encoded.labels is None:
        return {}
    found: Counter[str] = Counter()
    for _, batch in encoded.batches(windows_of(sentences, None, most_words), 3000):
        scores = model(batch.pieces, batch.casings, batch.first)
        parts = zip(("cues", "sources", "contents"), scores["speech"].split(BIO, -1), strict=True)
        scores |= dict(parts)
        for row, name in enumerate(ROWS):
            gold = batch.meaning[row]
            asked = gold != IGNORE
            best = scores[name].argmax(-1)
            found[f"{name} right"] += int(((best == gold) & asked & (gold > 0)).sum())
            found[f"{name} same"] += int(((best == gold) & asked).sum())
            found[f"{name} given"] += int(((best > 0) & asked).sum())
            found[f"{name} gold"] += int(((gold > 0) & asked).sum())
            found[f"{name} asked"] += int(asked.sum())
        if len(batch.pairs):
            window, word, other = batch.pairs.T
            pairs = heads.link_scores(
                scores["link_heads"][window, word], scores["link_words"][window, other]
            )
            for number, name in enumerate(encoded.labels.links):
                asked = batch.links[:, number] != IGNORE
                given = (pairs[:, number] > 0) & asked
                gold = (batch.links[:, number] == 1) & asked
                found[f"{name} right"] += int((given & gold).sum())
                found[f"{name} given"] += int(given.sum())
                found[f"{name} gold"] += int(gold.sum())
    figures = {name: _f1(found, name) for name in ROWS if name not in _ACCURACY}
    figures |= {name: _f1(found, name) for name in encoded.labels.links}
    for name in _ACCURACY:
        figures[name] = round(100 * found[f"{name} same"] / max(1, found[f"{name} asked"]), 1)
    return figures


_ACCURACY = ("modes", "facts", "sectors")


def _f1(found: Counter[str], name: str) -> float:
    return round(
        200 * found[f"{name} right"] / max(1, found[f"{name} given"] + found[f"{name} gold"]), 1
    )
