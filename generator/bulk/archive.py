"""Zip files with the same bytes for the same content.

Enters: names and bytes in a fixed order. Leaves: a file; every entry bears the first day that the format knows, and rights to read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_RIGHTS = 0o644 << 16
_UNIX = 3


def write_zip(file: Path, entries: Iterable[tuple[str, bytes]]) -> int:
    """Write the archive beside its place, then rename it. Gives how many entries it has."""
    fresh = file.with_name(f".{file.name}.moi")
    number = 0
    with ZipFile(fresh, "w", ZIP_DEFLATED, compresslevel=6) as archive:
        for name, content in entries:
            entry = ZipInfo(name)
            entry.compress_type, entry.external_attr, entry.create_system = ZIP_DEFLATED, _RIGHTS, _UNIX
            archive.writestr(entry, content)
            number += 1
    fresh.replace(file)
    return number
