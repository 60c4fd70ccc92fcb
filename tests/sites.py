"""Small libraries and whole sites for tests that compare sites byte for byte.

Enters: synthetic plans by number, and how a build is to be done. Leaves: plan files, a built site, and its tree as names and digests.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from generator.building import build_site
from tests.bench.corpus import plan

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pytest

    from generator.labour import Labour

ROOT = Path(__file__).resolve().parent.parent
EPOCH = "1767200400"
"""1 January 2026 in Vietnam."""


def set_today(patch: pytest.MonkeyPatch) -> None:
    """The same day in every build."""
    patch.setenv("SOURCE_DATE_EPOCH", EPOCH)


def library(numbers: Iterable[int]) -> dict[str, str]:
    """Paths and texts of synthetic plans."""
    return {one.path: one.text for one in map(plan, numbers)}


def lay(files: dict[str, str], folder: Path) -> Path:
    """Write files in the order given; what else was there goes."""
    for old in folder.rglob("*"):
        if old.is_file() and old.relative_to(folder).as_posix() not in files:
            old.unlink()
    for name, text in files.items():
        target = folder / name
        if not target.is_file() or target.read_text(encoding="utf-8") != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
    return folder


def build(plans: Path, site: Path, labour: Labour) -> dict[str, str]:
    """Build, and give the tree. Raises AssertionError with the reason when the build fails."""
    outcome = build_site(ROOT / "mkdocs.yml", plans=plans, site=site, strict=False, labour=labour)
    assert outcome.failure == "", [problem.explain() for problem in outcome.diagnostics]
    return tree(site)


def tree(site: Path) -> dict[str, str]:
    """Every file with the digest of its bytes."""
    files = sorted(path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}


def unequal(one: dict[str, str], other: dict[str, str]) -> list[str]:
    """Names of files that are not the same in both."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))
