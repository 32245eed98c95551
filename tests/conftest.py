"""What all tests share."""

from __future__ import annotations

from importlib.util import find_spec

# Without the extra verbale[train] its tests cannot even be imported; `make test-train` brings it.
collect_ignore = [] if find_spec("torch") else ["train/test_language.py", "train/test_meaning.py"]
