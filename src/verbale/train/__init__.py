"""Fits the encoder: off the main path, its libraries in the extra `verbale[train]`."""

from __future__ import annotations

from importlib.util import find_spec

from verbale.errors import MissingExtraError


def need_libraries() -> None:
    """Raise `MissingExtraError` unless torch and onnx are installed.

    Modules of this package that import torch are imported after this check only.
    """
    if any(find_spec(name) is None for name in ("torch", "onnx")):
        raise MissingExtraError("Training", "train")
