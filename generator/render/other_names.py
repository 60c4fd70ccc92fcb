"""Names that the authority files do not have: movements and offices as plans print them, each with the provisions that use it.

Enters: hubs without an address, the Library.
Leaves: a section for the index of the hub, and, where there are very many names, one page a province that has them all.

An index does not grow with the library: above a bound it keeps the names that most plans share and leads to the provinces for the rest.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import urls
from generator.model import Crumb, Page
from generator.render.cut_lists import LONG, Parts, Place, by_year, place_links, year_label
from generator.render.environment import fragment
from generator.render.library import Link
from generator.render.wording import capitalise, lower_first
from generator.text import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.render.library import Library

WHOLE = 150
"""Up to this many provisions the index has every name with all of them."""
SHARED = 200
"""Above, so many names at most, the most shared first."""
FEW = 3
"""Provisions of each of those."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherName:
    """A name and where it is used."""

    name: str
    places: tuple[Place, ...]

    @property
    def plans(self) -> int:
        """How many plans use it."""
        return len({place.plan_id for place in self.places})


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """How a hub speaks of such names."""

    hub: str
    """Address of the hub."""
    kind: str
    """Shell of its pages."""
    crumb: Crumb
    noun: str
    """`phong trào`, `cơ quan`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRow:
    """One name in a list."""

    name: str
    plans: int
    links: tuple[Link, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherNames:
    """Section of an index: `other_names.html.j2`."""

    noun: str
    total: int
    rows: tuple[NameRow, ...]
    parts: tuple[Link, ...]
    """Provinces with all their names; empty where the rows have them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherNamesContext:
    """`other_names_page.html.j2`."""

    title: str
    lead: str
    back: Link
    rows: tuple[NameRow, ...]
    years: tuple[Link, ...]
    """Pages of years, where a province has very many."""


def other_names(library: Library, names: Sequence[OtherName], parts: Parts, wording: Wording) -> OtherNames:
    """What the index says of them."""
    root = "../"
    whole = _is_whole(names)
    kept = names if whole else [name for name in names if name.plans > 1][:SHARED]
    return OtherNames(
        noun=wording.noun,
        total=len(names),
        rows=tuple(_row(library, name.name, name.places, root, few=not whole) for name in kept),
        parts=()
        if whole
        else tuple(
            Link(
                label=parts.labels[part],
                href=urls.href(root, urls.part(f"{wording.hub}/{urls.OTHER_NAMES}", part)),
                note=f"{len(found)} tên",
            )
            for part, found in _by_province(names, parts).items()
        ),
    )


def other_names_pages(library: Library, names: Sequence[OtherName], parts: Parts, wording: Wording) -> Iterator[Page]:
    """One page a province, and one a year where a province has very many; none where the index has every name."""
    if _is_whole(names):
        return
    hub = f"{wording.hub}/{urls.OTHER_NAMES}"
    for part, found in _by_province(names, parts).items():
        label, address = parts.labels[part], urls.part(hub, part)
        root = "../" * (address.count("/") + 1)
        plan_ids = list(dict.fromkeys(place.plan_id for places in found.values() for place in places))
        cut = sum(map(len, found.values())) > LONG
        years = by_year(library, plan_ids) if cut else {}
        links = tuple(
            Link(label=year_label(year), href=urls.href(root, urls.part(hub, part, year)), note=f"{len(members)} kế hoạch")
            for year, members in years.items()
        )
        rows = () if cut else _rows(library, found, root)
        yield _page(wording, address, (label, ""), count=len(found), rows=rows, years=links)
        for year, members in years.items():
            below, kept = urls.part(hub, part, year), set(members)
            of_year = {
                name: inside for name, places in found.items() if (inside := tuple(place for place in places if place.plan_id in kept))
            }
            root = "../" * (below.count("/") + 1)
            yield _page(wording, below, (label, year_label(year)), count=len(of_year), rows=_rows(library, of_year, root), years=())


def _is_whole(names: Iterable[OtherName]) -> bool:
    return sum(len(name.places) for name in names) <= WHOLE


def _by_province(names: Iterable[OtherName], parts: Parts) -> dict[str, dict[str, tuple[Place, ...]]]:
    """Names under the provinces that use them, with the places there."""
    found: dict[str, dict[str, list[Place]]] = {}
    plan_ids: dict[str, None] = {}
    for name in names:
        for place in name.places:
            plan_ids[place.plan_id] = None
            if place.plan_id in parts.provinces:
                found.setdefault(parts.provinces[place.plan_id], {}).setdefault(name.name, []).append(place)
    return {part: {name: tuple(places) for name, places in found[part].items()} for part in parts.by_province(plan_ids)}


def _rows(library: Library, names: dict[str, tuple[Place, ...]], root: str) -> tuple[NameRow, ...]:
    """In Vietnamese order, each with every place."""
    return tuple(_row(library, name, names[name], root, few=False) for name in sorted(names, key=lambda name: (sort_key(name), name)))


def _row(library: Library, name: str, places: Sequence[Place], root: str, *, few: bool) -> NameRow:
    """A name with the provisions that use it, each once."""
    distinct = list(dict.fromkeys(place for place in places if place.plan_id in library.plans))
    shown = distinct[:FEW] if few else distinct
    return NameRow(
        name=capitalise(name),
        plans=len({place.plan_id for place in distinct}),
        links=place_links(library, shown, root),
        more=len(distinct) - len(shown),
    )


def _page(
    wording: Wording, address: str, named: tuple[str, str], *, count: int, rows: tuple[NameRow, ...], years: tuple[Link, ...]
) -> Page:
    """The names of one province, or of one year of it; `named` says both, the year empty for all."""
    label, year = named
    where = ", ".join(part for part in (lower_first(label), lower_first(year)) if part)
    lead = f"{count} tên {wording.noun} mà kế hoạch của {where} ghi và danh mục của thư viện chưa có."
    context = OtherNamesContext(
        title=f"Tên {wording.noun} ngoài danh mục: {where}",
        lead=lead,
        back=Link(label=wording.crumb.label, href=urls.href("../" * (address.count("/") + 1), wording.hub)),
        rows=rows,
        years=years,
    )
    above = (Crumb(label=label, address=address.rpartition("/")[0]), Crumb(label=year)) if year else (Crumb(label=label),)
    return Page(
        address=address,
        kind=wording.kind,
        title=context.title,
        description=lead,
        crumbs=(wording.crumb, Crumb(label="Tên khác"), *above),
        body=fragment("other_names_page", context),
    )
