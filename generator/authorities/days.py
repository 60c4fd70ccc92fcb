"""The day on which an event is kept in a year of the solar calendar.

Enters: an entry of the authority file and a year.
Leaves: the day, or nothing where that year has none.

Days of the lunar calendar are reckoned by Vietnam's own, for the meridian of 105° E (Quyết định 121-CP of 08/8/1967): the calendar of China, for 120° E,
has another day in some years, and in 1985 another month. The library `lunar-vn` does it; `tests/authorities/test_days.py` holds it against an
ephemeris. Calendars of both countries were one before 1968, which no page asks for.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.authorities.tables import Event

_FIRST_YEAR, _LAST_YEAR = 1968, 2099
"""Years for which the reckoning is Vietnam's, and known."""


def day_in(event: Event, year: int) -> date | None:
    """When an event is kept in a year."""
    if event.rule == "yearly-lunar":
        return _lunar(event.month, event.day, year)
    return _solar(event.month, event.day, year)


def _solar(month: int, day: int, year: int) -> date | None:
    """The 29th of February is left to leap years."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


@lru_cache(maxsize=1024)
def _lunar(month: int, day: int, year: int) -> date | None:
    """The last months of a lunar year may fall into the next solar year, so that some years have none of a day, or two."""
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    from lunar_vn import convert_lunar_to_solar

    found = (convert_lunar_to_solar(day, month, lunar_year) for lunar_year in (year, year - 1))
    return next((on for on in found if on.year == year), None)
