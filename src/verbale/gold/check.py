"""Reading a corpus, and everything that can be wrong in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from verbale.errors import DataError
from verbale.gold import codes
from verbale.gold.convert import read_file
from verbale.gold.doubts import doubts
from verbale.gold.types import GoldItem, Problem


def read_corpus(path: Path, problems: list[Problem], only: str | None = None) -> list[GoldItem]:
    """All items of a gold file, or of all `*.gold` files below a folder, in order of path.

    Args:
        path: a file or a folder.
        problems: everything that is wrong is added here.
        only: `sentence` or `document`, to keep one kind.

    Raises:
        DataError: there is no such file or folder, or no gold file in it.
    """
    if path.is_file():
        files, base = [path], path.parent
    else:
        files, base = sorted(path.rglob("*.gold")), path
    if not files:
        raise DataError(
            str(path), "no gold files there. Give a .gold file or a folder that holds some."
        )
    items: list[GoldItem] = []
    for file in files:
        found = read_file(file, file.relative_to(base).as_posix(), problems)
        for item in found:
            check_item(item, problems)
        items += found
    _check_names(items, problems)
    return [item for item in items if only is None or item.kind == only]


def load(path: Path, only: str | None = None) -> list[GoldItem]:
    """All items of a corpus without an error.

    Raises:
        DataError: the first error, if any.
    """
    problems: list[Problem] = []
    items = read_corpus(path, problems, only)
    for problem in problems:
        if problem.level == "error":
            raise DataError(problem.where, f"{problem.message} (verbale gold check lists all)")
    return items


def check_item(item: GoldItem, problems: list[Problem]) -> None:
    """Add everything that is wrong with a converted item."""
    for message in _errors(item):
        problems.append(Problem(item.where, message))
    for message in doubts(item):
        problems.append(Problem(item.where, message, "warning"))


def _errors(item: GoldItem) -> Iterable[str]:
    if not codes.FIRST_YEAR <= item.year <= codes.LAST_YEAR:
        yield f"year {item.year}; allowed: {codes.FIRST_YEAR} to {codes.LAST_YEAR}."
    if item.published is not None and item.published.year != item.year:
        yield f"date {item.published} is not in the year {item.year}. Mend one of them."
    if item.none is not None and item.events:
        yield f"none={item.none}, and an event is marked. Take out one of them."
    if item.kind == "sentence" and item.none is None and not item.events:
        yield "no event is marked. Add E, or say why there is none: none=sport in the head."
    if "  " in item.text or item.text != item.text.strip():
        yield "the text has two blanks in a row, or blanks at its ends. Take them out."
    required = codes.event_codes().required
    seen = set()
    for event in item.events:
        words = item.words(*event.trigger)
        mutual = event.type == "COOPERATE" and len(event.actors) > 1
        if event.type in required and not event.recipients and not mutual:
            yield f"E {words}: {event.type} must have a recipient. Add R or choose anew."
        shared = {mention.span for mention in event.actors} & {m.span for m in event.recipients}
        if shared:
            yield f"E {words}: {item.words(min(shared))!r} is both actor and recipient."
        for piece in event.trigger:
            if not any(sentence.holds(piece) for sentence in item.sentences):
                yield f"E {words}: the trigger does not lie within one sentence."
        key = (event.trigger, event.type, event.actors, event.recipients)
        if key in seen:
            yield f"E {words}: the same event is marked twice. Take one out."
        seen.add(key)
    yield from _statement_errors(item)


def _statement_errors(item: GoldItem) -> Iterable[str]:
    for statement in item.statements:
        label = f"Q {item.words(*statement.cue) or '-'}"
        parts = [*statement.cue, *([statement.source] if statement.source else [])]
        for part in parts:
            if any(part.overlaps(piece) for piece in statement.content):
                yield (
                    f"{label}: {item.words(part)!r} is source or cue and lies in the content. Cut "
                    "the content in two pieces with ' + '."
                )
        if statement.form in ("direct", "indirect", "mixed") and not statement.cue:
            yield f"{label}: {statement.form} needs a cue. Without one it is unmarked or answer."
        if statement.source is None and not statement.speaker and statement.form != "indirect":
            yield f"{label}: no source. Write S and the words that name the speaker, or S @label."


def _check_names(items: Sequence[GoldItem], problems: list[Problem]) -> None:
    """Ids and texts must be given once; groups hold three documents."""
    seen: dict[str, GoldItem] = {}
    texts: dict[str, GoldItem] = {}
    for item in items:
        for table, key, what in ((seen, item.item_id, "id"), (texts, item.text, "text")):
            if key in table:
                problems.append(
                    Problem(
                        item.where,
                        f"the same {what} as {table[key].where} ({key[:40]!r}). Change one.",
                    )
                )
            table.setdefault(key, item)
