"""The copy to carry: unpacked, opened from a disk by a double click, searched."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from generator.bulk.export import export_offline

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


def test_the_copy_is_searched_from_a_disk(browser: Browser, built: Path, tmp_path: Path) -> None:
    """From the first page to a plan by search, on to a place and back, and what a plan shows on request; without a network and without a complaint."""
    export_offline(built, tmp_path / "copy.zip")
    with ZipFile(tmp_path / "copy.zip") as archive:
        archive.extractall(tmp_path)
    context = browser.new_context(offline=True, locale="vi-VN")
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto((tmp_path / "ke-hoach-mo" / "index.html").as_uri())
    page.locator("main input[type=search]").first.fill("dak song")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tra-cuu/index.html?q=dak+song")
    page.locator(".k-results a, .k-hits a, main li a").filter(has_text="Phát động phong trào thi đua năm 2025").first.click()
    page.wait_for_url("**/phat-dong-phong-trao-thi-dua/index.html*")
    page.get_by_text("Kế hoạch giống nhất").click()
    page.get_by_role("heading", name="Giống nhất", exact=True).wait_for()
    page.locator(".k-crumbs a").first.click()
    page.wait_for_url("**/dak-nong/index.html")
    assert complaints == []
    context.close()
