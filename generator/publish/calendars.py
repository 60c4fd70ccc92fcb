"""Calendars of commemorated days, for phones and office programs (iCalendar, RFC 5545).

Enters: the authority file of events.
Leaves: `ky-niem/lich.ics` with the days of the whole country, `<place>/lich.ics` with those of a place. A day returns every year; ids are those of the
authority file, so that a calendar once subscribed to is brought up to date instead of doubled. Days of the lunar calendar are left out: they have
no fixed day, and their days year by year are not worked out here.

Beside the authority file they hold the name of the place and the site's own address: no plan and no day of building.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import partial
from typing import TYPE_CHECKING

from generator import urls
from generator.model import File
from generator.render.anniversary_pages import calendar_days
from generator.render.hub import Hub

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from icalendar import Event as Entry

    from generator.authorities import Event
    from generator.render.hub import Sources

_MADE = datetime(2000, 1, 1, tzinfo=UTC)
"""What the form asks for as the moment of making: always the same, so that equal calendars are equal files."""
_SINCE = 2000
"""First year of a day whose origin has no year, or one that programs do not reckon with; a leap year, so that every day exists in it."""
_OLDEST = 1800


def calendar_hubs(sources: Sources) -> Iterator[Hub]:
    """One calendar of the whole country, one for each place that has a hub and days of its own."""
    for place, days in calendar_days(sources.library).items():
        name = urls.calendar(place or urls.ANNIVERSARIES)
        title = f"Ngày kỷ niệm: {sources.library.corpus.places[place].name}" if place else "Ngày kỷ niệm"
        yield Hub(key=name, plans=(), facts=(title, sources.site_url), make=partial(_calendar, name, title, days, sources.site_url))


def _calendar(name: str, title: str, days: Sequence[Event], site_url: str) -> File:
    """All days as yearly entries."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Ke hoach mo//VI")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", title)
    for day in days:
        calendar.add_component(_entry(day, site_url))
    return File(name=name, content=calendar.to_ical())


def _entry(event: Event, site_url: str) -> Entry:
    """An event from the year of its origin on; the years it has reached are for the reader to count from the origin named."""
    from icalendar import Event as Entry

    origin = event.founded_on
    entry = Entry()
    entry.add("uid", f"{event.slug}@ky-niem.ke-hoach-mo")
    entry.add("dtstamp", _MADE)
    entry.add("dtstart", date(origin.year if origin and origin.year >= _OLDEST else _SINCE, event.month, event.day))
    entry.add("rrule", {"freq": "yearly"})
    entry.add("summary", event.name)
    if origin:
        entry.add("description", f"Gốc: {origin.label}.")
    if site_url:
        entry.add("url", site_url + urls.ANNIVERSARIES + "/")
    entry.add("transp", "TRANSPARENT")
    return entry
