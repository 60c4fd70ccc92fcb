"""Pages of years and terms: plans, and the anniversaries that plans mark in that year.

Enters: the Library.
Leaves: Pages `ky/`, `ky/2025`, `ky/2021-2025`. A year with very many plans leads to its provinces instead of listing them all.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import urls
from generator.model import Crumb, Page
from generator.render.directive_lists import DirectiveRow, most_cited
from generator.render.environment import fragment
from generator.render.library import Link
from generator.render.timeline import Commemoration, celebrated_year, commemorations
from generator.render.wording import plan_year, provision_label, shortened
from generator.text import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from generator.model import Anniversary, AnnotatedPlan, PeriodHub
    from generator.render.library import Library

LONG = 120
"""More plans than this are shown as counts by province."""
MOST_CITED = 8
MENTIONS = 4
"""Plans named under one event; further ones are counted."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvinceGroup:
    """Plans of one province."""

    place: Link
    rows: tuple[Markup, ...]
    """Empty where the list is too long: the link leads to the year on the province's page."""
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedEvent:
    """An event of the year and who marks it."""

    event: Commemoration
    links: tuple[Link, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """One month, or a run of months without events."""

    label: str
    events: tuple[MarkedEvent, ...]


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
    events: int
    directives: tuple[DirectiveRow, ...]
    inside: tuple[Link, ...]
    """A term's years; a year's terms."""


def period_pages(library: Library) -> Iterator[Page]:
    """The index, then every year and term."""
    corpus = library.corpus
    yield _index(library)
    marked: dict[int, list[tuple[str, Anniversary]]] = {}
    for plan in corpus.plans:
        for found in plan.anniversaries:
            year = celebrated_year(found)
            if year:
                marked.setdefault(year, []).append((plan.id, found))
    for hub in corpus.years:
        events = commemorations(marked.get(hub.start, ()))
        yield _period(library, hub, events, is_year=True)
    for hub in corpus.terms:
        yield _period(library, hub, (), is_year=False)


def _index(library: Library) -> Page:
    """All years and terms, newest first."""
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

    return Page(
        address=urls.PERIODS,
        kind="period",
        title="Năm và giai đoạn",
        description="Kế hoạch thi đua theo năm và theo giai đoạn thực hiện; mỗi năm có dòng thời gian các kỷ niệm mà kế hoạch nhắc tới.",
        crumbs=(Crumb(label="Năm và giai đoạn"),),
        body=fragment("periods", PeriodsContext(years=rows(corpus.years), terms=rows(corpus.terms))),
    )


def _period(library: Library, hub: PeriodHub, events: tuple[Commemoration, ...], *, is_year: bool) -> Page:
    """One year or term."""
    corpus = library.corpus
    root = "../" * (hub.address.count("/") + 1)
    plans = [library.plans[plan_id] for plan_id in hub.plan_ids if plan_id in library.plans]
    siblings = sorted(corpus.years if is_year else corpus.terms, key=lambda h: (h.start, h.end))
    inside = (
        [t for t in corpus.terms if t.start <= hub.start and hub.end <= t.end]
        if is_year
        else [y for y in corpus.years if hub.start <= y.start <= hub.end]
    )
    months = _months(library, events, root)
    round_years = sum(e.roundness == "năm tròn" for e in events)
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
        months=months,
        events=len(events),
        directives=most_cited(library, hub.plan_ids, MOST_CITED, root),
        inside=tuple(Link(label=h.label, href=urls.href(root, h.address), note=f"{len(h.plan_ids)} kế hoạch") for h in inside),
    )
    return Page(
        address=hub.address,
        kind="period",
        title=f"{hub.label}: kế hoạch và kỷ niệm" if is_year else f"{hub.label}: kế hoạch",
        description=shortened(f"{hub.label}: {lead}."),
        crumbs=(Crumb(label="Năm và giai đoạn", address=urls.PERIODS), Crumb(label=hub.label)),
        body=fragment("period", context),
    )


def _groups(library: Library, plans: list[AnnotatedPlan], year: int, root: str) -> tuple[ProvinceGroup, ...]:
    """Plans under their province, provinces in Vietnamese order, then level, place and plan."""
    groups: dict[str, list[AnnotatedPlan]] = {}
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
                    href=urls.href(root, address, f"_{year}" if long and issued else "") if place else "",
                    note=f"nay: {place.successor_name}" if place and place.successor_name else "",
                ),
                rows=() if long and place else library.rows([p.id for p in members], root),
                count=len(members),
            )
        )
    return tuple(out)


def _months(library: Library, events: tuple[Commemoration, ...], root: str) -> tuple[Month, ...]:
    """Twelve months top to bottom; months without events are one line; events without a month come last."""
    if not events:
        return ()
    by_month: dict[int, list[Commemoration]] = {}
    for event in events:
        by_month.setdefault(event.month, []).append(event)
    out: list[Month] = []
    quiet: list[int] = []
    for month in (*range(1, 13), 0):
        if month in by_month:
            out += _quiet(quiet)
            quiet = []
            label = f"Tháng {month}" if month else "Không ghi ngày"
            out.append(Month(label=label, events=tuple(_marked(library, event, root) for event in by_month[month])))
        elif month:
            quiet.append(month)
        else:
            out += _quiet(quiet)
    return tuple(out)


def _quiet(months: list[int]) -> list[Month]:
    """`Tháng 10–12`, without events."""
    if not months:
        return []
    return [Month(label=f"Tháng {months[0]}" + (f"–{months[-1]}" if len(months) > 1 else ""), events=())]


def _marked(library: Library, event: Commemoration, root: str) -> MarkedEvent:
    """Who marks an event, each plan once."""
    first = {m.plan_id: m for m in reversed(event.mentions) if m.plan_id in library.plans}
    mentions = [first[plan_id] for plan_id in dict.fromkeys(m.plan_id for m in event.mentions) if plan_id in first]
    return MarkedEvent(
        event=event,
        links=tuple(
            Link(
                label=library.named(library.plans[m.plan_id]),
                href=library.href(library.plans[m.plan_id], root, m.anchor),
                note=provision_label(m.path),
            )
            for m in mentions[:MENTIONS]
        ),
        more=max(len(mentions) - MENTIONS, 0),
    )
