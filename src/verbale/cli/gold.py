"""`verbale gold`: check, convert and count the annotated corpus."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from verbale.errors import DataError, UsageError
from verbale.gold import splits
from verbale.gold.agree import agreement, differences, pair
from verbale.gold.check import load, read_corpus
from verbale.gold.encode import write_jsonl
from verbale.gold.outside import read_passages
from verbale.gold.overlap import compare
from verbale.gold.report import hash_corpus, to_json, to_table
from verbale.gold.stats import SPLITS, count, groups_of, is_whole, shared_runs
from verbale.gold.texts import bare, draw
from verbale.gold.types import Problem

DEFAULT = Path("gold")
PATH = click.argument("path", type=click.Path(path_type=Path), default=DEFAULT)
FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="A table for people, or one JSON object.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def gold() -> None:
    """Check, convert, count and compare the annotated corpus."""


@gold.command()
@PATH
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.option("--quiet", is_flag=True, help="Print errors only.")
def check(path: Path, strict: bool, quiet: bool) -> None:
    """Name every error in a gold file or folder, with file and line."""
    problems: list[Problem] = []
    items = read_corpus(path, problems)
    errors = [problem for problem in problems if problem.level == "error"]
    for problem in errors if quiet else problems:
        click.echo(f"{problem.where}: {problem.level}: {problem.message}")
    events = sum(len(item.events) for item in items)
    click.echo(
        f"{len(items)} items, {events} events, {len(errors)} errors, "
        f"{len(problems) - len(errors)} warnings"
    )
    sys.exit(1 if errors or (strict and problems) else 0)


@gold.command()
@PATH
@click.option("--only", type=click.Choice(["sentence", "document"]), help="One kind of item.")
@click.option("--split", "part", type=click.Choice(SPLITS), help="The items of one split.")
@click.option("--out", type=click.Path(path_type=Path), help="File to write; the default prints.")
def convert(path: Path, only: str | None, part: str | None, out: Path | None) -> None:
    """Turn a gold file or folder into JSON lines with offsets."""
    items = load(path, only)
    manifest = splits.read_manifest(path / splits.MANIFEST)
    if part is not None:
        if manifest is None:
            raise UsageError(f"{path} has no {splits.MANIFEST}. Run first: verbale gold split")
        items = [item for item in items if manifest.splits.get(item.item_id) == part]
    known = None if manifest is None else manifest.splits
    if out is None:
        write_jsonl(items, sys.stdout, known)
        return
    out.parent.mkdir(parents=True, exist_ok=True)
    with out.open("w", encoding="utf-8") as lines:
        number = write_jsonl(items, lines, known)
    click.echo(f"{number} items written to {out}")


@gold.command()
@PATH
@FORMAT
@click.option("--runs", is_flag=True, help="List the sentences that share six words in a row.")
def stats(path: Path, form: str, runs: bool) -> None:
    """Count what the corpus holds, beside what it must hold."""
    # Errors are for `gold check`; whatever can be read is counted.
    items = read_corpus(path, [])
    manifest = splits.read_manifest(path / splits.MANIFEST)
    figures = count(items, None if manifest is None else manifest.splits)
    if form == "json":
        click.echo(to_json("gold stats", figures, hash_corpus(path)))
        return
    click.echo(to_table(figures, hash_corpus(path)))
    for name, group in groups_of(items).items():
        if not is_whole(group):
            outlets = ", ".join(item.outlet or "-" for item in group)
            click.echo(
                f"{group[0].where}: group={name} has {len(group)} reports ({outlets}). It needs "
                "three of different outlets, and one &name that all of them use."
            )
    if runs:
        where = {item.item_id: item.where for item in items}
        sentences = [item for item in items if item.kind == "sentence"]
        for name, words in shared_runs(sentences).items():
            click.echo(f"{where[name]}: {' '.join(words)}")


@gold.command()
@PATH
@click.option(
    "--check", "only_check", is_flag=True, help="Change nothing; fail if it is not right."
)
@click.option("--freeze", is_flag=True, help="Freeze test by a hash over its items.")
@click.option("--refreeze", is_flag=True, help="Take mended test items over into the hash.")
def split(path: Path, only_check: bool, freeze: bool, refreeze: bool) -> None:
    """Deal the corpus out into train, dev and test, and write the manifest."""
    items = load(path)
    file = path / splits.MANIFEST
    old = splits.read_manifest(file)
    if only_check:
        if old is None:
            raise UsageError(f"{path} has no {splits.MANIFEST}. Run first: verbale gold split")
        wrong = splits.verify(items, old)
        for message in wrong:
            click.echo(f"{splits.MANIFEST}: {message}")
        if wrong:
            raise DataError(str(file), f"{len(wrong)} things are wrong, listed above. Mend them.")
        click.echo(
            f"{len(items)} items, no near twin crosses, test is {old.frozen or 'not frozen'}"
        )
        return
    if refreeze and old is not None:
        old = splits.refreeze(items, old)
    manifest = splits.assign(items, old)
    if freeze and manifest.frozen is None:
        manifest = splits.freeze(manifest)
    splits.write_manifest(manifest, file)
    sizes = ", ".join(f"{name} {len(manifest.members(name))}" for name, _ in splits.SHARES)
    clusters = len(set(manifest.cluster.values()))
    click.echo(f"{sizes}; {clusters} clusters; test is {manifest.frozen or 'not frozen'}")


@gold.command()
@PATH
@click.option(
    "--against",
    type=click.Path(path_type=Path),
    required=True,
    help="Folder of the other texts, of any form.",
)
def overlap(path: Path, against: Path) -> None:
    """Name everything in the corpus that also stands in other texts; exit status 1 if any does."""
    items = read_corpus(path, [])
    skipped: list[str] = []
    found = compare(items, read_passages(against, skipped))
    for hit in found.hits:
        kind = "six words" if hit.score is None else f"near duplicate, score {hit.score:.2f}"
        click.echo(f"{hit.where}: {kind}: {hit.words!r} (in {hit.other})")
    for name in skipped:
        click.echo(f"{name}: not compared: its form is not known")
    click.echo(
        f"{len(found.hits) or 'none'}; {found.sentences} gold sentences against {found.passages} "
        f"passages, highest near-duplicate score {found.highest:.2f}, {found.names} runs left out "
        f"that are names, corpus {hash_corpus(path)[:16]}"
    )
    sys.exit(1 if found.hits else 0)


@gold.command()
@PATH
@click.option("--sentences", default=300, show_default=True, help="Sentences to draw.")
@click.option("--documents", default=8, show_default=True, help="Documents to draw.")
@click.option("--seed", default=1, show_default=True, help="The same seed draws the same items.")
def texts(path: Path, sentences: int, documents: int, seed: int) -> None:
    """Print texts without their annotation, for a second annotator."""
    click.echo(bare(draw(load(path), sentences, documents, seed)), nl=False)


@gold.command()
@click.argument("first", type=click.Path(path_type=Path))
@click.argument("second", type=click.Path(path_type=Path))
@FORMAT
@click.option("--show", is_flag=True, help="List every disagreement.")
def agree(first: Path, second: Path, form: str, show: bool) -> None:
    """Compare the annotation SECOND of some texts with that of the corpus FIRST."""
    pairings = pair(load(first), load(second))
    figures = agreement(pairings)
    if form == "json":
        click.echo(to_json("gold agree", figures, hash_corpus(second)))
        return
    for line in differences(pairings) if show else ():
        click.echo(line)
    click.echo(to_table(figures, hash_corpus(second)))
