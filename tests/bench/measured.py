"""What a command costs: processor time of it and all it started, time on the clock, and the most memory they held together.

Enters: a command. Leaves: `Cost`. Memory is what the processes of the family have for themselves plus their share of what they share (PSS), looked at
many times a second; on systems that do not tell it, what the largest of them held alone.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.memory import held_mb, largest_mb

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_LOOK_EVERY = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What was spent."""

    cpu_s: float
    wall_s: float
    peak_mb: float = 0.0


class CommandError(Exception):
    """A command failed; the message ends with what it said."""


def run(command: Sequence[str], *, folder: Path, environment: Mapping[str, str] | None = None) -> Cost:
    """Run a command to its end. Raises CommandError."""
    with tempfile.TemporaryFile() as said:
        begun = time.perf_counter()
        child = subprocess.Popen(command, cwd=folder, env={**os.environ, **(environment or {})}, stdout=said, stderr=subprocess.STDOUT)
        ended = threading.Event()
        held: list[float] = []
        watch = threading.Thread(target=_watch, args=(child.pid, ended, held))
        watch.start()
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - begun
        child.returncode = os.waitstatus_to_exitcode(status)
        ended.set()
        watch.join()
        if child.returncode:
            said.seek(0)
            words = said.read().decode(errors="replace")[-2000:]
            raise CommandError(f"{' '.join(command)}: {child.returncode}\n{words}")
    return Cost(
        cpu_s=usage.ru_utime + usage.ru_stime, wall_s=wall, peak_mb=max(held, default=largest_mb(usage))
    )  # the largest counts what the bench itself held at the fork


def _watch(root: int, ended: threading.Event, held: list[float]) -> None:
    """Note what the family of a process holds until it has ended; nothing where the system does not tell."""
    if not Path("/proc/self/smaps_rollup").is_file():
        return
    while not ended.wait(_LOOK_EVERY):
        held.append(held_mb(root))


def loop() -> Cost:
    """A fixed piece of work in Python, about half a second on a machine of 2024: what this machine is worth just now."""
    begun, wall = time.process_time(), time.perf_counter()
    total, seen = 0, {}
    for number in range(3_000_000):
        total = (total * 31 + number) % 1_000_003
        seen[total % 4096] = number
    assert seen
    return Cost(cpu_s=time.process_time() - begun, wall_s=time.perf_counter() - wall)


def writing(folder: Path, *, files: int, size: int) -> Cost:
    """Write as many files of one size, a hundred to a folder, and nothing else: below this no generator of files can go."""
    content = b"k" * size
    begun, wall = sum(os.times()[:2]), time.perf_counter()
    for number in range(files):
        target = folder / str(number // 100)
        if number % 100 == 0:
            target.mkdir(parents=True)
        (target / f"{number}.html").write_bytes(content)
    return Cost(cpu_s=sum(os.times()[:2]) - begun, wall_s=time.perf_counter() - wall)
