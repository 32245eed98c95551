"""What flows through Verbale: frozen, slotted data types and nothing else.

Spans are character offsets into `Article.text` (Python string indices, end exclusive). Sets are
tuples, dates are dates, and what is absent is `None`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Origin = Literal["meta", "text", "argument"]
"""Where a field of an article was found.

`meta`: in what describes the text (page metadata, feed entry, table column, archive header).
`text`: in the words of the page. `argument`: given by the user.
"""


@dataclass(frozen=True, slots=True)
class Found:
    """The proof of one field of an article.

    Attributes:
        field: name of the field (`title`, `byline`, `dateline`, `published`, `language`, `url`).
        origin: where it comes from.
        where: the exact place, in words (`json-ld datePublished`, `line 3`, `column published`).
        words: the value as it stood there, before any normalising.
    """

    field: str
    origin: Origin
    where: str
    words: str


@dataclass(frozen=True, slots=True)
class Removed:
    """A piece of the source that is not part of `Article.text`, and why it was taken out."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's turn in a transcript.

    Attributes:
        start: offset of the first character of what is said (after the speaker's label).
        end: offset after its last character.
        speaker: the label as printed, without the colon ("MR TONER", "Q"); `None` if unnamed.
        kind: `question`, `answer` (a turn that follows a question), or `speech`.
    """

    start: int
    end: int
    speaker: str | None
    kind: Literal["question", "answer", "speech"]


@dataclass(frozen=True, slots=True)
class Article:
    """One text from one source, cleaned, with the proof of what is known about it.

    Attributes:
        article_id: hash of the content; the same content has the same id in every run.
        source_id: the `id` that a table gave, or the file's name, the address or the entry's id.
        url: address of the article, if known.
        source: who published it (site or outlet name), if known.
        title: headline, if found.
        byline: authors as printed, joined by ", ", without "By".
        dateline: place that opens the report ("Washington"), without agency or date.
        published: day of publication, never guessed.
        published_from: origin of `published`.
        language: ISO 639-1 code, or `None` where the text is too short to tell.
        text: paragraphs joined by two line feeds; no captions, no clutter.
        captions: captions of pictures, kept apart from the text.
        removed: everything else that was taken out, in the order of the page.
        turns: the turns of a transcript, in order; empty for other texts.
        found: the proof of title, byline, dateline, published and others.
    """

    article_id: str
    source_id: str
    url: str | None
    source: str | None
    title: str | None
    byline: str | None
    dateline: str | None
    published: date | None
    published_from: Origin | None
    language: str | None
    text: str
    captions: tuple[str, ...] = ()
    removed: tuple[Removed, ...] = ()
    turns: tuple[Turn, ...] = ()
    found: tuple[Found, ...] = ()


@dataclass(frozen=True, slots=True)
class Rejected:
    """A source, or a piece of one, that gave no article.

    Attributes:
        where: the file, address or row ("reports.jsonl line 37").
        reason: one word for counting (`empty`, `binary`, `malformed`, …).
        message: what happened and what to do, for people.
    """

    where: str
    reason: str
    message: str


@dataclass(frozen=True, slots=True)
class Word:
    """A syntactic word of a sentence, in the way of Universal Dependencies.

    Attributes:
        start: offset of its first character in `Article.text`.
        end: offset after its last character.
        text: its characters, as they stand there.
        lemma: dictionary form, lower-cased unless it is a name.
        pos: universal part of speech (UPOS).
        head: index of its head in `Sentence.words`; its own index means that it is the root.
        relation: universal dependency relation to the head (`root` for the root).
    """

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    head: int
    relation: str


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a text: its span, and its kind (`PER`, `ORG`, `LOC` or `MISC`)."""

    start: int
    end: int
    kind: Literal["PER", "ORG", "LOC", "MISC"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its span, and its words, which form one tree."""

    start: int
    end: int
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Parsed:
    """An article with its sentences, words and names, in the order of the text."""

    article: Article
    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...] = ()
