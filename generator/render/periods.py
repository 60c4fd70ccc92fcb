"""Pages of years and terms: plans, and the anniversaries that plans mark in that year.

Enters: the Library.
Leaves: Pages `ky/`, `ky/2025`, `ky/2021-2025`. A year with very many plans leads to its provinces instead of listing them all. Only the index knows the
day of building, by which it says what lies ahead, runs or is over.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from generator import urls
from generator.model import Crumb, Page, PartialDate
from generator.render.bands import BandGroup, BandRows, band_axis, band_groups, drawn, touching
from generator.render.directive_lists import DirectiveRow, most_cited
from generator.render.environment import fragment
from generator.render.hub import Hub
from generator.render.library import Link
from generator.render.timeline import roundness
from generator.render.wording import plan_year, shortened
from generator.render.year_events import Month, crowded, months, year_events
from generator.text import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from markupsafe import Markup

    from generator.model import PeriodHub, PlaceHub, PlanRecord
    from generator.render.hub import Sources
    from generator.render.library import Library
    from generator.render.observances import Observances

LONG = 120
"""More plans than this are shown as counts by province."""
MOST_CITED = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodRow:
    """A year or term in the index."""

    label: str
    href: str
    plans: int
    issued: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodsContext:
    """`periods.html.j2`."""

    years: tuple[PeriodRow, ...]
    terms: tuple[PeriodRow, ...]
    bands: tuple[BandRows, ...]
    axis: tuple[int, ...]
    """Years that the bars are drawn on."""
    as_of: str
    """The day that the states of the bars hold for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvinceGroup:
    """Plans of one province."""

    place: Link
    rows: tuple[Markup, ...]
    """Empty where the list is too long: the link leads to the year on the province's page."""
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodContext:
    """`period.html.j2`."""

    label: str
    lead: str
    is_year: bool
    neighbours: tuple[Link, ...]
    """Years to go to; the page itself has no link."""
    groups: tuple[ProvinceGroup, ...]
    plans: int
    months: tuple[Month, ...]
    year: int
    events: int
    anniversaries: str
    """The page of the year's anniversaries."""
    directives: tuple[DirectiveRow, ...]
    inside: tuple[Link, ...]
    """A term's years."""
    bands: tuple[BandRows, ...]
    """Spans that touch the year or the term."""
    axis: tuple[int, ...]


def period_hubs(sources: Sources) -> Iterator[Hub]:
    """The index, which says how spans stand on the day of building; every year and term, which do not. All count what the whole library has."""
    as_of = sources.as_of
    yield Hub(key=urls.PERIODS, plans=None, facts=(as_of.isoformat(),), make=partial(_index, sources.library, as_of))
    yield Hub(key=f"{urls.PERIODS}/nam", plans=None, make=partial(_pages, sources.library, sources.observances))


def _pages(library: Library, observances: Observances) -> Iterator[Page]:
    """Years, then terms."""
    corpus, groups = library.corpus, band_groups(library)
    for hub in corpus.years:
        yield _period(library, hub, observances, groups)
    for hub in corpus.terms:
        yield _period(library, hub, None, groups)


def _index(library: Library, as_of: date) -> Page:
    """Spans drawn, then all years and terms, newest first."""
    corpus = library.corpus
    issued = Counter(plan_year(plan) for plan in corpus.plans)

    def rows(hubs: tuple[PeriodHub, ...]) -> tuple[PeriodRow, ...]:
        return tuple(
            PeriodRow(
                label=hub.label,
                href=urls.href("../", hub.address),
                plans=len(hub.plan_ids),
                issued=sum(issued[year] for year in range(hub.start, hub.end + 1)),
            )
            for hub in sorted(hubs, key=lambda h: (-h.end, -h.start))
        )

    axis = band_axis(library)
    context = PeriodsContext(
        years=rows(corpus.years),
        terms=rows(corpus.terms),
        bands=drawn(band_groups(library), axis, "../", as_of=as_of),
        axis=axis.years,
        as_of=PartialDate(as_of.year, as_of.month, as_of.day).label,
    )
    return Page(
        address=urls.PERIODS,
        kind="period",
        title="Năm và giai đoạn",
        description="Kế hoạch thi đua theo năm và theo giai đoạn thực hiện; mỗi năm có dòng thời gian các kỷ niệm mà kế hoạch nhắc tới.",
        crumbs=(Crumb(label="Năm và giai đoạn"),),
        body=fragment("periods", context),
    )


def _period(library: Library, hub: PeriodHub, observances: Observances | None, groups: Iterable[BandGroup]) -> Page:
    """One year, with its observances, or one term."""
    is_year = observances is not None
    corpus = library.corpus
    root = "../" * (hub.address.count("/") + 1)
    plans = [library.plans[plan_id] for plan_id in hub.plan_ids if plan_id in library.plans]
    siblings = sorted(corpus.years if is_year else corpus.terms, key=lambda h: (h.start, h.end))
    inside = () if is_year else [y for y in corpus.years if hub.start <= y.start <= hub.end]
    axis = band_axis(library, hub.start)
    events = observances.by_year.get(hub.start, ()) if observances else ()
    round_years = sum(roundness(e.years) == "năm tròn" for e in events)
    lead = f"{len(plans)} kế hoạch có thời gian thực hiện {'chạm tới năm này' if is_year else 'thuộc giai đoạn này'}"
    if is_year:
        lead += (
            f"; {len(events)} sự kiện được các kế hoạch kỷ niệm trong năm" if events else "; chưa có kế hoạch nào ghi kỷ niệm trong năm này"
        )
        lead += f", trong đó {round_years} sự kiện tròn năm" if round_years else ""
    context = PeriodContext(
        label=hub.label,
        lead=lead + ".",
        is_year=is_year,
        neighbours=tuple(
            Link(
                label=str(h.start) if is_year else f"{h.start}–{h.end}", href="" if h.address == hub.address else urls.href(root, h.address)
            )
            for h in siblings
        ),
        groups=_groups(library, plans, hub.start, root),
        plans=len(plans),
        months=_months(library, observances, hub.start, root) if observances and events else (),
        year=hub.start,
        events=len(events),
        anniversaries=urls.href(root, urls.anniversary_year(hub.start)) if events else "",
        directives=most_cited(library, hub.plan_ids, MOST_CITED, root),
        inside=tuple(Link(label=h.label, href=urls.href(root, h.address), note=f"{len(h.plan_ids)} kế hoạch") for h in inside),
        bands=drawn(touching(groups, hub.start, hub.end), axis, root),
        axis=axis.years,
    )
    return Page(
        address=hub.address,
        kind="period",
        title=f"{hub.label}: kế hoạch và kỷ niệm" if is_year else f"{hub.label}: kế hoạch",
        description=shortened(f"{hub.label}: {lead}."),
        crumbs=(Crumb(label="Năm và giai đoạn", address=urls.PERIODS), Crumb(label=hub.label)),
        body=fragment("period", context),
    )


def _groups(library: Library, plans: list[PlanRecord], year: int, root: str) -> tuple[ProvinceGroup, ...]:
    """Plans under their province, provinces in Vietnamese order, then level, place and plan."""
    groups: dict[str, list[PlanRecord]] = {}
    for plan in plans:
        hub = library.homes.get(plan.id)
        groups.setdefault(library.ancestors(hub)[0].address if hub else "", []).append(plan)
    long = len(plans) > LONG
    out = []
    for address in sorted(groups, key=lambda a: sort_key(library.corpus.places[a].short_name) if a else sort_key("")):
        members = sorted(
            groups[address], key=lambda p: (library.addresses[p.id].count("/"), sort_key(p.metadata.issuer), library.addresses[p.id])
        )
        issued = any(plan_year(p) == year for p in members)
        place = library.corpus.places.get(address)
        out.append(
            ProvinceGroup(
                place=Link(
                    label=place.name if place else "Nơi chưa rõ",
                    href=_place_href(library, place, year, root, issued=long and issued) if place else "",
                    note=f"nay: {place.successor_name}" if place and place.successor_name else "",
                ),
                rows=() if long and place else library.rows([p.id for p in members], root),
                count=len(members),
            )
        )
    return tuple(out)


def _place_href(library: Library, place: PlaceHub, year: int, root: str, *, issued: bool) -> str:
    """A province, at its plans of the year where it has any."""
    if not issued:
        return urls.href(root, place.address)
    if library.is_long(place):
        return urls.href(root, urls.place_year(place.address, year))
    return urls.href(root, place.address, f"_{year}")


def _months(library: Library, observances: Observances, year: int, root: str) -> tuple[Month, ...]:
    """What plans mark in a year; the page of the year's anniversaries has the rest."""
    local = not crowded(observances, year)
    return months([item for item in year_events(library, observances, year, root, local=local, pledges=False) if item.marked])
