"""The frame of a site: what does not come from plans. MkDocs makes it; while nothing of it changes, a build does without MkDocs.

Enters: the settings, the theme, the hand-written pages. Leaves: `Frame`, kept by the digest of all that.

Two things are kept: what the settings say (`Settings`: folders and the site's address), by the bytes of mkdocs.yml and the variables that it names; and the frame
itself, by the settings, every file of the theme and of the hand-written pages, and how deep the shells must reach. Starting MkDocs and rendering a
hundred shells takes seconds, which is more than a small change costs otherwise.
"""

from __future__ import annotations

import os
import pickle
import re
import sys
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

from generator import urls

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generator.render.shell import Shell
    from generator.store import Store

_VARIABLE = re.compile(rb"\b[A-Z][A-Z0-9_]{2,}\b")
"""Names of environment variables, as `!ENV` takes them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What mkdocs.yml says."""

    plans: Path
    site: Path
    site_url: str
    folders: tuple[Path, ...]
    """Of the theme's own files and of the default pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What MkDocs gave."""

    shells: Mapping[tuple[str, int], Shell]
    """Kind of page and depth → shell."""
    hand_written: tuple[str, ...]
    """Addresses of hand-written pages."""
    files: Mapping[str, bytes]
    """These pages, style sheets, scripts, icons: name below the site's root → bytes."""

    @property
    def digest(self) -> bytes:
        """Of the shells: what generated pages have of it."""
        found = sha256()
        for key in sorted(self.shells):
            shell = self.shells[key]
            found.update(repr((key, shell.pieces, shell.slots)).encode())
        return found.digest()


@cache
def _makers() -> str:
    """Every installed distribution with its version, as its folder is named: MkDocs, its theme and what they stand on make the frame."""
    folders = [folder for folder in sys.path if folder.endswith(("site-packages", "dist-packages")) and os.path.isdir(folder)]  # noqa: PTH112
    return "\n".join(sorted(name for folder in folders for name in os.listdir(folder) if name.endswith(".dist-info")))  # noqa: PTH208


def settings_key(config_file: Path, code: bytes) -> str:
    """Under which the settings are kept."""
    content = config_file.read_bytes()
    named = sorted({name.decode() for name in _VARIABLE.findall(content)} | {"SITE_URL"})
    found = sha256(code + _makers().encode() + str(config_file.resolve()).encode() + content)
    found.update(repr([(name, os.environ.get(name)) for name in named]).encode())
    return found.hexdigest()


def frame_key(settings: Settings, settings_at: str, plans: Path, depth: int) -> str:
    """Under which the frame is kept: every file of the theme and of the hand-written pages has a part in it."""
    found = sha256(f"frame {settings_at} {depth}".encode())
    for folder in (*settings.folders, plans / urls.HAND_WRITTEN):
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                found.update(f"{path.relative_to(folder)}\0".encode() + sha256(path.read_bytes()).digest())
        found.update(b"\1")
    return found.hexdigest()


def keep(store: Store, key: str, value: Settings | Frame) -> None:
    """For the next build."""
    store.put(key, (pickle.dumps(value, 5),))


def kept_settings(store: Store, key: str) -> Settings | None:
    """What an earlier build read."""
    found = store.get(key, 0)
    return pickle.loads(found) if found else None  # noqa: S301 - written by ourselves, checked by a checksum


def kept_frame(store: Store, key: str) -> Frame | None:
    """What MkDocs gave to an earlier build."""
    found = store.get(key, 0)
    return pickle.loads(found) if found else None  # noqa: S301 - as above


def read_files(site: Path) -> dict[str, bytes]:
    """Everything that MkDocs has written below a folder, but for the theme's sitemap: ours takes its place."""
    found = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*")) if path.is_file()}
    return {name: path.read_bytes() for name, path in found.items() if name != "sitemap.xml"}
