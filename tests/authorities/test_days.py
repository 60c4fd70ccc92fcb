"""Days of events in a year: the solar ones as they stand, the lunar ones against known days and against an ephemeris."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise, takewhile
from math import degrees

import ephem
import pytest

from generator.authorities import day_in, event_by_slug, events

UTC_7 = 7 * ephem.hour


def _lunar(month: int, day: int, year: int) -> date | None:
    """The day of the event that is kept on a lunar day."""
    event = next(event for event in events() if event.rule == "yearly-lunar" and (event.month, event.day) == (month, day))
    return day_in(event, year)


@pytest.mark.parametrize(
    ("year", "tet"),
    [
        pytest.param(1968, "1968-01-29", id="a-day-before-china"),
        pytest.param(1969, "1969-02-16", id="again-in-1969"),
        pytest.param(1985, "1985-01-21", id="a-month-before-china"),
        pytest.param(2007, "2007-02-17", id="a-day-before-china-in-2007"),
        pytest.param(2020, "2020-01-25", id="2020"),
        pytest.param(2021, "2021-02-12", id="2021"),
        pytest.param(2022, "2022-02-01", id="2022"),
        pytest.param(2023, "2023-01-22", id="2023"),
        pytest.param(2024, "2024-02-10", id="2024"),
        pytest.param(2025, "2025-01-29", id="2025"),
        pytest.param(2026, "2026-02-17", id="2026"),
        pytest.param(2027, "2027-02-06", id="2027"),
        pytest.param(2028, "2028-01-26", id="2028"),
        pytest.param(2029, "2029-02-13", id="2029"),
        pytest.param(2030, "2030-02-02", id="a-day-before-china-in-2030"),
    ],
)
def test_tet_as_vietnam_kept_and_will_keep_it(year: int, tet: str) -> None:
    """China's calendar has 30/01/1968, 20/02/1985, 18/02/2007 and 03/02/2030."""
    assert _lunar(1, 1, year) == date.fromisoformat(tet)


@pytest.mark.parametrize(
    ("year", "day"),
    [
        pytest.param(2020, "2020-04-02", id="before-a-leap-fourth-month"),
        pytest.param(2022, "2022-04-10", id="2022"),
        pytest.param(2023, "2023-04-29", id="after-a-leap-second-month"),
        pytest.param(2024, "2024-04-18", id="2024"),
        pytest.param(2025, "2025-04-07", id="2025"),
        pytest.param(2026, "2026-04-26", id="2026"),
        pytest.param(2027, "2027-04-16", id="2027"),
    ],
)
def test_the_kings_day_as_offices_announced_it(year: int, day: str) -> None:
    """A day off for the whole country: the notices of the Government name these days."""
    assert _lunar(3, 10, year) == date.fromisoformat(day)


def _local(moment: ephem.Date) -> date:
    """The day in Vietnam."""
    found: date = ephem.Date(moment + UTC_7).datetime().date()
    return found


def _midnight(day: date) -> ephem.Date:
    return ephem.Date(ephem.Date(day) - UTC_7)


def _principal_terms(day: date) -> int:
    """Thirty-degree steps that the Sun has made by the beginning of a day."""
    sun = ephem.Sun(_midnight(day), epoch=_midnight(day))
    return int(degrees(ephem.Ecliptic(sun, epoch=_midnight(day)).lon) // 30)


def _month_of_the_solstice(year: int) -> date:
    """The eleventh month holds the winter solstice."""
    solstice = _local(ephem.next_winter_solstice(f"{year}/12/1"))
    return max(start for start in _starts(date(year, 10, 15), 4) if start <= solstice)


def _starts(after: date, count: int) -> list[date]:
    """Days of new moons."""
    found, moment = [], _midnight(after)
    for _ in range(count):
        moment = ephem.next_new_moon(moment)
        found.append(_local(moment))
    return found


def _months(year: int) -> dict[int, date]:
    """First days of the months 1 to 10 of a lunar year, by the rule itself: in a span of thirteen the first month without a principal term is leap."""
    first, last = _month_of_the_solstice(year - 1), _month_of_the_solstice(year)
    starts = [first, *takewhile(lambda day: day <= last, _starts(first + timedelta(days=2), 15))]
    months, number, leap_left = {}, 11, len(starts) == 14
    for start, end in pairwise(starts):
        if leap_left and start != first and _principal_terms(start) == _principal_terms(end):
            leap_left = False
            continue
        months[number] = start
        number = number % 12 + 1
    return months


def test_the_library_agrees_with_the_sun_and_the_moon() -> None:
    """Every lunar day of the authority file, for all years that calendars hold and the twenty before, from new moons and solar terms at UTC+7."""
    lunar = [event for event in events() if event.rule == "yearly-lunar"]
    assert lunar
    for year in range(2000, 2051):
        months = _months(year)
        for event in lunar:
            assert day_in(event, year) == months[event.month] + timedelta(days=event.day - 1), (event.slug, year)


def test_a_solar_day_is_itself() -> None:
    """Kept on the day of the year that the file names."""
    independence = event_by_slug("quoc-khanh")
    assert independence is not None
    assert day_in(independence, 2030) == date(2030, 9, 2)


def test_no_lunar_day_that_some_years_lack() -> None:
    """A month has 29 or 30 days; before 1968 and after 2099 nothing is claimed."""
    for event in events():
        if event.rule == "yearly-lunar":
            assert event.day <= 29, event.slug
            assert day_in(event, 1967) is None
            assert day_in(event, 2100) is None
