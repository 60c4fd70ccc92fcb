"""Long lists of hubs, cut by province and, where a province is long too, by year.

Enters: the Library, ids of plans.
Leaves: plans under the provinces that issued them, under their years, and the links to the pages of these parts.

A list is never cut by count: who knows where and when a plan was issued finds it. The province is the one of the day of issue.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import urls
from generator.render.library import Link
from generator.render.wording import provision_label, years_span
from generator.text import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.render.library import Library

LONG = 150
"""Longer lists are cut."""
ELSEWHERE = "noi-chua-ro"
"""Part for plans whose place no folder and no name tells."""


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
        return dict(sorted(groups.items(), key=lambda group: (group[0] == ELSEWHERE, sort_key(self._sorted_by(group[0])), group[0])))

    def _sorted_by(self, part: str) -> str:
        """`Tỉnh Đắk Nông` stands under Đ."""
        label = self.labels[part]
        return label.removeprefix("Tỉnh ").removeprefix("Thành phố ")


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
