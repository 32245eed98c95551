"""The fitted model as an ONNX graph in small precision, and the files that go with it.

The graph is written node by node instead of traced: it takes one window without padding, so
that what it gives for a window cannot depend on any other, and its matrices are int8 per
column while activations are quantised for the window at hand.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from verbale.train.batches import Labels
from verbale.train.corpora import NAME_TAGS, UPOS

_CONTRIB = "com.microsoft"
GRAPH, INVENTORIES, VOCABULARY, LABELS = (
    "encoder.onnx",
    "inventories.json",
    "vocab.txt",
    "labels.npz",
)
PROBE = "probe.onnx"
MAX_PIECES = 256
"""Pieces of a window with its two marks; longer ones are cut by the splitter with an overlap."""

Array = NDArray[Any]


@dataclass
class _Graph:
    """Nodes and constants, gathered while the graph is written down."""

    small: bool
    nodes: list[Any] = field(default_factory=list)
    constants: list[Any] = field(default_factory=list)
    origins: list[str] = field(default_factory=list)
    """For each constant the weight it was made of, as ``train/shipped.py`` reads it back."""
    quantised: dict[str, list[str]] = field(default_factory=dict)

    def constant(self, array: Array, origin: str = "") -> str:
        name = f"c{len(self.constants)}"
        self.origins.append(origin)
        self.constants.append(numpy_helper.from_array(np.asarray(array, order="C"), name))
        return name

    def node(self, kind: str, *inputs: str, out: str = "", domain: str = "", **more: Any) -> str:
        name = out or f"n{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], domain=domain, **more))
        return name

    def linear(
        self, x: str, weight: Array, bias: Array | None, origin: str, exact: bool = False
    ) -> str:
        """``x @ weight.T + bias``; int8 unless the graph or the caller wants it exact."""
        columns = weight.shape[0]
        offset = np.zeros(columns, np.float32) if bias is None else bias.astype(np.float32)
        if exact or not self.small:
            turned = self.constant(weight.T.astype(np.float32), f"{origin}.weight turned")
            product = self.node("MatMul", x, turned)
            return self.node("Add", product, self.constant(offset, f"{origin}.bias"))
        if x not in self.quantised:
            parts = [f"{x}_{part}" for part in ("int8", "scale", "zero")]
            self.nodes.append(helper.make_node("DynamicQuantizeLinear", [x], parts))
            self.quantised[x] = parts
        whole, scale, zero = self.quantised[x]
        numbers, scales = quantise_rows(weight)
        return self.node(
            "MatMulIntegerToFloat",
            whole,
            self.constant(numbers.T, f"{origin}.weight turned"),
            scale,
            self.constant(scales, f"{origin}.weight scales"),
            zero,
            self.constant(np.zeros(columns, np.int8)),
            self.constant(offset, f"{origin}.bias"),
            domain=_CONTRIB,
        )

    def norm(self, x: str, weights: dict[str, Array], at: str) -> str:
        scale, offset = self._norm(weights, at)
        return self.node("LayerNormalization", x, scale, offset, axis=-1, epsilon=1e-12)

    def add_norm(self, x: str, y: str, weights: dict[str, Array], at: str) -> str:
        scale, offset = self._norm(weights, at)
        return self.node(
            "SkipLayerNormalization", x, y, scale, offset, domain=_CONTRIB, epsilon=1e-12
        )

    def _norm(self, weights: dict[str, Array], at: str) -> tuple[str, str]:
        names = (f"{at}.weight", f"{at}.bias")
        scale, offset = (self.constant(weights[name], name) for name in names)
        return scale, offset


def quantise_rows(weight: Array) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """int8 numbers and one scale a row, symmetric; an all-zero row gets scale 1."""
    scales = np.abs(weight).max(axis=1) / 127
    scales = np.where(scales == 0, 1, scales).astype(np.float32)
    return np.round(weight / scales[:, None]).astype(np.int8), scales


def has_meaning(weights: dict[str, Array]) -> bool:
    """Whether a model has the heads of meaning."""
    return "meaning.acts.weight" in weights


def write_graph(weights: dict[str, Array], layers: int, heads: int, small: bool = True) -> bytes:
    """The ONNX file of a model, given its weights under the names of ``train/model.py``."""
    graph = _written(weights, layers, heads, small)
    whole = [helper.make_tensor_value_info(n, TensorProto.INT32, [d]) for n, d in _INPUTS]
    outputs = [*_OUTPUTS, *(_MEANING if has_meaning(weights) else ())]
    given = [helper.make_tensor_value_info(n, TensorProto.FLOAT, d) for n, d in outputs]
    model = helper.make_model(
        helper.make_graph(graph.nodes, "verbale", whole, given, graph.constants),
        opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid(_CONTRIB, 1)],
        ir_version=9,
        producer_name="verbale",
    )
    onnx.checker.check_model(model)
    return bytes(model.SerializeToString())


def origins(weights: dict[str, Array], layers: int, heads: int, small: bool = True) -> list[str]:
    """The weight that each constant of the graph is made of, in the order of the constants."""
    return _written(weights, layers, heads, small).origins


def _written(weights: dict[str, Array], layers: int, heads: int, small: bool) -> _Graph:
    graph = _Graph(small)
    outputs = _encoder(graph, weights, layers, heads)
    rows = [graph.node("Gather", output, "first") for output in outputs]
    _heads(graph, weights, rows)
    if has_meaning(weights):
        _meaning(graph, weights, rows)
    return graph


def write_probe() -> bytes:
    """A product of the largest int8 numbers: wrong where the processor saturates in between."""
    weight = numpy_helper.from_array(np.full((64, 16), 127, np.int8), "weight")
    model = helper.make_model(
        helper.make_graph(
            [helper.make_node("MatMulInteger", ["x", "weight"], ["y"])],
            "probe",
            [helper.make_tensor_value_info("x", TensorProto.UINT8, ["rows", 64])],
            [helper.make_tensor_value_info("y", TensorProto.INT32, ["rows", 16])],
            [weight],
        ),
        opset_imports=[helper.make_opsetid("", 17)],
        ir_version=9,
        producer_name="verbale",
    )
    return bytes(model.SerializeToString())


_INPUTS = (("pieces", "pieces"), ("casings", "pieces"), ("first", "rows"))
_OUTPUTS = (
    ("starts", ["words"]),
    ("pos", ["words", len(UPOS)]),
    ("arcs", ["words", "rows"]),
    ("names", ["words", len(NAME_TAGS)]),
    ("label_dependents", ["words", "features"]),
    ("label_heads", ["rows", "features"]),
)
_MEANING = (
    ("meaning", ["words", "meanings"]),
    ("link_heads", ["words", "link features"]),
    ("link_words", ["words", "link features"]),
)
MEANINGS = ("acts", "modes", "facts", "mentions", "sectors", "speech")
"""The parts of the output `meaning`, side by side."""


def _encoder(graph: _Graph, weights: dict[str, Array], layers: int, heads: int) -> list[str]:
    """Every layer's output, embeddings first."""
    words = weights["encoder.words.weight"]
    if graph.small:
        numbers, scales = quantise_rows(words)
        rows = graph.constant(numbers, "encoder.words.weight")
        rows = graph.node("Cast", graph.node("Gather", rows, "pieces"), to=TensorProto.FLOAT)
        scale = graph.constant(scales[:, None], "encoder.words.weight scales")
        scale = graph.node("Gather", scale, "pieces")
        x = graph.node("Mul", rows, scale)
    else:
        x = graph.node("Gather", graph.constant(words, "encoder.words.weight"), "pieces")
    name = "encoder.casings.weight"
    casings = graph.node("Gather", graph.constant(weights[name], name), "casings")
    length = graph.node("Shape", "pieces")
    zero = graph.constant(np.array([0], np.int64))
    name = "encoder.positions.weight"
    positions = graph.constant(weights[name][:MAX_PIECES], name)
    x = graph.node("Add", x, graph.node("Slice", positions, zero, length, zero))
    x = graph.node("Add", x, casings)
    x = graph.norm(x, weights, "encoder.norm")
    # Attention wants a first dimension for the batch; the batch is always one window.
    x = graph.node("Unsqueeze", x, zero)
    outputs = [x]
    for number in range(layers):
        x = _layer(graph, weights, f"encoder.layers.{number}.", x, heads)
        outputs.append(x)
    return [graph.node("Squeeze", output, zero) for output in outputs]


def _layer(graph: _Graph, weights: dict[str, Array], at: str, x: str, heads: int) -> str:
    parts = zip(
        np.split(weights[at + "qkv.weight"], 3), np.split(weights[at + "qkv.bias"], 3), strict=True
    )
    qkv = [
        graph.linear(x, weight, bias, f"{at}qkv {part}")
        for part, (weight, bias) in enumerate(parts)
    ]
    seen = graph.node("MultiHeadAttention", *qkv, domain=_CONTRIB, num_heads=heads)

    def linear(name: str, x: str) -> str:
        origin = f"{at}{name}"
        return graph.linear(x, weights[f"{origin}.weight"], weights[f"{origin}.bias"], origin)

    def norm(name: str, x: str, y: str) -> str:
        return graph.add_norm(x, y, weights, f"{at}{name}")

    x = norm("norm1", linear("out", seen), x)
    inner = graph.node("Gelu", linear("up", x), domain=_CONTRIB)
    return norm("norm2", linear("down", inner), x)


def _mixed(
    graph: _Graph, weights: dict[str, Array], rows: Sequence[str], at: str, tasks: Sequence[str]
) -> dict[str, str]:
    """For each task its own mix of the layers, at the first piece of each word."""
    flat = graph.constant(np.array([1, -1], np.int64))
    stacked = graph.node("Concat", *(graph.node("Reshape", row, flat) for row in rows), axis=0)
    mixes = np.stack([_softmax(weights[f"{at}.mixes.{task}.weights"]) for task in tasks])
    shares = graph.constant(mixes.astype(np.float32), f"{at}.mixes")
    mixed = graph.node("MatMul", shares, stacked)
    width = weights["heads.pos.weight"].shape[1]
    shape = graph.constant(np.array([len(tasks), -1, width], np.int64))
    mixed = graph.node("Reshape", mixed, shape)
    return {
        task: graph.node("Gather", mixed, graph.constant(np.array(number, np.int64)), axis=0)
        for number, task in enumerate(tasks)
    }


def _without_root(graph: _Graph, x: str) -> str:
    one, end, axis = (graph.constant(np.array([n], np.int64)) for n in (1, 2**31, 0))
    return graph.node("Slice", x, one, end, axis)


def _heads(graph: _Graph, weights: dict[str, Array], rows: Sequence[str]) -> None:
    from verbale.train.model import TASKS

    tasks = _mixed(graph, weights, rows, "heads", TASKS)

    def without_root(x: str) -> str:
        return _without_root(graph, x)

    def linear(name: str, x: str, exact: bool = False) -> str:
        origin = f"heads.{name}"
        bias = weights.get(f"{origin}.bias")
        return graph.linear(x, weights[f"{origin}.weight"], bias, origin, exact)

    pos = linear("pos", without_root(tasks["pos"]), exact=True)
    graph.node("Identity", pos, out="pos")
    graph.node("Identity", linear("names", without_root(tasks["names"]), exact=True), out="names")
    starts = linear("starts", without_root(tasks["starts"]), exact=True)
    graph.node("Squeeze", starts, graph.constant(np.array([1], np.int64)), out="starts")

    dependents = linear("arc_dependents", without_root(tasks["arcs"]))
    dependents = graph.node("Gelu", dependents, domain=_CONTRIB)
    heads = graph.node("Gelu", linear("arc_heads", tasks["arcs"]), domain=_CONTRIB)
    turned = graph.linear(dependents, weights["heads.arc_product"].T, None, "heads.arc_product")
    across = graph.node("Transpose", heads, perm=[1, 0])
    bias = graph.node("Transpose", linear("arc_bias", heads, exact=True), perm=[1, 0])
    graph.node("Add", graph.node("MatMul", turned, across), bias, out="arcs")

    labels = linear("label_dependents", without_root(tasks["labels"]))
    graph.node("Identity", labels, out="label_dependents")
    graph.node("Identity", linear("label_heads", tasks["labels"]), out="label_heads")


def _meaning(graph: _Graph, weights: dict[str, Array], rows: Sequence[str]) -> None:
    from verbale.train.model import MEANING_TASKS

    mixed = _mixed(graph, weights, rows, "meaning", MEANING_TASKS)
    tasks = {task: _without_root(graph, x) for task, x in mixed.items()}

    def linear(name: str, task: str, exact: bool = False) -> str:
        origin = f"meaning.{name}"
        weight, bias = weights[f"{origin}.weight"], weights[f"{origin}.bias"]
        return graph.linear(tasks[task], weight, bias, origin, exact)

    read_from = dict.fromkeys(("acts", "modes", "facts"), "acts")
    read_from |= dict.fromkeys(("mentions", "sectors"), "mentions") | {"speech": "speech"}
    parts = [linear(name, read_from[name], exact=True) for name in MEANINGS]
    graph.node("Concat", *parts, out="meaning", axis=1)
    for name in ("link_heads", "link_words"):
        graph.node("Identity", linear(name, "links"), out=name)


def _softmax(values: Array) -> Array:
    powers = np.exp(values - values.max())
    return np.asarray(powers / powers.sum())


def export(
    weights: dict[str, Array],
    relations: Sequence[str],
    vocabulary: Sequence[str],
    out: Path,
    *,
    layers: int,
    heads: int,
    small: bool = True,
    labels: Labels | None = None,
    notes: dict[str, Any] | None = None,
) -> dict[str, Any]:
    """Write the model's five files into ``out``; gives what inventories.json says."""
    out.mkdir(parents=True, exist_ok=True)
    graph = write_graph(weights, layers, heads, small)
    (out / GRAPH).write_bytes(graph)
    (out / PROBE).write_bytes(write_probe())
    (out / VOCABULARY).write_text("\n".join(vocabulary) + "\n", encoding="utf-8")
    arrays = {part: weights[f"heads.labels.{part}"] for part in ("weight", "bias")}
    if has_meaning(weights):
        arrays |= {f"links_{part}": weights[f"meaning.links.{part}"] for part in arrays}
    saved: dict[str, Any] = {name: value.astype(np.float32) for name, value in arrays.items()}
    np.savez(out / LABELS, **saved)
    digest = hashlib.sha256()
    for name in (GRAPH, VOCABULARY, LABELS):
        digest.update((out / name).read_bytes())
    inventories = {
        "format": 1,
        "upos": list(UPOS),
        "relations": list(relations),
        "name_tags": list(NAME_TAGS),
        "max_pieces": MAX_PIECES,
        "meaning": asdict(labels) if labels and has_meaning(weights) else None,
        "model": digest.hexdigest(),
        **(notes or {}),
    }
    text = json.dumps(inventories, indent=1, ensure_ascii=False) + "\n"
    (out / INVENTORIES).write_text(text, encoding="utf-8")
    return inventories
