"""The library by the provinces of any day: `noi-chon/theo-ngay/`.

Enters: the Library and the gazetteer.
Leaves: one Page with two groupings that need no script, by the 63 provinces until 30/6/2025 and by the 34 since 01/7/2025, and the data by which the
browser makes the same grouping for any day: the provinces with their dates, and the plans counted by the provinces that their land has belonged to.

The data does not grow with the plans: plans that share these provinces are one line, with how many of them run in each year. A unit made from several
provinces belonged to none of them alone; on a day before it was made its plans stand apart, not under each of them.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from generator import urls
from generator.corpus.periods import years
from generator.corpus.places import plan_day
from generator.gazetteer import AdminLevel
from generator.model import Crumb, Page
from generator.render.environment import fragment, grouped
from generator.render.hub import Hub
from generator.render.library import Link
from generator.text import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.gazetteer import Gazetteer, Place
    from generator.model import PlaceHub, PlanRecord
    from generator.render.hub import Sources
    from generator.render.library import Library

BEFORE, SINCE = date(2025, 6, 30), date(2025, 7, 1)
FIRST = date(2008, 8, 1)
"""Since when the gazetteer has the provinces of the whole country: Hà Tây had gone into Hà Nội (Nghị quyết 15/2008/QH12)."""
_ROOT = "../../"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lot:
    """Plans issued under one province whose land has belonged to the same provinces."""

    own: Place
    """The province under which they were issued."""
    provinces: tuple[Place, ...]
    plans: int
    years: dict[int, int]
    """Year → how many of these plans run in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRow:
    """A province of a day with its plans."""

    link: Link
    """The note names the provinces of another day whose plans these are."""
    count: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping:
    """The library by the provinces of a day."""

    id: str
    title: str
    note: str
    rows: tuple[DayRow, ...]
    """Provinces with plans, in Vietnamese order."""
    apart: tuple[DayRow, ...]
    """Units that span several provinces of that day."""
    without: tuple[Link, ...]
    """Provinces without plans."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DaysContext:
    """`place_days.html.j2`."""

    lead: str
    groupings: tuple[Grouping, ...]
    data: str
    """JSON for the browser, as text of an element that is never shown."""
    others: int
    """Plans that belong to no province."""
    first: date
    """The first day that can be chosen."""


def place_day_hubs(sources: Sources) -> Iterator[Hub]:
    """One page, which counts the whole library."""
    yield Hub(key=urls.PLACES_BY_DAY, plans=None, make=partial(_page, sources.library))


def _page(library: Library) -> Page:
    found = lots(library)
    placed = sum(lot.plans for lot in found)
    context = DaysContext(
        lead=f"{grouped(placed)} kế hoạch, xếp theo tỉnh, thành của một ngày: như trước 01/7/2025 (63), như hiện nay (34), hoặc ngày bạn chọn.",
        groupings=(
            _grouping(library, found, SINCE, "_nay", f"{_count(library, SINCE)} tỉnh, thành từ 01/7/2025"),
            _grouping(library, found, BEFORE, "_truoc", f"{_count(library, BEFORE)} tỉnh, thành đến 30/6/2025"),
        ),
        data=_data(library, found),
        others=len(library.plans) - placed,
        first=FIRST,
    )
    return Page(
        address=urls.PLACES_BY_DAY,
        kind="place-days",
        title="Thư viện theo tỉnh, thành của một ngày",
        description="Kế hoạch xếp theo 63 tỉnh, thành trước 01/7/2025, theo 34 tỉnh, thành hiện nay, hoặc theo đơn vị của một ngày bất kỳ.",
        crumbs=(Crumb(label="Nơi chốn", address=urls.PLACES), Crumb(label="Theo ngày")),
        body=fragment("place_days", context),
    )


# ── which provinces a plan's land has belonged to ─────────────────────────────────────────────────────────────────────


def lots(library: Library) -> tuple[Lot, ...]:
    """Plans of provinces, by the provinces of all times; in the order of the gazetteer."""
    counts: Counter[tuple[Place, ...]] = Counter()
    running: dict[tuple[Place, ...], Counter[int]] = defaultdict(Counter)
    known: dict[str, tuple[Place, ...]] = {}
    """Unit → its own province, then those of all times."""
    gazetteer = library.units.gazetteer
    for plan in library.corpus.plans:
        hub = library.homes.get(plan.id)
        unit = _unit(gazetteer, hub, plan) if hub else None
        if unit:
            if unit.key not in known:
                known[unit.key] = (gazetteer.province_of(unit), *provinces_of(gazetteer, unit))
            counts[known[unit.key]] += 1
            running[known[unit.key]].update(years(plan))
    order = {province.key: place for place, province in enumerate(gazetteer.provinces)}
    return tuple(
        Lot(own=found[0], provinces=found[1:], plans=counts[found], years=dict(sorted(running[found].items())))
        for found in sorted(counts, key=lambda found: [order[province.key] for province in found])
    )


def _unit(gazetteer: Gazetteer, hub: PlaceHub, plan: PlanRecord) -> Place | None:
    """The unit that issued a plan: of several with one address that of the plan's day."""
    found = gazetteer.by_path(hub.address)
    day = plan_day(plan)
    return next((unit for unit in found if day and unit.valid_on(day)), found[-1] if found else None)


def provinces_of(gazetteer: Gazetteer, unit: Place) -> tuple[Place, ...]:
    """The provinces that a unit's land has belonged to, the oldest first; several of one time where it was made from several."""
    own = gazetteer.province_of(unit)
    before = _ancestors(gazetteer, unit, own)
    after, last = [], own
    while successors := gazetteer.successors(last):
        last = successors[0]
        after.append(last)
    return tuple(dict.fromkeys((*before, own, *after)))


def _ancestors(gazetteer: Gazetteer, unit: Place, own: Place) -> list[Place]:
    """Provinces before its own: those its parts lay in, and one that its own was renamed from."""
    if unit.level is AdminLevel.PROVINCE:
        parts = list(gazetteer.predecessors(unit))
    else:
        parts = [gazetteer.province_of(part) for part in gazetteer.predecessors(unit)]
        renamed = gazetteer.predecessors(own)
        if len(renamed) == 1:
            parts += renamed
    parts = [part for part in dict.fromkeys(parts) if part != own]
    return [older for part in parts for older in (*_ancestors(gazetteer, part, part), part)]


# ── a day ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _count(library: Library, day: date) -> int:
    return sum(province.valid_on(day) for province in library.units.gazetteer.provinces)


def _grouping(library: Library, found: Iterable[Lot], day: date, id_: str, title: str) -> Grouping:
    """Lots under the one province that had their land on that day."""
    under: dict[Place, list[Lot]] = defaultdict(list)
    apart: dict[Place, int] = defaultdict(int)
    for lot in found:
        then = [province for province in lot.provinces if province.valid_on(day)]
        if len(then) == 1:
            under[then[0]].append(lot)
        else:
            apart[lot.provinces[-1]] += lot.plans
    provinces = sorted((p for p in library.units.gazetteer.provinces if p.valid_on(day)), key=lambda p: sort_key(p.name))
    return Grouping(
        id=id_,
        title=title,
        note=f"{len(under)} nơi có kế hoạch",
        rows=tuple(_row(province, day, under[province]) for province in provinces if province in under),
        apart=tuple(
            DayRow(
                link=Link(
                    label=province.full_name,
                    href=urls.href(_ROOT, province.path),
                    note="gồm " + ", ".join(sorted((p.name for p in library.units.former_names(province)), key=sort_key)),
                ),
                count=f"{grouped(plans)} kế hoạch",
            )
            for province, plans in sorted(apart.items(), key=lambda pair: sort_key(pair[0].name))
        ),
        without=tuple(Link(label=p.name, href=urls.href(_ROOT, p.path)) for p in provinces if p not in under),
    )


def _row(province: Place, day: date, own: list[Lot]) -> DayRow:
    """A province; where plans were issued under other names than its own, how many under each."""
    names: Counter[str] = Counter()
    for lot in own:
        names[lot.own.name] += lot.plans
    note = ", ".join(f"{name} {grouped(names[name])}" for name in sorted(names, key=sort_key)) if set(names) != {province.name} else ""
    return DayRow(
        link=Link(label=province.full_name_on(day), href=urls.href(_ROOT, province.path), note=note),
        count=f"{grouped(sum(lot.plans for lot in own))} kế hoạch",
    )


def _data(library: Library, found: Iterable[Lot]) -> str:
    """`{"p": [[name, type, page, first day, last day, [[earlier type, day it ended]…]]…], "l": [[[provinces], plans, {year: plans}]…]}`."""
    provinces = library.units.gazetteer.provinces
    places = {province.key: place for place, province in enumerate(provinces)}
    data = {
        "p": [
            [
                p.name,
                p.type,
                urls.href(_ROOT, p.path),
                p.valid_from.isoformat() if p.valid_from else "",
                p.valid_until.isoformat() if p.valid_until else "",
                [[unit_type, ended.isoformat()] for unit_type, ended in p.former_types],
            ]
            for p in provinces
        ],
        "l": [[[places[p.key] for p in lot.provinces], lot.plans, lot.years] for lot in found],
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
