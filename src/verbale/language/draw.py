"""Views of a parsed text for people: a table, CoNLL-U, and a drawing of the trees as SVG."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import pairwise

from verbale.language.words import cut
from verbale.types import Parsed, Sentence, Word

# Sizes in pixels. Words are set in a face of even width, whose letters are 0.6 em wide, so that the
# drawing needs no measuring of fonts.
_LETTER = 9.0
_SIZE = 15
_GAP = 26
_MARGIN = 20
_LEVEL = 30
_LABEL_LETTER = 6.1
_LABEL_SIZE = 10

_COLOURS = {"PER": "#7c3aed", "ORG": "#0369a1", "LOC": "#047857", "MISC": "#b45309"}


def to_table(parsed: Parsed) -> str:
    """One line a word: number, word, lemma, part of speech, head, relation, name."""
    blocks = []
    for sentence in parsed.sentences:
        rows = [["", "word", "lemma", "pos", "head", "relation", "name"]]
        for at, word in enumerate(sentence.words):
            head = "–" if word.head == at else f"{word.head + 1} {sentence.words[word.head].text}"
            name = _name_of(parsed, word)
            rows.append([str(at + 1), word.text, word.lemma, word.pos, head, word.relation, name])
        widths = [max(len(row[column]) for row in rows) for column in range(7)]
        lines = [
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
            for row in rows
        ]
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)


def to_conllu(parsed: Parsed) -> str:
    """The sentences in CoNLL-U, with the tokens that hold several words ("don't") as ranges."""
    blocks = []
    text = parsed.article.text
    for number, sentence in enumerate(parsed.sentences, start=1):
        words = sentence.words
        lines = [
            f"# sent_id = {number}",
            f"# text = {_one_line(text[sentence.start : sentence.end])}",
        ]
        for at, word in enumerate(words):
            last = _token_end(words, at)
            if last > at + 1:
                joined = text[word.start : words[last - 1].end]
                misc = _space(words, last - 1)
                lines.append(f"{at + 1}-{last}\t{joined}" + "\t_" * 7 + f"\t{misc}")
            head = 0 if word.head == at else word.head + 1
            inside = last > at + 1 or any(
                _token_end(words, before) > at for before in range(max(0, at - 2), at)
            )
            misc = "|".join(
                part
                for part in (
                    f"Name={_tag_of(parsed, word)}" if _name_of(parsed, word) else "",
                    "" if inside else _space(words, at).strip("_"),
                )
                if part
            )
            columns = (at + 1, word.text, word.lemma, word.pos, "_", "_", head, word.relation, "_")
            lines.append("\t".join(map(str, columns)) + f"\t{misc or '_'}")
        blocks.append("\n".join(lines) + "\n")
    return "\n".join(blocks)


def to_svg(parsed: Parsed) -> str:
    """All sentences as one drawing: arcs from heads to dependents over the words."""
    parts: list[str] = []
    top = 0.0
    width = 0.0
    for sentence in parsed.sentences:
        drawn, wide, high = _draw(parsed, sentence)
        parts.append(f'<g transform="translate(0 {top:.0f})">\n{drawn}\n</g>')
        top += high
        width = max(width, wide)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{top:.0f}" '
        f'viewBox="0 0 {width:.0f} {top:.0f}" font-family="DejaVu Sans Mono, Menlo, monospace">\n'
        f'<rect width="100%" height="100%" fill="#ffffff"/>\n' + "\n".join(parts) + "\n</svg>"
    )


def _draw(parsed: Parsed, sentence: Sentence) -> tuple[str, float, float]:
    """One sentence: its elements, its width, its height."""
    words = sentence.words
    middles, width = _middles(words)
    levels = _levels(words)
    base = 26.0 + _LEVEL * max(levels.values(), default=0) + 14
    parts = [_arc(words, at, level, middles, base) for at, level in levels.items()]
    for at, word in enumerate(words):
        name = _name_of(parsed, word)
        fill = _COLOURS.get(name, "#111827")
        weight = ' font-weight="bold"' if name else ""
        parts.append(
            f'<text x="{middles[at]:.1f}" y="{base + 20:.0f}" text-anchor="middle" '
            f'font-size="{_SIZE}" fill="{fill}"{weight}>{escape(word.text)}</text>'
        )
        below = f"{word.pos} {name}".strip()
        parts.append(
            f'<text x="{middles[at]:.1f}" y="{base + 36:.0f}" text-anchor="middle" '
            f'font-size="{_LABEL_SIZE}" fill="#6b7280">{escape(below)}</text>'
        )
        if word.head == at:
            parts.append(
                f'<text x="{middles[at]:.1f}" y="{base + 50:.0f}" text-anchor="middle" '
                f'font-size="{_LABEL_SIZE}" fill="#b91c1c">root</text>'
            )
    return "\n".join(parts), width, base + 64


def _middles(words: Sequence[Word]) -> tuple[list[float], float]:
    """Where the middle of each word is, with room for the labels of short arcs; the width."""
    middles: list[float] = []
    left = float(_MARGIN)
    previous = 0.0
    for at, word in enumerate(words):
        wide = max(len(word.text) * _LETTER, len(word.pos) * _LABEL_LETTER, 24.0)
        middle = left + wide / 2
        label = ""
        if at and word.head == at - 1:
            label = word.relation
        elif at and words[at - 1].head == at:
            label = words[at - 1].relation
        if at:
            middle = max(middle, previous + len(label) * _LABEL_LETTER + 22)
        middles.append(middle)
        previous = middle
        left = middle + wide / 2 + _GAP
    return middles, left - _GAP + _MARGIN


def _levels(words: Sequence[Word]) -> dict[int, int]:
    """How high each dependent's arc goes: above every arc that lies under it."""
    spans = sorted(
        (abs(word.head - at), min(word.head, at), max(word.head, at), at)
        for at, word in enumerate(words)
        if word.head != at
    )
    levels: dict[int, int] = {}
    highest = [0] * len(words)  # highest arc so far over each gap between words
    for _, first, last, at in spans:
        level = max(highest[first:last], default=0) + 1
        highest[first:last] = [level] * (last - first)
        levels[at] = level
    return levels


def _arc(words: Sequence[Word], at: int, level: int, middles: Sequence[float], base: float) -> str:
    """The arc of one dependent, with an arrow that points at it and its relation on top."""
    word = words[at]
    side = 4 if word.head > at else -4
    to, start = middles[at] + side, middles[word.head] - side
    top = base - _LEVEL * level
    bend = min(18.0, abs(to - start) / 2)
    turn = bend if to > start else -bend
    path = (
        f"M{start:.1f} {base:.0f} C{start:.1f} {top:.0f} {start:.1f} {top:.0f} "
        f"{start + turn:.1f} {top:.0f} L{to - turn:.1f} {top:.0f} "
        f"C{to:.1f} {top:.0f} {to:.1f} {top:.0f} {to:.1f} {base - 5:.0f}"
    )
    middle = (start + to) / 2
    half = len(word.relation) * _LABEL_LETTER / 2 + 3
    return (
        f'<path d="{path}" fill="none" stroke="#6b7280" stroke-width="1.3"/>\n'
        f'<path d="M{to:.1f} {base + 1:.0f} l-3.5 -7 h7 z" fill="#374151"/>\n'
        f'<rect x="{middle - half:.1f}" y="{top - 6:.0f}" width="{2 * half:.1f}" height="12" '
        f'fill="#ffffff"/>\n'
        f'<text x="{middle:.1f}" y="{top + 3.5:.1f}" text-anchor="middle" '
        f'font-size="{_LABEL_SIZE}" fill="#1f2937">{escape(word.relation)}</text>'
    )


def _name_of(parsed: Parsed, word: Word) -> str:
    """Kind of the name that the word is in, or an empty string."""
    for name in parsed.names:
        if name.start <= word.start < name.end:
            return name.kind
    return ""


def _tag_of(parsed: Parsed, word: Word) -> str:
    first = any(name.start == word.start for name in parsed.names)
    return ("B-" if first else "I-") + _name_of(parsed, word)


def _token_end(words: Sequence[Word], at: int) -> int:
    """Index after the last word of the token of several words that begins at `at`, or `at + 1`.

    A token of several words is one that the splitter cuts without a hyphen or other sign between.
    """
    for count in (3, 2):
        part = words[at : at + count]
        if len(part) == count and all(a.end == b.start for a, b in pairwise(part)):
            joined = "".join(word.text for word in part)
            plain = all(any(c.isalpha() for c in word.text) or _mark(word) for word in part)
            if plain and part[0].text[-1].isalpha() and len(cut(joined)) == count:
                return at + count
    return at + 1


def _mark(word: Word) -> bool:
    """Whether the word is the lone apostrophe of a plural's possessive."""
    return word.text in ("'", "’") and word.pos == "PART"


def _space(words: Sequence[Word], at: int) -> str:
    follows = at + 1 < len(words) and words[at + 1].start == words[at].end
    return "SpaceAfter=No" if follows else "_"


def _one_line(text: str) -> str:
    return " ".join(text.split())
