"""From what is written in a gold file to items with offsets."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

from verbale.gold import codes
from verbale.gold.locate import Finder, NotFoundError, occurrences
from verbale.gold.notation import LISTED, MEANS, SEPARATOR, Draft, Note, read_drafts
from verbale.gold.parties import PartyError, Spec, read_specs
from verbale.gold.types import (
    GoldDate,
    GoldEvent,
    GoldItem,
    GoldMention,
    GoldName,
    GoldPlace,
    GoldStatement,
    Precision,
    Problem,
    Span,
    Who,
)

_DATE = re.compile(r"^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$")
_PRECISION: dict[int, Precision] = {1: "year", 2: "month", 3: "day"}


class LineError(Exception):
    """Something in one annotation line is wrong; `str(error)` goes into the problem."""


def read_file(path: Path, name: str, problems: list[Problem]) -> list[GoldItem]:
    """All items of a gold file that can be converted; everything wrong goes to `problems`.

    Args:
        path: the file.
        name: how to call it in messages.
    """
    drafts = read_drafts(path, name, problems)
    items = (convert(draft, problems) for draft in drafts)
    return [item for item in items if item is not None]


def convert(draft: Draft, problems: list[Problem]) -> GoldItem | None:
    """One item with offsets, or `None` where its head is wrong; problems are added."""
    try:
        head = _head(draft)
    except LineError as error:
        problems.append(Problem(draft.where, str(error)))
        return None
    text, scopes, paragraphs, raw = _laid_out(draft)
    if not text.strip():
        problems.append(Problem(draft.where, "the item has no text. Write P and a sentence."))
        return None
    builder = _Builder(text, scopes, problems)
    builder.build(draft)
    stem = draft.where.rsplit(":", 1)[0].rsplit("/", 1)[-1].removesuffix(".gold")
    digest = hashlib.sha256(text.encode()).hexdigest()[:8]
    return GoldItem(
        item_id=head.name or f"{stem}.{digest}",
        where=draft.where,
        kind="sentence" if draft.kind == "sentence" else "document",
        text=text,
        style=head.style,
        year=head.year,
        published=head.published,
        countries=head.countries,
        hard=_tags(head, builder.events),
        none=head.none,
        group=head.group,
        outlet=head.outlet,
        title=draft.title,
        raw=raw,
        sentences=tuple(scopes),
        paragraphs=paragraphs,
        events=tuple(builder.events),
        statements=tuple(builder.statements),
        mentions=tuple(sorted(builder.mentions.values(), key=lambda mention: mention.span)),
        names=tuple(sorted(builder.names, key=lambda name: name.span)),
    )


@dataclass(frozen=True, slots=True)
class _Head:
    name: str | None
    style: str
    year: int
    published: date | None
    countries: tuple[str, ...]
    hard: tuple[str, ...]
    none: str | None
    group: str | None
    outlet: str | None


_OPTIONS = {"hard", "none", "date", "group", "outlet"}


def _head(draft: Draft) -> _Head:
    words, options = draft.words, draft.options
    shape = "S STYLE YEAR COUNTRIES" if draft.kind == "sentence" else "D NAME STYLE DATE COUNTRIES"
    name = None
    if draft.kind == "document" and words:
        name, words = words[0], words[1:]
    if len(words) != 3:
        raise LineError(
            f"the head has {len(words)} words after its mark. Write: {shape} [key=value …]"
        )
    unknown = sorted(set(options) - _OPTIONS)
    if unknown:
        raise LineError(f"unknown option {unknown[0]!r}; allowed: {', '.join(sorted(_OPTIONS))}.")
    style, when, countries = words
    published = options.get("date") if draft.kind == "sentence" else when
    day = None
    if published is not None:
        day, precision = _day(published)
        if precision != "day":
            raise LineError(f"{published!r} is no full date. Write it as 2014-03-07.")
    if not re.fullmatch(r"\d{4}(-\d{2}-\d{2})?", when):
        raise LineError(f"{when!r} is no year and no date. Write: {shape} [key=value …]")
    return _Head(
        name=name,
        style=_one_of(style, codes.STYLES, "style"),
        year=int(when[:4]),
        published=day,
        countries=() if countries == "-" else tuple(_country(c) for c in countries.split(",")),
        hard=tuple(
            _one_of(tag, codes.HARD, "hard case")
            for tag in options.get("hard", "").split(",")
            if tag
        ),
        none=_one_of(options["none"], codes.NONE, "kind") if "none" in options else None,
        group=options.get("group"),
        outlet=options["outlet"].replace("_", " ") if "outlet" in options else None,
    )


def _tags(head: _Head, events: list[GoldEvent]) -> tuple[str, ...]:
    """The tags as written, with those that the item itself shows."""
    shown = set(head.hard)
    if len(events) > 1:
        shown.add("several")
    if head.style == "headline":
        shown.add("headline")
    return tuple(tag for tag in codes.HARD if tag in shown)


def _one_of(value: str, allowed: object, what: str) -> str:
    options = list(allowed)  # type: ignore[call-overload]  # any container of names
    if value not in options:
        raise LineError(f"unknown {what} {value!r}; allowed: {', '.join(options)}.")
    return value


def _country(code: str) -> str:
    if not codes.is_country(code) and code not in codes.event_codes().entities:
        raise LineError(
            f"{code!r} is no ISO 3166 alpha-3 code and no entity class such as UNO or IGO."
        )
    return code


def _day(words: str) -> tuple[date, Precision]:
    match = _DATE.match(words)
    try:
        if match is None:
            raise ValueError
        parts = [int(part) for part in match.groups() if part is not None]
        value = date(*([*parts, 1, 1])[:3])
    except ValueError as error:
        raise LineError(f"{words!r} is no date. Write 2014, 2014-03 or 2014-03-07.") from error
    return value, _PRECISION[len(parts)]


def _laid_out(draft: Draft) -> tuple[str, list[Span], tuple[int, ...], str | None]:
    """Text, the span of each of its lines, starts of paragraphs, and the page with its clutter."""
    text, raw = "", draft.title or ""
    scopes: list[Span] = []
    paragraphs: list[int] = []
    glued = False
    for line in draft.lines:
        if line.mark in ("J", "J~"):
            raw += ("\n\n" if raw else "") + line.text
            glued = line.mark == "J~"
            continue
        if line.mark == "+" and text:
            text, raw = text + " ", raw + ("" if glued else " ")
        else:
            text, raw = text + ("\n\n" if text else ""), raw + ("\n\n" if raw and not glued else "")
            paragraphs.append(len(text))
        glued = False
        scopes.append(Span(len(text), len(text) + len(line.text)))
        text, raw = text + line.text, raw + line.text
    cluttered = any(line.mark in ("J", "J~") for line in draft.lines)
    return text, scopes, tuple(paragraphs), raw if cluttered else None


@dataclass(slots=True)
class _Written:
    """A mention as written: where, and what its codes say (`None` where they are left out)."""

    span: Span
    specs: tuple[Spec, ...] | None


@dataclass(slots=True)
class _Builder:
    """Puts the annotation of one item together."""

    text: str
    scopes: list[Span]
    problems: list[Problem]
    events: list[GoldEvent] = field(default_factory=list)
    statements: list[GoldStatement] = field(default_factory=list)
    mentions: dict[Span, GoldMention] = field(default_factory=dict)
    names: list[GoldName] = field(default_factory=list)
    specs: dict[Span, tuple[Spec, ...]] = field(default_factory=dict)
    labels: dict[str, Spec] = field(default_factory=dict)

    def build(self, draft: Draft) -> None:
        """Read all lines twice: first who is who, then everything."""
        lines = [line for line in draft.lines if line.mark in ("S", "P", "+")]
        notes = [
            (note, Finder(self.text, scope))
            for line, scope in zip(lines, self.scopes, strict=True)
            for note in line.notes
        ]
        for note, finder in notes:
            self._guarded(note, finder, self._define)
        for mark, read in (("M", self._mentioned), ("Q", self._stated), ("N", self._named)):
            for note, finder in notes:
                if note.mark == mark:
                    self._guarded(note, finder, read)
        for note, finder in notes:
            if note.mark == "E":
                self._guarded(note, finder, self._happened)

    def _guarded(self, note: Note, finder: Finder, read: object) -> None:
        try:
            read(note, finder)  # type: ignore[operator]  # one of the methods above
        except (LineError, NotFoundError, PartyError) as error:
            problem = Problem(note.where, f"{note.mark} {note.head[:30]}: {error}")
            if problem not in self.problems:
                self.problems.append(problem)

    # First reading: the codes of spans and labels.

    def _define(self, note: Note, finder: Finder) -> None:
        for part in _parties(note):
            self._guarded(note, finder, partial(self._define_part, part))

    def _define_part(self, part: str, note: Note, finder: Finder) -> None:
        written = self._written(part, finder)
        if written.specs is not None:
            for spec in written.specs:
                self._label(spec)
            known = self.specs.setdefault(written.span, written.specs)
            if known != written.specs:
                words = self.text[written.span.start : written.span.end]
                raise LineError(
                    f"{words!r} has other codes in another line of this item. Give one phrase one "
                    "coding; a second time it needs no codes at all."
                )

    def _label(self, spec: Spec) -> None:
        if spec.label is None or not spec.coded:
            return
        known = self.labels.setdefault(spec.label, spec)
        if known != spec:
            raise LineError(f"@{spec.label} is defined twice with different codes. Define it once.")

    def _written(self, part: str, finder: Finder) -> _Written:
        words, means, specs = part.strip().rpartition(MEANS)
        if words.startswith("@") or part.strip().startswith("@"):
            raise LineError(
                f"{part.strip()!r} has no words. A party that the text does not name is left out; "
                "only the S of a Q may be a label alone."
            )
        if not means:
            return _Written(finder.find(part.strip()), None)
        return _Written(finder.find(words.strip()), read_specs(specs))

    # Second reading.

    def _mention(self, part: str, finder: Finder) -> GoldMention:
        span = self._written(part, finder).span
        if span in self.mentions:
            return self.mentions[span]
        if span not in self.specs:
            raise LineError(
                f"{part.strip()!r} has no codes. Write: {part.strip()} = USA/GOV or = @label"
            )
        who = tuple(self._who(spec, span, number) for number, spec in enumerate(self.specs[span]))
        self.mentions[span] = GoldMention(span, who)
        return self.mentions[span]

    def _who(self, spec: Spec, span: Span, number: int) -> Who:
        if spec.label is None:
            return Who(f"{span.start}-{span.end}.{number}", spec.country, spec.sectors)
        if spec.label not in self.labels:
            raise LineError(
                f"@{spec.label} is defined nowhere. Write it once with codes: RUS/GOV @name"
            )
        known = self.labels[spec.label]
        return Who(spec.label, known.country, known.sectors)

    def _listed(self, words: str, finder: Finder) -> tuple[GoldMention, ...]:
        return tuple(self._mention(part, finder) for part in words.split(LISTED) if part.strip())

    def _mentioned(self, note: Note, finder: Finder) -> None:
        self._listed(note.head, finder)

    def _pieces(self, words: str, finder: Finder) -> tuple[Span, ...]:
        if words.strip() in ("", "-"):
            return ()
        return tuple(finder.find(piece.strip()) for piece in words.split(" + "))

    def _stated(self, note: Note, finder: Finder) -> None:
        cue, _, form = note.head.partition(MEANS)
        named = _one_of(form.strip() or "indirect", codes.FORMS, "form")
        content = self._pieces(note.fields.get("C", ""), finder)
        if not content:
            raise LineError(
                "the content is missing. Write: Q said = indirect | S source | C content"
            )
        source, speaker = self._source(note.fields.get("S", ""), finder)
        addressee = self._listed(note.fields.get("A", ""), finder)
        question = note.fields.get("Y")
        self.statements.append(
            GoldStatement(
                form=named,  # type: ignore[arg-type]  # checked above
                cue=self._pieces(cue, finder),
                source=source,
                speaker=speaker,
                content=content,
                addressee=addressee[0] if addressee else None,
                reply_to=finder.find(question) if question else None,
            )
        )

    def _source(self, words: str, finder: Finder) -> tuple[Span | None, tuple[Who, ...]]:
        if not words:
            return None, ()
        if words.startswith("@"):
            specs = read_specs(words)
            return None, tuple(self._who(spec, Span(0, 0), 0) for spec in specs)
        if words.endswith(MEANS + "-"):
            return finder.find(words.removesuffix(MEANS + "-").strip()), ()
        mention = self._mention(words, finder)
        return mention.span, mention.who

    def _named(self, note: Note, finder: Finder) -> None:
        taken: list[Span] = [name.span for name in self.names]
        listed: list[tuple[str, str]] = []
        for part in note.head.split(SEPARATOR):
            kind, _, words = part.strip().partition(" ")
            _one_of(kind, codes.NAME_KINDS, "kind of name")
            listed += [(word.strip(), kind) for word in words.split(LISTED) if word.strip()]
        for words, kind in sorted(listed, key=lambda entry: -len(entry[0])):
            places = occurrences(self.text, words, 0, len(self.text))
            if not places:
                raise LineError(
                    f"the name {words!r} is not in the text. Copy it as it stands there."
                )
            for span in places:
                if any(other.start < span.end and span.start < other.end for other in taken):
                    continue
                taken.append(span)
                self.names.append(GoldName(span, kind))  # type: ignore[arg-type]  # checked above

    def _happened(self, note: Note, finder: Finder) -> None:
        words, means, rest = note.head.rpartition(MEANS)
        if not means:
            raise LineError("the type is missing. Write: E trigger = TYPE:mode [factuality]")
        trigger = self._pieces(words, finder)
        if not trigger:
            raise LineError("the trigger is missing. Write: E trigger = TYPE:mode [factuality]")
        kind, *marks = rest.split()
        type_name, mode = _typed(kind)
        factuality, same = _marked(marks)
        self.events.append(
            GoldEvent(
                trigger=trigger,
                type=type_name,
                mode=mode,
                factuality=factuality,  # type: ignore[arg-type]  # checked
                cameo=_cameo(note.fields.get("K")),
                actors=self._listed(note.fields.get("A", ""), finder),
                recipients=self._listed(note.fields.get("R", ""), finder),
                contexts=tuple(
                    _one_of(word, sorted(codes.event_codes().contexts), "context")
                    for word in note.fields.get("X", "").split()
                ),
                date=self._dated(note.fields.get("D"), finder),
                place=self._placed(note.fields.get("L"), finder),
                same=same,
                statement=self._innermost(trigger[0]),
            )
        )

    def _innermost(self, trigger: Span) -> int | None:
        best: tuple[int, int] | None = None
        for number, statement in enumerate(self.statements):
            holds = any(
                p.start <= trigger.start and trigger.end <= p.end for p in statement.content
            )
            size = sum(piece.end - piece.start for piece in statement.content)
            if holds and (best is None or size < best[0]):
                best = (size, number)
        return None if best is None else best[1]

    def _dated(self, words: str | None, finder: Finder) -> GoldDate | None:
        if not words:
            return None
        quoted, means, value = words.rpartition(MEANS)
        if not means:
            return GoldDate(finder.find(words), None, None)
        day, precision = _day(value.strip())
        return GoldDate(finder.find(quoted.strip()), day, precision)

    def _placed(self, words: str | None, finder: Finder) -> GoldPlace | None:
        if not words:
            return None
        quoted, means, country = words.rpartition(MEANS)
        if not means:
            return GoldPlace(finder.find(words), None)
        return GoldPlace(finder.find(quoted.strip()), _country(country.strip()))


def _parties(note: Note) -> list[str]:
    """The parties that a line writes, each with its codes if it gives them."""
    lists = [note.head] if note.mark == "M" else []
    if note.mark == "E":
        lists = [note.fields.get("A", ""), note.fields.get("R", "")]
    if note.mark == "Q":
        source = note.fields.get("S", "")
        bare = source.startswith("@") or source.endswith(MEANS + "-")
        lists = [note.fields.get("A", ""), "" if bare else source]
    return [part for words in lists for part in words.split(LISTED) if part.strip()]


def _typed(words: str) -> tuple[str, str | None]:
    modes = codes.event_codes().modes
    name, _, mode = words.partition(":")
    _one_of(name, modes, "type")
    if mode and mode not in modes[name]:
        raise LineError(
            f"{mode!r} is no mode of {name}; allowed: {', '.join(sorted(modes[name])) or 'none'}."
        )
    return name, mode or None


def _marked(marks: list[str]) -> tuple[str, str | None]:
    factuality, same = "actual", None
    for mark in marks:
        if mark.startswith("&"):
            same = mark[1:]
        else:
            factuality = _one_of(mark, codes.FACTUALITIES, "factuality")
    return factuality, same


def _cameo(words: str | None) -> str | None:
    if words is not None and not re.fullmatch(r"(0[1-9]|1\d|20)\d{0,2}", words):
        raise LineError(f"{words!r} is no CAMEO code. Write two to four digits, 01 to 2042.")
    return words
