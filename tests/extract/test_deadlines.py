"""Tests of deadlines."""

from __future__ import annotations

import pytest

from generator.extract.deadlines import find_deadlines
from generator.extract.reading import Reading
from generator.model import Span


def found(text: str) -> list[tuple[str, str | None]]:
    """Words and date of every deadline."""
    return [(deadline.raw, deadline.date.iso if deadline.date else None) for deadline in find_deadlines(Reading.of(text))]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        pytest.param("Gửi báo cáo chậm nhất ngày 12/11/2026.", "2026-11-12", id="at-the-latest"),
        pytest.param("nộp về Phòng Nội vụ trước ngày 05 tháng 6 năm 2026", "2026-06-05", id="before-in-words"),
        pytest.param("báo cáo theo quy định trước ngày 05/6/2026", "2026-06-05", id="before-after-theo"),
        pytest.param("nộp trước 16h00 ngày 05/6/2026", "2026-06-05", id="with-the-hour"),
        pytest.param("hoàn thành trong tháng 9/2026", "2026-09", id="within-a-month"),
        pytest.param("tổng kết phong trào vào quý IV năm 2026", "2026-12", id="in-a-quarter"),
        pytest.param("hạn cuối: 20/5/2026", "2026-05-20", id="last-day"),
        pytest.param("gửi hồ sơ về Sở ngày 05/12/2026", "2026-12-05", id="sent-on"),
        pytest.param("báo cáo trước ngày 15/11 hằng năm", None, id="recurring"),
        pytest.param("báo cáo kết quả khi tổng kết phong trào", None, id="event-bound"),
        pytest.param("Khi kết thúc đợt thi đua, báo cáo về Sở.", None, id="event-first"),
    ],
)
def test_deadlines(text: str, date: str | None) -> None:
    """One each; the date as printed."""
    assert [when for _, when in found(text)] == [date]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Từ ngày 01/3/2026 đến hết ngày 31/12/2026.", id="period"),
        pytest.param("chào mừng kỷ niệm ngày 30/4/1975 - 30/4/2025", id="anniversary"),
        pytest.param("trong năm 2026", id="a-year"),
        pytest.param("các công trình xây trước năm 2015", id="past"),
        pytest.param("Đắk Hà, ngày 05 tháng 6 năm 2026", id="place-and-date"),
        pytest.param("diễn ra trong tháng 9/2026", id="nothing-due"),
        pytest.param("công tác khi tổng kết cần gọn", id="nothing-sent"),
    ],
)
def test_other_dates_are_refused(text: str) -> None:
    """Periods, anniversaries and the paper's own date."""
    assert found(text) == []


def test_dates_of_citations_are_their_own() -> None:
    """`thực hiện trước Quyết định … ngày …`."""
    text = "báo cáo theo Quyết định số 5/QĐ-UBND ngày 05/6/2026"
    start = text.index("Quyết")
    assert find_deadlines(Reading.of(text), (Span(start, len(text)),)) == ()
    assert len(find_deadlines(Reading.of(text))) == 1
