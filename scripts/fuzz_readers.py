"""A long fuzz run over the readers: python scripts/fuzz_readers.py [INPUTS] [SEED].

Prints how many damaged inputs were read without a crash; a crash is shown with its input.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.properties.readers import check, damaged


def main() -> None:
    inputs = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    start = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    done = 0
    began = time.perf_counter()

    @seed(start)
    @settings(
        max_examples=inputs,
        deadline=None,
        database=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(damaged())
    def run(file: tuple[str, bytes]) -> None:
        nonlocal done
        check(*file)
        done += 1
        if done % 20_000 == 0:
            print(f"{done:,} inputs, {time.perf_counter() - began:.0f} s", flush=True)

    run()
    print(f"{done:,} inputs read without a crash, seed {start}")


if __name__ == "__main__":
    main()
