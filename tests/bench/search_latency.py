"""How long a reader waits for the first answer, and how much memory the tab holds, in a real browser.

Enters: folders of built sites, as arguments.
Leaves: a table on standard output. Each round opens the search page in a fresh context (nothing cached), 360 px wide, waits until it is idle, slows the
processor down, puts a query into the box and takes the time from that input to the first list of results, and to the list with snippets in
its first five rows. `at once` puts it in without going to the box first; `gone to` as a reader does, who goes to the box and then types: the program
comes with the focus. The server is on loopback, in a process of its own, and keeps connections open.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.chromium import chromium

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import CDPSession, Page

ROUNDS = 5
SLOWED = (1, 4)
"""How many times the processor is slowed down."""
PATIENCE = 700
"""Milliseconds between two looks at whether the answer is there: a look takes time from the page."""
QUERIES = ("thi đua", "dak nong", "39 ct ttg", "phong trào thi đua yêu nước", "nong thon mo", "cong tac thi dua khen thuon")

_WATCH = """
addEventListener("input", () => { globalThis.told = { typed: performance.now() }; }, true);
addEventListener("DOMContentLoaded", () => {
  const look = () => {
    const { told } = globalThis;
    const place = document.getElementById("_ket-qua");
    if (!told) return;
    const rows = [...place.querySelectorAll(".k-result")];
    if (!rows.length) return;
    if (!told.listed) told.listed = performance.now();
    if (!told.filled && !place.hasAttribute("aria-busy") && rows.slice(0, 5).every((row) => row.querySelector(".k-snippet"))) told.filled = performance.now();
  };
  new MutationObserver(look).observe(document.getElementById("_ket-qua"), { childList: true, subtree: true, attributes: true });
});
"""

_GO = """() => document.querySelector("#_tra-cuu input[name=q]").focus()"""
_TYPE = """(query) => {
  const box = document.querySelector("#_tra-cuu input[name=q]");
  box.value = query;
  box.dispatchEvent(new Event("input", { bubbles: true }));
}"""


class _Handler(SimpleHTTPRequestHandler):
    """Files of a site over connections that stay open."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the library's name
        """Say nothing."""


def serve(site: str) -> None:
    """Serve a folder on a free port, which is printed, until the process ends."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=site))
    sys.stdout.write(f"{server.server_port}\n")
    sys.stdout.flush()
    server.serve_forever()


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of a site that another process serves."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.bench.search_latency", "--serve", str(site)], stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        try:
            yield f"http://127.0.0.1:{server.stdout.readline().strip()}/"
        finally:
            server.kill()


def answer(base: str, query: str, slowed: int, *, gone_to: bool) -> dict[str, float]:
    """Milliseconds to the list and to its snippets; megabytes of the tab."""
    context = chromium().new_context(viewport={"width": 360, "height": 740}, locale="vi-VN")
    try:
        page = context.new_page()
        page.add_init_script(_WATCH)
        page.goto(f"{base}tra-cuu/", wait_until="networkidle")
        session = context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": slowed})
        session.send("Performance.enable", {"timeDomain": "threadTicks"})
        if gone_to:
            page.evaluate(_GO)
            page.wait_for_timeout(PATIENCE)
            assert page.evaluate("Boolean(globalThis.KehoachEngine)")
        spent = _spent(session)
        page.evaluate(_TYPE, query)
        while not (told := page.evaluate("told")).get("filled"):
            page.wait_for_timeout(PATIENCE)
        spent = _spent(session) - spent
        session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
        return {"listed": told["listed"] - told["typed"], "filled": told["filled"] - told["typed"], "cpu": spent, "memory": memory_of(page)}
    finally:
        context.close()


def _spent(session: CDPSession) -> float:
    """Milliseconds that the page's main thread has worked: other processes do not count, so it can be compared on a busy machine."""
    found = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
    return 1000 * float(found["TaskDuration"])


def memory_of(page: Page) -> float:
    """Megabytes that the page's renderer holds, code of the browser included."""
    session = page.context.browser.new_browser_cdp_session()  # type: ignore[union-attr]
    renderers = [one["id"] for one in session.send("SystemInfo.getProcessInfo")["processInfo"] if one["type"] == "renderer"]
    session.detach()
    return max(_resident(number) for number in renderers)


def _resident(number: int) -> float:
    """Private and shared megabytes of a process, shared ones divided among those that share them."""
    lines = Path(f"/proc/{number}/smaps_rollup").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1000


def measure(site: Path, queries: tuple[str, ...] = QUERIES, rounds: int = ROUNDS) -> None:
    """Print the figures of one site."""
    with served(site) as base:
        for slowed, gone_to in ((slowed, gone_to) for slowed in SLOWED for gone_to in (False, True)):
            every: list[dict[str, float]] = []
            way = "gone to" if gone_to else "at once"
            for query in queries:
                found = [answer(base, query, slowed, gone_to=gone_to) for _ in range(rounds)]
                every += found
                print(f"  × {slowed}, {way}  {_row(found)}  {query}")
            print(f"  × {slowed}, {way}  {_row(every)}  all", flush=True)


def _row(found: list[dict[str, Any]]) -> str:
    middle = {name: statistics.median(one[name] for one in found) for name in ("listed", "filled", "cpu", "memory")}
    worst = max(one["filled"] for one in found)
    return f"list {middle['listed']:5.0f} ms, with snippets {middle['filled']:5.0f} ms (worst {worst:5.0f}), main thread {middle['cpu']:4.0f} ms, tab {middle['memory']:4.0f} MB"


def main(arguments: list[str]) -> None:
    """Print the table."""
    if arguments[:1] == ["--serve"]:
        serve(arguments[1])
        return
    for site in arguments:
        print(site)
        measure(Path(site))


if __name__ == "__main__":
    main(sys.argv[1:])
