"""From the name of a place to its plans, by tiles and by search."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

PLAN = "dak-nong/huyen-dak-song/2025/phat-dong-phong-trao-thi-dua/"
PHONE = {"viewport": {"width": 360, "height": 740}, "java_script_enabled": False}
DESKTOP = {"viewport": {"width": 1280, "height": 900}, "java_script_enabled": False}


@pytest.mark.parametrize("visit", [pytest.param(PHONE, id="phone")], indirect=True)
@pytest.mark.parametrize("commune", ["Xã Đức An", "Xã Thuận Hạnh", "Xã Đắk Song", "Xã Trường Xuân"])
def test_three_taps_from_home_to_the_plan_of_the_old_district(visit: Visit, commune: str) -> None:
    """Without JavaScript: open the tiles, today's province, the plan beside today's commune."""
    page = visit.go("")
    page.get_by_text("Chọn tỉnh, thành của bạn").click()
    page.locator(".k-map a", has_text="Lâm Đồng").click()
    line = page.locator("section[aria-labelledby=_co-ke-hoach] li", has_text=commune)
    line.get_by_role("link", name="Kế hoạch năm 2025 của huyện Đắk Song cũ").click()
    assert page.url == visit.base + PLAN


@pytest.mark.parametrize("visit", [pytest.param(DESKTOP, id="desktop")], indirect=True)
def test_the_tiles_stand_open_on_a_wide_screen(visit: Visit) -> None:
    """Two taps there; the old name leads to the same plan."""
    page = visit.go("")
    page.locator(".k-map a", has_text="Lâm Đồng").click()
    page.locator("a.k-row-t", has_text="thi đua năm 2025").click()
    assert page.url == visit.base + PLAN
    page = visit.go("noi-chon/")
    page.locator("section[aria-labelledby=_theo-van]").get_by_role("link", name="Đắk Nông", exact=True).first.click()
    page.locator("a.k-row-t").first.click()
    assert page.url == visit.base + PLAN


@pytest.mark.parametrize(
    "visit", [pytest.param(PHONE, id="no-javascript"), pytest.param({**PHONE, "java_script_enabled": True}, id="javascript")], indirect=True
)
@pytest.mark.parametrize("address", ["lam-dong/#xa-duc-an", "dak-nong/#xa-dak-mol", "dak-nong/#huyen-cu-jut", "ha-noi/#phuong-ba-dinh"])
def test_a_link_to_a_unit_shows_its_line(visit: Visit, address: str) -> None:
    """It stands in a folded group, which opens."""
    page = visit.go(address)
    unit = page.locator(f"[id='{address.partition('#')[2]}']")
    expect(unit).to_be_visible()
    expect(unit).to_be_in_viewport()


@pytest.mark.parametrize("query", ["dak song", "duc an", "xã Đức An", "thuan hanh", "huyện Đắk Song"])
def test_search_leads_to_the_plan_by_either_name(visit: Visit, query: str) -> None:
    """The old district answers with its own page, a commune of today with its line, which has the plan."""
    page = visit.go(f"tra-cuu/?q={query}")
    page.locator("#_ket-qua .k-answer a").first.click()
    page.wait_for_load_state()
    if "#" in page.url:
        line = page.locator(f"[id='{page.url.partition('#')[2]}']")
        line.get_by_role("link", name="Kế hoạch năm 2025 của huyện Đắk Song cũ").click()
    else:
        page.locator("a.k-row-t").first.click()
    page.wait_for_load_state()
    assert page.url == visit.base + PLAN
    assert visit.complaints == []


def test_a_name_of_many_is_listed_in_one_frame(visit: Visit) -> None:
    """Eight candidates with their provinces, then how many more."""
    page = visit.go("tra-cuu/?q=tan thanh")
    expect(page.locator("#_ket-qua .k-answer")).to_have_count(1)
    expect(page.locator("#_ket-qua .k-answer-list h2")).to_have_count(8)
    expect(page.locator("#_ket-qua .k-answer-list li").last).to_contain_text("nơi khác")


def test_the_keyboard_walks_the_tiles_from_north_to_south(visit: Visit) -> None:
    """Tab goes from tile to tile in reading order."""
    page = visit.go("noi-chon/")
    page.locator(".k-map a").first.focus()
    seen = []
    for _ in range(5):
        seen.append(page.evaluate("document.activeElement.textContent"))
        page.keyboard.press("Tab")
    assert seen == ["Lai Châu", "Lào Cai", "Tuyên Quang", "Cao Bằng", "Điện Biên"]
