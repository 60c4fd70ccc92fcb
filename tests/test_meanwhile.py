"""Work of a second process: its result, or the same result from this one."""

from __future__ import annotations

import os
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING

import pytest

from generator.meanwhile import meanwhile

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork; the work is done in the same process"),
    pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning"),
]


@pytest.fixture(name="_alone", autouse=True)
def _alone_fixture(monkeypatch: pytest.MonkeyPatch) -> None:
    """Browsers and servers of other tests leave threads behind; none of them holds anything that this work needs."""
    monkeypatch.setattr("generator.meanwhile.active_count", lambda: 1)


def _where(given: Iterator[int]) -> tuple[int, list[int]]:
    return os.getpid(), list(given)


def test_another_process_does_it() -> None:
    """The result comes from elsewhere, of what is told after that process was made."""
    with meanwhile(_where) as work:
        work.begin(number for number in range(3))
        process, given = work.result()
    assert given == [0, 1, 2]
    assert process != os.getpid()


def test_it_ends_before_anybody_asks() -> None:
    """However long the result: until then its memory would be held for nothing."""

    def has_ended() -> bool:
        sleep(0.01)
        return os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOWAIT | os.WNOHANG) is not None

    with meanwhile(lambda given: "a" * next(given)) as work:
        assert not has_ended()
        work.begin([1_000_000])
        assert any(has_ended() for _ in range(1000))
        assert len(work.result()) == 1_000_000


def test_here_where_it_is_asked_for() -> None:
    """One job is one process."""
    with meanwhile(_where, here=True) as work:
        work.begin([1])
        assert work.result() == (os.getpid(), [1])


def test_work_that_was_lost_is_done_here() -> None:
    """A process that is killed costs time only, whatever it had read of what it was given."""
    build = os.getpid()

    def work(given: Iterator[int]) -> int:
        first = next(given)
        if os.getpid() != build:
            os.kill(os.getpid(), 9)
        return first + sum(given)

    with meanwhile(work) as begun:
        begun.begin([1, 2, 3])
        assert begun.result() == 6


def test_a_process_that_dies_before_its_work_is_no_matter() -> None:
    """Somebody's system ends what has been idle for long."""
    build = os.getpid()

    def work(given: Iterator[int]) -> int:
        if os.getpid() != build:
            os._exit(1)
        return sum(given)

    with meanwhile(work) as begun:
        os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOWAIT)
        begun.begin([1, 2])
        assert begun.result() == 3


def test_a_fault_shows_itself() -> None:
    """What fails there fails here too, where it can be read."""

    def work(_: Iterator[int]) -> str:
        raise LookupError("fault")

    with meanwhile(work) as begun:
        begun.begin([])
        with pytest.raises(LookupError, match="fault"):
            begun.result()


def test_a_build_that_fails_leaves_no_process(tmp_path: Path) -> None:
    """The other process ends with it, at work or still waiting."""
    begun = tmp_path / "begun"

    def work(given: Iterator[int]) -> None:
        begun.write_text(str(os.getpid()), encoding="utf-8")
        for _ in given:
            while True:
                pass

    def fail(*given: int) -> None:
        begun.unlink(missing_ok=True)
        with meanwhile(work) as waiting:
            if given:
                waiting.begin(given)
            while not begun.is_file() or not begun.read_text(encoding="utf-8"):
                pass
            raise LookupError("fault")

    for given in ((), (1,)):
        with pytest.raises(LookupError, match="fault"):
            fail(*given)
        assert not Path(f"/proc/{begun.read_text(encoding='utf-8')}").exists()
