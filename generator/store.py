"""What was worked out for a plan, kept by content: the same file read by the same code is never read twice.

Enters: keys (digest of code, path and bytes) and the bytes worked out for them, in named parts.
Leaves: the same bytes, or nothing.

One file for each key, written beside its place and renamed, so that builds may run at the same time; a checksum over each part, so that a damaged
file counts as missing and is written anew. Parts are read alone: most builds need the small ones only. The folder is kept below a limit: what
no build used for longest goes first. Nothing here is trusted to be there: a store may be emptied at any time.
"""

from __future__ import annotations

import contextlib
import os
import struct
import sys
import zlib
from hashlib import sha256
from io import BufferedWriter, FileIO
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

CACHE_VARIABLE = "KEHOACH_CACHE"
LIMIT = 4_000_000_000
"""Bytes that a store may hold; ten thousand plans take a fifth of it."""

_MAGIC = b"KHM1"
_HEAD = struct.Struct("<4sI")
_PART = struct.Struct("<QI")
_FOLDER = 2
"""First characters of a key that name its folder."""
_CODE_SUFFIXES = frozenset({".py", ".yaml", ".tsv", ".json", ".j2"})


def default_folder() -> Path:
    """`$KEHOACH_CACHE`, else the user's cache folder."""
    named = os.environ.get(CACHE_VARIABLE)
    return Path(named) if named else Path(platformdirs.user_cache_dir("kehoach"))


def code_digest() -> bytes:
    """Digest of our own code, data and templates, and of the Python that runs them: other code works out other things."""
    found = sha256(sys.version.encode())
    root = Path(__file__).parent
    for path in sorted(root.rglob("*")):
        if path.suffix in _CODE_SUFFIXES and path.is_file():
            found.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return found.digest()


class Store:
    """Parts by key, in one folder."""

    def __init__(self, folder: Path, *, limit: int = LIMIT) -> None:
        """Nothing is made before something is kept."""
        self._folder = str(folder)
        self._limit = limit

    def get(self, key: str, part: int) -> bytes | None:
        """One part, or None where it is missing or damaged."""
        try:
            with FileIO(self._file(key)) as file:
                magic, count = _HEAD.unpack(file.read(_HEAD.size))
                if magic != _MAGIC or not part < count:
                    return None
                table = file.read(_PART.size * count)
                if len(table) < _PART.size * count:
                    return None
                sizes = list(_PART.iter_unpack(table))
                size, checksum = sizes[part]
                file.seek(sum(other for other, _ in sizes[:part]), os.SEEK_CUR)
                content = file.read(size)
        except (OSError, struct.error, OverflowError, MemoryError):
            return None
        return content if len(content) == size and zlib.crc32(content) == checksum else None

    def put(self, key: str, parts: Sequence[bytes | memoryview]) -> None:
        """Keep the parts of a key; a view must be one of bytes. A store that cannot be written to keeps nothing and is no fault."""
        target = self._file(key)
        fresh = f"{target}.{os.getpid()}"
        head = _HEAD.pack(_MAGIC, len(parts)) + b"".join([_PART.pack(len(part), zlib.crc32(part)) for part in parts])
        try:
            try:
                file = FileIO(fresh, "wb")
            except FileNotFoundError:
                Path(target).parent.mkdir(parents=True, exist_ok=True)
                file = FileIO(fresh, "wb")
            with BufferedWriter(file) as whole:
                whole.writelines((head, *parts))
            os.replace(fresh, target)  # noqa: PTH105 - a `Path` for each file of a library costs a fifth of the writing
        except OSError:
            with contextlib.suppress(OSError):
                Path(fresh).unlink(missing_ok=True)

    def used(self, keys: Iterable[str]) -> None:
        """Keep the folder below its limit; these keys are in use."""
        fresh = {self._file(key) for key in keys}
        held = []
        for folder in self._scanned(self._folder):
            for entry in self._scanned(folder.path) if len(folder.name) == _FOLDER else ():
                with contextlib.suppress(OSError):
                    facts = entry.stat()
                    held.append((entry.path in fresh, facts.st_mtime_ns, facts.st_size, entry.path))
        surplus = sum(size for _, _, size, _ in held) - self._limit
        for _, _, size, path in sorted(held) if surplus > 0 else ():
            if surplus <= 0:
                break
            with contextlib.suppress(OSError):
                Path(path).unlink()
            surplus -= size

    def _file(self, key: str) -> str:
        return f"{self._folder}{os.sep}{key[:_FOLDER]}{os.sep}{key[_FOLDER:]}"

    @staticmethod
    def _scanned(folder: str) -> list[os.DirEntry[str]]:
        """What is in a folder; nothing where there is none."""
        try:
            return list(os.scandir(folder))
        except OSError:
            return []
