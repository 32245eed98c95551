"""Characters that a file in UTF-8 cannot hold."""

from __future__ import annotations

import re

_LONE = re.compile("[\ud800-\udfff]")


def whole_characters(text: str) -> str:
    """The text with U+FFFD for each half of a surrogate pair.

    One character stands for one, so offsets stay right.
    """
    return _LONE.sub("\ufffd", text)
