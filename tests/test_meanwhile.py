"""Work of a second process: its result, or the same result from this one."""

from __future__ import annotations

import os
from pathlib import Path
from time import sleep

import pytest

from generator.meanwhile import meanwhile

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork; the work is done in the same process"),
    pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning"),
]


@pytest.fixture(name="_alone", autouse=True)
def _alone_fixture(monkeypatch: pytest.MonkeyPatch) -> None:
    """Browsers and servers of other tests leave threads behind; none of them holds anything that this work needs."""
    monkeypatch.setattr("generator.meanwhile.active_count", lambda: 1)


def test_another_process_does_it() -> None:
    """The result comes from elsewhere."""
    with meanwhile(os.getpid) as result:
        assert result() != os.getpid()


def test_it_ends_before_anybody_asks() -> None:
    """However long the result: until then its memory would be held for nothing."""

    def has_ended() -> bool:
        sleep(0.01)
        return os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOWAIT | os.WNOHANG) is not None

    with meanwhile(lambda: "a" * 1_000_000) as result:
        assert any(has_ended() for _ in range(1000))
        assert len(result()) == 1_000_000


def test_here_where_it_is_asked_for() -> None:
    """One job is one process."""
    with meanwhile(os.getpid, here=True) as result:
        assert result() == os.getpid()


def test_work_that_was_lost_is_done_here() -> None:
    """A process that is killed costs time only."""
    build = os.getpid()

    def work() -> str:
        if os.getpid() != build:
            os.kill(os.getpid(), 9)
        return "done"

    with meanwhile(work) as result:
        assert result() == "done"


def test_a_fault_shows_itself() -> None:
    """What fails there fails here too, where it can be read."""

    def work() -> str:
        raise LookupError("fault")

    with meanwhile(work) as result, pytest.raises(LookupError, match="fault"):
        result()


def test_a_build_that_fails_leaves_no_process(tmp_path: Path) -> None:
    """The other process ends with it."""
    begun = tmp_path / "begun"

    def work() -> str:
        begun.write_text(str(os.getpid()), encoding="utf-8")
        while True:
            pass

    def fail() -> None:
        with meanwhile(work):
            while not begun.is_file() or not begun.read_text(encoding="utf-8"):
                pass
            raise LookupError("fault")

    with pytest.raises(LookupError, match="fault"):
        fail()
    assert not Path(f"/proc/{begun.read_text(encoding='utf-8')}").exists()
