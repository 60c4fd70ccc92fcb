"""Work that a second process of this machine does meanwhile: a fork, which has everything that was read so far without carrying it over.

Enters: a function whose result `marshal` can carry, and whether to do it here instead.
Leaves: its result, when it is asked for. A process that dies costs time only: the work is then done here. One whose build was killed ends by itself.

The result waits in a file without a name, so that the second process ends with its work and its memory is free at once.
Only for a moment in which this process has no other threads: a fork would leave them behind, with whatever they hold locked.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import signal
from contextlib import contextmanager
from tempfile import TemporaryFile
from threading import Thread, active_count
from time import sleep
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import IO

Result = TypeVar("Result")

_LOOK = 0.1
"""Seconds between looks whether the build still runs."""


def may_fork() -> bool:
    """Whether this is such a moment, on a system that has forks."""
    return hasattr(os, "fork") and active_count() == 1


@contextmanager
def meanwhile(work: Callable[[], Result], *, here: bool = False) -> Iterator[Callable[[], Result]]:
    """Begin the work; what is given back waits for its result."""
    if here or not may_fork():
        yield work
        return
    build = os.getpid()
    with TemporaryFile() as file:
        child = os.fork()
        if child == 0:
            _work(work, file, build)
        waiting = [child]

        def result() -> Result:
            _, status = os.waitpid(waiting.pop(), 0)
            if status:
                return work()
            file.seek(0)
            found: Result = marshal.load(file)  # noqa: S302 - written by ourselves
            return found

        try:
            yield result
        finally:
            for left in waiting:
                os.kill(left, signal.SIGKILL)
                os.waitpid(left, 0)


def _work(work: Callable[[], Any], file: IO[bytes], build: int) -> None:
    """In the second process: nothing of the first one is closed or removed by it, however it ends."""

    def watch() -> None:
        while os.getppid() == build:
            sleep(_LOOK)
        os._exit(1)

    status = 1
    with contextlib.suppress(BaseException):
        Thread(target=watch, daemon=True).start()
        marshal.dump(work(), file)
        file.flush()
        status = 0
    os._exit(status)
