"""A build does what a change asks for, and nothing else; whatever somebody did to the site between two builds is mended."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from generator import building, making, pipeline
from generator.labour import Labour
from generator.render.hub import Hub
from tests.sites import ROOT, build, lay, library, set_today, tree, unequal

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from generator.render.hub import Made

FILES = library(range(1, 4))
LONG_AGO = 1_600_000_000


@pytest.fixture(name="folder")
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Plans that were written some time ago, a site, a cache."""
    set_today(monkeypatch)
    _age(lay(FILES, tmp_path / "plans"))
    build(tmp_path / "plans", tmp_path / "site", _labour(tmp_path))
    return tmp_path


def _labour(folder: Path) -> Labour:
    return Labour(jobs=1, cache=folder / "cache")


def _age(plans: Path) -> None:
    """What changed in the very moment of a look is read again by the next build; wait that moment out."""
    for path in plans.rglob("*.md"):
        os.utime(path, (LONG_AGO, LONG_AGO))


def _seen(folder: Path) -> dict[str, tuple[int, int]]:
    """Every file of the site with its inode and its time of change: both stay while nobody writes it."""
    files = (path for path in (folder / "site").rglob("*") if path.is_file())
    return {path.relative_to(folder / "site").as_posix(): (path.stat().st_ino, path.stat().st_mtime_ns) for path in files}


def test_nothing_changed_does_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second build tells what the first one told, without reading a plan."""
    first = building.build_site(ROOT / "mkdocs.yml", plans=folder / "plans", site=folder / "site", strict=False, labour=_labour(folder))
    before = _seen(folder)
    monkeypatch.setattr(making.Making, "run", lambda *_: pytest.fail("a build was made"))
    again = building.build_site(ROOT / "mkdocs.yml", plans=folder / "plans", site=folder / "site", strict=False, labour=_labour(folder))
    assert (again, _seen(folder)) == (first, before)


def test_one_changed_plan_leaves_other_files_alone(folder: Path) -> None:
    """A word in one plan: its page is new, pages that do not show the plan are the same files as before."""
    path, text = next(iter(FILES.items()))
    before = _seen(folder)
    lay({**FILES, path: text.replace("1. ", "1. Riêng năm nay, ", 1)}, folder / "plans")
    build(folder / "plans", folder / "site", _labour(folder))
    after = _seen(folder)
    other = list(FILES)[1].removesuffix(".md")
    assert before[f"{path.removesuffix('.md')}/index.html"] != after[f"{path.removesuffix('.md')}/index.html"]
    assert [before[name] == after[name] for name in (f"{other}/index.html", "tra-cuu/index.html", "404.html")] == [True] * 3


def test_other_words_make_one_page(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence without a fact: the page of its plan is made, all others are kept without a look at what they show."""
    path, text = next(iter(FILES.items()))
    made: list[str] = []
    real = Hub.made

    def counted(hub: Hub) -> Iterable[Made]:
        made.append(hub.key)
        return real(hub)

    monkeypatch.setattr(Hub, "made", counted)
    monkeypatch.setattr(pipeline, "other_hubs", lambda _: pytest.fail("other pages were gone through"))
    lay({**FILES, path: text.replace("III. ", "Các thôn họp dân để nói lại cho dễ hiểu.\n\nIII. ", 1)}, folder / "plans")
    build(folder / "plans", folder / "site", _labour(folder))
    assert made == [path.removesuffix(".md")]


@pytest.mark.parametrize("harm", ["edited", "removed", "added"])
def test_a_site_changed_by_hand_is_mended(folder: Path, harm: str) -> None:
    """Nothing in the plans changed, yet the next build gives back what belongs there and takes away what does not."""
    expected = tree(folder / "site")
    page = folder / "site" / "van-ban" / "index.html"
    match harm:
        case "edited":
            page.write_bytes(page.read_bytes().replace(b"e", b"3"))
        case "removed":
            page.unlink()
        case "added":
            page.with_name("la.html").write_bytes(b"x")
    assert unequal(build(folder / "plans", folder / "site", _labour(folder)), expected) == []


def test_a_warning_told_once_still_counts_under_strict(folder: Path) -> None:
    """What a build without `--strict` let pass stops the next one with it, also where nothing has changed."""
    page = folder / "plans" / "trang" / "loi-ngo.md"
    page.parent.mkdir()
    page.write_text("# Lời ngỏ\n\n[hỏng](../khong-co/)\n", encoding="utf-8")
    build(folder / "plans", folder / "site", _labour(folder))
    outcome = building.build_site(ROOT / "mkdocs.yml", plans=folder / "plans", site=folder / "site", strict=True, labour=_labour(folder))
    assert (outcome.failure, [d.code for d in outcome.diagnostics if d.code == "K502"]) == (making.KEPT, ["K502"])
