"""Tests of how long a plan runs."""

from __future__ import annotations

import pytest

from generator.extract.periods import find_period
from tests.bodies import Unit
from tests.factories import make_metadata, make_plan


def period_of(
    *units: Unit, title: str = "Phát động thi đua", issued_on: str | None = "2024-02-21"
) -> tuple[str | None, str | None, str | None] | None:
    """Start, end and closing event of a plan written from units."""
    period = find_period(make_plan(metadata=make_metadata(title=title, issued_on=issued_on), units=units))
    return (
        None if period is None else (period.start.iso if period.start else None, period.end.iso if period.end else None, period.end_event)
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Từ ngày 01/3/2024 đến ngày 31/12/2024.", ("2024-03-01", "2024-12-31", None), id="days"),
        pytest.param("Từ ngày ban hành Kế hoạch đến hết ngày 31/12/2025.", ("2024-02-21", "2025-12-31", None), id="from-its-own-date"),
        pytest.param("từ nay đến hết năm 2025", ("2024-02-21", "2025", None), id="from-now"),
        pytest.param("Từ tháng 3 đến tháng 12/2024", ("2024-03", "2024-12", None), id="first-month-without-year"),
        pytest.param(
            "Từ tháng 10/2025 đến khi tổ chức thành công Đại hội Đảng bộ tỉnh.",
            ("2025-10", None, "tổ chức thành công Đại hội Đảng bộ tỉnh"),
            id="event",
        ),
        pytest.param("Từ quý I đến hết quý III/2024", ("2024-01", "2024-09", None), id="quarters"),
        pytest.param("Trong năm 2025", ("2025", "2025", None), id="year"),
        pytest.param("Giai đoạn 2021 - 2025", ("2021", "2025", None), id="range-of-years"),
        pytest.param(
            "Đợt 1: từ ngày 01/3/2024 đến ngày 30/6/2024; đợt 2: từ ngày 01/7/2024 đến ngày 31/12/2024",
            ("2024-03-01", "2024-12-31", None),
            id="rounds",
        ),
        pytest.param("60 ngày đêm (từ ngày 01/7/2024 đến ngày 29/8/2024)", ("2024-07-01", "2024-08-29", None), id="length-first"),
        pytest.param("bắt đầu từ tháng 01/2024 và kết thúc vào tháng 11/2024", ("2024-01", "2024-11", None), id="ends-in"),
        pytest.param(
            "từ ngày 01/4/2024, kỷ niệm Ngày lập xã, đến ngày 03/10/2024, ngày hội làng", ("2024-04-01", "2024-10-03", None), id="aside"
        ),
        pytest.param("6 tháng cuối năm 2024", ("2024-07", "2024-12", None), id="half-year"),
        pytest.param("Từ ngày 5 tháng 3 đến ngày 30 tháng 9 năm 2024", ("2024-03-05", "2024-09-30", None), id="long-day-without-year"),
        pytest.param("Từ ngày 05 đến ngày 25 tháng 3 năm 2024", ("2024-03-05", "2024-03-25", None), id="day-without-month"),
        pytest.param("Từ 15/11 đến 26/3/2024", ("2023-11-15", "2024-03-26", None), id="over-the-turn-of-the-year"),
        pytest.param("Từ 05/3 - 30/9/2024", ("2024-03-05", "2024-09-30", None), id="dash"),
        pytest.param("50 ngày, tính từ ngày 01/6/2024 đến ngày 20/7/2024", ("2024-06-01", "2024-07-20", None), id="reckoned-from"),
        pytest.param("50 ngày (01/6/2024 - 20/7/2024)", ("2024-06-01", "2024-07-20", None), id="length-and-two-days"),
        pytest.param("Từ quý II/2024 đến hết quý III/2025", ("2024-04", "2025-09", None), id="first-month-of-a-quarter"),
        pytest.param("Năm học 2023 - 2024 (từ tháng 9/2023 đến tháng 5/2024)", ("2023-09", "2024-05", None), id="bracket"),
    ],
)
def test_provision_on_time(text: str, expected: tuple[str | None, str | None, str | None]) -> None:
    """The provision on time gives the period, whatever the title says."""
    assert period_of(Unit("I.1", "Thời gian thi đua:", text, run_in=True), title="Thi đua năm 2030") == expected


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        pytest.param((Unit("II", "THỜI GIAN", "Từ 25/4/2024 đến 30/11/2024."),), ("2024-04-25", "2024-11-30", None), id="text-below"),
        pytest.param(
            (
                Unit("II", "THỜI GIAN, CÁCH LÀM"),
                Unit("II.-1", text="Ra quân: tuần đầu tháng 6/2024."),
                Unit("II.-2", text="Cao điểm: từ ngày 01/7/2024 đến ngày 08/10/2024."),
                Unit("II.-3", text="Báo cáo: từ ngày 10/10/2024 đến ngày 15/10/2024."),
                Unit("III", "NỘI DUNG", "Mở cửa thư viện từ ngày 01/01/2024 đến ngày 31/12/2024."),
            ),
            ("2024-07-01", "2024-10-08", None),
            id="below-a-heading-that-names-more",
        ),
        pytest.param(
            (Unit("II", "Thời gian", "Chia làm hai đợt: đợt 1 từ ngày 01/3/2024 đến 30/6/2024; đợt 2 từ ngày 01/8/2024 đến 30/9/2024."),),
            ("2024-03-01", "2024-09-30", None),
            id="rounds-in-a-sentence",
        ),
        pytest.param(
            (Unit("I.1", text="Cả kế hoạch thực hiện từ tháng 9/2023 đến hết ngày 31/5/2024."),),
            ("2023-09", "2024-05-31", None),
            id="the-plan-runs",
        ),
    ],
)
def test_time_below_a_heading_or_in_a_sentence(units: tuple[Unit, ...], expected: tuple[str | None, str | None, str | None]) -> None:
    """More exact than the title, wherever the section on time has it."""
    assert period_of(*units, title="Thi đua năm học 2023 - 2024") == expected


def test_own_date_may_be_unknown() -> None:
    """`từ ngày ban hành` of an undated paper leaves the start open."""
    assert period_of(Unit("I.1", "Thời gian thực hiện:", "Từ ngày ban hành đến 31/12/2025", run_in=True), issued_on=None) == (
        None,
        "2025-12-31",
        None,
    )


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        pytest.param("Phát động thi đua yêu nước năm 2025", ("2025", "2025", None), id="year"),
        pytest.param("Thi đua giai đoạn 2020-2025 trên địa bàn huyện", ("2020", "2025", None), id="range"),
        pytest.param("Thi đua thực hiện chỉ tiêu nhiệm kỳ 2021- 2025", ("2021", "2025", None), id="term"),
        pytest.param("Thi đua 6 tháng cuối năm 2024", ("2024-07", "2024-12", None), id="half-year"),
        pytest.param("Thi đua quý IV/2024", ("2024-10", "2024-12", None), id="quarter"),
        pytest.param("Phát động thi đua", None, id="nothing"),
        pytest.param("Thi đua năm 2021 và giai đoạn 2021 - 2025", ("2021", "2025", None), id="year-and-range"),
        pytest.param("Thi đua xây dựng nông thôn mới đến năm 2030", (None, "2030", None), id="until-a-year"),
    ],
)
def test_title(title: str, expected: tuple[str | None, str | None, str | None] | None) -> None:
    """Without a provision on time the title gives the period."""
    assert period_of(Unit("preamble", text="Căn cứ tình hình."), title=title) == expected


def test_launch_in_the_preamble_is_closer_than_a_year_in_the_title() -> None:
    """`phát động … từ … đến …` beats the year of the title, not a range of years."""
    launch = Unit("preamble", text="UBND tỉnh phát động đợt cao điểm từ ngày 01/10/2024 đến ngày 31/12/2024 như sau:")
    assert period_of(launch, title="Thi đua năm 2024") == ("2024-10-01", "2024-12-31", None)
    assert period_of(launch, title="Thi đua giai đoạn 2021-2025") == ("2021", "2025", None)


def test_month_of_the_launch_is_no_period() -> None:
    """`Thời gian phát động: tháng 01/2024` says when it begins; the title says how long it runs."""
    assert period_of(Unit("I.1", "Thời gian phát động:", "Tháng 01/2024.", run_in=True), title="Thi đua năm 2024") == ("2024", "2024", None)


def test_deadline_of_a_report_is_no_period() -> None:
    """Time to send a report says nothing about the plan."""
    assert period_of(Unit("I.1", text="Thời gian gửi báo cáo: từ ngày 01/12/2024 đến ngày 10/12/2024")) is None


MOVEMENT = Unit("I.1", "Chiến dịch “Hè xanh miền biển”")


def test_time_of_one_movement_is_not_the_plans() -> None:
    """A title that says `năm 2023` is not narrowed to the summer drive of one provision."""
    below = Unit("I.1.-1", text="Thời gian: từ ngày 01/6/2023 đến ngày 31/8/2023.")
    assert period_of(MOVEMENT, below, title="Công tác thanh niên năm 2023") == ("2023", "2023", None)
    assert period_of(MOVEMENT, below, title="Công tác thanh niên") == ("2023-06-01", "2023-08-31", None)


def test_launch_of_one_movement_is_not_the_plans() -> None:
    """Nor by the sentence that launches it."""
    below = Unit("I.1.-1", text="Tổ chức chiến dịch hè từ ngày 01/6/2023 đến ngày 31/8/2023.")
    assert period_of(MOVEMENT, below, title="Công tác thanh niên năm 2023") == ("2023", "2023", None)
