"""Reads CoNLL-U, the form of the Universal Dependencies treebanks."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from verbale.errors import DataError


@dataclass(frozen=True, slots=True)
class GoldWord:
    """A syntactic word as annotated.

    Attributes:
        form, lemma, pos, relation: the columns FORM, LEMMA, UPOS, DEPREL.
        head: number of its head, counted from 1; 0 for the root.
        misc: the last column.
    """

    form: str
    lemma: str
    pos: str
    head: int
    relation: str
    misc: str = "_"


@dataclass(frozen=True, slots=True)
class GoldToken:
    """A surface token: one word, or several ("don't").

    Attributes:
        form: its characters.
        first: number of its first word in the sentence, from 0.
        last: number after its last word.
        space_after: whether a space follows.
    """

    form: str
    first: int
    last: int
    space_after: bool


@dataclass(frozen=True, slots=True)
class GoldSentence:
    """A sentence.

    Attributes:
        opens: whether it opens a paragraph or document.
        document: name of the document that it opens, where it opens one that has a name.
    """

    tokens: tuple[GoldToken, ...]
    words: tuple[GoldWord, ...]
    opens: bool
    document: str | None = None


def read_conllu(path: Path) -> list[GoldSentence]:
    """All sentences of a file.

    Raises:
        DataError: the file cannot be read or is not CoNLL-U.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(
            str(path), f"cannot be read ({error}). Give a CoNLL-U file in UTF-8."
        ) from error
    sentences = [_sentence(path, number, block) for number, block in _blocks(text)]
    if not sentences:
        raise DataError(str(path), "holds no sentence. Give a CoNLL-U file with annotated words.")
    return sentences


def _blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    block: list[str] = []
    for number, line in enumerate([*text.split("\n"), ""], start=1):
        if line.strip():
            block.append(line.rstrip("\r"))
        elif block:
            yield number - len(block), block
            block = []


def _sentence(path: Path, number: int, lines: list[str]) -> GoldSentence:
    words: list[GoldWord] = []
    tokens: list[GoldToken] = []
    covered = 0
    opens, document = False, None
    for at, line in enumerate(lines, start=number):
        if line.startswith("#"):
            opens = opens or line.startswith(("# newdoc", "# newpar"))
            if line.startswith("# newdoc id = "):
                document = line.removeprefix("# newdoc id = ").strip()
            continue
        columns = line.split("\t")
        if len(columns) != 10:
            raise DataError(
                f"{path}:{at}", f"has {len(columns)} columns, CoNLL-U has 10. Mend this line."
            )
        if "." in columns[0]:
            continue
        space = "SpaceAfter=No" not in columns[9].split("|")
        try:
            if "-" in columns[0]:
                first, covered = (int(part) for part in columns[0].split("-"))
                tokens.append(GoldToken(columns[1], first - 1, covered, space))
                continue
            form, lemma, pos, head = *columns[1:4], int(columns[6])
            words.append(GoldWord(form, lemma, pos, head, columns[7], columns[9]))
        except ValueError as error:
            raise DataError(
                f"{path}:{at}", f"ID or HEAD is no number ({error}). Mend this line."
            ) from error
        if len(words) > covered:
            tokens.append(GoldToken(columns[1], len(words) - 1, len(words), space))
    return GoldSentence(tuple(tokens), tuple(words), opens, document)


def raw_text(sentences: Sequence[GoldSentence]) -> str:
    """The text that was annotated: tokens, their spaces, an empty line between paragraphs."""
    parts: list[str] = []
    for sentence in sentences:
        if sentence.opens and parts:
            parts[-1] = parts[-1].rstrip(" ")
            parts.append("\n\n")
        parts += [token.form + " " * token.space_after for token in sentence.tokens]
    return "".join(parts)


def file_hash(*paths: Path) -> str:
    """SHA-256 over the bytes of the files, in the order given."""
    total = hashlib.sha256()
    for path in paths:
        total.update(path.read_bytes())
    return total.hexdigest()
