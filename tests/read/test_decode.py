"""Bytes to text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.read.helpers import STORY
from verbale.read.decode import decode, tidy

PLAIN = "The café in Élysée said “no” – again. " + STORY


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_encodings(encoding: str) -> None:
    decoded = decode(PLAIN.encode(encoding), "x")
    assert decoded.text == PLAIN
    assert decoded.flaws == ()


def test_cyrillic_without_a_mark() -> None:
    text = "Министр сообщил журналистам, что переговоры продолжатся в понедельник в столице. " * 3
    assert decode(text.encode("cp1251"), "x").text == text


def test_a_declared_encoding_is_used_where_utf8_does_not_fit() -> None:
    text = "Żądania związkowców odrzucono w Łodzi, choć rząd obiecał rozmowy. " * 2
    assert decode(text.encode("iso8859-2"), "x", "iso8859-2").text == text


def test_doubly_encoded_text_is_repaired() -> None:
    assert tidy("The cafÃ© said â€œnoâ€\x9d to it") == "The café said “no” to it"


def test_half_a_character_is_reported() -> None:
    decoded = decode((STORY + " caf").encode() + b"\xc3", "x")
    assert decoded.text == STORY + " caf"
    (flaw,) = decoded.flaws
    assert flaw.reason == "encoding"
    assert "half a UTF-8 character" in flaw.message


def test_line_ends_and_control_characters() -> None:
    assert tidy("a\r\nb\rc\x0bd\u2028e\x07f\u200bg\u00a0h") == "a\nb\nc\nd\nefg h"


@given(st.text())
def test_tidy_is_settled_after_one_pass(text: str) -> None:
    once = tidy(text)
    assert "\x00" not in once and "\r" not in once
    if "\u00c2" not in text and "\u00c3" not in text and text.isascii():
        assert tidy(once) == once


@given(st.text(min_size=1).filter(lambda text: text.strip(" \t\r\n\x00") != ""))
def test_any_utf8_decodes_without_a_crash(text: str) -> None:
    data = text.encode("utf-8", "ignore")
    try:
        decode(data, "x")
    except Exception as error:  # noqa: BLE001 (the test is about which errors come)
        assert type(error).__name__ == "ReadError"
