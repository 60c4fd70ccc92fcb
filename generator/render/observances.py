"""Which event is commemorated in which year, and by which plans.

Enters: the Library, whose Corpus has one hub for each event.
Leaves: `Observances`: under every event its years, under every year its events, each plan once.

The year is the one a plan prints; else the day of origin and the number of years; else the plan's own year. A printed year far from the plan's
own (a slip of the pen) counts under the plan's, and says so. Nothing depends on today: “the next years” follow the newest plan.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.authorities import day_in, event_by_slug
from generator.model import PartialDate
from generator.render.cut_lists import Parts
from generator.render.timeline import celebrated_year, day_and_month, roundness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.authorities import Event
    from generator.model import Anniversary, EventHub
    from generator.render.library import Library

YEARS_BEFORE = 5
YEARS_AFTER = 10
"""How far from the plan's own year a printed one is believed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marking:
    """One plan marking one event in one year."""

    plan_id: str
    anniversary: Anniversary
    """Its first mention there."""
    doubtful: bool
    """Number of years, day or year as printed do not agree."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventYear:
    """One event in one year."""

    hub: EventHub
    year: int
    markings: tuple[Marking, ...]

    @property
    def years(self) -> int | None:
        """How many years since the origin; as most plans print it where that is not known."""
        return years_since(self.hub.founded_on, self.year) or next(
            (m.anniversary.years for m in self.markings if m.anniversary.years), None
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Observances:
    """Events by year and years by event."""

    by_event: dict[str, dict[int, EventYear]]
    """Slug of an event of the authority file → its years, oldest first."""
    plans: dict[str, int]
    """Slug → how many plans mark the event in any year."""
    by_year: dict[int, tuple[EventYear, ...]]
    """Year → events that plans mark in it, in the order of the hubs."""
    years: tuple[int, ...]
    """Years of plans and of anniversaries, oldest first."""
    parts: Parts
    """Provinces of the plans, by which long lists are cut."""

    @property
    def newest(self) -> int:
        """The year of the newest plan or anniversary; 0 for an empty library."""
        return self.years[-1] if self.years else 0

    @classmethod
    def of(cls, library: Library) -> Observances:
        """Look through all events once."""
        by_event: dict[str, dict[int, EventYear]] = {}
        by_year: dict[int, list[EventYear]] = defaultdict(list)
        for hub in library.corpus.events:
            years = _years(library, hub)
            if hub.slug:
                by_event[hub.slug] = years
            for year, found in years.items():
                by_year[year].append(found)
        return cls(
            by_event=by_event,
            plans={slug: len({m.plan_id for found in years.values() for m in found.markings}) for slug, years in by_event.items()},
            by_year={year: tuple(found) for year, found in sorted(by_year.items())},
            years=tuple(sorted({*by_year, *library.years_of.values()} - {0})),
            parts=Parts.of(library),
        )


def _years(library: Library, hub: EventHub) -> dict[int, EventYear]:
    """Years in which plans mark an event."""
    found: dict[int, dict[str, Marking]] = defaultdict(dict)
    founded = hub.founded_on
    for mark in hub.marks:
        own = library.years_of.get(mark.plan_id)
        if own is None:
            continue
        year, believed = _year_of(mark.anniversary, founded, own or None)
        if year and mark.plan_id not in found[year]:
            found[year][mark.plan_id] = _marking(mark.anniversary, mark.plan_id, believed=believed)
    return {year: EventYear(hub=hub, year=year, markings=tuple(found[year].values())) for year in sorted(found) if found[year]}


def _year_of(anniversary: Anniversary, founded: PartialDate | None, own: int | None) -> tuple[int | None, bool]:
    """Year that it is marked in, and whether that is what the paper says."""
    year = celebrated_year(anniversary)
    if year is None and anniversary.years and founded:
        year = founded.year + anniversary.years
    if year is None or own is None:
        return year or own, True
    believed = own - YEARS_BEFORE <= year <= own + YEARS_AFTER
    return (year if believed else own), believed


def _marking(anniversary: Anniversary, plan_id: str, *, believed: bool) -> Marking:
    return Marking(plan_id=plan_id, anniversary=anniversary, doubtful=not believed or anniversary.arithmetic_ok is False)


# ── days and numbers ──────────────────────────────────────────────────────────────────────────────────────────────────


def years_since(founded: PartialDate | None, year: int) -> int | None:
    """Whole years from the origin; None where that is unknown or not yet past."""
    return year - founded.year if founded and founded.year < year else None


def next_round(founded: PartialDate | None, after: int, step: int = 10) -> int | None:
    """The first year after `after` in which the number of years ends in 0 (in 0 or 5 with `step=5`)."""
    if not founded:
        return None
    past = max(after - founded.year, 0)
    return founded.year + (past // step + 1) * step


def known_event(hub: EventHub) -> Event | None:
    """Its entry in the authority file."""
    return event_by_slug(hub.slug) if hub.slug else None


def day_of(event: Event | None, founded: PartialDate | None, year: int | None = None) -> tuple[int, int]:
    """Month and day of a year, of the solar calendar; without a year zeros for a day of the lunar one, which wanders. Zeros where unknown."""
    if event:
        if event.rule == "yearly-solar":
            return event.month, event.day
        on = day_in(event, year) if year else None
        return (on.month, on.day) if on else (0, 0)
    if founded and founded.month and founded.valid:
        return founded.month, founded.day or 0
    return 0, 0


def lunar_day(event: Event) -> str:
    """`mồng 10 tháng 3 âm lịch`; a day after the tenth is `ngày 15 …`."""
    return f"{'mồng' if event.day <= 10 else 'ngày'} {event.day} tháng {'Giêng' if event.month == 1 else event.month} âm lịch"


def when_label(event: Event | None, founded: PartialDate | None, year: int | None = None) -> str:
    """`03/02/2025`, without a year `03/02`; `tháng 9/2025`; `26/4/2026 (mồng 10 tháng 3 âm lịch)`; empty where unknown."""
    month, day = day_of(event, founded, year)
    label = _label(month, day, year)
    if event and event.rule == "yearly-lunar":
        return f"{label} ({lunar_day(event)})" if label else lunar_day(event)
    return label


def _label(month: int, day: int, year: int | None) -> str:
    """A day as precise as it is known."""
    if not month:
        return ""
    if not day:
        return PartialDate(year, month).label if year else f"tháng {month}"
    return PartialDate(year, month, day).label if year else day_and_month(PartialDate(2000, month, day))


def shape_of(years: int | None) -> str:
    """Class of the disc."""
    return {"năm tròn": "k-round", "năm lẻ 5": "k-five"}.get(roundness(years), "k-plain")


# ── order ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def in_order(library: Library, markings: Sequence[Marking]) -> list[Marking]:
    """The outermost offices first, then by address."""
    ranks = library.depth_ranks
    return sorted(markings, key=lambda m: ranks[m.plan_id])
