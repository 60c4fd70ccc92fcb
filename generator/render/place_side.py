"""Rows that every page of places has: places with plans one below the other, events that plans mark.

Enters: the Library, hubs or plans.
Leaves: rows for the templates of places.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import urls
from generator.render.desk import office_address
from generator.render.events import known_events
from generator.render.library import Link
from generator.render.timeline import day_and_month
from generator.text import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model import PlaceHub
    from generator.render.library import Library

MOST_EVENTS = 12
MOST_DESKS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    """A place in the index, with the places under it."""

    link: Link
    now: Link | None
    """What it is today, where the name changed."""
    count: int
    children: tuple[PlaceRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """An event that plans of the place mark."""

    day: str
    year: str
    name: str
    href: str
    """Its page; empty where it has none."""
    note: str


def event_rows(library: Library, plan_ids: Iterable[str], root: str) -> tuple[EventRow, ...]:
    """Events that most of these plans mark, in the order of the calendar."""
    plans = [library.plans[plan_id] for plan_id in plan_ids if plan_id in library.plans]
    events = known_events((plan.id, found) for plan in plans for found in plan.anniversaries)
    kept = set(sorted(events, key=lambda e: -len(e.plan_ids))[:MOST_EVENTS])
    return tuple(
        EventRow(
            day=day_and_month(event.founded),
            year=f"gốc {event.founded.year}",
            name=event.name,
            href=urls.href(root, event.address) if event.address else "",
            note=f"{len(event.plan_ids)} kế hoạch nhắc",
        )
        for event in events
        if event in kept
    )


def desk_links(library: Library, hub: PlaceHub | None, root: str) -> tuple[Link, ...]:
    """Desks of the offices of a place; of many the last that issued a plan, and the list of the province."""
    if hub is None:
        return ()
    found: dict[str, str] = {}
    for plan_id in hub.plan_ids:
        plan = library.plans[plan_id]
        found.setdefault(office_address(hub.address, plan), plan.metadata.issuer)
    links = [Link(label=issuer, href=urls.href(root, address)) for address, issuer in list(found.items())[:MOST_DESKS]]
    if hub.parent is None or len(found) > MOST_DESKS:
        label = "Mọi cơ quan, đến cấp xã" if hub.parent is None else "Cơ quan khác"
        links.append(Link(label=label, href=urls.href(root, urls.desk(hub.address.partition("/")[0]))))
    return tuple(links)


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
