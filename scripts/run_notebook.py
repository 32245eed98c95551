"""Run the cells of a notebook in order and keep what they print in it.

    python scripts/run_notebook.py docs/tour.ipynb

Only what is printed is kept, so no Jupyter is needed; cells run from the root of the repository.
"""

from __future__ import annotations

import contextlib
import io
import json
import sys
from pathlib import Path
from typing import Any


def run_cells(notebook: dict[str, Any]) -> dict[str, Any]:
    """The notebook with what each cell of code prints as its output."""
    names: dict[str, Any] = {"__name__": "__main__"}
    cells, number = [], 0
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            number += 1
            printed = io.StringIO()
            with contextlib.redirect_stdout(printed):
                exec(compile("".join(cell["source"]), f"cell {number}", "exec"), names)
            cell = {**cell, "execution_count": number, "outputs": _outputs(printed.getvalue())}
        cells.append(cell)
    return {**notebook, "cells": cells}


def _outputs(text: str) -> list[dict[str, Any]]:
    if not text:
        return []
    return [{"output_type": "stream", "name": "stdout", "text": text.splitlines(keepends=True)}]


def main(path: Path) -> None:
    """Run a notebook and write it back."""
    done = run_cells(json.loads(path.read_text(encoding="utf-8")))
    path.write_text(json.dumps(done, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
