"""Every setting once: name, default, help.

Each room has one frozen class. The command line draws its options from these classes and
docs/settings.md lists them; a test holds both against the code.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any

from verbale.errors import SettingError


def setting(default: Any, help: str, *, least: float | None = None) -> Any:
    """Declare one setting of a settings class: its default, its help, its smallest value."""
    return field(default=default, metadata={"help": help, "least": least})


def check(settings: Any) -> None:
    """Raise `SettingError` for the first setting below its smallest value."""
    for entry in fields(settings):
        least = entry.metadata.get("least")
        value = getattr(settings, entry.name)
        if least is not None and value < least:
            raise SettingError(
                f"setting {entry.name} is {value}; it must be at least {least}. "
                f"Leave it out for the default, {entry.default}."
            )


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """Limits of the reading room."""

    max_bytes: int = setting(
        20_000_000,
        "Largest page, text or table cell, unpacked, in bytes; larger ones are rejected.",
        least=1,
    )
    max_ratio: int = setting(
        200, "Unpacked bytes per packed byte above which an archive is taken for a bomb.", least=2
    )
    timeout: float = setting(20.0, "Seconds to wait for a server, for each step.", least=0.1)
    max_redirects: int = setting(5, "Redirects to follow for one address.", least=0)
    max_fetch: int = setting(
        2_000_000_000,
        "Largest archive or table that is fetched from an address, in bytes.",
        least=1,
    )
    allow_private: bool = setting(
        False, "Fetch from private, local and link-local network addresses too."
    )

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True)
class LanguageSettings:
    """Limits of the language room; none of them changes what is found."""

    max_characters: int = setting(
        20_000_000, "Longest text of an article, in characters; longer ones are refused.", least=1
    )
    batch_words: int = setting(
        2_000, "Words gathered over articles before the encoder runs.", least=1
    )

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True)
class EngineSettings:
    """How the line runs; only `min_confidence` changes what is found."""

    jobs: int = setting(1, "Processes that code at once, each on one thread.", least=1)
    min_confidence: float = setting(
        0.0, "Leave out events that are less likely right than this (0 to 1).", least=0.0
    )

    def __post_init__(self) -> None:
        check(self)
        if not self.min_confidence <= 1:
            raise SettingError(
                f"setting min_confidence is {self.min_confidence}; it must lie between 0 and 1. "
                "Leave it out for every event."
            )
