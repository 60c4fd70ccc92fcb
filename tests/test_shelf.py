"""Work on plans is the same wherever it is done, done once, and done again only where it has to be."""

from __future__ import annotations

import os
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import pytest

from generator import plan_work, workers
from generator.labour import Labour
from generator.pipeline import load
from generator.shelf import Shelf
from generator.store import Store
from tests.golden.rewrite import HERE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.plan_work import PlanWork

PLANS = HERE / "plans"


@pytest.fixture(name="calls")
def _calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Paths of the files that are really worked on."""
    seen: list[str] = []
    real = plan_work.work_on_all

    def counted(files: tuple[tuple[str, bytes], ...]) -> list[plan_work.Parts]:
        seen.extend(path for path, _ in files)
        return real(files)

    monkeypatch.setattr(workers, "work_on_all", counted)
    return seen


def _library(tmp_path: Path) -> Path:
    """A copy of the small library that a test may change."""
    plans = tmp_path / "plans"
    for file in PLANS.rglob("*.md"):
        target = plans / file.relative_to(PLANS)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.read_bytes())
    return plans


def _records(works: tuple[PlanWork, ...]) -> list[object]:
    return [work.record for work in works]


def test_nothing_is_done_twice(tmp_path: Path, calls: list[str]) -> None:
    """A second build of the same files works on none of them; one changed file is worked on alone."""
    plans, labour = _library(tmp_path), Labour(jobs=1, cache=tmp_path / "cache")
    first, _ = Shelf(plans, labour).work()
    assert len(calls) == len(first) > 2
    calls.clear()
    again, _ = Shelf(plans, labour).work()
    assert (calls, _records(again)) == ([], _records(first))
    changed = next(work.record.path for work in first if work.record)
    file = plans / changed
    file.write_text(file.read_text(encoding="utf-8") + "\nThêm một dòng.\n", encoding="utf-8")
    Shelf(plans, labour).work()
    assert calls == [str(changed)]


def test_a_lost_part_is_worked_out_again(tmp_path: Path) -> None:
    """Somebody emptied the cache between the reading and the writing of a build."""
    cache = tmp_path / "cache"
    shelf = Shelf(_library(tmp_path), Labour(jobs=1, cache=cache))
    works, _ = shelf.work()
    plan_id = next(work.record.id for work in works if work.record)
    expected = shelf.postings(plan_id)
    for file in cache.rglob("*"):
        if file.is_file():
            file.unlink()
    assert shelf.postings(plan_id) == expected


def test_two_processes_give_what_one_gives(tmp_path: Path) -> None:
    """Same records, whoever did the work."""
    plans = _library(tmp_path)
    alone, _ = Shelf(plans, Labour(jobs=1)).work()
    together, _ = Shelf(plans, Labour(jobs=2)).work()
    assert _records(together) == _records(alone)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork; workers are spawned")
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
@pytest.mark.parametrize(("threads", "known"), [(1, "from before"), (2, None)])
def test_workers_have_what_this_process_has(monkeypatch: pytest.MonkeyPatch, threads: int, known: str | None) -> None:
    """They are forked, unless a thread runs beside that a fork would leave behind."""
    monkeypatch.setattr("generator.meanwhile.active_count", lambda: threads)
    monkeypatch.setattr(plan_work, "note", "from before", raising=False)
    with workers.executor(2, None) as (pool, _):
        assert pool is not None
        assert pool.submit(_note).result() == known


def _note() -> str | None:
    return getattr(plan_work, "note", None)


def test_a_build_without_cache_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The temporary store goes with the build."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    examined = load(PLANS, Labour(jobs=1))
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("kehoach-")]
    del examined
    assert not list(tmp_path.iterdir())


def test_progress_counts_every_plan(tmp_path: Path) -> None:
    """The bar on the terminal ends where the plans end."""
    told: list[tuple[int, int]] = []
    works, _ = Shelf(_library(tmp_path), Labour(jobs=1, progress=lambda done, of: told.append((done, of)))).work()
    assert told[-1] == (len(works), len(works))


def _pieces() -> tuple[list[str], Iterator[workers.Piece]]:
    """Keys of the small library's plans, and each of them as a piece of its own."""
    files = [
        (f"{number:02x}" * 32, file.relative_to(PLANS).as_posix(), file.read_bytes())
        for number, file in enumerate(sorted(PLANS.rglob("*-kh-*.md")))
    ]
    return [key for key, _, _ in files], workers.pieces(files, 1)


def _all_parts(store: Store, keys: list[str]) -> list[bytes | None]:
    return [store.get(key, part) for key in keys for part in range(4)]


def test_workers_keep_what_they_did_themselves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every part is in the store though this process put none there; only the first part of each came back."""
    keys, pieces = _pieces()
    alone, together = Store(tmp_path / "alone"), Store(tmp_path / "together")
    expected = {piece.keys[0]: results for piece, results in workers.here(pieces, alone)}
    monkeypatch.setattr(plan_work, "parent", os.getpid(), raising=False)
    monkeypatch.setattr(Store, "put", _put_elsewhere)
    found = {piece.keys[0]: results for piece, results in workers.run(_pieces()[1], together, jobs=2)}
    assert list(map(_record, found[keys[0]])) == list(map(_record, expected[keys[0]]))
    assert found.keys() == expected.keys()
    assert None not in _all_parts(together, keys)


_real_put = Store.put


def _put_elsewhere(store: Store, key: str, parts: tuple[bytes, ...]) -> None:
    assert os.getpid() != getattr(plan_work, "parent", None)
    _real_put(store, key, parts)


def _record(work: bytes) -> object:
    return plan_work.load_work(work, PurePosixPath()).record


def test_work_of_a_broken_pool_is_done_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker that was killed loses nothing: its pieces come back, and what they gave is kept like the rest."""
    keys, pieces = _pieces()
    alone, store = Store(tmp_path / "alone"), Store(tmp_path / "broken")
    expected = {piece.keys: list(map(_record, results)) for piece, results in workers.here(pieces, alone)}
    monkeypatch.setattr(workers, "work_on_all", _die_elsewhere)
    found = {piece.keys: list(map(_record, results)) for piece, results in workers.run(_pieces()[1], store, jobs=2)}
    assert found == expected
    assert None not in _all_parts(store, keys)


def _die_elsewhere(files: tuple[tuple[str, bytes], ...]) -> list[plan_work.Parts]:
    """Kill the process unless it is the one that waits."""
    import multiprocessing
    import os

    if multiprocessing.parent_process() is not None:
        os._exit(1)
    return plan_work.work_on_all(files)


def test_a_mark_is_of_what_pages_show_beside_the_text(tmp_path: Path) -> None:
    """Other words leave the mark of a plan as it was, wherever they stand; a fact, a line of the front matter does not."""
    plans, labour = _library(tmp_path), Labour(jobs=1, cache=tmp_path / "cache")
    path = next(path for path in sorted(plans.rglob("*.md")) if "\n\nII. " in path.read_text(encoding="utf-8"))
    text = path.read_text(encoding="utf-8")

    def marks() -> dict[str, bytes]:
        shelf = Shelf(plans, labour)
        shelf.work()
        return shelf.marks

    before = marks()
    path.write_text(text.replace("\n\nII. ", "\n\nCác thôn họp dân để nói lại cho dễ hiểu.\n\nII. ", 1), encoding="utf-8")
    assert marks() == before
    for other in (
        text.replace("\n\nII. ", "\n\nThực hiện Chỉ thị số 77/CT-UBND ngày 03/3/2024 của Chủ tịch UBND tỉnh.\n\nII. ", 1),
        text.replace("\nedition: ", "\nshort_title: Thi đua\nedition: ", 1),
    ):
        path.write_text(other, encoding="utf-8")
        assert sum(mark != before[plan_id] for plan_id, mark in marks().items()) == 1
