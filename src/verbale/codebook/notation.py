"""The short notations inside table cells: terms, frames, conditions, expected codings.

docs/codebook.md explains each of them with examples. A cell that does not follow its notation
raises `NotationError`, whose text says what is allowed; the caller knows file and line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from verbale.codebook.types import (
    FACTUALITIES,
    KINDS,
    Coded,
    Condition,
    Example,
    Factuality,
    Frame,
    Kind,
    Term,
)

Classes = Mapping[str, frozenset[str]]

PARTICLES = frozenset(
    [
        "off",
        "up",
        "out",
        "down",
        "back",
        "over",
        "away",
        "aside",
        "together",
        "apart",
        "forward",
        "through",
    ]
)
PREPOSITIONS = frozenset(
    [
        "about",
        "above",
        "across",
        "after",
        "against",
        "ahead",
        "along",
        "alongside",
        "amid",
        "among",
        "around",
        "as",
        "at",
        "before",
        "behind",
        "below",
        "beneath",
        "beside",
        "between",
        "beyond",
        "by",
        "despite",
        "for",
        "from",
        "in",
        "inside",
        "into",
        "near",
        "of",
        "on",
        "onto",
        "outside",
        "over",
        "past",
        "regarding",
        "since",
        "through",
        "throughout",
        "to",
        "toward",
        "towards",
        "under",
        "until",
        "upon",
        "via",
        "versus",
        "with",
        "within",
        "without",
    ]
)
SLOTS = {
    "s": "subject (by-phrase of a passive)",
    "o": "direct object (subject of a passive)",
    "i": "indirect object",
    "that": "subject of the clause that depends on the trigger",
    "poss": "possessor of the trigger (Kenya's appeal)",
    "mod": "noun or adjective before the trigger (the Kenyan appeal)",
}
ONLY_IN_CONDITIONS = {
    "clause": "verb of the clause that depends on the trigger",
    "near": "any word of the sentence",
    "title": "any word of the article's title",
}
BUILTINS = {
    "@actor": "a mention of anybody who can act",
    "@state": "a state, its government or its capital acting",
    "@group": "an organisation, party, armed group or crowd",
    "@person": "a person",
    "@place": "a place that does not act",
}
LIGHT_RECIPIENTS = ("on", "against", "to", "with", "of", "for", "at", "from", "toward", "towards")
NOUN_ACTORS = ("poss", "by", "mod")
NOUN_RECIPIENTS = ("of", "on", "against", "to", "for", "with", "toward", "towards")


class NotationError(ValueError):
    """A cell does not follow its notation; the message says what is allowed."""


def expand(word: str, classes: Classes) -> tuple[str, ...]:
    """Alternatives of one position: `make|issue`, `@weapon`, `state_of_emergency`, a plain lemma.

    Raises:
        NotationError: an unknown class.
    """
    found: list[str] = []
    for part in word.split("|"):
        if part.startswith("@"):
            if part not in classes:
                raise NotationError(
                    f"class {part} is not defined; add it to classes.tsv or mend its name"
                )
            found.extend(sorted(classes[part]))
        elif part:
            found.append(part.replace("_", " "))
        else:
            raise NotationError(f"{word!r} has an empty alternative; write a|b without blanks")
    return tuple(dict.fromkeys(found))


def parse_term(text: str, kind: str, classes: Classes) -> Term:
    """Words of an entry, with the head marked by `*` or found from the kind.

    Raises:
        NotationError: nothing there, two heads, or an unknown class.
    """
    raw = text.split()
    marked = [index for index, word in enumerate(raw) if word.startswith("*")]
    if not raw or len(marked) > 1:
        raise NotationError(f"term {text!r} needs at least one word and at most one *head")
    plain = [word.removeprefix("*") for word in raw]
    words = tuple(expand(word, classes) for word in plain)
    head = marked[0] if marked else _head(plain, kind)
    return Term(text, words, head)


def _head(words: list[str], kind: str) -> int:
    if kind not in ("noun", "adj"):
        return 0
    for index, word in enumerate(words):
        if index and word in PREPOSITIONS:
            return index - 1
    return len(words) - 1


def parse_kind(text: str, term: str) -> Kind:
    """The kind of an entry; empty means verb, phrasal or light, by the look of the term."""
    for kind in KINDS:
        if text == kind:
            return kind
    if text:
        raise NotationError(f"kind {text!r} is unknown; allowed: {', '.join(KINDS)}, or empty")
    rest = term.split()[1:]
    if not rest:
        return "verb"
    small = all(set(word.split("|")) <= PREPOSITIONS | PARTICLES for word in rest)
    return "phrasal" if small else "light"


def default_frame(term: str, kind: Kind) -> Frame:
    """The frame of an entry that states none."""
    last = tuple(term.split()[-1].split("|"))
    preposition = set(last) <= PREPOSITIONS - PARTICLES
    if kind == "noun":
        return Frame(NOUN_ACTORS, NOUN_RECIPIENTS, mutual=False)
    if kind in ("light", "idiom", "adj"):
        return Frame(("s",), last if preposition else LIGHT_RECIPIENTS, mutual=False)
    if kind == "phrasal" and preposition:
        return Frame(("s",), last, mutual=False)
    return Frame(("s",), ("o",), mutual=False)


def parse_frame(text: str, term: str, kind: Kind) -> Frame:
    """`s > on|against`: actor slots, recipient slots; `<>` where both sides are both.

    Raises:
        NotationError: another form, or an unknown slot.
    """
    if not text:
        return default_frame(term, kind)
    mutual = "<>" in text
    sides = text.split("<>" if mutual else ">")
    if len(sides) != 2:
        raise NotationError(f"frame {text!r} must read: actor slots > recipient slots (or <>)")
    actors, recipients = (_slots(side.strip()) for side in sides)
    return Frame(actors, recipients, mutual)


def _slots(side: str) -> tuple[str, ...]:
    if side == "-":
        return ()
    slots = tuple(side.split("|"))
    for slot in slots:
        if slot not in SLOTS and slot not in PREPOSITIONS:
            raise NotationError(
                f"slot {slot!r} is unknown; allowed: {', '.join(SLOTS)}, a preposition, or - for "
                "none; separate alternatives with |"
            )
    return slots


CONDITION = re.compile(r"^(?P<slot>[a-z]+)\s*(?P<op>!?=)\s*(?P<value>\S.*)$")


def parse_conditions(text: str, classes: Classes) -> tuple[Condition, ...]:
    """`o=@sanction; to=*; s!=police`: all must hold; `*` is filled, `-` is empty.

    Raises:
        NotationError: another form, an unknown slot or class, or a slot named twice.
    """
    conditions: list[Condition] = []
    for part in filter(None, (part.strip() for part in text.split(";"))):
        match = CONDITION.match(part)
        if match is None:
            raise NotationError(f"condition {part!r} must read slot=words or slot!=words")
        slot, value = match["slot"], match["value"].strip()
        if slot not in SLOTS and slot not in ONLY_IN_CONDITIONS and slot not in PREPOSITIONS:
            allowed = ", ".join([*SLOTS, *ONLY_IN_CONDITIONS])
            raise NotationError(f"slot {slot!r} is unknown; allowed: {allowed}, or a preposition")
        conditions.append(_condition(slot, value, match["op"] == "!=", classes))
    return tuple(conditions)


def _condition(slot: str, value: str, negated: bool, classes: Classes) -> Condition:
    if value in ("*", "-"):
        return Condition(slot, present=(value == "*") != negated)
    parts = [part.strip() for part in value.split("|")]
    builtins = frozenset(part for part in parts if part in BUILTINS)
    lemmas = [lemma for part in parts if part not in BUILTINS for lemma in expand(part, classes)]
    return Condition(slot, frozenset(lemmas), builtins, negated=negated)


CODED = re.compile(
    r"^(?P<actors>.+?)\s*(?P<op><>|>)\s*"
    r"(?:(?P<type>[A-Z][A-Z_]+)(?::(?P<mode>[a-z-]+))?\s*(?:<>|>)\s*)?"
    r"(?P<recipients>.+?)(?:\s*!\s*(?P<fact>[a-z]+))?$"
)


def parse_example(text: str, coding: str, type_name: str, mode: str | None) -> Example:
    """An example with its coding, `Kenya > Sudan` or `Kenya > REQUEST:meet > Sudan ! planned`.

    Type and mode are those of the row unless given; several events are separated by `;`; `none`
    says that nothing is to be coded.

    Raises:
        NotationError: another form, or a name that does not stand in the example.
    """
    if coding == "none":
        return Example(text, ())
    events = tuple(
        _coded(part.strip(), text, type_name, mode) for part in coding.split(";") if part.strip()
    )
    return Example(text, events)


def _coded(part: str, text: str, type_name: str, mode: str | None) -> Coded:
    match = CODED.match(part)
    if match is None:
        raise NotationError(
            f"coding {part!r} must read actor > recipient, actor > TYPE:mode > recipient, with "
            "! factuality behind it if not actual, or none"
        )
    fact = parse_factuality(match["fact"] or "actual")
    actors, recipients = (_names(match[side], text) for side in ("actors", "recipients"))
    if match["type"]:
        type_name, mode = match["type"], match["mode"]
    return Coded(type_name, mode, actors, recipients, fact, mutual=match["op"] == "<>")


def _names(side: str, text: str) -> tuple[str, ...]:
    side = side.strip()
    if side == "-":
        return ()
    names = tuple(name.strip() for name in side.split("&"))
    for name in names:
        if name not in text:
            raise NotationError(
                f"coding names {name!r}, which does not stand in the example; use the example's "
                "own words, & between several, - for nobody"
            )
    return names


def parse_factuality(text: str) -> Factuality:
    """One of the five factualities. Raises `NotationError` for any other word."""
    for fact in FACTUALITIES:
        if text == fact:
            return fact
    raise NotationError(f"factuality {text!r} is unknown; allowed: {', '.join(FACTUALITIES)}")
