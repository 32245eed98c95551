"""The annotation lines of one item, put together: names, statements, events."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from verbale.gold import codes
from verbale.gold.cast import Cast, parties
from verbale.gold.locate import Finder, NotFoundError, occurrences
from verbale.gold.notation import LISTED, MEANS, PIECES, SEPARATOR, Draft, Note
from verbale.gold.parties import PartyError, read_specs
from verbale.gold.types import (
    GoldDate,
    GoldEvent,
    GoldMention,
    GoldName,
    GoldPlace,
    GoldStatement,
    NameKind,
    Problem,
    Span,
    Who,
)
from verbale.gold.values import (
    LineError,
    one_of,
    read_cameo,
    read_country,
    read_day,
    read_form,
    read_kind,
    read_marks,
    read_type,
)

Reader = Callable[[Note, Finder], None]


@dataclass(frozen=True, slots=True)
class Annotation:
    """What the annotation lines of an item say; the fields are those of `GoldItem`."""

    events: tuple[GoldEvent, ...]
    statements: tuple[GoldStatement, ...]
    mentions: tuple[GoldMention, ...]
    names: tuple[GoldName, ...]


def build(draft: Draft, text: str, scopes: list[Span], problems: list[Problem]) -> Annotation:
    """The annotation of an item, as far as it can be read.

    Args:
        text: text of the item.
        scopes: spans of its lines, in order; words are looked for in the line they stand under.
        problems: whatever is wrong is added here, and that line left out.
    """
    lines = [line for line in draft.lines if line.mark in ("S", "P", "+")]
    notes = [
        (note, Finder(text, scope))
        for line, scope in zip(lines, scopes, strict=True)
        for note in line.notes
    ]
    builder = _Builder(text, Cast(text), problems)
    for note, finder in notes:
        for part in parties(note):
            builder.guarded(note, finder, partial(builder.defined, part))
    # Statements come before events, which say in which of them they stand.
    readers: tuple[tuple[str, Reader], ...] = (
        ("M", builder.mentioned),
        ("Q", builder.stated),
        ("N", builder.named),
        ("E", builder.happened),
    )
    for mark, read in readers:
        for note, finder in notes:
            if note.mark == mark:
                builder.guarded(note, finder, read)
    return Annotation(
        events=tuple(builder.events),
        statements=tuple(builder.statements),
        mentions=tuple(sorted(builder.cast.mentions.values(), key=lambda mention: mention.span)),
        names=tuple(sorted(builder.names, key=lambda name: name.span)),
    )


@dataclass(slots=True)
class _Builder:
    """Collects what the lines say; each public method reads one line."""

    text: str
    cast: Cast
    problems: list[Problem]
    events: list[GoldEvent] = field(default_factory=list)
    statements: list[GoldStatement] = field(default_factory=list)
    names: list[GoldName] = field(default_factory=list)

    def guarded(self, note: Note, finder: Finder, read: Reader) -> None:
        try:
            read(note, finder)
        except (LineError, NotFoundError, PartyError) as error:
            problem = Problem(note.where, f"{note.mark} {note.head[:30]}: {error}")
            # A phrase that cannot be found fails in both readings; once is enough.
            if problem not in self.problems:
                self.problems.append(problem)

    def defined(self, part: str, note: Note, finder: Finder) -> None:
        self.cast.define(part, finder)

    def mentioned(self, note: Note, finder: Finder) -> None:
        self.cast.mentioned(note.head, finder)

    def stated(self, note: Note, finder: Finder) -> None:
        cue, _, form = note.head.partition(MEANS)
        content = _pieces(note.fields.get("C", ""), finder)
        if not content:
            raise LineError(
                "the content is missing. Write: Q said = indirect | S source | C content"
            )
        source, speaker = self._source(note.fields.get("S", ""), finder)
        addressee = self.cast.mentioned(note.fields.get("A", ""), finder)
        question = note.fields.get("Y")
        self.statements.append(
            GoldStatement(
                form=read_form(form.strip()),
                cue=_pieces(cue, finder),
                source=source,
                speaker=speaker,
                content=content,
                addressee=addressee[0] if addressee else None,
                reply_to=finder.find(question) if question else None,
            )
        )

    def named(self, note: Note, finder: Finder) -> None:
        listed: list[tuple[str, NameKind]] = []
        for part in note.head.split(SEPARATOR):
            kind, _, words = part.strip().partition(" ")
            known = read_kind(kind)
            listed += [(word.strip(), known) for word in words.split(LISTED) if word.strip()]
        # Longest first: a name inside another one is no name of its own there.
        for words, known in sorted(listed, key=lambda entry: -len(entry[0])):
            places = occurrences(self.text, words, 0, len(self.text))
            if not places:
                raise LineError(
                    f"the name {words!r} is not in the text. Copy it as it stands there."
                )
            for span in places:
                if not any(name.span.overlaps(span) for name in self.names):
                    self.names.append(GoldName(span, known))

    def happened(self, note: Note, finder: Finder) -> None:
        words, means, rest = note.head.rpartition(MEANS)
        trigger = _pieces(words, finder) if means else ()
        if not trigger:
            missing = "trigger" if means else "type"
            raise LineError(
                f"the {missing} is missing. Write: E trigger = TYPE:mode [factuality] [&same]"
            )
        kind, *marks = rest.split()
        type_name, mode = read_type(kind)
        factuality, same = read_marks(marks)
        contexts = sorted(codes.event_codes().contexts)
        self.events.append(
            GoldEvent(
                trigger=trigger,
                type=type_name,
                mode=mode,
                factuality=factuality,
                cameo=read_cameo(note.fields.get("K")),
                actors=self.cast.mentioned(note.fields.get("A", ""), finder),
                recipients=self.cast.mentioned(note.fields.get("R", ""), finder),
                contexts=tuple(
                    one_of(word, contexts, "context") for word in note.fields.get("X", "").split()
                ),
                date=_dated(note.fields.get("D"), finder),
                place=_placed(note.fields.get("L"), finder),
                same=same,
                statement=_innermost(trigger[0], self.statements),
            )
        )

    def _source(self, words: str, finder: Finder) -> tuple[Span | None, tuple[Who, ...]]:
        if not words:
            return None, ()
        if words.startswith("@"):
            nowhere = Span(0, 0)
            return None, tuple(self.cast.who(spec, nowhere) for spec in read_specs(words))
        if words.endswith(MEANS + "-"):
            return finder.find(words.removesuffix(MEANS + "-").strip()), ()
        mention = self.cast.mention(words, finder)
        return mention.span, mention.who


def _pieces(words: str, finder: Finder) -> tuple[Span, ...]:
    if words.strip() in ("", "-"):
        return ()
    return tuple(finder.find(piece.strip()) for piece in words.split(PIECES))


def _innermost(trigger: Span, statements: list[GoldStatement]) -> int | None:
    """Index of the statement with the shortest content around the trigger."""
    best: tuple[int, int] | None = None
    for number, statement in enumerate(statements):
        size = sum(piece.end - piece.start for piece in statement.content)
        held = any(piece.holds(trigger) for piece in statement.content)
        if held and (best is None or size < best[0]):
            best = (size, number)
    return None if best is None else best[1]


def _dated(words: str | None, finder: Finder) -> GoldDate | None:
    if not words:
        return None
    quoted, means, value = words.rpartition(MEANS)
    if not means:
        return GoldDate(finder.find(words), None, None)
    day, precision = read_day(value.strip())
    return GoldDate(finder.find(quoted.strip()), day, precision)


def _placed(words: str | None, finder: Finder) -> GoldPlace | None:
    if not words:
        return None
    quoted, means, country = words.rpartition(MEANS)
    if not means:
        return GoldPlace(finder.find(words), None)
    return GoldPlace(finder.find(quoted.strip()), read_country(country.strip()))
