"""Vietnamese words of the pages."""

from __future__ import annotations

import pytest

from generator.model import PartialDate, Period
from generator.render.wording import (
    document_name,
    first_clause,
    joined,
    last_clause,
    period_days,
    period_label,
    provision_label,
    shortened,
    years_span,
)
from tests.factories import make_metadata


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        pytest.param("II.1", "mục II.1", id="section-and-clause"),
        pytest.param("II.2.1.10", "mục II.2.1.10", id="four-levels"),
        pytest.param("III.2.a.-1", "mục III.2.a, gạch đầu dòng thứ 1", id="dash"),
        pytest.param("I.1.-2.+3", "mục I.1, gạch đầu dòng thứ 2, dấu cộng thứ 3", id="plus-under-dash"),
        pytest.param("-4", "gạch đầu dòng thứ 4", id="dash-alone"),
        pytest.param("II_2", "mục II (lần in thứ 2)", id="marker-printed-twice"),
        pytest.param("Phần I.II", "Phần I.II", id="part-names-itself"),
        pytest.param("preamble", "phần mở đầu", id="preamble"),
        pytest.param("closing", "phần kết", id="closing"),
        pytest.param("title", "tên kế hoạch", id="title"),
    ],
)
def test_provision_label(path: str, expected: str) -> None:
    """A provision is called as people say it."""
    assert provision_label(path) == expected


def _period(start: str | None = None, end: str | None = None, event: str | None = None) -> Period:
    return Period(start=PartialDate.parse(start) if start else None, end=PartialDate.parse(end) if end else None, end_event=event)


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        pytest.param(_period("2025", "2025"), "năm 2025", id="one-year"),
        pytest.param(_period("2025-01-01", "2025-12-31"), "năm 2025", id="whole-year-by-days"),
        pytest.param(_period("2020", "2025"), "2020–2025", id="years"),
        pytest.param(_period("2025-10", "2025-12-31"), "10/2025 – 31/12/2025", id="month-to-day"),
        pytest.param(_period(None, "2025-12-31"), "đến 31/12/2025", id="no-start"),
        pytest.param(_period("2025-10"), "từ 10/2025", id="no-end"),
        pytest.param(
            _period("2025-10", event="tổ chức thành công Đại hội XIV"),
            "từ 10/2025 đến khi tổ chức thành công Đại hội XIV",
            id="event-closes-it",
        ),
        pytest.param(_period(), "không nêu thời gian thực hiện", id="nothing"),
        pytest.param(None, "không nêu thời gian thực hiện", id="no-period"),
    ],
)
def test_period_label(period: Period | None, expected: str) -> None:
    """How long a plan runs, as precise as the paper."""
    assert period_label(period) == expected


def test_short_period_names_the_event_only() -> None:
    """Lists have no room for the verb."""
    assert period_label(_period("2025-10", event="khi tổ chức thành công Đại hội XIV"), short=True) == "từ 10/2025 đến Đại hội XIV"


def test_period_days_are_open_where_the_paper_is() -> None:
    """The browser decides on a status only from days that are known."""
    assert period_days(_period("2025", "2025")) == ("2025-01-01", "2025-12-31")
    assert period_days(_period("2025-10", event="Đại hội")) == ("2025-10-01", "")
    assert period_days(_period("2025-02-31", "2025-12")) == ("", "2025-12-31")


def test_document_name() -> None:
    """The words of a citation: number and date only where the paper has them."""
    assert document_name(make_metadata()) == "Kế hoạch số 0218/KH-UBND ngày 21/02/2024 của UBND tỉnh Lào Cai"
    blank = make_metadata(number=None, issued_on="2025-01", issuers=("UBND huyện A", "Hội Nông dân huyện A"))
    assert document_name(blank) == "Kế hoạch tháng 01/2025 của UBND huyện A và Hội Nông dân huyện A"


def test_small_words() -> None:
    """Lists of names, spans of years, cut descriptions."""
    assert joined(["A"]) == "A"
    assert joined(["A", "B", "C"]) == "A, B và C"
    assert years_span([2025, 2020]) == "2020–2025"
    assert years_span([2025, 2025]) == "2025"
    assert years_span([]) == ""
    assert shortened("một hai ba bốn", 10) == "một hai…"
    assert shortened("một hai", 10) == "một hai"


@pytest.mark.parametrize(
    ("before", "kept"),
    [
        pytest.param("… về làm đường; Căn cứ", "Căn cứ", id="list"),
        pytest.param("… đã trồng rừng. Thực hiện", "Thực hiện", id="sentence"),
        pytest.param("… tại TP. Hồ Chí Minh, theo", "… tại TP. Hồ Chí Minh, theo", id="abbreviation"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_a_quotation_begins_with_its_own_part_of_the_sentence(before: str, kept: str) -> None:
    """Neither the item of a list before it nor the sentence before it is quoted."""
    assert last_clause(before) == kept


@pytest.mark.parametrize(
    ("after", "kept"),
    [
        pytest.param("của Bộ Nội vụ về hòa giải; Căn cứ …", "của Bộ Nội vụ về hòa giải", id="list"),
        pytest.param("của Bộ Nội vụ. Vận động …", "của Bộ Nội vụ", id="sentence"),
        pytest.param("của TP. Hồ Chí Minh …", "của TP. Hồ Chí Minh …", id="abbreviation"),
        pytest.param("; Căn cứ", "", id="at-once"),
    ],
)
def test_a_quotation_ends_with_its_own_part_of_the_sentence(after: str, kept: str) -> None:
    """What follows in the list or in the next sentence is not quoted."""
    assert first_clause(after) == kept
