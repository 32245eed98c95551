"""Annotated sentences as the fit wants them: read from CoNLL-U and from lists of names.

A sentence may be annotated in part: a layer it lacks is ``None``, and a single name tag that
nobody is sure of is :data:`UNSURE`; neither adds to the loss.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from verbale.errors import DataError

UPOS = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM",
    "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X",
)  # fmt: skip
KINDS = ("PER", "ORG", "LOC", "MISC")
NAME_TAGS = ("O", *(f"{mark}-{kind}" for kind in KINDS for mark in "BI"))
UNSURE = "?"
"""A name tag that teaches nothing: the source does not say whether the word is in a name."""
NOT_MISC = "O?"
"""Outside PER, ORG and LOC; whether it is MISC the source does not say (UNER has no MISC)."""

CROSSNER_KINDS = {
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
"""CrossNER's kinds of the politics part, and what each becomes."""


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated sentence."""

    words: tuple[str, ...]
    document: str
    paragraph: int
    """Counts up at each new paragraph of the corpus; windows never cross it."""
    pos: tuple[str, ...] | None = None
    xpos: tuple[str, ...] | None = None
    heads: tuple[int, ...] | None = None
    """Head of each word, from 1; 0 is the root."""
    relations: tuple[str, ...] | None = None
    names: tuple[str, ...] | None = None
    """A tag of NAME_TAGS for each word, or UNSURE or NOT_MISC."""
    misc: tuple[str, ...] | None = None
    """The last column of CoNLL-U, kept only for reading GUM's entities."""


def _blocks(path: Path) -> Iterator[list[str]]:
    if not path.is_file():
        raise DataError(
            str(path),
            "the file is missing. Give the folder that holds ud/ and ner/ (docs/training.md lists"
            " the files and where each comes from).",
        )
    block: list[str] = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.strip():
                block.append(line)
            elif block:
                yield block
                block = []
    if block:
        yield block


def read_conllu(path: Path) -> list[Gold]:
    """Sentences of a treebank, in order; empty nodes and ranges of split words are left out."""
    sentences: list[Gold] = []
    document, paragraph = path.stem, 0
    for block in _blocks(path):
        rows: list[list[str]] = []
        for line in block:
            if line.startswith("#"):
                if line.startswith("# newdoc"):
                    document = line.partition("=")[2].strip()
                    paragraph += 1
                elif re.match(r"# newpar( |$)", line):
                    paragraph += 1
                continue
            row = line.split("\t")
            if len(row) != 10:
                raise DataError(
                    str(path),
                    f"a line has {len(row)} columns where CoNLL-U has 10: {line[:80]!r}."
                    " Fetch the file again.",
                )
            if row[0].isdigit():
                rows.append(row)
        if rows:
            columns = list(zip(*rows, strict=True))
            sentences.append(
                Gold(
                    words=columns[1],
                    document=document,
                    paragraph=paragraph,
                    pos=columns[3],
                    xpos=columns[4],
                    heads=tuple(int(head) for head in columns[6]),
                    relations=columns[7],
                    misc=columns[9],
                )
            )
    return sentences


def read_uner(path: Path) -> list[Gold]:
    """Sentences with names of Universal NER (PER, ORG, LOC); what is outside is NOT_MISC."""
    sentences: list[Gold] = []
    document = path.stem
    for number, block in enumerate(_blocks(path)):
        rows = []
        for line in block:
            if line.startswith("# newdoc"):
                document = line.partition("=")[2].strip()
            elif not line.startswith("#"):
                rows.append(line.split("\t"))
        sentences.append(
            Gold(
                words=tuple(row[1] for row in rows),
                document=document,
                paragraph=number,
                names=_checked(tuple(row[2] for row in rows), outside=NOT_MISC),
            )
        )
    return sentences


def read_crossner(path: Path) -> list[Gold]:
    """Sentences with names of CrossNER; its kinds mapped by CROSSNER_KINDS."""
    sentences: list[Gold] = []
    for number, block in enumerate(_blocks(path)):
        rows = [line.replace("\t", " ").split() for line in block]
        tags = []
        for row in rows:
            mark, _, kind = row[-1].partition("-")
            tags.append(f"{mark}-{CROSSNER_KINDS[kind]}" if kind else "O")
        sentences.append(
            Gold(
                words=tuple(row[0] for row in rows),
                document=f"{path.stem}-{number}",
                paragraph=number,
                names=_checked(tuple(tags), outside="O"),
            )
        )
    return sentences


def _checked(tags: tuple[str, ...], outside: str) -> tuple[str, ...]:
    """Known tags only; a tag that continues nothing begins a name (both sources slip there)."""
    checked: list[str] = []
    for place, tag in enumerate(tags):
        if tag == "O" or tag not in NAME_TAGS:
            checked.append(outside)
        elif tag[0] == "I" and (place == 0 or checked[-1][2:] != tag[2:]):
            checked.append("B" + tag[1:])
        else:
            checked.append(tag)
    return tuple(checked)


def relations_of(sentences: Iterable[Gold]) -> tuple[str, ...]:
    """Every relation, with its subtype, that the sentences use, sorted."""
    return tuple(sorted({name for gold in sentences for name in gold.relations or ()}))
