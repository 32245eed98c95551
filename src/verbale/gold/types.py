"""What an annotated text is made of: frozen data types and nothing else.

Spans are character offsets into `GoldItem.text` (Python string indices, end exclusive). Every item
carries the file and the line it was read from, so that whatever is found wrong can be pointed at.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

Kind = Literal["sentence", "document"]
Factuality = Literal["actual", "negated", "planned", "hypothetical", "historical"]
Form = Literal["direct", "indirect", "mixed", "unmarked", "answer"]
NameKind = Literal["PER", "ORG", "LOC", "MISC"]
Precision = Literal["day", "month", "year"]

FACTUALITIES: tuple[Factuality, ...] = get_args(Factuality)
FORMS: tuple[Form, ...] = get_args(Form)
NAME_KINDS: tuple[NameKind, ...] = get_args(NameKind)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of the text: offset of its first character and offset after its last."""

    start: int
    end: int

    def holds(self, other: Span) -> bool:
        """Whether `other` lies within this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two have a character in common."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Who:
    """One party that a mention stands for.

    Attributes:
        entity: name of the entity within its item; mentions that share it corefer.
        country: ISO 3166 alpha-3 code or entity class of the codebook; `None` if the text does
            not tell.
        sectors: sector codes, the most specific for the act first.
    """

    entity: str
    country: str | None
    sectors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A phrase that stands for one political actor or several ("the two ministers")."""

    span: Span
    who: tuple[Who, ...]


@dataclass(frozen=True, slots=True)
class GoldDate:
    """The words that date an event, and the day, month or year they mean.

    Attributes:
        value: first day of what is meant; `None` where it cannot be known (a weekday in a text
            without date of publication).
        precision: how exact `value` is; `None` with it.
    """

    span: Span
    value: date | None
    precision: Precision | None


@dataclass(frozen=True, slots=True)
class GoldPlace:
    """The name of the place where an event happened, and its country if the writer gave it."""

    span: Span
    country: str | None


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """One act that the text reports.

    Attributes:
        trigger: the words that report it, in one piece or several ("called … off").
        cameo: CAMEO code, if the writer gave one.
        same: name that events share which are the same happening, within a document and, in the
            documents of one group, across them.
        statement: index in `GoldItem.statements` of the innermost content that holds the trigger.
    """

    trigger: tuple[Span, ...]
    type: str
    mode: str | None
    factuality: Factuality
    cameo: str | None
    actors: tuple[GoldMention, ...]
    recipients: tuple[GoldMention, ...]
    contexts: tuple[str, ...]
    date: GoldDate | None
    place: GoldPlace | None
    same: str | None
    statement: int | None


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """One attributed statement.

    Attributes:
        cue: the words that attribute; empty for unmarked speech and answers.
        source: the phrase that names the speaker; `None` where only `speaker` is known.
        speaker: who speaks; empty where the source is no political actor ("a new study").
        content: what is said, in one piece or several.
        addressee: whom it is said to, if named.
        reply_to: the question that an answer answers.
    """

    form: Form
    cue: tuple[Span, ...]
    source: Span | None
    speaker: tuple[Who, ...]
    content: tuple[Span, ...]
    addressee: GoldMention | None
    reply_to: Span | None


@dataclass(frozen=True, slots=True)
class GoldName:
    """A proper name and its kind."""

    span: Span
    kind: NameKind


@dataclass(frozen=True, slots=True)
class GoldItem:
    """One annotated sentence, or one annotated document.

    Attributes:
        item_id: stable for the same text in the same file.
        where: `file:line` of its first line.
        style: manner of the text, one of `STYLES` in `verbale.gold.codes`.
        year: year in which it plays; documents take it from `published`.
        published: day of publication; always known for documents.
        countries: countries that the text is about or names.
        hard: the hard cases it shows, of `HARD`.
        none: why it holds no event, of `NONE`; `None` where it holds one.
        group: name that reports of the same happenings share.
        outlet: invented name of the publisher.
        title: headline; not part of `text`.
        raw: the page as copied, with its clutter; `None` where the text stood alone.
        sentences: the sentences of `text`, in order.
        paragraphs: offsets at which paragraphs begin.
        mentions: every phrase that stands for a political actor, in order.
    """

    item_id: str
    where: str
    kind: Kind
    text: str
    style: str
    year: int
    published: date | None
    countries: tuple[str, ...]
    hard: tuple[str, ...]
    none: str | None
    group: str | None
    outlet: str | None
    title: str | None
    raw: str | None
    sentences: tuple[Span, ...]
    paragraphs: tuple[int, ...]
    events: tuple[GoldEvent, ...]
    statements: tuple[GoldStatement, ...]
    mentions: tuple[GoldMention, ...]
    names: tuple[GoldName, ...]

    def words(self, *spans: Span) -> str:
        """The words under the spans, pieces joined by a space."""
        return " ".join(self.text[span.start : span.end] for span in spans)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a gold file.

    Attributes:
        where: `file:line`.
        message: what is there, what is allowed, what to do.
        level: `error` (the item cannot be used) or `warning` (look again).
    """

    where: str
    message: str
    level: Literal["error", "warning"] = "error"
