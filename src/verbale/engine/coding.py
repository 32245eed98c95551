"""From sources to coded articles, and into a record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from verbale.engine.line import Line, Outcome, Setup, is_coded
from verbale.engine.sources import Sources
from verbale.engine.workers import Crew, chunks
from verbale.record.rows import CodedArticle
from verbale.settings import EngineSettings, ReadSettings
from verbale.types import Article, Rejected

if TYPE_CHECKING:
    from verbale.record import Record

BATCH = 64
"""Outcomes committed at once: some 20 ms of writing for two seconds of coding or more."""

BATCH_CHARACTERS = 2_000_000
"""Characters of text after which a batch is committed, so that long articles do not pile up."""

BATCH_SECONDS = 5.0
"""Seconds after which a batch that is not full is committed, so that little is coded twice after
a break."""

RECENT = 10_000
"""Ids of articles remembered to find doubles that are not committed yet; far more than are under
way at any time."""

Coder = Line | Crew
"""What codes: a line in this process, or several processes."""


@contextmanager
def open_coder(setup: Setup, jobs: int = 1) -> Iterator[Coder]:
    """A line in this process, or a crew of several, which ends with the context.

    Raises:
        ModelError, DataError: something it is made of cannot be loaded.
        EngineError: a process died.
    """
    if jobs <= 1:
        yield Line.load(setup)
        return
    with Crew(setup, jobs) as crew:
        yield crew


def setup_for(setup: Setup, published: date | None, source: str | None) -> Setup:
    """The setup with what the user says of all articles, which belongs to the run."""
    day = None if published is None else published.isoformat()
    return replace(setup, given=(("published", day), ("source", source)))


def code(
    sources: str | Path | Sequence[str | Path],
    *,
    record: str | Path | None = None,
    published: date | None = None,
    source: str | None = None,
    codebook: Path | None = None,
    actors: Path | None = None,
    model: Path | None = None,
    jobs: int = 1,
    min_confidence: float = 0.0,
    read_settings: ReadSettings | None = None,
) -> Iterator[Outcome]:
    """Read and code any mix of sources, in order, in bounded memory.

    Args:
        sources: one or several: paths of files and folders, globs, `http(s)` addresses, or "-" for
            standard input.
        record: a record to commit to; articles that are in already are left out.
        published: day of publication for articles whose source gives none.
        source: outlet for articles whose source gives none.
        codebook: folder of a user's codebook; the default one if `None`.
        actors: folder of a user's tables of actors; the shipped ones alone if `None`.
        model: folder of a model; the packaged one if `None`.
        jobs: number of processes. With more than one, a script must guard its own start with
            `if __name__ == "__main__":`, since each process imports it.
        min_confidence: events less likely right than this are left out.
        read_settings: limits of reading.

    Yields:
        Each article with its events and statements, committed if there is a record; and for each
        piece that could not be read or coded a `Rejected`.

    Raises:
        SettingError: `jobs` or `min_confidence` is out of range.
        ModelError, DataError: something the line is made of cannot be loaded.
        RecordError: the record cannot be opened or written.
        EngineError: a process died.
    """
    settings = EngineSettings(jobs, min_confidence)
    setup = setup_for(Setup(model, codebook, actors, settings.min_confidence), published, source)
    names = [sources] if isinstance(sources, str | Path) else sources
    items = Sources(
        [str(name) for name in names], settings=read_settings, published=published, source=source
    )
    with ExitStack() as stack:
        opened = None if record is None else stack.enter_context(opened_record(record))
        coder = stack.enter_context(open_coder(setup, settings.jobs))
        yield from (coder if opened is None else Recording(opened, coder)).code(items)


def opened_record(path: str | Path) -> Record:
    """A record open for writing, made if it is not there. Raises `RecordError`."""
    from verbale.record import Record  # brings DuckDB, which is not needed without a record

    return Record.open(path, "write")


@dataclass(slots=True)
class Recording:
    """Codes into a record what is not in it yet.

    Attributes:
        record: the record, open for writing.
        coder: what codes.
        skipped: articles that were in already.
        written: articles committed.
    """

    record: Record
    coder: Coder
    skipped: int = 0
    written: int = 0
    _run_id: str = field(init=False)

    def __post_init__(self) -> None:
        self._run_id = self.record.begin(self.coder.run)

    def code(self, items: Iterable[Article | Rejected]) -> Iterator[Outcome]:
        """As `Line.code`; each outcome comes when it is committed.

        At the end the events of the run are grouped, unless no article came since they were. What
        is coded when Ctrl-C or an error of a source breaks the work is committed first.

        Raises:
            RecordError: the record cannot be written; what was committed before stands.
            EngineError: a process died.
        """
        batch: list[Outcome] = []
        characters, begun = 0, monotonic()
        try:
            for outcome in self.coder.code(self._fresh(items)):
                batch.append(outcome)
                characters += 0 if isinstance(outcome, Rejected) else len(outcome.article.text)
                full = len(batch) >= BATCH or characters >= BATCH_CHARACTERS
                if full or monotonic() - begun > BATCH_SECONDS:
                    done, batch = batch, []
                    self._commit(done)
                    yield from done
                    characters, begun = 0, monotonic()
        finally:
            # Empty where the consumer stopped or a commit failed: what was given out is in.
            self._commit(batch)
        yield from batch
        self._group()

    def _group(self) -> None:
        from verbale.record.grouping import is_grouped, store_groups  # brings DuckDB, as above

        if not is_grouped(self.record, self._run_id):
            store_groups(self.record, self._run_id)

    def _commit(self, batch: Sequence[Outcome]) -> None:
        coded = [one for one in batch if isinstance(one, CodedArticle)]
        rejected = [one for one in batch if isinstance(one, Rejected)]
        if batch:
            self.record.commit(self._run_id, coded, rejected)
            self.written += len(coded)

    def _fresh(self, items: Iterable[Article | Rejected]) -> Iterator[Article | Rejected]:
        """What is not in the record, nor on its way there."""
        recent: dict[str, None] = {}
        for chunk in chunks(items):
            ids = [item.article_id for item in chunk if isinstance(item, Article)]
            known = self._known(ids)
            for item in chunk:
                if isinstance(item, Article):
                    if item.article_id in known or item.article_id in recent:
                        self.skipped += 1
                        continue
                    recent[item.article_id] = None
                    if len(recent) > RECENT:
                        del recent[next(iter(recent))]
                yield item

    def _known(self, ids: Sequence[str]) -> set[str]:
        rows = self.record.fetch(
            "select article_id from articles where run_id = ?"
            " and article_id in (select unnest(?::varchar[]))",
            [self._run_id, list(ids)],
        )
        return {row[0] for row in rows}


@dataclass(slots=True)
class Tally:
    """What came of a whole input, counted as it comes.

    Attributes:
        articles: coded articles.
        unread: of these, articles in languages that are not coded.
        statements: their statements.
        events: type → events.
        rejects: reason → pieces.
    """

    articles: int = 0
    unread: int = 0
    statements: int = 0
    events: Counter[str] = field(default_factory=Counter)
    rejects: Counter[str] = field(default_factory=Counter)

    def add(self, outcome: Outcome) -> None:
        """Count one outcome."""
        if isinstance(outcome, Rejected):
            self.rejects[outcome.reason] += 1
            return
        self.articles += 1
        self.unread += not is_coded(outcome.article)
        self.statements += len(outcome.statements)
        self.events.update(event.type for event in outcome.events)
