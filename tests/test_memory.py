"""Memory of a build: what is told of it, and that free memory goes back."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.memory import Peak, held_mb

told = pytest.mark.skipif(not Path("/proc/self/smaps_rollup").is_file(), reason="this system does not tell what processes share")

_TRIM = """
import os
from generator.memory import give_back, held_mb
rows = [bytes(4_000) for _ in range(10_000)]
end = rows[-1]
del rows
before = held_mb(os.getpid())
give_back()
print(before - held_mb(os.getpid()))
"""


@told
def test_processes_below_count(tmp_path: Path) -> None:
    """What a worker holds is memory of the build."""
    before = held_mb(os.getpid())
    script = "import sys; held = b'a' * 50_000_000; print('ready', flush=True); sys.stdin.read()"
    with subprocess.Popen([sys.executable, "-c", script], cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout
        child.stdout.readline()
        assert held_mb(os.getpid()) - before > 45
        child.communicate()


@told
def test_the_most_is_remembered() -> None:
    """However little is held when it is asked for."""
    peak = Peak()
    held = b"a" * 100_000_000
    peak.look()
    most = peak.mb
    del held
    peak.look()
    assert peak.mb == most > 100


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other C libraries have no such call")
@told
def test_free_memory_goes_back() -> None:
    """Forty megabytes below one small thing that is still held."""
    done = subprocess.run([sys.executable, "-c", _TRIM], capture_output=True, text=True, check=True)
    assert float(done.stdout) > 30
