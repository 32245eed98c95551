"""The notebook runs, and shows what it prints."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
TOUR = ROOT / "docs" / "tour.ipynb"


@pytest.mark.slow
def test_the_notebook_prints_what_it_shows(tmp_path: Path) -> None:
    copy = tmp_path / "tour.ipynb"
    shutil.copy(TOUR, copy)
    command = [sys.executable, "scripts/run_notebook.py", str(copy)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    shown, printed = (json.loads(path.read_text(encoding="utf-8")) for path in (TOUR, copy))
    assert printed == shown, "run: python scripts/run_notebook.py docs/tour.ipynb"
    assert any(cell.get("outputs") for cell in shown["cells"])
