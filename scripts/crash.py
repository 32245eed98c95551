"""Kill `verbale code` at random moments: python scripts/crash.py [KILLS] [SEED].

Codes examples/ and the documents of gold/ with one job and with two, each killed so often (30 by
default) and started again, and compares all exports with those of an unbroken run, byte for byte.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.engine.crash import break_often, write_documents

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    for jobs in (1, 2):
        began = time.perf_counter()
        with tempfile.TemporaryDirectory() as place:
            documents = Path(place, "documents.jsonl")
            write_documents(ROOT / "gold", documents)
            found = break_often([ROOT / "examples", documents], Path(place), jobs, kills, seed)
        print(
            f"jobs {jobs}, seed {seed}: killed {found.kills} times; {found.records} records came "
            f"to their end, each with {found.articles} articles, {found.grouped} grouped events, "
            f"and exports ({found.size:,} bytes) equal to those of an unbroken run; "
            f"{time.perf_counter() - began:.0f} s",
            flush=True,
        )


if __name__ == "__main__":
    main()
