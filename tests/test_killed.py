"""A build that is killed, at whatever moment, leaves the old site whole; the next build is right and clears away what was left."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.labour import Labour
from generator.store import CACHE_VARIABLE
from tests.sites import EPOCH, ROOT, build, lay, library, set_today, tree, unequal

if TYPE_CHECKING:
    from collections.abc import Callable

FIRST = library(range(1, 4))
SECOND = library(range(1, 7))
PATIENCE = 120.0
"""Seconds after which a build that never came to the moment waited for counts as hung."""

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals of this kind are sent on POSIX systems only")


def _started(folder: Path) -> bool:
    """Python runs; nothing is written yet."""
    return folder.is_dir()


def _keeps_work(folder: Path) -> bool:
    """The first result is in the cache, or just being written there."""
    return any(path.is_file() for path in (folder / "cache").glob("??/*"))


def _fresh(folder: Path) -> list[Path]:
    return list(folder.glob(".site.moi-*"))


def _has_a_new_folder(folder: Path) -> bool:
    """The new site has begun to be written."""
    return bool(_fresh(folder))


def _has_pages(folder: Path) -> bool:
    """Some pages of the new site stand."""
    return any((fresh / "van-ban" / "index.html").is_file() for fresh in _fresh(folder))


def _has_an_index(folder: Path) -> bool:
    """The search index of the new site has begun."""
    return any((fresh / "search" / "stats.js").exists() for fresh in _fresh(folder))


def _is_nearly_done(folder: Path) -> bool:
    """What comes last is there: the swap is next, or has happened."""
    new = next(iter(SECOND.keys() - FIRST.keys())).removesuffix(".md")
    return any((fresh / "sitemap.xml").is_file() for fresh in _fresh(folder)) or (folder / "site" / new).is_dir()


MOMENTS: tuple[Callable[[Path], bool], ...] = (_started, _keeps_work, _has_a_new_folder, _has_pages, _has_an_index, _is_nearly_done)


@pytest.fixture(name="trees", scope="module")
def _trees(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, str], dict[str, str]]:
    """The site before and after."""
    folder = tmp_path_factory.mktemp("whole")
    with pytest.MonkeyPatch.context() as patch:
        set_today(patch)
        before = build(lay(FIRST, folder / "plans"), folder / "site", Labour(jobs=1))
        return before, build(lay(SECOND, folder / "plans"), folder / "site", Labour(jobs=1))


@pytest.fixture(name="old_site", scope="module")
def _old_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the site that readers see; all moments are tried on it, one after another."""
    folder = tmp_path_factory.mktemp("killed")
    with pytest.MonkeyPatch.context() as patch:
        set_today(patch)
        build(lay(FIRST, folder / "plans"), folder / "site", Labour(jobs=1))
    lay(SECOND, folder / "plans")
    return folder


def _start(folder: Path, jobs: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", "from generator.cli import main; main()", "build", "--jobs", str(jobs)]
    environment = {**os.environ, CACHE_VARIABLE: str(folder / "cache"), "SOURCE_DATE_EPOCH": EPOCH}
    return subprocess.Popen(
        [*command, "--plans", str(folder / "plans"), "--site", str(folder / "site")],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _kill_at(folder: Path, moment: Callable[[Path], bool], how: signal.Signals, jobs: int = 1) -> int:
    """Start a build and kill it when the moment has come; gives the number of its process group."""
    started = _start(folder, jobs)
    begun = time.monotonic()
    while not moment(folder):
        assert started.poll() is None, "the build ended before the moment came"
        assert time.monotonic() - begun < PATIENCE, "the moment never came"
        time.sleep(0.002)
    started.send_signal(how)
    started.wait(PATIENCE)
    return started.pid


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM], ids=lambda how: how.name)
@pytest.mark.parametrize("moment", MOMENTS, ids=lambda moment: moment.__name__.removeprefix("_"))
def test_the_old_site_stays_whole(
    old_site: Path, trees: tuple[dict[str, str], dict[str, str]], moment: Callable[[Path], bool], how: signal.Signals
) -> None:
    """Every byte of it; or, where the swap came first, every byte of the new one. Never a part, never both, never none."""
    for left in (old_site / "cache", *_fresh(old_site)):
        shutil.rmtree(left, ignore_errors=True)
    _kill_at(old_site, moment, how)
    assert tree(old_site / "site") in trees
    if tree(old_site / "site") == trees[1]:
        with pytest.MonkeyPatch.context() as patch:
            set_today(patch)
            build(lay(FIRST, old_site / "plans"), old_site / "site", Labour(jobs=1))
        lay(SECOND, old_site / "plans")


def test_the_next_build_is_right_and_clears_away(tmp_path: Path, trees: tuple[dict[str, str], dict[str, str]]) -> None:
    """Two builds were killed half-way; the third uses what they kept, ends, and only the site is left beside plans and cache."""
    plans = lay(SECOND, tmp_path / "plans")
    for moment in (_keeps_work, _has_pages):
        _kill_at(tmp_path, moment, signal.SIGKILL)
    assert _fresh(tmp_path)
    with pytest.MonkeyPatch.context() as patch:
        set_today(patch)
        found = build(plans, tmp_path / "site", Labour(jobs=1, cache=tmp_path / "cache"))
    assert unequal(found, trees[1]) == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cache", "plans", "site"]


@pytest.mark.skipif(not Path("/proc/self/stat").is_file(), reason="processes are counted through /proc")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM], ids=lambda how: how.name)
def test_no_worker_outlives_its_build(tmp_path: Path, how: signal.Signals) -> None:
    """Worker processes of a killed build end by themselves."""
    lay(library(range(1, 60)), tmp_path / "plans")
    group = _kill_at(tmp_path, _keeps_work, how, jobs=2)
    begun = time.monotonic()
    while (left := _alive(group)) and time.monotonic() - begun < PATIENCE / 4:
        time.sleep(0.05)
    for pid in left:
        os.kill(pid, signal.SIGKILL)
    assert left == []


def _alive(group: int) -> list[int]:
    """Processes of a group that still run."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, its_group = stat.read_text().rpartition(")")[2].split()[:3]
        except OSError:
            continue
        if int(its_group) == group and state != "Z":
            found.append(int(stat.parent.name))
    return found
