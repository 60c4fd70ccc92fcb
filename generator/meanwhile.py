"""Work that a second process of this machine does meanwhile: a fork made early, while there is little to share, which waits for what it needs.

Enters: a function of what it is given, whose result `marshal` can carry; later, what it is given: at once, which `pickle` can carry (`meanwhile`),
or bit by bit while it works, which `marshal` can carry (`relay`).
Leaves: its result, when it is asked for. A process that dies costs time only: the work is then done here. One whose build was killed ends by itself.

A fork shares the memory of its build only until one of them looks at it: in Python even looking writes. So the process is made before a library is in memory,
and is told the little that it needs of one through a file without a name. Its result waits in another such file, so that it ends with its work and its memory
is free at once.
Only for a moment in which this process has no other threads: a fork would leave them behind, with whatever they hold locked.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import pickle
import signal
import struct
from contextlib import contextmanager
from io import BufferedReader, RawIOBase
from tempfile import TemporaryFile
from threading import Thread, active_count
from time import sleep
from typing import IO, TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Result = TypeVar("Result")

_LOOK = 0.1
"""Seconds between looks whether the build still runs."""
_GIVES_WAY = 5
"""What is done meanwhile leaves a processor to the build where both want it, because everybody waits for the build. What is done early does not: then the build
wants one processor only.
"""
_EARLY, _ALL = b"?", b"!"
"""What the bell says: the first thing is told, or all."""
_LENGTH = struct.Struct("<Q")
_PLAIN = 2
"""Form of `marshal` that does not look for things that come twice."""
_PIPE = 1 << 20
"""Bytes that may be under way, where the system lets a pipe hold so many."""


def may_fork() -> bool:
    """Whether this is such a moment, on a system that has forks."""
    return hasattr(os, "fork") and active_count() == 1


class Meanwhile(Generic[Result]):
    """Work that is done in this process, when its result is asked for."""

    def __init__(self, work: Callable[[Iterator[Any]], Result]) -> None:
        """Nothing is given yet."""
        self._work = work
        self._given: Iterable[Any] = ()

    def foretell(self, one: Any) -> None:
        """The first thing of what it will be given, for a process that could begin with it already; nobody else is told."""

    def begin(self, given: Iterable[Any]) -> None:
        """Give the work what it needs, one after the other."""
        self._given = given

    def result(self) -> Result:
        """What came of it; to be asked once."""
        return self._work(iter(self._given))

    def end(self) -> None:
        """Whether it was asked for or not: nothing is done any more."""


class _Elsewhere(Meanwhile[Result]):
    """Work that a second process begins as soon as it is given something."""

    def __init__(self, work: Callable[[Iterator[Any]], Result], child: int, bell: int, given: IO[bytes], found: IO[bytes]) -> None:
        super().__init__(work)
        self._child = [child]
        self._bell, self._file, self._found = [bell], given, found

    def foretell(self, one: Any) -> None:
        self._tell([one], _EARLY)

    def begin(self, given: Iterable[Any]) -> None:
        self._tell(given, _ALL)
        self._still()

    def _tell(self, given: Iterable[Any], sign: bytes) -> None:
        for one in given:
            pickle.dump(one, self._file, 5)
        self._file.flush()
        with contextlib.suppress(OSError):  # it has died: `result` will see that
            os.write(self._bell[0], sign)

    def _still(self) -> None:
        """Nothing more will be told."""
        while self._bell:
            os.close(self._bell.pop())

    def result(self) -> Result:
        _, status = os.waitpid(self._child.pop(), 0)
        if status:
            self._file.seek(0)
            return self._work(_read(self._file))
        self._found.seek(0)
        found: Result = marshal.load(self._found)  # noqa: S302 - written by ourselves
        return found

    def end(self) -> None:
        self._still()
        _end(self._child)


class LostError(Exception):
    """The second process has died, with what it was given and what it had done."""


class Relay(Generic[Result]):
    """Work that a second process does on one thing after another while it is given the next.

    What was given is not kept here. Whoever gives must be able to give all of it again, to work of its own, where this raises LostError.
    """

    def __init__(self, child: int, pipe: int, found: IO[bytes]) -> None:
        """Nothing is given yet."""
        self._child, self._pipe = [child], [pipe]
        self._found = found

    def give(self, one: Any) -> None:
        """One more thing; waits while too many are under way."""
        content = marshal.dumps(one, _PLAIN)
        view = memoryview(_LENGTH.pack(len(content)) + content)
        try:
            while view:
                view = view[os.write(self._pipe[0], view) :]
        except OSError as error:
            raise LostError from error

    def result(self) -> Result:
        """What came of it; to be asked once, when everything is given."""
        os.close(self._pipe.pop())
        _, status = os.waitpid(self._child.pop(), 0)
        if status:
            raise LostError
        self._found.seek(0)
        found: Result = marshal.load(self._found)  # noqa: S302 - written by ourselves
        return found

    def end(self) -> None:
        """Whether the result was asked for or not: nothing is done any more."""
        _end(self._child)
        while self._pipe:
            os.close(self._pipe.pop())


def _end(child: list[int]) -> None:
    """A process that is still there, now."""
    while child:
        left = child.pop()
        os.kill(left, signal.SIGKILL)
        os.waitpid(left, 0)


@contextmanager
def meanwhile(work: Callable[[Iterator[Any]], Result], *, here: bool = False) -> Iterator[Meanwhile[Result]]:
    """Have a process stand by for the work; with `here`, and where there can be none, it is done in this one."""
    if here or not may_fork():
        yield Meanwhile(work)
        return
    build = os.getpid()
    with TemporaryFile() as given, TemporaryFile() as found:
        heard, bell = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(bell)
            _do(work, _waited_for(heard, given), found, build)
        os.close(heard)
        elsewhere = _Elsewhere(work, child, bell, given, found)
        try:
            yield elsewhere
        finally:
            elsewhere.end()


@contextmanager
def relay(work: Callable[[Iterator[Any]], Result], *, here: bool = False) -> Iterator[Relay[Result] | None]:
    """Have a process stand by that is given one thing after another; None with `here`, and where there can be none."""
    if here or not may_fork():
        yield None
        return
    build = os.getpid()
    with TemporaryFile() as found:
        heard, pipe = os.pipe()
        _widen(pipe)
        child = os.fork()
        if child == 0:
            os.close(pipe)
            _do(work, _relayed(heard), found, build)
        os.close(heard)
        far: Relay[Result] = Relay(child, pipe, found)
        try:
            yield far
        finally:
            far.end()


def _widen(pipe: int) -> None:
    """Let a pipe hold much, so that neither side waits for the other more than it must."""
    import fcntl  # no such module where there are no forks

    with contextlib.suppress(AttributeError, OSError):
        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE)


def _relayed(heard: int) -> Iterator[Any]:
    """What the build gives, as it gives it."""
    with os.fdopen(heard, "rb", _PIPE) as pipe:
        while length := pipe.read(_LENGTH.size):
            yield marshal.loads(pipe.read(*_LENGTH.unpack(length)))  # noqa: S302 - written by ourselves


def _read(file: IO[bytes] | BufferedReader[Any]) -> Iterator[Any]:
    """What was written to a file, from where it was read last."""
    with contextlib.suppress(EOFError):
        while True:
            yield pickle.load(file)  # noqa: S301 - written by ourselves


class _Own(RawIOBase):
    """A file that another process writes on, read from a place of one's own: a fork shares the place with the file."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file, self._at = file.fileno(), 0

    def readable(self) -> bool:
        return True

    def readinto(self, room: Any) -> int:
        found = os.pread(self._file, len(room), self._at)
        room[: len(found)] = found
        self._at += len(found)
        return len(found)


def _waited_for(heard: int, file: IO[bytes]) -> Iterator[Any]:
    """What the build gives, whenever the bell is rung."""
    own = BufferedReader(_Own(file))
    sign = _EARLY
    while sign == _EARLY and (sign := os.read(heard, 1)):
        if sign == _ALL:
            os.nice(_GIVES_WAY)
        yield from _read(own)


def _do(work: Callable[[Iterator[Any]], Any], given: Iterator[Any], found: IO[bytes], build: int) -> None:
    """In the second process: nothing of the first one is closed or removed by it, however it ends."""

    def watch() -> None:
        while os.getppid() == build:
            sleep(_LOOK)
        os._exit(1)

    status = 1
    with contextlib.suppress(BaseException):
        Thread(target=watch, daemon=True).start()
        marshal.dump(work(given), found)
        found.flush()
        status = 0
    os._exit(status)
