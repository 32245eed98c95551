"""The weights of an exported model, read back, so that a fit can go on from what is shipped.

Matrices come back from int8 with the rounding of the export (a fit of a few hundred steps makes
up for it); the words' embeddings, which are never trained, come back as they are run.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor

from verbale.errors import DataError
from verbale.train.export import GRAPH, LABELS, MAX_PIECES, origins
from verbale.train.model import MEANING_TASKS, TASKS, Model

Array = NDArray[Any]

_LABELS = {
    "weight": "heads.labels.weight",
    "bias": "heads.labels.bias",
    "links_weight": "meaning.links.weight",
    "links_bias": "meaning.links.bias",
}


def read_shipped(folder: Path, model: Model) -> None:
    """Copy the weights of the exported model in `folder` into `model`, head by head.

    What the export does not hold keeps the value it has: positions beyond the longest window.

    Raises:
        DataError: the graph is missing or of another shape.
    """
    state = model.state_dict()
    template = {name: value.float().numpy() for name, value in state.items()}
    shape = model.shape
    try:
        graph = onnx.load(str(folder / GRAPH)).graph
        with np.load(folder / LABELS) as arrays:
            labels = {_LABELS[name]: arrays[name] for name in arrays.files}
    except (OSError, ValueError, KeyError) as error:
        raise DataError(
            str(folder), f"it holds no exported model: {error}. Give the folder of a model."
        ) from error
    if "meaning.links.weight" not in labels:
        # A model from before the heads of meaning: they keep the weights that they begin with.
        template = {name: v for name, v in template.items() if not name.startswith("meaning.")}
    names = origins(template, shape.layers, shape.attention_heads)
    constants = [numpy_helper.to_array(constant) for constant in graph.initializer]
    if len(constants) != len(names):
        raise DataError(
            str(folder),
            f"its graph has {len(constants)} constants where a model of this shape has"
            f" {len(names)}. Use the version of Verbale that wrote it.",
        )
    found = _weights(dict(zip(names, constants, strict=True))) | labels
    with torch.no_grad():
        for name, value in found.items():
            target = state[name]
            source = torch.from_numpy(np.array(value, np.float32))
            if name == "encoder.positions.weight":
                target = target[:MAX_PIECES]
            if name.startswith("meaning.links.") and len(source) < len(target):
                # Relations that came later keep the weights they begin with.
                target = target[: len(source)]
            _check(folder, name, target, source)
            target.copy_(source)


def _check(folder: Path, name: str, target: Tensor, source: Tensor) -> None:
    if target.shape != source.shape:
        raise DataError(
            str(folder),
            f"its {name} is {tuple(source.shape)} where the model to fit has"
            f" {tuple(target.shape)}. The corpora must give the same relations and tags.",
        )


def _weights(constants: dict[str, Array]) -> dict[str, Array]:
    """Weights under the names of ``train/model.py``, int8 turned back into numbers."""
    found: dict[str, Array] = {}
    for name, value in constants.items():
        if not name or name.endswith(" scales"):
            continue
        turned = name.endswith(" turned")
        plain = name.removesuffix(" turned")
        value = value.T if turned else value
        scales = constants.get(f"{plain} scales")
        if scales is not None:
            value = value.astype(np.float32) * scales.reshape(-1, 1)
        found[plain] = value
    found["heads.arc_product"] = found.pop("heads.arc_product.weight").T
    del found["heads.arc_product.bias"]
    for at, tasks in (("heads", TASKS), ("meaning", MEANING_TASKS)):
        for task, shares in zip(tasks, found.pop(f"{at}.mixes", ()), strict=False):
            found[f"{at}.mixes.{task}.weights"] = np.log(shares)
    for name in [name for name in found if "qkv 0" in name]:
        parts = [found.pop(name.replace("qkv 0", f"qkv {part}")) for part in range(3)]
        found[name.replace("qkv 0", "qkv")] = np.concatenate(parts)
    return found
