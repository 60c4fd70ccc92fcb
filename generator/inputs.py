"""Whether anything that a build reads has changed since the last one: told from how the files look, without reading them.

Enters: folders and files, settings. Leaves: one digest of names, sizes, times of change and inodes; nothing where it cannot be told.

A file that was changed in the very moment in which it was looked at may look the same afterwards. So files changed within the last moments before the
look make the answer uncertain, and the next build reads them.
"""

from __future__ import annotations

import os
import time
from datetime import UTC, date, datetime, timedelta, timezone
from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

VIETNAM = timezone(timedelta(hours=7))
MOMENT = 50_000_000
"""Nanoseconds: clocks of file systems tick every 4 to 10 milliseconds."""


def looks_of(folders: Iterable[Path], words: Iterable[str]) -> bytes:
    """One digest of every file below these folders and of these words; empty where a file has changed just now."""
    begun = time.time_ns()
    newest = 0
    found = blake2b("\0".join(words).encode(), digest_size=16)
    for folder in folders:
        rows = []
        for path, facts in _walk(os.fspath(folder)):
            newest = max(newest, facts.st_ctime_ns)
            rows.append(f"{path}\0{facts.st_size} {facts.st_mtime_ns} {facts.st_ctime_ns} {facts.st_ino}\n")
        found.update("".join(sorted(rows)).encode("utf-8", "surrogateescape"))
        found.update(b"\1")
    return found.digest() if newest + MOMENT < begun else b""


def _walk(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    """Every file below a folder, links among them."""
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            if entry.name != "__pycache__":
                yield from _walk(entry.path)
        else:
            try:
                yield entry.path, entry.stat(follow_symlinks=False)
            except OSError:
                continue


def files_below(folder: Path) -> dict[str, tuple[int, int, int]]:
    """Name below the folder → size, time of change, inode."""
    start = len(os.fspath(folder)) + 1
    return {path[start:]: (facts.st_size, facts.st_mtime_ns, facts.st_ino) for path, facts in _walk(os.fspath(folder))}


def today() -> date:
    """The day the site calls today: SOURCE_DATE_EPOCH where it is set, else the day in Vietnam."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    moment = datetime.fromtimestamp(int(epoch), tz=UTC) if epoch else datetime.now(tz=UTC)
    return moment.astimezone(VIETNAM).date()
