"""From the shares behind an event to a confidence that means something.

A logistic curve over the shares, fitted on gold dev (`verbale train confidence`), gives the share
of such events that are right in type, parties and factuality.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from verbale.errors import ModelError

PACKAGED = Path(__file__).parent / "confidence.json"


@dataclass(frozen=True, slots=True)
class Calibration:
    """Weights of the curve: one for each share, in the order of `Decided.sure`, and an offset."""

    weights: tuple[float, ...]
    offset: float

    @classmethod
    def load(cls, path: Path = PACKAGED) -> Calibration:
        """Read the packaged curve, or another.

        Raises:
            ModelError: the file is missing or damaged.
        """
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
            return cls(tuple(float(x) for x in data["weights"]), float(data["offset"]))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ModelError(
                f"{path} is missing or damaged: {error}. Install the package anew."
            ) from error

    def confidence(self, shares: Sequence[float]) -> float:
        """The confidence for some shares, rounded to four digits."""
        total = self.offset + sum(
            weight * _logit(share) for weight, share in zip(self.weights, shares, strict=True)
        )
        return round(1 / (1 + math.exp(-total)), 4)


def _logit(share: float) -> float:
    share = min(max(share, 0.02), 0.98)
    return math.log(share / (1 - share))


def features(shares: Sequence[float]) -> list[float]:
    """What the curve weighs, for fitting it."""
    return [_logit(share) for share in shares]
