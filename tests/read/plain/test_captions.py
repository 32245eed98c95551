"""Captions glued to paragraphs, and on lines of their own."""

from __future__ import annotations

import pytest

from verbale.read.plain.captions import is_caption, unglue


@pytest.mark.parametrize(
    ("caption", "rest"),
    [
        ("soldiers-at-bridgeX".removesuffix("X"), "Nairobi: The government said"),
        ("rally_crowd_2", "But as we said"),
        ("envoy-visit", "“We are glad,” he said"),
        ("minister_speaks.jpg", "The minister"),
        ("Students at a rally", "DHAKA: The police said"),
        ("The envoys shake hands in Addis", "ABABA (AFP) - The envoys"),
        ("File photo of the monitors. Photo: AFP", "The ceasefire held"),
        ("Guards at the gate (Reuters)", "The guards went on strike"),
    ],
)
def test_unglued(caption: str, rest: str) -> None:
    assert unglue(caption + rest) == (caption, rest)


@pytest.mark.parametrize(
    "paragraph",
    [
        "pro-Russian rebels said on Monday",
        "al-Qaeda claimed the attack",
        "Senator John McCain: I will not resign",
        "Investment firm BlackRock – The fund said",
        "anti-Americanism is on the rise",
        "iPhone sales fell in China",
        "e-mail Monday was the day",
        "The OECD said growth would slow",
        "",
    ],
)
def test_left_alone(paragraph: str) -> None:
    assert unglue(paragraph) == (None, paragraph)


@pytest.mark.parametrize(
    "line",
    [
        "house-vote-board",
        "IMG_2031.jpg",
        "Image source, Getty Images",
        "Photo: Ada Bell / The Courier",
        "A file photo of the border crossing",
        "Protesters in Lomé on Sunday (AFP)",
    ],
)
def test_caption_lines(line: str) -> None:
    assert is_caption(line)


@pytest.mark.parametrize(
    "line",
    [
        "Envoys met in Lomé on Sunday.",
        "Picture of calm after the storm is deceptive, say envoys who met in Lomé on Sunday.",
        "A deal at last",
    ],
)
def test_no_caption_lines(line: str) -> None:
    assert not is_caption(line)
