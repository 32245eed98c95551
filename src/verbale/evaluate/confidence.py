"""`verbale evaluate confidence`: is an event as often right as its confidence says?

An event is right where its words report an act of its type and its factuality is right. The curve
from shares to confidence is fitted on gold dev (`fit_curve`) and measured on another split.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from verbale.actors import Knowledge, resolve
from verbale.evaluate.corpus import articles, read_split
from verbale.evaluate.events import Paired, paired
from verbale.evaluate.report import Figure, Report, versions
from verbale.events import EventCoder
from verbale.events.calibrate import features
from verbale.language.stage import Parser

Judged = tuple[tuple[float, ...], float, bool]
"""Shares behind an event, its confidence, and whether it is right."""
BINS = 10


def judged_events(
    folder: Path, split: str, parser: Parser, knowledge: Knowledge, coder: EventCoder
) -> tuple[list[Judged], str, str]:
    """Every event of a split with its shares and whether it is right; name and hash of the data."""
    corpus = read_split(folder, split)
    found: list[Judged] = []
    for item, parsed in zip(corpus.items, parser.parse(articles(corpus.items)), strict=True):
        traced = coder.trace(resolve(parsed, knowledge))
        events = [event for one in traced for event in one.events]
        shares = [row for one in traced for row in one.shares]
        right = {
            one.found.event_id: _is_right(one)
            for one in paired(item, events)
            if one.found is not None
        }
        for event, row in zip(events, shares, strict=True):
            found.append((row, event.confidence, right.get(event.event_id, False)))
    return found, corpus.name, corpus.data_hash


def _is_right(one: Paired) -> bool:
    return (
        one.typed
        and one.gold is not None
        and one.found is not None
        and one.gold.factuality == one.found.factuality
    )


def fit_curve(found: Sequence[Judged], out: Path, steps: int = 4000, rate: float = 0.05) -> None:
    """Fit the logistic curve by gradient descent and write it to `out`."""
    rows = np.array([features(shares) for shares, _, _ in found])
    right = np.array([is_right for _, _, is_right in found], float)
    weights, offset = np.zeros(rows.shape[1]), 0.0
    for _ in range(steps):
        miss = 1 / (1 + np.exp(-(rows @ weights + offset))) - right
        weights -= rate * (rows.T @ miss / len(right) + 1e-3 * weights)
        offset -= rate * float(miss.mean())
    data = {"weights": [round(float(w), 4) for w in weights], "offset": round(offset, 4)}
    out.write_text(json.dumps(data) + "\n", encoding="utf-8")


def evaluate_confidence(
    folder: Path, split: str, parser: Parser, knowledge: Knowledge, coder: EventCoder
) -> Report:
    """The reliability table of one split, and the expected calibration error."""
    found, name, data_hash = judged_events(folder, split, parser, knowledge, coder)
    figures: list[Figure] = []
    error = 0.0
    for number in range(BINS):
        low, high = number / BINS, (number + 1) / BINS
        inside = [one for one in found if low <= one[1] < high or (high == 1 and one[1] == 1)]
        if not inside:
            continue
        said = sum(one[1] for one in inside) / len(inside)
        right = sum(one[2] for one in inside) / len(inside)
        error += abs(said - right) * len(inside) / len(found)
        label = f"confidence {low:.1f} to {high:.1f}"
        figures += [
            Figure(f"{label}: events", len(inside), "count"),
            Figure(f"{label}: mean confidence", said),
            Figure(f"{label}: right", right),
        ]
    figures.append(Figure("expected calibration error", error if found else None))
    return Report(
        name="evaluate confidence",
        data=name,
        data_hash=data_hash,
        figures=tuple(figures),
        versions=versions("numpy", "onnxruntime"),
        notes=("Wanted: an expected calibration error of at most 0.05.",),
    )
