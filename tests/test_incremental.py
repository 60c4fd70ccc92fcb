"""A build that takes what it can from the last ones gives the site that a clean build gives, whatever was done to the plans between them."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from generator.labour import Labour
from generator.render import body_pages, deadline_pages, directives, event_pages, lineage_lists, movement_pages, target_pages
from tests.bench.corpus import plan
from tests.sites import build, lay, library, set_today, unequal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CUT = (directives, lineage_lists, target_pages, movement_pages, body_pages, event_pages, deadline_pages)
"""Where long lists are cut: at two entries here, so that the parts of lists are kept and made anew too."""
FEW = 2
"""Examples in a usual run, beside three that are always tried: each builds the site up to four times. The profile `deep` tries many more."""
FIRST = library(range(1, 5))
SENTENCES = (
    "Kỷ niệm 50 năm Ngày thành lập xã (12/5/1976 - 12/5/2026).",
    "Thực hiện Chỉ thị số 77/CT-UBND ngày 03/3/2024 của Chủ tịch UBND tỉnh về thủy lợi nhỏ.",
    "Giao Phòng Nội vụ chủ trì, phối hợp với Hội Nông dân mở hội thi, hoàn thành trước ngày 9/9/2026.",
    "Mở phong trào thi đua “Mỗi bến sông một cây đa” trên địa bàn.",
    "Các thôn họp dân để nói lại những việc trên cho thật dễ hiểu.",
    "Phấn đấu trồng mới 45 ha rừng trong năm 2026; đề nghị tặng thưởng 03 Bằng khen của Chủ tịch UBND tỉnh.",
)
WORDS_ONLY = 4
"""The one of them in which nothing is found: it changes the page of its plan, and no other."""
Files = dict[str, str]


def _edit(files: Files, which: int, what: int) -> Files:
    path = _pick(files, which)
    head, mark, rest = files[path].partition("III. ")
    return {**files, path: f"{head}9. {SENTENCES[what % len(SENTENCES)]}\n\n{mark}{rest}"}


def _retitle(files: Files, which: int, what: int) -> Files:
    path = _pick(files, which)
    lines = [f"title: Thi đua mùa vụ {what}" if line.startswith("title: ") else line for line in files[path].split("\n")]
    return {**files, path: "\n".join(lines)}


def _rename(files: Files, which: int, what: int) -> Files:
    """Another name in the same folder; with `aliases` every other time, so that the old address forwards."""
    path = _pick(files, which)
    new = f"{path.rpartition('/')[0]}/ten-moi-{what}.md"
    if new in files:
        return files
    old = path.removesuffix(".md")
    text = files[path].replace(f"id: {old.replace('/', '-')}\n", f"id: {new.removesuffix('.md').replace('/', '-')}\n", 1)
    if what % 2 and "\naliases:" not in text:
        text = text.replace("\nedition: ", f"\naliases:\n  - {old}\nedition: ", 1)
    return {**{name: content for name, content in files.items() if name != path}, new: text}


def _remove(files: Files, which: int, what: int) -> Files:  # noqa: ARG001 - steps are called alike
    path = _pick(files, which)
    return {name: content for name, content in files.items() if name != path}


def _withdraw(files: Files, which: int, what: int) -> Files:
    path = _pick(files, which)
    if "\nwithdrawn:" in files[path]:
        return files
    return {
        **files,
        path: files[path].replace("\nedition: ", f"\nwithdrawn:\n  on: 2025-06-0{what + 1}\n  reason: Ban hành nhầm.\nedition: ", 1),
    }


def _add(files: Files, which: int, what: int) -> Files:
    one = plan(10 + 7 * which + what)
    return {**files, one.path: one.text}


def _speak(files: Files, which: int, what: int) -> Files:
    """A hand-written page, new or changed."""
    return {**files, f"trang/loi-ngo-{which}.md": f"# Lời ngỏ\n\nLần {what}.\n"}


def _undo(files: Files, which: int, what: int) -> Files:  # noqa: ARG001 - as above
    """Everything as it was in the beginning: what was kept long ago counts again."""
    return FIRST


STEPS: tuple[Callable[[Files, int, int], Files], ...] = (_edit, _retitle, _rename, _remove, _withdraw, _add, _speak, _undo)


def _pick(files: Files, which: int) -> str:
    """One of the plans; there is always one, for the last is never removed."""
    plans = sorted(name for name in files if not name.startswith("trang/"))
    return plans[which % len(plans)]


@pytest.fixture(name="warm", scope="module")
def _warm() -> Iterator[Path]:
    """A folder with a cache and a site of the first library; examples work on copies."""
    with tempfile.TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        set_today(patch)
        for module in CUT:
            patch.setattr(module, "LONG", 2)
        folder = Path(name)
        build(lay(FIRST, folder / "plans"), folder / "site", Labour(jobs=1, cache=folder / "cache"))
        yield folder


@settings(
    max_examples=FEW if settings().max_examples < 1000 else 100,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # an example takes seconds, making a failing one smaller many minutes
)
@example([(_withdraw, which, 1) for which in range(len(FIRST))])
@example([(_edit, 1, 0), (_edit, 1, 1), (_edit, 2, WORDS_ONLY)])
@example([(_rename, 1, 1), (_edit, 1, 1), (_remove, 0, 0), (_undo, 0, 0), (_rename, 1, 1)])
@given(st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 5), st.integers(0, 5)), min_size=2, max_size=6))
def test_the_warm_site_is_the_clean_one(warm: Path, steps: list[tuple[Callable[[Files, int, int], Files], int, int]]) -> None:
    """Two steps between builds; after the last one, every byte is what a build without cache writes."""
    files = FIRST
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "warm"
        shutil.copytree(warm, folder)
        labour = Labour(jobs=1, cache=folder / "cache")
        found: dict[str, str] = {}
        for count, (step, which, what) in enumerate(steps, 1):
            files = step(files, which, what) if len(files) > 1 or step is not _remove else files
            if count % 2 == 0 or count == len(steps):
                found = build(lay(files, folder / "plans"), folder / "site", labour)
        expected = build(lay(files, Path(name) / "plans"), Path(name) / "site", Labour(jobs=1))
    assert unequal(found, expected) == []
