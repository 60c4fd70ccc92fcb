"""Pages of places: the tiles and names of all provinces, and one page for each province name and each place with plans.

Enters: the Library.
Leaves: Pages `noi-chon/` and `<place>/`. What a unit became is said before anything else.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator import urls
from generator.model import Crumb, Page
from generator.render.directive_lists import DirectiveRow, most_cited
from generator.render.environment import fragment
from generator.render.hub import Hub
from generator.render.library import Link, YearGroup
from generator.render.movement_lists import MovementRow, movements_of
from generator.render.place_side import EventRow, PlaceRow, desk_links, event_rows, place_rows
from generator.render.provinces import plans_note, province_page
from generator.render.tiles import Tile, plans_of, tiles
from generator.render.unit_lists import UnitLinks, day_label, ended_label, origin, unit_name
from generator.render.wording import capitalise, lower_first, plan_year, shortened, years_span
from generator.text import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.gazetteer import Place
    from generator.model import PlaceHub
    from generator.render.hub import Sources
    from generator.render.library import Library

INDEX_WHOLE = 300
"""Up to this many places with plans the index lists them all; above, only the provinces, whose pages have the rest."""
MOST_CITED = 8
MOST_NAMED = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRow:
    """A province name, old or new, and where it leads."""

    name: Link
    now: Link | None
    """The province of today that an old name leads to."""
    before: tuple[Link, ...]
    """Other names that a province of today was made from."""
    count: int
    children: tuple[PlaceRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacesContext:
    """`places.html.j2`."""

    lead: str
    tiles: tuple[Tile, ...]
    names: tuple[NameRow, ...]
    others: tuple[PlaceRow, ...]
    """Plans that belong to no province: central offices, places that no list knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceContext:
    """`place.html.j2`."""

    kicker: str
    name: str
    notice: Markup
    keeps_names: bool
    summary: str
    years: tuple[YearGroup, ...]
    own: int
    empty: str
    """What to say where the place itself has issued nothing."""
    former: Markup
    """Plans of the units that a commune of today was made from."""
    children: tuple[PlaceRow, ...]
    listed: Link | None
    """The unit among its neighbours, on the page of its province."""
    directives: tuple[DirectiveRow, ...]
    movements: tuple[MovementRow, ...]
    events: tuple[EventRow, ...]
    desks: tuple[Link, ...]
    """Of its own offices."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceYearContext:
    """`place_year.html.j2`."""

    title: str
    lead: str
    offices: tuple[tuple[str, tuple[Markup, ...]], ...]


def place_hubs(sources: Sources) -> Iterator[Hub]:
    """The index; then each province of today with those that it was made from, and every place below them.

    Places of one family name each other's plans: a commune of today those of the district of old whose land it has.
    """
    library = sources.library
    hubs, units = library.corpus.places, library.units
    yield Hub(key=urls.PLACES, plans=None, make=partial(_index, library))
    families: dict[str, list[str]] = {}
    """Today's province, or the outermost place → outermost places."""
    for path in (*units.provinces, *(hub.address for hub in hubs.values() if "/" not in hub.address)):
        now = units.now(path) if path in units.provinces else None
        families.setdefault(now.path if now else path, []).append(path)
    counts = tuple(f"{hub.address} {len(hub.all_plan_ids)} {hub.plan_ids if len(hub.plan_ids) == 1 else ''}" for hub in hubs.values())
    below: dict[str, list[PlaceHub]] = {}
    for hub in hubs.values():
        below.setdefault(hub.address.partition("/")[0], []).append(hub)
    for family, members in families.items():
        outermost = dict.fromkeys(members)
        plans = [plan_id for path in outermost if path in hubs for plan_id in hubs[path].all_plan_ids]
        places = [hub for path in outermost for hub in below.get(path, ())]
        provinces = [path for path in outermost if path in units.provinces]
        yield Hub(key=f"{urls.PLACES}/{family}", plans=plans, facts=counts, make=partial(_family, library, provinces, places))


def _family(library: Library, provinces: Iterable[str], places: Iterable[PlaceHub]) -> Iterator[Page]:
    """Names of provinces, then every other place with plans."""
    for path in provinces:
        yield province_page(library, path)
    for hub in places:
        if hub.address not in library.units.provinces:
            yield _place(library, hub)
        if library.is_long(hub):
            yield from _year_pages(library, hub)


def name_rows(library: Library, root: str, *, below: bool) -> tuple[NameRow, ...]:
    """Every province name in Vietnamese order; `below` adds the places under it that have plans."""
    units, hubs = library.units, library.corpus.places
    out = []
    for path, places in units.provinces.items():
        newest, now, hub = places[-1], units.now(path), hubs.get(path)
        present = newest.valid_until is None
        before = [place for place in units.former_names(newest) if place.path != path] if present else []
        out.append(
            NameRow(
                name=Link(label=newest.name, href=urls.href(root, path)),
                now=Link(label=now.name, href=urls.href(root, now.path)) if now and not present else None,
                before=tuple(Link(label=place.name, href=urls.href(root, place.path)) for place in before),
                count=plans_of(library, newest) if present else len(hub.all_plan_ids) if hub else 0,
                children=place_rows(library, [hubs[child] for child in hub.children if child in hubs], root) if hub and below else (),
            )
        )
    return tuple(out)


def other_rows(library: Library, root: str, *, below: bool = True) -> tuple[PlaceRow, ...]:
    """Outermost places with plans that are no province: central offices, places that no list knows."""
    return place_rows(library, [hub for hub in library.provinces() if hub.address not in library.units.provinces], root, below=below)


def _index(library: Library) -> Page:
    """All provinces, and the places that hold plans."""
    below = len(library.corpus.places) <= INDEX_WHOLE
    context = PlacesContext(
        lead="Chọn trên sơ đồ 34 tỉnh, thành hiện nay, hoặc tìm tên cũ, tên nay trong danh sách theo vần.",
        tiles=tiles(library, "../"),
        names=name_rows(library, "../", below=below),
        others=other_rows(library, "../", below=below),
    )
    return Page(
        address=urls.PLACES,
        kind="place",
        title="Nơi chốn",
        description="Các tỉnh, thành trước và từ 01/7/2025: tên cũ thuộc đâu, tên nay gồm những đâu, nơi nào có kế hoạch trong thư viện.",
        crumbs=(Crumb(label="Nơi chốn"),),
        body=fragment("places", context),
    )


def _place(library: Library, hub: PlaceHub) -> Page:
    """A place with plans below a province, or outside of all provinces."""
    places = library.corpus.places
    root = "../" * (hub.address.count("/") + 1)
    chain = library.ancestors(hub)[:-1]
    unit = next(iter(reversed(library.units.gazetteer.by_path(hub.address))), None)
    links = UnitLinks(library.units, hub.address, root)
    context = PlaceContext(
        kicker=", ".join(step.name for step in reversed(chain)),
        name=hub.name,
        notice=_notice(links, unit) if unit else Markup(""),
        keeps_names=bool(hub.all_plan_ids) and unit is not None and unit.valid_until is not None,
        summary=_summary(library, hub),
        years=library.years(hub.all_plan_ids, root, cut=hub.address if library.is_long(hub) else ""),
        own=len(hub.plan_ids),
        empty=_empty(hub),
        former=_former_plans(library, links, unit, root),
        children=place_rows(library, [places[child] for child in hub.children if child in places], root),
        listed=_listed(library, unit, root) if unit else None,
        directives=most_cited(library, hub.all_plan_ids, MOST_CITED, root),
        movements=movements_of(library, hub.all_plan_ids, MOST_NAMED, root),
        events=event_rows(library, hub.all_plan_ids, root),
        desks=desk_links(library, hub, root),
    )
    described = f"{context.summary} của {lower_first(hub.name)} trong thư viện. {hub.note}".strip()
    return Page(
        address=hub.address,
        kind="place",
        title=hub.name if not chain else f"{hub.name}, {chain[-1].short_name}",
        description=shortened(described),
        crumbs=(Crumb(label="Nơi chốn", address=urls.PLACES), *library.place_crumbs(hub, linked_last=False)),
        body=fragment("place", context),
    )


def _year_pages(library: Library, hub: PlaceHub) -> Iterator[Page]:
    """Plans of each year of a place that has very many."""
    years: dict[int, list[str]] = {}
    for plan_id in hub.all_plan_ids:
        years.setdefault(library.years_of[plan_id], []).append(plan_id)
    for year, plan_ids in sorted(years.items(), reverse=True):
        address = urls.place_year(hub.address, year)
        root = "../" * (address.count("/") + 1)
        named = f"năm {year}" if year else "không rõ năm"
        title = f"Kế hoạch {named} của {lower_first(hub.name)}"
        offices: dict[str, list[str]] = {}
        for plan_id in plan_ids:
            offices.setdefault(library.office(library.plans[plan_id]), []).append(plan_id)
        context = PlaceYearContext(
            title=title,
            lead=f"{len(plan_ids)} kế hoạch của {len(offices)} cơ quan.",
            offices=tuple((office, library.rows_of(office, offices[office], root)) for office in sorted(offices, key=sort_key)),
        )
        yield Page(
            address=address,
            kind="place",
            title=title,
            description=f"{title}: {context.lead}",
            crumbs=(
                Crumb(label="Nơi chốn", address=urls.PLACES),
                *library.place_crumbs(hub, linked_last=True),
                Crumb(label=capitalise(named)),
            ),
            body=fragment("place_year", context),
        )


def _notice(links: UnitLinks, unit: Place) -> Markup:
    """What a unit became, or what it was made from, with links."""
    gazetteer = links.units.gazetteer
    if unit.valid_until is None:
        made = origin(links, unit)
        since = f"Từ {day_label(unit.valid_from)}: " if unit.valid_from else ""
        return Markup(f"{since}{made}.") if made else Markup("")  # noqa: S704 - names are escaped
    now = links.units.today(unit)
    ended = capitalise(ended_label(unit.valid_until))
    if not now:
        return Markup(f"{ended}.")  # noqa: S704 - a date
    province = links.link(gazetteer.province_of(now[0]))
    return Markup(f"{ended}; địa bàn nay thuộc {links.links(now)}, <b>{province}</b>.")  # noqa: S704 - names are escaped


def _former_plans(library: Library, links: UnitLinks, unit: Place | None, root: str) -> Markup:
    """Plans of the units that a commune of today was made from."""
    if unit is None or unit.key not in library.units.inherited:
        return Markup("")
    return Markup(plans_note(library, links, unit, root, own=False))  # noqa: S704 - names are escaped


def _listed(library: Library, unit: Place, root: str) -> Link:
    """The unit among its neighbours, on the page of its province."""
    top = unit.path.partition("/")[0]
    province = library.units.gazetteer.province_of(unit)
    return Link(
        label=f"{unit_name(province)}{' cũ' if province.valid_until else ''}", href=urls.href(root, top, library.units.anchor(unit))
    )


def _summary(library: Library, hub: PlaceHub) -> str:
    """`2 kế hoạch, 2024–2025`."""
    years = [year for plan_id in hub.all_plan_ids if plan_id in library.plans and (year := plan_year(library.plans[plan_id]))]
    return ", ".join(part for part in (f"{len(hub.all_plan_ids)} kế hoạch", years_span(years)) if part)


def _empty(hub: PlaceHub) -> str:
    """Where the place has nothing of its own."""
    if hub.plan_ids:
        return ""
    if hub.all_plan_ids:
        return (
            f"Thư viện chưa giữ kế hoạch nào do cơ quan của {lower_first(hub.name)} ban hành; dưới đây là kế hoạch của các đơn vị bên dưới."
        )
    return "Thư viện chưa giữ kế hoạch nào của nơi này. Điều đó không có nghĩa là nơi này không ban hành kế hoạch."
