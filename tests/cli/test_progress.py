"""The line that writes over itself."""

from __future__ import annotations

from io import StringIO

import pytest

from verbale.cli.progress import Progress, duration


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_count_rate_share_and_time_left() -> None:
    clock = Clock()
    progress = Progress("articles", 1000, Terminal(), clock)
    clock.now += 10
    assert progress.line(50, 250) == "50 articles  5.0/s  25%  30s left"
    assert progress.line(50, 1200) == "50 articles  5.0/s  100%  0s left"
    assert progress.line(0, 0) == "0 articles  0.0/s  0%"


def test_without_a_size_there_is_no_time_left() -> None:
    clock = Clock()
    progress = Progress("articles", None, Terminal(), clock)
    clock.now += 2
    assert progress.line(3, 400) == "3 articles  1.5/s"


def test_it_writes_seldom_and_cleans_up() -> None:
    clock, terminal = Clock(), Terminal()
    progress = Progress("articles", None, terminal, clock)
    for number in range(100):
        clock.now += 0.01
        progress.show(number, 0)
    assert terminal.getvalue().count("\r\x1b[K") == 5
    progress.clear()
    progress.clear()
    assert terminal.getvalue().endswith("\r\x1b[K")
    assert terminal.getvalue().count("\r\x1b[K") == 6


def test_nothing_is_written_where_nobody_looks() -> None:
    stream = StringIO()
    progress = Progress("articles", 5, stream)
    progress.show(1, 1)
    progress.clear()
    assert stream.getvalue() == ""


@pytest.mark.parametrize(
    ("seconds", "shown"), [(0.4, "0s"), (59.4, "59s"), (185, "3:05"), (7385, "2:03:05")]
)
def test_durations(seconds: float, shown: str) -> None:
    assert duration(seconds) == shown
