"""The stage `Article → Parsed`, with hand-made scores."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from tests.language.fake import FakeEncoder, article, check, load
from verbale.errors import LanguageError
from verbale.language.encoder import Encoder
from verbale.language.stage import Parser, parse_articles
from verbale.language.workers import parse_in_processes
from verbale.settings import LanguageSettings
from verbale.types import Article, Parsed, Turn

ROOT = Path(__file__).resolve().parent.parent.parent
SENTENCES = (
    "KABUL (Reuters) - At least 12 people died.",
    "“We won't accept it,” Mr. Smith said.",
    "no capitals and no stops here just words that go on " * 12,
    "The U.S. Senate voted 51-49, etc.",
    "- Iran's leaders refused.\n- So did we.",
    "",
    "Emoji 😀 and \u200fmarks\u200e and\ttabs\fand feeds.",
)


def _articles(count: int, seed: int = 1) -> list[Article]:
    chance = random.Random(seed)
    return [
        article("\n\n".join(chance.choices(SENTENCES, k=chance.randint(0, 6))), number)
        for number in range(count)
    ]


def _parse(articles: list[Article], batch_words: int = 2_000) -> list[Parsed]:
    settings = LanguageSettings(batch_words=batch_words)
    return list(parse_articles(articles, FakeEncoder(), settings))


def test_every_article_comes_back_in_order_and_whole() -> None:
    articles = _articles(40)
    found = _parse(articles)
    assert [parsed.article for parsed in found] == articles
    for parsed in found:
        check(parsed)


@pytest.mark.parametrize("batch_words", [1, 7, 100, 10**6])
def test_the_batch_changes_nothing(batch_words: int) -> None:
    articles = _articles(30)
    expected = {parsed.article.article_id: repr(parsed) for parsed in _parse(articles)}
    random.Random(batch_words).shuffle(articles)
    for parsed in _parse(articles, batch_words):
        assert repr(parsed) == expected[parsed.article.article_id]


def test_windows_are_gathered_over_articles() -> None:
    encoder = FakeEncoder()
    list(parse_articles([article("Two words.")] * 10, encoder))
    assert encoder.calls == [10]


def test_results_come_before_the_input_ends() -> None:
    taken = 0

    def endless() -> object:
        nonlocal taken
        while True:
            taken += 1
            yield article("Some words here.")

    found = parse_articles(endless(), FakeEncoder(), LanguageSettings(batch_words=50))  # type: ignore[arg-type]
    for _ in range(100):
        next(found)
    assert taken < 130


def test_no_text_gives_no_sentence() -> None:
    for text in ("", "   ", "\n\n\f\n", "\u200b\u200e \x00"):
        (parsed,) = _parse([article(text)])
        assert parsed.sentences == ()
        assert parsed.names == ()


def test_paragraphs_items_and_turns_start_sentences() -> None:
    text = "one two\n\nthree four\nfive\n- six\nQ: seven"
    turns = (Turn(text.index("seven"), len(text), "Q", "question"),)
    (parsed,) = _parse([replace(article(text), turns=turns)])
    starts = {text[sentence.start :].split()[0] for sentence in parsed.sentences}
    assert {"one", "three", "-", "seven"} <= starts


@pytest.mark.parametrize(
    "text",
    [
        "word " * 3_000,
        "x" * 100_000,
        "x " + "y" * 100_000 + ". Z",
        "a, b; " * 2_000,
        '"' * 5_000,
        "\u202eabc \u0627\u0644 \x01\x02 d\x0be",
        "\ud800 lone \udfff",
        "I.\tII.\r\nIII.\u2028IV.\u2029V.",
    ],
)
def test_odd_texts_are_parsed(text: str) -> None:
    (parsed,) = _parse([article(text)])
    check(parsed)
    assert parsed.sentences


@pytest.mark.slow
def test_two_megabytes_without_a_stop() -> None:
    (parsed,) = _parse([article("some words and more " * 100_000)])
    assert sum(len(sentence.words) for sentence in parsed.sentences) == 400_000


def test_small_windows_still_cover_everything() -> None:
    (parsed,) = parse_articles([article("word and more of it " * 60)], FakeEncoder(most=20))
    check(parsed)
    assert sum(len(sentence.words) for sentence in parsed.sentences) == 300


def test_too_long_a_text_is_refused_and_the_rest_goes_on() -> None:
    settings = LanguageSettings(max_characters=20)
    articles = [article("Short."), article("Long " * 10), article("Short too.")]
    with pytest.raises(LanguageError, match=r"max_characters\.$"):
        list(parse_articles(articles, FakeEncoder(), settings))
    refused: list[Article] = []
    found = parse_articles(
        articles, FakeEncoder(), settings, lambda article, error: refused.append(article)
    )
    assert [parsed.article.text for parsed in found] == ["Short.", "Short too."]
    assert refused == [articles[1]]


def test_given_words() -> None:
    parser = Parser(FakeEncoder())
    sentences = [["He", "did", "n't"], ["x"] * 400, ["Left", ".", "She", "left"] * 20, ["Go"]]
    found = parser.parse_words(sentences)
    assert [[word.text for word in sentence.words] for sentence in found] == sentences
    with pytest.raises(LanguageError, match=r"Leave it out\.$"):
        parser.parse_words([["a"], []])
    names = parser.parse_words_names(sentences)
    assert len(names) == 4
    assert all(0 <= first < last <= 400 for first, last, _ in names[1])


@pytest.mark.slow
@pytest.mark.parametrize("workers", [1, 2])
def test_processes_change_nothing(workers: int) -> None:
    articles = _articles(50)
    found = list(parse_in_processes(articles, workers, load))
    assert [repr(parsed) for parsed in found] == [repr(parsed) for parsed in _parse(articles)]


@pytest.mark.slow
def test_processes_refuse_in_order() -> None:
    settings = LanguageSettings(max_characters=20)
    articles = [article("Short.", 0), article("Long " * 10, 1), article("Short too.", 2)]
    refused: list[str] = []
    found = parse_in_processes(
        articles, 2, load, settings, lambda article, error: refused.append(article.article_id)
    )
    assert [parsed.article.article_id for parsed in found] == ["0", "2"]
    assert refused == ["1"]
    with pytest.raises(LanguageError):
        list(parse_in_processes(articles, 2, load, settings))


@pytest.mark.slow
def test_the_packaged_model_is_repeatable() -> None:
    articles = _articles(24)
    expected = {
        parsed.article.article_id: repr(parsed)
        for parsed in parse_articles(articles, Encoder.load(), LanguageSettings(batch_words=1))
    }
    random.Random(5).shuffle(articles)
    for workers in (1, 2):
        found = list(parse_in_processes(articles, workers))
        assert [parsed.article for parsed in found] == articles
        for parsed in found:
            check(parsed)
            assert repr(parsed) == expected[parsed.article.article_id]


@pytest.mark.slow
def test_the_packaged_model_reads_the_news() -> None:
    text = (
        "WASHINGTON (AP) — The U.S. didn't sign. “Never,” Gen. Mark A. Milley told reporters "
        "in Ankara on Sept. 8, 2016. Iran's foreign minister denied it."
    )
    (parsed,) = parse_articles([article(text)], Encoder.load())
    roots = [
        word.text
        for sentence in parsed.sentences
        for at, word in enumerate(sentence.words)
        if word.head == at
    ]
    assert roots == ["WASHINGTON", "sign", "told", "denied"]
    names = {(text[name.start : name.end], name.kind) for name in parsed.names}
    assert {("U.S.", "LOC"), ("Mark A. Milley", "PER"), ("Iran", "LOC")} <= names
