"""Train, dev and test: who goes where, and the manifest that says so.

Items that belong together never part: a document is one unit with all its sentences, the reports
of one group stay together, and near twins (`verbale.gold.compare.twins`) do too. Clusters are dealt
out in a fixed order, sorted by kind of text and type of event, and within these by a hash, so that
each split holds of everything its share. The same corpus gives the same splits.

Once `test` is frozen, its items stay as they are: the manifest carries a hash over them, and a
corpus that no longer agrees with it is refused.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from verbale.errors import DataError
from verbale.gold.compare import clusters, masked_words, twins
from verbale.gold.encode import encode
from verbale.gold.types import GoldItem, Kind

Split = Literal["train", "dev", "test"]

SHARES: tuple[tuple[Split, float], ...] = (("train", 0.70), ("dev", 0.15), ("test", 0.15))
MANIFEST = "splits.tsv"
_FROZEN = "# test frozen: sha256 "
_COLUMNS = ("item_id", "split", "cluster", "sha256")


@dataclass(frozen=True, slots=True)
class Manifest:
    """Which item is in which split.

    Attributes:
        splits: item id → split.
        cluster: item id → id of the first item of its cluster.
        digests: item id → SHA-256 of the item's text and annotation.
        frozen: SHA-256 over the items of test, once they are frozen.
    """

    splits: Mapping[str, Split]
    cluster: Mapping[str, str]
    digests: Mapping[str, str]
    frozen: str | None

    def members(self, split: Split) -> list[str]:
        """Ids of the items of a split, sorted."""
        return sorted(name for name, where in self.splits.items() if where == split)


def assign(items: Sequence[GoldItem], old: Manifest | None = None) -> Manifest:
    """Deal the items out anew; once test is frozen, only those that are new.

    Args:
        items: the whole corpus.
        old: the manifest so far. Only a frozen one has any effect.

    Raises:
        DataError: the test items are no longer those that were frozen, or a new item is a near
            twin of one of them.
    """
    digests = {item.item_id: digest_of(item) for item in items}
    by_id = {item.item_id: item for item in items}
    groups = _clusters(items)
    splits: dict[str, Split] = {}
    frozen = None
    if old is not None and old.frozen:
        frozen = old.frozen
        _check_frozen(old, digests)
        _check_twins(groups, dict.fromkeys(old.members("test"), "test"), by_id)
        # What was learned from or chosen on stays so, though an annotation in it is mended.
        splits = {name: split for name, split in old.splits.items() if name in by_id}
    return Manifest(
        splits=_dealt(groups, by_id, splits),
        cluster={name: group[0] for group in groups for name in group},
        digests=digests,
        frozen=frozen,
    )


def freeze(manifest: Manifest) -> Manifest:
    """The same manifest with test frozen."""
    frozen = _test_hash(manifest.members("test"), manifest.digests)
    return Manifest(manifest.splits, manifest.cluster, manifest.digests, frozen)


def refreeze(items: Sequence[GoldItem], manifest: Manifest) -> Manifest:
    """The same manifest, frozen anew over the test items as they are now; none may be gone.

    Raises:
        DataError: an item of test is no longer in the corpus.
    """
    digests = {item.item_id: digest_of(item) for item in items}
    gone = [name for name in manifest.members("test") if name not in digests]
    if gone:
        raise DataError(
            MANIFEST,
            f"{len(gone)} items of test are gone, {gone[0]} first. Put them back: test may be "
            "mended, not made smaller.",
        )
    return freeze(Manifest(manifest.splits, manifest.cluster, digests, None))


def verify(items: Sequence[GoldItem], manifest: Manifest) -> list[str]:
    """What is wrong between a corpus and its manifest, in words; empty if nothing is."""
    found = []
    digests = {item.item_id: digest_of(item) for item in items}
    missing = sorted(set(digests) - set(manifest.splits))
    gone = sorted(set(manifest.splits) - set(digests))
    if missing:
        found.append(
            f"{len(missing)} items are in no split, {missing[0]} first. Run: verbale gold split"
        )
    if gone:
        found.append(
            f"{len(gone)} items of the manifest are gone, {gone[0]} first. Run: verbale gold split"
        )
    for group in _clusters(items):
        where = {manifest.splits[name] for name in group if name in manifest.splits}
        if len(where) > 1:
            found.append(
                f"near twins are in {' and '.join(sorted(where))}: {', '.join(group[:4])}. Run: "
                "verbale gold split"
            )
    if manifest.frozen:
        try:
            _check_frozen(manifest, digests)
        except DataError as error:
            found.append(error.message)
    return found


def write_manifest(manifest: Manifest, path: Path) -> None:
    """Write a manifest as a table, one item a line, sorted by id."""
    lines = ["\t".join(_COLUMNS)]
    for name in sorted(manifest.splits):
        row = (name, manifest.splits[name], manifest.cluster[name], manifest.digests[name])
        lines.append("\t".join(row))
    head = [f"{_FROZEN}{manifest.frozen}"] if manifest.frozen else []
    path.write_text("\n".join([*head, *lines]) + "\n", encoding="utf-8")


def read_manifest(path: Path) -> Manifest | None:
    """The manifest of a corpus; `None` where there is none yet.

    Raises:
        DataError: the table is not in its form.
    """
    if not path.is_file():
        return None
    lines = path.read_text(encoding="utf-8").splitlines()
    frozen = None
    if lines and lines[0].startswith(_FROZEN):
        frozen = lines.pop(0).removeprefix(_FROZEN)
    splits: dict[str, Split] = {}
    cluster: dict[str, str] = {}
    digests: dict[str, str] = {}
    known: dict[str, Split] = {name: name for name, _ in SHARES}
    for number, line in enumerate(lines):
        cells = line.split("\t")
        if number == 0 and tuple(cells) == _COLUMNS:
            continue
        if number == 0 or len(cells) != len(_COLUMNS) or cells[1] not in known:
            raise DataError(
                f"{path.name}:{number + 1 + bool(frozen)}",
                f"no row of {', '.join(_COLUMNS)}. Write the file anew with: verbale gold split",
            )
        splits[cells[0]], cluster[cells[0]], digests[cells[0]] = known[cells[1]], cells[2], cells[3]
    return Manifest(splits, cluster, digests, frozen)


def _clusters(items: Sequence[GoldItem]) -> list[tuple[str, ...]]:
    """Ids of the items that must stay together, sorted within and among clusters."""
    texts = {
        (item.item_id, number): masked_words(item, span, numbers=True)
        for item in items
        for number, span in enumerate(item.sentences)
    }
    pairs = [(first[0], second[0]) for first, second in twins(texts)]
    leaders: dict[str, str] = {}
    for item in items:
        if item.group is not None:
            leader = leaders.setdefault(item.group, item.item_id)
            pairs.append((leader, item.item_id))
    found = clusters((item.item_id for item in items), pairs)
    return sorted(tuple(sorted(group)) for group in found)


def _dealt(
    groups: Sequence[tuple[str, ...]], by_id: Mapping[str, GoldItem], fixed: Mapping[str, Split]
) -> dict[str, Split]:
    """Split of each item: as `fixed` says where it says so, else dealt out."""
    given: dict[Kind, Counter[Split]] = defaultdict(Counter)
    # Nothing is added to a frozen test.
    shares = {name: share for name, share in SHARES if not fixed or name != "test"}
    splits: dict[str, Split] = {}
    for group in sorted(groups, key=lambda names: _order(names, by_id)):
        kinds = Counter(by_id[name].kind for name in group)
        # A cluster with a document is dealt as a document: those are few and must be even.
        kind: Kind = "document" if kinds["document"] else "sentence"
        counts = given[kind]
        total = sum(counts.values()) + kinds[kind]
        dealt = max(shares, key=lambda name: shares[name] * total - counts[name])
        split = next((fixed[name] for name in group if name in fixed), dealt)
        counts[split] += kinds[kind]
        splits.update(dict.fromkeys(group, split))
    return splits


def _order(group: tuple[str, ...], by_id: Mapping[str, GoldItem]) -> tuple[str, str, str]:
    first = by_id[group[0]]
    if any(by_id[name].kind == "document" for name in group):
        grouped = any(by_id[name].group for name in group)
        trait = "group" if grouped else "page" if first.raw else first.style
    elif first.events:
        # What is no fact is rare, and sorts first so that each split has its share of every kind.
        event = next((e for e in first.events if e.factuality != "actual"), first.events[0])
        trait = f"{event.factuality} {event.type} {event.mode}"
    else:
        trait = f"none {first.none}"
    return trait, hashlib.sha256(group[0].encode()).hexdigest(), group[0]


def digest_of(item: GoldItem) -> str:
    """SHA-256 over an item's text and annotation."""
    data = encode(item)
    # The line in the file is no part of what is annotated.
    del data["where"]
    return hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()


def _test_hash(names: Sequence[str], digests: Mapping[str, str]) -> str:
    rows = "".join(f"{name}\t{digests.get(name, 'gone')}\n" for name in names)
    return hashlib.sha256(rows.encode()).hexdigest()


def _check_frozen(manifest: Manifest, digests: Mapping[str, str]) -> None:
    names = manifest.members("test")
    if _test_hash(names, digests) == manifest.frozen:
        return
    changed = [name for name in names if digests.get(name) != manifest.digests.get(name)]
    listed = ", ".join(changed[:5]) or "the list itself"
    raise DataError(
        MANIFEST,
        f"test is frozen, and {len(changed)} of its items changed: {listed}. Put them back as they "
        "were; or, if an annotation was wrong, write a new manifest with --refreeze and say so in "
        "the corpus's README.",
    )


def _check_twins(
    groups: Sequence[tuple[str, ...]], test: Mapping[str, Split], by_id: Mapping[str, GoldItem]
) -> None:
    for group in groups:
        new = [name for name in group if name not in test]
        if new and len(new) < len(group):
            old = next(name for name in group if name in test)
            raise DataError(
                by_id[new[0]].where,
                f"{new[0]} is a near twin of {old}, which is in the frozen test. Write it "
                "differently, or take it out.",
            )
