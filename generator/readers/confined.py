"""Programs that touch hostile files, run on their own: an empty folder as home, limits of time and memory, killed with all their children.

Enters: a command and the files it needs.
Leaves: what it printed; `Refused` when it failed, took too long or too much.

Limits are set where the system knows them (`resource`); the clock is watched everywhere.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from generator.readers.refusal import DAMAGED, TOO_LARGE, Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

LARGEST_OUTPUT = 100_000_000
"""Bytes a program may write into one file."""
_PASSED_ON = ("PATH", "LD_LIBRARY_PATH", "TESSDATA_PREFIX", "SYSTEMROOT", "LANG")


def find_program(*names: str) -> str | None:
    """The path of the first of these programs that is installed."""
    return next((found for found in map(shutil.which, names) if found), None)


def run_confined(command: Sequence[str], folder: Path, *, given: bytes | None = None, seconds: int, megabytes: int) -> bytes:
    """Run a program in a folder of its own and return what it printed.

    Args:
        command: program and arguments.
        folder: where it runs and what it takes for its home.
        given: what it reads from its standard input.
        seconds: after which it is killed.
        megabytes: of address space.
    """
    environment = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    environment |= {"HOME": str(folder), "TMPDIR": str(folder), "TEMP": str(folder), "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    environment |= {"OMP_THREAD_LIMIT": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    posix = sys.platform != "win32"
    try:
        process = subprocess.Popen(  # noqa: S603 - a list of arguments, no shell
            list(command),
            cwd=folder,
            env=environment,
            stdin=subprocess.PIPE if given is not None else subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=posix,
            preexec_fn=_limits(seconds, megabytes) if posix else None,  # noqa: PLW1509 - only sets limits
        )
    except OSError as error:
        raise Refused(DAMAGED, f"Không chạy được chương trình {Path(command[0]).name}.", "Cài lại chương trình ấy.") from error
    try:
        printed, _ = process.communicate(given, timeout=seconds)
    except subprocess.TimeoutExpired as error:
        _kill(process)
        message = f"Đọc tệp quá {seconds} giây mà chưa xong."
        raise Refused(TOO_LARGE, message, "Mở tệp bằng chương trình thường dùng, lưu thành .docx rồi nhập lại.") from error
    if process.returncode:
        _kill(process)
        message = f"Chương trình {Path(command[0]).name} không đọc được tệp (tệp hỏng, hoặc đòi quá {megabytes} MB bộ nhớ)."
        raise Refused(DAMAGED, message, "Mở tệp bằng chương trình đã tạo ra nó, lưu lại rồi nhập.")
    return printed


def _limits(seconds: int, megabytes: int) -> Callable[[], None]:
    import resource

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
        resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_OUTPUT, LARGEST_OUTPUT))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    return limit


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End a program and all it started."""
    if sys.platform != "win32":
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.communicate()
