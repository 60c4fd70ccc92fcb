"""`make bench-full`: what each stage and each finder costs per plan, on the synthetic library of `tests.bench.corpus`, at two sizes.

Enters: the sizes, as arguments (default 50 and 200). Leaves: tables on standard output: the stages of a build; the steps of the work on one plan; and
inside of parse and extract the share of each finder.

Machines differ and are noisy, so read the ratios within one run: the share of each stage, and the cost per plan at the larger
size over the smaller one (1.0 is linear).
"""

from __future__ import annotations

import pickle
import sys
import tempfile
import time
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from generator.building import build_site
from generator.extract import annotate as extraction
from generator.parse.provisions import parse
from generator.render.plan_blocks import plan_blocks
from generator.search.plan_postings import plan_postings
from generator.slots import without_collector
from generator.source.reader import ReadSource, read_source
from tests.bench.corpus import plan, write_library

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ROOT = Path(__file__).resolve().parents[2]


def measure(size: int) -> tuple[dict[str, float], float]:
    """CPU milliseconds per plan by stage, and peak memory in MB."""
    with tempfile.TemporaryDirectory() as folder:
        write_library(Path(folder) / "plans", size)
        outcome = build_site(ROOT / "mkdocs.yml", plans=Path(folder) / "plans", site=Path(folder) / "site", strict=False)
        assert outcome.report, [d.explain() for d in outcome.diagnostics if d.severity == "error"][:3]
        assert not outcome.failure
        return {stage.name: 1000 * stage.cpu_s / size for stage in outcome.report.stages}, outcome.report.peak_mb


def _files(size: int) -> list[tuple[PurePosixPath, bytes]]:
    """Paths and bytes of the plan files of a library."""
    return [(PurePosixPath(one.path), one.text.encode()) for one in map(plan, range(1, size + 1))]


def _files_read(size: int) -> list[ReadSource]:
    return [read_source(content, path) for path, content in _files(size)]


def measure_steps(size: int, rounds: int = 3) -> dict[str, float]:
    """CPU milliseconds per plan of each step of the work on one plan (`generator.plan_work`); the best of some rounds."""
    files = _files(size)
    best: dict[str, float] = {}

    def step(name: str, work: Callable[..., Any], *given: Any) -> list[Any]:
        begun = time.process_time()
        out = [work(*each) for each in zip(*given, strict=True)]
        cost = 1000 * (time.process_time() - begun) / size
        best[name] = min(best.get(name, cost), cost)
        return out

    for _ in range(rounds):
        with without_collector():
            reads = step("read the source", read_source, [content for _, content in files], [path for path, _ in files])
            plans = step("parse", lambda read: parse(read.source)[0], reads)
            found = step("extract", lambda one: extraction.annotate(one, places=False), plans)
            blocks = step("blocks of its page", plan_blocks, found)
            postings = step("postings for search", plan_postings, found)
            step(
                "pack for the cache",
                lambda *parts: [pickle.dumps(part, 5) for part in parts],
                [one.record for one in found],
                blocks,
                postings,
            )
    return best


def measure_finders(size: int, rounds: int = 3) -> dict[str, float]:
    """CPU milliseconds per plan of parse, and of each finder that `annotate` calls; the best of some rounds."""
    sources = [source for source in (read.source for read in _files_read(size)) if source]
    spent: dict[str, float] = {}

    def timed(name: str, finder: Callable[..., Any]) -> Callable[..., Any]:
        def run(*given: Any, **named: Any) -> Any:
            begun = time.process_time()
            try:
                return finder(*given, **named)
            finally:
                spent[name] = spent.get(name, 0.0) + time.process_time() - begun

        return run

    names = [name for name in vars(extraction) if (name.endswith("_in") or name.startswith("find_")) and name[0] != "_"]
    best: dict[str, float] = {}
    for _ in range(rounds):
        spent.clear()
        replaced: Any = {name: timed(name, getattr(extraction, name)) for name in names}
        with patch.multiple(extraction, **replaced):
            plans = [timed("parse", parse)(source)[0] for source in sources]
            begun = time.process_time()
            with without_collector():
                for one in plans:
                    extraction.annotate(one, places=False)
            whole = time.process_time() - begun
        spent["the rest of extract"] = whole - sum(cost for name, cost in spent.items() if name != "parse")
        for name, cost in spent.items():
            best[name] = min(best.get(name, cost), cost)
    return {name: 1000 * cost / size for name, cost in best.items()}


def print_costs(title: str, size: int, costs: Mapping[str, float]) -> None:
    """Print what some steps cost, the dearest first."""
    total = sum(costs.values())
    print(f"\n{title:24}{'ms/plan at ' + str(size):>20}{'share':>8}")
    for name, cost in sorted(costs.items(), key=lambda named: -named[1]):
        print(f"{name.removeprefix('find_').removesuffix('_in'):24}{cost:20.3f}{cost / total:8.0%}")
    print(f"{'total':24}{total:20.3f}{1:8.0%}")


def main(sizes: tuple[int, int]) -> None:
    """Print the table."""
    small, large = (measure(size) for size in sizes)
    total = sum(large[0].values())
    print(f"{'stage':10}{'ms/plan at ' + str(sizes[0]):>20}{'ms/plan at ' + str(sizes[1]):>20}{'share':>8}{'ratio':>8}")
    for name, cost in large[0].items():
        ratio = f"{cost / small[0][name]:8.2f}" if small[0][name] else f"{'–':>8}"  # too short for the clock
        print(f"{name:10}{small[0][name]:20.2f}{cost:20.2f}{cost / total:8.0%}{ratio}")
    print(f"{'total':10}{sum(small[0].values()):20.2f}{total:20.2f}{1:8.0%}{total / sum(small[0].values()):8.2f}")
    print(f"peak memory {large[1]:.0f} MB")
    print_costs("work on one plan", sizes[1], measure_steps(sizes[1]))
    print_costs("parse and finders", sizes[1], measure_finders(sizes[1]))


if __name__ == "__main__":
    given = tuple(int(a) for a in sys.argv[1:3])
    main((given[0], given[1]) if len(given) == 2 else (50, 200))
