"""Folders on disk: everything goes to a temporary folder beside the site, which takes the site's place at the end.

Enters: the folder of the site.
Leaves: a fresh folder for `generator.publish.output`; `swap` exchanges the folders, so that readers see the old site or the new one, never half of either.

A build may be killed at any moment. Its folders bear its process number, so that the next build knows whose they are, puts an old site back that was
caught between two renames, and removes the rest.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_SITE_MARKS = ("index.html", "404.html")
"""A folder that has these was made by us or by MkDocs and may be replaced."""


def page_file(address: str) -> str:
    """`ky/2025` → `ky/2025/index.html`."""
    return f"{address}/index.html" if address else "index.html"


def temporary_site(site: Path) -> Path:
    """A fresh folder beside `site`, on the same disk so that the swap is a rename. What killed builds left there goes."""
    _mend(site)
    fresh = site.with_name(f".{site.name}.moi-{os.getpid()}")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    return fresh


def _mend(site: Path) -> None:
    """Put back the old site of a build that was killed between two renames; remove what dead builds left."""
    for old in _of_the_dead(site, "cu"):
        if not site.exists():
            old.rename(site)
    for left in (*_of_the_dead(site, "cu"), *_of_the_dead(site, "moi")):
        shutil.rmtree(left, ignore_errors=True)


def _of_the_dead(site: Path, word: str) -> list[Path]:
    """Folders beside the site that belong to builds which no longer run, the last one first."""
    mark = f".{site.name}.{word}-"
    with contextlib.suppress(FileNotFoundError):
        found = [path for path in site.parent.iterdir() if path.name.startswith(mark) and path.is_dir()]
        return sorted((path for path in found if not _runs(path.name.removeprefix(mark))), key=lambda path: -path.stat().st_mtime_ns)
    return []


def _runs(process: str) -> bool:
    """Whether a build of this number may still be at work; a name that is no number is not ours."""
    if not process.isascii() or not process.isdigit() or os.name != "posix":
        return True
    if int(process) == os.getpid():
        return False
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def replaceable(site: Path) -> bool:
    """True when the folder is missing, empty or an earlier site: anything else is somebody's own and stays."""
    if not site.exists():
        return True
    return site.is_dir() and (not any(site.iterdir()) or all((site / mark).is_file() for mark in _SITE_MARKS))


def swap(fresh: Path, site: Path) -> None:
    """Put `fresh` in the place of `site`; the old one is removed after the new one stands."""
    if site.exists() and _exchange(fresh, site):
        shutil.rmtree(fresh, ignore_errors=True)
        return
    old = site.with_name(f".{site.name}.cu-{os.getpid()}")
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.rename(old)
    try:
        fresh.rename(site)
    except OSError:
        if old.exists():
            old.rename(site)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step, so that there is never a moment without a site; False where the system cannot."""
    if sys.platform != "linux":
        return False
    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    if rename is None:
        return False
    here, both_ways = -100, 2  # AT_FDCWD, RENAME_EXCHANGE in the kernel's headers
    return bool(rename(here, os.fsencode(one), here, os.fsencode(other), both_ways) == 0)


def discard(fresh: Path) -> None:
    """Remove a temporary folder after a failed build."""
    shutil.rmtree(fresh, ignore_errors=True)
