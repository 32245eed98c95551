"""Datelines at the start of a paragraph."""

from __future__ import annotations

import pytest

from verbale.read.datelines import find_dateline


@pytest.mark.parametrize(
    ("paragraph", "place", "rest"),
    [
        ("WASHINGTON (AP) — The president said", "Washington", "The president said"),
        ("KABUL, Sept 8 (Reuters) - Taliban fighters", "Kabul", "Taliban fighters"),
        ("(Reuters) - The central bank", None, "The central bank"),
        ("ISLAMABAD: Pakistan said", "Islamabad", "Pakistan said"),
        ("New Delhi, Sep 8 (IANS) The ministry", "New Delhi", "The ministry"),
        ("PORT-AU-PRINCE, Haiti — A judge", "Port-au-Prince", "A judge"),
        ("RIO DE JANEIRO — Brazil", "Rio de Janeiro", "Brazil"),
        ("Washington: “We will go,” he said", "Washington", "“We will go,” he said"),
        ("St. Petersburg, Russia: The court", "St. Petersburg", "The court"),
    ],
)
def test_found(paragraph: str, place: str | None, rest: str) -> None:
    dateline = find_dateline(paragraph)
    assert dateline is not None
    assert dateline.place == place
    assert paragraph[dateline.end :] == rest
    assert paragraph.startswith(dateline.words)


@pytest.mark.parametrize(
    "paragraph",
    [
        "Mr Toner: We are aware of the report.",
        "Question: Are you aware?",
        "Analysis: The end of a pact",
        "The minister – A man of few words – left.",
        "President Obama: We must act.",
        "Kenya said on Monday: We will go.",
        "Washington said on Monday that it would go.",
        "Washington: we will see",
    ],
)
def test_not_found(paragraph: str) -> None:
    assert find_dateline(paragraph) is None


def test_a_full_date_is_the_day_of_the_report() -> None:
    dateline = find_dateline("GENEVA, 12 March 2014 – The two sides met.")
    assert dateline is not None
    assert dateline.published is not None
    assert dateline.published.isoformat() == "2014-03-12"
