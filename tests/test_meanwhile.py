"""Work of a second process: its result, or the same result from this one."""

from __future__ import annotations

import os
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING

import pytest

from generator.meanwhile import LostError, meanwhile, relay

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.meanwhile import Relay

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


def test_something_may_be_foretold(tmp_path: Path) -> None:
    """The other process begins with it while the rest is not there yet; whoever works here is not told."""

    def work(given: Iterator[int]) -> list[int]:
        first = next(given)
        (tmp_path / "begun").touch()
        return [first, *given]

    with meanwhile(work) as begun:
        begun.foretell(1)
        while not (tmp_path / "begun").exists():
            sleep(0.001)
        begun.begin(range(2, 2000))
        assert begun.result() == list(range(1, 2000))
    with meanwhile(work, here=True) as begun:
        begun.foretell(1)
        begun.begin([2, 3])
        assert begun.result() == [2, 3]


def test_it_ends_while_another_one_stands_by() -> None:
    """A process made later has a copy of the bell in its hands, for as long as it lives."""

    def has_ended() -> bool:
        sleep(0.01)
        return os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOWAIT | os.WNOHANG) is not None

    with meanwhile(_where) as work, relay(_all_of):
        work.foretell(1)
        work.begin([2])
        assert any(has_ended() for _ in range(1000))
        assert work.result()[1] == [1, 2]


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
    with meanwhile(work) as begun:
        begun.foretell(1)
        begun.begin([2, 3])
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


def _all_of(given: Iterator[int]) -> tuple[int, list[int]]:
    return os.getpid(), list(given)


def test_a_relay_works_while_it_is_given_more(tmp_path: Path) -> None:
    """The first thing is done before the last one is known, by another process; the result is of all of them."""

    def work(given: Iterator[int]) -> tuple[int, int]:
        total = 0
        for number in given:
            total += number
            (tmp_path / str(number)).touch()
        return os.getpid(), total

    with relay(work) as far:
        assert far
        far.give(1)
        while not (tmp_path / "1").exists():
            sleep(0.001)
        far.give(2)
        process, total = far.result()
    assert process != os.getpid()
    assert total == 3


def test_a_relay_carries_more_than_a_pipe_holds() -> None:
    """In both directions, and one thing that is larger than any pipe."""

    def work(given: Iterator[str]) -> list[str]:
        return list(given)

    with relay(work) as far:
        assert far
        far.give("a" * 5_000_000)
        for number in range(20_000):
            far.give(f"{number} {'b' * 100}")
        given = far.result()
    assert (len(given), given[1]) == (20_001, f"0 {'b' * 100}")


def test_no_relay_for_one_job() -> None:
    """One job is one process."""
    with relay(_all_of, here=True) as far:
        assert far is None


@pytest.mark.parametrize("given", [0, 3], ids=["at once", "at work"])
def test_a_relay_that_died_says_so(given: int) -> None:
    """Whether it is seen when more is given or when the result is asked for."""

    def work(sent: Iterator[int]) -> int:
        for number in sent:
            if number == given:
                os._exit(1)
        return 0

    def give_and_ask(far: Relay[int]) -> int:
        for number in range(given + 1):
            far.give(number)
        return far.result()

    def give(far: Relay[int]) -> None:
        while True:
            far.give(given)

    for way in (give_and_ask, give):
        with relay(work) as far:
            assert far
            with pytest.raises(LostError):
                way(far)


def test_a_relay_that_nobody_gives_anything_ends(tmp_path: Path) -> None:
    """With the build, at work or still waiting."""

    def work(given: Iterator[int]) -> int:
        (tmp_path / "process").write_text(str(os.getpid()), encoding="utf-8")
        for _ in given:
            sleep(60)
        return 0

    for things in ([], [1]):
        with relay(work) as far:
            assert far
            for thing in things:
                far.give(thing)
            while not (tmp_path / "process").is_file() or not (tmp_path / "process").read_text(encoding="utf-8"):
                sleep(0.001)
        assert not Path(f"/proc/{(tmp_path / 'process').read_text(encoding='utf-8')}").exists()
        (tmp_path / "process").unlink()
