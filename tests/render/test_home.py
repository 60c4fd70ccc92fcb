"""The front door."""

from __future__ import annotations

from datetime import date

from generator.render.home import home_page
from generator.render.library import Library
from tests.factories import make_corpus
from tests.render.reading import Reading, read


def _home(as_of: date = date(2026, 11, 20)) -> Reading:
    return read(home_page(Library.of(make_corpus()), as_of).body)


def test_search_works_as_an_address() -> None:
    """The box is a plain form; examples come from what is there."""
    reading = _home()
    form = reading.one("form")
    assert (form.attributes["action"], form.attributes["method"]) == ("./tra-cuu/", "get")
    assert reading.one("input").attributes["name"] == "q"
    assert [e.text for e in reading.find("a") if "?q=" in e.attributes["href"]] == ["lao cai", "06/2022/QH15"]


def test_coming_anniversaries_say_for_which_day() -> None:
    """The next occurrences, soonest first, with the day they were worked out for."""
    reading = _home()
    assert "tính đến 20/11/2026" in reading.one("h2", id="_ky-niem").text
    assert [(e.attributes["datetime"], e.text) for e in reading.find("time")] == [("2027-04-30", "30/4 2027"), ("2027-09-02", "02/9 2027")]
    assert any("52 năm Ngày giải phóng miền Nam" in e.text for e in reading.find("p"))


def test_newest_plans_first() -> None:
    """By date of issue; a month counts from its first day."""
    assert [e.text for e in _home().find("a", "k-row-t")] == [
        "Thi đua nước rút cuối năm 2025",
        "Phát động phong trào thi đua năm 2025",
        "Thi đua yêu nước năm 2024 của xã",
    ]


def test_provinces_are_tiles_that_count_plans_of_old_names() -> None:
    """Đắk Nông's plans stand on Lâm Đồng's tile; nothing is placed by a style attribute."""
    reading = _home()
    held = [(e.text, e.classes) for e in reading.find("li", "k-held")]
    assert ("Lâm Đồng 2 kế hoạch", ["k-r14", "k-c4", "k-held"]) in held
    assert len(held) == 2
    assert not [e for e in reading.elements if "style" in e.attributes]


def test_holdings_say_what_they_count() -> None:
    """Every number has its noun."""
    lines = [e.text for e in _home().find("li")]
    assert "3 kế hoạch của 2 tỉnh, thành (theo tên lúc ban hành), ban hành 2024–2025" in lines
    assert "1 kế hoạch không ghi số hoặc không ghi đủ ngày trên bản giấy" in lines
    assert "1 kế hoạch đăng bản tóm lược" in lines
