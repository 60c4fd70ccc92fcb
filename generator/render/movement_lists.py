"""Lists of movements: the index, and the rows that home and the pages of places borrow.

Enters: the Library.
Leaves: the Page `phong-trao/`: national movements, local ones by province, names that the authority file does not have; `MovementRow`s.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial
from heapq import nsmallest
from typing import TYPE_CHECKING

from generator import urls
from generator.authorities import campaign_by_slug
from generator.model import Crumb, Page
from generator.render.cut_lists import Place, count_places
from generator.render.environment import fragment
from generator.render.hub import Hub
from generator.render.movement_names import place_name
from generator.render.other_names import OtherName, OtherNames, Wording, other_names, other_names_pages
from generator.render.wording import capitalise, shortened
from generator.text import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.authorities import Campaign
    from generator.model import MovementHub
    from generator.render.cut_lists import Parts
    from generator.render.hub import Sources
    from generator.render.library import Library

_WORDING = Wording(hub=urls.MOVEMENTS, kind="movement", crumb=Crumb(label="Phong trào", address=urls.MOVEMENTS), noun="phong trào")


@dataclass(frozen=True, slots=True, kw_only=True)
class MovementRow:
    """One movement in a list."""

    name: str
    href: str
    note: str
    """What stands beside it: `4 kế hoạch, 4 nơi`."""
    facts: str = ""
    """Who launched it, when."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalMovements:
    """Movements of one province."""

    label: str
    rows: tuple[MovementRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MovementsContext:
    """`movements.html.j2`."""

    lead: str
    national: tuple[MovementRow, ...]
    quiet: tuple[MovementRow, ...]
    """Of the same families, not named by any plan."""
    local: tuple[LocalMovements, ...]
    others: OtherNames


def movement_list_hubs(sources: Sources) -> Iterator[Hub]:
    """The index, and the names outside the authority file by province where there are very many."""
    yield Hub(key=urls.MOVEMENTS, plans=None, make=partial(_pages, sources.library, sources.observances.parts))


def _pages(library: Library, parts: Parts) -> Iterator[Page]:
    """All of them."""
    names = [
        OtherName(
            name=hub.name,
            places=tuple(Place(plan_id=use.plan_id, path=use.mention.path, anchor=use.mention.anchor) for use in hub.uses),
        )
        for hub in library.corpus.movements
        if hub.slug is None
    ]
    yield _index(library, other_names(library, names, parts, _WORDING))
    yield from other_names_pages(library, names, parts, _WORDING)


def shared_movements(library: Library, limit: int, root: str) -> tuple[MovementRow, ...]:
    """Movements of the authority file that most plans name."""
    known = [hub for hub in library.corpus.movements if hub.slug and hub.uses]
    return tuple(_row(library, hub, root) for hub in nsmallest(limit, known, key=lambda hub: (-len(hub.plan_ids), sort_key(hub.name))))


def movements_of(library: Library, plan_ids: Iterable[str], limit: int, root: str) -> tuple[MovementRow, ...]:
    """Movements of the authority file that most of these plans name."""
    counted: Counter[str] = Counter()
    for plan_id in plan_ids:
        if plan_id in library.plans:
            counted.update({found.known for found in library.plans[plan_id].campaigns if found.known})
    entries = ((slug, campaign_by_slug(slug)) for slug in nsmallest(limit, counted, key=lambda slug: (-counted[slug], slug)))
    return tuple(
        MovementRow(name=entry.short_name, href=urls.href(root, urls.movement(slug)), note=f"{counted[slug]} kế hoạch")
        for slug, entry in entries
        if entry
    )


def _row(library: Library, hub: MovementHub, root: str, facts: str = "") -> MovementRow:
    """A movement with how many plans and places name it."""
    plan_ids = hub.plan_ids
    places = count_places(library, plan_ids)
    note = f"{len(plan_ids)} kế hoạch" + (f", {places} nơi" if places > 1 else "") if plan_ids else ""
    return MovementRow(name=hub.name, href=urls.href(root, hub.address or urls.MOVEMENTS), note=note, facts=facts)


def _index(library: Library, others: OtherNames) -> Page:
    """All movements."""
    known = [(hub, entry) for hub in library.corpus.movements if hub.slug and (entry := campaign_by_slug(hub.slug))]
    known.sort(key=lambda pair: (-len(pair[0].plan_ids), sort_key(pair[0].name)))
    national = [(hub, entry) for hub, entry in known if entry.place is None]
    provinces: dict[str, list[MovementRow]] = {}
    for hub, entry in known:
        if entry.place:
            provinces.setdefault(entry.place.partition("/")[0], []).append(_row(library, hub, "../", _facts(entry)))
    named = sum(bool(hub.uses) for hub, _ in known)
    lead = (
        f"{named} phong trào có trong danh mục được các kế hoạch nhắc tên. Mỗi phong trào có một trang: nơi nào tham gia, viết tên thế nào, giao cho ai."
        if named
        else "Chưa có kế hoạch nào trong thư viện nhắc tên một phong trào có trong danh mục."
    )
    context = MovementsContext(
        lead=lead,
        national=tuple(_row(library, hub, "../", _facts(entry)) for hub, entry in national if hub.uses),
        quiet=tuple(_row(library, hub, "../", _facts(entry)) for hub, entry in national if not hub.uses),
        local=tuple(
            LocalMovements(label=capitalise(place_name(library, place)), rows=tuple(rows))
            for place, rows in sorted(provinces.items(), key=lambda group: sort_key(group[0]))
        ),
        others=others,
    )
    return Page(
        address=urls.MOVEMENTS,
        kind="movement",
        title="Phong trào thi đua",
        description=shortened(lead),
        crumbs=(Crumb(label="Phong trào"),),
        body=fragment("movements", context),
    )


def _facts(entry: Campaign) -> str:
    """`Thủ tướng Chính phủ · 2011`."""
    started = entry.launched_on or entry.starts
    return " · ".join(part for part in (capitalise(entry.launched_by or ""), str(started.year) if started else "") if part)
