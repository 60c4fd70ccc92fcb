"""“Thay thế”, “Được thay thế bởi”: what front matters say of two documents, shown on both.

Enters: the Library; a plan, or the key of a cited document.
Leaves: `Link`s whose note says the relation and whose label leads to the other document where it has a page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import KnownDirective, KnownPlan
from generator.render.library import Link

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model import DirectiveKey, PlanRecord, Related
    from generator.render.library import Library

_FORWARD = {"replaces": "Thay thế", "amends": "Sửa đổi, bổ sung", "corrects": "Đính chính", "issued_by": "Ban hành kèm theo"}
_BACKWARD = {
    "replaces": "Được thay thế bởi",
    "amends": "Được sửa đổi, bổ sung bởi",
    "corrects": "Được đính chính bởi",
    "issued_by": "Ban hành",
}


def relations_of_plan(library: Library, plan: PlanRecord, root: str) -> tuple[Link, ...]:
    """What this plan does to others, then what others do to it."""
    forward = (
        Link(label=related.of, note=_FORWARD[related.type], href=_href(library, related, root))
        for related in library.relations.by_plan.get(plan.id, ())
    )
    return (*forward, *_backward(library, library.relations.to_plan.get(plan.id, ()), root))


def relations_of_directive(library: Library, key: DirectiveKey, root: str) -> tuple[Link, ...]:
    """What plans do to a cited document."""
    return tuple(_backward(library, library.relations.to_directive.get(key, ()), root))


def _backward(library: Library, relations: Iterable[Related], root: str) -> Iterable[Link]:
    for related in relations:
        plan = library.plans[related.plan_id]
        yield Link(label=f"{plan.metadata.name} ({library.named(plan)})", note=_BACKWARD[related.type], href=library.href(plan, root))


def _href(library: Library, related: Related, root: str) -> str:
    """The other document's page; empty where it has none."""
    match related.referent:
        case KnownPlan(plan_id=plan_id) if plan_id in library.plans:
            return library.href(library.plans[plan_id], root)
        case KnownDirective(key=key):
            return library.directive_href(key, root)
    return ""
