"""Lists below an event: the plans that mark it, province by province, and its name as plans write it.

Enters: the Library and the markings of one event.
Leaves: rows with links to the provision, the words of the pledge where there is room for them, and ways of writing with the words that differ marked.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.render.environment import escaped
from generator.render.library import Link
from generator.render.movement_names import marked, spelling_key
from generator.render.observances import in_order
from generator.render.wording import capitalise, provision_label
from generator.text import collapse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model import EventHub, EventMark
    from generator.render.cut_lists import Parts
    from generator.render.library import Library
    from generator.render.observances import Marking

ONE_LIST = 6
"""More plans than this are listed by province."""
SPELLINGS = 12
_PLACES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkGroup:
    """Plans of one province; without a name where one list is enough."""

    label: str
    lines: tuple[Markup, ...]
    """Empty where the province has a page of its own."""
    count: int
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """One way in which plans write an event."""

    text: Markup
    """Words that the official name does not have are marked."""
    count: int
    links: tuple[Link, ...]


def mark_line(library: Library, marking: Marking, root: str, *, with_pledge: bool) -> Markup:
    """A plan, the provision, what does not agree in the paper, and the words of its pledge where there is room for them."""
    plan = library.plans[marking.plan_id]
    found = marking.anniversary
    remark = _remark(marking) if found.shares_years or marking.doubtful else ""
    pledge = f'<p class="k-said">“{escaped(capitalise(found.pledge))} …”</p>\n' if with_pledge and found.pledge else ""
    return Markup(  # noqa: S704 - escaped here
        f'<li><a href="{library.href(plan, root, found.anchor)}">{escaped(library.named(plan))}</a>, {escaped(provision_label(found.path))}'
        + (f' <span class="k-small">({remark})</span>' if remark else "")
        + f"{pledge}</li>"
    )


def _remark(marking: Marking) -> str:
    """What does not agree, or stands for two."""
    shared = "số năm ghi chung với sự kiện khác" if marking.anniversary.shares_years else ""
    doubtful = "số năm hoặc ngày trong văn bản không khớp" if marking.doubtful else ""
    return "; ".join(part for part in (shared, doubtful) if part)


def mark_groups(library: Library, parts: Parts, markings: Sequence[Marking], root: str, *, with_pledges: bool) -> tuple[MarkGroup, ...]:
    """All plans: one list when it is short, else by province."""
    if len(markings) <= ONE_LIST:
        lines = tuple(mark_line(library, m, root, with_pledge=with_pledges) for m in in_order(library, markings))
        return (MarkGroup(label="", lines=lines, count=len(lines)),)
    return tuple(
        MarkGroup(
            label=parts.labels[province],
            lines=tuple(mark_line(library, m, root, with_pledge=with_pledges) for m in members),
            count=len(members),
        )
        for province, members in by_province(library, parts, markings).items()
    )


def by_province(library: Library, parts: Parts, markings: Sequence[Marking]) -> dict[str, list[Marking]]:
    """Provinces in Vietnamese order, in each the outermost offices first."""
    return {province: in_order(library, members) for province, members in parts.split(markings).items()}


def spellings(library: Library, hub: EventHub, official: str, root: str) -> tuple[Spelling, ...]:
    """Ways of writing, most frequent first, each with at most three plans that write so."""
    groups: dict[str, dict[str, EventMark]] = {}
    shown: dict[str, str] = {}
    for mark in hub.marks:
        text = mark.anniversary.event
        key = spelling_key(text)
        shown.setdefault(key, collapse(text))
        if mark.plan_id in library.plans:
            groups.setdefault(key, {}).setdefault(mark.plan_id, mark)
    ordered = sorted(groups, key=lambda key: (-len(groups[key]), key))[:SPELLINGS]
    return tuple(
        Spelling(
            text=marked(capitalise(shown[key]), official),
            count=len(groups[key]),
            links=tuple(_plan_link(library, mark, root) for mark in islice(groups[key].values(), _PLACES)),
        )
        for key in ordered
    )


def _plan_link(library: Library, mark: EventMark, root: str) -> Link:
    plan = library.plans[mark.plan_id]
    return Link(label=library.named(plan), href=library.href(plan, root, mark.anniversary.anchor))
