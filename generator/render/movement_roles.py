"""Who is responsible for a movement, plan by plan.

Enters: the uses of a movement by plan.
Leaves: bodies with their duty: of the provision that names the movement, or of those below the heading that names it. Where such a provision
charges several bodies with different duties, those whose words name the movement count before the others.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import urls
from generator.authorities import body_by_slug
from generator.render.library import Link
from generator.render.wording import capitalise, provision_label
from generator.text import collapse, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.model import Assignment, MovementUse, PlanRecord
    from generator.render.library import Library

MOST_BODIES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """Bodies that one plan charges with the movement."""

    plan_id: str
    who: Link
    """The plan, at the provision."""
    bodies: tuple[Link, ...]
    action: str
    where: str


def body_link(found: Assignment, root: str) -> Link:
    """The body as printed, with the page of its kind where that is known: it has one, because this plan charges it."""
    return Link(label=collapse(found.lead), href=urls.href(root, urls.body(found.known)) if found.known else "")


def responsible(library: Library, uses: Mapping[str, Sequence[MovementUse]]) -> dict[str, list[Assignment]]:
    """Plan id → assignments that charge somebody with the movement; plans that name nobody are left out."""
    found = ((plan_id, _responsible(library.plans[plan_id], group)) for plan_id, group in uses.items())
    return {plan_id: near for plan_id, near in found if near}


def charges(library: Library, found: Mapping[str, Sequence[Assignment]], root: str) -> tuple[Charge, ...]:
    """Responsible bodies, plan by plan."""
    return tuple([_charge(library, plan_id, near, root) for plan_id, near in found.items()])


def _charge(library: Library, plan_id: str, near: Sequence[Assignment], root: str) -> Charge:
    """Bodies of one plan, with the duty where they share one."""
    plan, first = library.plans[plan_id], near[0]
    links = {fold(link.label): link for link in (body_link(one, root) for one in near)}
    return Charge(
        plan_id=plan_id,
        who=Link(label=library.named(plan), href=library.href(plan, root, first.anchor)),
        bodies=tuple(links.values()),
        action=capitalise(collapse(first.action)) if len({one.action for one in near}) == 1 else "",
        where=provision_label(first.path),
    )


def _responsible(plan: PlanRecord, uses: Sequence[MovementUse]) -> list[Assignment]:
    """Assignments of the provisions that name the movement."""
    if not plan.assignments:
        return []
    paths = {use.mention.path for use in uses}
    below = tuple([f"{use.mention.path}." for use in uses if use.mention.in_heading])
    near = [found for found in plan.assignments if found.path in paths or (below and found.path.startswith(below))]
    if len({found.action for found in near}) > 1:
        words = tuple({use.mention.path: fold(use.mention.name) for use in uses}.values())
        naming = [found for found in near if any(name in fold(found.action) for name in words)]
        return naming or near
    return near


def often_charged(found: Iterable[Charge]) -> tuple[Link, ...]:
    """Kinds of offices that most plans charge with the movement."""
    counted: Counter[tuple[str, str]] = Counter()
    for charge in found:
        counted.update({(link.href, "" if link.href else capitalise(link.label)) for link in charge.bodies})
    return _most(counted)


def usual_bodies(library: Library, plan_ids: Iterable[str], root: str) -> tuple[Link, ...]:
    """Where no plan charges anybody with the movement itself: the offices that most of these plans charge with something."""
    counted: Counter[tuple[str, str]] = Counter()
    for plan_id in plan_ids:
        slugs = {found.known for found in library.plans[plan_id].assignments if found.known}
        counted.update((urls.href(root, urls.body(slug)), "") for slug in slugs)
    return _most(counted)


def _most(counted: Counter[tuple[str, str]]) -> tuple[Link, ...]:
    """The most frequent, with how many plans."""
    ordered = sorted(counted, key=lambda key: (-counted[key], key))[:MOST_BODIES]
    return tuple(Link(label=label or _name(href), href=href, note=f"{counted[href, label]} kế hoạch") for href, label in ordered)


def _name(href: str) -> str:
    """Name of the kind of office that a link leads to."""
    entry = body_by_slug(href.rstrip("/").rpartition("/")[2])
    return entry.name if entry else ""
