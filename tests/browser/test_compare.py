"""Two plans side by side, in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

if TYPE_CHECKING:
    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

DAK_SONG = "dak-nong/huyen-dak-song/2025/phat-dong-phong-trao-thi-dua"
NINH_HAI = "ninh-thuan/huyen-ninh-hai/2025/phat-dong-phong-trao-thi-dua-dac-biet"
PHONE = {"viewport": {"width": 360, "height": 740}}
PHONE_ONLY = [pytest.param(PHONE, id="phone")]


@pytest.mark.parametrize("visit", PHONE_ONLY, indirect=True)
def test_facts_of_two_condensed_plans(visit: Visit) -> None:
    """What both have, what one has alone, the same movement in other words; no sentence is compared, and axe finds nothing."""
    page = visit.go(f"so-sanh/?a={DAK_SONG}&b={visit.base}{NINH_HAI}/")
    expect(page.locator(".k-verdict")).to_contain_text("8 phong trào, 1 văn bản được dẫn")
    expect(page.locator(".k-three").first.locator("> div").nth(1)).to_contain_text("Xóa nhà tạm")
    expect(page.locator(".k-compare-names .k-diff").first).to_be_visible()
    expect(page.locator(".k-notice")).to_contain_text("Cả hai đều là bản tóm lược")
    assert page.locator(".k-pair").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert Axe().run(page).response["violations"] == []
    assert visit.complaints == []


@pytest.mark.parametrize("visit", PHONE_ONLY, indirect=True)
def test_from_a_plan_to_one_like_it(visit: Visit) -> None:
    """The plan's page leads to the comparison, which offers plans that suit it."""
    page = visit.go(f"{DAK_SONG}/")
    page.locator(".k-related > summary").click()
    page.locator(".k-related > p a").click()
    page.locator("#_so-sanh ul.k-list a").first.click()
    expect(page.locator(".k-verdict")).to_contain_text("Chung")


@pytest.mark.parametrize("visit", PHONE_ONLY, indirect=True)
def test_words_of_the_address_are_words(visit: Visit) -> None:
    """An address that is no plan is told as such; nothing in it runs."""
    page = visit.go("so-sanh/?a=ky/2025&b=%3Cimg%20src=x%20onerror=alert(1)%3E")
    expect(page.locator("#_so-sanh")).to_contain_text("Không mở được kế hoạch")
    assert page.locator("#_so-sanh img").count() == 0


def test_provisions_of_full_plans(golden_base: str, visit: Visit) -> None:
    """Provisions are aligned: equal ones folded away, changed words marked, the rest in its own column."""
    page = visit.page
    page.goto(f"{golden_base}so-sanh/?a=ben-tre/2024/0032-kh-ubnd&b=ben-tre/2024/thi-dua-cham-soc-cay-xanh")
    found = page.evaluate(
        """() => {
          const provision = (label, words) => ({ label, words });
          const one = [provision("I", "Mỗi xã trồng hai nghìn cây xanh trong năm 2024"), provision("II", "Huyện khen thưởng vào tháng mười hai"), provision("III", "Chỉ riêng bên này có mục về chợ nổi")];
          const other = [provision("I", "Mỗi xã trồng ba nghìn cây xanh trong năm 2025"), provision("II", "Bên kia lại nói về bến phà và đò ngang"), provision("III", "Huyện khen thưởng vào tháng mười hai")];
          const rows = KehoachAlign.align(one, other);
          return [rows.map((r) => [r.a && r.a.label, r.b && r.b.label, r.moved]), KehoachAlign.differences(one[0].words, other[0].words).b];
        }"""
    )
    assert found == [
        [["I", "I", False], [None, "II", False], ["II", "III", False], ["III", None, False]],
        [["Mỗi xã trồng", True], ["ba", False], ["nghìn cây xanh trong năm", True], ["2025", False]],
    ]
    expect(page.get_by_role("heading", name="Từng mục của toàn văn")).to_be_visible()


def test_a_plan_beside_the_one_before_it(golden_base: str, visit: Visit) -> None:
    """A plan's page leads to itself beside its neighbour, and both are shown."""
    page = visit.page
    page.goto(f"{golden_base}ben-tre/2024/0032-kh-ubnd/")
    page.locator("[aria-labelledby=_lien-quan]").get_by_role("link", name="So sánh hai kế hoạch").click()
    expect(page.locator(".k-compare-t")).to_have_count(2)
    assert "?a=ben-tre/2024/0032-kh-ubnd&b=ben-tre/" in page.url
