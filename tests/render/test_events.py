"""Events gathered from what plans print."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from generator.render.events import known_events, upcoming
from tests.factories import make_anniversary


def test_one_event_however_it_is_worded() -> None:
    """The same day of origin and mostly the same words are one event, under its most frequent name."""
    found = [
        ("a", make_anniversary()),
        ("b", make_anniversary(event="ngày giải phóng miền Nam")),
        ("c", make_anniversary()),
        ("c", make_anniversary(event="thành lập huyện Thử Nghiệm")),
    ]
    events = known_events(found)
    assert [(e.name, e.plan_ids) for e in events] == [
        ("Ngày giải phóng miền Nam, thống nhất đất nước", ("a", "b", "c")),
        ("Thành lập huyện Thử Nghiệm", ("c",)),
    ]


def test_only_full_days_of_origin() -> None:
    """Nothing is invented: no day, or an impossible one, is no event to come."""
    assert known_events([("a", make_anniversary(founded_on=None)), ("a", make_anniversary(founded_on="1975-02-30"))]) == ()
    assert known_events([("a", make_anniversary(founded_on="1975"))]) == ()


@pytest.mark.parametrize(
    ("as_of", "on", "years"),
    [
        pytest.param(date(2026, 4, 29), "2026-04-30", 51, id="tomorrow"),
        pytest.param(date(2026, 4, 30), "2026-04-30", 51, id="on-the-day"),
        pytest.param(date(2026, 5, 1), "2027-04-30", 52, id="next-year"),
    ],
)
def test_next_time(as_of: date, on: str, years: int) -> None:
    """The next occurrence, today included."""
    item = upcoming(known_events([("a", make_anniversary())]), as_of)[0]
    assert (item.on.iso, item.years) == (on, years)


def test_leap_day_waits_for_a_leap_year() -> None:
    """29/02 comes every four years."""
    events = known_events([("a", make_anniversary(founded_on="1960-02-29", observed_on=None))])
    assert upcoming(events, date(2025, 3, 1))[0].on.iso == "2028-02-29"


def test_soonest_first() -> None:
    """The list is in the order in which the days come."""
    events = known_events(
        [("a", make_anniversary()), ("a", make_anniversary(event="Quốc khánh", founded_on="1945-09-02", observed_on=None))]
    )
    assert [u.on.iso for u in upcoming(events, date(2025, 6, 1))] == ["2025-09-02", "2026-04-30"]
    assert [u.roundness for u in upcoming(events, date(2025, 6, 1))] == ["năm tròn", ""]


def test_a_known_event_is_one_and_has_its_page() -> None:
    """However it is worded and whatever day is printed: name and day are those of the authority file."""
    marks = [make_anniversary(event="Thống nhất đất nước"), make_anniversary(event="Đại thắng mùa Xuân", founded_on=None)]
    events = known_events((str(number), replace(mark, known="giai-phong-mien-nam")) for number, mark in enumerate(marks))
    assert [(e.name, e.plan_ids, e.address) for e in events] == [
        ("Ngày Giải phóng miền Nam, thống nhất đất nước", ("0", "1"), "ky-niem/giai-phong-mien-nam")
    ]


def test_a_lunar_day_is_not_foretold() -> None:
    """Its day of the solar year is not known here."""
    assert known_events([("a", replace(make_anniversary(founded_on=None), known="gio-to-hung-vuong"))]) == ()
