"""Long lists, cut by the place that the plans come from and by year.

Enters: the Library, ids of plans or entries that know their plan.
Leaves: the same under the provinces that issued the plans, under their years, or one step further down: province, then district, then commune; and
the links to the pages of these parts.

A list is never cut by count, so that an address keeps its meaning while the library grows: who knows where and when a plan was issued finds it. The
province is the one of the day of issue.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from generator import urls
from generator.render.library import Link
from generator.render.wording import provision_label, years_span
from generator.text import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.render.library import Library

LONG = 300
"""Longer lists are cut."""
ELSEWHERE = "noi-chua-ro"
"""Part for plans whose place no folder and no name tells."""
NO_PLACE = "Cơ quan trung ương và khác"


class OfPlan(Protocol):
    """Anything that a plan says."""

    @property
    def plan_id(self) -> str:
        """Of the plan that says it."""


Entry = TypeVar("Entry", bound=OfPlan)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """Which part of a long list each plan belongs to."""

    provinces: dict[str, str]
    """Plan id → first folder of the place that issued it."""
    labels: dict[str, str]
    """That folder → `Tỉnh Đắk Nông`."""

    @classmethod
    def of(cls, library: Library) -> Parts:
        """Look every plan up once."""
        places = library.corpus.places
        provinces = {
            plan_id: library.homes[plan_id].address.partition("/")[0] if plan_id in library.homes else ELSEWHERE
            for plan_id in library.plans
        }
        labels = {part: places[part].name if part in places else "Nơi chưa rõ" for part in set(provinces.values())}
        return cls(provinces=provinces, labels=labels)

    def by_province(self, plan_ids: Iterable[str]) -> dict[str, list[str]]:
        """Plans under the folder of their province, in Vietnamese order; each list keeps its order."""
        groups: dict[str, list[str]] = {}
        for plan_id in plan_ids:
            province = self.provinces.get(plan_id)
            if province is not None:
                groups.setdefault(province, []).append(plan_id)
        return {province: groups[province] for province in self.in_order(groups)}

    def split(self, entries: Iterable[Entry]) -> dict[str, list[Entry]]:
        """The same for what plans say."""
        groups: dict[str, list[Entry]] = {}
        for entry in entries:
            province = self.provinces.get(entry.plan_id)
            if province is not None:
                groups.setdefault(province, []).append(entry)
        return {province: groups[province] for province in self.in_order(groups)}

    def in_order(self, provinces: Iterable[str]) -> list[str]:
        """Vietnamese order; what no place is known of comes last. `Tỉnh Đắk Nông` stands under Đ."""
        names = {province: self.labels[province].removeprefix("Tỉnh ").removeprefix("Thành phố ") for province in provinces}
        return sorted(names, key=lambda province: (province == ELSEWHERE, sort_key(names[province]), province))


def by_year(library: Library, plan_ids: Iterable[str]) -> dict[int, list[str]]:
    """Plans under their years, newest first, 0 for unknown and last."""
    years: dict[int, list[str]] = {}
    for plan_id in plan_ids:
        year = library.years_of.get(plan_id)
        if year is not None:
            years.setdefault(year, []).append(plan_id)
    return dict(sorted(years.items(), reverse=True))


def year_label(year: int) -> str:
    """`Năm 2025`."""
    return f"Năm {year}" if year else "Không rõ năm"


def part_links(library: Library, parts: Parts, plan_ids: Iterable[str], address: str, root: str) -> tuple[Link, ...]:
    """One link for each province, with how many plans it has and from which years."""
    out = []
    for part, members in parts.by_province(plan_ids).items():
        known = [year for year in by_year(library, members) if year]
        out.append(
            Link(
                label=parts.labels[part],
                href=urls.href(root, urls.part(address, part)),
                note=", ".join(words for words in (f"{len(members)} kế hoạch", years_span(known)) if words),
            )
        )
    return tuple(out)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A provision of a plan."""

    plan_id: str
    path: str
    anchor: str


def place_links(library: Library, places: Iterable[Place], root: str) -> tuple[Link, ...]:
    """`UBND huyện Đắk Song, 2025, mục II.2`; further provisions of the same plan without its name."""
    out, before = [], ""
    for place in places:
        plan, where = library.plans[place.plan_id], provision_label(place.path)
        label = where if place.plan_id == before else f"{library.named(plan)}, {where}"
        out.append(Link(label=label, href=library.href(plan, root, place.anchor)))
        before = place.plan_id
    return tuple(out)


def count_places(library: Library, plan_ids: Iterable[str]) -> int:
    """How many places issued these plans."""
    return len({library.homes[plan_id].address for plan_id in plan_ids if plan_id in library.homes})


def held(library: Library, plan_ids: tuple[str, ...]) -> str:
    """`4 kế hoạch của 4 nơi (2020–2025)`."""
    places, years = count_places(library, plan_ids), years_span([year for year in by_year(library, plan_ids) if year])
    return f"{len(plan_ids)} kế hoạch" + (f" của {places} nơi" if places else "") + (f" ({years})" if years else "")


# ── step by step down the places ───────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch(Generic[Entry]):
    """Entries of one place and of those below it."""

    place: str
    """Address; empty for the whole country."""
    entries: Sequence[Entry]


def place_of(library: Library, plan_id: str) -> str:
    """Address of the place that issued a plan; `trung-uong` for those of no place."""
    hub = library.homes.get(plan_id)
    return hub.address if hub else urls.CENTRAL


def place_name(library: Library, address: str) -> str:
    """How a heading names it."""
    hub = library.corpus.places.get(address)
    return hub.name if hub else NO_PLACE


def cut(library: Library, branch: Branch[Entry], limit: int) -> tuple[Sequence[Entry], tuple[Branch[Entry], ...]]:
    """Entries to show here, and parts to go on to: none while the list is short."""
    if len(branch.entries) <= limit:
        return branch.entries, ()
    below: dict[str, list[Entry]] = {}
    lists: dict[str, list[Entry]] = {}
    for entry in branch.entries:
        own_list = lists.get(entry.plan_id)
        if own_list is None:
            own_list = lists[entry.plan_id] = below.setdefault(_step(place_of(library, entry.plan_id), branch.place), [])
        own_list.append(entry)
    own = below.pop(branch.place, [])
    if not below:
        return branch.entries, ()
    ordered = sorted(below, key=lambda place: (sort_key(place_name(library, place)), place))
    return own, tuple(Branch(place=place, entries=below[place]) for place in ordered)


def by_plan(library: Library, entries: Sequence[Entry]) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
    """Plan ids with their entries, in the Vietnamese order of the offices."""
    plans: dict[str, list[Entry]] = {}
    for entry in entries:
        plans.setdefault(entry.plan_id, []).append(entry)
    return tuple([(plan_id, tuple(plans[plan_id])) for plan_id in sorted(plans, key=library.office_ranks.__getitem__)])


def _step(home: str, place: str) -> str:
    """The place one step below `place` on the way to `home`; `place` itself where they are the same."""
    if home == place:
        return place
    rest = home.removeprefix(f"{place}/") if place else home
    return f"{place}/{rest.partition('/')[0]}".lstrip("/")
