"""Which phrases of a sentence may stand for an actor, and where their heads are."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from verbale.actors.hits import NameHit, RoleHit, name_hits, role_hits
from verbale.actors.store import Knowledge
from verbale.types import Name, Parsed, Sentence, Spotted

SURE = 0.6
"""Mean share of the words of a stretch above which the model's word for a mention is taken."""
_OWNS = ("'s", "’s", "'", "’")
_INNER = frozenset(("det", "amod", "compound", "flat", "nummod", "nmod:poss", "case", "punct",
                    "advmod", "nmod", "fixed", "conj", "cc", "goeswith", "acl"))  # fmt: skip


@dataclass(frozen=True)
class View:
    """A sentence with what the tables and the model find in it."""

    number: int
    sentence: Sentence
    names: tuple[NameHit, ...]
    roles: tuple[RoleHit, ...]
    kinds: dict[int, str]
    """Word → kind of the proper name that it is part of."""
    spotted: dict[int, Spotted]

    @cached_property
    def places(self) -> list[tuple[int, int]]:
        """Runs of words that are one name of a place."""
        found: list[tuple[int, int]] = []
        for at in sorted(at for at, kind in self.kinds.items() if kind == "LOC"):
            if found and found[-1][1] == at:
                found[-1] = (found[-1][0], at + 1)
            else:
                found.append((at, at + 1))
        return found

    def text(self, first: int, last: int) -> str:
        """The words of a run, with a blank where the text has one."""
        words = self.sentence.words
        text = words[first].text
        for before, word in pairwise(words[first:last]):
            text += (" " if word.start > before.end else "") + word.text
        return text

    @cached_property
    def children(self) -> list[list[int]]:
        """The words that hang on each word."""
        found: list[list[int]] = [[] for _ in self.sentence.words]
        for at, word in enumerate(self.sentence.words):
            if word.head != at:
                found[word.head].append(at)
        return found


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words first to last (not included) that may stand for an actor; `share` by the model."""

    sentence: int
    first: int
    last: int
    head: int
    share: float


def views(parsed: Parsed, knowledge: Knowledge) -> list[View]:
    """Every sentence with its hits."""
    found = []
    starts = [name.start for name in parsed.names]
    for number, sentence in enumerate(parsed.sentences):
        inside = parsed.names[
            bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)
        ]
        found.append(
            View(
                number,
                sentence,
                tuple(name_hits(parsed.article.text, sentence, knowledge)),
                tuple(role_hits(sentence, knowledge.roles)),
                _kinds(sentence, inside),
                {one.word: one for one in sentence.spotted},
            )
        )
    return found


def _kinds(sentence: Sentence, names: Sequence[Name]) -> dict[int, str]:
    return {
        at: name.kind
        for name in names
        for at, word in enumerate(sentence.words)
        if name.start <= word.start and word.end <= name.end
    }


def head_of(sentence: Sentence, first: int, last: int) -> int:
    """The word of a run that hangs on a word outside of it, and owns nothing in it."""
    for at in range(first, last):
        word = sentence.words[at]
        if at + 2 < last and sentence.words[at + 1].text in _OWNS:
            continue
        if word.pos != "PUNCT" and (word.head == at or not first <= word.head < last):
            return at
    return last - 1


def phrases(view: View) -> list[Phrase]:
    """Phrases of a sentence in order: those the model marks, then those of the tables alone."""
    sentence = view.sentence
    found = []
    taken: set[int] = set()
    for run_first, run_last, share in _runs(sentence):
        first, last = _trimmed(sentence, *_whole(view, run_first, run_last, taken))
        if first < last and first not in taken:
            last = _with_tail(view, first, last)
            head = head_of(sentence, first, last)
            found.append(Phrase(view.number, first, last, head, share))
            taken.update(range(first, last))
    for at in _heads_by_tables(view):
        if at not in taken:
            first, last = noun_phrase(view, at)
            while first < at and first in taken:
                first += 1
            last = next((word for word in range(at, last) if word in taken), last)
            found.append(Phrase(view.number, first, last, at, 0.0))
            taken.update(range(first, last))
    return sorted(found, key=lambda phrase: phrase.first)


def _runs(sentence: Sentence) -> list[tuple[int, int, float]]:
    """Stretches that the model marks as mentions; what is one phrase in the parse is joined."""
    found: list[tuple[int, int, float]] = []
    for one in sentence.stretches:
        if one.kind != "mention" or one.share < SURE:
            continue
        if (
            found
            and found[-1][1] == one.first
            and _is_one(sentence, found[-1], one.first, one.last)
        ):
            first, last, share = found[-1]
            size = last - first, one.last - one.first
            mean = (share * size[0] + one.share * size[1]) / sum(size)
            found[-1] = (first, one.last, mean)
        else:
            found.append((one.first, one.last, one.share))
    return found


def _is_one(sentence: Sentence, before: tuple[int, int, float], first: int, last: int) -> bool:
    """Whether a run hangs on the one that follows it, or a further part of a name on its first."""
    words = sentence.words
    head = head_of(sentence, before[0], before[1])
    if words[head].relation in _JOINING and first <= words[head].head < last:
        return True
    other = head_of(sentence, first, last)
    return words[other].relation in ("flat", "goeswith") and before[0] <= words[other].head < first


_HYPHENS = ("-", "‑", "–")
_OPENING = frozenset(("det", "nummod", "nmod:poss"))
_JOINING = frozenset(("det", "amod", "compound", "nummod", "flat"))


def _whole(view: View, first: int, last: int, taken: set[int]) -> tuple[int, int]:
    """A run with what belongs to its words in the parse, where the model stops short of it."""
    words = view.sentence.words
    head = words[head_of(view.sentence, first, last)].head
    begun = words[first].pos == "DET" and last - first < 3
    if begun and last <= head < last + 3 and _is_plain(view, last, head + 1):
        last = head + 1
    while last < len(words) and _goes_on(view, first, last):
        last += 1
    while first > 0 and first - 1 not in taken and _begins(view, first, last):
        first -= 1
    return first, last


def _with_tail(view: View, first: int, last: int) -> int:
    """The end of a phrase with the "of" or "in" phrase that says which one, by the parse."""
    words = view.sentence.words
    if last + 1 >= len(words) or words[last].text.lower() not in ("of", "in"):
        return last
    noun = words[last].head
    tail = words[noun].relation.startswith("nmod") and words[noun].head == head_of(
        view.sentence, first, last
    )
    return noun + 1 if tail and last < noun < last + 5 else last


def _is_plain(view: View, first: int, last: int) -> bool:
    return all(word.pos in ("ADJ", "NOUN", "PROPN") for word in view.sentence.words[first:last])


def _goes_on(view: View, first: int, last: int) -> bool:
    """Whether the word after a run closes its brackets, or is a further part of its last name."""
    words = view.sentence.words
    if words[last].text == ")":
        return "(" in (word.text for word in words[first:last])
    return words[last].relation == "flat" and _is_one_name(view, last - 1)


def _is_one_name(view: View, at: int) -> bool:
    """Whether a word and the next are parts of one name."""
    kinds = view.kinds.get(at), view.kinds.get(at + 1)
    return kinds[0] is not None and kinds[0] == kinds[1]


def _begins(view: View, first: int, last: int) -> bool:
    """Whether the word before a run is its article or numeral, or a part of its first word."""
    words = view.sentence.words
    word = words[first - 1]
    if word.text in _HYPHENS or words[first].text in _HYPHENS:
        return word.end == words[first].start
    if _is_one_name(view, first - 1):
        return word.head == first or words[first].head == first - 1
    return word.relation in _OPENING and first <= word.head < last


def _trimmed(sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    words = sentence.words
    while first < last and (
        words[first].pos in ("PUNCT", "CCONJ") or words[first].text.lower() == "of"
    ):
        first += 1
    while first < last and (
        (words[last - 1].pos in ("PUNCT", "CCONJ", "ADP") and words[last - 1].text != ")")
        or words[last - 1].text in _OWNS
    ):
        last -= 1
    return first, last


def _heads_by_tables(view: View) -> list[int]:
    words = view.sentence.words
    heads = {hit.head for hit in view.roles if not _is_title(view, hit.head)}
    for hit in view.names:
        # A surname alone says too little ("on Friday", who leads a party): the name finder may.
        if any(
            one.use == "full" and one.entry.kind not in ("adjective", "ethnic", "region")
            for one in hit.found
        ):
            heads.add(head_of(view.sentence, hit.first, hit.last))
    heads |= {at for at, kind in view.kinds.items() if kind in ("PER", "ORG") and _tops(view, at)}
    heads |= {
        at for at, word in enumerate(words) if word.pos == "PRON" and word.text.lower() in PRONOUNS
    }
    return sorted(at for at in heads if words[at].pos not in ("ADJ", "VERB", "ADP"))


def _is_title(view: View, at: int) -> bool:
    """Whether a role noun stands before the name of a person ("foreign minister Lee")."""
    word = view.sentence.words[at]
    titles = ("nmod:desc", "compound", "nmod", "amod")
    return word.head > at and view.kinds.get(word.head) == "PER" and word.relation in titles


def _tops(view: View, at: int) -> bool:
    head = view.sentence.words[at].head
    return head == at or view.kinds.get(head) != view.kinds[at]


def noun_phrase(view: View, head: int) -> tuple[int, int]:
    """The words around a noun that belong to its phrase, without relative clauses and commas."""
    words = view.sentence.words
    first = last = head
    for child in view.children[head]:
        if child < head and words[child].relation.split(":")[0] in _INNER | {"nmod"}:
            if words[child].pos in ("PUNCT", "CCONJ") or words[child].relation == "case":
                continue
            first = min(first, *_span(view, child))
    step = head + 1
    while (
        step < len(words)
        and words[step].relation in ("flat", "compound", "goeswith")
        and (words[step].head == head or first <= words[step].head <= step)
    ):
        last = step
        step += 1
    return first, last + 1


def _span(view: View, at: int) -> list[int]:
    found, waiting = [], [at]
    while waiting:
        one = waiting.pop()
        found.append(one)
        waiting += view.children[one]
    return found


PRONOUNS = frozenset(
    "he she they we i it his her their our its my him them us me who whom whose you your"
    " himself herself themselves itself both".split()
)
"""Pronouns that may stand for an actor."""
