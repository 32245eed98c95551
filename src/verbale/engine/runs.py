"""What a line is made of, as the record keeps it."""

from __future__ import annotations

import sys

from verbale import __version__
from verbale.actors import Knowledge
from verbale.codebook.types import Codebook
from verbale.language.encoder import Encoder
from verbale.record.run import Run, Value


def run_of(
    encoder: Encoder,
    codebook: Codebook,
    knowledge: Knowledge,
    settings: tuple[tuple[str, Value], ...],
) -> Run:
    """The run of a line: all that decides which rows an article gives, and nothing else.

    Limits of reading are left out: they decide whether a piece becomes an article, never what the
    article says. So whoever raises a limit after some rejects goes on with the same run.
    """
    libraries = tuple(pair.partition(" ")[::2] for pair in encoder.inventories.versions)
    return Run(
        codebook=f"{codebook.name} {codebook.version}",
        codebook_digest=codebook.digest,
        model="verbale",
        model_digest=encoder.inventories.model,
        actors_digest=knowledge.digest,
        settings=settings,
        versions=(
            ("verbale", __version__),
            # Its tables of Unicode decide on letters and case; they change with minor versions.
            ("python", f"{sys.version_info.major}.{sys.version_info.minor}"),
            *libraries,
        ),
    )
