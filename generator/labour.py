"""How the work on plan files is done. The result is the same.

Enters: options of the command line. Leaves: `Labour`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

Progress = Callable[[int, int], None]
"""Told how many plans are done, of how many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labour:
    """How the work on plan files is done. The result is the same."""

    jobs: int | None = None
    """Processes; None for all processors where it pays."""
    scheduler: str | None = None
    """Address of a `dask.distributed` scheduler, which then does the work."""
    cache: Path | None = None
    """Folder of the store; None keeps nothing after the build."""
    progress: Progress | None = None
    drafts: bool = False
    """Drafts get pages too: for a preview, never for the public."""
