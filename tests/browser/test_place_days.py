"""The library by the provinces of any day, in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

if TYPE_CHECKING:
    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

ADDRESS = "noi-chon/theo-ngay/"


def _provinces(visit: Visit) -> list[str]:
    return visit.page.locator("#_ket-qua li a").all_inner_texts()


def test_a_day_before_and_a_day_after_the_reform(visit: Visit) -> None:
    """The same plans under the provinces of each day, with types of that day; the day is in the address."""
    page = visit.go(ADDRESS)
    page.get_by_label("Xếp theo tỉnh, thành của ngày").fill("2025-06-30")
    expect(page.locator("#_ngay-chon")).to_have_text("Tỉnh, thành ngày 30/6/2025")
    assert _provinces(visit) == ["Tỉnh Đắk Nông", "Tỉnh Kon Tum", "Tỉnh Ninh Thuận", "Tỉnh Đắk Lắk"]
    expect(page.locator("#_ket-qua li").last).to_contain_text("đơn vị lập sau ngày này")
    expect(page.locator("#_truoc")).to_be_hidden()
    assert page.url.endswith("?ngay=2025-06-30")
    page.get_by_label("Xếp theo tỉnh, thành của ngày").fill("2025-07-01")
    assert _provinces(visit) == ["Tỉnh Đắk Lắk", "Tỉnh Khánh Hòa", "Tỉnh Lâm Đồng", "Tỉnh Quảng Ngãi"]
    expect(page.locator("#_ket-qua [role=status]")).to_have_text("34 tỉnh, thành; 4 nơi có kế hoạch trong thư viện.")
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert Axe().run(page).response["violations"] == []
    assert visit.complaints == []
    assert visit.foreign == []


def test_a_shared_day_opens_at_once_and_says_what_ran_then(visit: Visit) -> None:
    """From the address alone; a day that no table reaches says so; without a day both groupings are back."""
    page = visit.go(f"{ADDRESS}?ngay=2024-10-01")
    expect(page.locator("#_ket-qua li", has_text="Tỉnh Đắk Nông")).to_contain_text("1 kế hoạch thực hiện trong năm 2024")
    page = visit.go(f"{ADDRESS}?ngay=1990-01-01")
    expect(page.locator("#_ket-qua [role=status]")).to_have_text("Danh mục chưa có tỉnh, thành của ngày này.")
    page = visit.go(ADDRESS)
    expect(page.locator("#_truoc")).to_be_visible()
    expect(page.locator("#_ket-qua")).to_be_hidden()


@pytest.mark.parametrize("visit", [pytest.param({"java_script_enabled": False}, id="no-javascript")], indirect=True)
def test_without_javascript_both_groupings_are_there(visit: Visit) -> None:
    """Nothing asks for what cannot work."""
    page = visit.go(ADDRESS)
    expect(page.locator("#_nay")).to_be_visible()
    expect(page.locator("#_truoc")).to_be_visible()
    expect(page.locator("#_chon")).to_be_hidden()
