"""The corpora of the language model, read and made ready: what is learned from, what is held."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from verbale.train.corpora import (
    Gold,
    read_conllu,
    read_crossner,
    read_uner,
    relations_of,
)
from verbale.train.fit import Source
from verbale.train.gumnames import outside_of, with_names
from verbale.train.swap import pool_of

# Fixed, so that every trial holds the same documents.
_HOLD_SEED = 7
_HOLD_SHARE = 4


@dataclass(frozen=True, slots=True)
class Corpora:
    """Everything read; `train` parts are learned from, `dev` parts choose."""

    ewt: list[Gold]
    """EWT's training part; names only where it is sure that there are none."""
    gum: list[Gold]
    """GUM's training part with the names its entities give."""
    ewt_dev: list[Gold]
    gum_dev: list[Gold]
    uner: list[Gold]
    """Names to learn from: UNER dev, without the held documents unless all are wanted."""
    uner_held: list[Gold]
    """A quarter of the documents of UNER dev; seen in the fit when all are wanted."""
    crossner: list[Gold]
    """Names to learn from: CrossNER politics train, and dev when all are wanted."""
    crossner_dev: list[Gold]
    relations: tuple[str, ...]


def read_corpora(data: Path, *, uner_whole: bool, crossner_dev: bool) -> Corpora:
    """Read the training data under `data`.

    Args:
        data: the folder with ud/ and ner/ (docs/training.md lists the files).
        uner_whole: learn from all of UNER dev, not only from three quarters of it.
        crossner_dev: learn from CrossNER's dev part too.
    """
    ewt = read_conllu(data / "ud/en_ewt/train.conllu")
    gum = read_conllu(data / "ud/en_gum/train.conllu")
    uner = read_uner(data / "ner/uner_ewt/dev.iob2")
    documents = sorted({gold.document for gold in uner})
    random.Random(_HOLD_SEED).shuffle(documents)
    held = set(documents[: len(documents) // _HOLD_SHARE])
    crossner = read_crossner(data / "ner/crossner_politics/train.txt")
    dev = read_crossner(data / "ner/crossner_politics/dev.txt")
    return Corpora(
        ewt=[replace(gold, names=outside_of(gold)) for gold in ewt],
        gum=[with_names(gold) for gold in gum],
        ewt_dev=read_conllu(data / "ud/en_ewt/dev.conllu"),
        gum_dev=read_conllu(data / "ud/en_gum/dev.conllu"),
        uner=uner if uner_whole else [gold for gold in uner if gold.document not in held],
        uner_held=[gold for gold in uner if gold.document in held],
        crossner=[*crossner, *dev] if crossner_dev else crossner,
        crossner_dev=dev,
        relations=relations_of([*ewt, *gum]),
    )


def sources_of(corpora: Corpora, silver: Sequence[Gold] | None = None) -> list[Source]:
    """The sources of a fit; `silver` is EWT with names, once teachers have put them there."""
    uner_pool, crossner_pool = pool_of(corpora.uner), pool_of(corpora.crossner)
    if silver is not None:
        from_ewt, from_gum = pool_of(silver), pool_of(corpora.gum)
        for kind in ("PER", "ORG", "LOC"):
            uner_pool[kind] = uner_pool.get(kind, []) + from_ewt.get(kind, [])[::2]
            own = crossner_pool.get(kind, [])
            crossner_pool[kind] = own + from_gum.get(kind, [])[: len(own) // 2]
    # How often each list of names is read in an epoch: the lists weigh about alike.
    times = 1.5 if len(corpora.crossner) > len(corpora.crossner_dev) else 5.0
    return [
        Source("ewt", corpora.ewt if silver is None else silver),
        Source("gum", corpora.gum),
        Source("uner", corpora.uner, 2.0, uner_pool),
        Source("crossner", corpora.crossner, times, crossner_pool),
    ]
