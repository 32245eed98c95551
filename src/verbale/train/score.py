"""Figures on gold words while a model is being fitted (the shipped figures come from
``verbale evaluate``, which runs the exported files)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import torch
from torch import Tensor

from verbale.train.batches import Encoded, Window, windows_of
from verbale.train.corpora import NAME_TAGS, UPOS, Gold
from verbale.train.fit import allowed
from verbale.train.model import Model

Span = tuple[int, int, str]


def spans_of(tags: Sequence[str]) -> set[Span]:
    """Names in a row of tags: (first word, word after the last, kind)."""
    spans: set[Span] = set()
    start, kind = 0, ""
    for place, tag in enumerate((*tags, "O")):
        if kind and tag != f"I-{kind}":
            spans.add((start, place, kind))
            kind = ""
        if tag.startswith("B-"):
            start, kind = place, tag[2:]
    return spans


def best_tags(scores: Tensor) -> list[str]:
    """The best row of tags in which I- follows only its own kind (Viterbi)."""
    logs = torch.log_softmax(scores.float(), -1)
    barred = torch.zeros(len(NAME_TAGS), len(NAME_TAGS))
    for to, tag in enumerate(NAME_TAGS):
        if tag.startswith("I-"):
            for source, before in enumerate(NAME_TAGS):
                if before[2:] != tag[2:]:
                    barred[source, to] = -1e4
    total = logs[0] + barred[0]
    back: list[Tensor] = []
    for row in logs[1:]:
        value, source = (total[:, None] + barred).max(0)
        back.append(source)
        total = value + row
    path = [int(total.argmax())]
    for source in reversed(back):
        path.append(int(source[path[-1]]))
    return [NAME_TAGS[number] for number in reversed(path)]


def _f1(right: int, given: int, gold: int) -> float:
    return 200 * right / max(1, given + gold)


@torch.no_grad()
def score_parse(
    model: Model,
    encoded: Encoded,
    sentences: Sequence[Gold],
    most_words: int,
    most_pieces: int = 3000,
) -> dict[str, float]:
    """UPOS, UAS, LAS (universal relation), LAS with subtypes, and F1 of sentence starts.

    Heads are the best ones word by word inside the gold sentence; no tree is forced here.
    """
    model.eval()
    names = list(encoded.relations)
    universal = [name.split(":")[0] for name in names]
    plain = torch.tensor([*(universal.index(name) for name in universal), -1])
    right = dict.fromkeys(("upos", "uas", "las", "las_subtypes"), 0)
    words = starts_right = starts_given = starts_gold = 0
    windows = windows_of(sentences, None, most_words)
    for _, batch in encoded.batches(windows, most_pieces):
        with torch.autocast("cpu", torch.bfloat16, enabled=False):
            scores = model(batch.pieces, batch.casings, batch.first)
            arcs = scores["arcs"].masked_fill(~allowed(batch.sentences), -1e4)
            heads = arcs.argmax(-1)
            rows = torch.arange(len(heads))[:, None]
            labels = model.heads.label_scores(
                scores["label_dependents"], scores["label_heads"][rows, heads]
            ).argmax(-1)
        known = batch.sentences >= 0
        words += int(known.sum())
        right["upos"] += int(((scores["pos"].argmax(-1) == batch.pos) & known).sum())
        attached = (heads == batch.heads) & known
        right["uas"] += int(attached.sum())
        right["las_subtypes"] += int((attached & (labels == batch.relations)).sum())
        gold_relations = batch.relations.where(batch.relations >= 0, len(names))
        right["las"] += int((attached & (plain[labels] == plain[gold_relations])).sum())
        given = (scores["starts"] > 0) & known
        given[:, 0] = True
        gold = batch.starts == 1
        starts_right += int((given & gold).sum())
        starts_given += int(given.sum())
        starts_gold += int(gold.sum())
    figures = {name: 100 * value / max(1, words) for name, value in right.items()}
    figures["starts"] = _f1(starts_right, starts_given, starts_gold)
    return {name: round(value, 2) for name, value in figures.items()}


@torch.no_grad()
def score_names(
    model: Model, encoded: Encoded, sentences: Sequence[Gold], kinds: Iterable[str]
) -> dict[str, float]:
    """Strict span F1 of names, over all kinds given and for each."""
    model.eval()
    kinds = tuple(kinds)
    counts = {kind: [0, 0, 0] for kind in kinds}
    windows: list[Window] = [(gold,) for gold in sentences]
    for group, batch in encoded.batches(windows, 3000):
        scores = model(batch.pieces, batch.casings, batch.first)["names"]
        for row, (gold,) in enumerate(group):
            given = spans_of(best_tags(scores[row, : len(gold.words)]))
            true = spans_of([tag if tag[1:2] == "-" else "O" for tag in gold.names or ()])
            for kind in kinds:
                ours = {span for span in given if span[2] == kind}
                theirs = {span for span in true if span[2] == kind}
                for place, amount in enumerate((len(ours & theirs), len(ours), len(theirs))):
                    counts[kind][place] += amount
    figures = {kind: round(_f1(*values), 2) for kind, values in counts.items()}
    totals = [sum(values[place] for values in counts.values()) for place in range(3)]
    return {"all": round(_f1(*totals), 2), **figures}


__all__ = ["UPOS", "best_tags", "score_names", "score_parse", "spans_of"]
