"""A cluster gives what one process gives, also when a worker dies while it works."""

from __future__ import annotations

import os
import signal
import threading
from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

import pytest

from generator import workers
from generator.labour import Labour
from generator.plan_work import FACTS, POSTINGS, load_facts, load_postings, load_work
from generator.store import Store
from tests.sites import build, lay, library, set_today, unequal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

distributed = pytest.importorskip("distributed", reason="the optional extra kehoach[cluster] is not installed")

FILES = library(range(1, 25))


@pytest.fixture(name="cluster")
def _cluster(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Any]:
    """Two worker processes on the loopback address; pieces of two plans, so that both have several to do."""
    set_today(monkeypatch)
    monkeypatch.setattr(workers, "pieces", partial(workers.pieces, size=2))
    with distributed.LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        processes=True,
        host="127.0.0.1",
        dashboard_address="127.0.0.1:0",  # None would still take the usual port, and warn where that is taken
        local_directory=str(tmp_path / "dask"),
    ) as cluster:
        yield cluster


def _pids(cluster: Any) -> list[int]:
    return [nanny.pid for nanny in cluster.workers.values()]


def test_a_worker_is_killed_midway(cluster: Any, tmp_path: Path) -> None:
    """One of two workers dies after the first results came in: the build ends, and no byte of the site is another."""
    plans = lay(FILES, tmp_path / "plans")
    expected = build(plans, tmp_path / "site", Labour(jobs=1))
    victim = _pids(cluster)[0]
    killed = threading.Event()

    def kill_once(done: int, of: int) -> None:
        assert done <= of
        if not killed.is_set():
            killed.set()
            assert done < of, "all was done before anybody could be killed"
            os.kill(victim, signal.SIGKILL)

    labour = Labour(scheduler=cluster.scheduler_address, progress=kill_once)
    assert unequal(build(plans, tmp_path / "site", labour), expected) == []
    assert killed.is_set()


def test_every_plan_comes_back_once(cluster: Any, tmp_path: Path) -> None:
    """Nothing lost, nothing twice, each piece with its own results, all of them kept here; as values, for a thing can be pickled in more ways than one."""
    files = [(path.encode().hex(), path, text.encode()) for path, text in FILES.items()]
    alone, kept = Store(tmp_path / "alone"), Store(tmp_path / "kept")
    expected = {piece.keys: _loaded(piece, works) for piece, works in workers.here(workers.pieces(files), alone)}
    found = list(workers.run(workers.pieces(files), kept, scheduler=cluster.scheduler_address))
    assert {piece.keys: _loaded(piece, works) for piece, works in found} == expected
    assert len(found) == len(expected) > 2
    for key, _, _ in files:
        assert _values(kept, key) == _values(alone, key)


def _loaded(piece: workers.Piece, works: list[bytes]) -> list[object]:
    return [load_work(work, PurePosixPath(path)) for work, (path, _) in zip(works, piece.files, strict=True)]


def _values(store: Store, key: str) -> tuple[object, ...]:
    """Terms of the index come in any order and are sorted later; how long each text is says that it is this plan's."""
    blocks, postings = store.get(key, FACTS), store.get(key, POSTINGS)
    assert blocks is not None
    assert postings is not None
    terms = load_postings(postings)
    return load_facts(blocks), len(terms.title.sequence), len(terms.body.sequence)
