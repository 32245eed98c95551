"""Is a record whole: references lead somewhere, spans lie in their text, hashes are right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from verbale.record.rows import Batch, CodedArticle, phrase
from verbale.record.store import Record
from verbale.types import Mention, Span

_EXAMPLES = 5  # places that are named for each rule


@dataclass(frozen=True, slots=True)
class Flaw:
    """One rule that is broken.

    Attributes:
        rule: what must hold, in words.
        count: how often it does not.
        examples: the first few places.
    """

    rule: str
    count: int
    examples: tuple[str, ...]


_RULES = (
    *(
        (
            f"every row of {table} belongs to a run of the record",
            f"select distinct run_id from {table} anti join runs using (run_id)",
        )
        for table in ("articles", "statements", "events", "parties", "dyads", "groups", "rejected")
    ),
    *(
        (
            f"every row of {table} belongs to an article of its run",
            f"select distinct run_id, article_id from {table}"
            " anti join articles using (run_id, article_id)",
        )
        for table in ("statements", "events", "parties", "dyads", "groups")
    ),
    *(
        (
            f"every row of {table} belongs to an event",
            f"select distinct run_id, article_id, event_id from {table}"
            " anti join events using (run_id, article_id, event_id)",
        )
        for table in ("dyads", "groups")
    ),
    (
        "the statement of every event is in its article",
        "select run_id, article_id, event_id from events e where statement_id is not null"
        " and not exists (from statements s where s.run_id = e.run_id"
        " and s.article_id = e.article_id and s.statement_id = e.statement_id)",
    ),
    (
        "every party belongs to an event or a statement",
        "select distinct run_id, article_id, owner_id from parties p"
        " anti join (select run_id, article_id, event_id as owner_id from events union all"
        " select run_id, article_id, statement_id from statements)"
        " using (run_id, article_id, owner_id)",
    ),
    (
        "every event has a row in dyads",
        "select run_id, article_id, event_id from events"
        " anti join dyads using (run_id, article_id, event_id)",
    ),
    *(
        (
            f"nothing in {table} is doubled",
            f"select {keys} from {table} group by all having count(*) > 1",
        )
        for table, keys in (
            ("runs", "run_id"),
            ("articles", "run_id, article_id"),
            ("events", "run_id, article_id, event_id"),
            ("statements", "run_id, article_id, statement_id"),
            ("groups", "run_id, article_id, event_id"),
            ("rejected", "run_id, piece, reason, message"),
        )
    ),
)


def check(record: Record) -> tuple[Flaw, ...]:
    """All rules that a record breaks; none if it is whole.

    Raises:
        RecordError: it cannot be read to the end.
    """
    flaws = []
    for rule, query in _RULES:
        rows = record.fetch(query)
        if rows:
            places = sorted(" ".join(str(cell) for cell in row) for row in rows)
            flaws.append(Flaw(rule, len(places), tuple(places[:_EXAMPLES])))
    return (*flaws, *_runs(record), *_articles(record))


def _runs(record: Record) -> Iterator[Flaw]:
    wrong = [one.run_id for one in record.runs() if one.run.run_id != one.run_id]
    if wrong:
        yield Flaw("the id of a run is the hash of its columns", len(wrong), tuple(wrong))


def _articles(record: Record) -> Iterator[Flaw]:
    """What can only be told with the text at hand."""
    counts: dict[str, int] = defaultdict(int)
    examples: dict[str, list[str]] = defaultdict(list)
    for summary in record.runs():
        run_id = summary.run_id
        digests: dict[str, str] = dict(
            record.fetch("select article_id, digest from articles where run_id = ?", [run_id])
        )
        # An article that is doubled has been told already, and would be read as one.
        for coded in record.coded(run_id, sorted(digests)):
            name = coded.article.article_id
            for rule, where in _article(run_id, coded, digests[name]):
                counts[rule] += 1
                if len(examples[rule]) < _EXAMPLES:
                    examples[rule].append(f"{run_id} {name} {where}".rstrip())
    for rule, count in counts.items():
        yield Flaw(rule, count, tuple(examples[rule]))


def _article(run_id: str, coded: CodedArticle, digest: str) -> Iterator[tuple[str, str]]:
    batch = Batch()
    batch.add(run_id, coded)
    if batch.articles[0]["digest"] != digest:
        yield "the rows of an article are those that were committed (digest)", ""
    text = coded.article.text
    for owner, spans in _spans(coded):
        for span in spans:
            if not 0 <= span.start <= span.end <= len(text):
                yield "every span lies in its text", f"{owner} {span.start}-{span.end}"
    for event in coded.events:
        for span in event.trigger:
            if not event.sentence.start <= span.start <= span.end <= event.sentence.end:
                yield "the trigger lies in its sentence", event.event_id
    for event, row in zip(coded.events, batch.events, strict=True):
        if not event.trigger or row["words"] != phrase(text, event.trigger):
            yield "every event has the words that report it", event.event_id


def _spans(coded: CodedArticle) -> Iterator[tuple[str, Iterable[Span]]]:
    for event in coded.events:
        spans = [*event.trigger, event.sentence, *_of(event.actors), *_of(event.recipients)]
        if event.when and event.when.span:
            spans.append(event.when.span)
        if event.place:
            spans.append(Span(event.place.start, event.place.end))
        yield event.event_id, spans
    for statement in coded.statements:
        said = [*statement.content, *statement.cue]
        said += [span for span in (statement.source, statement.reply_to) if span]
        said += _of([one for one in (statement.speaker, statement.addressee) if one])
        yield statement.statement_id, said


def _of(mentions: Iterable[Mention]) -> list[Span]:
    return [Span(mention.start, mention.end) for mention in mentions]
