"""Time drawn: bars, axes, anniversaries."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from generator.model import PartialDate, Period
from generator.render.timeline import (
    Axis,
    celebrated_year,
    commemorations,
    day_and_month,
    event_key,
    list_axis,
    list_bar,
    plan_axis,
    plan_bar,
    roundness,
)
from tests.factories import make_anniversary


def _period(start: str | None, end: str | None) -> Period:
    return Period(start=PartialDate.parse(start) if start else None, end=PartialDate.parse(end) if end else None)


@pytest.mark.parametrize(
    ("day", "end", "expected"),
    [
        pytest.param(date(2024, 1, 1), False, 0.0, id="first-morning"),
        pytest.param(date(2027, 12, 31), True, 1.0, id="last-evening"),
        pytest.param(date(2026, 1, 1), False, 0.5, id="middle"),
        pytest.param(date(2019, 5, 5), False, 0.0, id="held-at-the-left-edge"),
        pytest.param(date(2033, 5, 5), True, 1.0, id="held-at-the-right-edge"),
    ],
)
def test_axis_places_days(day: date, end: bool, expected: float) -> None:
    """Days lie where their year is, and never outside the drawing."""
    assert Axis(first=2024, last=2027).place(day, end=end) == pytest.approx(expected)


def test_plan_axis_shows_the_plan_in_time() -> None:
    """A one-year plan has years on both sides; a long one fits whole; no dates, no axis."""
    assert plan_axis(date(2025, 1, 1), date(2025, 12, 31)) == Axis(first=2024, last=2027)
    assert plan_axis(date(2020, 1, 1), date(2025, 12, 31)) == Axis(first=2019, last=2025)
    assert plan_axis(None, None) is None
    long = plan_axis(date(1990, 1, 1), date(2045, 1, 1))
    assert long is not None
    assert len(long.years) == 10


def test_plan_bar_covers_its_year() -> None:
    """The second of four years is a quarter, from a quarter on, by attributes and not by style."""
    drawn = plan_bar(_period("2025", "2025"))
    assert drawn is not None
    svg, axis = drawn
    assert axis.years == (2024, 2025, 2026, 2027)
    assert svg == '<svg><rect x="25%" width="25%"/></svg>'


@pytest.mark.parametrize(
    ("period", "bars"),
    [
        pytest.param(_period("2025", "2025"), 1, id="closed"),
        pytest.param(_period("2023", None), 3, id="open-end-fades-in-stripes"),
        pytest.param(_period(None, "2025"), 3, id="open-start"),
        pytest.param(_period(None, None), 0, id="nothing"),
        pytest.param(_period("2025-02-31", None), 0, id="impossible-day"),
        pytest.param(_period("2025", "2023"), 0, id="ends-before-it-starts"),
        pytest.param(None, 0, id="no-period"),
    ],
)
def test_list_bar(period: Period | None, bars: int) -> None:
    """Open ends are stripes; nothing known, nothing drawn."""
    assert list_bar(period, Axis(first=2020, last=2027)).count("<rect") == bars


def test_list_axis_is_the_same_for_all_rows() -> None:
    """At least six years, at most eight, ending with the last year any plan touches; an open end has room to fade."""
    assert list_axis([_period("2024", "2025")]) == Axis(first=2020, last=2025)
    assert list_axis([_period("2001", "2002"), _period("2024", "2025")]) == Axis(first=2018, last=2025)
    assert list_axis([_period("2025-10", None)]) == Axis(first=2021, last=2026)
    assert list_axis([]) == Axis(first=2020, last=2027)


def test_bars_stay_inside_the_drawing() -> None:
    """No bar begins or ends outside its 96 pixels."""
    for period in (_period("1990", "2050"), _period("2030", "2031"), _period("2000", "2001"), _period("2027-12-31", None)):
        svg = list_bar(period, Axis(first=2020, last=2027))
        for x, width in re.findall(r'<rect x="([\d.]+)" width="([\d.]+)"', svg):
            assert float(x) >= 0
            assert float(x) + float(width) <= 98


@pytest.mark.parametrize(("years", "word"), [(80, "năm tròn"), (95, "năm lẻ 5"), (77, ""), (None, ""), (0, "")])
def test_roundness(years: int | None, word: str) -> None:
    """Ends in 0: năm tròn; in 5: năm lẻ 5 (Nghị định 145/2013/NĐ-CP)."""
    assert roundness(years) == word


def test_day_and_month() -> None:
    """A zero before days under 10 and months 1 and 2."""
    assert [day_and_month(PartialDate(1930, m, d)) for m, d in ((2, 3), (4, 30), (9, 2), (12, 22))] == ["03/02", "30/4", "02/9", "22/12"]


def test_event_key() -> None:
    """Case, tones and a leading “ngày” make no other event."""
    assert event_key("Ngày thành lập Đảng") == event_key("thành lập đảng") == event_key("kỷ niệm Ngày Thành  lập Đảng")


def test_celebrated_year() -> None:
    """As printed, else founding plus years, else unknown."""
    assert celebrated_year(make_anniversary()) == 2025
    assert celebrated_year(make_anniversary(observed_on=None)) == 2025
    assert celebrated_year(make_anniversary(observed_on=None, founded_on=None)) is None


def test_commemorations_group_and_sort() -> None:
    """One event once with all who mark it, in the order of the calendar; days unknown come last."""
    party = {"event": "Ngày thành lập Đảng", "years": 95, "founded_on": "1930-02-03", "observed_on": "2025-02-03"}
    found = [
        ("a", make_anniversary(path="I.1")),
        ("b", make_anniversary(path="II", event="ngày giải phóng miền Nam, thống nhất đất nước")),
        ("a", make_anniversary(path="I.2", **party)),  # type: ignore[arg-type]
        ("a", make_anniversary(path="I.3", event="thành lập huyện", years=30, founded_on=None, observed_on=None, arithmetic_ok=None)),
    ]
    events = commemorations(found)
    assert [e.when for e in events] == ["03/02/2025", "30/4/2025", ""]
    assert [e.shape for e in events] == ["k-five", "k-round", "k-round"]
    assert [(m.plan_id, m.anchor) for m in events[1].mentions] == [("a", "i-1"), ("b", "ii")]


def test_years_are_counted_where_only_both_dates_stand() -> None:
    """A phrase without its number of years still has one."""
    assert commemorations([("a", make_anniversary(years=None))])[0].years == 50


def test_two_wordings_of_a_known_event_are_one_line() -> None:
    """Re-founding and founding of a province are one event; a mention without any year joins them."""
    found = [
        make_anniversary(event="Ngày tái lập tỉnh Lào Cai", years=34, founded_on="1991-10-01", observed_on="2025-10-01"),
        make_anniversary(event="ngày thành lập tỉnh Lào Cai", years=34, founded_on=None, observed_on=None),
        make_anniversary(event="thành lập tỉnh", years=None, founded_on=None, observed_on=None),
    ]
    known = [("a", replace(one, known="tai-lap-tinh-lao-cai", anchor=f"i-{place}")) for place, one in enumerate(found)]
    items = commemorations(reversed(known))
    assert [(item.known, item.years, item.when, len(item.mentions)) for item in items] == [("tai-lap-tinh-lao-cai", 34, "01/10/2025", 3)]
    assert items[0].address == "ky-niem/tai-lap-tinh-lao-cai"


def test_two_years_of_a_known_event_stay_apart() -> None:
    """A plan of five years may mark both."""
    found = [make_anniversary(years=50), make_anniversary(years=55, observed_on="2030-04-30")]
    assert len(commemorations(("a", replace(one, known="giai-phong-mien-nam")) for one in found)) == 2
