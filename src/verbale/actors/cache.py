"""Where the fast form of the tables is kept, and what is taken out there."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path

from platformdirs import user_cache_dir

_PARTIAL_DAYS, _UNUSED_DAYS = 1, 30


def cache_folder(cache: Path | None) -> Path:
    """A folder that can be written; the user's cache, or one for this user among the temporary."""
    for folder in (cache, Path(user_cache_dir("verbale", appauthor=False))):
        if folder is None:
            continue
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            continue
        if os.access(folder, os.W_OK):
            return folder
    folder = Path(tempfile.gettempdir()) / f"verbale-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def sweep(made: Path) -> None:
    """Take out files of tables that are no more, and what processes that were killed left."""
    now = time.time()
    for path in made.parent.glob("actors-*"):
        days = _PARTIAL_DAYS if path.suffix == ".partial" else _UNUSED_DAYS
        try:
            if path != made and path.stat().st_mtime < now - days * 86_400:
                path.unlink()
        except OSError:
            continue  # another process was faster, or has it open
