"""The shipped model: shapes, errors, and the same numbers for a window whatever is beside it."""

from __future__ import annotations

import random
from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from verbale.errors import LanguageError, ModelError
from verbale.language.encoder import PACKAGED, Encoder, Scores, digest
from verbale.language.meaning import Meaning

WINDOWS = [
    "Iran 's president met Russian envoys in Geneva on Monday .".split(),
    "Talks failed .".split(),
    ["Police"],
    ("THE ARMY SHELLED HOMS . It denied it .").split(),
    ("word " * 90).split(),
    ["😀", "\u200f", "\x07", "a" * 100_000, "----" * 1000],
]


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder.load()


def arrays(scores: Scores) -> list[NDArray[np.float32]]:
    """Every array of the scores, those of the heads of meaning too."""
    found = [getattr(scores, entry.name) for entry in fields(Scores) if entry.name != "meaning"]
    if scores.meaning is not None:
        found += [getattr(scores.meaning, entry.name) for entry in fields(Meaning)]
    return found


def same(one: Scores, two: Scores) -> bool:
    return [array.tobytes() for array in arrays(one)] == [array.tobytes() for array in arrays(two)]


def test_shapes(encoder: Encoder) -> None:
    known = encoder.inventories
    for words, scores in zip(WINDOWS, encoder.run(WINDOWS), strict=True):
        count = len(words)
        assert scores.starts.shape == (count,)
        assert scores.pos.shape == (count, len(known.upos))
        assert scores.arcs.shape == (count, count + 1)
        assert scores.names.shape == (count, len(known.name_tags))
        labels = encoder.labels(scores, np.zeros(count, np.int64))
        assert labels.shape == (count, len(known.relations))
        for array in arrays(scores):
            assert array.dtype == np.float32
            assert np.isfinite(array).all()


def test_a_window_depends_on_itself_alone(encoder: Encoder) -> None:
    alone = [encoder.run([words])[0] for words in WINDOWS]
    order = list(range(len(WINDOWS))) * 3
    random.Random(3).shuffle(order)
    together = encoder.run([WINDOWS[place] for place in order])
    for place, scores in zip(order, together, strict=True):
        assert same(alone[place], scores)
    again = Encoder.load()
    assert all(same(one, two) for one, two in zip(alone, again.run(WINDOWS), strict=True))


def test_it_parses(encoder: Encoder) -> None:
    words = WINDOWS[0]
    (scores,) = encoder.run([words])
    known = encoder.inventories
    assert known.upos[scores.pos[0].argmax()] == "PROPN"
    heads = scores.arcs.argmax(1)
    assert heads[words.index("met")] == 0
    assert heads[words.index("president")] == words.index("met") + 1
    labels = encoder.labels(scores, heads).argmax(1)
    assert known.relations[labels[words.index("president")]] == "nsubj"
    assert known.name_tags[scores.names[0].argmax()] == "B-LOC"


def test_pieces_tell_what_fits(encoder: Encoder) -> None:
    most = encoder.inventories.max_pieces - 2
    assert encoder.pieces(["war"]) == [1]
    encoder.run([["war"] * most])
    with pytest.raises(LanguageError, match="windows"):
        encoder.run([["war"] * (most + 1)])
    with pytest.raises(LanguageError, match="0 words"):
        encoder.run([[]])


def test_the_files_are_those_described(encoder: Encoder) -> None:
    assert encoder.inventories.model == digest(PACKAGED)
    size = sum(path.stat().st_size for path in PACKAGED.iterdir())
    assert size <= 30_000_000


def test_a_missing_or_damaged_model_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="pip install"):
        Encoder.load(tmp_path)
    (tmp_path / "inventories.json").write_text("{")
    with pytest.raises(ModelError, match="pip install"):
        Encoder.load(tmp_path)
    (tmp_path / "inventories.json").write_text('{"format": 99}')
    with pytest.raises(ModelError, match="format 1"):
        Encoder.load(tmp_path)
    for path in PACKAGED.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes()[:1000])
    (tmp_path / "inventories.json").write_bytes((PACKAGED / "inventories.json").read_bytes())
    with pytest.raises(ModelError, match="pip install"):
        Encoder.load(tmp_path)
