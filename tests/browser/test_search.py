"""The search page in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("query", ["dak song", "đắk song", "Đắk Song", "DAK SONG"])
def test_a_place_is_found_with_and_without_marks(visit: Visit, query: str) -> None:
    """The plan of Đắk Song comes first, however the name is typed."""
    page = visit.go(f"tra-cuu/?q={query}")
    expect(page.locator("#_ket-qua .k-result").first).to_be_visible()
    first = page.locator("#_ket-qua .k-result a").first
    assert "dak-nong/huyen-dak-song/2025/" in str(first.get_attribute("href"))
    assert visit.complaints == []


@pytest.mark.parametrize("query", ["2437/QĐ-TTg", "2437 qd ttg", "2437/qđ-ttg"])
def test_a_document_number_answers_with_the_document(visit: Visit, query: str) -> None:
    """The directive itself comes first, then the plan that cites it."""
    page = visit.go(f"tra-cuu/?q={query}")
    answer = page.locator("#_ket-qua .k-answer a").first
    expect(answer).to_be_visible()
    answer.click()
    expect(page.locator("h1")).to_contain_text("2437/QĐ-TTg")
    assert "van-ban/quyet-dinh/2437-qd-ttg-2025/" in page.url


def test_the_header_box_leads_to_the_answer_and_back(visit: Visit) -> None:
    """Typing at home and pressing Enter shows results; the back button returns home."""
    page = visit.go("")
    page.locator("main input[type=search], .k-body input[type=search]").first.fill("41-CT/TW")
    page.keyboard.press("Enter")
    expect(page.locator("#_ket-qua .k-answer").first).to_be_visible()
    assert "q=41-CT" in page.url
    page.go_back()
    expect(page.locator("h1")).to_be_visible()


def test_a_result_leads_to_the_provision(visit: Visit) -> None:
    """A snippet's link lands on the provision that holds the words."""
    page = visit.go("tra-cuu/?q=dân vận khéo")
    link = page.locator("#_ket-qua .k-snippet a, #_ket-qua a.k-snippet").first
    expect(link).to_be_visible()
    link.click()
    page.wait_for_load_state()
    assert "#" in page.url
    anchor = page.url.split("#")[1].partition(":~:")[0]
    assert page.locator(f"[id='{anchor}']").count() == 1


def test_hostile_words_stay_words(visit: Visit) -> None:
    """Text from the address never becomes an element."""
    page = visit.go("tra-cuu/?q=<img src=x onerror=alert(1)>")
    expect(page.locator("#_ket-qua")).to_contain_text("img")
    assert page.locator("#_ket-qua img").count() == 0
    assert visit.complaints == []


def test_nothing_is_fetched_before_the_first_key(visit: Visit) -> None:
    """An idle search page asks for no index."""
    asked: list[str] = []
    visit.page.on("request", lambda sent: asked.append(sent.url))
    visit.go("tra-cuu/")
    assert [url for url in asked if "/search/" in url or "search-engine" in url] == []


def test_the_program_comes_when_the_box_is_gone_to(visit: Visit) -> None:
    """Program and figures of the index, nothing that depends on a word."""
    asked: list[str] = []
    page = visit.go("tra-cuu/")
    page.on("request", lambda sent: asked.append(sent.url))
    with page.expect_request_finished(lambda sent: sent.url.endswith("search-engine.js")):
        page.locator("#_tra-cuu input[name=q]").focus()
    assert {url.split("/")[-1] for url in asked if url.endswith(".js")} == {"search-engine.js", "stats.js"}


def test_an_empty_result_says_what_to_do(visit: Visit) -> None:
    """Nothing found: the word is named and the hubs are offered."""
    page = visit.go("tra-cuu/?q=zzzxqw")
    expect(page.locator("#_ket-qua")).to_contain_text("zzzxqw")
    assert page.locator("#_ket-qua a[href*='noi-chon']").count() >= 1


def test_quoted_words_are_one_phrase(visit: Visit) -> None:
    """Quoted words out of order find no plan; without the marks they are offered."""
    page = visit.go('tra-cuu/?q="khéo vận dân"')
    expect(page.locator("#_ket-qua .k-empty")).to_be_visible()
    assert page.locator("#_ket-qua .k-result").count() == 0
    page = visit.go('tra-cuu/?q="dân vận khéo"')
    expect(page.locator("#_ket-qua .k-result").first).to_be_visible()
    assert visit.complaints == []


def test_a_snippet_asks_the_browser_to_mark_its_words(visit: Visit) -> None:
    """The link names the provision and the words in it."""
    page = visit.go("tra-cuu/?q=dân vận khéo")
    link = page.locator("#_ket-qua .k-snippet a").first
    expect(link).to_be_visible()
    assert ":~:text=" in str(link.get_attribute("href"))
