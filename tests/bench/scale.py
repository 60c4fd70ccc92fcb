"""`make bench`: what a library of many plans costs to build, beside yardsticks and other generators, as a table in Markdown.

Enters: sizes, as arguments (500, 2,000 and 10,000 without any); `--alone` leaves the other generators out. Everything lies in a temporary folder
(`TMPDIR` says where: at 10,000 plans some 4 GB).
Leaves: tables on standard output for `docs/scale.md`.

Each size is built cold, with one plan changed and with nothing changed, by the command a user types, in a process of its own and with a cache of its own.
A machine that does other things is noisy: what counts are ratios within one run, to a fixed loop in Python, to the bare writing of as many files, and to
the other generators on the same plans.

Nothing is deleted before all is measured, and what deletes (a build with one plan changed removes the old site) comes after the cold builds of all: an
ext4 without journal takes twenty times as long to create a file for minutes after many were removed.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench import measured
from tests.bench.corpus import SyntheticPlan, write_library
from tests.bench.rivals import rivals

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tests.bench.measured import Cost

ROOT = Path(__file__).resolve().parents[2]
EPOCH = "1767200400"
"""1 January 2026 in Vietnam."""
DEFAULT_SIZES = (500, 2_000, 10_000)
OFFICES = 360
"""That issue all plans: a library fills with the plans that the same offices issue year after year."""
COLD, ONE, NOTHING = "cold", "one plan changed", "nothing changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One build of one library by one generator."""

    name: str
    cost: Cost
    files: int
    bytes: int
    pages: int
    stages: dict[str, float] = field(default_factory=dict)
    """CPU seconds of our own stages; what no stage counts (start, frame of the pages, the swap) is `rest`. None where nothing had changed: no stage ran."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """All runs over one library, and what the machine was worth meanwhile."""

    size: int
    loop: Cost
    writing: Cost
    ours: tuple[Run, ...]
    others: tuple[Run, ...]


def _output(site: Path) -> tuple[int, int, int]:
    """Files, bytes, pages."""
    files = [path for path in site.rglob("*") if path.is_file()]
    return len(files), sum(path.stat().st_size for path in files), sum(path.suffix == ".html" for path in files)


def build(name: str, folder: Path) -> Run:
    """`kehoach build` over the plans in a folder."""
    report, site = folder / "report.json", folder / "site"
    command = [sys.executable, "-c", "from generator.cli import main; main()", "build"]
    options = ["--plans", str(folder / "plans"), "--site", str(site), "--report", str(report)]
    environment = {"KEHOACH_CACHE": str(folder / "cache"), "SOURCE_DATE_EPOCH": EPOCH}
    cost = measured.run([*command, *options], folder=ROOT, environment=environment)
    stages = {stage["name"]: stage["cpu_s"] for stage in json.loads(report.read_text(encoding="utf-8"))["stages"]}
    files, size, pages = _output(site)
    ran = {} if name == NOTHING else {**stages, "rest": cost.cpu_s - sum(stages.values())}
    return Run(name=name, cost=cost, files=files, bytes=size, pages=pages, stages=ran)


def _change(plans: Path, one: SyntheticPlan) -> None:
    """What a clerk does: one more sentence in one plan."""
    (plans / one.path).write_text(one.text.replace("./.\n", ". Kế hoạch được phổ biến tới từng thôn./.\n"), encoding="utf-8")


def _cold(size: int, folder: Path, *, alone: bool) -> tuple[tuple[SyntheticPlan, ...], Measurement]:
    """The builds that remove nothing, and the yardsticks."""
    plans = write_library(folder / "plans", size, offices=OFFICES)
    loop, ours = measured.loop(), build(COLD, folder)
    others = []
    for name, generator in {} if alone else rivals().items():
        cost, site = generator(plans, folder / name)
        files, total, pages = _output(site)
        others.append(Run(name=name, cost=cost, files=files, bytes=total, pages=pages))
    writing = measured.writing(folder / "yardstick", files=ours.files, size=ours.bytes // ours.files)
    return plans, Measurement(size=size, loop=loop, writing=writing, ours=(ours,), others=tuple(others))


def _warm(folder: Path, plans: Sequence[SyntheticPlan], found: Measurement) -> Measurement:
    """The builds after them, which have an old site to keep or to remove."""
    nothing = build(NOTHING, folder)
    _change(folder / "plans", plans[len(plans) // 2])
    return replace(found, ours=(*found.ours, build(ONE, folder), nothing))


def measure(sizes: Iterable[int], *, alone: bool) -> list[Measurement]:
    """All there is to know about each size."""
    with tempfile.TemporaryDirectory(prefix="kehoach-bench-") as name:
        folders = {size: Path(name) / str(size) for size in sizes}
        cold = [(folder, *_cold(size, folder, alone=alone)) for size, folder in folders.items()]
        return [_warm(folder, plans, found) for folder, plans, found in cold]


def _row(*cells: object) -> str:
    return f"| {' | '.join(map(str, cells))} |"


def runs_table(found: list[Measurement]) -> str:
    """What each build cost and what it wrote."""
    lines = [
        _row("plans", "build", "CPU ms/plan", "÷ loop", "÷ writing", "CPU of cold", "wall s", "peak MB", "pages", "files/plan", "KB/plan"),
        _row("---:", "---", *["---:"] * 9),
    ]
    for one in found:
        cold = one.ours[0].cost.cpu_s
        lines += [
            _row(
                f"{one.size:,}",
                run.name,
                f"{1000 * run.cost.cpu_s / one.size:.1f}",
                f"{run.cost.cpu_s / one.loop.cpu_s:.1f}",
                f"{run.cost.cpu_s / one.writing.cpu_s:.1f}",
                f"{run.cost.cpu_s / cold:.2f}",
                f"{run.cost.wall_s:.1f}",
                f"{run.cost.peak_mb:.0f}",
                f"{run.pages:,}",
                f"{run.files / one.size:.1f}",
                f"{run.bytes / 1000 / one.size:.0f}",
            )
            for run in (*one.ours, *one.others)
        ]
    return "\n".join(lines)


def stages_table(found: list[Measurement]) -> str:
    """Where our own time goes."""
    names = list(found[0].ours[0].stages)
    lines = [_row("plans", "build", *(f"{name} ms/plan" for name in names)), _row("---:", "---", *["---:"] * len(names))]
    for one in found:
        lines += [
            _row(f"{one.size:,}", run.name, *(f"{1000 * run.stages[name] / one.size:.2f}" for name in names))
            for run in one.ours
            if run.stages
        ]
    return "\n".join(lines)


def ratios(found: list[Measurement]) -> str:
    """The figures that may be compared between machines."""
    lines = []
    for one in found:
        cold = one.ours[0].cost
        lines += [f"- {one.size:,} plans, cold: {cold.cpu_s / other.cost.cpu_s:.2f} × the CPU of {other.name}" for other in one.others]
    if len(found) > 1:
        first, last = found[-2:]
        growth = (last.ours[0].cost.cpu_s / last.size / last.loop.cpu_s) / (first.ours[0].cost.cpu_s / first.size / first.loop.cpu_s)
        lines.append(
            f"- cost of a plan at {last.size:,} over that at {first.size:,}, each in loops of its time: {growth:.2f} (1 is linear)"
        )
    return "\n".join(lines)


def main(sizes: tuple[int, ...], *, alone: bool) -> None:
    """Measure and print."""
    found = measure(sizes, alone=alone)
    print(f"Python {platform.python_version()}, {os.cpu_count()} processors; this machine is noisy: only ratios within one run count.\n")
    print("\n\n".join([runs_table(found), stages_table(found), ratios(found)]))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="What a library of many plans costs to build.")
    parser.add_argument("sizes", nargs="*", type=int, help=f"plans (default {' '.join(map(str, DEFAULT_SIZES))})")
    parser.add_argument("--alone", action="store_true", help="without the other generators")
    given = parser.parse_args()
    main(tuple(given.sizes) or DEFAULT_SIZES, alone=given.alone)
