"""What a build did and what it has to say.

Enters: counts, costs, problems. Leaves: `BuildReport` and `Outcome`, kept with the ledger of the site: what is told again when nothing has changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.diagnostics import Severity

if TYPE_CHECKING:
    from pathlib import Path

    from generator.diagnostics import Diagnostic
    from generator.publish.links import BrokenLink


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """What one stage cost."""

    name: str
    cpu_s: float
    wall_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """What a build did."""

    plans: int
    pages: int
    broken_links: tuple[BrokenLink, ...]
    diagnostics: tuple[Diagnostic, ...]
    stages: tuple[Stage, ...]
    peak_mb: float
    """The most that all processes of the build held together, as far as it was seen (`generator.memory`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What `kehoach build` has to say."""

    site: Path
    report: BuildReport | None
    diagnostics: tuple[Diagnostic, ...]
    failure: str
    """Vietnamese sentence; empty when the new site stands."""

    @property
    def has_warnings(self) -> bool:
        """Something that `--strict` does not let pass."""
        return any(diagnostic.severity is not Severity.NOTE for diagnostic in self.diagnostics)
