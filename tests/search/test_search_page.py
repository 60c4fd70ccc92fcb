"""The search page's own script in a real browser: typing, address, back, more results, failure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from generator.search import script
from generator.search.index import build_index
from tests.bodies import Unit
from tests.chromium import served
from tests.factories import make_annotated, make_corpus, make_metadata, make_plan
from tests.search.javascript import LUNR, SCRIPTS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

_PAGE = """<!doctype html><html lang="vi"><meta charset="utf-8"><title>Tra cứu</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'self'; script-src 'self'; img-src 'self' data:">
<link rel="icon" href="data:,">
<div id="_tra-cuu" data-root="../"><form role="search" action="./"><input type="search" name="q"><button>Tìm</button></form>
<p id="_tin" role="status"></p><div class="k-found"><div id="_loc" hidden></div><div id="_ket-qua"></div></div></div>
<script src="../assets/javascripts/search-view.js"></script><script src="../assets/javascripts/search.js"></script></html>"""


@pytest.fixture(name="site", scope="module")
def _site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Fourteen plans of one province, and a page that holds nothing but the box."""
    site = tmp_path_factory.mktemp("page")
    plans = [
        make_annotated(
            plan=make_plan(
                metadata=make_metadata(
                    id=f"lao-cai-2024-{n}",
                    kind="Chương trình" if n > 10 else "Kế hoạch",
                    number=f"{n}/KH-UBND",
                    title=f"Thi đua đợt {n} <i>năm</i> 2024",
                ),
                path=f"lao-cai/2024/dot-{n}.md",
                units=(Unit("I", "VIỆC LÀM", f"Trồng cây gây rừng lần {n} & <b>giữ</b> nguồn nước."), Unit("II", text="Báo cáo kết quả.")),
                recipients=(),
            )
        )
        for n in range(1, 15)
    ]
    parts = [(SCRIPTS / f"{part}.js").read_text(encoding="utf-8") for part in script.PARTS]
    files = {
        **build_index(make_corpus(plans=plans)),
        "tra-cuu/index.html": _PAGE.encode(),
        script.ADDRESS: script.engine_script(parts, LUNR.read_text(encoding="utf-8")),
        **{f"assets/javascripts/{name}.js": (SCRIPTS / f"{name}.js").read_bytes() for name in ("search", "search-view")},
    }
    for name, content in files.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return site


@pytest.fixture(name="base", scope="module")
def _base(site: Path) -> Iterator[str]:
    with served(site) as base:
        yield f"{base}tra-cuu/"


@pytest.fixture(name="page")
def _page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert [complaint for complaint in complaints if "ERR_FAILED" not in complaint and "Tra cứu:" not in complaint] == []


def _heading(page: Page) -> str:
    return page.locator(".k-result h2").first.inner_text()


def test_typing_answers_and_keeps_the_address(page: Page, base: str) -> None:
    """Results follow the typing; the address has the query; nothing was fetched before."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(base, wait_until="networkidle")
    assert not [url for url in asked if "/search/" in url or "lunr" in url or "engine" in url]
    page.locator("input[name=q]").press_sequentially("trong cay lan 7", delay=20)
    page.wait_for_selector(".k-result")
    page.wait_for_url("**/?q=trong%20cay%20lan%207")
    expect(page.locator(".k-result")).to_have_count(1)
    assert _heading(page) == "Thi đua đợt 7 <i>năm</i> 2024"
    assert page.locator(".k-snippet mark").all_inner_texts() == ["Trồng cây", "lần 7"]
    assert str(page.locator(".k-snippet a").first.get_attribute("href")).startswith(
        "../lao-cai/2024/dot-7/#i:~:text=Tr%E1%BB%93ng%20c%C3%A2y,-"
    )
    assert page.title() == "trong cay lan 7 · Tra cứu"


def test_back_leads_to_the_query_before(page: Page, base: str) -> None:
    """A finished query is a step in the history; typing on is one more, not one for each letter."""
    page.goto(base + "?q=dot 3")
    page.wait_for_selector(".k-result")
    assert "đợt 3" in _heading(page)
    page.locator("input[name=q]").fill("")
    page.locator("input[name=q]").press_sequentially("đợt 12", delay=20)
    expect(page.locator(".k-result h2").first).to_contain_text("đợt 12")
    page.locator("input[name=q]").press("Enter")
    page.go_back()
    expect(page.locator(".k-result h2").first).to_contain_text("đợt 3")
    assert page.locator("input[name=q]").input_value() == "dot 3"


def test_ten_results_then_the_rest(page: Page, base: str) -> None:
    """Ten plans, the count of all, and a button for the others that puts the focus on the first new one."""
    page.goto(base + "?q=trồng cây")
    expect(page.locator(".k-result")).to_have_count(10)
    assert "14 kế hoạch" in page.locator(".k-count").inner_text()
    page.locator(".k-more").click()
    expect(page.locator(".k-result")).to_have_count(14)
    expect(page.locator(".k-more")).to_have_count(0)
    expect(page.locator(".k-result").nth(10).locator("a").first).to_be_focused()
    page.locator(".k-result").last.scroll_into_view_if_needed()
    page.locator(".k-result").last.locator(".k-snippet").first.wait_for()


def test_the_index_cannot_be_fetched(page: Page, base: str) -> None:
    """A broken connection is said in words, and trying again works."""
    page.route("**/search/stats.js", lambda route: route.abort())
    page.goto(base + "?q=trong cay")
    page.wait_for_selector(".k-empty")
    assert "Chưa tải được" in page.locator("#_ket-qua").inner_text()
    page.unroute("**/search/stats.js")
    page.locator(".k-empty button").click()
    page.wait_for_selector(".k-result")


def test_a_slip_is_forgiven_and_said(page: Page, base: str) -> None:
    """A word that stands nowhere is replaced by one that looks like it, in plain sight; texts stay texts."""
    page.goto(base + "?q=nguoon <b>nước</b>")
    page.wait_for_selector(".k-result")
    assert "“nguoon”" in page.locator(".k-count").inner_text()
    assert page.locator("#_ket-qua b").count() == 0
    page.locator(".k-count a", has_text="nguồn").click()
    page.wait_for_url("**/?q=ngu*")
    expect(page.locator(".k-count a")).to_have_count(0)
    assert page.locator("input[name=q]").input_value() == "nguồn <b>nước</b>"


def test_an_empty_result_offers_what_would_match(page: Page, base: str) -> None:
    """The word that fails is named; the query without it is one press away; a screen reader is told."""
    page.goto(base + "?q=zzzxq trồng cây")
    page.wait_for_selector(".k-empty")
    assert "zzzxq" in page.locator(".k-empty .k-count").inner_text()
    assert page.locator("#_tin").inner_text() == "không có kế hoạch nào."
    page.locator(".k-offers a", has_text="trồng cây").click()
    page.wait_for_selector(".k-result")
    expect(page.locator("#_tin")).to_have_text("14 kế hoạch.")


def test_conditions_narrow_and_stay_in_the_address(page: Page, base: str) -> None:
    """On a phone they open as a sheet; each counts what it would leave; the back button takes one back; unknown ones mean nothing."""
    page.goto(base + "?q=trồng cây")
    page.locator(".k-filter-open").click()
    choice = page.locator("dialog label", has_text="Chương trình")
    expect(choice).to_contain_text("4")
    choice.click()
    page.wait_for_url("**loai=ch*")
    expect(page.locator(".k-sheet-head")).to_contain_text("1 điều kiện")
    expect(page.locator(".k-sheet-foot")).to_contain_text("Xem 4 kế hoạch")
    page.keyboard.press("Escape")
    expect(page.locator(".k-count")).to_contain_text("4 trong 14 kế hoạch loại chương trình")
    expect(page.locator(".k-filter-open")).to_be_focused()  # the browser tells of the closed sheet a moment later
    page.go_back()
    expect(page.locator(".k-filter-open")).to_have_text("Lọc kết quả")
    page.goto(base + "?q=trồng cây&loai=khong-co")
    expect(page.locator(".k-count")).to_contain_text("14 kế hoạch")


def test_results_can_stand_in_order_of_time(page: Page, base: str) -> None:
    """The order is part of the address."""
    page.goto(base + "?q=trồng cây")
    page.locator(".k-sort select").select_option("ngay")
    page.wait_for_url("**thu-tu=ngay")
    expect(page.locator(".k-sort select")).to_have_value("ngay")
    expect(page.locator(".k-result")).to_have_count(10)


def test_arrows_lead_through_the_results(page: Page, base: str) -> None:
    """Down from the box to the first result and back; a slash returns to the box."""
    page.goto(base + "?q=trồng cây")
    page.wait_for_selector(".k-result")
    page.locator("input[name=q]").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement === document.querySelectorAll('.k-result h2 a')[1]")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"


def test_the_page_works_from_a_disk(page: Page, site: Path) -> None:
    """An offline copy answers, though a page on a disk may fetch nothing."""
    page.goto(f"{(site / 'tra-cuu/index.html').as_uri()}?q=trong cay")
    page.wait_for_selector(".k-result .k-snippet mark")
    assert "14 kế hoạch" in page.locator(".k-count").inner_text()
