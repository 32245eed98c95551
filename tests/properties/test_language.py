"""Whatever the text: spans are right, trees are trees, neighbours change nothing."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.language.fake import FakeEncoder, article, check
from verbale.language.stage import parse_articles
from verbale.language.words import Splitter
from verbale.settings import LanguageSettings

PIECES = st.sampled_from(
    "The U.S. don't Iran's . , ” “ \" ' ( ) — - -- … ... 's n't No. 10 $5m 3% http://a.b/c a@b.c"
    " :-) 😀 👍🏽 🇺🇸 é ü ß İ \u200b \u200f \u202e \u00ad \u0301 \x00 \x1f ﷽ 你好 नमस्ते".split(" ")
)
SPACES = st.sampled_from(["", " ", " ", "\n", "\n\n", "\t", "\f", "\r\n", "\u00a0", "\u2028"])
NEWS = st.lists(st.tuples(PIECES, SPACES), max_size=60).map(
    lambda parts: "".join(piece + space for piece, space in parts)
)
TEXTS = st.one_of(st.text(max_size=200), NEWS)


@given(TEXTS)
def test_words_hold_every_visible_character_once(text: str) -> None:
    words = Splitter().split(text)
    covered = 0
    for start, end, word in zip(words.starts, words.ends, words.texts, strict=True):
        assert text[start:end] == word
        assert start >= covered
        assert not any(character.isalnum() for character in text[covered:start])
        assert not any(character.isspace() for character in word)
        covered = end
    assert not any(character.isalnum() for character in text[covered:])


@settings(deadline=None)
@given(st.lists(TEXTS, max_size=5), st.integers(1, 50), st.integers(20, 60))
def test_everything_parses_alike_in_any_company(texts: list[str], batch: int, most: int) -> None:
    articles = [article(text, number) for number, text in enumerate(texts)]
    together = list(
        parse_articles(articles, FakeEncoder(most), LanguageSettings(batch_words=batch))
    )
    for one, parsed in zip(articles, together, strict=True):
        check(parsed)
        (alone,) = parse_articles([one], FakeEncoder(most))
        assert repr(alone) == repr(parsed)
