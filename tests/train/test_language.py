"""A whole fit on made-up data: it runs, it resumes, and the export says what the model says."""

from __future__ import annotations

import json
import random
from pathlib import Path

import numpy as np
import pytest
import torch

from verbale.errors import DataError
from verbale.language.encoder import Encoder
from verbale.language.pieces import Pieces
from verbale.train.batches import IGNORE, Encoded, windows_of
from verbale.train.corpora import NAME_TAGS, UNSURE, Gold
from verbale.train.export import export
from verbale.train.fit import Fit, Plan, Source, allowed
from verbale.train.model import Model, Shape
from verbale.train.score import best_tags, score_names, score_parse, spans_of
from verbale.train.silver import silver_tags
from verbale.train.start import read_tensors, start_folder

pytestmark = pytest.mark.train

VOCABULARY = "[PAD] [UNK] [CLS] [SEP] [MASK] bonn paris talks failed . in ##s".split()
RELATIONS = ("case", "nsubj", "obl", "punct", "root")
GOLD = [
    Gold(
        words=("Talks", "failed", "in", place, "."),
        document="d",
        paragraph=number // 3,
        pos=("NOUN", "VERB", "ADP", "PROPN", "PUNCT"),
        xpos=("NNS", "VBD", "IN", "NNP", "."),
        heads=(2, 0, 4, 2, 2),
        relations=("nsubj", "root", "case", "obl", "punct"),
        names=("O", "O", "O", "B-LOC", "O"),
    )
    for number, place in enumerate(["Bonn", "Paris"] * 6)
]
SHAPE = Shape(
    vocabulary=len(VOCABULARY),
    width=32,
    inner=64,
    layers=2,
    attention_heads=4,
    positions=320,
    arcs=16,
    labels=8,
    relations=len(RELATIONS),
)


@pytest.fixture
def encoded() -> Encoded:
    return Encoded(Pieces(VOCABULARY), RELATIONS, 300)


def fitted(encoded: Encoded, plan: Plan) -> Fit:
    torch.manual_seed(plan.seed)
    return Fit(Model(SHAPE), encoded, [Source("made", GOLD)], plan)


def test_windows_keep_to_their_paragraph() -> None:
    assert [len(window) for window in windows_of(GOLD, None, 100)] == [3, 3, 3, 3]
    assert [len(window) for window in windows_of(GOLD, None, 10)] == [2, 1] * 4
    drawn = windows_of(GOLD, random.Random(1), 100)
    assert [gold for window in drawn for gold in window] == GOLD


def test_targets(encoded: Encoded) -> None:
    batch = encoded.batch([tuple(GOLD[:2]), (GOLD[0],)])
    assert batch.words == 15
    assert batch.heads[0].tolist() == [2, 0, 4, 2, 2, 7, 0, 9, 7, 7]
    assert batch.starts[0].tolist() == [1, 0, 0, 0, 0] * 2
    assert batch.starts[1].tolist() == [1, 0, 0, 0, 0] + [IGNORE] * 5
    may = allowed(batch.sentences)
    assert may[0, 0].tolist() == [True] * 6 + [False] * 5
    assert may[0, 9].tolist() == [True] + [False] * 5 + [True] * 5


def test_a_fit_resumes_to_the_same_weights(encoded: Encoded, tmp_path: Path) -> None:
    plan = Plan(epochs=2, batch_pieces=60)
    whole = fitted(encoded, plan)
    lines: list[str] = []
    whole.run_epoch(lines.append)
    whole.save(tmp_path / "c.pt")
    whole.run_epoch(lines.append)
    second = fitted(encoded, plan)
    second.resume(tmp_path / "c.pt")
    second.run_epoch(lines.append)
    for one, two in zip(whole.model.parameters(), second.model.parameters(), strict=True):
        # Not equal to the bit: torch's products in bf16 depend on where memory happens to lie.
        assert torch.allclose(one, two, atol=1e-3)


def test_a_fit_learns_and_its_export_agrees(encoded: Encoded, tmp_path: Path) -> None:
    fit = fitted(encoded, Plan(epochs=40, batch_pieces=60, encoder_rate=3e-3, average=0.9))
    while fit.epoch < 40:
        fit.run_epoch(lambda line: None)
    model = fit.averaged()
    assert score_parse(model, encoded, GOLD, 100)["las"] > 85
    assert score_names(model, encoded, GOLD, ["LOC"])["LOC"] > 90
    weights = {name: value.numpy() for name, value in model.state_dict().items()}
    (tmp_path / "big").mkdir()
    for small in (False, True):
        out = tmp_path / ("small" if small else "big")
        export(weights, RELATIONS, VOCABULARY, out, layers=2, heads=4, small=small)
        encoder = Encoder.load(out)
        words = [word for gold in GOLD[:3] for word in gold.words]
        (scores,) = encoder.run([words])
        batch = encoded.batch([tuple(GOLD[:3])])
        with torch.no_grad():
            expected = model(batch.pieces, batch.casings, batch.first)
        heads = np.zeros(len(words), np.int64)
        labels = model.heads.label_scores(
            expected["label_dependents"], expected["label_heads"][:, heads]
        )
        close = 0.35 if small else 1e-3
        for name in ("starts", "pos", "arcs", "names"):
            given = getattr(scores, name)
            assert np.abs(given - expected[name][0].numpy()).max() < close, name
        assert np.abs(encoder.labels(scores, heads) - labels[0].detach().numpy()).max() < close


def test_tags() -> None:
    scores = torch.full((3, len(NAME_TAGS)), -5.0)
    scores[0, NAME_TAGS.index("O")] = 1.0
    scores[1, NAME_TAGS.index("I-ORG")] = 2.0
    scores[1, NAME_TAGS.index("B-LOC")] = 1.0
    scores[2, NAME_TAGS.index("I-LOC")] = 2.0
    assert best_tags(scores) == ["O", "B-LOC", "I-LOC"]
    assert spans_of(["B-PER", "I-PER", "B-PER", "O", "B-LOC"]) == {
        (0, 2, "PER"),
        (2, 3, "PER"),
        (4, 5, "LOC"),
    }


def test_silver_names_are_sure_as_a_whole_or_not_at_all() -> None:
    shares = torch.full((3, len(NAME_TAGS)), 0.001)
    shares[0, NAME_TAGS.index("B-LOC")] = 0.95
    shares[1, NAME_TAGS.index("I-LOC")] = 0.95
    shares[2, NAME_TAGS.index("O")] = 0.95
    assert silver_tags([UNSURE, UNSURE, "O"], shares, 0.75) == ("B-LOC", "I-LOC", "O")
    assert silver_tags([UNSURE] * 3, shares, 0.75) == ("B-LOC", "I-LOC", "O?")
    shares[1, NAME_TAGS.index("I-LOC")] = 0.5
    assert silver_tags([UNSURE, UNSURE, "O"], shares, 0.75) == (UNSURE, UNSURE, "O")


def test_start_weights(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"vocab\.txt"):
        start_folder(tmp_path)
    numbers = np.arange(6, dtype=np.float32)
    header = {"a": {"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]}}
    text = json.dumps(header).encode()
    path = tmp_path / "model.safetensors"
    path.write_bytes(len(text).to_bytes(8, "little") + text + numbers.tobytes())
    assert read_tensors(path)["a"].tolist() == [[0, 1, 2], [3, 4, 5]]
    path.write_bytes(b"12345678{")
    with pytest.raises(DataError, match="safetensors"):
        read_tensors(path)
