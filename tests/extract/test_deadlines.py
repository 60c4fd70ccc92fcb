"""Tests of deadlines."""

from __future__ import annotations

import pytest

from generator.extract.deadlines import find_deadlines
from generator.extract.reading import Reading
from generator.model import DateSource, PartialDate, Period, Span


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
        pytest.param("tổng kết phong trào vào quý IV năm 2026", "2026-12-31", id="last-day-of-a-quarter"),
        pytest.param("hạn cuối: 20/5/2026", "2026-05-20", id="last-day"),
        pytest.param("gửi hồ sơ về Sở ngày 05/12/2026", "2026-12-05", id="sent-on"),
        pytest.param("báo cáo trước ngày 15/11 hằng năm", None, id="recurring"),
        pytest.param("báo cáo kết quả khi tổng kết phong trào", None, id="event-bound"),
        pytest.param("Khi kết thúc đợt thi đua, báo cáo về Sở.", None, id="event-first"),
        pytest.param("Thời gian hoàn thành: Tháng 9/2026.", "2026-09", id="label"),
        pytest.param("Tổng kết: quý III/2026", "2026-09-30", id="label-of-a-review"),
        pytest.param("nộp trước ngày 10/12 năm 2026", "2026-12-10", id="year-in-words"),
        pytest.param("nộp hồ sơ từ ngày 01/11/2026 đến hết ngày 15/11/2026", "2026-11-15", id="end-of-a-stretch"),
        pytest.param("đến ngày 30/6/2026 hoàn thành việc sửa đường", "2026-06-30", id="duty-behind"),
        pytest.param("Trong tháng 4/2026, các xã ban hành kế hoạch", "2026-04", id="duty-of-a-body-behind"),
        pytest.param("chuẩn bị tài liệu vào trung tuần tháng 5/2026", "2026-05", id="part-of-a-month"),
        pytest.param("gửi danh sách trong tuần đầu tháng 5/2026", "2026-05", id="week-of-a-month"),
        pytest.param("kiện toàn tổ giúp việc trong tháng 5/2026", "2026-05", id="any-duty-within-a-month"),
        pytest.param("chuẩn bị hội trường, hoàn thành ngày 11/6/2026", "2026-06-11", id="done-on"),
        pytest.param("tổ chức lễ ra quân tại bến sông ngày 12/6/2026", "2026-06-12", id="held-on"),
        pytest.param("công bố kết quả tháng 10/2026", "2026-10", id="finished-in"),
        pytest.param("Thời gian nhận bài: từ ngày 02/4/2026 đến ngày 20/7/2026", "2026-07-20", id="end-of-taking-in"),
        pytest.param("nhận tác phẩm đến hết ngày 30/8/2026", "2026-08-30", id="taken-in-until"),
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
        pytest.param("dự án đã được duyệt trước ngày 05/6/2026", id="has-been"),
        pytest.param("tổ chức thực hiện Thông báo ngày 12/6/2026", id="day-of-a-notice"),
        pytest.param("phát động phong trào quý IV/2026", id="quarter-of-a-movement"),
        pytest.param("mô hình triển khai từ tháng 5/2026", id="beginning"),
    ],
)
def test_other_dates_are_refused(text: str) -> None:
    """Periods, anniversaries and the paper's own date."""
    assert found(text) == []


def yearless(text: str, period: Period | None, issued_on: str | None = None) -> list[tuple[str | None, DateSource | None]]:
    """Date and source of the year of every deadline."""
    day = PartialDate.parse(issued_on) if issued_on else None
    return [
        (found.date.iso if found.date else None, found.date_from)
        for found in find_deadlines(Reading.of(text), period=period, issued_on=day)
    ]


def years(first: str, last: str) -> Period:
    """A period."""
    return Period(start=PartialDate.parse(first), end=PartialDate.parse(last))


@pytest.mark.parametrize(
    ("text", "period", "issued_on", "expected"),
    [
        pytest.param("báo cáo trước ngày 15/6", years("2026", "2026"), None, ("2026-06-15", DateSource.PERIOD), id="year-of-the-plan"),
        pytest.param(
            "nộp chậm nhất ngày 05 tháng 3", years("2025-09", "2026-05"), None, ("2026-03-05", DateSource.PERIOD), id="school-year"
        ),
        pytest.param("hoàn thành trước quý IV", years("2026", "2026"), None, ("2026-12-31", DateSource.PERIOD), id="quarter"),
        pytest.param("hoàn thành trong tháng 6", years("2026", "2026"), None, ("2026-06", DateSource.PERIOD), id="within-a-month"),
        pytest.param(
            "đăng ký trước ngày 20/02", years("2026-03", "2026-11"), "2026-02-05", ("2026-02-20", DateSource.ISSUE), id="before-it-begins"
        ),
        pytest.param("báo cáo trước ngày 15/6", years("2026", "2030"), None, (None, None), id="several-years-fit"),
        pytest.param("báo cáo trước ngày 15/6", None, "2026-02-10", ("2026-06-15", DateSource.ISSUE), id="year-of-issue"),
        pytest.param("báo cáo trước ngày 15/01", None, "2026-02-10", (None, None), id="before-the-day-of-issue"),
        pytest.param("báo cáo trước ngày 15/6", None, None, (None, None), id="nothing-known"),
        pytest.param("hạn cuối: 31/15", years("2026", "2026"), None, (None, None), id="no-such-month"),
    ],
)
def test_a_year_left_out(text: str, period: Period | None, issued_on: str | None, expected: tuple[str | None, DateSource | None]) -> None:
    """It is taken from the period or the day of issue where only one fits, and where from is kept."""
    assert yearless(text, period, issued_on) == [expected]


def test_the_sentence_gives_the_year() -> None:
    """Of two deadlines in one sentence only the last prints it."""
    assert yearless("gửi sơ kết trước ngày 10/6 và tổng kết trước ngày 10/11/2026.", None) == [
        ("2026-06-10", DateSource.SENTENCE),
        ("2026-11-10", None),
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("báo cáo trước ngày 15/6 hằng năm", id="recurring"),
        pytest.param("từ tháng 3 đến trước tháng 9", id="stretch"),
        pytest.param("trang trí trước ngày 30/4", id="nothing-due"),
        pytest.param("họp vào ngày 20/11", id="day-of-a-meeting"),
        pytest.param("tỷ lệ trước 15/6% dân số", id="percent"),
    ],
)
def test_no_year_to_add(text: str) -> None:
    """No date is made up for these."""
    assert [date for date, _ in yearless(text, years("2026", "2026")) if date] == []


def test_the_last_day_of_a_quarter_is_inferred() -> None:
    """The quarter is printed, not the day."""
    (deadline,) = find_deadlines(Reading.of("hoàn thành trong quý II/2026"))
    assert (deadline.date, deadline.date_from) == (PartialDate(2026, 6, 30), DateSource.QUARTER)


def test_two_days_of_one_duty() -> None:
    """The second stands without the words that say so."""
    assert [when for _, when in found("báo cáo trước ngày 14/6/2026 và 14/12/2026")] == ["2026-06-14", "2026-12-14"]


def test_days_before_the_paper_are_over() -> None:
    """`tổ chức ngày …` of a day before the plan was issued tells what was done."""
    text = "lễ phát động tổ chức ngày 12/6/2026"
    dates = [find_deadlines(Reading.of(text), issued_on=PartialDate.parse(day)) for day in ("2026-05-01", "2026-07-01")]
    assert [len(found) for found in dates] == [1, 0]


def test_dates_of_citations_are_their_own() -> None:
    """`thực hiện trước Quyết định … ngày …`."""
    text = "báo cáo theo Quyết định số 5/QĐ-UBND ngày 05/6/2026"
    start = text.index("Quyết")
    assert find_deadlines(Reading.of(text), (Span(start, len(text)),)) == ()
    assert len(find_deadlines(Reading.of(text))) == 1
