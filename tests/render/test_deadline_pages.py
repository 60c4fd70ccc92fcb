"""Deadlines across plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.render import deadline_pages
from tests.render.making import made
from tests.render.reading import Reading, read
from tests.render.test_observances import make_observing, observing_library

if TYPE_CHECKING:
    import pytest

    from generator.model import AnnotatedPlan

DATED = "Giao Phòng Nội vụ tổng hợp kết quả, gửi báo cáo về UBND tỉnh chậm nhất ngày 05/12/2025."
YEARLY = "Các xã gửi báo cáo tổng kết trước ngày 15/11 hằng năm."


def _pages(*plans: AnnotatedPlan) -> dict[str, Reading]:
    return {page.address: read(page.body) for page in made(deadline_pages.deadline_hubs, observing_library(*plans))}


def test_a_year_lists_deadlines_by_month() -> None:
    """Day, words, plan and provision."""
    reading = _pages(make_observing(DATED))["thoi-han/2025"]
    assert [e.text for e in reading.find("h2")] == ["Tháng 12/2025 1 hạn"]
    assert "05/12/2025" in reading.find("li")[0].text
    assert "../../lao-cai/2025/mot/#i-1" in reading.links


def test_recurring_deadlines_stand_apart() -> None:
    """They belong to no year."""
    built = _pages(make_observing(DATED, YEARLY))
    assert list(built) == ["thoi-han", "thoi-han/2025", "thoi-han/khong-ghi-ngay"]
    assert [e.text for e in built["thoi-han/khong-ghi-ngay"].find("h2")] == ["Lặp lại hằng năm, hằng quý, hằng tháng 1 hạn"]
    assert "../thoi-han/khong-ghi-ngay/" in built["thoi-han"].links


def test_long_years_are_cut_by_province(monkeypatch: pytest.MonkeyPatch) -> None:
    """A list is never cut by count."""
    monkeypatch.setattr(deadline_pages, "LONG", 1)
    built = _pages(make_observing(DATED), make_observing(DATED, place="ha-giang", name="hai"))
    assert list(built) == ["thoi-han", "thoi-han/2025", "thoi-han/2025/ha-giang", "thoi-han/2025/lao-cai"]
    assert not built["thoi-han/2025"].find("section")
    assert "../../../lao-cai/2025/mot/#i-1" in built["thoi-han/2025/lao-cai"].links


def test_no_deadlines() -> None:
    """The hub stands and says so."""
    built = _pages(make_observing("Giữ sạch đường bản."))
    assert list(built) == ["thoi-han"]
    assert "Chưa kế hoạch nào" in built["thoi-han"].one(css="k-lead").text
