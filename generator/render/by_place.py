"""Long lists of the whole library, cut by the place that the plans come from: province, then district, then commune.

Enters: entries that know their plan, and the place whose page they are for.
Leaves: the entries of that place itself, and one part for each place one step below. A list is cut by place, never by count, so that an address
keeps its meaning while the library grows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from generator import urls
from generator.text import sort_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.render.library import Library

ELSEWHERE = "Cơ quan trung ương và khác"


class OfPlan(Protocol):
    """Anything that a plan says."""

    @property
    def plan_id(self) -> str:
        """Of the plan that says it."""


Entry = TypeVar("Entry", bound=OfPlan)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part(Generic[Entry]):
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
    return hub.name if hub else ELSEWHERE


def cut(library: Library, part: Part[Entry], limit: int) -> tuple[Sequence[Entry], tuple[Part[Entry], ...]]:
    """Entries to show here, and parts to go on to: none while the list is short."""
    if len(part.entries) <= limit:
        return part.entries, ()
    below: dict[str, list[Entry]] = {}
    lists: dict[str, list[Entry]] = {}
    for entry in part.entries:
        own_list = lists.get(entry.plan_id)
        if own_list is None:
            own_list = lists[entry.plan_id] = below.setdefault(_step(place_of(library, entry.plan_id), part.place), [])
        own_list.append(entry)
    own = below.pop(part.place, [])
    if not below:
        return part.entries, ()
    ordered = sorted(below, key=lambda place: (sort_key(place_name(library, place)), place))
    return own, tuple(Part(place=place, entries=below[place]) for place in ordered)


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
