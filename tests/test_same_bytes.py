"""A site depends on its plans alone: not on who did the work, what was kept from before, or the order in which files came to be.

Two pages know the day of building, and mark what follows from it.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from generator.labour import Labour
from tests.sites import ROOT, build, lay, library, set_today, tree, unequal

if TYPE_CHECKING:
    from pathlib import Path

FILES = library(range(1, 6))
BACKWARDS = dict(reversed(FILES.items()))


@pytest.fixture(name="expected", scope="module")
def _expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The tree of a clean build by one process."""
    folder = tmp_path_factory.mktemp("clean")
    with pytest.MonkeyPatch.context() as patch:
        set_today(patch)
        return build(lay(FILES, folder / "plans"), folder / "site", Labour(jobs=1))


@pytest.fixture(name="folder")
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    set_today(monkeypatch)
    return tmp_path


def test_two_processes_then_the_cache(folder: Path, expected: dict[str, str]) -> None:
    """Two processes without anything kept; then a second build, of files made in the opposite order, that takes all from the cache."""
    cache = folder / "cache"
    assert unequal(build(lay(FILES, folder / "plans"), folder / "site", Labour(jobs=2, cache=cache)), expected) == []
    again = lay(BACKWARDS, folder / "elsewhere" / "plans")
    assert unequal(build(again, folder / "site", Labour(jobs=1, cache=cache)), expected) == []


def test_files_in_any_order(folder: Path, expected: dict[str, str]) -> None:
    """A clone on another machine lists its folders in another order."""
    assert unequal(build(lay(BACKWARDS, folder / "plans"), folder / "site", Labour(jobs=1)), expected) == []


def test_another_hash_seed(folder: Path, expected: dict[str, str]) -> None:
    """Sets list their members in another order in every process: none of that may reach the site."""
    plans = lay(FILES, folder / "plans")
    command = [sys.executable, "-c", "from generator.cli import main; main()", "build", "--no-cache", "--plans", str(plans)]
    subprocess.run(
        [*command, "--site", str(folder / "site")], cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": "77"}, check=True, capture_output=True
    )
    assert unequal(tree(folder / "site"), expected) == []


_AS_OF = re.compile(r"<(section|span)\b[^>]* data-as-of[^>]*>.*?</\1>", re.DOTALL)


def _without_as_of(html: str) -> str:
    return _AS_OF.sub("", html)


def test_another_day(folder: Path, expected: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a year later only the home page and the index of years differ, and there only what says as of which day it holds."""
    first, later = folder / "site", folder / "later"
    plans = lay(FILES, folder / "plans")
    assert unequal(build(plans, first, Labour(jobs=1)), expected) == []
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1784480400")
    differing = unequal(build(plans, later, Labour(jobs=1)), expected)
    assert differing == ["index.html", "ky/index.html"]
    for name in differing:
        one, other = ((site / name).read_text(encoding="utf-8") for site in (first, later))
        assert "01/01/2026" in one
        assert "20/7/2026" in other
        assert one != other
        assert _without_as_of(one) == _without_as_of(other)


def test_a_difference_would_be_seen(folder: Path, expected: dict[str, str]) -> None:
    """One other word in one plan changes its page: the comparison above is not empty."""
    path, text = next(iter(FILES.items()))
    changed = {**FILES, path: text.replace("1. ", "1. Riêng năm nay, ", 1)}
    assert f"{path.removesuffix('.md')}/index.html" in unequal(
        build(lay(changed, folder / "plans"), folder / "site", Labour(jobs=1)), expected
    )
