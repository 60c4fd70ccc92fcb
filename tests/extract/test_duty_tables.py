"""Tests of tables of tasks: who does what by when."""

from __future__ import annotations

import pytest

from generator.extract.assignments import assignments_in
from generator.extract.deadlines import find_deadlines
from generator.extract.duty_tables import table_deadlines
from generator.extract.reading import Reading
from generator.extract.tables import tables_in
from generator.model import PartialDate
from tests.bodies import Unit
from tests.factories import make_plan

HEAD = "| TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian hoàn thành |\n|---|---|---|---|---|\n"


def read(rows: str) -> tuple[list[tuple[str, str, tuple[str, ...], str | None]], list[str]]:
    """Assignments (path, body, helpers, date) and deadlines of an appendix."""
    plan = make_plan(units=(Unit("PL", "PHÂN CÔNG", text=HEAD + rows),), recipients=())
    reading = Reading.of(plan.body, [p.span.start for p in plan.provisions])
    tables = tables_in(reading, plan)
    deadlines = table_deadlines(reading, tables, find_deadlines(reading))
    found = assignments_in(reading, plan, deadlines, tables)
    return (
        [(a.path, a.lead, a.coordinating, a.deadline.iso if a.deadline else None) for a in found],
        [f"{d.path} {d.date.iso}" for d in deadlines if d.date],
    )


@pytest.mark.parametrize("heading", ["Cơ quan, đơn vị", "Đơn vị, địa phương", "Ban, ngành, đoàn thể phụ trách", "Cơ quan"])
def test_a_column_called_after_offices(heading: str) -> None:
    """Beside tasks, offices are those who do them."""
    plan = make_plan(
        units=(Unit("V", "PHÂN CÔNG", text=f"| TT | {heading} | Chuyên đề |\n| 1 | Phòng Nội vụ | Vẽ tranh tường |"),), recipients=()
    )
    reading = Reading.of(plan.body, [p.span.start for p in plan.provisions])
    found = assignments_in(reading, plan, (), tables_in(reading, plan))
    assert [(a.lead, a.action) for a in found] == [("Phòng Nội vụ", "Vẽ tranh tường")]


def test_a_row() -> None:
    """One assignment for each body of the leading column; the others help."""
    duties, deadlines = read("| 1 | Vẽ tranh tường | Xã đoàn; Hội Phụ nữ | Công an xã, Chi hội Nông dân | Trước ngày 15/4/2026 |")
    helpers = ("Công an xã", "Chi hội Nông dân")
    assert duties == [("PL.1", "Xã đoàn", helpers, "2026-04-15"), ("PL.1", "Hội Phụ nữ", helpers, "2026-04-15")]
    assert deadlines == ["PL.1 2026-04-15"]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        pytest.param("Quý III/2026", PartialDate(2026, 9, 30), id="quarter"),
        pytest.param("Quý I, II năm 2026", PartialDate(2026, 6, 30), id="two-quarters"),
        pytest.param("Tháng 3 - tháng 6/2026", PartialDate(2026, 6), id="last-month"),
        pytest.param("9/2026", PartialDate(2026, 9), id="bare-month"),
        pytest.param("Năm 2027", PartialDate(2027), id="year"),
        pytest.param("Thường xuyên", None, id="always"),
    ],
)
def test_when(cell: str, expected: PartialDate | None) -> None:
    """The last date of the cell."""
    duties, deadlines = read(f"| 1 | Vẽ | Xã đoàn | | {cell} |")
    assert [due for *_, due in duties] == [expected.iso if expected else None]
    assert deadlines == ([f"PL.1 {expected.iso}"] if expected else [])


def test_a_cell_that_spans_rows() -> None:
    """A row with a date and no body has the body above; a row that heads a group has none."""
    duties, _ = read("| 1 | Vẽ | Xã đoàn | | 3/2026 |\n| 2 | Quét | | | 5/2026 |\n| II | TUYÊN TRUYỀN | | | |")
    assert [(path, body) for path, body, *_ in duties] == [("PL.1", "Xã đoàn"), ("PL.2", "Xã đoàn")]
