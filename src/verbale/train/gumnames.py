"""Names out of GUM's entities, and what a treebank without names still says about them.

GUM marks every mention, common nouns too, with all that hangs on it ("the mayor of Leipzig, who
…"). Taken as they stand its spans hurt. Here a mention gives a name only where its head is a
proper noun, the span shrinks to the run of proper nouns around that head, and every other
proper noun stays unsure instead of being called "no name".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from verbale.train.corpora import UNSURE, Gold

_PROPER = ("NNP", "NNPS")
_KINDS = {"person": "PER", "organization": "ORG", "place": "LOC"}
# A place of GUM that UNER and news call an organisation, or one time so and the next time so.
_DOUBTFUL_PLACE = re.compile(
    r"(?i)museum|universit|school|college|hospital|church|hotel|restaurant|library|bank|institut"
    r"|theat|club|store|shop|court|compan|center|centre|academy|airport|station|house"
)
_TITLES = frozenset(
    """
    mr mr. mrs mrs. ms ms. dr dr. prof prof. professor president senator sen. sen representative
    rep. governor gov. king queen prince princess sir lord lady pope general gen. captain judge
    justice chief minister secretary mayor chancellor ambassador st. saint father sister
    """.split()
)
# Words of these kinds beside a proper noun may belong to its name ("9 News", "White House staff").
_NEAR_NAMES = frozenset(("CD", "NNPS", "HYPH", "JJ", "NNS", "NN", "FW", "ADD"))
_BRACKET = re.compile(r"\((\d+)-([a-z]+)-[^()]*(\([^()\d][^()]*\)[^()]*)?(\))?|(\d+)\)")
_INSIDE = frozenset(("of", "the", "and", "for", "&", "-", "'s", "’s", "de", "la", "von", "van"))


@dataclass(frozen=True, slots=True)
class Entity:
    """One mention of GUM: words start to end (end not included)."""

    start: int
    end: int
    kind: str


def read_entities(gold: Gold) -> list[Entity]:
    """The mentions in the last column of one sentence, longest first."""
    entities: list[Entity] = []
    open_: dict[str, list[tuple[int, str]]] = {}
    for place, misc in enumerate(gold.misc or ()):
        value = next((item[7:] for item in misc.split("|") if item.startswith("Entity=")), "")
        for opened, closed in _brackets(value):
            if opened is not None:
                number, kind, single = opened
                if single:
                    entities.append(Entity(place, place + 1, kind))
                else:
                    open_.setdefault(number, []).append((place, kind))
            elif closed is not None and open_.get(closed):
                start, kind = open_[closed].pop()
                entities.append(Entity(start, place + 1, kind))
    entities.sort(key=lambda entity: (entity.start - entity.end, entity.start))
    return entities


def _brackets(
    value: str,
) -> list[tuple[tuple[str, str, bool] | None, str | None]]:
    """Openings (number, kind, closed at once) and closings of one word, in order."""
    found: list[tuple[tuple[str, str, bool] | None, str | None]] = []
    # An opening runs to the next opening, to its own closing bracket, or to the end.
    for part in re.finditer(
        r"\((\d+)-([a-z]+)-[^()]*(\([^()\d][^()]*\)[^()]*)?(\))?|(\d+)\)", value
    ):
        if part.group(1):
            found.append(((part.group(1), part.group(2), part.group(4) is not None), None))
        else:
            found.append((None, part.group(5)))
    return found


def with_names(gold: Gold) -> Gold:
    """GUM's sentence with the names its entities give; doubtful words are UNSURE."""
    if gold.xpos is None or gold.heads is None:
        return gold
    tags = list(outside_of(gold))
    taken: set[int] = set()
    for entity in read_entities(gold):
        kind = _KINDS.get(entity.kind)
        core = _core(gold, entity)
        if core is None or kind is None:
            continue
        start, end = core
        while kind == "PER" and end - start > 1 and gold.words[start].lower() in _TITLES:
            start += 1
        text = " ".join(gold.words[start:end])
        if taken & set(range(start, end)) or (kind == "LOC" and _DOUBTFUL_PLACE.search(text)):
            continue
        taken.update(range(start, end))
        tags[start:end] = [f"{'I' if place else 'B'}-{kind}" for place in range(end - start)]
    return replace(gold, names=tuple(tags))


def _core(gold: Gold, entity: Entity) -> tuple[int, int] | None:
    """The run of proper nouns around the head of the mention; None where the head is none."""
    heads, xpos = gold.heads or (), gold.xpos or ()
    inside = range(entity.start, entity.end)
    head = next((place for place in inside if heads[place] - 1 not in inside), None)
    if head is None or xpos[head] not in _PROPER:
        return None
    start, end = head, head + 1
    while start > entity.start and _joins(gold, start - 1, start):
        start -= 1
    while end < entity.end and _joins(gold, end, end - 1):
        end += 1
    if entity.kind == "organization":
        end = _with_of(gold, end, entity.end)
    while end - start > 1 and xpos[end - 1] not in _PROPER:
        end -= 1
    while end - start > 1 and xpos[start] not in _PROPER:
        start += 1
    return start, end


def _joins(gold: Gold, place: int, beside: int) -> bool:
    xpos = gold.xpos or ()
    if xpos[place] in _PROPER:
        return True
    step = place - beside
    beyond = place + step
    return (
        gold.words[place] in ("-", "–", "/")
        and 0 <= beyond < len(gold.words)
        and xpos[beyond] in _PROPER
    )


def _with_of(gold: Gold, end: int, limit: int) -> int:
    """'University' + 'of Portsmouth': takes 'of (the) X' after an organisation's head."""
    xpos = gold.xpos or ()
    place = end
    if place < limit and gold.words[place].lower() in ("of", "for"):
        place += 1
        if place < limit and gold.words[place].lower() == "the":
            place += 1
        if place < limit and xpos[place] in _PROPER:
            while place < limit and xpos[place] in _PROPER:
                place += 1
            return place
    return end


def outside_of(gold: Gold) -> tuple[str, ...]:
    """What the tags of a treebank say of names: proper nouns and what joins them UNSURE, else O."""
    xpos = gold.xpos or ()
    proper = [tag in _PROPER for tag in xpos]
    tags = [UNSURE if sure else "O" for sure in proper]
    for place, word in enumerate(gold.words):
        near = any(proper[max(0, place - 2) : place + 3])
        if near and (word.lower() in _INSIDE or xpos[place] in _NEAR_NAMES):
            tags[place] = UNSURE
    return tuple(tags)
