"""Readers who do not use a mouse, need large letters, cannot bear motion, or listen: what axe cannot see."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.browser.test_pages import DESKTOP, PHONE, one_of_each_kind
from tests.chromium import FLAGS, NAMES

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

PLAN = "dak-nong/huyen-dak-song/2025/phat-dong-phong-trao-thi-dua/"
_FOCUS = """() => {
  const e = document.activeElement, box = e.getBoundingClientRect(), style = getComputedStyle(e);
  const last = [...document.querySelectorAll("footer a")].at(-1) === e;
  const name = (e.getAttribute("aria-label") || e.labels?.[0]?.textContent || e.textContent || e.title || "").trim();
  const seen = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && box.width > 0 && box.bottom > 0 && box.top < innerHeight;
  return {html: e.outerHTML.slice(0, 90), name, seen, last};
}"""


@pytest.mark.parametrize("visit", [pytest.param(PHONE, id="phone"), pytest.param(DESKTOP, id="desktop")], indirect=True)
def test_the_keyboard_reaches_everything_and_shows_where_it_is(visit: Visit) -> None:
    """From the first key to the last link of the page: every stop has a name and a visible frame, and none holds the reader."""
    page = visit.go(PLAN)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "k-skip"
    faults, stops = [], 0
    for _ in range(600):
        found = page.evaluate(_FOCUS)
        stops += 1
        if not found["name"] or not found["seen"]:
            faults.append(found)
        if found["last"]:
            break
        page.keyboard.press("Tab")
    assert faults == []
    assert 20 < stops < 600


def test_the_shortcut_leads_past_the_header(visit: Visit) -> None:
    """One key and Enter: reading goes on at the page's own words."""
    page = visit.go(PLAN)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "_noi-dung"


@pytest.mark.parametrize(
    ("width", "letters"),
    [pytest.param(360, 32, id="letters-twice-as-large-on-a-phone"), pytest.param(640, 16, id="page-enlarged-to-200-percent")],
)
def test_large_letters_push_nothing_sideways(browser: Browser, base: str, built: Path, tmp_path: Path, *, width: int, letters: int) -> None:
    """A reader who needs large letters scrolls in one direction only. The size is set as a reader sets it, in the browser."""
    (tmp_path / "Default").mkdir()
    settings = {"webkit": {"webprefs": {"default_font_size": letters}}}
    (tmp_path / "Default" / "Preferences").write_text(json.dumps(settings))
    path = next(found for name in NAMES if (found := shutil.which(name)))
    context = browser.browser_type.launch_persistent_context(
        tmp_path, executable_path=path, args=list(FLAGS), viewport={"width": width, "height": 740}
    )
    page = context.new_page()
    sideways = []
    for address in one_of_each_kind(built):
        page.goto(base + address)
        assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == f"{letters}px"
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            sideways.append(address)
    context.close()
    assert sideways == []


@pytest.mark.parametrize("visit", [pytest.param({**PHONE, "reduced_motion": "reduce"}, id="phone")], indirect=True)
def test_nothing_moves_for_readers_who_ask_for_rest(visit: Visit) -> None:
    """No element takes time to change, no page glides."""
    page = visit.go(PLAN)
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter((e) => {
          const style = getComputedStyle(e);
          const slow = (value) => value.split(",").some((part) => parseFloat(part) > 0.01);
          return slow(style.transitionDuration) || slow(style.animationDuration) || style.scrollBehavior === "smooth";
        }).map((e) => e.outerHTML.slice(0, 80))"""
    )
    assert moving == []


def test_a_listener_is_told_where_things_are(visit: Visit, built: Path) -> None:
    """Each kind of page has its landmarks and one title, and no heading skips a level."""
    faults = []
    for address in one_of_each_kind(built):
        page = visit.go(address)
        told = page.locator("body").aria_snapshot()
        wanted = ("- main",) if address.startswith(("nhung/", "k/")) else ("- banner", "- navigation", "- main", "- contentinfo")
        faults += [(address, mark) for mark in wanted if not re.search(rf"^\s*{mark}\b", told, re.MULTILINE)]
        levels = [int(level) for level in page.eval_on_selector_all("h1, h2, h3, h4, h5, h6", "found => found.map((h) => h.tagName[1])")]
        faults += [(address, f"h{b} after h{a}") for a, b in zip([0, *levels], levels, strict=False) if b > a + 1]
        if levels.count(1) != 1:
            faults.append((address, f"{levels.count(1)} h1"))
    assert faults == []
