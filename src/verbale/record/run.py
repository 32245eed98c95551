"""What made the rows of a record: a run, and its id."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

Value = str | int | float | bool | None
"""What a setting can be."""


@dataclass(frozen=True, slots=True)
class Run:
    """All that decides which rows an input gives.

    Two runs with the same fields are the same run: the same command goes on where it stopped.
    What does not change a row (number of processes, sizes of batches) does not belong in here.

    Attributes:
        codebook: name and version of the codebook ("PLOVER 2.0").
        codebook_digest: hash of its files.
        model: name of the language model.
        model_digest: hash of its files.
        actors_digest: hash of the tables of actors.
        settings: every setting that can change a row, `--published` and `--source` too, by name.
        versions: program or library → version, of those that can change a row.
    """

    codebook: str
    codebook_digest: str
    model: str
    model_digest: str
    actors_digest: str
    settings: tuple[tuple[str, Value], ...] = ()
    versions: tuple[tuple[str, str], ...] = ()

    @property
    def run_id(self) -> str:
        """16 hexadecimal digits over all fields; the order of settings is no matter."""
        content = [
            self.codebook,
            self.codebook_digest,
            self.model,
            self.model_digest,
            self.actors_digest,
            as_json(self.settings),
            as_json(self.versions),
        ]
        return hashlib.sha256(json.dumps(content).encode()).hexdigest()[:16]


def as_json(pairs: tuple[tuple[str, Value], ...] | tuple[tuple[str, str], ...]) -> str:
    """Pairs as one JSON object with sorted names."""
    return json.dumps(dict(pairs), sort_keys=True, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class RunSummary:
    """A run as it stands in a record.

    Attributes:
        run_id: its id.
        run: what made its rows.
        articles: articles that are in.
        events: their events.
        statements: their statements.
        rejected: pieces that gave no article or no events.
    """

    run_id: str
    run: Run
    articles: int
    events: int
    statements: int
    rejected: int
