"""The fitted model as an ONNX graph in small precision, and the files that go with it.

The graph is written node by node instead of traced: it takes one window without padding, so
that what it gives for a window cannot depend on any other, and its matrices are int8 per
column while activations are quantised for the window at hand.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

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
    quantised: dict[str, list[str]] = field(default_factory=dict)

    def constant(self, array: Array) -> str:
        name = f"c{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.asarray(array, order="C"), name))
        return name

    def node(self, kind: str, *inputs: str, out: str = "", domain: str = "", **more: Any) -> str:
        name = out or f"n{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], domain=domain, **more))
        return name

    def linear(self, x: str, weight: Array, bias: Array | None, exact: bool = False) -> str:
        """``x @ weight.T + bias``; int8 unless the graph or the caller wants it exact."""
        columns = weight.shape[0]
        offset = np.zeros(columns, np.float32) if bias is None else bias.astype(np.float32)
        if exact or not self.small:
            product = self.node("MatMul", x, self.constant(weight.T.astype(np.float32)))
            return self.node("Add", product, self.constant(offset))
        if x not in self.quantised:
            parts = [f"{x}_{part}" for part in ("int8", "scale", "zero")]
            self.nodes.append(helper.make_node("DynamicQuantizeLinear", [x], parts))
            self.quantised[x] = parts
        whole, scale, zero = self.quantised[x]
        numbers, scales = quantise_rows(weight)
        return self.node(
            "MatMulIntegerToFloat",
            whole,
            self.constant(numbers.T),
            scale,
            self.constant(scales),
            zero,
            self.constant(np.zeros(columns, np.int8)),
            self.constant(offset),
            domain=_CONTRIB,
        )

    def norm(self, x: str, weight: Array, bias: Array) -> str:
        scale, offset = self.constant(weight), self.constant(bias)
        return self.node("LayerNormalization", x, scale, offset, axis=-1, epsilon=1e-12)

    def add_norm(self, x: str, y: str, weight: Array, bias: Array) -> str:
        scale, offset = self.constant(weight), self.constant(bias)
        return self.node(
            "SkipLayerNormalization", x, y, scale, offset, domain=_CONTRIB, epsilon=1e-12
        )


def quantise_rows(weight: Array) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """int8 numbers and one scale a row, symmetric; an all-zero row gets scale 1."""
    scales = np.abs(weight).max(axis=1) / 127
    scales = np.where(scales == 0, 1, scales).astype(np.float32)
    return np.round(weight / scales[:, None]).astype(np.int8), scales


def write_graph(weights: dict[str, Array], layers: int, heads: int, small: bool = True) -> bytes:
    """The ONNX file of a model, given its weights under the names of ``train/model.py``."""
    graph = _Graph(small)
    outputs = _encoder(graph, weights, layers, heads)
    _heads(graph, weights, outputs)
    whole = [helper.make_tensor_value_info(n, TensorProto.INT32, [d]) for n, d in _INPUTS]
    given = [helper.make_tensor_value_info(n, TensorProto.FLOAT, d) for n, d in _OUTPUTS]
    model = helper.make_model(
        helper.make_graph(graph.nodes, "verbale", whole, given, graph.constants),
        opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid(_CONTRIB, 1)],
        ir_version=9,
        producer_name="verbale",
    )
    onnx.checker.check_model(model)
    return bytes(model.SerializeToString())


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


def _encoder(graph: _Graph, weights: dict[str, Array], layers: int, heads: int) -> list[str]:
    """Every layer's output, embeddings first."""
    words = weights["encoder.words.weight"]
    if graph.small:
        numbers, scales = quantise_rows(words)
        rows = graph.node("Gather", graph.constant(numbers), "pieces")
        rows = graph.node("Cast", rows, to=TensorProto.FLOAT)
        scale = graph.node("Gather", graph.constant(scales[:, None]), "pieces")
        x = graph.node("Mul", rows, scale)
    else:
        x = graph.node("Gather", graph.constant(words), "pieces")
    casings = graph.node("Gather", graph.constant(weights["encoder.casings.weight"]), "casings")
    length = graph.node("Shape", "pieces")
    zero = graph.constant(np.array([0], np.int64))
    positions = graph.constant(weights["encoder.positions.weight"][:MAX_PIECES])
    x = graph.node("Add", x, graph.node("Slice", positions, zero, length, zero))
    x = graph.node("Add", x, casings)
    x = graph.norm(x, weights["encoder.norm.weight"], weights["encoder.norm.bias"])
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
    qkv = [graph.linear(x, weight, bias) for weight, bias in parts]
    seen = graph.node("MultiHeadAttention", *qkv, domain=_CONTRIB, num_heads=heads)

    def linear(name: str, x: str) -> str:
        return graph.linear(x, weights[f"{at}{name}.weight"], weights[f"{at}{name}.bias"])

    def norm(name: str, x: str, y: str) -> str:
        return graph.add_norm(x, y, weights[f"{at}{name}.weight"], weights[f"{at}{name}.bias"])

    x = norm("norm1", linear("out", seen), x)
    inner = graph.node("Gelu", linear("up", x), domain=_CONTRIB)
    return norm("norm2", linear("down", inner), x)


def _heads(graph: _Graph, weights: dict[str, Array], outputs: Sequence[str]) -> None:
    from verbale.train.model import TASKS

    rows = [graph.node("Gather", output, "first") for output in outputs]
    flat = graph.constant(np.array([1, -1], np.int64))
    stacked = graph.node("Concat", *(graph.node("Reshape", row, flat) for row in rows), axis=0)
    mixes = np.stack([_softmax(weights[f"heads.mixes.{task}.weights"]) for task in TASKS])
    mixed = graph.node("MatMul", graph.constant(mixes.astype(np.float32)), stacked)
    width = weights["heads.pos.weight"].shape[1]
    shape = graph.constant(np.array([len(TASKS), -1, width], np.int64))
    mixed = graph.node("Reshape", mixed, shape)
    tasks = {
        task: graph.node("Gather", mixed, graph.constant(np.array(number, np.int64)), axis=0)
        for number, task in enumerate(TASKS)
    }

    def without_root(x: str) -> str:
        one, end = (
            graph.constant(np.array([1], np.int64)),
            graph.constant(np.array([2**31], np.int64)),
        )
        return graph.node("Slice", x, one, end, graph.constant(np.array([0], np.int64)))

    def linear(name: str, x: str, exact: bool = False) -> str:
        bias = weights.get(f"heads.{name}.bias")
        return graph.linear(x, weights[f"heads.{name}.weight"], bias, exact)

    pos = linear("pos", without_root(tasks["pos"]), exact=True)
    graph.node("Identity", pos, out="pos")
    graph.node("Identity", linear("names", without_root(tasks["names"]), exact=True), out="names")
    starts = linear("starts", without_root(tasks["starts"]), exact=True)
    graph.node("Squeeze", starts, graph.constant(np.array([1], np.int64)), out="starts")

    dependents = linear("arc_dependents", without_root(tasks["arcs"]))
    dependents = graph.node("Gelu", dependents, domain=_CONTRIB)
    heads = graph.node("Gelu", linear("arc_heads", tasks["arcs"]), domain=_CONTRIB)
    turned = graph.linear(dependents, weights["heads.arc_product"].T, None)
    across = graph.node("Transpose", heads, perm=[1, 0])
    bias = graph.node("Transpose", linear("arc_bias", heads, exact=True), perm=[1, 0])
    graph.node("Add", graph.node("MatMul", turned, across), bias, out="arcs")

    labels = linear("label_dependents", without_root(tasks["labels"]))
    graph.node("Identity", labels, out="label_dependents")
    graph.node("Identity", linear("label_heads", tasks["labels"]), out="label_heads")


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
    notes: dict[str, Any] | None = None,
) -> dict[str, Any]:
    """Write the model's five files into ``out``; gives what inventories.json says."""
    out.mkdir(parents=True, exist_ok=True)
    graph = write_graph(weights, layers, heads, small)
    (out / GRAPH).write_bytes(graph)
    (out / PROBE).write_bytes(write_probe())
    (out / VOCABULARY).write_text("\n".join(vocabulary) + "\n", encoding="utf-8")
    np.savez(
        out / LABELS,
        weight=weights["heads.labels.weight"].astype(np.float32),
        bias=weights["heads.labels.bias"].astype(np.float32),
    )
    digest = hashlib.sha256()
    for name in (GRAPH, VOCABULARY, LABELS):
        digest.update((out / name).read_bytes())
    inventories = {
        "format": 1,
        "upos": list(UPOS),
        "relations": list(relations),
        "name_tags": list(NAME_TAGS),
        "max_pieces": MAX_PIECES,
        "model": digest.hexdigest(),
        **(notes or {}),
    }
    text = json.dumps(inventories, indent=1, ensure_ascii=False) + "\n"
    (out / INVENTORIES).write_text(text, encoding="utf-8")
    return inventories
