"""Tables of a user's own folder, written from what a source gives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TextIO, get_args

from platformdirs import user_data_dir

from verbale.actors.imports import phoenix, table, wikidata
from verbale.actors.imports.record import Found, Record, Skipped, Table
from verbale.actors.tables import COLUMNS, slug
from verbale.errors import DataError, UsageError

Form = Literal["phoenix", "csv", "wikidata"]
FORMS: tuple[Form, ...] = get_args(Form)
STEP = 50_000
"""Rows between two reports of progress."""
_EXAMPLES = 3
"""Examples that are kept of each reason."""


def default_folder() -> Path:
    """The folder of a user's own tables."""
    return Path(user_data_dir("verbale", appauthor=False)) / "actors"


@dataclass(slots=True)
class Tally:
    """What an import has done so far.

    Attributes:
        rows: table → rows written.
        skipped: reason → pieces of the source that gave no row.
        examples: reason → the first of them, with their places.
        files: what was written, once it is done.
    """

    rows: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[Skipped]] = field(default_factory=dict)
    files: list[Path] = field(default_factory=list)

    def skip(self, one: Skipped) -> None:
        """Count a piece that gave no row."""
        self.skipped[one.reason] += 1
        examples = self.examples.setdefault(one.reason, [])
        if len(examples) < _EXAMPLES:
            examples.append(one)


def import_names(
    source: Path,
    to: Path | None = None,
    form: Form | None = None,
    progress: Callable[[Tally], None] | None = None,
) -> Tally:
    """Write the names of a file as tables `persons-FILE.tsv`, `bodies-FILE.tsv` ….

    An earlier import of a file of the same name is replaced, once the new one is whole.

    Args:
        source: a dictionary, CSV or dump; `.gz` and `.bz2` are unpacked on the way.
        to: the folder; `default_folder()` if `None`.
        form: what `source` is; `None` tells by its ending (.txt, .csv or .tsv, .json).
        progress: called every `STEP` rows.

    Raises:
        UsageError: the form cannot be told.
        DataError: the file is not of its form, or the folder cannot be written.
    """
    found = _read(source, form or guess(source))
    folder = to or default_folder()
    name = slug(_stem(source)) or "import"
    tally = Tally()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _write(found, folder, name, tally, progress)
    except OSError as error:
        raise DataError(str(error.filename or source), f"{error.strerror or error}.") from error
    return tally


_PACKED = (".gz", ".bz2")
_ENDINGS: dict[str, Form] = {
    ".txt": "phoenix",
    ".csv": "csv",
    ".tsv": "csv",
    ".json": "wikidata",
    ".jsonl": "wikidata",
    ".ndjson": "wikidata",
}


def _stem(source: Path) -> str:
    """The name of a file without what tells its form and packing."""
    plain = Path(source.stem) if source.suffix.lower() in _PACKED else Path(source.name)
    return plain.stem if plain.suffix.lower() in _ENDINGS else plain.name


def guess(source: Path) -> Form:
    """The form of a file by its ending.

    Raises:
        UsageError: it has none of the known endings.
    """
    packed = source.suffix.lower() in _PACKED
    ending = Path(source.stem if packed else source.name).suffix.lower()
    if ending in _ENDINGS:
        return _ENDINGS[ending]
    raise UsageError(
        f"{source.name}: its ending does not tell what it is. Name it: --format {', '.join(FORMS)}."
    )


def _read(source: Path, form: Form) -> Found:
    if form == "phoenix":
        return phoenix.records([source])
    if form == "csv":
        return table.records(source)
    return wikidata.records(source)


def _write(
    found: Found, folder: Path, name: str, tally: Tally, progress: Callable[[Tally], None] | None
) -> None:
    tables: tuple[Table, ...] = get_args(Table)
    partial = {each: folder / f".{each}-{name}.partial" for each in tables}
    try:
        with ExitStack() as stack:
            out = {
                each: stack.enter_context(path.open("w", encoding="utf-8", newline="\n"))
                for each, path in partial.items()
            }
            for each, file in out.items():
                file.write("\t".join(COLUMNS[each]) + "\n")
            _write_rows(found, out, tally, progress)
        for each, path in partial.items():
            target = folder / f"{each}-{name}.tsv"
            if tally.rows[each]:
                path.replace(target)
                tally.files.append(target)
            else:
                target.unlink(missing_ok=True)
    finally:
        for path in partial.values():
            path.unlink(missing_ok=True)


def _write_rows(
    found: Found,
    out: Mapping[Table, TextIO],
    tally: Tally,
    progress: Callable[[Tally], None] | None,
) -> None:
    before = ""
    for seen, one in enumerate(found, 1):
        if isinstance(one, Skipped):
            tally.skip(one)
        else:
            out[one.table].write("\t".join(_cells(one, again=one.row_id == before)) + "\n")
            tally.rows[one.table] += 1
            before = one.row_id
        if progress is not None and seen % STEP == 0:
            progress(tally)


def _cells(record: Record, *, again: bool) -> Iterator[str]:
    """The cells of a row; aliases stand in the first row of a person only."""
    if record.table == "regions":
        yield "|".join((record.name, *record.aliases))
        yield record.code
        yield "region"
        return
    if record.table == "roles":
        yield "|".join((record.name, *record.aliases)).lower()
        yield "|".join(record.sectors)
        yield "role"
        return
    yield record.row_id
    yield record.name
    yield "" if again and record.table == "persons" else "|".join(record.aliases)
    if record.table == "persons":
        yield record.office or ""
    yield record.code
    yield "|".join(record.sectors)
    yield record.since
    yield record.until
