"""How far a long command is, on one line of standard error that writes over itself."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import TextIO

_EVERY = 0.2
"""Seconds between two writings."""


class Progress:
    """A line with count, rate, share and time left.

    Nothing is written where the stream is no terminal.

    Args:
        what: what is counted, in the plural ("articles").
        total: size of the whole in any unit; `None` where it is not known.
        stream: where to write.
        clock: gives seconds.
    """

    def __init__(
        self,
        what: str,
        total: int | None,
        stream: TextIO,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self.what, self.total, self.stream, self.clock = what, total, stream, clock
        self.begun = clock()
        self._shown = False
        self._next = self.begun
        self._on = stream.isatty()

    def show(self, count: int, done: int) -> None:
        """Tell that `count` things are finished and `done` of `total` is read."""
        now = self.clock()
        if self._on and now >= self._next:
            self._next = now + _EVERY
            self._shown = True
            self.stream.write(f"\r\x1b[K{self.line(count, done)}")
            self.stream.flush()

    def clear(self) -> None:
        """Take the line away, before something else is written."""
        if self._shown:
            self._shown = False
            self.stream.write("\r\x1b[K")
            self.stream.flush()

    def line(self, count: int, done: int) -> str:
        """The line itself."""
        passed = max(self.clock() - self.begun, 1e-9)
        parts = [f"{count:,} {self.what}", f"{count / passed:,.1f}/s"]
        if self.total:
            share = min(done / self.total, 1.0)
            parts.append(f"{share:.0%}")
            if share > 0:
                parts.append(f"{duration(passed * (1 - share) / share)} left")
        return "  ".join(parts)


def duration(seconds: float) -> str:
    """Seconds as `4s`, `3:05` or `2:03:05`."""
    whole = round(seconds)
    hours, minutes = whole // 3600, whole // 60 % 60
    if hours:
        return f"{hours}:{minutes:02}:{whole % 60:02}"
    return f"{minutes}:{whole % 60:02}" if minutes else f"{whole}s"
