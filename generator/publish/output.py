"""Where a build writes: a fresh folder, into which files of the old site that are still right are linked instead of written.

Enters: names and bytes; hubs with the digest of what they read; the old site and the ledger of the build that wrote it.
Leaves: the files below the fresh folder, and the ledger of this build.

A link is a second name of the same file: nothing is copied, its time of change stays, and whoever copies the site to a server sees what is new. The old
site is not touched, so it stays whole whatever happens before the swap. A link costs less than writing the file: 17 µs against 35 to 63, measured with 2,000 files.
"""

from __future__ import annotations

import contextlib
import os
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from generator.publish.ledger import FileRow, HubRow, Ledger, look

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.publish.links import BrokenLink

_SIZE = 16


def digest_of(content: bytes) -> bytes:
    """Of the bytes of a file."""
    return sha256(content).digest()[:_SIZE]


Notes = tuple[dict[str, FileRow], dict[str, HubRow]]
"""Files and hubs."""
Part = tuple[str, str, dict[str, FileRow], dict[str, HubRow]]
"""The fresh folder, the old site, its files and hubs."""


def _create(path: str) -> int:
    """Open a new file. One that is there may be a second name of the old site's file, which must not be written to."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    try:
        return os.open(path, flags, 0o666)
    except FileExistsError:
        os.unlink(path)  # noqa: PTH108 - as in `look`
        return os.open(path, flags, 0o666)


class Output:
    """One build under way."""

    def __init__(self, fresh: Path, old: Path | None = None, ledger: Ledger | None = None) -> None:
        """Without an old site or its ledger everything is written."""
        fresh.mkdir(parents=True, exist_ok=True)
        self.ledger = Ledger()
        self._old = os.fspath(old) if old else ""
        self._before = ledger if ledger and old else Ledger()
        self._root = os.fspath(fresh)
        self._folders = {""}
        self.written = 0

    def write(self, name: str, content: bytes) -> None:
        """One file. Raises ValueError when the name leaves the site."""
        digest = digest_of(content)
        twice = name in self.ledger.files
        before = self._before.files.get(name)
        if not twice and before and before[0] == digest and self._link(name, before):
            return
        descriptor = _create(self._place(name))
        try:
            view = memoryview(content)
            while view:
                view = view[os.write(descriptor, view) :]
            facts = os.fstat(descriptor)
        finally:
            os.close(descriptor)
        self.written += 1
        self.ledger.files[name] = (digest, facts.st_size, facts.st_mtime_ns, facts.st_ino)

    def keeps(self, key: str, digest: bytes) -> tuple[tuple[str, bool], ...] | None:
        """The files of a hub, linked, where it reads what it read before and its files are as they were; else None."""
        row = self._before.hubs.get(key)
        return None if row is None or row[0] != digest else self._keep(key, row)

    def keeps_all(self, key: str, digest: bytes) -> list[tuple[str, bool]] | None:
        """The same for all hubs of a group."""
        row = self._before.groups.get(key)
        if row is None or row[0] != digest:
            return None
        found: list[tuple[str, bool]] = []
        for hub in row[1]:
            files = self._keep(hub, self._before.hubs[hub])
            if files is None:
                return None
            found += files
        self.ledger.groups[key] = row
        return found

    def _keep(self, key: str, row: HubRow) -> tuple[tuple[str, bool], ...] | None:
        for name, _ in row[1]:
            before = self._before.files.get(name)
            if before is None or not self._link(name, before):
                return None
            ids = self._before.ids.get(name)
            if ids is not None:
                self.ledger.ids[name] = ids
        self.ledger.hubs[key] = row
        return row[1]

    def part(self, begin: str) -> Part:
        """What another process needs that writes files and hubs whose names begin so."""
        files = {name: row for name, row in self._before.files.items() if name.startswith(begin)}
        return self._root, self._old, files, {key: row for key, row in self._before.hubs.items() if key.startswith(begin)}

    @classmethod
    def of(cls, part: Part) -> Output:
        """In that process."""
        fresh, old, files, hubs = part
        return cls(Path(fresh), Path(old) if old else None, Ledger(files=files, hubs=hubs))

    def take(self, notes: Notes) -> None:
        """What another process wrote into the same folder."""
        files, hubs = notes
        self.ledger.files.update(files)
        self.ledger.hubs.update(hubs)

    @property
    def broken_before(self) -> tuple[BrokenLink, ...]:
        """Links that led nowhere in the last build."""
        return self._before.broken

    def note(self, key: str, digest: bytes, files: Iterable[tuple[str, bool]]) -> None:
        """Remember which files a hub has, and from what they were made."""
        self.ledger.hubs[key] = (digest, tuple(files))

    def note_all(self, key: str, digest: bytes, hubs: Iterable[str]) -> None:
        """Remember which hubs a group has."""
        self.ledger.groups[key] = (digest, tuple(hubs))

    def _link(self, name: str, before: FileRow) -> bool:
        """Give the old file a name in the fresh folder, if it is still the one that was written."""
        if self.ledger.files.get(name) == before:
            return True
        old = f"{self._old}/{name}"
        if look(old) != before[1:]:
            return False
        try:
            os.link(old, self._place(name))
        except OSError:
            return False
        self.ledger.files[name] = before
        return True

    def _make(self, folder: str) -> None:
        """Make a folder and those above it, each once: a site has as many folders as pages."""
        above = folder.rpartition("/")[0]
        if above not in self._folders:
            self._make(above)
        with contextlib.suppress(FileExistsError):
            os.mkdir(f"{self._root}/{folder}")  # noqa: PTH102 - as in `look`
        self._folders.add(folder)

    def _place(self, name: str) -> str:
        """Where a name lies, its folder made."""
        folder, _, _ = name.rpartition("/")
        if folder not in self._folders or name.startswith("/"):
            if "/../" in f"/{name}/" or name.startswith("/"):
                raise ValueError(name)
            self._make(folder)
        return f"{self._root}/{name}"
