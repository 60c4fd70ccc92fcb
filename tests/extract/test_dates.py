"""Tests of dates in running text."""

from __future__ import annotations

import pytest

from generator.extract.dates import date_at, day_at, pair_at
from generator.text import fold


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        pytest.param("05/01/2024", "2024-01-05", id="slashes"),
        pytest.param("5-1-2024", "2024-01-05", id="dashes"),
        pytest.param("31.12.2025", "2025-12-31", id="points"),
        pytest.param("18 / 3 / 2021", "2021-03-18", id="blanks"),
        pytest.param("ngày ngày 09/5/2024", "2024-05-09", id="doubled-word"),
        pytest.param("ngày22 tháng 7 năm 2010", "2010-07-22", id="glued"),
        pytest.param("19 tháng Tám năm 1945", "1945-08-19", id="month-in-words"),
        pytest.param("ngày tháng 01 năm 2025", "2025-01", id="day-left-out"),
        pytest.param("ngày ... tháng ... năm 2026", "2026", id="day-and-month-dotted"),
        pytest.param("ngày    /02/2024", "2024-02", id="day-left-blank-before-a-slash"),
        pytest.param("tháng 10/2025", "2025-10", id="month"),
        pytest.param("10/2025", "2025-10", id="month-alone"),
        pytest.param("năm 2013", "2013", id="year"),
        pytest.param("ngày 15/5/16", "2016-05-15", id="two-digit-year"),
        pytest.param("31/9/2009", "2009-09-31", id="impossible-day"),
        pytest.param("15/20/2010", "2010-20-15", id="impossible-month"),
    ],
)
def test_date_at(text: str, iso: str) -> None:
    """A date is read as precisely as it is printed and never corrected."""
    found = date_at(fold(text), 0)
    assert found is not None
    assert (found.date.iso, found.end) == (iso, len(text))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("24/10", id="no-year"),
        pytest.param("ngày 30/4", id="holiday"),
        pytest.param("năm 2021-2025", id="range-of-years"),
        pytest.param("tháng sau", id="next-month"),
    ],
)
def test_no_date(text: str) -> None:
    """What lacks its year, or is a range, is no date."""
    assert date_at(fold(text), 0) is None


def test_blank_date_needs_its_word() -> None:
    """`tháng … năm 2026` alone is not the date of a paper."""
    assert day_at("thang ... nam 2026", 0) is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        pytest.param("19/5/1890 - 19/5/2025", "1890-05-19", "2025-05-19", id="two-days"),
        pytest.param("30.4.1975-30.4.2025", "1975-04-30", "2025-04-30", id="points"),
        pytest.param("20/10/1930 -2021", "1930-10-20", "2021", id="day-and-year"),
        pytest.param("1930 - 2025", "1930", "2025", id="years"),
        pytest.param("10/1947-10/2017", "1947-10", "2017-10", id="months"),
        pytest.param("từ ngày 12 tháng 3 năm 1975 đến ngày 12 tháng 3 năm 2025", "1975-03-12", "2025-03-12", id="words"),
        pytest.param("17/01/1960", "1960-01-17", None, id="one"),
    ],
)
def test_pair_at(text: str, first: str, last: str | None) -> None:
    """Two dates, whatever stands between them; one date alone has no second."""
    pair = pair_at(fold(text), 0)
    assert pair is not None
    assert (pair.first.iso, pair.last.iso if pair.last else None) == (first, last)
