"""Anniversaries of 2026 to 2030, worked out by hand from what is commonly known, against the pages and the calendars.

The lunar ones follow from Tết as printed calendars of Vietnam have it; `tests/authorities/test_days.py` reckons them from the sky.
"""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
import vobject

from generator.model import File
from generator.open_data.calendars import calendar_hubs
from generator.render.anniversary_pages import anniversary_hubs
from tests.render.making import made, sources_of
from tests.render.reading import Reading, read
from tests.render.test_observances import make_observing, observing_library

if TYPE_CHECKING:
    from generator.render.library import Library

TENS, FIVES, OTHER = "năm tròn", "năm lẻ 5", ""

TABLE: tuple[tuple[str, str, int | None, str], ...] = (
    ("2026-01-06 Ngày Tổng tuyển cử đầu tiên bầu Quốc hội Việt Nam", "tong-tuyen-cu-dau-tien", 80, TENS),
    ("2026-02-03 Ngày thành lập Đảng Cộng sản Việt Nam", "thanh-lap-dang", 96, OTHER),
    ("2026-02-17 Tết Nguyên đán", "tet-nguyen-dan", None, OTHER),
    ("2026-03-26 Ngày thành lập Đoàn Thanh niên Cộng sản Hồ Chí Minh", "doan-thanh-nien", 95, FIVES),
    ("2026-04-26 Ngày Giỗ Tổ Hùng Vương", "gio-to-hung-vuong", None, OTHER),
    ("2026-04-30 Ngày Giải phóng miền Nam, thống nhất đất nước", "giai-phong-mien-nam", 51, OTHER),
    ("2026-06-05 Ngày Bác Hồ ra đi tìm đường cứu nước", "bac-ho-ra-di-tim-duong-cuu-nuoc", 115, FIVES),
    ("2026-12-19 Ngày Toàn quốc kháng chiến", "toan-quoc-khang-chien", 80, TENS),
    ("2027-02-06 Tết Nguyên đán", "tet-nguyen-dan", None, OTHER),
    ("2027-04-16 Ngày Giỗ Tổ Hùng Vương", "gio-to-hung-vuong", None, OTHER),
    ("2027-07-27 Ngày Thương binh - Liệt sĩ", "thuong-binh-liet-si", 80, TENS),
    ("2027-11-20 Ngày Nhà giáo Việt Nam", "nha-giao-viet-nam", 45, FIVES),
    ("2028-01-26 Tết Nguyên đán", "tet-nguyen-dan", None, OTHER),
    ("2028-01-27 Ngày ký Hiệp định Pa-ri về Việt Nam", "hiep-dinh-pa-ri", 55, FIVES),
    ("2028-04-04 Ngày Giỗ Tổ Hùng Vương", "gio-to-hung-vuong", None, OTHER),
    ("2028-06-11 Ngày Chủ tịch Hồ Chí Minh ra Lời kêu gọi thi đua ái quốc", "loi-keu-goi-thi-dua-ai-quoc", 80, TENS),
    ("2029-01-07 Ngày Chiến thắng chiến tranh bảo vệ biên giới Tây Nam của Tổ quốc", "chien-thang-bien-gioi-tay-nam", 50, TENS),
    ("2029-02-13 Tết Nguyên đán", "tet-nguyen-dan", None, OTHER),
    ("2029-02-17 Ngày Chiến thắng Ngọc Hồi - Đống Đa", "chien-thang-ngoc-hoi-dong-da", 240, TENS),
    ("2029-04-23 Ngày Giỗ Tổ Hùng Vương", "gio-to-hung-vuong", None, OTHER),
    ("2029-05-07 Ngày Chiến thắng Điện Biên Phủ", "chien-thang-dien-bien-phu", 75, FIVES),
    ("2029-07-28 Ngày thành lập Công đoàn Việt Nam", "cong-doan-viet-nam", 100, TENS),
    ("2029-12-22 Ngày thành lập Quân đội nhân dân Việt Nam", "thanh-lap-quan-doi-nhan-dan", 85, FIVES),
    ("2029-12-22 Ngày hội Quốc phòng toàn dân", "hoi-quoc-phong-toan-dan", 40, TENS),
    ("2030-02-02 Tết Nguyên đán", "tet-nguyen-dan", None, OTHER),
    ("2030-02-03 Ngày thành lập Đảng Cộng sản Việt Nam", "thanh-lap-dang", 100, TENS),
    ("2030-04-12 Ngày Giỗ Tổ Hùng Vương", "gio-to-hung-vuong", None, OTHER),
    ("2030-04-30 Ngày Giải phóng miền Nam, thống nhất đất nước", "giai-phong-mien-nam", 55, FIVES),
    ("2030-05-19 Ngày sinh Chủ tịch Hồ Chí Minh", "ngay-sinh-chu-tich-ho-chi-minh", 140, TENS),
    ("2030-08-19 Ngày Cách mạng tháng Tám thành công", "cach-mang-thang-tam", 85, FIVES),
    ("2030-09-02 Ngày Quốc khánh nước Cộng hòa xã hội chủ nghĩa Việt Nam", "quoc-khanh", 85, FIVES),
    ("2030-10-20 Ngày thành lập Hội Liên hiệp Phụ nữ Việt Nam", "hoi-lien-hiep-phu-nu", 100, TENS),
)
"""Day and name, slug, number of years, how the decree calls such a year."""

ROWS = [pytest.param(*row, id=f"{row[1]}-{row[0][:4]}") for row in TABLE]
PARTY = "Mừng kỷ niệm 95 năm Ngày thành lập Đảng Cộng sản Việt Nam (03/02/1930 - 03/02/2025)."
KINGS = "Thi đua chào mừng Ngày Giỗ Tổ Hùng Vương (10/3 âm lịch)."


@cache
def _library() -> Library:
    """One plan of 2025, so that the years ahead are those of the table."""
    return observing_library(make_observing(PARTY, KINGS))


@cache
def _pages() -> dict[str, Reading]:
    return {page.address: read(page.body) for page in made(anniversary_hubs, _library())}


@cache
def _calendars() -> dict[str, Any]:
    """Read by another library than the one that wrote them."""
    files = [file for hub in calendar_hubs(sources_of(_library())) for file in hub.made() if isinstance(file, File)]
    return {file.name: vobject.readOne(file.content.decode()) for file in files}


def _days(name: str, slug: str, year: int) -> list[tuple[date, int | None]]:
    """Days of an event in a year as a calendar program shows them, with the years since its first."""
    found: list[tuple[date, int | None]] = []
    for entry in _calendars()[name].vevent_list:
        if entry.uid.value.split("@")[0] in {slug, f"{slug}-{year}"}:
            first = entry.dtstart.value
            if entry.rruleset is None:
                found.append((first, None))
                continue
            times = entry.rruleset.between(datetime(year, 1, 1), datetime(year, 12, 31), inc=True)  # noqa: DTZ001 - whole days have no zone
            found += [(time.date(), year - first.year) for time in times]
    return found


def test_the_table_is_long_enough_and_has_lunar_days() -> None:
    """Each year from 2026 to 2030."""
    assert len(TABLE) >= 25
    assert {row[0][:4] for row in TABLE} == {"2026", "2027", "2028", "2029", "2030"}


@pytest.mark.parametrize(("day_and_name", "slug", "years", "called"), ROWS)
def test_the_page_of_the_year(day_and_name: str, slug: str, years: int | None, called: str) -> None:
    """Day, number and how the year is called stand beside the name."""
    on, name = date.fromisoformat(day_and_name[:10]), day_and_name[11:]
    items = [e for e in _pages()[f"ky-niem/nam/{on.year}"].find("li", "k-ev") if name in e.text]
    assert len(items) == 1, slug
    month = f"{on.month:02}" if on.month < 3 else on.month
    assert f"{on.day:02}/{month}/{on.year}" in items[0].text
    if years is not None:
        assert f"{years} năm {name}" in items[0].text
    assert {"k-round": TENS, "k-five": FIVES, "k-plain": OTHER}[items[0].classes[1]] == called
    assert called in items[0].text


@pytest.mark.parametrize(("day_and_name", "slug", "years", "called"), ROWS)
def test_the_calendar_of_the_country(day_and_name: str, slug: str, years: int | None, called: str) -> None:
    """One entry on that day, and no other that year; a yearly one counts from the origin."""
    on = date.fromisoformat(day_and_name[:10])
    (found,) = _days("ky-niem/lich.ics", slug, on.year)
    assert found[0] == on
    assert found[1] is None or found[1] == years
    assert years is None or called == (TENS if years % 10 == 0 else FIVES if years % 5 == 0 else OTHER)


@pytest.mark.parametrize("year", range(2026, 2031))
def test_the_page_and_the_calendar_of_a_lunar_event(year: int) -> None:
    """Whoever drafts sees the day of the coming year, and those after it; the calendar beside the page has the same."""
    (on,) = [date.fromisoformat(row[0][:10]) for row in TABLE if row[1] == "gio-to-hung-vuong" and row[0].startswith(str(year))]
    page = _pages()["ky-niem/gio-to-hung-vuong"]
    assert f"{year}: {on.day:02}/{on.month}" in [e.text for e in page.find("li")]
    assert _days("ky-niem/gio-to-hung-vuong/lich.ics", "gio-to-hung-vuong", year) == [(on, None)]
    assert "lich.ics" in page.links
