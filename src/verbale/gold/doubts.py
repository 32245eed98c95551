"""What may be wrong in an item and may be right: somebody has to look again.

The checks are for what writers forget or overlook most: a name, a statement, a word too many in a
span. Each was tried on the first 1,200 sentences and kept if most of what it named was wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from verbale.gold.types import GoldItem, Span

_QUOTES = "\"“”«»„'‘"
_QUOTED = re.compile(r"[\"“]([^\"“”]+)[\"”]")
_SAYING = re.compile(r"\b(?:said|says|told|according to)\b")
_MODAL = re.compile(r"(?:will|would|can|could|may|might|must|shall|should) (?!not\b|never\b)", re.I)
_POSSESSIVE = re.compile(r"['’]s?$")
_LEAST_QUOTED = 3
"""Words in quotation marks from which they are speech and not a name or a title."""


def doubts(item: GoldItem) -> Iterable[str]:
    """Everything in an item that should be looked at again, in words."""
    yield from _lengths(item)
    yield from _forms(item)
    yield from _forgotten(item)
    yield from _too_long(item)
    if item.style != "headline":
        missing = _unnamed(item)
        if missing:
            yield f"no name covers {', '.join(missing[:4])}. Add to N, if it is a name."


def _lengths(item: GoldItem) -> Iterable[str]:
    count = len(item.text.split())
    if item.kind == "sentence" and item.style != "headline" and not 8 <= count <= 60:
        yield f"{count} words; sentences have 8 to 45."
    if item.kind == "document" and not 120 <= count <= 550:
        yield f"{count} words; documents have 150 to 500."


def _forms(item: GoldItem) -> Iterable[str]:
    """Forms of statements that do not fit their quotation marks."""
    for statement in item.statements:
        label = f"Q {item.words(*statement.cue) or '-'}"
        first = item.text[statement.content[0].start]
        if statement.form == "direct" and first not in _QUOTES:
            yield f"{label}: direct, and the content does not begin with a quotation mark."
        words = item.words(*statement.content)
        if statement.form == "indirect" and any(mark in words for mark in '"“”'):
            yield f"{label}: indirect, and the content holds quotation marks; is it mixed?"


def _forgotten(item: GoldItem) -> Iterable[str]:
    """Words of saying and quotations that no annotation covers."""
    marked = [span for event in item.events for span in event.trigger]
    marked += [span for statement in item.statements for span in statement.cue]
    for match in _SAYING.finditer(item.text):
        if not any(span.overlaps(Span(*match.span())) for span in marked):
            yield f"{match.group()!r} is no cue and no trigger; is a Q missing?"
    contents = [span for statement in item.statements for span in statement.content]
    for match in _QUOTED.finditer(item.text):
        inner = Span(*match.span(1))
        if len(match.group(1).split()) < _LEAST_QUOTED or any(s.overlaps(inner) for s in contents):
            continue
        yield f"{match.group()[:30]!r} is quoted and lies in no content; is a Q missing?"


def _too_long(item: GoldItem) -> Iterable[str]:
    """Spans that hold a word that does not belong to them."""
    for event in item.events:
        words = item.words(*event.trigger)
        if _MODAL.match(words):
            yield f"E {words}: the trigger is the verb without its auxiliary. Leave it out."
    for mention in item.mentions:
        words = item.words(mention.span)
        if _POSSESSIVE.search(words):
            yield f"{words!r} ends with a possessive. Leave the 's out, unless it is of the name."
        if ", " in words:
            yield f"{words!r} holds a comma. Are they several parties, or is it an apposition (M)?"


def _unnamed(item: GoldItem) -> list[str]:
    """Capitalised words that begin no sentence, are no common word and lie in no name."""
    missing = []
    position = 0
    for word in item.text.replace("\n", " ").split(" "):
        start = position
        position += len(word) + 1
        bare = word.strip("\"“”'‘’(),.;:!?-—–[]")
        before = item.text[:start].rstrip(" \"“‘'(")
        if not bare[:1].isupper() or bare.split("'")[0].split("’")[0] in _COMMON:
            continue
        if not before or before[-1] in ".?!:\n—–" or any(s.start == start for s in item.sentences):
            continue
        inner = start + word.find(bare)
        if not any(name.span.holds(Span(inner, inner + 1)) for name in item.names):
            missing.append(bare)
    return missing


_COMMON = frozenset(
    word
    for line in """
    I Mr Mrs Ms Dr Prof Sir Lord Lady President Prime Minister Foreign Defence Defense Interior
    Finance Justice King Queen Prince Princess Emir Sultan Pope Archbishop Bishop Cardinal Patriarch
    Imam Sheikh Ayatollah Grand General Gen Colonel Col Major Maj Captain Capt Lieutenant Lt Admiral
    Brigadier Sergeant Commander Marshal Secretary Ambassador Senator Sen Rep Congressman
    Congresswoman Governor Gov Mayor Chancellor Premier Vice Deputy Speaker Judge Chief Commissioner
    Ministers Attorney State Affairs Home Government Monday Tuesday Wednesday Thursday Friday
    Saturday Sunday January February March April May June July August September October November
    December Jan Feb Aug Sept Oct Nov Dec Q A QUESTION MR MS MRS DR MINISTER MODERATOR SPOKESPERSON
    SPOKESMAN SPOKESWOMAN PRESIDENT PREMIER CHAIR GENERAL MAYOR PM MP MPs Mondays Tuesdays
    Wednesdays Thursdays Fridays Saturdays Sundays
    """.splitlines()
    for word in line.split()
)
