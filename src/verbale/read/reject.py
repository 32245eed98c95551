"""The reasons for which a source, or a piece of one, gives no article."""

from __future__ import annotations

from typing import Literal

from verbale.errors import ReadError

Reason = Literal[
    "missing",  # the path or address does not exist
    "unreadable",  # no permission, a device error, a socket
    "empty",  # nothing in it, or nothing left after cleaning
    "binary",  # not text in any encoding
    "encoding",  # bytes that no text encoding fits, or damaged characters
    "form",  # a file form that is not read
    "too-large",  # above `max_bytes`
    "bomb",  # unpacks to far more than it is
    "truncated",  # a packed file that ends too early or is damaged
    "malformed",  # a row, entry or record that is not in its format
    "scripts-only",  # a page whose text is made by scripts
    "too-deep",  # a page nested beyond what can be read
    "loop",  # a folder that contains itself by a link
    "network",  # no answer, an error status, a wrong address
    "private-address",  # an address that is not public, without leave
]
"""One word a reason, for counting and for tests; the message says the rest."""


def reject(where: str, reason: Reason, message: str) -> ReadError:
    """Make the error for one rejected piece; `message` ends with what to do."""
    return ReadError(where, reason, one_line(message))


def one_line(message: str) -> str:
    """A message that quotes what stands in a source, on one line."""
    return " ".join(message.split())
