"""Gold items and examples of the codebook as the fit wants them, and a model read back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest
import torch

from tests.actors.tables import write
from tests.build import parsed
from tests.gold.helpers import only
from verbale.actors import Knowledge, gazetteer, store
from verbale.codebook.load import load
from verbale.errors import DataError
from verbale.language.encoder import Encoder
from verbale.language.pieces import Pieces
from verbale.language.stage import Parser
from verbale.train.batches import IGNORE, ROWS, Encoded, Labels
from verbale.train.corpora import ABSENT, Gold
from verbale.train.examples import read_examples
from verbale.train.export import export, quantise_rows
from verbale.train.meaning import labels_of, read_meaning, sentences_of
from verbale.train.model import Model, Shape
from verbale.train.shipped import read_shipped
from verbale.types import Article, Parsed

pytestmark = pytest.mark.train

ITEM = """
S wire 2016 MLI,TCD date=2016-09-09 | Mali said that it expelled the envoys of Chad in Bamako on Thursday.
E expelled = SANCTION:expel | A it = @mli | R the envoys of Chad = TCD/GOV | D on Thursday = 2016-09-08 | L Bamako = MLI
Q said = indirect | S Mali | C that .. Thursday
M Mali = MLI/GOV @mli
N LOC Mali ; Chad ; Bamako
"""  # noqa: E501
TABLE = """
Mali      Mali      PROPN   2  nsubj
said      say       VERB    0  root
that      that      SCONJ   5  mark
it        it        PRON    5  nsubj
expelled  expel     VERB    2  ccomp
the       the       DET     7  det
envoys    envoy     NOUN    5  obj
of        of        ADP     9  case
Chad      Chad      PROPN   7  nmod
in        in        ADP    11  case
Bamako    Bamako    PROPN   5  obl
on        on        ADP    13  case
Thursday  Thursday  PROPN   5  obl
_.        .         PUNCT   2  punct
"""
MALI, SAID, THAT, IT, EXPELLED, THE, ENVOYS, OF, CHAD, IN, BAMAKO, ON, THURSDAY, STOP = range(14)


class ByHand:
    """Stands in for the parser: the sentences of an article as tables give them."""

    def __init__(self, *tables: str) -> None:
        self.tables = tables

    def parse(self, articles: Iterable[Article]) -> Iterator[Parsed]:
        """One table an article."""
        for article, table in zip(articles, self.tables, strict=True):
            made = parsed(table)
            assert made.article.text == article.text
            yield Parsed(article, made.sentences, made.names)


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Knowledge]:
    """Two states."""
    folder = tmp_path_factory.mktemp("two")
    write(
        folder,
        "states",
        "MLI,state,Mali,Mali,Malian,Malians,Bamako,,,",
        "TCD,state,Chad,Chad,Chadian,Chadians,N'Djamena,,,",
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(store, "DATA", folder)
        patch.setattr(gazetteer, "city_rows", lambda key_of: [])
        yield Knowledge.open(cache=folder / "cache")


@pytest.fixture
def gold(knowledge: Knowledge) -> Gold:
    """The item as the fit sees it."""
    parser = cast(Parser, ByHand(TABLE))
    (made,) = sentences_of([only(ITEM)], parser, knowledge)
    return made


def test_rows(gold: Gold) -> None:
    meaning = gold.meaning
    assert meaning is not None
    assert {at: label for at, label in enumerate(meaning.acts) if label} == {EXPELLED: "SANCTION"}
    assert meaning.modes[EXPELLED] == "SANCTION:expel"
    assert meaning.facts[EXPELLED] == "actual"
    assert "".join(meaning.mentions) == "BOOBOBIIIOOOOO"
    assert meaning.sectors[ENVOYS] == "GOV"
    assert meaning.sectors[SAID] == ABSENT
    assert "".join(meaning.cues) == "O" + "B" + "O" * 12
    assert "".join(meaning.sources) == "B" + "O" * 13
    assert "".join(meaning.contents) == "OO" + "B" + "I" * 10 + "O"
    assert gold.names is not None
    assert [at for at, tag in enumerate(gold.names) if tag == "B-LOC"] == [MALI, CHAD, BAMAKO]


def test_links(gold: Gold) -> None:
    assert gold.meaning is not None
    held = {link[:3] for link in gold.meaning.links if link[3]}
    assert held == {
        (EXPELLED, IT, "actor"),
        (EXPELLED, ENVOYS, "recipient"),
        (EXPELLED, THURSDAY, "date"),
        (EXPELLED, BAMAKO, "place"),
        (SAID, MALI, "source"),
        (SAID, THAT, "content"),
    }
    asked = {link[:3] for link in gold.meaning.links}
    assert (EXPELLED, MALI, "actor") in asked
    assert (EXPELLED, CHAD, "place") in asked


def test_parties_and_signals(gold: Gold) -> None:
    told = [(one.word, one.entity, one.country) for one in gold.mentioned]
    assert [(word, country) for word, _, country in told] == [
        (MALI, "MLI"),
        (IT, "MLI"),
        (ENVOYS, "TCD"),
    ]
    assert told[0][1] == told[1][1] != told[2][1]
    assert gold.signals == ((MALI, "MLI"), (CHAD, "TCD"), (BAMAKO, "MLI"))


VOCABULARY = "[PAD] [UNK] [CLS] [SEP] [MASK] mali chad said it envoys of the that in on".split()


def encoded(labels: Labels) -> Encoded:
    """Turns windows into tensors."""
    return Encoded(Pieces(VOCABULARY), ("dep", "root"), 300, labels)


def test_a_batch_asks_for_the_links_of_sentence_and_window(gold: Gold) -> None:
    labels = labels_of(load().ontology)
    batch = encoded(labels).batch([(gold,), (gold, gold)])
    assert batch.meaning.shape == (len(ROWS), 2, 28)
    acts = batch.meaning[ROWS.index("acts"), 0, :14].tolist()
    assert acts == [labels.acts.index("SANCTION") if at == EXPELLED else 0 for at in range(14)]
    facts = batch.meaning[ROWS.index("facts"), 0, :14].tolist()
    assert [at for at, fact in enumerate(facts) if fact != IGNORE] == [EXPELLED]
    assert len(batch.pairs) == len(batch.links)
    found = {
        (*pair, labels.links[int(number)]): bool(row[number])
        for pair, row in zip(batch.pairs.tolist(), batch.links, strict=True)
        for number in (row != IGNORE).nonzero()
    }
    assert found[0, EXPELLED, IT, "actor"]
    assert not found[0, EXPELLED, MALI, "actor"]
    assert found[0, IT, MALI, "same"]
    assert not found[0, ENVOYS, MALI, "same"]
    assert (0, MALI, IT, "same") not in found
    assert found[0, IT, MALI, "home"]
    assert not found[0, IT, CHAD, "home"]
    assert (0, MALI, MALI, "home") not in found
    # In the second window the sentence stands twice.
    assert found[1, 14 + IT, MALI, "same"]


def test_a_corpus_must_be_split_first(tmp_path: Path, knowledge: Knowledge) -> None:
    (tmp_path / "desk.gold").write_text(ITEM, encoding="utf-8")
    with pytest.raises(DataError, match="gold split"):
        read_meaning(tmp_path, "train", cast(Parser, ByHand(TABLE)), knowledge)


EXAMPLE = """
Porters   Porters   PROPN  2  nsubj
demanded  demand    VERB   0  root
answers   answer    NOUN   2  obj
from      from      ADP    6  case
the       the       DET    6  det
hospital  hospital  NOUN   2  obl
_.        .         PUNCT  2  punct
"""


class OneExample(ByHand):
    """Knows one example of the labour codebook; the others come as what is no sentence."""

    def parse(self, articles: Iterable[Article]) -> Iterator[Parsed]:
        """A table for the one, nothing for the rest."""
        made = parsed(*self.tables)
        for article in articles:
            known = article.text == made.article.text
            yield Parsed(article, made.sentences if known else (), ())


def test_examples_of_a_codebook() -> None:
    labour = load(Path(__file__).parents[2] / "docs" / "codebooks" / "labour")
    (one,) = read_examples(labour, cast(Parser, OneExample(EXAMPLE)))
    meaning = one.meaning
    assert meaning is not None
    assert {at: label for at, label in enumerate(meaning.acts) if label} == {1: "CLAIM"}
    assert meaning.modes[1] == "none"
    held = {link[:3] for link in meaning.links if link[3]}
    assert held == {(1, 0, "actor"), (1, 5, "recipient")}
    assert (1, 2, "actor", False) in meaning.links
    assert set(meaning.mentions) == {ABSENT}


LABELS = Labels(
    ("none", "CONSULT", "ACCUSE"), ("none", "CONSULT:visit"), ("actual", "negated"),
    ("GOV", "MIL"), ("actor", "same"),
)  # fmt: skip
SHAPE = Shape(
    vocabulary=len(VOCABULARY), width=32, inner=64, layers=2, attention_heads=4, positions=320,
    arcs=16, labels=8, relations=2, acts=3, modes=2, facts=2, sectors=2, links=2, link_features=8,
)  # fmt: skip


def model(seed: int) -> Model:
    """A small model with weights of chance."""
    torch.manual_seed(seed)
    made = Model(SHAPE)
    with torch.no_grad():
        for name, value in made.named_parameters():
            if value.ndim == 1 or "mixes" in name:
                value.add_(torch.randn(value.shape) * 0.1)
    return made


def weights(made: Model) -> dict[str, Any]:
    """Its weights by name."""
    return {name: value.numpy() for name, value in made.state_dict().items()}


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first model, exported as it is shipped."""
    out = tmp_path_factory.mktemp("shipped")
    export(weights(model(1)), ("dep", "root"), VOCABULARY, out, layers=2, heads=4, labels=LABELS)
    return out


def test_a_model_read_back_is_the_same_up_to_rounding(shipped: Path) -> None:
    first, other = weights(model(1)), model(2)
    read_shipped(shipped, other)
    found = weights(other)
    assert found.keys() == first.keys()
    for name, value in first.items():
        given = found[name]
        if name == "encoder.positions.weight":
            value, given = value[:256], given[:256]
        if name.startswith(("heads.mixes", "meaning.mixes")):
            # Only the shares of the layers are kept: the weights may differ by a constant.
            value, given = value - value.mean(), given - given.mean()
        scale = quantise_rows(value)[1].max() if value.ndim == 2 else 0.0
        if name == "heads.arc_product":
            scale = quantise_rows(value.T)[1].max()
        assert np.abs(value - given).max() <= scale / 2 + 1e-5, name


def test_and_its_export_says_the_same(shipped: Path, tmp_path: Path) -> None:
    other = model(2)
    read_shipped(shipped, other)
    export(weights(other), ("dep", "root"), VOCABULARY, tmp_path, layers=2, heads=4, labels=LABELS)
    words = "Mali said it expelled the envoys of Chad".split()
    (one,), (two,) = (Encoder.load(folder).run([words]) for folder in (shipped, tmp_path))
    assert np.abs(one.arcs - two.arcs).max() < 0.1
    assert one.meaning is not None
    assert two.meaning is not None
    assert np.abs(one.meaning.words - two.meaning.words).max() < 0.1


def test_relations_that_came_later_keep_their_weights(shipped: Path) -> None:
    torch.manual_seed(3)
    wider = Model(replace(SHAPE, links=3))
    assert wider.meaning is not None
    last = wider.meaning.links.weight[2].clone()
    read_shipped(shipped, wider)
    assert torch.equal(wider.meaning.links.weight[2], last)
    first = model(1)
    assert first.meaning is not None
    assert torch.allclose(wider.meaning.links.weight[:2], first.meaning.links.weight)


def test_a_model_of_another_shape_is_refused(shipped: Path, tmp_path: Path) -> None:
    with pytest.raises(DataError, match="must give the same relations"):
        read_shipped(shipped, Model(replace(SHAPE, acts=4)))
    with pytest.raises(DataError, match="constants where a model of this shape"):
        read_shipped(shipped, Model(replace(SHAPE, layers=1)))
    with pytest.raises(DataError, match="no exported model"):
        read_shipped(tmp_path, model(1))
