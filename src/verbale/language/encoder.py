"""The one pass over a text: words in, the scores of every head out.

Runs the shipped graph with onnxruntime on one thread. Each window is a call of its own, without
padding: what comes out for a window depends on that window alone, to the last bit, whatever is
asked for beside it. Measured on this graph, calls of one window reach nine tenths of the speed
of padded batches (docs/training.md), and padding costs more than that tenth.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from verbale.errors import LanguageError, ModelError
from verbale.language.meaning import Labels, Meaning, Reader
from verbale.language.pieces import Pieces, casing

Floats = NDArray[np.float32]

FORMAT = 1
_GRAPH, _PROBE, _INVENTORIES, _VOCABULARY, _LABELS = (
    "encoder.onnx",
    "probe.onnx",
    "inventories.json",
    "vocab.txt",
    "labels.npz",
)
_OUTPUTS = ("starts", "pos", "arcs", "names", "label_dependents", "label_heads")
_MEANING = ("meaning", "link_heads", "link_words")
_MEND = 'Install the package anew: pip install --force-reinstall "verbale"'
PACKAGED = Path(__file__).parent / "model"


@dataclass(frozen=True, slots=True)
class Inventories:
    """What the numbers of the model stand for."""

    upos: tuple[str, ...]
    relations: tuple[str, ...]
    """Universal relations with their subtypes, as the treebanks have them."""
    name_tags: tuple[str, ...]
    """O, then B- and I- of each kind."""
    max_pieces: int
    """Most pieces of a window, its two marks included."""
    model: str
    """SHA-256 over the model's files: names the model in every record."""
    versions: tuple[str, ...]
    """Libraries that compute, with their versions: `onnxruntime 1.2.3`."""


@dataclass(frozen=True, slots=True)
class Scores:
    """What the heads say of one window of W words; all float32, higher is likelier."""

    starts: Floats
    """[W] logit: the word starts a sentence."""
    pos: Floats
    """[W, upos]"""
    arcs: Floats
    """[W, W+1] how well each head fits each word; column 0 is the root, column j+1 word j."""
    names: Floats
    """[W, name tags]"""
    label_dependents: Floats
    """[W, F] what `Encoder.labels` needs to know of each word as a dependent."""
    label_heads: Floats
    """[W+1, F] and as a head; row 0 is the root."""
    meaning: Meaning | None = None
    """What the heads of meaning say; `None` if the model has none."""


class Encoder:
    """The model, loaded; `run` is the one pass."""

    def __init__(
        self,
        session: Any,
        pieces: Pieces,
        inventories: Inventories,
        labels: tuple[Floats, Floats],
        reader: Reader | None = None,
    ) -> None:
        self.inventories = inventories
        self.reader = reader
        self._asked = (*_OUTPUTS, *_MEANING) if reader else _OUTPUTS
        self._session = session
        self._pieces = pieces
        self._label_weight, self._label_bias = labels
        self._label_half = self._label_weight.shape[0] // 2

    @classmethod
    def load(cls, path: Path | None = None, threads: int = 1) -> Encoder:
        """Load the packaged model, or the one in the folder `path`.

        Raises:
            ModelError: a file is missing, damaged, or written for another version.
        """
        folder = PACKAGED if path is None else path
        described = _described(folder)
        try:
            with (folder / _LABELS).open("rb") as file, np.load(file) as arrays:
                weight, bias = arrays["weight"], arrays["bias"]
                reader = None
                if described.get("meaning"):
                    named = {name: tuple(row) for name, row in described["meaning"].items()}
                    turned = np.ascontiguousarray(arrays["links_weight"].T)
                    reader = Reader(Labels(**named), turned, arrays["links_bias"])
            pieces = Pieces.read(folder / _VOCABULARY)
            session, version = _session(folder, threads)
            inventories = Inventories(
                upos=tuple(described["upos"]),
                relations=tuple(described["relations"]),
                name_tags=tuple(described["name_tags"]),
                max_pieces=int(described["max_pieces"]),
                model=str(described["model"]),
                versions=(f"onnxruntime {version}", f"numpy {np.__version__}"),
            )
        except (OSError, KeyError, TypeError, ValueError, BadZipFile) as error:
            raise ModelError(f"The model in {folder} is damaged: {error}. {_MEND}") from error
        return cls(session, pieces, inventories, (np.ascontiguousarray(weight.T), bias), reader)

    def pieces(self, words: Sequence[str]) -> list[int]:
        """The number of pieces of each word; a window may hold `max_pieces` less 2 in all."""
        split = self._pieces.split
        return [len(split(word)) for word in words]

    def run(self, windows: Sequence[Sequence[str]]) -> list[Scores]:
        """The scores of each window, in order.

        Raises:
            LanguageError: a window has no word, or more pieces than `max_pieces`.
        """
        return [self._run(window) for window in windows]

    def _run(self, words: Sequence[str]) -> Scores:
        pieces, casings, first = self._numbers(words)
        found = self._session.run(
            self._asked,
            {
                "pieces": np.array(pieces, np.int32),
                "casings": np.array(casings, np.int32),
                "first": np.array(first, np.int32),
            },
        )
        size = len(_OUTPUTS)
        scores = Scores(*found[:size])
        return replace(scores, meaning=Meaning(*found[size:])) if self.reader else scores

    def _numbers(self, words: Sequence[str]) -> tuple[list[int], list[int], list[int]]:
        """Pieces, casings, and the place of each word's first piece (0 for the root)."""
        split = self._pieces.split
        pieces, casings, first = [self._pieces.first], [0], [0]
        for word in words:
            numbers = split(word)
            first.append(len(pieces))
            pieces += numbers
            casings += [casing(word)] * len(numbers)
        pieces.append(self._pieces.last)
        casings.append(0)
        if not words or len(pieces) > self.inventories.max_pieces:
            raise LanguageError(
                f"a window of {len(words)} words and {len(pieces)} pieces was given to the"
                f" encoder; it takes 1 word to {self.inventories.max_pieces} pieces."
                " Cut the text into windows first (language/windows.py does)."
            )
        return pieces, casings, first

    def labels(self, scores: Scores, heads: NDArray[np.integer[Any]]) -> Floats:
        """[W, relations] scores of each relation, given the head of each word (0 is the root)."""
        half = self._label_half
        above = scores.label_heads[heads]
        below = scores.label_dependents
        features = np.empty_like(below)
        np.maximum(below[:, :half] + above[:, :half], 0, out=features[:, :half])
        np.multiply(below[:, half:], above[:, half:], out=features[:, half:])
        return np.asarray(features @ self._label_weight + self._label_bias, np.float32)


def _described(folder: Path) -> dict[str, Any]:
    """What inventories.json says, if it is of the format this code reads."""
    path = folder / _INVENTORIES
    try:
        described = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ModelError(f"There is no language model in {folder}. {_MEND}") from error
    except ValueError as error:
        raise ModelError(f"{path} is damaged: {error}. {_MEND}") from error
    if not isinstance(described, dict) or described.get("format") != FORMAT:
        raise ModelError(f"{path} is not of format {FORMAT}, which this version reads. {_MEND}")
    return described


def _session(folder: Path, threads: int) -> tuple[Any, str]:
    """An onnxruntime session over the graph, and the library's version."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # A thread that spins while it waits takes the core from the next process.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    providers = ["CPUExecutionProvider"]
    path = folder / _PROBE
    try:
        probe = onnxruntime.InferenceSession(str(path), options, providers=providers)
        if not _exact(probe):
            # Products of unsigned numbers are right on these processors too, and slower; with
            # VNNI they would cost four tenths of the speed, so they are asked for only here.
            options.add_session_config_entry("session.x64quantprecision", "1")
        path = folder / _GRAPH
        session = onnxruntime.InferenceSession(str(path), options, providers=providers)
    except Exception as error:  # onnxruntime raises bare classes of its own
        raise ModelError(f"{path} cannot be loaded: {error}. {_MEND}") from error
    return session, str(onnxruntime.__version__)


def _exact(probe: Any) -> bool:
    """Does this processor multiply int8 numbers without saturating on the way?

    x86 processors with AVX2 or AVX-512 but no VNNI do not; the probe multiplies the largest
    numbers, where it shows.
    """
    (found,) = probe.run(("y",), {"x": np.full((4, 64), 255, np.uint8)})
    return bool((found == 255 * 127 * 64).all())


def digest(folder: Path) -> str:
    """SHA-256 over the model's files, as inventories.json records it."""
    total = hashlib.sha256()
    for name in (_GRAPH, _VOCABULARY, _LABELS):
        total.update((folder / name).read_bytes())
    return total.hexdigest()
