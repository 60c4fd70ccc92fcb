"""Which plan marks which event in which year."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.authorities import event_by_slug
from generator.corpus.build import build_corpus
from generator.extract.annotate import annotate
from generator.gazetteer import Gazetteer
from generator.model import PartialDate
from generator.render.library import Library
from generator.render.observances import Observances, day_of, next_round, when_label, years_since
from tests.bodies import Unit
from tests.factories import make_metadata, make_plan

if TYPE_CHECKING:
    from generator.model import AnnotatedPlan

PARTY, LIBERATION = "thanh-lap-dang", "giai-phong-mien-nam"


def make_observing(*lines: str, year: int = 2025, name: str = "mot", place: str = "lao-cai") -> AnnotatedPlan:
    """A plan whose first section has these clauses, read as the library reads it."""
    units = (Unit("I", "NỘI DUNG"), *(Unit(f"I.{place_}", None, line) for place_, line in enumerate(lines, 1)))
    metadata = make_metadata(id=f"{place}-{year}-{name}", issued_on=f"{year}-01-15", issuers=("UBND tỉnh Lào Cai",))
    return annotate(make_plan(metadata=metadata, path=f"{place}/{year}/{name}.md", units=units))


def observing_library(*plans: AnnotatedPlan) -> Library:
    """A library of such plans."""
    return Library.of(build_corpus(plans, gazetteer=Gazetteer.load()))


@pytest.mark.parametrize(
    ("line", "year"),
    [
        pytest.param("Mừng kỷ niệm 95 năm Ngày thành lập Đảng Cộng sản Việt Nam (03/02/1930 - 03/02/2025).", 2025, id="printed"),
        pytest.param("Mừng kỷ niệm 96 năm Ngày thành lập Đảng Cộng sản Việt Nam.", 2026, id="origin-and-number"),
        pytest.param("Mừng kỷ niệm 100 năm Ngày thành lập Đảng Cộng sản Việt Nam (03/02/1930 - 03/02/2030).", 2030, id="years-ahead"),
        pytest.param("Mừng kỷ niệm 195 năm Ngày thành lập Đảng Cộng sản Việt Nam (03/02/1930 - 03/02/2125).", 2025, id="slip-of-the-pen"),
    ],
)
def test_year_of_a_mark(line: str, year: int) -> None:
    """As printed, else counted from the origin; a year nobody can mean counts under the plan's own."""
    found = Observances.of(observing_library(make_observing(line)))
    assert list(found.by_event[PARTY]) == [year]
    assert found.by_event[PARTY][year].markings[0].doubtful is ("2125" in line)


def test_a_plan_marks_an_event_once_a_year() -> None:
    """Two wordings of one event in one plan are one marking, at the first place."""
    line = "Kỷ niệm 50 năm Ngày giải phóng miền Nam, thống nhất đất nước (30/4/1975 - 30/4/2025)."
    other = "Kỷ niệm 50 năm giải phóng hoàn toàn miền Nam (30/4/1975 - 30/4/2025)."
    found = Observances.of(observing_library(make_observing(line, other))).by_event[LIBERATION]
    assert [m.anniversary.path for m in found[2025].markings] == ["I.1"]


def test_newest_year_is_the_plans() -> None:
    """Today does not count."""
    assert Observances.of(observing_library(make_observing("Giữ sạch đường bản.", year=2023))).newest == 2023
    assert Observances.of(observing_library()).newest == 0


@pytest.mark.parametrize(
    ("after", "step", "expected"),
    [
        pytest.param(2025, 10, 2030, id="next-ten"),
        pytest.param(2030, 10, 2040, id="after-a-round-one"),
        pytest.param(2026, 5, 2030, id="next-five"),
        pytest.param(1900, 10, 1940, id="before-the-origin"),
    ],
)
def test_next_round_year(after: int, step: int, expected: int) -> None:
    """The first one after a year, that year not counted."""
    assert next_round(PartialDate(1930, 2, 3), after, step) == expected


def test_a_lunar_day_has_its_date_where_a_year_is_meant() -> None:
    """It falls on another day every year; without a year only the words stand."""
    kings, tet = event_by_slug("gio-to-hung-vuong"), event_by_slug("tet-nguyen-dan")
    assert when_label(kings, None, 2025) == "07/4/2025 (mồng 10 tháng 3 âm lịch)"
    assert when_label(tet, None) == "mồng 1 tháng Giêng âm lịch"
    assert when_label(tet, None, 1900) == "mồng 1 tháng Giêng âm lịch"
    assert day_of(kings, None) == (0, 0)
    assert day_of(kings, None, 2025) == (4, 7)


def test_days_as_readers_write_them() -> None:
    """With the year where one is meant, as precise as known."""
    assert when_label(None, PartialDate(1990, 6, 19), 2024) == "19/6/2024"
    assert when_label(None, PartialDate(1990, 6, 19)) == "19/6"
    assert when_label(None, PartialDate(1990, 6), 2024) == "tháng 06/2024"
    assert when_label(None, PartialDate(1990), 2024) == ""
    assert years_since(PartialDate(1990), 1990) is None
