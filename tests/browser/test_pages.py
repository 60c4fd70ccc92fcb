"""Every page in a real browser: nothing runs sideways, nothing complains, nothing leaves the host, axe finds nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from generator.gazetteer import Gazetteer

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 360, "height": 740}}
NARROW = {"viewport": {"width": 320, "height": 640}}
DESKTOP = {"viewport": {"width": 1280, "height": 900}}
DARK_PHONE = {**PHONE, "color_scheme": "dark"}
DARK_DESKTOP = {**DESKTOP, "color_scheme": "dark"}
VIEWS = [
    pytest.param(PHONE, id="phone"),
    pytest.param(DARK_PHONE, id="phone-dark"),
    pytest.param(DESKTOP, id="desktop"),
    pytest.param(DARK_DESKTOP, id="desktop-dark"),
]


def addresses(built: Path) -> list[str]:
    """Every page of the site."""
    found = [p.parent.relative_to(built).as_posix() for p in built.rglob("index.html")]
    return ["" if a == "." else f"{a}/" for a in sorted(found)]


def without_most_provinces(built: Path) -> list[str]:
    """Every page, but of the province pages, which are all alike, only the five longest."""
    provinces = {f"{p.path}/" for p in Gazetteer.load().provinces}
    by_length = sorted(provinces & set(addresses(built)), key=lambda a: (built / a / "index.html").stat().st_size)
    return [a for a in addresses(built) if a not in by_length[:-5]]


def one_of_each_kind(built: Path) -> list[str]:
    """The deepest page of each kind, so that every template is looked at."""
    by_kind: dict[str, str] = {}
    for address in addresses(built):
        html = (built / address / "index.html").read_text(encoding="utf-8")
        frame = html.split('class="k-page k-')
        kind = frame[1].split('"')[0] if len(frame) > 1 else address.split("/")[0]  # pages that stand in frames of other sites
        by_kind[f"{kind}/{address.count('/')}"] = address
    return sorted(by_kind.values())


@pytest.mark.parametrize(
    "visit", [pytest.param(NARROW, id="320"), pytest.param(PHONE, id="360"), pytest.param(DESKTOP, id="1280")], indirect=True
)
def test_no_page_scrolls_sideways_or_complains(visit: Visit, built: Path) -> None:
    """A reader never has to push a page sideways, the console stays empty and no other host is asked."""
    sideways = []
    for address in [*without_most_provinces(built), "khong-co/trang-nay/"]:
        page = visit.go(address)
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            sideways.append(address)
    assert sideways == []
    assert [c for c in visit.complaints if "404 (Not Found)" not in c] == []
    assert visit.foreign == []


@pytest.mark.parametrize("visit", VIEWS, indirect=True)
def test_axe_finds_nothing(visit: Visit, built: Path) -> None:
    """No finding of axe on any kind of page, light and dark, phone and desktop."""
    findings = []
    for address in one_of_each_kind(built):
        page = visit.go(address)
        for violation in Axe().run(page).response["violations"]:
            nodes = [node["html"][:120] for node in violation["nodes"][:3]]
            findings.append((address, violation["id"], nodes))
    assert findings == []


def test_every_anchor_lands_below_nothing(visit: Visit, built: Path) -> None:
    """A link to a provision shows that provision, marked, with its tools."""
    address = next(a for a in addresses(built) if a.endswith("phat-dong-phong-trao-thi-dua/"))
    page = visit.go(f"{address}#ii-3")
    box = page.locator("#ii-3").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 740
    plain = page.locator("#ii-2").evaluate("e => getComputedStyle(e).backgroundColor")
    assert page.locator("#ii-3").evaluate("e => getComputedStyle(e).backgroundColor") != plain


@pytest.mark.parametrize("visit", [{**PHONE, "java_script_enabled": False}], indirect=True, ids=["no-javascript"])
def test_everything_reads_without_javascript(visit: Visit, built: Path) -> None:
    """Plan text, links and hubs are there without scripts; the search page offers the hubs."""
    address = next(a for a in addresses(built) if a.endswith("phat-dong-phong-trao-thi-dua/"))
    page = visit.go(address)
    assert page.locator("#ii-3").is_visible()
    page.locator("#ii-1 a[href*='41-ct-tw']").first.click()
    assert "41-CT/TW" in page.locator("h1").inner_text()
    page = visit.go("tra-cuu/")
    for hub in ("noi-chon", "ky", "van-ban"):
        assert page.locator(f"noscript a[href*='{hub}'], .k-body a[href*='{hub}']").count() > 0


def test_a_wrong_address_offers_a_search_for_it(visit: Visit) -> None:
    """The 404 page speaks Vietnamese and carries a search box."""
    page = visit.go("dak-nong/huyen-dak-sonh/")
    assert page.locator("h1").inner_text() == "Không tìm thấy trang này"
    box = page.locator(".k-body input[type=search]")
    assert box.count() == 1
    expect(box).to_have_value(re.compile("dak sonh"))
    expect(page.locator(".k-body p a[href$='/dak-nong/']")).to_be_visible()


def test_an_old_address_takes_query_and_anchor_along(visit: Visit, golden_base: str) -> None:
    """A link to a provision of a moved plan lands on that provision."""
    visit.page.goto(golden_base + "ben-tre/2024/trong-cay/?tu=xa#2")
    visit.page.wait_for_url("**/thi-dua-cham-soc-cay-xanh/**")
    assert visit.page.url == golden_base + "ben-tre/2024/thi-dua-cham-soc-cay-xanh/?tu=xa#2"
    assert visit.page.locator("[id='2']").is_visible()
