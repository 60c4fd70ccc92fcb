"""What Material's own search costs a reader, and where it has the known items, beside ours: the same plans as plain pages, in a real browser.

Enters: folders of plan sources, as arguments.
Leaves: for each folder a few lines on standard output. Bytes are gzip; Material fetches its index with every page, before anything is typed.
"""

from __future__ import annotations

import gzip
import statistics
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from generator import pipeline
from tests.bench.corpus import SyntheticPlan
from tests.bench.rivals import mkdocs
from tests.bench.search_judged import HELD_OUT, bodies_of, judged
from tests.bench.search_latency import memory_of, served
from tests.chromium import chromium

if TYPE_CHECKING:
    from playwright.sync_api import Page

ASKED = 40
"""Judged queries put to Material, every so many of the held-out set: it takes seconds for each."""
PATIENCE = 60_000
_RESULTS = ".md-search-result__link"


def plans_below(folder: Path) -> list[SyntheticPlan]:
    """Plan sources of a folder."""
    files = sorted(folder.rglob("*.md"))
    return [SyntheticPlan(path=str(file.relative_to(folder)), text=file.read_text(encoding="utf-8")) for file in files]


def ask(page: Page, query: str) -> list[str]:
    """Addresses of the first ten results, as the reader's browser shows them."""
    box = page.locator("input.md-search__input")
    box.fill("")
    box.press_sequentially(query, delay=10)  # Material listens to keys
    page.wait_for_timeout(1500)
    links = page.locator(_RESULTS)
    found = [str(links.nth(at).get_attribute("href")) for at in range(min(links.count(), 10))]
    return [link.partition("?")[0].partition("#")[0].strip("/") for link in found]


def measure(folder: Path) -> None:
    """Build with Material and put the queries to it."""
    with tempfile.TemporaryDirectory() as name:
        cost, site = mkdocs(plans_below(folder), Path(name))
        index = site / "search" / "search_index.json"
        packed = len(gzip.compress(index.read_bytes(), mtime=0))
        print(
            f"{folder}: Material, built in {cost.cpu_s:.0f} CPU s; index {packed / 1e6:.2f} MB gzip, {index.stat().st_size / 1e6:.1f} MB",
            flush=True,
        )
        corpus = pipeline.load(folder).corpus
        every = judged(corpus, bodies_of(corpus.plans, folder), HELD_OUT)
        chosen = every[:: max(1, len(every) // ASKED)]
        with served(site) as base:
            page = chromium().new_page(viewport={"width": 1280, "height": 800})
            crashed: list[bool] = []
            page.on("crash", lambda _: crashed.append(True))
            page.goto(base, wait_until="networkidle", timeout=PATIENCE)
            page.locator("input.md-search__input").click()
            page.keyboard.type("thi đua")
            try:
                page.wait_for_selector(_RESULTS, state="attached", timeout=PATIENCE)
                ranks = []
                for one in chosen:
                    right = [rank for rank, url in enumerate(ask(page, one.query), 1) if any(url.endswith(known) for known in one.accepted)]
                    ranks.append(1 / right[0] if right else 0.0)
                print(f"  {len(ranks)} judged queries: mean reciprocal rank {statistics.mean(ranks):.3f}; tab {memory_of(page):.0f} MB")
            except Exception as error:  # noqa: BLE001 -- a tab that dies is a result
                print(f"  no result within {PATIENCE // 1000} s{', the tab crashed' if crashed else ''}: {type(error).__name__}")


def main(folders: list[str]) -> None:
    """Print the lines."""
    for folder in folders:
        measure(Path(folder))


if __name__ == "__main__":
    main(sys.argv[1:])
