"""Raw text → spans of words, in the way of UD English (EWT, GUM).

Contractions and possessives are cut ("do|n't", "Iran|'s"), compounds are cut at their hyphens
("US|-|led") except after a prefix ("anti-war"), numbers, addresses, abbreviations, initials and
emoji stay whole. Every visible character of the text is in exactly one word.

A text is first cut at white space into chunks; how a chunk is cut is found by one compiled pattern
and remembered, because most chunks of news are frequent. The few chunks whose full stop depends on
what follows ("No. 10" or "No.") are decided afresh each time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from verbale.language.wordlists import (
    ABBREVIATIONS,
    BEFORE_CAPITAL,
    BEFORE_NUMBER,
    DOMAINS,
    FILE_ENDINGS,
    GIVEN_NAMES,
    LEADING_APOSTROPHE,
    PREFIXES,
    SPLITS,
    SUFFIXES,
    UNITS,
    WHOLE,
)

Cuts = tuple[tuple[int, int], ...]
"""Spans inside a chunk."""

CACHE_SIZE = 100_000
"""Chunks to remember; a chunk takes some 200 bytes. English news has about 30,000 frequent ones."""

LONGEST_CHUNK = 300
"""Characters above which a chunk is cut coarsely, in linear time: such a chunk is no language. The
fine pattern is quadratic in the worst case, half a millisecond at this length."""

_INVISIBLE = (
    "\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064"
    "\u2066-\u206f\ufeff\ufff9-\ufffb"
)
"""Control and format characters: part of a word inside it, never at its edges."""

_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06ed\u0900-\u0dff\u0e31-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ef\ufe20-\ufe2f"
)
"""Combining marks, which `\\w` leaves out."""

_CHAR = rf"(?:[{_INVISIBLE}]*[\w{_MARKS}])"
_EMOJI = (
    "(?:[\U0001f1e6-\U0001f1ff]{2}"
    "|[\u2190-\u2bff\U0001f000-\U0001faff][\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]*"
    "(?:\u200d[\u2190-\u2bff\U0001f000-\U0001faff][\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]*)*)"
)

_PATTERN = re.compile(
    rf"""
    (?P<whole>
      (?:https?|ftp)://[^\s<>"“”]*[^\s<>"“”.,;:!?'’)\]}}]
    | www\.[^\s<>"“”]*[^\s<>"“”.,;:!?'’)\]}}]
    | \w[\w.+-]*@\w[\w-]*(?:\.[\w-]*\w)*                                      # mail
    | (?:\w[\w-]*\.)+(?i:{DOMAINS})\b(?![.]?[\w@])(?:/[^\s<>"“”]*[^\s<>"“”.,;:!?'’)\]}}])?
    | [a-z]+\.[a-z]+\.[a-z][a-z.-]*[a-z](?!\w)                                # news group, host
    | \w[\w#-]*\.(?i:{FILE_ENDINGS})\b
    | @\w+(?:\.\w+)* | \#[^\W\d]\w*                                           # handle, hashtag
    | \d{{1,2}}/\d{{1,2}}/\d{{2,4}}(?!\w) | (?!24/7)\d{{1,4}}/\d{{1,4}}(?!\w) # date, fraction
    | \d{{1,4}}-\d{{1,2}}-\d{{2,4}}(?!\w)
    | (?:\d-)?\d{{3}}-\d{{3}}-\d{{4}}(?!\w) | \d{{3}}-\d{{4}}(?!\w)           # telephone
    | [bBwW]/[coC]?(?!\w) | Yahoo!                                            # b/c, w/, w/o
    | \d{{1,2}}:\d\d(?::\d\d)?
    | ['’]\d0s\b | ['’]\d\d\b
    | ['’](?i:{LEADING_APOSTROPHE})\b
    | (?<!.)(?i:n?['’](?:s|t|m|d|re|ve|ll))\Z                                # a loose clitic
    | (?<=[\w.)%])(?i:['’](?:s|m|d|re|ve|ll))\b                              # U.S.'s
    | (?i:US|C|A|HK|NZ|S|AU|CA)\$ (?=\d)
    | (?i:ph\.ds?|m\.sc|b\.sc|d\.phil)\.?(?!\w)
    | (?<!\w)(?:[:;=]['’]?-?[)(\]\[DPpOo/\\|*]{{1,9}}|<3|\^_?\^|:\S{{1,20}}:)(?!\w)   # :-)
    | {_EMOJI}
    )
    | (?P<acronym> [^\W\d_](?:\.[^\W\d_])+\.? (?!\w) )
    | (?P<number> \d{{1,3}}(?:,\d{{3}})+(?:\.\d+)? (?=\D|$) | \d+(?:[.,]\d+)*
                  | (?<![\w.])\.\d+ )
      (?P<unit> {_CHAR}*(?:(?<=0)['’]s\b)? )
    | (?P<word> {_CHAR}+ (?:(?:[-‐‑]|['’`&])(?={_CHAR}){_CHAR}+)* )
    | (?P<run> [.?!]{{2,}}|[-=]{{2,}}|\*+|_+|~+|\++|\$+|/+|\\+|''|``|’’|‘‘|>+|<+|\#+|…\.? )
    | (?P<one> . )
    """,
    re.VERBOSE | re.DOTALL,
)
_COARSE = re.compile(
    rf"""
      (?P<whole> (?:https?|ftp)://[^\s<>"“”]+ )
    | (?P<letters> \w (?:[\w{_MARKS}{_INVISIBLE}]*[\w{_MARKS}])? )
    | (?P<run> (?P<sign>[^\w\s]) (?P=sign)* )
    """,
    re.VERBOSE,
)
_CHUNK = re.compile(r"\S+")
_EDGES = re.compile(rf"[{_INVISIBLE}]*(.*?)[{_INVISIBLE}]*\Z", re.DOTALL)
_UNSEEN = re.compile(f"[{_INVISIBLE}]")
_CLITIC = re.compile(r"(?:n['’`]t|['’`](?:s|m|d|re|ve|ll))\Z", re.IGNORECASE)
_HYPHEN = re.compile("[-‐‑]")


@dataclass(slots=True)
class Words:
    """The words of a stretch of text, as three lists of the same length.

    Attributes:
        starts: offset of the first character of each word in the text.
        ends: offset after the last character.
        texts: the characters in between.
    """

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.texts)


class Splitter:
    """Cuts text into words; remembers how it cut a chunk, which changes its speed alone."""

    def __init__(self) -> None:
        self._known: dict[str, Cuts] = {}

    def split(self, text: str, start: int = 0, end: int | None = None) -> Words:
        """The words of `text[start:end]`, which is best a paragraph.

        The end of the stretch counts as the end of a sentence. Offsets are offsets into `text`.
        """
        words = Words()
        starts, ends, texts = words.starts, words.ends, words.texts
        known = self._known
        stop = len(text) if end is None else end
        for match in _CHUNK.finditer(text, start, stop):
            chunk = match.group()
            cuts = known.get(chunk)
            if cuts is None:
                if _stop_is_open(chunk):
                    cuts = cut(chunk, keep_stop=_keeps_stop(chunk, text, match, stop))
                else:
                    cuts = self._learn(chunk)
            offset = match.start()
            if len(cuts) == 1 and cuts[0][1] == len(chunk) and cuts[0][0] == 0:
                starts.append(offset)
                ends.append(match.end())
                texts.append(chunk)
                continue
            for first, last in cuts:
                starts.append(offset + first)
                ends.append(offset + last)
                texts.append(chunk[first:last])
        return words

    def _learn(self, chunk: str) -> Cuts:
        cuts = cut(chunk)
        if len(chunk) <= 40:
            if len(self._known) >= CACHE_SIZE:
                self._known.clear()
            self._known[chunk] = cuts
        return cuts


def cut(chunk: str, keep_stop: bool = False) -> Cuts:
    """Cut one chunk (no white space inside) into words.

    Args:
        chunk: the characters between two white spaces.
        keep_stop: whether a last full stop belongs to the word before it, where that depends on
            the neighbours ("No." before a number).
    """
    edges = _EDGES.match(chunk)
    if edges is None or edges.start(1) == edges.end(1):
        return ()
    at, stop = edges.span(1)
    if stop - at > LONGEST_CHUNK:
        return tuple(
            match.span()
            for match in _COARSE.finditer(chunk, at, stop)
            if not _UNSEEN.match(match.group())
        )
    cuts: list[tuple[int, int]] = []
    while at < stop:
        if _UNSEEN.match(chunk, at):
            at += 1
            continue
        match = _PATTERN.match(chunk, at, stop)
        if match is None:
            raise AssertionError(f"no pattern for {chunk[at]!r}")
        kind, end = match.lastgroup, match.end()
        if kind == "unit":
            cuts += _cut_number(match)
        elif kind == "word":
            end = _cut_word(chunk, at, end, stop, keep_stop, cuts)
        elif kind == "acronym":
            if match.group()[-1] != "." and chunk[end : end + 1] == "." and end + 1 == stop:
                end += 1
            cuts.append((at, end))
        else:
            cuts.append((at, end))
        at = end
    return tuple(cuts)


def _cut_number(match: re.Match[str]) -> list[tuple[int, int]]:
    """A number with what is glued to it: units are cut off, endings ("1990s", "5th") are not."""
    start, seam = match.span("number")
    end = match.end()
    if seam < end and match.group("unit").lower() in UNITS:
        return [(start, seam), (seam, end)]
    return [(start, end)]


def _cut_word(
    chunk: str, start: int, end: int, stop: int, keep_stop: bool, cuts: list[tuple[int, int]]
) -> int:
    """Cut a run of letters, hyphens and apostrophes; return where it ends, full stop included."""
    first = start
    hyphen = _HYPHEN.search(chunk, start, end)
    while hyphen is not None:
        at = hyphen.start()
        if not _stays_joined(chunk, first, at, end, whole=first == start):
            _cut_clitic(chunk, first, at, cuts)
            cuts.append((at, at + 1))
            first = at + 1
        hyphen = _HYPHEN.search(chunk, at + 1, end)
    if chunk[end : end + 1] == "." and chunk[end + 1 : end + 3] not in ("..", ".?", ".!"):
        bare = chunk[first:end]
        last = end + 1 == stop
        if (
            bare.lower() in ABBREVIATIONS
            or (keep_stop and last)
            or (chunk[end + 1 : end + 2] == "," and bare.lower() in BEFORE_CAPITAL)
            or (len(bare) == 1 and bare.isupper() and bare != "I" and not last)
        ):
            cuts.append((first, end + 1))
            return end + 1
    _cut_clitic(chunk, first, end, cuts)
    return end


def _stays_joined(chunk: str, first: int, hyphen: int, end: int, whole: bool) -> bool:
    before = chunk[first:hyphen]
    if whole and before.lower() in PREFIXES and (before == "E" or not before.isupper()):
        return True
    before = before.lower()
    following = _HYPHEN.split(chunk[hyphen + 1 : end], maxsplit=1)[0].lower()
    following = _CLITIC.sub("", following)
    return following in SUFFIXES or f"{before}-{following}" in GIVEN_NAMES


def _cut_clitic(chunk: str, start: int, end: int, cuts: list[tuple[int, int]]) -> None:
    word = chunk[start:end].lower()
    seams = SPLITS.get(word)
    if seams is None:
        clitic = _CLITIC.search(word)
        seams = () if clitic is None or word in WHOLE or not clitic.start() else (clitic.start(),)
    first = start
    for seam in seams:
        cuts.append((first, start + seam))
        first = start + seam
    cuts.append((first, end))


def _stop_is_open(chunk: str) -> bool:
    """Whether the chunk ends in a full stop that its neighbours decide about."""
    if chunk[-1] != "." or len(chunk) > 8:
        return False
    bare = chunk[:-1].lstrip("(\"'“‘[")
    if len(bare) == 1:
        return bare.isalpha()
    return bare.lower() in BEFORE_NUMBER or bare.lower() in BEFORE_CAPITAL


def _keeps_stop(chunk: str, text: str, match: re.Match[str], stop: int) -> bool:
    """Whether the last full stop of an open chunk belongs to the word before it."""
    following = _CHUNK.search(text, match.end(), stop)
    if following is None:
        return False
    after = following.group()[0]
    bare = chunk[:-1].lstrip("(\"'“‘[")
    if len(bare) > 1:
        if after.isdigit():
            return True
        comma = text[max(0, match.start() - 2) : match.start()].rstrip()[-1:] == ","
        return bare.lower() in BEFORE_CAPITAL and bare[0].isupper() and comma
    if not bare.isupper():
        return bare in "cbdpvn" and after.isdigit()
    return bare != "I" or _between_names(text, match.start(), after)


def _between_names(text: str, start: int, after: str) -> bool:
    """Whether "I." stands as an initial: "Dwight I. Smith"."""
    before = text[max(0, start - 40) : start].split()
    return after.isupper() and bool(before) and before[-1][0].isupper() and before[-1][-1].isalpha()
