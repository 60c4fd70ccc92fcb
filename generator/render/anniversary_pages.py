"""The anniversaries of the library: `ky-niem/` and `ky-niem/nam/<year>/`.

Enters: the Library and its Observances.
Leaves: the hub with its years and its events by month; a page for every year that a plan marks and for the years after each plan, which the next
plans will need; the pages of the events themselves. A year with very many events of places, or very many plans for one event, leads to one page for each
province.

Nothing depends on today: the years to come are counted from the newest plan.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from generator import urls
from generator.authorities import events
from generator.model import Crumb, Page, PartialDate
from generator.render.checklists import checklist_links, drafting
from generator.render.congress_lists import SharedEvent, shared_events
from generator.render.environment import fragment, grouped
from generator.render.event_lists import by_province
from generator.render.event_pages import ROOT_CRUMB, event_hubs, is_cut
from generator.render.hub import Hub
from generator.render.library import Link
from generator.render.observances import day_of
from generator.render.timeline import day_and_month
from generator.render.wording import date_label, plan_year, shortened, years_span
from generator.render.year_events import Month, YearEvent, by_provinces, count_of, crowded, months, province_events, year_events
from generator.text import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.authorities import Event
    from generator.model import PlanRecord
    from generator.render.hub import Sources
    from generator.render.library import Library
    from generator.render.observances import Observances

AHEAD = 5
"""Years after a plan."""
_BEFORE, _AFTER = 1, 2
"""Years to go to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """An event in the hub."""

    when: str
    link: Link
    facts: str
    """`ngày lễ lớn · gốc 02/9/1945 · 2 kế hoạch`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMonth:
    """Events of one month of every year."""

    label: str
    rows: tuple[EventRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HubContext:
    """`anniversaries.html.j2`."""

    lead: str
    newest: int
    past: tuple[Link, ...]
    """Years up to the newest, newest first; the note says what is there."""
    checklists: tuple[Link, ...]
    """For whoever drafts the plans of the year `drafted`, by level."""
    drafted: int
    ahead: tuple[Link, ...]
    """Years after the newest plan, the nearest first."""
    months: tuple[EventMonth, ...]
    others: int
    """Events outside the authority file, which have no page."""
    calendars: tuple[Link, ...]
    """Days for a calendar: of the whole country, then of places."""


@dataclass(frozen=True, slots=True, kw_only=True)
class YearContext:
    """`anniversary_year.html.j2`."""

    title: str
    lead: str
    year: int
    newest: int
    to_come: bool
    neighbours: tuple[Link, ...]
    months: tuple[Month, ...]
    provinces: tuple[Link, ...]
    """Pages of provinces, where the year has them."""
    congresses: tuple[SharedEvent, ...]
    following: Link | None
    period: Link | None
    """The plans of that year."""
    checklists: tuple[Link, ...]
    """For whoever drafts the plans of that year, by level."""
    whole: Link | None
    """The whole year, on the page of one province."""


def calendar_days(library: Library) -> dict[str | None, list[Event]]:
    """Events that have a calendar: of the whole country under None, then of places that have a page, by address."""
    days: dict[str | None, list[Event]] = {}
    for event in sorted(events(), key=lambda event: event.place or ""):
        if event.place is None or event.place in library.corpus.places:
            days.setdefault(event.place, []).append(event)
    return days


def anniversary_hubs(sources: Sources) -> Iterator[Hub]:
    """The hub and every year, which count events of all years; the provinces of a full year; every event."""
    library, observances = sources.library, sources.observances
    years = observed_years(observances)
    yield Hub(key=urls.ANNIVERSARIES, plans=None, make=partial(_years, library, observances, years))
    for year in years:
        if by_provinces(observances, year):
            yield from _province_hubs(library, observances, year)
    yield from event_hubs(library, observances)


def _years(library: Library, observances: Observances, years: tuple[int, ...]) -> Iterator[Page]:
    """The hub, then every year."""
    items = {year: _items(library, observances, year) for year in years}
    yield _hub(library, observances, items)
    plans: dict[int, list[PlanRecord]] = {}
    for plan in library.corpus.plans:
        plans.setdefault(plan_year(plan) or 0, []).append(plan)
    drafted = drafting(library)
    for year in years:
        yield _year(library, observances, year, items, plans=plans.get(year, []), levels=drafted.get(year, ()))


def observed_years(observances: Observances) -> tuple[int, ...]:
    """Years that have a page, oldest first: each one with plans or marks, and those after it, which stay when newer plans come."""
    return tuple(sorted({year + ahead for year in observances.years for ahead in range(AHEAD + 1)}))


def _items(library: Library, observances: Observances, year: int) -> tuple[YearEvent, ...]:
    return year_events(library, observances, year, "../../../", local=not crowded(observances, year))


# ── one year ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _year(
    library: Library,
    observances: Observances,
    year: int,
    items: dict[int, tuple[YearEvent, ...]],
    *,
    plans: list[PlanRecord],
    levels: Iterable[str],
) -> Page:
    """The timeline of a year."""
    root = "../../../"
    own = items[year]
    to_come = year > observances.newest
    period = next((hub for hub in library.corpus.years if hub.start == year), None)
    context = YearContext(
        title=f"Kỷ niệm năm {year}",
        lead=_lead(observances, year, own),
        year=year,
        newest=observances.newest,
        to_come=to_come,
        neighbours=tuple(
            Link(label=str(y), href="" if y == year else urls.href(root, urls.anniversary_year(y)))
            for y in items
            if -_BEFORE <= y - year <= _AFTER
        ),
        months=months(own),
        provinces=_province_links(library, observances, year, root),
        congresses=shared_events(library, plans, root),
        following=Link(
            label=f"Kỷ niệm năm {year + 1}", href=urls.href(root, urls.anniversary_year(year + 1)), note=_counts(items[year + 1])
        )
        if year + 1 in items
        else None,
        period=Link(label=f"Kế hoạch năm {year}", href=urls.href(root, period.address)) if period else None,
        checklists=checklist_links(levels, year, root),
        whole=None,
    )
    return _page(urls.anniversary_year(year), context, (ROOT_CRUMB, Crumb(label=str(year))))


def _counts(items: tuple[YearEvent, ...]) -> str:
    """`3 sự kiện vào năm tròn, 2 sự kiện vào năm lẻ 5`."""
    tens = count_of(items, lambda item: item.shape == "k-round")
    fives = count_of(items, lambda item: item.shape == "k-five")
    words = (f"{tens} sự kiện vào năm tròn" if tens else "", f"{fives} sự kiện vào năm lẻ 5" if fives else "")
    return ", ".join(word for word in words if word) or "không có sự kiện vào năm tròn hay năm lẻ 5"


def _lead(observances: Observances, year: int, items: tuple[YearEvent, ...]) -> str:
    """What the year has, and what that rests on."""
    marked = observances.by_year.get(year, ())
    plans = len({m.plan_id for found in marked for m in found.markings})
    known = f"năm {year}: {_counts(items)}."
    if plans:
        return f"{grouped(plans)} kế hoạch trong thư viện ghi {grouped(len(marked))} sự kiện. Tính cả danh mục sự kiện của cả nước, {known}"
    return f"Tính theo danh mục sự kiện, {known} Chưa có kế hoạch nào trong thư viện ghi kỷ niệm cho năm này."


def _province_links(library: Library, observances: Observances, year: int, root: str) -> tuple[Link, ...]:
    """Provinces of a year that each has a page of, with what their plans mark."""
    if not by_provinces(observances, year):
        return ()
    found: dict[str, set[int]] = {}
    for index, event in enumerate(observances.by_year[year]):
        for province in by_province(library, observances.parts, event.markings):
            found.setdefault(province, set()).add(index)
    labels = observances.parts.labels
    return tuple(
        Link(
            label=labels[province],
            href=urls.href(root, urls.anniversary_year(year, province)),
            note=f"{grouped(len(found[province]))} sự kiện",
        )
        for province in observances.parts.in_order(found)
    )


def _province_hubs(library: Library, observances: Observances, year: int) -> Iterator[Hub]:
    """One page for each province of a full year."""
    plans: dict[str, dict[str, None]] = {}
    facts: list[str | int] = [observances.newest]
    """Plans of other provinces have a part in the names of events, their number of years, and where the whole list of an event stands."""
    for found in observances.by_year[year]:
        facts.append(repr((found.hub.name, found.hub.founded_on, found.years, is_cut(observances.by_event.get(found.hub.slug or "", {})))))
        for province, members in observances.parts.split(found.markings).items():
            plans.setdefault(province, {}).update(dict.fromkeys(marking.plan_id for marking in members))
    for province in observances.parts.in_order(plans):
        yield Hub(
            key=urls.anniversary_year(year, province),
            plans=plans[province],
            facts=tuple(facts),
            make=partial(_province, library, observances, year, province),
        )


def _province(library: Library, observances: Observances, year: int, province: str) -> Page:
    """What the plans of one province mark in a full year."""
    address, label = urls.anniversary_year(year), observances.parts.labels[province]
    own = province_events(library, observances, year, province, "../../../../")
    context = YearContext(
        title=f"Kỷ niệm năm {year}: {label}",
        lead=f"{grouped(len(own))} sự kiện được các kế hoạch của {label} ghi kỷ niệm cho năm {year}.",
        year=year,
        newest=observances.newest,
        to_come=False,
        neighbours=(),
        months=months(own),
        provinces=(),
        congresses=(),
        following=None,
        period=None,
        checklists=(),
        whole=Link(label=f"Cả nước năm {year}", href=urls.href("../../../../", address)),
    )
    crumbs = (ROOT_CRUMB, Crumb(label=str(year), address=address), Crumb(label=label))
    return _page(urls.anniversary_year(year, province), context, crumbs)


def _page(address: str, context: YearContext, crumbs: tuple[Crumb, ...]) -> Page:
    return Page(
        address=address,
        kind="anniversary",
        title=context.title,
        description=shortened(f"{context.title}, mười hai tháng từ trên xuống. {context.lead}"),
        crumbs=crumbs,
        body=fragment("anniversary_year", context),
    )


# ── the hub ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _hub(library: Library, observances: Observances, items: dict[int, tuple[YearEvent, ...]]) -> Page:
    """Years, then events by month."""
    newest, drafted = observances.newest, drafting(library)
    following = max(drafted, default=0)
    hubs = library.corpus.events
    plans = {plan_id for hub in hubs for plan_id in hub.plan_ids}
    years = list(observances.by_year)
    lead = (
        f"{grouped(len(plans))} kế hoạch trong thư viện ghi {grouped(len(hubs))} sự kiện, cho các năm {years_span(years)}."
        if plans
        else "Chưa có kế hoạch nào trong thư viện ghi kỷ niệm."
    )
    links = {
        year: Link(label=f"Năm {year}", href=urls.href("../", urls.anniversary_year(year)), note=_year_note(observances, year, own))
        for year, own in items.items()
    }
    context = HubContext(
        lead=lead,
        newest=newest,
        past=tuple(link for year, link in reversed(links.items()) if year <= newest),
        checklists=checklist_links(drafted.get(following, ()), following, "../"),
        drafted=following,
        ahead=tuple(link for year, link in links.items() if year > newest),
        months=_event_months(library),
        others=sum(hub.slug is None for hub in hubs),
        calendars=tuple(
            Link(
                label=library.corpus.places[place].name if place else "cả nước",
                href="../" + urls.calendar(place or urls.ANNIVERSARIES),
            )
            for place in calendar_days(library)
        ),
    )
    return Page(
        address=urls.ANNIVERSARIES,
        kind="anniversary",
        title="Kỷ niệm theo năm và theo sự kiện",
        description=shortened(f"Dòng thời gian các ngày kỷ niệm mà kế hoạch thi đua ghi, năm tròn, năm lẻ 5 và những năm tới. {lead}"),
        crumbs=(Crumb(label="Kỷ niệm"),),
        body=fragment("anniversaries", context),
    )


def _year_note(observances: Observances, year: int, items: tuple[YearEvent, ...]) -> str:
    """What a year holds."""
    plans = len({m.plan_id for found in observances.by_year.get(year, ()) for m in found.markings})
    held = f"{grouped(plans)} kế hoạch ghi {grouped(len(observances.by_year[year]))} sự kiện" if plans else ""
    return f"{held}; {_counts(items)}" if held else _counts(items)


def _event_months(library: Library) -> tuple[EventMonth, ...]:
    """Events that plans mark, and the ngày lễ lớn, by month."""
    hubs = {hub.slug: hub for hub in library.corpus.events}
    groups: dict[int, list[Event]] = {}
    for event in events():
        if event.slug in hubs or event.major:
            groups.setdefault(day_of(event, None)[0] or 13, []).append(event)
    out = []
    for month in sorted(groups):
        rows = []
        for event in sorted(groups[month], key=lambda e: (e.day if e.rule == "yearly-solar" else e.month * 100 + e.day, sort_key(e.name))):
            hub = hubs.get(event.slug)
            founded = hub.founded_on if hub else event.founded_on
            origin = f"gốc {date_label(founded)}" if founded else ""
            held = f"{grouped(len(hub.plan_ids))} kế hoạch ghi" if hub else "chưa kế hoạch nào ghi"
            rows.append(
                EventRow(
                    when=day_and_month(PartialDate(2000, event.month, event.day)),
                    link=Link(
                        label=event.name,
                        href=urls.href("../", urls.event(event.slug)) if hub else "",
                    ),
                    facts=" · ".join(part for part in ("ngày lễ lớn" if event.major else "", origin, held) if part),
                )
            )
        out.append(EventMonth(label=f"Tháng {month}" if month <= 12 else "Theo âm lịch", rows=tuple(rows)))
    return tuple(out)
