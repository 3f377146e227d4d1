"""What a server uses, as Linux counts it: processor time and memory of a process with all that it started."""

from __future__ import annotations

import os
from pathlib import Path

TICK = 1000 / os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE") / 1e6


def processor(pid: int) -> float:
    """Milliseconds of processor time that a process and its children have used so far."""
    total = 0.0
    for each in _family(pid):
        # After the name in brackets, which may hold blanks: the fields 14 and 15 of proc(5).
        fields = Path(f"/proc/{each}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        total += (int(fields[11]) + int(fields[12])) * TICK
    return total


def memory(pid: int) -> float:
    """Megabytes that a process and its children hold at present (resident set)."""
    return sum(
        int(Path(f"/proc/{each}/statm").read_text(encoding="utf-8").split()[1]) * PAGE
        for each in _family(pid)
    )


def _family(pid: int) -> list[int]:
    found = [pid]
    for each in found:
        for task in Path(f"/proc/{each}/task").iterdir():
            children = (task / "children").read_text(encoding="utf-8") if (task / "children").exists() else ""
            found += [int(child) for child in children.split()]
    return found
