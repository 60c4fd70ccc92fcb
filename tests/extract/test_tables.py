"""Tests of tables: what their columns are for, and the paths of their rows."""

from __future__ import annotations

import pytest

from generator.extract.reading import Reading
from generator.extract.tables import Column, Table, tables_in
from tests.bodies import Unit
from tests.factories import make_plan


def table(rows: str, *, path: str = "PL") -> Table:
    """The one table of a plan's unit."""
    plan = make_plan(units=(Unit("I", "NỘI DUNG"), Unit(path, "BIỂU", text=rows)), recipients=())
    (found,) = tables_in(Reading.of(plan.body, [p.span.start for p in plan.provisions]), plan)
    return found


@pytest.mark.parametrize(
    ("headings", "columns"),
    [
        pytest.param("| STT | Việc cần làm | Đơn vị chủ trì | Phối hợp | Hoàn thành |", "NUMBER NAME LEAD WITH DUE", id="tasks"),
        pytest.param("| TT | Nội dung | Cơ quan thực hiện | Thời hạn | Ghi chú |", "NUMBER NAME LEAD DUE OTHER", id="who-carries-out"),
        pytest.param("| TT | Chỉ tiêu | ĐVT | Ước thực hiện 2025 | Kế hoạch 2026 |", "NUMBER NAME UNIT OTHER VALUE", id="past-and-aim"),
        pytest.param("| Chỉ tiêu | Đơn vị tính | 2026 | 2027 | So sánh (%) |", "NAME UNIT VALUE VALUE OTHER", id="bare-years"),
        pytest.param(
            "| TT | Tên chỉ tiêu | ĐVT | Toàn huyện | Xã An Bình | Xã Hòa Lợi |", "NUMBER NAME UNIT VALUE VALUE VALUE", id="places"
        ),
        pytest.param("| Chỉ tiêu | ĐVT | Vùng bãi ngang | Vùng đồi |", "NAME UNIT VALUE VALUE", id="parts-of-a-place"),
        pytest.param("| TT | Chỉ tiêu | Quý I | Cả năm | Ghi chú |", "NUMBER NAME VALUE VALUE OTHER", id="parts-of-a-year"),
        pytest.param("| TT | Nội dung | Quý I | Cả năm |", "NUMBER NAME OTHER OTHER", id="no-table-of-aims"),
        pytest.param("| TT | Danh mục | Nguồn vốn | Kinh phí |", "NUMBER NAME OTHER OTHER", id="funds"),
    ],
)
def test_columns(headings: str, columns: str) -> None:
    """Known by their headings."""
    found = table(f"{headings}\n|---|---|\n" + "|".join(["", *["1"] * (headings.count("|") - 1), ""]))
    assert [column.name for column in found.columns] == columns.split()


def test_headings_of_two_rows() -> None:
    """The second goes on where the first repeats a cell; a row that counts the columns is none."""
    found = table(
        "| TT | Chỉ tiêu | ĐVT | Mục tiêu | Mục tiêu |\n| TT | Chỉ tiêu | ĐVT | Năm 2026 | Năm 2030 |\n|---|---|\n| (1) | (2) | (3) | (4) | (5) |\n| 1 | Nước sạch | % | 80 | 95 |"
    )
    assert found.headings[3:] == ("muc tieu nam 2026", "muc tieu nam 2030")
    assert found.columns[3:] == (Column.VALUE, Column.VALUE)
    assert len(found.rows) == 1


def test_paths_of_rows() -> None:
    """In an appendix the printed number, else the place among the rows; elsewhere the provision's own."""
    rows = "| TT | Nhiệm vụ | Chủ trì |\n|---|---|---|\n| 04 | Vẽ tranh | Chi đoàn |\n| | Trồng hoa | Chi hội |"
    assert [row.path for row in table(rows).rows] == ["PL.4", "PL.2"]
    assert [row.path for row in table(rows, path="I.1").rows] == ["I.1", "I.1"]


def test_pipes_alone_are_no_table() -> None:
    """One row, or only rules, say nothing."""
    plan = make_plan(units=(Unit("I", "A", text="| một | hai |"), Unit("II", "B", text="|---|\n|---|")), recipients=())
    assert tables_in(Reading.of(plan.body), plan) == ()
