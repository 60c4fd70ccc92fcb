"""Who does the work on plan files: this process, several on this machine, or a cluster. The results are the same.

Enters: pieces of work, each some plan files; the store; how many jobs, or the address of a scheduler.
Leaves: each piece with the first part of each of its results, in any order; all parts are in the store.

Processes of this machine write into the store themselves, so that only what every build needs travels. A cluster's workers may see no common
folder: they send everything, and this process writes it.

Everything goes through `concurrent.futures`: processes of this machine, and `dask.distributed` through its executor. Only a few pieces are under way
at once, so that memory does not grow with the library. Work that was lost with a worker that died is done again.
"""

from __future__ import annotations

import os
from collections import deque
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import TYPE_CHECKING, Any

from generator.meanwhile import may_fork
from generator.plan_work import WORK, Parts, work_on_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.store import Store

FEWEST_FOR_PROCESSES = 200
"""Files below which starting processes costs more than it saves."""
PIECE = 24
"""Files in a piece: some 300 KB of text, some tenths of a second."""
_AHEAD = 3
"""Pieces under way for each worker."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Some files that are worked on together."""

    keys: tuple[str, ...]
    files: tuple[tuple[str, bytes], ...]


class MissingClusterError(Exception):
    """The optional extra for clusters is not installed."""


def pieces(files: Iterable[tuple[str, str, bytes]], size: int = PIECE) -> Iterator[Piece]:
    """Key, path and bytes of files → pieces of work."""
    waiting = iter(files)
    while some := list(islice(waiting, size)):
        yield Piece(keys=tuple(key for key, _, _ in some), files=tuple((path, content) for _, path, content in some))


def here(work: Iterable[Piece], store: Store) -> Iterator[tuple[Piece, list[bytes]]]:
    """Do it in this process."""
    for piece in work:
        yield piece, work_and_keep(piece, store)


def work_and_keep(piece: Piece, store: Store) -> list[bytes]:
    """Do a piece where the store is."""
    return _kept(piece, work_on_all(piece.files), store)


def _kept(piece: Piece, results: list[Parts], store: Store) -> list[bytes]:
    """Put every part into the store; the first part of each."""
    for key, parts in zip(piece.keys, results, strict=True):
        store.put(key, parts)
    return [parts[WORK] for parts in results]


def jobs_for(files: int, jobs: int | None) -> int:
    """How many processes to use for so many files: as asked for, else all processors where it pays."""
    if jobs is not None:
        return max(jobs, 1)
    return (os.cpu_count() or 1) if files >= FEWEST_FOR_PROCESSES else 1


@contextmanager
def executor(jobs: int, scheduler: str | None) -> Iterator[tuple[Executor | None, int]]:
    """Who works, and how many of them; nobody for one job on this machine.

    Raises MissingClusterError, or OSError when the scheduler does not answer.
    """
    if scheduler:
        try:
            from distributed import Client
        except ImportError as error:
            raise MissingClusterError from error
        with Client(scheduler, set_as_default=False) as client, client.get_executor(pure=False, retries=3) as cluster:
            yield cluster, sum(client.nthreads().values())
    elif jobs > 1:
        # A forked worker has every module, pattern and table from the start; a spawned one needs a second of work for them.
        start = get_context("fork" if may_fork() else "spawn")
        with ProcessPoolExecutor(jobs, mp_context=start, initializer=_end_with_the_build) as pool:
            yield pool, jobs
    else:
        yield None, 1


def _end_with_the_build() -> None:
    """In a worker: end when the process that started it ends. One whose build was killed would wait for work for ever."""
    build = parent_process()
    if build is None:
        return

    def watch() -> None:
        build.join()
        os._exit(1)

    Thread(target=watch, daemon=True).start()


def run(work: Iterable[Piece], store: Store, *, jobs: int = 1, scheduler: str | None = None) -> Iterator[tuple[Piece, list[bytes]]]:
    """Do all pieces; a pool that breaks hands its unfinished pieces back to this process."""
    with executor(jobs, scheduler) as (pool, width):
        if pool is None:
            yield from here(work, store)
            return
        lost: deque[Piece] = deque()
        waiting = iter(work)
        for first in islice(waiting, 1):
            work_on_all(first.files[:1])  # before there are workers: what the first file has this process load, they need not
            waiting = chain((first,), waiting)
        under_way: dict[Future[Any], Piece] = {}
        while True:
            for piece in islice(waiting, _AHEAD * max(width, 1) - len(under_way)):
                _hand_over(pool, piece, None if scheduler else store, under_way, lost)
            if not under_way:
                break
            done, _ = wait(under_way, return_when=FIRST_COMPLETED)
            for future in done:
                piece = under_way.pop(future)
                try:
                    results = future.result()
                except Exception:  # noqa: BLE001 - whatever a worker died of: done again here, a fault of ours shows itself
                    lost.append(piece)
                else:
                    yield piece, _kept(piece, results, store) if scheduler else results
    yield from here(lost, store)


def _hand_over(pool: Executor, piece: Piece, store: Store | None, under_way: dict[Future[Any], Piece], lost: deque[Piece]) -> None:
    """Submit a piece, with the store where the worker can write into it; a broken pool takes none."""
    try:
        under_way[pool.submit(work_and_keep, piece, store) if store else pool.submit(work_on_all, piece.files)] = piece
    except (BrokenProcessPool, RuntimeError):
        lost.append(piece)
