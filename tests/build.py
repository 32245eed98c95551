"""Documents built by hand: a sentence from a table of words, without any model."""

from __future__ import annotations

from datetime import date

from verbale.types import Article, Name, Parsed, Sentence, Word


def sentence(rows: str, start: int = 0) -> tuple[str, Sentence]:
    """Text and sentence from rows ``word lemma POS head relation``, head 0 for the root.

    A word that begins with ``_`` follows without a blank.
    """
    text = ""
    words = []
    for row in rows.strip().splitlines():
        form, lemma, pos, head, relation = row.split()
        glued = form.startswith("_") or not text
        form = form.removeprefix("_")
        text += ("" if glued else " ") + form
        end = start + len(text)
        words.append((end - len(form), end, form, lemma, pos, int(head), relation))
    made = tuple(
        Word(first, last, form, lemma, pos, number if head == 0 else head - 1, relation)
        for number, (first, last, form, lemma, pos, head, relation) in enumerate(words)
    )
    return text, Sentence(start, start + len(text), made)


def article(text: str, published: date | None = None, title: str | None = None) -> Article:
    """An article that is nothing but its text."""
    return Article("a1", "a1", None, None, title, None, None, published, None, "en", text)


def parsed(*tables: str, published: date | None = None, names: str = "") -> Parsed:
    """An article of sentences from tables; `names` as ``Paris LOC; Ann Lee PER``."""
    text, sentences = "", []
    for table in tables:
        start = len(text) + bool(text)
        part, made = sentence(table, start)
        text += (" " if text else "") + part
        sentences.append(made)
    return Parsed(article(text, published), tuple(sentences), tuple(_names(text, names)))


def _names(text: str, names: str) -> list[Name]:
    found = []
    for entry in filter(None, (part.strip() for part in names.split(";"))):
        words, _, kind = entry.rpartition(" ")
        at = text.index(words)
        if kind == "PER" or kind == "ORG" or kind == "LOC" or kind == "MISC":
            found.append(Name(at, at + len(words), kind))
    return sorted(found, key=lambda name: name.start)
