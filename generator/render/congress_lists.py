"""Congresses and sessions that plans name beside anniversaries.

Enters: annotated plans.
Leaves: for one plan, each event once with where it stands; for a year, those that most plans name, with a few of these plans.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.render.environment import provision_links
from generator.render.library import Link
from generator.render.wording import provision_label
from generator.text import collapse, fold, sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markupsafe import Markup

    from generator.model import EventMention, PlanRecord
    from generator.render.library import Library

SHOWN = 8
"""Events of a year."""
_PLANS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedEvent:
    """One congress or session of a plan."""

    name: str
    where: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedEvent:
    """One congress or session of a year."""

    name: str
    plans: int
    links: tuple[Link, ...]


def named_events(plan: PlanRecord) -> tuple[NamedEvent, ...]:
    """Every event of a plan, in the order of first mention."""
    places: dict[str, list[tuple[str, str]]] = defaultdict(list)
    names: dict[str, str] = {}
    for found in plan.events:
        key = fold(collapse(found.name))
        names.setdefault(key, collapse(found.name))
        places[key].append((found.path, found.anchor))
    return tuple(NamedEvent(name=name, where=provision_links(tuple(dict.fromkeys(places[key])))) for key, name in names.items())


def shared_events(library: Library, plans: Iterable[PlanRecord], root: str) -> tuple[SharedEvent, ...]:
    """Events that most of these plans name."""
    names: dict[str, str] = {}
    first: dict[str, dict[str, EventMention]] = defaultdict(dict)
    for plan in plans:
        for found in plan.events:
            key = fold(collapse(found.name))
            names.setdefault(key, collapse(found.name))
            first[key].setdefault(plan.id, found)
    ordered = sorted(names, key=lambda key: (-len(first[key]), sort_key(names[key]), key))[:SHOWN]
    return tuple(
        SharedEvent(
            name=names[key],
            plans=len(first[key]),
            links=tuple(
                Link(
                    label=library.named(library.plans[plan_id]),
                    href=library.href(library.plans[plan_id], root, found.anchor),
                    note=provision_label(found.path),
                )
                for plan_id, found in list(first[key].items())[:_PLANS]
            ),
        )
        for key in ordered
    )
