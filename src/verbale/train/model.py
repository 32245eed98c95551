"""The multi-task model: one shared encoder and a light head for each thing to know of a text.

Torch lives here and in its neighbours of ``train/`` only; what runs in the product is the
exported graph (``export.py`` writes it, ``language/encoder.py`` runs it). A new head on the same
pass is a new entry in ``Heads`` and its loss in ``losses``.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from verbale.language.pieces import CASINGS


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of the model; those of the encoder are given by its start weights."""

    vocabulary: int = 30522
    width: int = 384
    inner: int = 1536
    layers: int = 6
    attention_heads: int = 12
    positions: int = 512
    arcs: int = 256
    labels: int = 128
    """Half of the label features are sums, half are products of dependent and head."""
    upos: int = 17
    relations: int = 0
    name_tags: int = 9
    acts: int = 0
    """Types of event and none; 0 leaves the heads of meaning out, and so for the next four."""
    modes: int = 0
    facts: int = 0
    sectors: int = 0
    links: int = 0
    link_features: int = 64
    """Half of the features of a link, as with labels."""
    dropout: float = 0.1
    head_dropout: float = 0.3


class SharedDropout(nn.Module):
    """Dropout with one mask a window: a tenth of the random numbers, and as good here."""

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or self.rate == 0:
            return x
        keep = 1 - self.rate
        mask = torch.empty(x.shape[0], 1, x.shape[2]).bernoulli_(keep) / keep
        return x * mask.to(x.dtype)


class Layer(nn.Module):
    """One layer of the encoder (BERT's: attention, then two matrices, norms after)."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        width = shape.width
        self.attention_heads = shape.attention_heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, shape.inner)
        self.down = nn.Linear(shape.inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)
        self.drop = SharedDropout(shape.dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, width = x.shape
        q, k, v = (
            self.qkv(x)
            .view(batch, length, 3, self.attention_heads, width // self.attention_heads)
            .permute(2, 0, 3, 1, 4)
        )
        # Written out: torch's fused attention has a backward pass on CPU that is ten times slower.
        weights = torch.softmax(q @ k.transpose(2, 3) * (q.shape[-1] ** -0.5) + mask, -1)
        seen = weights.to(v.dtype) @ v
        seen = seen.transpose(1, 2).reshape(batch, length, width)
        x = self.norm1(x + self.drop(self.out(seen)))
        return self.norm2(x + self.drop(self.down(functional.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Pieces and the casing of their words in, every layer's output out."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.words = nn.Embedding(shape.vocabulary, shape.width)
        self.positions = nn.Embedding(shape.positions, shape.width)
        self.casings = nn.Embedding(len(CASINGS), shape.width)
        nn.init.zeros_(self.casings.weight)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.drop = SharedDropout(shape.dropout)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.words.weight.requires_grad_(False)

    def forward(self, pieces: Tensor, casings: Tensor, mask: Tensor) -> list[Tensor]:
        place = torch.arange(pieces.shape[1])
        x = self.words(pieces) + self.positions(place)[None] + self.casings(casings)
        x = self.drop(self.norm(x))
        outputs = [x]
        for layer in self.layers:
            x = layer(x, mask)
            outputs.append(x)
        return outputs


class Mix(nn.Module):
    """A learned weighting of the layers, one for each task."""

    def __init__(self, layers: int) -> None:
        super().__init__()
        self.weights = nn.Parameter(torch.zeros(layers))

    def forward(self, outputs: Tensor) -> Tensor:
        # outputs [layers, ..., width]
        shares = torch.softmax(self.weights, 0).to(outputs.dtype)
        return torch.einsum("l,l...->...", shares, outputs)


TASKS = ("pos", "arcs", "labels", "names", "starts")


class Heads(nn.Module):
    """What is read from the pass: part of speech, arcs, labels, names, sentence starts."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        width = shape.width
        self.mixes = nn.ModuleDict({task: Mix(shape.layers + 1) for task in TASKS})
        self.pos = nn.Linear(width, shape.upos)
        self.names = nn.Linear(width, shape.name_tags)
        self.starts = nn.Linear(width, 1)
        self.arc_dependents = nn.Linear(width, shape.arcs)
        self.arc_heads = nn.Linear(width, shape.arcs)
        self.arc_product = nn.Parameter(torch.eye(shape.arcs) * shape.arcs**-0.5)
        self.arc_bias = nn.Linear(shape.arcs, 1)
        self.label_dependents = nn.Linear(width, 2 * shape.labels)
        self.label_heads = nn.Linear(width, 2 * shape.labels)
        self.labels = nn.Linear(2 * shape.labels, shape.relations)
        self.label_split = shape.labels
        self.drop = SharedDropout(shape.head_dropout)
        self.pair_drop = nn.Dropout(shape.head_dropout)

    def forward(self, outputs: Tensor) -> dict[str, Tensor]:
        """``outputs`` [layers+1, windows, words+1, width]: row 0 stands for the root."""
        mixed = {task: self.drop(self.mixes[task](outputs)) for task in TASKS}
        dependents = self.drop(functional.gelu(self.arc_dependents(mixed["arcs"][:, 1:])))
        heads = self.drop(functional.gelu(self.arc_heads(mixed["arcs"])))
        arcs = (dependents @ self.arc_product) @ heads.transpose(1, 2)
        arcs = arcs + self.arc_bias(heads).transpose(1, 2)
        return {
            "pos": self.pos(mixed["pos"][:, 1:]),
            "names": self.names(mixed["names"][:, 1:]),
            "starts": self.starts(mixed["starts"][:, 1:])[..., 0],
            "arcs": arcs,
            "label_dependents": self.label_dependents(mixed["labels"][:, 1:]),
            "label_heads": self.label_heads(mixed["labels"]),
        }

    def label_scores(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """Scores of every relation for pairs of rows: a sum through ReLU beside a product."""
        half = self.label_split
        summed = functional.relu(dependents[..., :half] + heads[..., :half])
        product = dependents[..., half:] * heads[..., half:]
        return self.labels(self.pair_drop(torch.cat([summed, product], -1)))


MEANING_TASKS = ("acts", "mentions", "speech", "links")
BIO = 3
"""Outside, first word, further word."""


class MeaningHeads(nn.Module):
    """What political meaning the words carry: acts, actors, statements, and who stands how."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        width = shape.width
        self.mixes = nn.ModuleDict({task: Mix(shape.layers + 1) for task in MEANING_TASKS})
        self.acts = nn.Linear(width, shape.acts)
        self.modes = nn.Linear(width, shape.modes)
        self.facts = nn.Linear(width, shape.facts)
        self.mentions = nn.Linear(width, BIO)
        self.sectors = nn.Linear(width, shape.sectors)
        self.speech = nn.Linear(width, 3 * BIO)
        self.link_heads = nn.Linear(width, 2 * shape.link_features)
        self.link_words = nn.Linear(width, 2 * shape.link_features)
        self.links = nn.Linear(2 * shape.link_features, shape.links)
        self.half = shape.link_features
        self.drop = SharedDropout(shape.head_dropout)
        self.pair_drop = nn.Dropout(shape.head_dropout)

    def forward(self, outputs: Tensor) -> dict[str, Tensor]:
        """``outputs`` [layers+1, windows, words+1, width]; the row of the root is not used."""
        words = outputs[:, :, 1:]
        mixed = {task: self.drop(self.mixes[task](words)) for task in MEANING_TASKS}
        return {
            "acts": self.acts(mixed["acts"]),
            "modes": self.modes(mixed["acts"]),
            "facts": self.facts(mixed["acts"]),
            "mentions": self.mentions(mixed["mentions"]),
            "sectors": self.sectors(mixed["mentions"]),
            "speech": self.speech(mixed["speech"]),
            "link_heads": self.link_heads(mixed["links"]),
            "link_words": self.link_words(mixed["links"]),
        }

    def link_scores(self, heads: Tensor, words: Tensor) -> Tensor:
        """Logits of every relation for pairs of rows, as with labels."""
        summed = functional.relu(heads[..., : self.half] + words[..., : self.half])
        product = heads[..., self.half :] * words[..., self.half :]
        return self.links(self.pair_drop(torch.cat([summed, product], -1)))


class Model(nn.Module):
    """Encoder and heads."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.encoder = Encoder(shape)
        self.heads = Heads(shape)
        self.meaning = MeaningHeads(shape) if shape.acts else None

    def forward(self, pieces: Tensor, casings: Tensor, first: Tensor) -> dict[str, Tensor]:
        """pieces, casings [windows, pieces]; first [windows, words+1]: 0, then first pieces."""
        mask = torch.zeros(pieces.shape).masked_fill(pieces == 0, -1e4)[:, None, None, :]
        outputs = self.encoder(pieces, casings, mask)
        rows = torch.arange(pieces.shape[0])[:, None]
        gathered = torch.stack([output[rows, first] for output in outputs])
        scores = self.heads(gathered)
        return scores if self.meaning is None else scores | self.meaning(gathered)


def start_weights(tensors: dict[str, Tensor], model: Model) -> None:
    """Copy BERT's weights, under the names they are published with, into the encoder."""
    encoder = model.encoder
    tensors = {name.removeprefix("bert."): value for name, value in tensors.items()}
    with torch.no_grad():
        encoder.words.weight.copy_(tensors["embeddings.word_embeddings.weight"])
        positions = tensors["embeddings.position_embeddings.weight"]
        kind = tensors["embeddings.token_type_embeddings.weight"][0]
        encoder.positions.weight.copy_(positions + kind)
        _copy(encoder.norm, tensors, "embeddings.LayerNorm")
        for number, layer in enumerate(encoder.layers):
            at = f"encoder.layer.{number}."
            for part in ("weight", "bias"):
                parts = [
                    tensors[f"{at}attention.self.{n}.{part}"] for n in ("query", "key", "value")
                ]
                getattr(layer.qkv, part).copy_(torch.cat(parts))
            _copy(layer.out, tensors, at + "attention.output.dense")
            _copy(layer.norm1, tensors, at + "attention.output.LayerNorm")
            _copy(layer.up, tensors, at + "intermediate.dense")
            _copy(layer.down, tensors, at + "output.dense")
            _copy(layer.norm2, tensors, at + "output.LayerNorm")


def _copy(module: nn.Module, tensors: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(tensors[name + ".weight"])
    module.bias.copy_(tensors[name + ".bias"])
