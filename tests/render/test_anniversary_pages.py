"""The hub of anniversaries and the pages of its years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.render import anniversary_pages as pages
from generator.render import event_pages, year_events
from tests.render.making import made
from tests.render.reading import Reading, read
from tests.render.test_observances import make_observing, observing_library

if TYPE_CHECKING:
    import pytest

    from generator.model import AnnotatedPlan, Page

PARTY = "Thi đua trồng rừng mừng kỷ niệm 95 năm Ngày thành lập Đảng Cộng sản Việt Nam (03/02/1930 - 03/02/2025)."
BRIDGE = "Mừng kỷ niệm 10 năm Ngày khánh thành cầu treo Bản Thử (12/5/2015 - 12/5/2025)."


def _built(*plans: AnnotatedPlan) -> dict[str, Page]:
    library = observing_library(*plans)
    return {page.address: page for page in made(pages.anniversary_hubs, library)}


def _read(*plans: AnnotatedPlan) -> dict[str, Reading]:
    return {address: read(page.body) for address, page in _built(*plans).items()}


def _item(reading: Reading, words: str) -> str:
    return next(e.text for e in reading.find("li", "k-ev") if words in e.text)


def test_years_run_on_after_the_newest_plan() -> None:
    """Whoever drafts the next plans finds what they will need; nothing depends on today."""
    addresses = _built(make_observing(PARTY))
    years = [a for a in addresses if a.startswith("ky-niem/nam/")]
    assert years == [f"ky-niem/nam/{year}" for year in range(2025, 2031)]
    assert "Sau kế hoạch mới nhất của thư viện (2025)" in addresses["ky-niem/nam/2026"].body


def test_a_marked_event_says_who_where_and_what() -> None:
    """Round in words and by shape, origin, plan at its provision, the words of the pledge, its own page."""
    reading = _read(make_observing(PARTY))["ky-niem/nam/2025"]
    item = _item(reading, "95 năm")
    assert "năm lẻ 5 · ngày lễ lớn" in item
    assert "gốc 03/02/1930" in item
    assert "“Thi đua trồng rừng mừng …”" in item
    assert "../../../lao-cai/2025/mot/#i-1" in reading.links
    assert "../../../ky-niem/thanh-lap-dang/" in reading.links


def test_what_no_plan_marks_is_told_apart() -> None:
    """A ngày lễ lớn stands there in any case, other national events in one line when they come to a round or fifth year."""
    reading = _read(make_observing(PARTY))["ky-niem/nam/2025"]
    assert "chưa kế hoạch nào ghi" in _item(reading, "80 năm Ngày Quốc khánh")
    assert "k-unmarked" in next(e.classes for e in reading.find("li", "k-ev") if "Quốc khánh" in e.text)
    others = " ".join(e.text for e in reading.find("div", "k-others"))
    assert "70 năm Ngày Thầy thuốc Việt Nam (năm tròn)" in others
    assert "tỉnh" not in others


def test_lunar_days_stand_in_their_month() -> None:
    """Giỗ Tổ of 2025 comes before the 30th of April, with its day of both calendars."""
    reading = _read(make_observing(PARTY))["ky-niem/nam/2025"]
    assert "07/4/2025 (mồng 10 tháng 3 âm lịch)" in _item(reading, "Giỗ Tổ")
    order = [e.text for e in reading.find("li", "k-ev")]
    assert order.index(_item(reading, "Giỗ Tổ")) < order.index(_item(reading, "Giải phóng miền Nam"))
    assert "Không rõ ngày" not in [e.text for e in reading.find("h3")]


def test_an_event_outside_the_authority_file_has_no_page() -> None:
    """It stands on the page of its year with the plan that marks it."""
    built = _built(make_observing(BRIDGE))
    assert "cầu treo Bản Thử" in built["ky-niem/nam/2025"].body
    assert [a for a in built if a.count("/") == 1] == []


def test_a_crowded_year_leads_to_provinces(monkeypatch: pytest.MonkeyPatch) -> None:
    """A year does not grow with the library."""
    monkeypatch.setattr(year_events, "LOCAL", 0)
    built = _read(make_observing(BRIDGE, PARTY), make_observing(PARTY, place="ha-giang", name="hai"))
    year = built["ky-niem/nam/2025"]
    assert "cầu treo Bản Thử" not in " ".join(e.text for e in year.find("li", "k-ev"))
    assert "../../../ky-niem/nam/2025/lao-cai/" in year.links
    assert "cầu treo Bản Thử" in _item(built["ky-niem/nam/2025/lao-cai"], "10 năm")


def test_very_many_plans_of_one_event_stand_on_the_pages_of_the_provinces(monkeypatch: pytest.MonkeyPatch) -> None:
    """The year of the event leads there; so does the year itself."""
    monkeypatch.setattr(event_pages, "LONG_YEAR", 1)
    built = _read(make_observing(PARTY), make_observing(PARTY, place="ha-giang", name="hai"))
    province = built["ky-niem/nam/2025/ha-giang"]
    assert "../../../ky-niem/nam/2025/ha-giang/" in built["ky-niem/nam/2025"].links
    assert province.one("li", "k-ev").attributes["id"] == "_thanh-lap-dang"
    assert "../../../../ha-giang/2025/hai/#i-1" in province.links
    assert not [link for link in province.links if "lao-cai" in link]


def test_many_plans_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first few are named, the event's page has the rest."""
    monkeypatch.setattr(year_events, "MENTIONS", 1)
    reading = _read(make_observing(PARTY), make_observing(PARTY, name="hai"), make_observing(PARTY, name="ba"))["ky-niem/nam/2025"]
    assert "Xem thêm 2 kế hoạch ghi năm 2025" in _item(reading, "95 năm")
    assert "../../../ky-niem/thanh-lap-dang/#_2025" in reading.links


def test_hub_lists_years_and_events_by_month() -> None:
    """Years to come first, then the calendar; events that no plan marks have no link."""
    reading = _read(make_observing(PARTY))["ky-niem"]
    assert "../ky-niem/nam/2026/" in reading.links
    assert "../ky-niem/thanh-lap-dang/" in reading.links
    assert not [link for link in reading.links if "quoc-khanh" in link]
    assert [e.text for e in reading.find("h2")][3:5] == ["Tháng 2", "Tháng 4"]


def test_empty_library() -> None:
    """The hub says so."""
    built = _built()
    assert list(built) == ["ky-niem"]
    assert "Chưa có kế hoạch nào trong thư viện ghi kỷ niệm" in built["ky-niem"].body


def test_congresses_of_the_year() -> None:
    """What plans name beside anniversaries stands on the page of their year."""
    reading = _read(make_observing("Lập thành tích chào mừng Đại hội đại biểu toàn quốc lần thứ XIV của Đảng.", PARTY))["ky-niem/nam/2025"]
    assert any("Đại hội đại biểu toàn quốc lần thứ XIV của Đảng" in e.text and "1 kế hoạch" in e.text for e in reading.find("li"))
