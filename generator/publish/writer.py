"""Files on disk: everything goes to a temporary folder beside the site, which takes the site's place at the end.

Enters: addresses below the site's root and their bytes.
Leaves: files; `swap` exchanges the folders, so that readers see the old site or the new one, never half of either.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

_SITE_MARKS = ("index.html", "404.html")
"""A folder that has these was made by us or by MkDocs and may be replaced."""


def page_file(address: str) -> str:
    """`ky/2025` → `ky/2025/index.html`."""
    return f"{address}/index.html" if address else "index.html"


def write(site: Path, name: str, content: bytes) -> None:
    """Write one file below the site. Raises ValueError when the name leaves the site."""
    target = site / name
    if Path(name).is_absolute() or ".." in Path(name).parts:
        raise ValueError(name)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)


def temporary_site(site: Path) -> Path:
    """A fresh folder beside `site`, on the same disk so that the swap is a rename."""
    fresh = site.with_name(f".{site.name}.moi-{os.getpid()}")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    return fresh


def replaceable(site: Path) -> bool:
    """True when the folder is missing, empty or an earlier site: anything else is somebody's own and stays."""
    if not site.exists():
        return True
    return site.is_dir() and (not any(site.iterdir()) or all((site / mark).is_file() for mark in _SITE_MARKS))


def swap(fresh: Path, site: Path) -> None:
    """Put `fresh` in the place of `site`; the old one is removed after the new one stands."""
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


def discard(fresh: Path) -> None:
    """Remove a temporary folder after a failed build."""
    shutil.rmtree(fresh, ignore_errors=True)
