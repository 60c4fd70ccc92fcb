"""“Ai phải làm gì”: who has to do what, and by when.

Enters: one annotated plan with its assignments and deadlines.
Leaves: bodies in the order of first mention, each with its duties, and the dated deadlines in the order of their days.

A sentence that names three bodies is one duty of the three together; bodies that stand together again later keep one place.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from generator import urls
from generator.render.environment import provision_link
from generator.render.library import Link
from generator.render.wording import capitalise, date_label
from generator.slots import quickly_made
from generator.text import collapse, fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model import Assignment, Deadline, PartialDate, PlanRecord


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One thing to be done."""

    action: str
    coordinating: str
    """Bodies that take part, empty for none."""
    deadline: str
    """Only where the duty itself prints a date."""
    where: str
    """Link to the provision, as HTML."""


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Bodies:
    """A body, or several named together, with everything laid on them."""

    links: tuple[Link, ...]
    """Names as printed, each with the page of its kind of office where that is known."""
    requested: bool
    """Asked, not ordered."""
    duties: tuple[Duty, ...]

    @property
    def names(self) -> str:
        """All names in one line."""
        return "; ".join(link.label for link in self.links)


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedDeadline:
    """A day, month or year by which something is to be done."""

    day: str
    words: str
    """The deadline as printed."""
    bodies: str
    """Who has to, where a duty of that provision has that date; else empty."""
    action: str
    """What they have to do."""
    where: str
    """Link to the provision, as HTML."""
    href: str
    """The deadlines of all plans in that year."""
    found: Deadline


def assigned(plan: PlanRecord, root: str) -> tuple[Bodies, ...]:
    """All duties of a plan, body by body; `root` is the way from the page to the root."""
    together: dict[tuple[str, str, PartialDate | None, bool], list[Assignment]] = {}
    actions: dict[str, dict[str, str]] = {}
    for found in plan.assignments:
        actions.setdefault(found.path, {})[found.action] = ""
    for of_one_place in actions.values():
        if len(of_one_place) > 1:  # else nothing stands beside it that could be the same in other letters
            of_one_place.update({action: fold(collapse(action)) for action in of_one_place})
    for found in plan.assignments:
        together.setdefault((found.path, actions[found.path][found.action], found.deadline, found.requested), []).append(found)
    groups: dict[tuple[str, bool], tuple[list[Assignment], list[Duty]]] = {}
    for sharing in together.values():
        names = "; ".join(dict.fromkeys([_key(found.lead) for found in sharing]))
        groups.setdefault((names, sharing[0].requested), (sharing, []))[1].append(_duty(sharing))
    return tuple(
        [
            Bodies(links=_links(sharing, root), requested=requested, duties=tuple(duties))
            for (_, requested), (sharing, duties) in groups.items()
        ]
    )


@lru_cache(maxsize=8192)
def _key(name: str) -> str:
    """What makes two printed names one; the same offices come in plan after plan."""
    return fold(collapse(name))


def _links(sharing: list[Assignment], root: str) -> tuple[Link, ...]:
    """Bodies as printed, each once, the first with a capital."""
    kept: dict[str, Link] = {}
    for found in sharing:
        key = _key(found.lead)
        if key not in kept:
            words = collapse(found.lead)
            href = urls.href(root, urls.body(found.known)) if found.known else ""
            kept[key] = Link(label=words if kept else capitalise(words), href=href)
    return tuple(kept.values())


def count_duties(bodies: tuple[Bodies, ...]) -> int:
    """How many things are to be done, however many bodies share one."""
    return sum(len(body.duties) for body in bodies)


def dated_deadlines(plan: PlanRecord, root: str) -> tuple[DatedDeadline, ...]:
    """Deadlines that print a date, the earliest first; one for each date in a provision. `root` is the way from the page to the root."""
    dated = {(found.date, found.anchor): found for found in reversed(plan.deadlines) if found.date}
    bound: dict[tuple[PartialDate | None, str], list[Assignment]] = {}
    for duty in plan.assignments:
        bound.setdefault((duty.deadline, duty.anchor), []).append(duty)
    ordered = sorted(dated.items(), key=lambda item: ((day := item[0][0]).year, day.month or 0, day.day or 0, item[1].span.start))
    return tuple(_deadline(found, bound.get(key, []), root) for key, found in ordered)


def _deadline(found: Deadline, duties: list[Assignment], root: str) -> DatedDeadline:
    """One deadline with the duties that it ends."""
    return DatedDeadline(
        day=capitalise(date_label(found.date)),
        words=collapse(found.raw),
        bodies=capitalise(_names(duty.lead for duty in duties)),
        action=capitalise(_names(duty.action for duty in duties)),
        where=provision_link(found.path, found.anchor),
        href=urls.href(root, urls.deadlines_of(found.date.year)) if found.date else "",
        found=found,
    )


def _duty(sharing: list[Assignment]) -> Duty:
    """What bodies share, from their assignments."""
    first = sharing[0]
    return Duty(
        action=capitalise(collapse(first.action)),
        coordinating=_names([name for found in sharing for name in found.coordinating]),
        deadline=first.deadline.label if first.deadline else "",
        where=provision_link(first.path, first.anchor),
    )


def _names(names: Iterable[str]) -> str:
    """Names as printed, each once; a name may hold commas itself."""
    kept: dict[str, str] = {}
    for name in names:
        kept.setdefault(_key(name), name)
    return "; ".join(map(collapse, kept.values()))
