"""A built site on loopback and a real browser."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.building import build_site
from tests.chromium import served
from tests.golden.rewrite import build

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[2]


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
