"""Splits: shares, what stays together, the manifest, and the frozen test."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from verbale.cli.gold import gold
from verbale.errors import DataError, UsageError
from verbale.gold import splits
from verbale.gold.check import load
from verbale.gold.types import GoldItem, Span

WORDS = "grain port tax road mine bank court school river farm tower bridge canal store".split()
OWN = "{0}a {0}b {0}c {0}d {0}e {0}f {0}g {0}h".split()


def item_of(name: str, text: str, kind: str = "sentence", group: str | None = None) -> GoldItem:
    return GoldItem(
        item_id=name,
        where=f"{name}.gold:1",
        kind="document" if kind == "document" else "sentence",
        text=text,
        style="wire",
        year=2001,
        published=date(2001, 1, 1),
        countries=(),
        hard=(),
        none="travel",
        group=group,
        outlet=None,
        title=None,
        raw=None,
        sentences=(Span(0, len(text)),),
        paragraphs=(0,),
        events=(),
        statements=(),
        mentions=(),
        names=(),
    )


def text_of(number: int) -> str:
    """Words that no other number has."""
    letters = "".join(chr(ord("a") + int(digit)) for digit in str(number))
    return " ".join(word.format(f"x{letters}q") for word in OWN)


def corpus(count: int = 100) -> list[GoldItem]:
    items = [item_of(f"s{number:03}", text_of(number)) for number in range(count)]
    items += [item_of(f"d{n:02}", text_of(1000 + n), "document") for n in range(20)]
    return items


def test_shares_and_determinism() -> None:
    items = corpus()
    manifest = splits.assign(items)
    assert manifest.splits == splits.assign(items[::-1]).splits
    for kind, sizes in (("s", (70, 15, 15)), ("d", (14, 3, 3))):
        counted = tuple(
            sum(name.startswith(kind) for name in manifest.members(part))
            for part, _ in splits.SHARES
        )
        assert counted == sizes
    assert splits.verify(items, manifest) == []


def test_twins_and_groups_stay_together() -> None:
    items = corpus(40)
    base = " ".join(WORDS)
    items += [item_of(f"twin{n}", f"{base} end{n}") for n in range(6)]
    items += [item_of(f"report{n}", text_of(2000 + n), "document", "quay") for n in range(3)]
    manifest = splits.assign(items)
    for stem, count in (("twin", 6), ("report", 3)):
        names = [name for name in manifest.splits if name.startswith(stem)]
        assert len(names) == count
        assert len({manifest.splits[name] for name in names}) == 1
        assert {manifest.cluster[name] for name in names} == {f"{stem}0"}


def test_manifest_comes_back(tmp_path: Path) -> None:
    manifest = splits.freeze(splits.assign(corpus(10)))
    path = tmp_path / splits.MANIFEST
    assert splits.read_manifest(path) is None
    splits.write_manifest(manifest, path)
    assert splits.read_manifest(path) == manifest
    path.write_text(path.read_text().replace("\ttrain\t", "\tlearn\t", 1))
    with pytest.raises(DataError, match=r"splits\.tsv:\d+: no row of item_id"):
        splits.read_manifest(path)


def test_frozen_test_stays_when_the_corpus_grows() -> None:
    items = corpus(40)
    frozen = splits.freeze(splits.assign(items))
    grown = splits.assign(corpus(200), frozen)
    assert grown.members("test") == frozen.members("test")
    assert grown.frozen == frozen.frozen
    assert len(grown.members("train")) > len(frozen.members("train"))
    assert splits.verify(corpus(200), grown) == []


def test_changed_test_item_is_refused() -> None:
    items = corpus(40)
    frozen = splits.freeze(splits.assign(items))
    name = frozen.members("test")[0]
    changed = [replace(item, none="film") if item.item_id == name else item for item in items]
    with pytest.raises(DataError, match=f"test is frozen, and 1 of its items changed: {name}"):
        splits.assign(changed, frozen)
    assert len(splits.verify(changed, frozen)) == 1
    mended = splits.refreeze(changed, frozen)
    assert splits.assign(changed, mended).members("test") == frozen.members("test")
    gone = [item for item in items if item.item_id != name]
    with pytest.raises(DataError, match="1 items of test are gone"):
        splits.refreeze(gone, frozen)


def test_moving_an_item_in_its_file_changes_nothing() -> None:
    items = corpus(40)
    frozen = splits.freeze(splits.assign(items))
    moved = [replace(item, where="elsewhere.gold:9") for item in items]
    assert splits.assign(moved, frozen).splits == frozen.splits


def test_twin_of_a_test_item_is_refused() -> None:
    items = corpus(40)
    frozen = splits.freeze(splits.assign(items))
    name = next(name for name in frozen.members("test") if name.startswith("s"))
    text = next(item.text for item in items if item.item_id == name)
    with pytest.raises(DataError, match=f"new is a near twin of {name}"):
        splits.assign([*items, item_of("new", text + " still")], frozen)


def test_verify_names_what_is_wrong() -> None:
    items = corpus(40)
    manifest = splits.assign(items)
    base = " ".join(WORDS)
    added = [item_of("twin0", base + " one"), item_of("twin1", base + " two")]
    found = splits.verify([*items[1:], *added], manifest)
    assert any("2 items are in no split, twin0 first" in message for message in found)
    assert any("1 items of the manifest are gone, s000 first" in message for message in found)
    torn = replace(manifest, splits={**manifest.splits, "twin0": "train", "twin1": "dev"})
    found = splits.verify([*items, *added], torn)
    assert found[0] == "near twins are in dev and train: twin0, twin1. Run: verbale gold split"


FILE = "\n".join(
    f"S wire 2001 - none=travel | {text_of(number).capitalize()}.\n" for number in range(20)
)


def test_command(tmp_path: Path) -> None:
    (tmp_path / "a.gold").write_text(FILE, encoding="utf-8")
    run = CliRunner().invoke
    result = run(gold, ["split", str(tmp_path), "--check"])
    assert isinstance(result.exception, UsageError)
    result = run(gold, ["convert", str(tmp_path), "--split", "dev"])
    assert isinstance(result.exception, UsageError)
    result = run(gold, ["split", str(tmp_path), "--freeze"])
    assert result.output.startswith("train 14, dev 3, test 3; 20 clusters; test is ")
    assert run(gold, ["split", str(tmp_path), "--check"]).exit_code == 0
    result = run(gold, ["convert", str(tmp_path), "--split", "dev"])
    assert len(result.output.splitlines()) == 3
    assert '"split": "dev"' in result.output
    test = splits.read_manifest(tmp_path / splits.MANIFEST)
    assert test is not None
    name = test.members("test")[0]
    text = next(item.text for item in load(tmp_path) if item.item_id == name)
    changed = FILE.replace(f"none=travel | {text}", f"none=film | {text}")
    (tmp_path / "a.gold").write_text(changed, encoding="utf-8")
    result = run(gold, ["split", str(tmp_path), "--check"])
    assert isinstance(result.exception, DataError)
    assert "test is frozen, and 1 of its items changed" in result.output
    assert isinstance(run(gold, ["split", str(tmp_path)]).exception, DataError)
    assert run(gold, ["split", str(tmp_path), "--refreeze"]).exit_code == 0
    assert run(gold, ["split", str(tmp_path), "--check"]).exit_code == 0
