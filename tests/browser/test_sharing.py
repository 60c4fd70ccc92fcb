"""What other sites take: frames in a page of another origin, links and code to copy, short links."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.chromium import served

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

HOST = """<!DOCTYPE html><html lang="vi"><meta charset="utf-8"><title>Trang của huyện</title>
<iframe src="{base}nhung/dak-nong/huyen-dak-song/" title="Kế hoạch" width="100%" height="420"></iframe>{script}</html>"""


@pytest.mark.parametrize(
    ("visit", "scripts"),
    [pytest.param({}, True, id="scripts"), pytest.param({"java_script_enabled": False}, False, id="no-scripts")],
    indirect=["visit"],
)
def test_a_list_stands_in_a_page_of_another_origin(visit: Visit, base: str, tmp_path: Path, *, scripts: bool) -> None:
    """A district's own page shows the list, with or without JavaScript; with the small script the frame is as high as the list."""
    script = f'<script src="{base}assets/javascripts/khung-nhung.js"></script>'
    (tmp_path / "index.html").write_text(HOST.format(base=base, script=script), encoding="utf-8")
    with served(tmp_path) as other:
        visit.page.goto(other.replace("127.0.0.1", "localhost"))
        frame = visit.page.frame_locator("iframe")
        assert frame.get_by_role("heading").inner_text() == "Kế hoạch của huyện Đắk Song"
        link = frame.get_by_role("listitem").get_by_role("link").first
        assert link.inner_text() == "Phát động phong trào thi đua năm 2025"
        if scripts:
            visit.page.wait_for_function("document.querySelector('iframe').style.height")


def test_code_is_there_to_copy(visit: Visit) -> None:
    """The block opens by keyboard; each line has a button that says what it copies."""
    page = visit.go("dak-nong/huyen-dak-song/2025/phat-dong-phong-trao-thi-dua/")
    page.get_by_text("Chia sẻ, nhúng, tải").focus()
    page.keyboard.press("Enter")
    assert page.get_by_role("button", name="Chép liên kết ngắn").is_visible()
    assert page.locator(".k-share code").first.inner_text() == page.url
    code = page.locator(".k-share code").last.inner_text()
    assert code.startswith(f'<blockquote cite="{page.url}"><p><a href="{page.url}">Phát động phong trào thi đua năm 2025</a>')
    assert code.endswith("</p></blockquote>")
    assert visit.complaints == []


def test_code_says_of_a_restatement_that_it_is_one(visit: Visit) -> None:
    """The quotation of a condensed edition never passes for the paper."""
    page = visit.go("dak-lak/2025/0124-kh-ubnd/")
    assert "</a> (bản tóm lược)</p><p>Kế hoạch số 0124/KH-UBND" in (page.locator(".k-share code").last.text_content() or "")


def test_a_short_link_leads_to_its_plan(visit: Visit) -> None:
    """The number of the address book is enough."""
    page = visit.go("k/0/#1")
    page.wait_for_url("**/dak-nong/huyen-dak-song/2025/phat-dong-phong-trao-thi-dua/")
    assert visit.foreign == []
