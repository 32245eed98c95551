"""Words and their spans."""

from __future__ import annotations

import pytest

from verbale.language.words import LONGEST_CHUNK, Splitter, cut


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They don't.", "They|do|n't|."),
        ("He can’t; I’ll", "He|ca|n’t|;|I|’ll"),
        ("cannot gonna dont", "can|not|gon|na|do|nt"),
        ("Iran's allies' U.S.’s", "Iran|'s|allies|'|U.S.|’s"),
        ("Kim Jong-un's", "Kim|Jong-un|'s"),
        ("US-led anti-war UN-backed e-mail", "US|-|led|anti-war|UN|-|backed|e-mail"),
        ("Lashkar-e-Taiba", "Lashkar|-|e|-|Taiba"),
        ("a 10-year-old, COVID-19", "a|10|-|year|-|old|,|COVID|-|19"),
        ("Mr. J. R. Smith Jr. of", "Mr.|J.|R.|Smith|Jr.|of"),
        ("Springfield, Ill., on", "Springfield|,|Ill.|,|on"),
        ("He fell ill.", "He|fell|ill|."),
        ("No. 10 or No.", "No.|10|or|No|."),
        ("Plan B.", "Plan|B|."),
        ("Dwight I. Smith and I. Then", "Dwight|I.|Smith|and|I|.|Then"),
        ("the U.S. Senate, U.S.-China", "the|U.S.|Senate|,|U.S.|-|China"),
        ("at 5 p.m. Friday", "at|5|p.m.|Friday"),
        ("etc. etc...", "etc.|etc|..."),
        ("$5m US$1.5 million £3.2bn 3.5%", "$|5|m|US$|1.5|million|£|3.2|bn|3.5|%"),
        ("1,234,567 votes, 51-49", "1,234,567|votes|,|51|-|49"),
        ("the 1990s, 1990's '90s 2nd", "the|1990s|,|1990's|'90s|2nd"),
        ("9/11 2016-09-08 10:30 24/7", "9/11|2016-09-08|10:30|24|/|7"),
        ("and/or AT&T", "and|/|or|AT&T"),
        ("see http://a.org/b_c?d=1, or a.b@c.org.", "see|http://a.org/b_c?d=1|,|or|a.b@c.org|."),
        ("@AP #MeToo amazon.com/x.", "@AP|#MeToo|amazon.com/x|."),
        ("“Go!” (sic) [...]", "“|Go|!|”|(|sic|)|[|...|]"),
        ("What?! well--yes… :-)", "What|?!|well|--|yes|…|:-)"),
        ("👍🏽🇺🇸 ok", "👍🏽|🇺🇸|ok"),
        ("O'Reilly's o'clock 'em", "O'Reilly|'s|o'clock|'em"),
        ("étude नमस्ते 你好", "étude|नमस्ते|你好"),
        ("pub.The", "pub|.|The"),
    ],
)
def test_cuts(text: str, expected: str) -> None:
    assert "|".join(Splitter().split(text).texts) == expected


def test_invisible_characters_are_no_words_and_not_at_edges() -> None:
    words = Splitter().split("\u200fHe said\u200e: \u200b \ufeffco\u00adop\u200d")
    assert words.texts == ["He", "said", ":", "co\u00adop"]


def test_offsets_count_in_the_whole_text() -> None:
    text = "Skip. Don't stop."
    words = Splitter().split(text, 6)
    assert [text[a:b] for a, b in zip(words.starts, words.ends, strict=True)] == words.texts
    assert words.starts[0] == 6


def test_the_cache_changes_nothing() -> None:
    text = "No. 5 didn't. No. Plan B. B. Smith won't, won't."
    splitter = Splitter()
    first = splitter.split(text)
    assert splitter.split(text) == first == Splitter().split(text)


@pytest.mark.parametrize(
    "unit",
    ["x", "a-", "a'", "1,", ".", "a.", "a@", "a\u200b", ":", "a.b.", "_.", "😀", "n't", "é/"],
)
def test_monstrous_chunks_are_covered_in_little_time(unit: str) -> None:
    chunk = unit * 50_000
    covered = [character for a, b in cut(chunk) for character in chunk[a:b]]
    visible = [character for character in chunk if character != "\u200b"]
    assert [character for character in covered if character != "\u200b"] == visible


def test_a_long_word_stays_whole() -> None:
    assert cut("x" * 100_000) == ((0, 100_000),)
    assert cut("x" * LONGEST_CHUNK) == ((0, LONGEST_CHUNK),)
