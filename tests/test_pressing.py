"""Pages that another process writes: the same files, the same report, also when that process dies on its way."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest

from generator import pressing
from generator.building import build_site
from generator.labour import Labour
from generator.publish.press import Press
from tests.sites import ROOT, lay, library, set_today, tree, unequal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.publish.press import Sheet
    from generator.report import Outcome

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork; one process writes everything"),
    pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning"),
]

BROKEN = "# Lời ngỏ\n\n[hỏng](../khong-co/) [cũng hỏng](../van-ban/#khong-co)\n"


@pytest.fixture(name="folder")
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Plans and a page with two links that lead nowhere; threads of other tests hold nothing that this work needs."""
    set_today(monkeypatch)
    monkeypatch.setattr("generator.meanwhile.active_count", lambda: 1)
    monkeypatch.setattr(pressing, "ALONE", 20)
    lay({**library(range(1, 4)), "trang/loi-ngo.md": BROKEN}, tmp_path / "plans")
    return tmp_path


def _build(folder: Path, site: str, jobs: int) -> Outcome:
    labour = Labour(jobs=jobs, cache=folder / "cache")
    return build_site(ROOT / "mkdocs.yml", plans=folder / "plans", site=folder / site, strict=False, labour=labour)


def _told(outcome: Outcome) -> tuple[object, ...]:
    assert outcome.report
    return outcome.diagnostics, outcome.report.pages, outcome.report.broken_links


def _counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of what this process itself writes."""
    here: list[str] = []
    take = Press.take

    def counting(press: Press, sheet: Sheet) -> None:
        here.append(sheet[0])
        take(press, sheet)

    monkeypatch.setattr(Press, "take", counting)
    return here


def test_the_same_site_and_the_same_report(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Byte for byte; links that lead nowhere are told alike."""
    alone = _build(folder, "one", 1)
    here = _counted(monkeypatch)
    shared = _build(folder, "two", 2)
    assert len(here) == pressing.ALONE
    assert unequal(tree(folder / "one"), tree(folder / "two")) == []
    assert _told(shared) == _told(alone)
    assert alone.report
    assert len(alone.report.broken_links) == 2


def test_the_next_build_knows_what_was_written(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The ledger is whole: nothing is due, and after a small change nearly nothing."""
    _build(folder, "two", 2)
    plan = next(path for path in sorted((folder / "plans").rglob("*.md")) if "trang" not in path.parts)
    plan.write_text(plan.read_text(encoding="utf-8").replace("1. ", "1. Riêng năm nay, ", 1), encoding="utf-8")
    everything, here = len(tree(folder / "two")), _counted(monkeypatch)
    _build(folder, "two", 1)
    assert len(here) < everything / 4
    assert _told(_build(folder, "one", 1)) == _told(_build(folder, "two", 1))
    assert unequal(tree(folder / "one"), tree(folder / "two")) == []


def test_a_process_that_dies_costs_time_only(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some pages were written by it already."""
    alone = _build(folder, "one", 1)
    work = pressing._press

    def die(given: Iterator[Any]) -> pressing.Pressed:
        def some() -> Iterator[Any]:
            yield next(given)
            yield next(given)
            os._exit(1)

        return work(some())

    monkeypatch.setattr(pressing, "_press", die)
    monkeypatch.setattr(pressing, "_AT_ONCE", 1000)
    assert _told(_build(folder, "two", 2)) == _told(alone)
    assert unequal(tree(folder / "one"), tree(folder / "two")) == []
