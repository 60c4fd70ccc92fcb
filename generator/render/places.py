"""Pages of places: the index in Vietnamese order with old and new names, and one page for each place.

Enters: the Library.
Leaves: Pages `noi-chon/` and `<place>/`. What a unit became is said before anything else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import urls
from generator.model import Crumb, Page
from generator.render.directive_lists import DirectiveRow, most_cited
from generator.render.environment import fragment
from generator.render.events import known_events
from generator.render.library import Link, YearGroup
from generator.render.timeline import day_and_month
from generator.render.wording import lower_first, plan_year, shortened, years_span
from generator.text import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import PlaceHub
    from generator.render.library import Library

INDEX_WHOLE = 300
"""Up to this many places the index lists them all; above, only the provinces, whose pages have the rest."""
MOST_CITED = 8
MOST_EVENTS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    """A place in the index, with the places under it."""

    link: Link
    now: Link | None
    """What it is today, where the name changed."""
    count: int
    children: tuple[PlaceRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewName:
    """A present province and the names that its plans bear."""

    name: str
    href: str
    old: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacesContext:
    """`places.html.j2`."""

    lead: str
    rows: tuple[PlaceRow, ...]
    new_names: tuple[NewName, ...]
    """Present provinces without plans under their own name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """An event that plans of the place mark."""

    day: str
    year: str
    name: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceContext:
    """`place.html.j2`."""

    kicker: str
    name: str
    note: str
    now: Link | None
    summary: str
    years: tuple[YearGroup, ...]
    own: int
    empty: str
    """What to say where the place itself has issued nothing."""
    parent: Link | None
    children: tuple[PlaceRow, ...]
    directives: tuple[DirectiveRow, ...]
    events: tuple[EventRow, ...]


def place_pages(library: Library) -> Iterator[Page]:
    """The index, then every place."""
    yield _index(library)
    for hub in library.corpus.places.values():
        yield _place(library, hub)


def place_rows(library: Library, hubs: list[PlaceHub], root: str, *, below: bool = True) -> tuple[PlaceRow, ...]:
    """Places in Vietnamese order, with everything under them unless `below` is False."""
    places = library.corpus.places
    return tuple(
        PlaceRow(
            link=Link(label=hub.name, href=urls.href(root, hub.address)),
            now=now(library, hub, root),
            count=len(hub.all_plan_ids),
            children=place_rows(library, [places[child] for child in hub.children if child in places], root) if below else (),
        )
        for hub in sorted(hubs, key=lambda h: sort_key(h.short_name))
    )


def now(library: Library, hub: PlaceHub, root: str) -> Link | None:
    """What a province is today, linked where that has a page. Districts and communes were split: their note tells it."""
    if not hub.successor_name or hub.parent in library.corpus.places:
        return None
    known = library.known_place(hub.successor_address)
    return Link(label=hub.successor_name, href=urls.href(root, known) if known else "")


def old_to_new(library: Library, root: str) -> tuple[NewName, ...]:
    """Provinces as they are today, in Vietnamese order, each with the old names that lead to plans."""
    groups: dict[str, list[PlaceHub]] = {}
    for hub in library.provinces():
        groups.setdefault(hub.successor_name or hub.short_name, []).append(hub)
    return tuple(
        NewName(
            name=name,
            href=next((urls.href(root, h.address) for h in groups[name] if h.short_name == name), ""),
            old=tuple(
                Link(label=hub.short_name, href=urls.href(root, hub.address), note=f"{len(hub.all_plan_ids)} kế hoạch")
                for hub in groups[name]
            ),
        )
        for name in sorted(groups, key=sort_key)
    )


def _index(library: Library) -> Page:
    """All places that hold plans."""
    provinces = library.provinces()
    context = PlacesContext(
        lead=(
            "Kế hoạch đứng dưới tên nơi ban hành như in trên văn bản; tên nay đứng bên cạnh. Xếp theo vần chữ cái tiếng Việt."
            if provinces
            else "Thư viện chưa giữ kế hoạch nào."
        ),
        rows=place_rows(library, provinces, "../", below=len(library.corpus.places) <= INDEX_WHOLE),
        new_names=tuple(group for group in old_to_new(library, "../") if not group.href),
    )
    return Page(
        address=urls.PLACES,
        kind="place",
        title="Nơi chốn",
        description="Các tỉnh, huyện, xã có kế hoạch trong thư viện, theo tên cũ và tên nay.",
        crumbs=(Crumb(label="Nơi chốn"),),
        body=fragment("places", context),
    )


def _place(library: Library, hub: PlaceHub) -> Page:
    """One place."""
    places = library.corpus.places
    root = "../" * (hub.address.count("/") + 1)
    parent = places.get(hub.parent or "")
    chain = library.ancestors(hub)[:-1]
    context = PlaceContext(
        kicker=", ".join(step.name for step in reversed(chain)) or ("Đơn vị cũ" if hub.successor_name else ""),
        name=hub.name,
        note=hub.note,
        now=now(library, hub, root),
        summary=_summary(library, hub),
        years=library.years(hub.all_plan_ids, root),
        own=len(hub.plan_ids),
        empty=_empty(hub),
        parent=Link(label=parent.name, href=urls.href(root, parent.address), note=f"{len(parent.all_plan_ids)} kế hoạch")
        if parent
        else None,
        children=place_rows(library, [places[child] for child in hub.children if child in places], root),
        directives=most_cited(library, hub.all_plan_ids, MOST_CITED, root),
        events=_events(library, hub),
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


def _events(library: Library, hub: PlaceHub) -> tuple[EventRow, ...]:
    """Events that most plans of the place mark, in the order of the calendar."""
    plans = [library.plans[plan_id] for plan_id in hub.all_plan_ids if plan_id in library.plans]
    events = known_events((plan.id, found) for plan in plans for found in plan.anniversaries)
    kept = set(sorted(events, key=lambda e: -len(e.plan_ids))[:MOST_EVENTS])
    return tuple(
        EventRow(
            day=day_and_month(event.founded), year=f"gốc {event.founded.year}", name=event.name, note=f"{len(event.plan_ids)} kế hoạch nhắc"
        )
        for event in events
        if event in kept
    )
