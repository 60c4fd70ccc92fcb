"""“Chỉ tiêu”: figures as printed, provision by provision, long lists folded between groups."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from generator.model import AnnotatedPlan, Span, Target
from generator.render.library import Library
from generator.render.target_lists import SHOWN, target_groups
from tests.bodies import Unit
from tests.factories import make_annotated, make_corpus, make_plan
from tests.render.making import page_of
from tests.render.reading import read

UNITS = (
    Unit("II", "NỘI DUNG"),
    Unit("II.1", "Về nước sạch", "Nhiều giếng.", run_in=True),
    Unit("II.2", text="Nhiều cầu."),
    Unit("II.3", "Hoàn thành vượt mức 100% việc đăng ký", "Ngay.", run_in=True),
)


def _target(indicator: str = "hộ có giếng khoan", value: str = "75", unit: str = "%", path: str = "II.1", **others: Any) -> Target:
    return Target(
        span=Span(0, 0),
        path=path,
        anchor=path.lower().replace(".", "-"),
        indicator=indicator,
        value=value,
        unit=unit,
        **{"raw": f"{indicator} {value}{unit}", "comparator": "=", **others},
    )


def _plan(*targets: Target) -> AnnotatedPlan:
    return replace(make_annotated(plan=make_plan(units=UNITS, recipients=())), targets=targets)


@pytest.mark.parametrize(
    ("comparator", "strict", "raw", "word"),
    [
        pytest.param("=", False, "đạt 75%", "", id="equal"),
        pytest.param(">=", False, "75% trở lên", "từ", id="at least"),
        pytest.param(">=", False, "Ít nhất 75%", "ít nhất", id="at least, as printed"),
        pytest.param(">=", True, "trên 75%", "trên", id="more than"),
        pytest.param("<=", True, "dưới 75%", "dưới", id="less than"),
        pytest.param("<=", False, "không vượt 75%", "không quá", id="at most"),
        pytest.param("<=", False, "tối đa 75%", "tối đa", id="at most, as printed"),
    ],
)
def test_bounds_are_words(comparator: str, strict: bool, raw: str, word: str) -> None:
    """No sign that a reader must know; the paper's own word where it has one."""
    ((row,),) = (group.rows for group in target_groups(_plan(_target(comparator=comparator, strict=strict, raw=raw))).shown)
    assert row.bound == word


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        pytest.param("75", "%", "75%", id="a sign follows at once"),
        pytest.param("1.250.000", "đồng", "1.250.000 đồng", id="grouped as printed"),
        pytest.param("2,50", "triệu  đồng/người", "2,50 triệu đồng/người", id="zeros stay"),
        pytest.param("4/7", "", "4/7", id="no unit"),
    ],
)
def test_figures_stay_as_printed(value: str, unit: str, shown: str) -> None:
    """Neither rounded nor converted; the number alone is bold."""
    plan = _plan(_target(value=value, unit=unit))
    library = Library.of(make_corpus(plans=[plan]))
    assert shown in [figure.text for figure in read(page_of(library, plan.id).body).find("span")]


def test_groups_have_the_heading_of_their_provision() -> None:
    """A short heading, else the provision alone; never a heading that is the aim itself."""
    groups = target_groups(_plan(_target(), _target("cầu", path="II.2"), _target("Hoàn thành vượt mức", "100", path="II.3"))).shown
    assert [(group.heading, group.label, group.anchor) for group in groups] == [
        ("Về nước sạch", "mục II.1", "ii-1"),
        ("", "Mục II.2", "ii-2"),
        ("", "Mục II.3", "ii-3"),
    ]


def test_year_and_scope_only_where_not_said() -> None:
    """A note never repeats the indicator."""
    (group,) = target_groups(_plan(_target(year=2024, scope="cấp xã"), _target("hộ có giếng năm 2024", year=2024))).shown
    assert [row.note for row in group.rows] == ["năm 2024, cấp xã", ""]


@pytest.mark.parametrize(
    ("sizes", "shown"),
    [
        pytest.param((SHOWN,), 1, id="just fits"),
        pytest.param((SHOWN + 5,), 1, id="the first group is never folded"),
        pytest.param((SHOWN - 1, 1, 1), 2, id="cut between groups"),
        pytest.param((SHOWN - 1, 2, 1), 1, id="a group is never cut"),
    ],
)
def test_long_lists_are_folded_between_groups(sizes: tuple[int, ...], shown: int) -> None:
    """Nothing is lost: the fold says how many rows it holds."""
    targets = [_target(f"việc {number}", path=f"II.{place}") for place, size in enumerate(sizes, start=1) for number in range(size)]
    found = target_groups(_plan(*targets))
    assert len(found.shown) == shown
    assert found.folded_count == sum(sizes[shown:])
    assert found.count == sum(sizes)


def test_the_page_folds_with_details() -> None:
    """The rest is on the page, one press away, and every heading is a link to its provision."""
    plan = _plan(*(_target(f"việc {number}") for number in range(SHOWN)), _target("cầu", path="II.2"))
    library = Library.of(make_corpus(plans=[plan]))
    reading = read(page_of(library, plan.id).body)
    assert any(e.text == "Xem thêm 1 chỉ tiêu" for e in reading.find("summary"))
    assert sum(e.text == "75%" for e in reading.find("span")) == SHOWN + 1
    assert [e.text for e in reading.find("h3")][:2] == ["Về nước sạch mục II.1", "Mục II.2"]
    assert {"#ii-1", "#ii-2"} <= set(reading.links)


def test_words_of_the_paper_stay_words() -> None:
    """An indicator or a unit cannot bring markup."""
    bad = "<script>alert(1)</script>"
    plan = _plan(_target(bad, bad, bad, scope=bad))
    library = Library.of(make_corpus(plans=[plan]))
    assert not read(page_of(library, plan.id).body).find("script")
