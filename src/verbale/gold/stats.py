"""What the corpus holds, beside what it must hold."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

from verbale.gold import codes
from verbale.gold.compare import masked_words, sharing
from verbale.gold.triggers import trigger_form
from verbale.gold.types import FACTUALITIES, FORMS, GoldEvent, GoldItem, Span

Items = Sequence[GoldItem]
Measure = Callable[[Items], float]

SPLITS = ("train", "dev", "test")


@dataclass(frozen=True, slots=True)
class Figure:
    """One count or share, in the whole corpus and in each split.

    Attributes:
        name: what is counted, in words.
        values: the whole, then train, dev and test where there are splits.
        quota: what the whole must reach; `None` where nothing is asked.
        at_most: whether the quota is an upper bound.
        unit: shares lie between 0 and 1.
    """

    name: str
    values: tuple[float, ...]
    quota: float | None = None
    at_most: bool = False
    unit: Literal["count", "share"] = "count"

    @property
    def reached(self) -> bool | None:
        """Whether the whole reaches the quota; `None` where there is none."""
        if self.quota is None:
            return None
        return self.values[0] <= self.quota if self.at_most else self.values[0] >= self.quota


def count(items: Items, splits: Mapping[str, str] | None = None) -> list[Figure]:
    """Every figure of a corpus, quotas first named in the order of the corpus's plan.

    Args:
        items: the whole corpus.
        splits: item id → split, if the corpus has been split.
    """
    parts = [items]
    if splits is not None:
        parts += [[i for i in items if splits.get(i.item_id) == name] for name in SPLITS]
    counter = _Counter(parts)
    _sentences(counter)
    _events(counter)
    _variety(counter)
    _documents(counter)
    _layers(counter)
    return counter.figures


class _Counter:
    """Measures the whole corpus and each split, one figure after the other."""

    def __init__(self, parts: Sequence[Items]) -> None:
        self.parts = parts
        self.sentences = [[item for item in part if item.kind == "sentence"] for part in parts]
        self.documents = [[item for item in part if item.kind == "document"] for part in parts]
        self.figures: list[Figure] = []

    def add(
        self,
        name: str,
        measure: Measure,
        quota: float | None = None,
        *,
        of: Sequence[Items] | None = None,
        at_most: bool = False,
        share: bool = False,
    ) -> None:
        """Measure sentences (or the parts given) and keep the figure."""
        values = tuple(measure(part) for part in (self.sentences if of is None else of))
        self.figures.append(Figure(name, values, quota, at_most, "share" if share else "count"))


def _sentences(counter: _Counter) -> None:
    quota = codes.QUOTAS
    counter.add("sentences", len, quota["sentences"])
    counter.add(
        "sentences with an event that is no fact",
        lambda items: sum(any(e.factuality != "actual" for e in i.events) for i in items),
        quota["sentences with an event that is no fact"],
    )
    for name in FACTUALITIES[1:]:
        counter.add(
            f"sentences with an event: {name}",
            partial(_with_factuality, name),
        )
    counter.add(
        "sentences with no event",
        lambda items: sum(not item.events for item in items),
        quota["sentences with no event"],
    )
    counter.add(
        "share of tempting among those",
        lambda items: _share([item.none in codes.TEMPTING for item in items if not item.events]),
        codes.MIN_TEMPTING_SHARE,
        share=True,
    )
    for kind in codes.NONE:
        counter.add(
            f"no event: {kind}",
            partial(_of_kind, kind),
        )
    counter.add(
        "share with two events or more, of sentences with an event",
        lambda items: _share([len(item.events) > 1 for item in items if item.events]),
        codes.MIN_SEVERAL_SHARE,
        share=True,
    )
    counter.add(
        "share with two events or more, of all sentences",
        lambda items: _share([len(item.events) > 1 for item in items]),
        share=True,
    )
    for tag in codes.HARD:
        counter.add(
            f"hard case: {tag}",
            partial(_with_tag, tag),
            quota["sentences per hard case"],
        )
    for style in codes.STYLES:
        counter.add(
            f"style: {style}",
            partial(_of_style, style),
        )


def _events(counter: _Counter) -> None:
    modes = codes.event_codes().modes
    for name in modes:
        counter.add(
            f"facts: {name}",
            partial(_facts, name),
            codes.QUOTAS["facts per type"],
        )
    for name, known in modes.items():
        for mode in sorted(known):
            counter.add(
                f"mode: {name}:{mode}",
                partial(_with_mode, name, mode),
                codes.QUOTAS["events per mode"],
            )
    for name in modes:
        counter.add(
            f"distinct triggers: {name}",
            partial(_triggers, name),
            codes.QUOTAS["triggers per type"],
        )


def _variety(counter: _Counter) -> None:
    counter.add("countries", lambda items: len(_countries(items)), codes.QUOTAS["countries"])
    counter.add(
        "share of sentences of the most frequent country",
        lambda items: max(_countries(items).values(), default=0) / max(len(items), 1),
        codes.MAX_COUNTRY_SHARE,
        at_most=True,
        share=True,
    )
    counter.add(
        "years",
        lambda items: len({item.year for item in items}),
        codes.LAST_YEAR - codes.FIRST_YEAR + 1,
    )
    counter.add(
        "sentences of the rarest year",
        lambda items: min(
            sum(item.year == year for item in items)
            for year in range(codes.FIRST_YEAR, codes.LAST_YEAR + 1)
        ),
    )
    counter.add(
        "share that shares no six-word run with another sentence, names masked",
        lambda items: 1 - len(shared_runs(items)) / max(len(items), 1),
        codes.MIN_FREE_SHARE,
        share=True,
    )


def _documents(counter: _Counter) -> None:
    quota = codes.QUOTAS
    documents = counter.documents
    counter.add("documents", len, quota["documents"], of=documents)
    counter.add(
        "documents outside 150 to 500 words",
        lambda items: sum(not 150 <= len(item.text.split()) <= 500 for item in items),
        0,
        of=documents,
        at_most=True,
    )
    counter.add(
        "briefings",
        lambda items: sum(item.style == "briefing" for item in items),
        quota["briefings"],
        of=documents,
    )
    counter.add(
        # The questions of a briefing are unmarked too, and are not what is meant.
        "documents with unmarked speech, briefings aside",
        lambda items: sum(
            item.style != "briefing" and any(s.form == "unmarked" for s in item.statements)
            for item in items
        ),
        quota["documents with unmarked speech"],
        of=documents,
    )
    counter.add(
        "copied pages",
        lambda items: sum(item.raw is not None for item in items),
        quota["copied pages"],
        of=documents,
    )
    counter.add(
        "groups of three reports with a happening in common",
        lambda items: sum(is_whole(group) for group in groups_of(items).values()),
        quota["groups of three reports"],
        of=documents,
    )
    counter.add("groups of another number", _odd_groups, 0, of=documents, at_most=True)


def _layers(counter: _Counter) -> None:
    """Counts over sentences and documents together, without quotas."""
    whole = counter.parts
    counter.add("events", lambda items: len(events_of(items)), of=whole)
    counter.add(
        "events with actor and recipient",
        lambda items: sum(bool(e.actors and e.recipients) for e in events_of(items)),
        of=whole,
    )
    counter.add(
        "events with a date",
        lambda items: sum(e.date is not None for e in events_of(items)),
        of=whole,
    )
    counter.add(
        "events with a place",
        lambda items: sum(e.place is not None for e in events_of(items)),
        of=whole,
    )
    counter.add("statements", lambda items: sum(len(i.statements) for i in items), of=whole)
    for form in FORMS:
        counter.add(
            f"statements: {form}",
            partial(_of_form, form),
            of=whole,
        )
    counter.add("names", lambda items: sum(len(item.names) for item in items), of=whole)


def events_of(items: Iterable[GoldItem]) -> list[GoldEvent]:
    """All events of some items."""
    return [event for item in items for event in item.events]


def shared_runs(items: Items) -> dict[str, tuple[str, ...]]:
    """Ids of the sentences that share six words in a row with another one, with those words."""
    return sharing({item.item_id: masked_words(item, Span(0, len(item.text))) for item in items})


def groups_of(items: Items) -> dict[str, list[GoldItem]]:
    """The reports of each group, in order."""
    groups: dict[str, list[GoldItem]] = defaultdict(list)
    for item in items:
        if item.group is not None:
            groups[item.group].append(item)
    return dict(groups)


def is_whole(group: Items) -> bool:
    """Whether these are three reports by different outlets that tell of one same happening."""
    told = [{event.same for event in item.events if event.same} for item in group]
    return (
        len(group) == 3
        and len({item.outlet for item in group}) == 3
        and bool(set.intersection(*told))
    )


def _odd_groups(items: Items) -> int:
    return sum(not is_whole(group) for group in groups_of(items).values())


def _countries(items: Items) -> Counter[str]:
    """Country → sentences that are about it or name it; territories and entity classes aside."""
    found: Counter[str] = Counter()
    for item in items:
        # The head may forget one that a party has.
        acting = {who.country for mention in item.mentions for who in mention.who}
        found.update(code for code in acting.union(item.countries) if code and codes.is_state(code))
    return found


def _share(truths: Sequence[bool]) -> float:
    return sum(truths) / len(truths) if truths else 0.0


def _with_factuality(name: str, items: Items) -> int:
    return sum(any(event.factuality == name for event in item.events) for item in items)


def _of_kind(kind: str, items: Items) -> int:
    return sum(item.none == kind for item in items)


def _with_tag(tag: str, items: Items) -> int:
    return sum(tag in item.hard for item in items)


def _of_style(style: str, items: Items) -> int:
    return sum(item.style == style for item in items)


def _facts(name: str, items: Items) -> int:
    return sum(e.type == name and e.factuality == "actual" for e in events_of(items))


def _with_mode(name: str, mode: str, items: Items) -> int:
    return sum(e.type == name and e.mode == mode for e in events_of(items))


def _triggers(name: str, items: Items) -> int:
    """Distinct triggers of a type, inflections counted once."""
    return len(
        {
            trigger_form(item.words(*event.trigger))
            for item in items
            for event in item.events
            if event.type == name
        }
    )


def _of_form(form: str, items: Items) -> int:
    return sum(s.form == form for item in items for s in item.statements)
