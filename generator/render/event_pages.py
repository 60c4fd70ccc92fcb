"""Pages of the events that plans commemorate: `ky-niem/<slug>/`.

Enters: the Library and its Observances.
Leaves: one page for each event of the authority file that a plan marks: origin, axis of years, plans under the years, its names as plans write it, and
what the law says of it. A long list is cut by year; a long year is left to the pages that the provinces have of it, never cut by count.

The law: Nghị định 145/2013/NĐ-CP, Điều 3 (năm tròn, năm lẻ 5) and Điều 4 (ngày lễ lớn); Nghị định 111/2018/NĐ-CP, Điều 4 and Điều 9 (days of
foundation, tradition and response of ministries and provinces).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from generator import urls
from generator.authorities import day_in, events
from generator.model import Crumb, Page, PartialDate
from generator.render.environment import fragment, grouped
from generator.render.event_axis import axis_years, event_axis
from generator.render.event_lists import MarkGroup, Spelling, mark_groups, spellings
from generator.render.hub import Hub
from generator.render.json_ld import commemorated
from generator.render.library import Link
from generator.render.observances import known_event, next_round, shape_of, when_label, years_since
from generator.render.timeline import day_and_month, roundness
from generator.render.wording import capitalise, date_label, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from generator.authorities import Event
    from generator.model import EventHub
    from generator.render.cut_lists import Parts
    from generator.render.hub import Fact
    from generator.render.library import Library
    from generator.render.observances import EventYear, Observances

LONG = 120
"""More plans than this under one event: each year has its page."""
LONG_YEAR = 400
"""More plans than this in one year of it: they stand on the pages that the provinces have of that year."""
PLEDGES = 30
"""Up to so many plans, the words of their pledges are shown."""
SOLAR_DAYS = 6
"""Years of which a lunar event's days are told."""
ROOT_CRUMB = Crumb(label="Kỷ niệm", address=urls.ANNIVERSARIES)
ROUND_RULE = (
    "Nghị định 145/2013/NĐ-CP, Điều 3: năm tròn là năm kỷ niệm có số năm tận cùng là 0, năm lẻ 5 tận cùng là 5, còn lại là năm khác."
)
MAJOR_RULE = "Đây là một trong các ngày lễ lớn mà Nghị định 145/2013/NĐ-CP, Điều 4 quy định."
_HUNG_KINGS = "gio-to-hung-vuong"
_HUNG_KINGS_RULE = "Nghị định có quy định riêng về năm tròn của Giỗ Tổ Hùng Vương."
_OTHER_RULE = (
    "Nghị định 111/2018/NĐ-CP: ngày thành lập, ngày truyền thống, ngày hưởng ứng của bộ, ngành, tỉnh, thành phố chỉ được tổ chức lễ kỷ niệm "
    "vào năm tròn (Điều 4); các năm khác chỉ tổ chức hoạt động hưởng ứng (Điều 9)."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class YearItem:
    """One year of the event."""

    id: str
    year: int
    disc: str
    shape: str
    when: str
    roundness: str
    years: int | None
    groups: tuple[MarkGroup, ...]
    count: int
    href: str
    """Own page of the year, where the list is cut; then `groups` is empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventContext:
    """`event.html.j2`."""

    kicker: str
    name: str
    origin: str
    newest: int
    """Year of the newest plan of the library."""
    coming: tuple[str, ...]
    """What comes after it."""
    solar_days: tuple[str, ...]
    """Of an event kept by the lunar calendar: its days in that year and those after it."""
    axis: Markup | None
    earlier: int
    """Years marked before those that the axis shows."""
    items: tuple[YearItem, ...]
    plans: int
    marked_years: int
    spellings: tuple[Spelling, ...]
    law: tuple[str, ...]
    place: Link | None
    same_day: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventYearContext:
    """`event_year.html.j2`: one year of a long list."""

    kicker: str
    title: str
    lead: str
    whole: Link
    groups: tuple[MarkGroup, ...]


def event_hubs(library: Library, observances: Observances) -> Iterator[Hub]:
    """Every event of the authority file that a plan marks, and each year of a long list."""
    for hub in library.corpus.events:
        event = known_event(hub)
        if hub.slug and hub.address and event:
            years = observances.by_event.get(hub.slug, {})
            facts = (observances.newest, repr(hub.founded_on))
            yield Hub(key=hub.address, plans=hub.plan_ids, facts=facts, make=partial(_event_page, library, observances, hub, event))
            for found in years.values() if is_cut(years) else ():
                yield _year_hub(library, observances, hub, found, facts)


def is_cut(years: dict[int, EventYear]) -> bool:
    """Each year has a page of its own."""
    return sum(len(found.markings) for found in years.values()) > LONG


def _event_page(library: Library, observances: Observances, hub: EventHub, event: Event) -> Page:
    """The event and all its years."""
    root = "../../"
    years = observances.by_event.get(event.slug, {})
    founded = hub.founded_on
    axis = event_axis(founded, years, observances.newest)
    context = EventContext(
        kicker=_kicker(event, founded),
        name=hub.name,
        origin=date_label(founded) if founded else "",
        newest=observances.newest,
        coming=_coming(event, founded, observances.newest),
        solar_days=_solar_days(event, observances.newest),
        axis=axis,
        earlier=sum(year < axis_years(founded, observances.newest)[0] for year in years) if axis and founded else 0,
        items=_items(library, hub, event, observances, root),
        plans=len(hub.plan_ids),
        marked_years=len(years),
        spellings=spellings(library, hub, event.name, root),
        law=_law(event),
        place=_place(library, event, root),
        same_day=_same_day(library, event, root),
    )
    origin = f"gốc {context.origin}" if context.origin else context.kicker
    return Page(
        address=urls.event(event.slug),
        kind="anniversary",
        title=f"Kỷ niệm {hub.name}",
        description=shortened(
            f"{hub.name}, {origin}: {context.plans} kế hoạch trong thư viện ghi kỷ niệm, theo từng năm, ở mục nào và hứa làm gì."
        ),
        crumbs=(ROOT_CRUMB, Crumb(label=hub.short_name)),
        body=fragment("event", context),
        head=commemorated(hub.name, founded, library.corpus.places[hub.place].name if hub.place in library.corpus.places else None),
    )


def _kicker(event: Event, founded: PartialDate | None) -> str:
    """`Ngày lễ lớn · kỷ niệm hằng năm · 03/02`."""
    parts = ("ngày lễ lớn" if event.major else "", "kỷ niệm hằng năm", when_label(event, founded))
    words = " · ".join(part for part in parts if part)
    return capitalise(words)


def _solar_days(event: Event, newest: int) -> tuple[str, ...]:
    """`2026: 26/4`, for whoever drafts the plans of these years."""
    if event.rule != "yearly-lunar" or not newest:
        return ()
    days = (day_in(event, year) for year in range(newest, newest + SOLAR_DAYS))
    return tuple(f"{on.year}: {day_and_month(PartialDate(on.year, on.month, on.day))}" for on in days if on)


def _coming(event: Event, founded: PartialDate | None, newest: int) -> tuple[str, ...]:
    """What comes after the newest plan, in words."""
    if not newest:
        return ()
    if not founded:
        return (f"năm liền sau: {when_label(event, None, newest + 1)}",) if event.rule == "yearly-lunar" else ()
    soon, five, ten = newest + 1, next_round(founded, newest, 5), next_round(founded, newest)
    named: dict[int, list[str]] = {}
    for year, words in ((soon, "năm liền sau"), (five, "năm lẻ 5 kế tiếp"), (ten, "năm tròn kế tiếp")):
        if year and not (words.startswith("năm lẻ") and year == ten):
            named.setdefault(year, []).append(words)
    out = []
    for year, labels in sorted(named.items()):
        years, day = years_since(founded, year), when_label(event, founded, year)
        if years:
            out.append(f"{', '.join(labels)}: {years} năm, {day or f'năm {year}'}")
    return tuple(out)


def _items(library: Library, hub: EventHub, event: Event, observances: Observances, root: str) -> tuple[YearItem, ...]:
    """Years newest first: the next round one, the next one, then those that plans mark."""
    years = observances.by_event.get(event.slug, {})
    cut, founded = is_cut(years), hub.founded_on
    pledges = len(hub.marks) <= PLEDGES
    coming = {observances.newest + 1, next_round(founded, observances.newest) or 0} if founded else set()
    out = []
    for year in sorted({*years, *coming} - {0}, reverse=True):
        found = years.get(year)
        since = found.years if found else years_since(founded, year)
        if found is None and since is None:
            continue
        groups = mark_groups(library, observances.parts, found.markings, root, with_pledges=pledges) if found and not cut else ()
        out.append(
            YearItem(
                id=f"_{year}",
                year=year,
                disc=str(since) if since else "·",
                shape=shape_of(since),
                when=_when(event, founded, year),
                roundness=roundness(since),
                years=since,
                groups=groups,
                count=len(found.markings) if found else 0,
                href=urls.href(root, urls.event_year(event.slug, year)) if found and cut else "",
            )
        )
    return tuple(out)


def _when(event: Event, founded: PartialDate | None, year: int) -> str:
    """`03/02/2025`; `2025, mồng 10 tháng 3 âm lịch`."""
    when = when_label(event, founded, year)
    return when if str(year) in when else ", ".join(part for part in (str(year), when) if part)


def _law(event: Event) -> tuple[str, ...]:
    """What decrees say of such a day."""
    if event.slug == _HUNG_KINGS:
        return (MAJOR_RULE, _HUNG_KINGS_RULE)
    return (MAJOR_RULE, ROUND_RULE) if event.major else (ROUND_RULE, _OTHER_RULE)


def _place(library: Library, event: Event, root: str) -> Link | None:
    """The place of a local event."""
    address = library.known_place(event.place)
    if not address:
        return None
    hub = library.corpus.places.get(address)
    return Link(label=hub.name if hub else event.short_name, href=urls.href(root, address))


def _same_day(library: Library, event: Event, root: str) -> tuple[Link, ...]:
    """Other events of the same day of the year, which are not to be mixed up."""
    held = {hub.slug for hub in library.corpus.events}
    same = (e for e in events() if e is not event and e.slug in held and (e.rule, e.month, e.day) == (event.rule, event.month, event.day))
    return tuple(
        Link(label=e.name, href=urls.href(root, urls.event(e.slug)), note=f"gốc {e.founded_on.label}" if e.founded_on else "") for e in same
    )


def is_long(found: EventYear) -> bool:
    """So many plans mark an event in one year that its list is left to the pages of the provinces' years, which have all events of the year."""
    return found.hub.slug is not None and len(found.markings) > LONG_YEAR


def _year_hub(library: Library, observances: Observances, hub: EventHub, found: EventYear, facts: tuple[Fact, ...]) -> Hub:
    """One year of a long list."""
    return Hub(
        key=urls.event_year(hub.slug or "", found.year),
        plans=[marking.plan_id for marking in found.markings],
        facts=facts,
        make=partial(_year_page, library, observances.parts, hub, found),
    )


def _counted(hub: EventHub, found: EventYear) -> str:
    """Day, number, and whether it is a round one."""
    day = when_label(known_event(hub), hub.founded_on, found.year)
    return ", ".join(part for part in (day, f"{found.years} năm" if found.years else "", roundness(found.years)) if part)


def _year_crumbs(hub: EventHub, *below: Crumb) -> tuple[Crumb, ...]:
    return (ROOT_CRUMB, Crumb(label=hub.short_name, address=urls.event(hub.slug or "")), *below)


def _year_page(library: Library, parts: Parts, hub: EventHub, found: EventYear) -> Page:
    """One year, whole or with the ways to its provinces."""
    slug = hub.slug or ""
    address = urls.event_year(slug, found.year)
    root = "../" * (address.count("/") + 1)
    groups = (
        tuple(
            MarkGroup(
                label=parts.labels[province],
                lines=(),
                count=len(members),
                href=urls.href(root, urls.anniversary_year(found.year, province), f"_{slug}"),
            )
            for province, members in parts.split(found.markings).items()
        )
        if is_long(found)
        else mark_groups(library, parts, found.markings, root, with_pledges=False)
    )
    context = EventYearContext(
        kicker="Kỷ niệm",
        title=f"{hub.name}: năm {found.year}",
        lead=f"{_counted(hub, found)}. {grouped(len(found.markings))} kế hoạch ghi kỷ niệm.",
        whole=Link(label="Mọi năm", href=urls.href(root, urls.event(slug))),
        groups=groups,
    )
    return _page(address, context, _year_crumbs(hub, Crumb(label=str(found.year))))


def _page(address: str, context: EventYearContext, crumbs: tuple[Crumb, ...]) -> Page:
    return Page(
        address=address,
        kind="anniversary",
        title=context.title,
        description=shortened(f"{context.title}. {context.lead}"),
        crumbs=crumbs,
        body=fragment("event_year", context),
    )
