"""Tests of the targets of tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.extract.reading import Reading
from generator.extract.tables import tables_in
from generator.extract.targets import targets_in
from tests.bodies import Unit
from tests.factories import make_plan

if TYPE_CHECKING:
    from generator.model import Target

HEAD = "| TT | Chỉ tiêu | ĐVT | Năm 2026 | Năm 2027 |\n|---|---|---|---|---|\n"


def targets(rows: str, heading: str = "BIỂU CHỈ TIÊU") -> tuple[Target, ...]:
    """Targets of an appendix."""
    plan = make_plan(units=(Unit("PL", heading, text=rows),), recipients=())
    reading = Reading.of(plan.body, [p.span.start for p in plan.provisions])
    return targets_in(reading, plan, (), tables_in(reading, plan))


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param("| 1 | Nước sạch | % | 71 | 74,5 |", [("71", "%", "=", 2026), ("74,5", "%", "=", 2027)], id="one-for-each-year"),
        pytest.param(
            "| 1 | Hội viên mới | Người | ≥ 40 | Trên 50 |", [("40", "Người", ">=", 2026), ("50", "Người", ">=", 2027)], id="bounds"
        ),
        pytest.param(
            "| 1 | Xã đạt chuẩn | | 3/9 xã | 5/9 xã |", [("3/9", "xã", "=", 2026), ("5/9", "xã", "=", 2027)], id="unit-in-the-cell"
        ),
        pytest.param("| 1 | Che phủ rừng (%) | | 41 | - |", [("41", "%", "=", 2026)], id="unit-in-brackets"),
        pytest.param("| 1 | Tăng trưởng | % | 8 - 8,5 | Đạt |", [("8 - 8,5", "%", "=", 2026)], id="range-and-a-word"),
        pytest.param(
            "| 1 | Mô hình | Mô hình | từ 06 trở lên | 7 |", [("06", "Mô hình", ">=", 2026), ("7", "Mô hình", "=", 2027)], id="upwards"
        ),
        pytest.param(
            "| 1 | Tăng trưởng | | 7%/năm | 8% (giá 2010). |", [("7", "%/năm", "=", 2026), ("8", "%", "=", 2027)], id="rate-and-note"
        ),
        pytest.param("| II | VĂN HÓA | | | |", [], id="row-that-heads-a-group"),
    ],
)
def test_values_of_a_row(row: str, expected: list[tuple[str, str, str, int]]) -> None:
    """One target for each value, with its unit, bound and year."""
    assert [(t.value, t.unit, t.comparator, t.year) for t in targets(HEAD + row)] == expected


def test_a_target_of_a_row() -> None:
    """The raw words are the row's, the path is the row's."""
    (first, _) = targets(HEAD + "| 7 | Đường hoa | km | 2 | 3 |")
    assert (first.raw, first.indicator, first.path) == ("7 | Đường hoa | km | 2 | 3", "Đường hoa", "PL.7")


def test_results_of_the_past_are_none() -> None:
    """Only the column of the plan is read, and a term is no year."""
    rows = "| Chỉ tiêu | ĐVT | Thực hiện năm 2025 | Kế hoạch giai đoạn 2026-2030 |\n|---|---|---|---|\n| Nước sạch | % | 66 | 90 |"
    assert [(t.value, t.year) for t in targets(rows)] == [("90", None)]


def test_tables_of_awards_hold_no_aims() -> None:
    """Under a heading on commendation."""
    assert targets(HEAD + "| 1 | Giấy khen | Giấy | 5 | 6 |", heading="KHEN THƯỞNG") == ()
