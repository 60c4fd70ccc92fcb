"""Calendars for phones and office programs (iCalendar, RFC 5545): `lich.ics` beside the page that it belongs to.

Enters: the authority file of events; the dated deadlines of plans.
Leaves: calendars of the days of the whole country, of a place, of one event, and of what one plan sets a day for. Ids are those of the authority file
and of the plan's provisions, so that a calendar once subscribed to is brought up to date instead of doubled.

A solar day returns every year. A day of the lunar calendar has no rule that programs know: its days stand one by one, for a fixed span of years, so
that no file depends on the day of building. A deadline without its day (“trong tháng 11”) is no entry: a calendar would invent the day.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from generator import urls
from generator.authorities import day_in
from generator.model import File
from generator.render.anniversary_pages import calendar_days
from generator.render.deadline_pages import deadlines_of
from generator.render.hub import Hub
from generator.render.library import office_short
from generator.render.observances import known_event, lunar_day, years_since
from generator.render.wording import capitalise, provision_label, shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from icalendar import Event as Entry

    from generator.authorities import Event
    from generator.model import PlanRecord
    from generator.render.hub import Sources
    from generator.render.library import Library

_MADE = datetime(2000, 1, 1, tzinfo=UTC)
"""What the form asks for as the moment of making: always the same, so that equal calendars are equal files."""
_SINCE = 2000
"""First year of a day whose origin has no year, or one that programs do not reckon with; a leap year, so that every day exists in it."""
_OLDEST = 1800
LUNAR_YEARS = range(2020, 2051)
_REFRESH = timedelta(days=7)
_LONGEST = 120
"""Letters of a title."""


def calendar_titles(library: Library) -> dict[str, str]:
    """Address of each page that has a calendar → its title; of plans see `plan_calendar`."""
    corpus = library.corpus
    titles = {urls.ANNIVERSARIES: "Ngày kỷ niệm của cả nước"}
    titles |= {place: f"Ngày kỷ niệm: {corpus.places[place].name}" for place in calendar_days(library) if place}
    titles |= {hub.address: f"Kỷ niệm: {hub.short_name}" for hub in corpus.events if hub.address}
    return titles


def plan_calendar(plan: PlanRecord) -> str:
    """Title of the calendar of a plan; empty for one that sets no day."""
    return f"Hạn: {office_short(plan)}" if any(found.date and found.date.whole() for found in plan.deadlines) else ""


def calendar_hubs(sources: Sources) -> Iterator[Hub]:
    """Every calendar, in a fixed order."""
    library, site_url = sources.library, sources.site_url
    titles = calendar_titles(library)
    pages = {event.slug: hub.address for hub in library.corpus.events if hub.address and (event := known_event(hub))}

    def of_days(address: str, days: Iterable[Event]) -> Hub:
        kept = tuple(days)
        make = partial(_days, address, titles[address], kept, pages, site_url)
        return Hub(key=urls.calendar(address), plans=(), facts=(titles[address], site_url), make=make)

    for place, days in calendar_days(library).items():
        yield of_days(place or urls.ANNIVERSARIES, days)
    for hub in library.corpus.events:
        if hub.address and (event := known_event(hub)):
            yield of_days(hub.address, (event,))
    for plan in library.corpus.plans:
        title = plan_calendar(plan)
        if title:
            make = partial(_deadlines, library, plan, title, site_url)
            yield Hub(key=urls.calendar(plan.address), plans=(plan.id,), make=make)


# ── days that are commemorated ────────────────────────────────────────────────────────────────────────────────────────


def _days(address: str, title: str, days: Iterable[Event], pages: dict[str, str], site_url: str) -> File:
    entries = (entry for event in days for entry in _entries(event, site_url + pages.get(event.slug, urls.ANNIVERSARIES) + "/"))
    return _file(address, title, entries, site_url)


def _entries(event: Event, page: str) -> Iterator[Entry]:
    """A solar day from the year of its origin on; a lunar one year by year."""
    origin = event.founded_on
    told = f"Gốc: {origin.label}." if origin else ""
    if event.rule == "yearly-solar":
        first = date(origin.year if origin and origin.year >= _OLDEST else _SINCE, event.month, event.day)
        entry = _entry(f"{event.slug}@ky-niem", first, event.name, told, page)
        entry.add("rrule", {"freq": "yearly"})
        yield entry
        return
    for year in LUNAR_YEARS:
        day, years = day_in(event, year), years_since(origin, year)
        if day:
            words = f"{capitalise(lunar_day(event))}. {told}".strip()
            yield _entry(f"{event.slug}-{year}@ky-niem", day, f"{years} năm {event.name}" if years else event.name, words, page)


# ── what plans set a day for ──────────────────────────────────────────────────────────────────────────────────────────


def _deadlines(library: Library, plan: PlanRecord, title: str, site_url: str) -> File:
    """One entry for each day of a provision."""
    entries = []
    for due in deadlines_of(plan):
        day = due.date.whole() if due.date else None
        if day:
            task = ": ".join(part for part in (due.bodies, due.action) if part) or f"“{due.words}”"
            where = f"{library.named(plan)}, {provision_label(due.path)}: “{due.words}”."
            uid = f"{plan.id}-{due.anchor}-{day.isoformat()}@thoi-han"
            entries.append(_entry(uid, day, f"Hạn: {shortened(task, _LONGEST)}", where, f"{site_url}{plan.address}/#{due.anchor}"))
    return _file(plan.address, title, entries, site_url)


# ── the form ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _file(address: str, title: str, entries: Iterable[Entry], site_url: str) -> File:
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Ke hoach mo//VI")
    calendar.add("version", "2.0")
    calendar.add("name", title)
    calendar.add("x-wr-calname", title)
    calendar.add("refresh-interval", _REFRESH, {"VALUE": "DURATION"})
    if site_url:
        calendar.add("source", site_url + urls.calendar(address), {"VALUE": "URI"})
    for entry in entries:
        calendar.add_component(entry)
    return File(name=urls.calendar(address), content=calendar.to_ical())


def _entry(uid: str, day: date, title: str, words: str, page: str) -> Entry:
    """A whole day that leaves people free. Its link is told only where the site knows its own address.

    Values are given in the library's own types: `Entry.add` would find them out for each, in three times the time.
    """
    from icalendar import Event as Entry
    from icalendar.prop import vDate, vDatetime, vText, vUri

    entry = Entry()
    entry["UID"] = vText(f"{uid}.ke-hoach-mo")
    entry["DTSTAMP"] = vDatetime(_MADE)
    entry["DTSTART"] = vDate(day)
    entry["DTSTART"].params["VALUE"] = "DATE"
    entry["SUMMARY"] = vText(title)
    if words:
        entry["DESCRIPTION"] = vText(words)
    if "://" in page:
        entry["URL"] = vUri(page)
    entry["TRANSP"] = vText("TRANSPARENT")
    return entry
