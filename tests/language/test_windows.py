"""Windows and sentence boundaries from white space."""

from __future__ import annotations

from itertools import pairwise

import pytest

from verbale.language.boundaries import after_dateline, closers_and_openers, mended
from verbale.language.windows import GOOD_WORDS, MOST_WORDS, Window, ends_surely, plan, sure_ends
from verbale.language.words import Splitter, Words


def _words(text: str) -> Words:
    return Splitter().split(text)


def _plan(text: str, breaks: tuple[int, ...] = (0,), most: int = 254) -> list[Window]:
    words = _words(text)
    return plan([1] * len(words), breaks, sure_ends(words), most)


def _covers(windows: list[Window], count: int) -> None:
    assert windows[0].first == 0
    assert windows[-1].last == count
    for left, right in pairwise(windows):
        assert right.first == (left.last if left.following is None else left.following)
        assert left.first < right.first <= left.last


def test_a_short_paragraph_is_one_window() -> None:
    assert _plan("He went. She stayed. It rained.") == [Window(0, 9)]


def test_breaks_part_windows() -> None:
    assert _plan("He went She stayed", (0, 2)) == [Window(0, 2), Window(2, 4)]


def test_long_paragraphs_are_cut_at_sure_ends() -> None:
    text = "The old minister left the capital at noon. " * 12
    windows = _plan(text)
    words = _words(text)
    _covers(windows, len(words))
    assert all(window.following is None for window in windows)
    assert all(words.texts[window.last - 1] == "." for window in windows)
    assert all(window.last - window.first <= GOOD_WORDS for window in windows)


@pytest.mark.parametrize("count", [151, 300, 1000, 20_000])
def test_without_sure_ends_windows_overlap(count: int) -> None:
    windows = _plan("word " * count)
    _covers(windows, count)
    assert all(window.last - window.first <= MOST_WORDS for window in windows)
    assert all(window.following is not None for window in windows[:-1])
    assert sum(window.last - window.first for window in windows) < 2.2 * count


def test_heavy_words_keep_within_the_pieces() -> None:
    windows = plan([8] * 100, (0,), (), 254)
    _covers(windows, 100)
    assert all(8 * (window.last - window.first) <= 254 for window in windows)


@pytest.mark.parametrize(
    ("text", "at", "sure"),
    [
        ("He went. She", 3, True),
        ("He went.She", 3, False),
        ("he said. but", 3, False),
        ("Vote 5. She", 3, False),
        ("Will he go? No", 4, True),
        ("Mr. Smith left", 1, False),
        ("He left.” She", 4, True),
        ("“Why?” Smith asked", 4, False),
        ("He left. ” She", 4, False),
    ],
)
def test_sure_ends(text: str, at: int, sure: bool) -> None:
    assert ends_surely(_words(text), at) is sure


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("GENEVA (Reuters) - The talks", "The"),
        ("KABUL, Afghanistan — At least", "At"),
        ("WASHINGTON, Jan. 5 (AP) — Sen. Smith", "Sen."),
        ("Geneva (Reuters) - The talks", "The"),
        ("MR. TONER: I — well", None),
        ("The talks - long ago - failed", None),
        ("Geneva — The talks", None),
        ("MOSCOW", None),
        ("US-led forces", None),
    ],
)
def test_datelines(text: str, opening: str | None) -> None:
    words = _words(text)
    at = after_dateline(words)
    assert (None if at is None else words.texts[at]) == opening


def test_starts_move_off_closing_and_onto_opening_marks() -> None:
    words = _words('He left." "She stayed," he said. (Laughter.) 2. Yes')
    closes, opens = closers_and_openers(words, [0])
    marks = {text: at for at, text in enumerate(words.texts)}
    starts = closes & False
    starts[[3, marks["She"], marks["he"], marks["Laughter"]]] = True
    found = [words.texts[at] for at in mended(starts, closes, opens).nonzero()[0]]
    assert words.texts[3] == '"'
    assert found == ['"', "("]


def test_the_number_of_an_item_stays_with_it() -> None:
    words = _words("2. Prisoners go")
    closes, _ = closers_and_openers(words, [0])
    assert closes[2]
