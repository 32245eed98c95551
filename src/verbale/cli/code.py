"""`verbale code`: any source of news to sourced events and statements."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from verbale.cli.main import INTERRUPTED
from verbale.cli.options import Day, settings_options
from verbale.cli.printer import Printer
from verbale.cli.read import SOME_REJECTED, open_for_writing
from verbale.engine import Recording, Setup, Sources, open_coder, setup_for
from verbale.engine.coding import opened_record
from verbale.settings import EngineSettings, ReadSettings


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "--record", type=click.Path(dir_okay=False, path_type=Path),
    help="Commit to this record; it is made if it is not there. Without it: the screen only.",
)  # fmt: skip
@click.option(
    "--published", type=Day(),
    help="Day of publication (2016-09-08) for articles whose source gives none.",
)  # fmt: skip
@click.option("--source", help="Name of the outlet for articles whose source gives none.")
@click.option(
    "--codebook", type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of your own codebook.",
)  # fmt: skip
@click.option(
    "--actors", type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with your own tables of actors, beside the shipped ones.",
)  # fmt: skip
@click.option(
    "--model", type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with a model, instead of the packaged one.",
)  # fmt: skip
@settings_options(EngineSettings)
@click.option(
    "--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True,
    help="table: for people; into a record, only if it is one article. jsonl: one object a line.",
)  # fmt: skip
@click.option(
    "--rejects", type=click.Path(dir_okay=False, path_type=Path),
    help="Write the rejects here as JSONL, besides the lines on standard error.",
)  # fmt: skip
@settings_options(ReadSettings)
def code(
    sources: tuple[str, ...],
    record: Path | None,
    published: datetime | None,
    source: str | None,
    codebook: Path | None,
    actors: Path | None,
    model: Path | None,
    jobs: int,
    min_confidence: float,
    form: str,
    rejects: Path | None,
    **limits: Any,
) -> None:
    """Read sources, and find who said or did what to whom.

    SOURCE is as in `verbale read`: a file, a folder, a glob in quotation marks, an http(s) address,
    or - for standard input.

    The same command goes on where it was broken off: what is in the record is not coded again.

    Exit status: 0 all was coded, 3 some of it was rejected, 2 wrong usage, 1 an error stopped it,
    130 Ctrl-C.
    """
    settings = EngineSettings(jobs, min_confidence)
    day = published.date() if published is not None else None
    setup = setup_for(Setup(model, codebook, actors, settings.min_confidence), day, source)
    items = Sources(sources, settings=ReadSettings(**limits), published=day, source=source)
    with ExitStack() as stack:
        reject_file = None if rejects is None else open_for_writing(rejects, stack)
        printer = Printer(form, record, reject_file)
        recording: Recording | None = None
        try:
            # The record first: if it cannot be written, nothing is loaded in vain.
            opened = None if record is None else stack.enter_context(opened_record(record))
            coder = stack.enter_context(open_coder(setup, settings.jobs))
            printer.run_id = coder.run.run_id
            recording = Recording(opened, coder) if opened is not None else None
            printer.watch((recording or coder).code(items), items)
        except KeyboardInterrupt:
            printer.stop(0 if recording is None else recording.written)
            sys.exit(INTERRUPTED)
        printer.close(0 if recording is None else recording.skipped)
    if printer.tally.rejects:
        sys.exit(SOME_REJECTED)
