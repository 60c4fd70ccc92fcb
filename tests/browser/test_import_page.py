"""The report of an import in a real browser: a clerk reads it on a phone, prints it, and hears it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from generator.inbox import Settings, run
from tests.chromium import chromium
from tests.intake.papers import DISTRICT

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import ConsoleMessage

pytestmark = pytest.mark.browser


def test_the_report_on_a_phone_and_for_everybody(tmp_path: Path) -> None:
    """No sideways scroll, no complaint of the browser, nothing that axe objects to, light and dark; the page of the run too."""
    paper = tmp_path / "huyen.txt"
    paper.write_text(DISTRICT.replace("phản ánh về", "gọi 0912 345 678, phản ánh về"), encoding="utf-8")
    plans = tmp_path / "plans"
    run([paper], Settings(plans=plans))
    for width, is_dark in ((360, False), (1280, True)):
        page = chromium().new_page(viewport={"width": width, "height": 800}, color_scheme="dark" if is_dark else "light")
        complaints: list[ConsoleMessage] = []

        def listen(message: ConsoleMessage, into: list[ConsoleMessage] = complaints) -> None:
            into.append(message)

        page.on("console", listen)
        for file in sorted((plans / ".import").glob("*.html")):
            page.goto(file.as_uri())
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            found = Axe().run(page)
            assert found.violations_count == 0, found.generate_report()
        assert complaints == []
        page.close()
