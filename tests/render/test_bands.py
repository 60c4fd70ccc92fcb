"""Spans of time on one scale, and how they stand on a day."""

from __future__ import annotations

from datetime import date

import pytest

from generator.model import PartialDate, Period
from generator.render.bands import Band, band_axis, band_groups, drawn, state, touching
from generator.render.library import Library
from generator.render.periods import period_hubs
from tests.factories import make_annotated, make_corpus, make_metadata, make_plan
from tests.render.making import made
from tests.render.reading import read

CONGRESS = "thành công Đại hội đại biểu toàn quốc lần thứ XIV của Đảng"


def _library(*periods: Period | None) -> Library:
    """A plan of 2025 for each period."""
    plans = []
    for number, period in enumerate(periods):
        metadata = make_metadata(id=f"lao-cai-2025-so-{number}", issued_on="2025-10-20", period=period)
        plans.append(make_annotated(plan=make_plan(metadata=metadata, path=f"lao-cai/2025/so-{number}.md")))
    return Library.of(make_corpus(plans=tuple(plans)))


def _labels(library: Library) -> dict[str, list[str]]:
    return {group.title: [band.label for band in group.bands] for group in band_groups(library)}


def test_state_plans_and_terms_stand_beside_each_other() -> None:
    """What the calendar gives, whether or not a plan names it: past, running and to come."""
    found = _labels(_library(None))
    assert found["Kế hoạch 5 năm của Nhà nước"] == ["Giai đoạn 2021–2025", "Giai đoạn 2026–2030"]
    assert found["Nhiệm kỳ Trung ương Đảng"] == ["Khóa XIII", "Khóa XIV"]
    assert found["Nhiệm kỳ Hội đồng nhân dân"] == ["Nhiệm kỳ 2021–2026", "Nhiệm kỳ 2026–2031"]


def test_a_term_of_the_party_ends_the_day_before_the_next() -> None:
    """The thirteenth ran from the first plenum of 31/01/2021 to the day before that of 23/01/2026; nobody knows yet when the fourteenth ends."""
    bands = {band.label: band for group in band_groups(_library(None)) for band in group.bands}
    assert (bands["Khóa XIII"].first, bands["Khóa XIII"].last) == (date(2021, 1, 31), date(2026, 1, 22))
    assert (bands["Khóa XIV"].first, bands["Khóa XIV"].last) == (date(2026, 1, 23), None)


def test_a_plan_that_waits_for_an_event_ends_with_it() -> None:
    """Plans that wait for one congress are one row, however they word it; its day is known from the table of congresses."""
    start = PartialDate(2025, 10)
    other = "khi tổ chức thành công Đại hội XIV của Đảng"
    library = _library(Period(start=start, end_event=CONGRESS), Period(start=PartialDate(2025, 11), end_event=other))
    (group,) = [group for group in band_groups(library) if group.title == "Kế hoạch kết thúc theo sự kiện"]
    (band,) = group.bands
    assert (band.first, band.last, band.plans) == (date(2025, 10, 1), date(2026, 1, 23), 2)
    (row,) = drawn([group], band_axis(library), "../", as_of=date(2026, 1, 20))[0].rows
    assert row.link.note == "từ 10/2025 đến sự kiện này (23/01/2026) · 2 kế hoạch"
    assert row.state == "đang diễn ra"


def test_an_event_of_which_no_day_is_known_leaves_the_end_open() -> None:
    """The bar fades out, and the words say so."""
    library = _library(Period(start=PartialDate(2025, 10), end_event="tổng kết phong trào của huyện"))
    (group,) = [group for group in band_groups(library) if group.title == "Kế hoạch kết thúc theo sự kiện"]
    (row,) = drawn([group], band_axis(library), "../", as_of=date(2026, 1, 20))[0].rows
    assert row.state == "đã bắt đầu, chưa rõ ngày kết thúc"
    assert row.bar.count('class="k-bar"') == 3


@pytest.mark.parametrize(
    ("as_of", "words"),
    [
        pytest.param(date(2020, 12, 31), "sắp tới", id="the-day-before"),
        pytest.param(date(2021, 1, 1), "đang diễn ra", id="first-day"),
        pytest.param(date(2025, 12, 31), "đang diễn ra", id="last-day"),
        pytest.param(date(2026, 1, 1), "đã kết thúc", id="the-day-after"),
    ],
)
def test_states_by_the_days_of_the_span(as_of: date, words: str) -> None:
    """Both ends belong to it."""
    band = Band(label="Giai đoạn 2021–2025", address="", period=Period(start=PartialDate(2021), end=PartialDate(2025)))
    assert state(band, as_of) == words


def test_a_year_shows_the_spans_that_touch_it() -> None:
    """2026 begins in one term of the Party and goes on in the next; it belongs to the plan of 2026–2030 alone."""
    found = {group.title: [band.label for band in group.bands] for group in touching(band_groups(_library(None)), 2026, 2026)}
    assert found["Nhiệm kỳ Trung ương Đảng"] == ["Khóa XIII", "Khóa XIV"]
    assert found["Kế hoạch 5 năm của Nhà nước"] == ["Giai đoạn 2026–2030"]


def test_the_index_says_the_day_and_other_pages_say_no_state() -> None:
    """States stand on one page, marked as of a day; years and terms have the bars alone."""
    library = _library(Period(start=PartialDate(2021), end=PartialDate(2025)))
    pages = {page.address: read(page.body) for page in made(period_hubs, library, date(2026, 3, 8))}
    marked = [e.text for e in pages["ky"].elements if "data-as-of" in e.attributes]
    assert marked[0] == "đến 08/3/2026"
    assert set(marked[1:]) >= {"· đã kết thúc", "· đang diễn ra", "· sắp tới"}
    others = [reading for address, reading in pages.items() if address != "ky"]
    assert others
    assert not [e for reading in others for e in reading.elements if "data-as-of" in e.attributes]
    assert all(reading.find("ul", "k-bands") for reading in others)
    assert not [e for reading in pages.values() for e in reading.elements if "style" in e.attributes]


def test_an_empty_library_draws_nothing() -> None:
    """No years, no scale."""
    assert band_groups(_library()) == ()
