"""The fork of MkDocs that is kept up (ProperDocs): the same settings, theme and plugin give the same site there."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest

from generator.building import build_site
from generator.labour import Labour
from tests.sites import EPOCH, ROOT, set_today, tree, unequal

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.skipif(find_spec("properdocs") is None, reason="ProperDocs is not installed: it is one of the development dependencies")
def test_properdocs_gives_the_same_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When MkDocs is given up one day, its fork takes over without a change."""
    set_today(monkeypatch)
    made = tmp_path / "properdocs"
    ran = subprocess.run(
        [sys.executable, "-m", "properdocs", "build", "--strict", "--quiet", "--config-file", "mkdocs.yml", "--site-dir", str(made)],
        cwd=ROOT,
        env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "KEHOACH_CACHE": str(tmp_path / "cache")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    outcome = build_site(ROOT / "mkdocs.yml", plans=None, site=tmp_path / "mkdocs", strict=True, labour=Labour(cache=tmp_path / "cache"))
    assert outcome.failure == ""
    assert unequal(tree(made), tree(tmp_path / "mkdocs")) == []
