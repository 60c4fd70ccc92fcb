"""Tests of years and terms."""

from __future__ import annotations

import pytest

from generator.corpus.periods import own_term, term_hubs, year_hubs, years
from generator.model import AnnotatedPlan, PartialDate, Period
from tests.bodies import Unit
from tests.factories import make_annotated, make_metadata, make_plan


def plan_with(
    *,
    start: str | None = None,
    end: str | None = None,
    issued_on: str | None = None,
    path: str = "lao-cai/2024/x.md",
    text: str = "Nội dung.",
) -> AnnotatedPlan:
    """A plan that runs from `start` to `end`; its id is its path."""
    period = Period(start=PartialDate.parse(start) if start else None, end=PartialDate.parse(end) if end else None)
    metadata = make_metadata(id=path, issued_on=issued_on)
    return make_annotated(plan=make_plan(metadata=metadata, path=path, units=(Unit("preamble", text=text),)), period=period)


@pytest.mark.parametrize(
    ("start", "end", "issued_on", "expected"),
    [
        pytest.param("2024", "2024", "2023-12-30", [2024], id="one-year"),
        pytest.param("2021-08", "2025-12-31", None, [2021, 2022, 2023, 2024, 2025], id="several"),
        pytest.param("2025-10", None, "2025-11-18", [2025], id="open-end"),
        pytest.param("2025-10", None, "2026-01-05", [2025, 2026], id="open-end-issued-later"),
        pytest.param(None, "2025-12-31", "2024-06-01", [2024, 2025], id="open-start"),
        pytest.param(None, "2025-12-31", None, [2024, 2025], id="open-start-from-address"),
        pytest.param(None, None, "2023-05-05", [2023], id="only-issued"),
        pytest.param(None, None, None, [2024], id="only-address"),
        pytest.param("2025", "2024", None, [2025], id="end-before-start"),
        pytest.param("2024", "9999", None, list(range(2024, 2040)), id="hostile-end"),
    ],
)
def test_years_of_a_plan(start: str | None, end: str | None, issued_on: str | None, expected: list[int]) -> None:
    """Every year its period touches; without one the year of issue or of its address."""
    assert expected == list(years(plan_with(start=start, end=end, issued_on=issued_on)))


def test_year_hubs_list_plans_in_order() -> None:
    """Years in order, plans in the order given."""
    plans = (plan_with(start="2024", end="2025", path="a/2024/x.md"), plan_with(start="2025", end="2025", path="b/2025/x.md"))
    assert [(hub.address, hub.label, hub.plan_ids) for hub in year_hubs(plans)] == [
        ("ky/2024", "Năm 2024", ("a/2024/x.md",)),
        ("ky/2025", "Năm 2025", ("a/2024/x.md", "b/2025/x.md")),
    ]


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        pytest.param("2021", "2025", (2021, 2025), id="five-years"),
        pytest.param("2025-10", "2026-01-31", None, id="some-months-over-new-year"),
        pytest.param("2024", "2024", None, id="one-year"),
        pytest.param("2021", None, None, id="open"),
        pytest.param("1900", "2100", None, id="hostile"),
    ],
)
def test_term_of_a_plan(start: str, end: str | None, expected: tuple[int, int] | None) -> None:
    """A period longer than a year is a term."""
    assert expected == own_term(plan_with(start=start, end=end))


def test_term_hubs_hold_plans_that_name_them_or_lie_inside() -> None:
    """The label follows the papers' own word."""
    plans = (
        plan_with(start="2021", end="2025", path="a/2021/x.md", text="Kế hoạch giai đoạn 2021-2025."),
        plan_with(start="2024", end="2024", path="b/2024/x.md"),
        plan_with(start="2019", end="2019", path="c/2019/x.md", text="Nghị quyết nhiệm kỳ 2020-2025 sắp tới."),
    )
    assert [(hub.address, hub.label, hub.plan_ids) for hub in term_hubs(plans)] == [
        ("ky/2020-2025", "Nhiệm kỳ 2020–2025", ("a/2021/x.md", "b/2024/x.md", "c/2019/x.md")),
        ("ky/2021-2025", "Giai đoạn 2021–2025", ("a/2021/x.md", "b/2024/x.md")),
    ]
