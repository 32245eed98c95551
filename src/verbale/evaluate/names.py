"""`verbale evaluate names`: strict F1 over the spans of names, by kind and in all.

A name counts as found where its first word, its last word and its kind are all right. Gold
sentences and words are given; kinds that the file does not annotate are left out of the count.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from verbale.errors import DataError
from verbale.evaluate.report import Figure, Report, hash_files, versions
from verbale.language.names import KINDS
from verbale.language.stage import Parser

KIND_OF = {
    **{kind.lower(): kind for kind in KINDS},
    "person": "PER",
    "politician": "PER",
    "organisation": "ORG",
    "politicalparty": "ORG",
    "country": "LOC",
    "location": "LOC",
    "election": "MISC",
    "event": "MISC",
    "misc": "MISC",
}
"""Kinds of UNER and of CrossNER politics → ours."""

Span = tuple[int, int, str]
"""First word, index after the last word, kind."""


@dataclass(frozen=True, slots=True)
class NamedSentence:
    """A sentence's words and its annotated names."""

    words: tuple[str, ...]
    names: tuple[Span, ...]


def read_names(path: Path) -> list[NamedSentence]:
    """Read a file of words and IOB2 tags: number, word, tag, … (UNER), or word and tag (CrossNER).

    Raises:
        DataError: the file cannot be read, or a line is neither.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(str(path), f"cannot be read ({error}). Give an IOB2 file.") from error
    sentences: list[NamedSentence] = []
    words: list[str] = []
    tags: list[str] = []
    for number, line in enumerate([*text.split("\n"), ""], start=1):
        if line.startswith("# ") and not words:
            continue
        columns = line.rstrip("\r").split("\t")
        if not line.strip():
            if words:
                sentences.append(NamedSentence(tuple(words), _spans(tags)))
            words, tags = [], []
        elif len(columns) == 2:
            words.append(columns[0])
            tags.append(_tag(columns[1], path, number))
        elif len(columns) >= 3 and columns[0].isdigit():
            words.append(columns[1])
            tags.append(_tag(columns[2], path, number))
        else:
            raise DataError(
                f"{path}:{number}",
                "is neither 'word, tag' nor 'number, word, tag' with tabs between. Mend this line.",
            )
    if not sentences:
        raise DataError(str(path), "holds no sentence. Give an IOB2 file.")
    return sentences


def _tag(tag: str, path: Path, number: int) -> str:
    head, _, kind = tag.partition("-")
    if tag == "O":
        return tag
    if kind.lower() not in KIND_OF or head not in "BI":
        raise DataError(
            f"{path}:{number}",
            f"has tag {tag!r}; known are O, B- and I- with {', '.join(KIND_OF)}. Mend this line.",
        )
    return f"{head}-{KIND_OF[kind.lower()]}"


def _spans(tags: Sequence[str]) -> tuple[Span, ...]:
    found: list[Span] = []
    first, kind = 0, ""
    for at, tag in enumerate([*tags, "O"]):
        if kind and tag != f"I-{kind}":
            found.append((first, at, kind))
            kind = ""
        if not kind and tag != "O":
            first, kind = at, tag[2:]
    return tuple(found)


def evaluate_names(path: Path, parser: Parser) -> Report:
    """Score the names that the parser finds in a file with gold words.

    Raises:
        DataError: the file is not IOB2 with known kinds.
    """
    gold = read_names(path)
    found = parser.parse_words_names([sentence.words for sentence in gold])
    figures = name_figures([sentence.names for sentence in gold], found)
    count = sum(len(sentence.names) for sentence in gold)
    model = parser.encoder.inventories.model[:16]
    return Report(
        name="evaluate names",
        data=f"{path.name}, {len(gold):,} sentences, {count:,} names",
        data_hash=hash_files([path], path.parent),
        figures=figures,
        versions=(*versions("numpy", "onnxruntime"), ("model", model)),
        notes=("Strict: both ends and the kind must be right. Gold sentences and words.",),
    )


def name_figures(
    gold: Sequence[Iterable[Span]], found: Sequence[Iterable[Span]]
) -> tuple[Figure, ...]:
    """Precision, recall and F1 by kind, of PER, ORG and LOC together, and of all kinds."""
    right = {(at, *span) for at, spans in enumerate(gold) for span in spans}
    guessed = {(at, *span) for at, spans in enumerate(found) for span in spans}
    kinds = [kind for kind in KINDS if any(span[3] == kind for span in right)]
    groups: list[tuple[str, tuple[str, ...]]] = [(kind, (kind,)) for kind in kinds]
    groups.append(("PER, ORG, LOC", ("PER", "ORG", "LOC")))
    if "MISC" in kinds:
        groups.append(("all kinds", KINDS))
    figures: list[Figure] = []
    for name, members in groups:
        a = {span for span in right if span[3] in members}
        b = {span for span in guessed if span[3] in members}
        hits = len(a & b)
        figures += [
            Figure(f"{name}: precision", hits / len(b) if b else None),
            Figure(f"{name}: recall", hits / len(a) if a else None),
            Figure(f"{name}: F1", 2 * hits / (len(a) + len(b)) if a or b else None),
        ]
    return tuple(figures)
