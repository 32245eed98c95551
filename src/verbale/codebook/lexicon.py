"""The lexicons of a codebook folder: classes, acts, contexts, factuality cues, stops."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from verbale.codebook import notation
from verbale.codebook.notation import NotationError
from verbale.codebook.table import Row, read_table
from verbale.codebook.types import Act, ContextTerm, Cue, Example, Finding, Stop

ACT_COLUMNS = ("term", "kind", "mode", "cameo", "frame", "when", "example", "coding", "also")
CUE_SCOPES = ("clause", "object", "subject", "head", "sentence")
CUE_KINDS = ("verb", "noun", "adj", "adv", "aux", "conj", "det", "adp", "idiom", "phrasal", "light")


@dataclass(frozen=True, slots=True)
class ClassRow:
    """One row of classes.tsv: members are lemmas, phrases or other classes."""

    name: str
    members: tuple[str, ...]
    where: str


def read_classes(path: Path, name: str, found: list[Finding]) -> list[ClassRow]:
    """Rows of classes.tsv; a class may go on in several rows."""
    rows: list[ClassRow] = []
    for row in read_table(path, name, ("class", "members"), ("class", "members"), found):
        members = tuple(part.strip() for part in row["members"].split(",") if part.strip())
        if not row["class"].startswith("@") or row["class"] in notation.BUILTINS:
            found.append(
                Finding(
                    row.where,
                    "class-name",
                    "error",
                    f"class {row['class']!r} must begin with @ and must not be one of "
                    f"{', '.join(notation.BUILTINS)}. Rename it.",
                )
            )
            continue
        rows.append(ClassRow(row["class"], members, row.where))
    return rows


def resolve_classes(rows: Iterable[ClassRow], found: list[Finding]) -> dict[str, frozenset[str]]:
    """Class → all its words; classes inside classes are filled in, cycles are findings."""
    raw: dict[str, list[str]] = {}
    places: dict[str, str] = {}
    for row in rows:
        raw.setdefault(row.name, []).extend(row.members)
        places.setdefault(row.name, row.where)
    done: dict[str, frozenset[str]] = {}

    def fill(name: str, path: tuple[str, ...]) -> frozenset[str]:
        if name in done:
            return done[name]
        words: set[str] = set()
        for member in raw[name]:
            if not member.startswith("@"):
                words.add(member)
            elif member in path or member == name or member not in raw:
                why = "is defined by itself" if member in raw else "is not defined"
                message = f"class {member}, used in {name}, {why}. Take it out or define it."
                found.append(Finding(places[name], "unknown-class", "error", message))
            else:
                words |= fill(member, (*path, name))
        done[name] = frozenset(words)
        return done[name]

    for name in raw:
        fill(name, ())
    return done


def read_acts(
    path: Path, name: str, classes: notation.Classes, layer: int, found: list[Finding]
) -> list[Act]:
    """Entries of one file of acts; the file's name is their type (`REQUEST.tsv`)."""
    acts: list[Act] = []
    for row in read_table(path, name, ACT_COLUMNS, ("term",), found):
        try:
            acts.append(_act(row, path.stem, classes, layer))
        except NotationError as error:
            found.append(Finding(row.where, "notation", "error", f"{error}."))
    return acts


def _act(row: Row, type_name: str, classes: notation.Classes, layer: int) -> Act:
    kind = notation.parse_kind(row["kind"], row["term"])
    mode = row["mode"] or None
    rank, contexts = _also(row["also"])
    return Act(
        act_id=act_id(type_name, row["term"], row["kind"], row["when"]),
        term=notation.parse_term(row["term"], kind, classes),
        kind=kind,
        type=type_name,
        mode=mode,
        cameo=row["cameo"] or None,
        frame=notation.parse_frame(row["frame"], row["term"], kind),
        conditions=notation.parse_conditions(row["when"], classes),
        contexts=contexts,
        rank=rank,
        layer=layer,
        examples=_examples(row, type_name, mode),
        where=row.where,
    )


def act_id(type_name: str, term: str, kind: str, when: str) -> str:
    """Name of an entry, the same in every run: `REQUEST.call_for`, `CONCEDE.lift[o=@curfew]`."""
    base = f"{type_name}.{'_'.join(term.replace('*', '').split())}"
    if kind in ("noun", "adj"):
        base += f"({kind})"
    return f"{base}[{when.replace(' ', '')}]" if when else base


def _also(text: str) -> tuple[int, tuple[str, ...]]:
    rank, contexts = 0, []
    for item in text.split():
        key, _, value = item.partition(":")
        if key == "rank" and value.lstrip("-").isdigit():
            rank = int(value)
        elif key == "context" and value:
            contexts.append(value)
        else:
            raise NotationError(f"{item!r} in column also; allowed: rank:NUMBER, context:NAME")
    return rank, tuple(contexts)


def _examples(row: Row, type_name: str, mode: str | None) -> tuple[Example, ...]:
    if not row["example"]:
        return ()
    texts = [part.strip() for part in row["example"].split("||")]
    codings = [part.strip() for part in row["coding"].split("||")]
    if len(texts) != len(codings) or not all(codings):
        raise NotationError(
            f"{len(texts)} example(s) but {len([c for c in codings if c])} coding(s); give each "
            "example its coding, with || between several"
        )
    return tuple(
        notation.parse_example(text, coding, type_name, mode)
        for text, coding in zip(texts, codings, strict=True)
    )


def read_contexts(
    path: Path, name: str, classes: notation.Classes, found: list[Finding]
) -> list[ContextTerm]:
    """Entries of contexts.tsv; the weight is 1 unless given."""
    terms: list[ContextTerm] = []
    columns = ("term", "context", "kind", "when", "weight")
    for row in read_table(path, name, columns, ("term", "context"), found):
        try:
            weight = float(row["weight"] or 1)
            terms.append(
                ContextTerm(
                    notation.parse_term(row["term"], row["kind"] or "noun", classes),
                    row["kind"],
                    row["context"],
                    weight,
                    notation.parse_conditions(row["when"], classes),
                    row.where,
                )
            )
        except (NotationError, ValueError) as error:
            found.append(Finding(row.where, "notation", "error", f"{error}."))
    return terms


def read_cues(path: Path, name: str, classes: notation.Classes, found: list[Finding]) -> list[Cue]:
    """Entries of factuality.tsv.

    `effect` holds for an act in scope, `negated` for the same where the cue itself is negated.
    """
    cues: list[Cue] = []
    columns = ("term", "kind", "sense", "scope", "effect", "negated", "example", "coding")
    for row in read_table(path, name, columns, columns[:5], found):
        try:
            cues.append(_cue(row, classes))
        except NotationError as error:
            found.append(Finding(row.where, "notation", "error", f"{error}."))
    return cues


def _cue(row: Row, classes: notation.Classes) -> Cue:
    if row["kind"] not in CUE_KINDS:
        raise NotationError(f"kind {row['kind']!r} is unknown; allowed: {', '.join(CUE_KINDS)}")
    if row["scope"] not in CUE_SCOPES:
        raise NotationError(f"scope {row['scope']!r} is unknown; allowed: {', '.join(CUE_SCOPES)}")
    return Cue(
        term=notation.parse_term(row["term"], row["kind"], classes),
        kind=row["kind"],
        sense=row["sense"],
        scope=row["scope"],
        effect=notation.parse_factuality(row["effect"]),
        negated_effect=notation.parse_factuality(row["negated"] or row["effect"]),
        example=notation.parse_example(row["example"], row["coding"] or "none", "?", None),
        where=row.where,
    )


def read_stops(
    path: Path, name: str, classes: notation.Classes, found: list[Finding]
) -> list[Stop]:
    """Entries of stops.tsv."""
    stops: list[Stop] = []
    columns = ("term", "sense", "when", "example", "kind")
    for row in read_table(path, name, columns, ("term", "sense"), found):
        try:
            stops.append(
                Stop(
                    notation.parse_term(row["term"], row["kind"], classes),
                    row["kind"],
                    row["sense"],
                    notation.parse_conditions(row["when"], classes),
                    row["example"],
                    row.where,
                )
            )
        except NotationError as error:
            found.append(Finding(row.where, "notation", "error", f"{error}."))
    return stops
