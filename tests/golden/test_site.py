"""The whole site of three tiny plans, compared as a tree; twice the same bytes; MkDocs' page and ours the same."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

import pytest

from tests.golden.rewrite import HERE, build, ours

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(name="site", scope="module")
def _site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The golden plans, built now."""
    site = tmp_path_factory.mktemp("golden") / "site"
    build(site)
    return site


def test_the_site_is_the_stored_one(site: Path) -> None:
    """Any change of a page shows as a diff; an intended one is stored with `make golden`."""
    stored, built = ours(HERE / "site"), ours(site)
    assert list(built) == list(stored)
    changed = [name for name in built if built[name] != stored[name]]
    report = []
    for name in changed[:3]:
        old, new = (files[name].decode("utf-8", "replace").splitlines() for files in (stored, built))
        report += list(difflib.unified_diff(old, new, f"stored/{name}", f"built/{name}", lineterm="", n=1))[:40]
    assert changed == [], "\n".join(report)


def test_two_builds_have_the_same_bytes(site: Path, tmp_path: Path) -> None:
    """Every file of the site, Material's too, comes out the same twice."""
    build(tmp_path / "site")
    first, second = ({p.relative_to(s).as_posix(): p.read_bytes() for p in s.rglob("*") if p.is_file()} for s in (site, tmp_path / "site"))
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []
