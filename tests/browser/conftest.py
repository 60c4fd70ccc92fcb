"""A built site on loopback and a real browser."""

from __future__ import annotations

import functools
import os
import shutil
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

from generator.mkdocs_plugin import build_site
from tests.golden.rewrite import build

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[2]
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class _Handler(SimpleHTTPRequestHandler):
    """Files of the site, its own 404 page, no log."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The site's own page for addresses that lead nowhere."""
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@dataclass
class Visit:
    """A page and what the browser complained about while it was open."""

    page: Page
    base: str
    complaints: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def go(self, address: str) -> Page:
        """Open an address below the root; scripts have run when this returns."""
        self.page.goto(self.base + address, wait_until="load")
        return self.page


@pytest.fixture(name="built", scope="session")
def _built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the repository's own plans."""
    site = tmp_path_factory.mktemp("browser") / "site"
    outcome = build_site(ROOT / "mkdocs.yml", plans=None, site=site, strict=True)
    assert outcome.failure == ""
    return site


@contextmanager
def served(site: Path) -> Iterator[str]:
    """A site on a free port of loopback."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Handler, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(name="base", scope="session")
def _base(built: Path) -> Iterator[str]:
    """The repository's own plans."""
    with served(built) as base:
        yield base


@pytest.fixture(name="golden_base", scope="session")
def _golden_base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The golden plans, which also moved and were taken back."""
    site = tmp_path_factory.mktemp("browser-golden") / "site"
    build(site)
    with served(site) as base:
        yield base


@pytest.fixture(name="browser", scope="session")
def _browser() -> Iterator[Browser]:
    """Debian's Chromium, with a fresh profile."""
    path = next((p for name in ("chromium", "chromium-browser", "google-chrome") if (p := shutil.which(name))), None)
    if path is None:
        if os.environ.get("KEHOACH_BROWSER") == "required":
            pytest.fail("no Chromium: sudo apt-get install chromium")
        pytest.skip("no Chromium: sudo apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(name="visit")
def _visit(browser: Browser, base: str, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """A phone of 360 px unless the test asks for something else (`@pytest.mark.parametrize("visit", [{…}], indirect=True)`)."""
    options = {"viewport": {"width": 360, "height": 740}, "locale": "vi-VN", **getattr(request, "param", {})}
    context = browser.new_context(**options)
    page = context.new_page()
    visit = Visit(page=page, base=base)
    page.on("console", lambda message: visit.complaints.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: visit.complaints.append(str(error)))
    page.on("request", lambda sent: None if sent.url.startswith((base, "data:", "blob:")) else visit.foreign.append(sent.url))
    yield visit
    context.close()
