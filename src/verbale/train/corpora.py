"""Annotated sentences as the fit wants them: read from CoNLL-U and from lists of names.

A sentence may be annotated in part: a layer it lacks is ``None``, and a single name tag that
nobody is sure of is :data:`UNSURE`; neither adds to the loss.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
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


ABSENT = ""
"""Stands in a row of labels where there is none to learn at that word."""


@dataclass(frozen=True, slots=True)
class Mentioned:
    """The head of a phrase that stands for one party.

    Attributes:
        word: its head.
        first, last: its words.
        entity: the same for phrases of the same party in a document.
        country: code of its country, if that is to be learned; `None` where it is not.
    """

    word: int
    first: int
    last: int
    entity: str
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the words of one sentence mean; every row has a label for each word.

    Attributes:
        acts: type of event that the word reports; ABSENT for most.
        modes: mode as `TYPE:mode`, or `none`, at the words of acts.
        facts: factuality, at the words of acts.
        mentions: `O`, `B`, `I`: phrases that stand for actors.
        sectors: first sector, at the words of mentions.
        cues, sources, contents: `O`, `B`, `I` of statements.
        links: (word, other word, relation, holds): relations asked for, whether they hold or not.
    """

    acts: tuple[str, ...]
    modes: tuple[str, ...]
    facts: tuple[str, ...]
    mentions: tuple[str, ...]
    sectors: tuple[str, ...]
    cues: tuple[str, ...]
    sources: tuple[str, ...]
    contents: tuple[str, ...]
    links: tuple[tuple[int, int, str, bool], ...]


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
    meaning: Meaning | None = None
    """Acts, actors and statements; of the gold corpus only."""
    mentioned: tuple[Mentioned, ...] = ()
    """Phrases that stand for a party, for the links of what is the same and of whose it is."""
    signals: tuple[tuple[int, str], ...] = ()
    """Words that name a country, with its code."""
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


_BRACKETED = re.compile(r"\[(PER|ORG|LOC) ([^\[\]]+)\]")


def read_bracketed(path: Path, split: Callable[[str], Sequence[str]]) -> list[Gold]:
    """Sentences with their names in brackets: ``I met [PER Mindy] in [LOC Tucson].``

    Args:
        path: a file with one sentence a line; lines that begin with # are remarks.
        split: cuts a text into words.
    """
    sentences: list[Gold] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        words: list[str] = []
        tags: list[str] = []
        at = 0
        for match in (*_BRACKETED.finditer(line), None):
            before = split(line[at : match.start() if match else len(line)])
            if any("[" in word for word in before):
                raise DataError(f"{path}:{number}", "write [PER …], [ORG …] or [LOC …].")
            words += before
            tags += [NOT_MISC] * len(before)
            if match:
                name = split(match[2])
                words += name
                tags += [f"{'I' if place else 'B'}-{match[1]}" for place in range(len(name))]
                at = match.end()
        sentences.append(Gold(tuple(words), f"{path.stem}-{number}", number, names=tuple(tags)))
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
