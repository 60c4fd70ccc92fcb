"""The anniversaries of one year, month by month.

Enters: the Library and its Observances, a year, and a province where only that one is wanted.
Leaves: months with their events. An event stands there because a plan marks it in that year; else because it is one of the ngày lễ lớn, or its number
of years is round or ends in 5 and it concerns the whole country (or plans here have marked it), or because plans mark it in other years and it
concerns the whole country. Those without a plan are told apart in words.

A year does not grow with the library: an event names a few plans and leads to its own page, and events outside the authority file go to the pages
of their provinces when there are many. So do the plans that mark one event, when there are very many of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from generator import urls
from generator.authorities import events
from generator.render.environment import grouped
from generator.render.event_lists import by_province, mark_line
from generator.render.event_pages import PLEDGES, is_cut, is_long
from generator.render.observances import day_of, known_event, shape_of, when_label, years_since
from generator.render.timeline import roundness
from generator.render.wording import date_label
from generator.text import sort_key

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markupsafe import Markup

    from generator.authorities import Event
    from generator.model import PartialDate
    from generator.render.library import Library
    from generator.render.observances import EventYear, Marking, Observances

MENTIONS = 4
"""Plans named under one event of a whole year."""
LOCAL = 24
"""More events outside the authority file than this in one year: they stand on the pages of their provinces."""
_UNDATED = 13
"""The group after the twelve months."""


@dataclass(frozen=True, slots=True, kw_only=True)
class YearEvent:
    """One event of a year."""

    id: str
    """Empty where nothing leads to it."""
    month: int
    """1 to 12; 13 where it is not known."""
    order: tuple[object, ...]
    years: int | None
    shape: str
    when: str
    roundness: str
    name: str
    href: str
    """Its page; empty where it has none."""
    origin: str
    major: bool
    lines: tuple[Markup, ...]
    more: int
    """Further plans."""
    more_href: str
    brief: bool
    """Said in one line: nothing in the library marks it, it only comes to a round or fifth year."""
    standing: str
    """Of an event that no plan marks in this year: its origin, and that no plan does; else empty."""

    @property
    def marked(self) -> bool:
        """A plan marks it in this year."""
        return bool(self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """One month, or a run of months without events."""

    label: str
    events: tuple[YearEvent, ...]
    others: tuple[YearEvent, ...]
    """Those said in one line."""


def year_events(
    library: Library, observances: Observances, year: int, root: str, *, local: bool, pledges: bool = True
) -> tuple[YearEvent, ...]:
    """Everything of a year; with `local` also the events that the authority file does not have."""
    marked = [found for found in observances.by_year.get(year, ()) if found.hub.slug or local]
    held = {found.hub.slug for found in marked}
    out = [_marked(library, observances, found, root, pledges=pledges) for found in marked]
    others = (event for event in events() if event.slug not in held and _belongs(event, observances, year))
    out += (_unmarked(observances, event, year, root) for event in others)
    return tuple(sorted(out, key=lambda item: item.order))


def crowded(observances: Observances, year: int) -> bool:
    """Events outside the authority file are left to the pages of the provinces."""
    return sum(found.hub.slug is None for found in observances.by_year.get(year, ())) > LOCAL


def by_provinces(observances: Observances, year: int) -> bool:
    """Each province has a page of this year."""
    return crowded(observances, year) or any(is_long(found) for found in observances.by_year.get(year, ()))


def province_events(library: Library, observances: Observances, year: int, province: str, root: str) -> tuple[YearEvent, ...]:
    """What the plans of one province mark in a year, with all these plans."""
    out = []
    for found in observances.by_year.get(year, ()):
        markings = [m for m in found.markings if observances.parts.provinces.get(m.plan_id) == province]
        if markings:
            out.append(_marked(library, observances, found, root, markings, pledges=len(markings) <= PLEDGES))
    return tuple(sorted(out, key=lambda item: item.order))


def months(items: Sequence[YearEvent]) -> tuple[Month, ...]:
    """Twelve months top to bottom; months without events are one line; events without a day come last."""
    out: list[Month] = []
    quiet: list[int] = []
    for number in range(1, 13):
        own = tuple(item for item in items if item.month == number)
        if own:
            out += [*_quiet(quiet), _month(f"Tháng {number}", own)]
            quiet = []
        else:
            quiet.append(number)
    out += _quiet(quiet)
    undated = tuple(item for item in items if item.month == _UNDATED)
    if undated:
        out.append(_month("Không rõ ngày", undated))
    return tuple(out)


def _month(label: str, items: Sequence[YearEvent]) -> Month:
    """One month with its events."""
    return Month(label=label, events=tuple(item for item in items if not item.brief), others=tuple(item for item in items if item.brief))


def _quiet(numbers: list[int]) -> list[Month]:
    """`Tháng 10–12`, without events."""
    if not numbers:
        return []
    return [Month(label=f"Tháng {numbers[0]}" + (f"–{numbers[-1]}" if len(numbers) > 1 else ""), events=(), others=())]


def _belongs(event: Event, observances: Observances, year: int) -> bool:
    """Whether a year shows an event that none of its plans marks."""
    if event.founded_on and event.founded_on.year >= year:
        return False
    if event.major:
        return True
    once = event.slug in observances.by_event
    fifth = bool(roundness(years_since(event.founded_on, year)))
    return (fifth and (once or not event.place)) or (once and not event.place)


def _marked(
    library: Library, observances: Observances, found: EventYear, root: str, only: Sequence[Marking] | None = None, *, pledges: bool = True
) -> YearEvent:
    """An event that plans mark: some of them, or all those in `only`."""
    hub = found.hub
    slug = hub.slug or ""
    ordered = list(chain.from_iterable(by_province(library, observances.parts, only or found.markings).values()))
    shown = ordered if only or not slug else ordered[:MENTIONS]
    years = observances.by_event.get(slug, {})
    href = urls.href(root, hub.address) if hub.address else ""
    more_href = urls.href(root, urls.event_year(slug, found.year)) if slug and is_cut(years) else f"{href}#_{found.year}"
    return _item(
        known_event(hub),
        hub.founded_on,
        found.year,
        anchor=f"_{slug}" if only and slug else "",
        years=found.years,
        name=hub.name,
        href=href,
        lines=tuple(mark_line(library, m, root, with_pledge=pledges) for m in shown),
        more=len(ordered) - len(shown),
        more_href=more_href,
    )


def _unmarked(observances: Observances, event: Event, year: int, root: str) -> YearEvent:
    """An event of the authority file that no plan marks in this year."""
    years = observances.by_event.get(event.slug)
    elsewhere = observances.plans.get(event.slug, 0)
    said = "" if year > observances.newest else "chưa kế hoạch nào ghi"
    if elsewhere:
        said += f"{', ' if said else ''}{grouped(elsewhere)} kế hoạch ghi ở năm khác"
    return _item(
        event,
        event.founded_on,
        year,
        years=years_since(event.founded_on, year),
        name=event.name,
        href=urls.href(root, urls.event(event.slug)) if years is not None else "",
        brief=not event.major and not elsewhere and year <= observances.newest,
        standing=" · ".join(part for part in (f"gốc {date_label(event.founded_on)}" if event.founded_on else "", said) if part),
    )


def _item(
    event: Event | None,
    founded: PartialDate | None,
    year: int,
    *,
    years: int | None,
    name: str,
    href: str,
    anchor: str = "",
    lines: tuple[Markup, ...] = (),
    more: int = 0,
    more_href: str = "",
    standing: str = "",
    brief: bool = False,
) -> YearEvent:
    """How an event looks in a year."""
    month, day = day_of(event, founded, year)
    return YearEvent(
        id=anchor,
        month=month or _UNDATED,
        order=(month or _UNDATED, day or 32, founded.year if founded else 9999, sort_key(name), name),
        years=years,
        shape=shape_of(years),
        when=when_label(event, founded, year),
        roundness=roundness(years),
        name=name,
        href=href,
        origin=date_label(founded) if founded else "",
        major=bool(event and event.major),
        lines=lines,
        more=more,
        more_href=more_href,
        standing=standing,
        brief=brief,
    )


def count_of(items: Sequence[YearEvent], test: Callable[[YearEvent], bool]) -> int:
    """How many events of a year are such."""
    return sum(map(test, items))
