"""What the processes of a build hold of memory, and giving back what they hold for nothing.

Enters: the number of a process. Leaves: megabytes; pages of free memory with the system.
"""

from __future__ import annotations

import ctypes
import os
import resource
import sys
from pathlib import Path
from time import perf_counter, process_time

_SELDOM = 200
"""Times the work of a look before the next one: what is spent on looking is half a hundredth of a build."""


def give_back() -> None:
    """Return what was let go to the system, where the C library keeps it.

    glibc returns free memory from the end of its heap only. What a corpus was connected with is freed in the middle: 76 MB of 398 with ten thousand plans,
    which would lie idle while pages are made.
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim:
        trim(0)


def held_mb(process: int) -> float:
    """What a process and all below it have for themselves, and their share of what they share (PSS); 0 where the system does not tell."""
    found, waiting = 0.0, [process]
    while waiting:
        one = waiting.pop()
        found += _own_mb(one)
        for task in Path(f"/proc/{one}/task").glob("*/children"):
            try:
                waiting += map(int, task.read_text().split())
            except OSError:
                continue
    return found


def _own_mb(process: int) -> float:
    try:
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    except OSError:
        pass
    return 0.0


def largest_mb(usage: resource.struct_rusage) -> float:
    """What the largest process held by itself."""
    return usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024 * 1024)


class Peak:
    """The most that this process and those it started held together."""

    def __init__(self) -> None:
        """Nothing was seen yet."""
        self._most, self._next = 0.0, 0.0

    def look(self) -> None:
        """To be called often: it looks now and then."""
        if perf_counter() >= self._next:
            begun = process_time()
            self._most = max(self._most, held_mb(os.getpid()))
            self._next = perf_counter() + _SELDOM * (process_time() - begun)

    @property
    def mb(self) -> float:
        """As far as it was seen, and no less than the largest process; where the system does not tell, this process and the largest other one."""
        own, other = map(largest_mb, map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))
        return max(self._most, own, other) if self._most else own + other
