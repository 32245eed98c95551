"""How much memory a process has used at most, alone or with those that it started."""

from __future__ import annotations

import resource
import sys
from pathlib import Path


def peak_memory() -> int:
    """Peak resident memory of this process in bytes, since its program started."""
    status = Path("/proc/self/status")
    if status.exists():
        for line in status.read_text(encoding="ascii", errors="replace").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    # Elsewhere the system counts for the process alone; macOS in bytes, others in kilobytes.
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def memory_of_tree(process: int) -> int | None:
    """Memory of a process and all below it now, in bytes; pages that they share count once.

    `None` where the system does not tell, or the process has ended.
    """
    total = 0
    waiting = [process]
    while waiting:
        one = waiting.pop()
        found = _memory_of(one)
        if found is None and one == process:
            return None
        total += found or 0
        waiting += _children_of(one)
    return total


def _memory_of(process: int) -> int | None:
    try:
        for line in Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    except OSError:
        return None
    return None


def _children_of(process: int) -> list[int]:
    found: list[int] = []
    for path in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            found += map(int, path.read_text(encoding="ascii").split())
        except OSError:
            continue
    return found
