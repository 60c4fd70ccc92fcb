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
from io import BufferedReader, BufferedWriter, FileIO
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    Readable = FileIO | BufferedReader[FileIO]
    Part = bytes | memoryview | Iterator[bytes | memoryview]

CACHE_VARIABLE = "KEHOACH_CACHE"
LIMIT = 4_000_000_000
"""Bytes that a store may hold; ten thousand plans take a fifth of it."""

_MAGIC = b"KHM1"
_HEAD = struct.Struct("<4sI")
_PART = struct.Struct("<QI")
_FOLDER = 2
"""First characters of a key that name its folder."""
_PIECE = 1 << 20
"""Bytes of a part that are read at once where it need not be in memory."""
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
                size, checksum = _seek(file, part)
                content = file.read(size)
        except (OSError, struct.error, OverflowError, MemoryError, LookupError):
            return None
        return content if len(content) == size and zlib.crc32(content) == checksum else None

    def pieces(self, key: str, part: int) -> Iterator[bytes]:
        """One part, piece by piece, never all in memory. Raises LookupError where it is missing or damaged, which may show at its end."""
        try:
            with BufferedReader(FileIO(self._file(key))) as file:
                left, checksum = _seek(file, part)
                found = 0
                while piece := file.read(min(left, _PIECE)):
                    left, found = left - len(piece), zlib.crc32(piece, found)
                    yield piece
        except (OSError, struct.error) as error:
            raise LookupError(key) from error
        if left or found != checksum:
            raise LookupError(key)

    def put(self, key: str, parts: Sequence[Part]) -> None:
        """Keep the parts of a key, each bytes or its pieces one after the other; a view must be one of bytes. A store that cannot be written to keeps nothing and is no fault."""
        target = self._file(key)
        fresh = f"{target}.{os.getpid()}"
        try:
            try:
                file = FileIO(fresh, "wb")
            except FileNotFoundError:
                Path(target).parent.mkdir(parents=True, exist_ok=True)
                file = FileIO(fresh, "wb")
            with BufferedWriter(file) as whole:
                whole.write(bytes(_HEAD.size + len(parts) * _PART.size))
                table = [_written(whole, part) for part in parts]
                whole.seek(0)
                whole.write(_HEAD.pack(_MAGIC, len(parts)) + b"".join(table))
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


def _seek(file: Readable, part: int) -> tuple[int, int]:
    """Go to the beginning of a part; its size and checksum."""
    magic, count = _HEAD.unpack(file.read(_HEAD.size))
    if magic != _MAGIC or not part < count:
        raise LookupError(part)
    sizes = list(_PART.iter_unpack(file.read(_PART.size * count)))
    file.seek(sum(size for size, _ in sizes[:part]), os.SEEK_CUR)
    size, checksum = sizes[part]
    return size, checksum


def _written(file: BufferedWriter[FileIO], part: Part) -> bytes:
    """Write a part; its row in the table."""
    size = checksum = 0
    for piece in (part,) if isinstance(part, bytes | memoryview) else part:
        file.write(piece)
        size, checksum = size + len(piece), zlib.crc32(piece, checksum)
    return _PART.pack(size, checksum)
