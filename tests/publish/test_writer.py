"""Files and the swap."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from generator.publish import writer
from generator.publish.output import Output

if TYPE_CHECKING:
    from pathlib import Path


def test_swap_replaces_the_old_site_whole(tmp_path: Path) -> None:
    """Readers get the new files and none of the old ones."""
    site = tmp_path / "site"
    Output(site).write("index.html", b"old")
    Output(site).write("gone/index.html", b"old")
    fresh = writer.temporary_site(site)
    Output(fresh).write("index.html", b"new")
    writer.swap(fresh, site)
    assert [p.relative_to(tmp_path).as_posix() for p in sorted(tmp_path.rglob("*")) if p.is_file()] == ["site/index.html"]
    assert (site / "index.html").read_bytes() == b"new"


def test_a_folder_of_somebody_else_is_not_replaced(tmp_path: Path) -> None:
    """Missing, empty and former sites may be replaced; anything else stays."""
    assert writer.replaceable(tmp_path / "missing")
    assert writer.replaceable(tmp_path)
    (tmp_path / "thesis.docx").write_bytes(b"")
    assert not writer.replaceable(tmp_path)
    Output(tmp_path).write("index.html", b"")
    Output(tmp_path).write("404.html", b"")
    assert writer.replaceable(tmp_path)


def test_an_address_names_its_file() -> None:
    """Addresses end with a slash, so each is a folder with an index."""
    assert writer.page_file("") == "index.html"
    assert writer.page_file("ky/2025") == "ky/2025/index.html"


DEAD = 2**22 + 1
"""No process has this number: it is above what Linux gives out."""


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_what_dead_builds_left_is_removed(tmp_path: Path) -> None:
    """Folders of a killed build go with the next one; those of a build that still runs, and of another site, stay."""
    alive = os.getppid()
    for name in (f".site.moi-{DEAD}", f".site.cu-{DEAD}", f".site.moi-{alive}", ".site.moi-mine", f".other.moi-{DEAD}"):
        Output(tmp_path / name).write("index.html", b"left")
    Output(tmp_path / "site").write("index.html", b"old")
    fresh = writer.temporary_site(tmp_path / "site")
    assert _names(tmp_path) == sorted([f".site.moi-{alive}", ".site.moi-mine", f".other.moi-{DEAD}", fresh.name, "site"])


def test_a_site_caught_between_two_renames_is_put_back(tmp_path: Path) -> None:
    """Where folders cannot be exchanged in one step, a build may die when neither stands."""
    Output(tmp_path / f".site.cu-{DEAD}").write("index.html", b"old")
    writer.temporary_site(tmp_path / "site")
    assert (tmp_path / "site" / "index.html").read_bytes() == b"old"


@pytest.mark.parametrize("at_once", [pytest.param(True, id="exchanged"), pytest.param(False, id="renamed")])
def test_swap_leaves_nothing_but_the_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: bool) -> None:
    """Both ways to swap end alike."""
    if not at_once:
        monkeypatch.setattr(writer, "_exchange", lambda _one, _other: False)
    site = tmp_path / "site"
    for word in (b"first", b"second"):
        fresh = writer.temporary_site(site)
        Output(fresh).write("index.html", word)
        writer.swap(fresh, site)
    assert (_names(tmp_path), (site / "index.html").read_bytes()) == (["site"], b"second")


@pytest.mark.skipif(sys.platform != "linux", reason="folders are exchanged in one step on Linux only")
def test_there_is_never_a_moment_without_a_site(tmp_path: Path) -> None:
    """The old folder takes the place of the new one in the same step."""
    one, other = tmp_path / "one", tmp_path / "other"
    Output(one).write("index.html", b"1")
    Output(other).write("index.html", b"2")
    assert writer._exchange(one, other)
    assert ((one / "index.html").read_bytes(), (other / "index.html").read_bytes()) == (b"2", b"1")
    assert not writer._exchange(one, tmp_path / "missing")
