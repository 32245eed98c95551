"""Articles composed for speed measurements: seeded, of the length and shape of news, no gold."""

from __future__ import annotations

import random
from collections.abc import Iterator

_TOWNS = (
    "Accra Baku Cusco Dakar Esfahan Fez Gdansk Hanoi Izmir Jinja Kyoto Lima Minsk Nicosia".split()
)
_STATES = (
    "Ghana Peru Poland Vietnam Turkey Uganda Japan Belarus Cyprus Morocco Senegal Iran".split()
)
_NAMES = (
    "Adjoa Mensah,Luis Paredes,Marta Zielinska,Nguyen Van Bao,Cem Aydin,Ruth Nakato,Kenji Mori,"
    "Olga Sidorenko,Andreas Loizou,Yasmine Idrissi,Moussa Faye,Reza Karimi"
).split(",")
_SENTENCES = (
    "The government of {a} asked {b} on {day} to reopen the crossing at {town}, which has been shut since clashes in March.",
    "{name}, the foreign minister, told reporters in {town} that the talks had been “frank and useful”.",
    "Officials in {b} rejected the charge and said that no aircraft had entered the airspace of their neighbour.",
    "Police arrested {n} people after protesters threw stones at the ministry of the interior.",
    "“We will not accept conditions that were written elsewhere,” {name} said in a speech broadcast on {day}.",
    "The two sides agreed to exchange prisoners before the end of the month, according to a joint statement.",
    "Opposition lawmakers accused the cabinet of hiding the terms of the loan from parliament.",
    "A spokesman for the president declined to comment on the report, which was first published by a newspaper in {town}.",
    "The United Nations said it would send {n} observers if both parties requested them.",
    "{a} has recalled its ambassador for consultations, the first such step in {n} years.",
    "Traders at the port complained that the new tariff would drive up the price of wheat and cooking oil.",
    "The army denied that its soldiers had fired on the convoy and promised an investigation.",
    "In {town}, several thousand teachers marched to demand the payment of wages that are {n} weeks overdue.",
    "The accord, which must still be ratified by both parliaments, sets up a commission to mark the border.",
    "Analysts said that neither government could afford a long dispute while the harvest was under way.",
    "{name} is expected to visit {b} next week, although no date has been announced.",
)
_FOOT = (
    "Share",
    "Tweet",
    "Read more: Ministers to meet again in {town}",
    "Leave a comment",
    "Name *",
    "Email *",
)


def compose_texts(count: int, seed: int = 1, *, copied: bool = True) -> Iterator[str]:
    """Plain texts of about 400 words, each with title, byline and date.

    Args:
        count: number of texts.
        seed: the same seed gives the same texts.
        copied: with the share bar, links and comment form that come along when a page is copied.
    """
    chance = random.Random(seed)
    for _ in range(count):
        head = [
            _fill(chance, "{a} and {b} resume talks over crossing at {town}"),
            _fill(chance, "By {name}"),
            _fill(chance, "{month} {n}, 2014"),
        ]
        paragraphs = _paragraphs(chance)
        paragraphs[0] = _fill(chance, "{TOWN} (Example) — ") + paragraphs[0]
        foot = [_fill(chance, line) for line in _FOOT] if copied else []
        yield "\n\n".join([*head, *paragraphs, *foot])


def compose_pages(count: int, seed: int = 1) -> Iterator[str]:
    """HTML pages of the same articles, with metadata, menus, a side column and a foot."""
    chance = random.Random(seed)
    for _ in range(count):
        title = _fill(chance, "{a} and {b} resume talks over crossing at {town}")
        body = "".join(f"<p>{text}</p>" for text in _paragraphs(chance))
        menu = "".join(f'<li><a href="/{town}">{town}</a></li>' for town in _TOWNS)
        yield (
            f"<!doctype html><html lang=en><head><title>{title} | Example Daily</title>"
            f'<meta property="og:title" content="{title}"><meta name="author" content="{chance.choice(_NAMES)}">'
            f'<meta property="article:published_time" content="2014-05-{chance.randint(10, 28)}T08:00:00Z">'
            f"</head><body><nav><ul>{menu}</ul></nav><main><article><h1>{title}</h1>{body}</article></main>"
            f"<aside><h2>Most read</h2><ul>{menu}</ul></aside><footer>© Example Daily</footer></body></html>"
        )


def _paragraphs(chance: random.Random) -> list[str]:
    return [
        " ".join(_fill(chance, chance.choice(_SENTENCES)) for _ in range(chance.randint(1, 3)))
        for _ in range(chance.randint(8, 14))
    ]


def _fill(chance: random.Random, sentence: str) -> str:
    town = chance.choice(_TOWNS)
    a, b = chance.sample(_STATES, 2)
    return sentence.format(
        a=a, b=b, town=town, TOWN=town.upper(), name=chance.choice(_NAMES),
        n=chance.randint(11, 28), day=chance.choice(("Monday", "Tuesday", "Friday")),
        month=chance.choice(("March", "May", "June")),
    )  # fmt: skip
