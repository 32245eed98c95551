"""The fit: seeded, resumable at every epoch, one process with one thread."""

from __future__ import annotations

import json
import math
import random
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from verbale.train.batches import IGNORE, ROWS, Batch, Encoded, Noise, Window, windows_of
from verbale.train.corpora import NAME_TAGS, Gold
from verbale.train.model import BIO, MeaningHeads, Model
from verbale.train.swap import Pool, swapped


@dataclass(frozen=True, slots=True)
class Plan:
    """Every choice of a fit; the defaults are those of the shipped model."""

    seed: int = 1
    epochs: int = 10
    most_words: int = 90
    """Words in a training window of several sentences."""
    batch_pieces: int = 1200
    encoder_rate: float = 4e-4
    head_rate: float = 2e-3
    layer_decay: float = 0.9
    warm_up: float = 0.08
    clip: float = 1.0
    weight_decay: float = 0.01
    smoothing: float = 0.03
    average: float = 0.998
    """Decay a step of the averaged weights, which are the ones evaluated and shipped."""
    weights: dict[str, float] = field(
        default_factory=lambda: {
            "pos": 0.5, "arcs": 1.0, "labels": 0.7, "names": 0.7, "starts": 0.3,
            "acts": 1.5, "modes": 0.3, "facts": 0.5, "mentions": 0.7, "sectors": 0.3,
            "cues": 0.4, "sources": 0.4, "contents": 0.4, "links": 2.0,
        }
    )  # fmt: skip
    noise: Noise = field(default_factory=Noise)
    swap: float = 0.35
    """Share of names in the lists of names that give way to another of their kind."""


def losses(model: Model, batch: Batch, smoothing: float) -> dict[str, Tensor]:
    """The mean loss of each task over the words that are annotated for it."""
    scores = model(batch.pieces, batch.casings, batch.first)
    result: dict[str, Tensor] = {}
    if bool((batch.pos != IGNORE).any()):
        result["pos"] = _entropy(scores["pos"], batch.pos, smoothing)
    known = batch.heads != IGNORE
    if bool(known.any()):
        arcs = scores["arcs"].float()
        arcs = arcs.masked_fill(~allowed(batch.sentences), -1e4)
        result["arcs"] = _entropy(arcs, batch.heads, 0.0)
        rows, places = known.nonzero(as_tuple=True)
        pairs = model.heads.label_scores(
            scores["label_dependents"][rows, places],
            scores["label_heads"][rows, batch.heads[rows, places]],
        )
        result["labels"] = _entropy(pairs, batch.relations[rows, places], smoothing)
    if bool((batch.names != IGNORE).any()):
        result["names"] = _names_loss(scores["names"], batch.names)
    if bool((batch.starts != IGNORE).any()):
        sure = batch.starts != IGNORE
        result["starts"] = functional.binary_cross_entropy_with_logits(
            scores["starts"].float()[sure], batch.starts[sure].float()
        )
    if model.meaning is not None:
        result.update(_meaning_losses(model.meaning, batch, scores, smoothing))
    return result


def _meaning_losses(
    heads: MeaningHeads, batch: Batch, scores: dict[str, Tensor], smoothing: float
) -> dict[str, Tensor]:
    """Entropy of each row of labels; of links, whether each one asked for holds."""
    found = scores | dict(
        zip(("cues", "sources", "contents"), scores["speech"].split(BIO, -1), strict=True)
    )
    result = {}
    for row, name in enumerate(ROWS):
        if bool((batch.meaning[row] != IGNORE).any()):
            result[name] = _entropy(found[name], batch.meaning[row], smoothing)
    if len(batch.pairs):
        window, word, other = batch.pairs.T
        pairs = heads.link_scores(
            scores["link_heads"][window, word], scores["link_words"][window, other]
        )
        asked = batch.links != IGNORE
        result["links"] = functional.binary_cross_entropy_with_logits(
            pairs.float()[asked], batch.links[asked].float()
        )
    return result


def allowed(sentences: Tensor) -> Tensor:
    """[b, w, w+1] may this word hang on that head: the root, or a word of its own sentence."""
    same = sentences[:, :, None] == sentences[:, None, :]
    root = torch.ones_like(same[:, :, :1])
    return torch.cat([root, same & (sentences >= 0)[:, None, :]], -1)


def _entropy(scores: Tensor, gold: Tensor, smoothing: float) -> Tensor:
    return functional.cross_entropy(
        scores.float().flatten(0, -2),
        gold.flatten(),
        ignore_index=IGNORE,
        label_smoothing=smoothing,
    )


_OUTSIDE = [0, NAME_TAGS.index("B-MISC"), NAME_TAGS.index("I-MISC")]


def _names_loss(scores: Tensor, gold: Tensor) -> Tensor:
    """Entropy; where the source has no MISC, 'outside' is the sum of O and MISC."""
    sure = gold != IGNORE
    logs = functional.log_softmax(scores.float()[sure], -1)
    logs = torch.cat([logs, torch.logsumexp(logs[:, _OUTSIDE], -1, keepdim=True)], -1)
    return functional.nll_loss(logs, gold[sure])


@dataclass(frozen=True, slots=True)
class Source:
    """One corpus of the fit and how many times an epoch it is read."""

    name: str
    sentences: Sequence[Gold]
    times: float = 1.0
    pool: Pool | None = None
    """Names to swap in; None where the words must stay as they are."""


def epoch_windows(sources: Iterable[Source], plan: Plan, rng: random.Random) -> list[Window]:
    """The windows of one epoch, drawn anew each time."""
    windows: list[Window] = []
    for source in sources:
        whole, part = int(source.times), source.times % 1
        for _ in range(whole):
            windows.extend(windows_of(_drawn(source, plan, rng), rng, plan.most_words))
        if part:
            drawn = windows_of(_drawn(source, plan, rng), rng, plan.most_words)
            windows.extend(rng.sample(drawn, int(len(drawn) * part)))
    return windows


def _drawn(source: Source, plan: Plan, rng: random.Random) -> Sequence[Gold]:
    pool = source.pool
    if pool is None or plan.swap == 0:
        return source.sentences
    return [swapped(gold, pool, plan.swap, rng) for gold in source.sentences]


def _groups(model: Model, plan: Plan) -> list[dict[str, object]]:
    """Parameters with their rates: heads fast, the encoder slower from layer to layer down."""
    groups: list[dict[str, object]] = []

    def add(module: nn.Module, rate: float) -> None:
        for decays in (True, False):
            chosen = [p for p in module.parameters() if p.requires_grad and (p.ndim > 1) == decays]
            if chosen:
                decay = plan.weight_decay if decays else 0.0
                groups.append({"params": chosen, "lr": rate, "weight_decay": decay})

    add(model.heads, plan.head_rate)
    if model.meaning is not None:
        add(model.meaning, plan.head_rate)
    depth = len(model.encoder.layers)
    for number, layer in enumerate(model.encoder.layers):
        add(layer, plan.encoder_rate * plan.layer_decay ** (depth - 1 - number))
    low = plan.encoder_rate * plan.layer_decay**depth
    add(model.encoder.positions, low)
    add(model.encoder.norm, low)
    add(model.encoder.casings, plan.head_rate)
    return groups


def _share(step: int, steps: int, warm_up: float) -> float:
    """Linear up, linear down."""
    warm = max(1, int(steps * warm_up))
    return step / warm if step < warm else max(0.0, (steps - step) / max(1, steps - warm))


class Fit:
    """A fit under way: the model, its averaged twin, the optimiser and where it stands."""

    def __init__(
        self, model: Model, encoded: Encoded, sources: Sequence[Source], plan: Plan
    ) -> None:
        self.model, self.encoded, self.sources, self.plan = model, encoded, sources, plan
        self.optimiser = torch.optim.AdamW(
            _groups(model, plan), betas=(0.9, 0.98), eps=1e-6, fused=True
        )
        self.rates = [group["lr"] for group in self.optimiser.param_groups]
        self.trained = [p for p in model.parameters() if p.requires_grad]
        self.average = [p.detach().clone() for p in self.trained]
        self.epoch = 0
        self.step = 0
        self.steps = plan.epochs * self._epoch_steps()

    def _epoch_steps(self) -> int:
        rng = random.Random(self.plan.seed)
        windows = epoch_windows(self.sources, self.plan, rng)
        pieces = sum(self.encoded.length(window) for window in windows)
        return math.ceil(pieces * 1.10 / self.plan.batch_pieces)

    def run_epoch(self, say: Callable[[str], None]) -> dict[str, float]:
        """One epoch; gives the mean loss of each task."""
        rng = random.Random(self.plan.seed * 1000 + self.epoch)
        torch.manual_seed(self.plan.seed * 1000 + self.epoch)
        self.model.train()
        sums: dict[str, list[float]] = {}
        words, began = 0, time.perf_counter()
        drawn = epoch_windows(self.sources, self.plan, rng)
        batches = self.encoded.batches(drawn, self.plan.batch_pieces, rng, self.plan.noise)
        for number, (_, batch) in enumerate(batches):
            found = self._learn(batch)
            for task, value in found.items():
                sums.setdefault(task, []).append(value)
            words += batch.words
            if number % 100 == 99:
                rate = words / (time.perf_counter() - began)
                recent = {task: round(sum(v[-100:]) / len(v[-100:]), 4) for task, v in sums.items()}
                say(f"epoch {self.epoch} step {self.step}/{self.steps} {rate:.0f} words/s {recent}")
        self.epoch += 1
        return {task: sum(values) / len(values) for task, values in sums.items()}

    def _learn(self, batch: Batch) -> dict[str, float]:
        share = _share(self.step, self.steps, self.plan.warm_up)
        for group, rate in zip(self.optimiser.param_groups, self.rates, strict=True):
            group["lr"] = rate * share
        with torch.autocast("cpu", torch.bfloat16):
            found = losses(self.model, batch, self.plan.smoothing)
        total = sum(
            (self.plan.weights[task] * loss for task, loss in found.items()), torch.zeros(())
        )
        self.optimiser.zero_grad(set_to_none=True)
        total.backward()
        nn.utils.clip_grad_norm_(self.trained, self.plan.clip)
        self.optimiser.step()
        self.step += 1
        if self.step % 4 == 0:
            # Early on the average must not drag the untrained weights along.
            keep = min(self.plan.average**4, self.step / (self.step + 40))
            torch._foreach_lerp_(self.average, [p.detach() for p in self.trained], 1 - keep)
        return {task: float(loss.detach()) for task, loss in found.items()}

    def averaged(self) -> Model:
        """A copy of the model that carries the averaged weights."""
        twin = Model(self.model.shape)
        twin.load_state_dict(self.model.state_dict())
        with torch.no_grad():
            places = [p for p in twin.parameters() if p.requires_grad]
            for place, value in zip(places, self.average, strict=True):
                place.copy_(value)
        return twin.eval()

    def save(self, path: Path) -> None:
        """Write all that is needed to go on from here."""
        state = {
            "model": self.model.state_dict(),
            "average": self.average,
            "optimiser": self.optimiser.state_dict(),
            "epoch": self.epoch,
            "step": self.step,
            "plan": json.dumps(asdict(self.plan)),
        }
        partial = path.with_suffix(".partial")
        torch.save(state, partial)
        partial.replace(path)

    def resume(self, path: Path) -> None:
        """Go on from what ``save`` wrote; the plan must be the same."""
        state = torch.load(path, weights_only=True)
        self.model.load_state_dict(state["model"])
        self.optimiser.load_state_dict(state["optimiser"])
        for place, value in zip(self.average, state["average"], strict=True):
            place.copy_(value)
        self.epoch, self.step = state["epoch"], state["step"]
