"""Search beside others: the same plans and the same queries through our search, Pagefind and Material's own, in a real browser, in one run.

Enters: folders of plan sources, as arguments.
Leaves: for each folder a table on standard output. Bytes are gzip, nothing cached, everything fetched until the first ten results stand (Material
fetches its index with every page, before anything is typed). Known items are those of `tests.bench.search_judged` for which a plan's own page is a right
answer: the others have no hubs. Pagefind is left out where it or Hugo is not on PATH.
"""

from __future__ import annotations

import gzip
import statistics
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from generator import pipeline
from tests.bench.corpus import SyntheticPlan
from tests.bench.measured import CommandError, run
from tests.bench.rivals import has_hugo, hugo, mkdocs
from tests.bench.search_judged import HELD_OUT, Judged, bodies_of, judged
from tests.bench.search_latency import memory_of, served
from tests.chromium import chromium

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page, Request

ROOT = Path(__file__).resolve().parents[2]
ASKED = 40
"""Judged queries put to each, every so many of the held-out set: Material takes seconds for each."""
PATIENCE = 120_000
_MATERIAL_RESULTS = ".md-search-result__link"

_OURS = """async (query) => {
  const box = document.querySelector("#_tra-cuu input[name=q]");
  const place = document.getElementById("_ket-qua");
  box.value = query;
  box.dispatchEvent(new Event("input", { bubbles: true }));
  await new Promise((done) => setTimeout(done, 100));
  while (place.hasAttribute("aria-busy")) await new Promise((done) => setTimeout(done, 20));
  return [...place.querySelectorAll(".k-result h2 a")].map((link) => link.href);
}"""
_PAGEFIND = """async (query) => {
  globalThis.finder = globalThis.finder || (await import("/pagefind/pagefind.js"));
  const found = await finder.search(query);
  return (await Promise.all(found.results.slice(0, 10).map((one) => one.data()))).map(({ url }) => new URL(url, location).href);
}"""


@dataclass(slots=True)
class Told:
    """What one search showed."""

    ranks: list[float] = field(default_factory=list)
    fetched: list[int] = field(default_factory=list)
    """Gzip bytes of each query's first answer."""
    tab_mb: float = 0.0
    failed: str = ""

    def row(self, name: str) -> str:
        """A line of the table."""
        if self.failed:
            return f"| {name} | {self.failed} | | | |"
        median, worst = statistics.median(self.fetched) / 1000, max(self.fetched) / 1000
        return f"| {name} | {median:,.0f} KB | {worst:,.0f} KB | {statistics.mean(self.ranks):.3f} | {self.tab_mb:.0f} MB |"


def plans_below(folder: Path) -> list[SyntheticPlan]:
    """Plan sources of a folder."""
    files = sorted(folder.rglob("*.md"))
    return [SyntheticPlan(path=str(file.relative_to(folder)), text=file.read_text(encoding="utf-8")) for file in files]


def _ours(folder: Path, work: Path) -> Path:
    """Our site of these plans."""
    run([str(Path(sys.executable).parent / "kehoach"), "build", "--plans", str(folder), "--site", str(work / "site")], folder=ROOT)
    return work / "site"


def _rank(found: list[str], accepted: frozenset[str]) -> float:
    right = [rank for rank, url in enumerate(found, 1) if any(urlsplit(url).path.strip("/").endswith(known) for known in accepted)]
    return 1 / right[0] if right else 0.0


def _asked_in_page(site: Path, start: str, script: str, queries: list[Judged]) -> Told:
    """Each query in a fresh context, put by a script that gives the addresses of the results."""
    told = Told()
    with served(site) as base:
        for one in queries:
            context = chromium().new_context(viewport={"width": 360, "height": 740}, locale="vi-VN")
            page = context.new_page()
            page.goto(base + start, wait_until="networkidle", timeout=PATIENCE)
            urls: set[str] = set()
            page.on("request", _noted(urls))
            found = page.evaluate(script, one.query)
            told.ranks.append(_rank(found, one.accepted))
            told.fetched.append(sum(_packed(site, url) for url in urls))
            told.tab_mb = max(told.tab_mb, memory_of(page))
            context.close()
    return told


def _noted(urls: set[str]) -> Callable[[Request], None]:
    return lambda request: urls.add(request.url)


def _packed(site: Path, url: str) -> int:
    """Bytes of a file as a server sends it: packed, unless it is smaller as it is."""
    file = site / urlsplit(url).path.lstrip("/")
    content = file.read_bytes() if file.is_file() else b""
    return min(len(content), len(gzip.compress(content, mtime=0)))


def _type(page: Page, query: str) -> list[str]:
    """Put a query to Material, which listens to keys; addresses of the first ten results."""
    box = page.locator("input.md-search__input")
    box.fill("")
    box.press_sequentially(query, delay=10)
    page.wait_for_timeout(1500)
    links = page.locator(_MATERIAL_RESULTS)
    return [str(links.nth(at).get_attribute("href")) for at in range(min(links.count(), 10))]


def _asked_of_material(site: Path, queries: list[Judged]) -> Told:
    """All queries in one page: its index is fetched and read once, which takes longest."""
    told = Told(fetched=[_packed(site, "/search/search_index.json")])
    with served(site) as base:
        page = chromium().new_page(viewport={"width": 1280, "height": 800})
        crashed: list[bool] = []
        page.on("crash", lambda _: crashed.append(True))
        try:
            page.goto(base, wait_until="networkidle", timeout=PATIENCE)
            page.locator("input.md-search__input").click()
            page.keyboard.type("thi đua")
            page.wait_for_selector(_MATERIAL_RESULTS, state="attached", timeout=PATIENCE)
            told.ranks = [_rank(_type(page, one.query), one.accepted) for one in queries]
            told.tab_mb = memory_of(page)
        except Exception as error:  # noqa: BLE001 -- a tab that dies is a result
            told.failed = f"{told.fetched[0] / 1000:,.0f} KB, no result within {PATIENCE // 1000} s" + (
                ", the tab crashed" if crashed else f" ({type(error).__name__})"
            )
    return told


def measure(folder: Path) -> None:
    """Build with each, put the queries to each, print the table."""
    corpus = pipeline.load(folder).corpus
    addresses = {plan.address for plan in corpus.plans}
    every = [one for one in judged(corpus, bodies_of(corpus.plans, folder), HELD_OUT) if one.accepted & addresses]
    queries = every[:: max(1, len(every) // ASKED)]
    print(
        f"{folder}: {len(corpus.plans)} plans, {len(queries)} queries\n\n| search | bytes, median | worst | known items, MRR | tab |\n|---|---:|---:|---:|---:|"
    )
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        print(_asked_in_page(_ours(folder, work), "tra-cuu/", _OURS, queries).row("ours"), flush=True)
        if has_hugo():
            (work / "hugo").mkdir()
            site = hugo(plans_below(folder), work / "hugo")[1]
            print(_asked_in_page(site, "", _PAGEFIND, queries).row("Pagefind"), flush=True)
        (work / "material").mkdir()
        try:
            site = mkdocs(plans_below(folder), work / "material")[1]
        except CommandError as error:
            print(Told(failed=str(error).splitlines()[0]).row("Material"))
        else:
            print(_asked_of_material(site, queries).row("Material"), flush=True)


def main(folders: list[str]) -> None:
    """Print the tables."""
    for folder in folders:
        measure(Path(folder))


if __name__ == "__main__":
    main(sys.argv[1:])
