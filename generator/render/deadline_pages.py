"""Deadlines of all plans: `thoi-han/`, `thoi-han/<year>/`, `thoi-han/khong-ghi-ngay/`.

Enters: the Library.
Leaves: the hub with its years; a page for each year with its deadlines by date: who, what, plan and provision; a page for those that recur every year
or wait for an event. A long page leads to one page for each province, never to a page number.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from generator import urls
from generator.model import Crumb, Page
from generator.render.duties import dated_deadlines
from generator.render.environment import fragment, grouped
from generator.render.hub import Hub
from generator.render.library import Link
from generator.render.wording import capitalise, date_label, provision_label, shortened
from generator.text import collapse, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.model import Deadline, PartialDate, PlanRecord
    from generator.render.cut_lists import Parts
    from generator.render.hub import Sources
    from generator.render.library import Library

LONG = 150
"""More deadlines than this are cut by province."""
ROOT_CRUMB = Crumb(label="Thời hạn", address=urls.DEADLINES)
_EVERY = re.compile(r"(?:hang|moi) (?:nam|thang|quy)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One deadline of one plan."""

    plan_id: str
    date: PartialDate | None
    bodies: str
    """Who has to; empty where the paper does not tie the deadline to a body."""
    action: str
    """What is to be done; empty where only the words of the deadline are known."""
    words: str
    """The deadline as printed."""
    path: str
    anchor: str

    @property
    def recurs(self) -> bool:
        """Every year, month or quarter."""
        return self.date is None and bool(_EVERY.search(fold(self.words)))


@dataclass(frozen=True, slots=True, kw_only=True)
class DueRow:
    """One deadline in a list."""

    day: str
    due: Due
    plan: Link
    """The plan at the provision; its note names that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DueGroup:
    """Deadlines of a month, or of one kind."""

    id: str
    label: str
    rows: tuple[DueRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlinesContext:
    """`deadlines.html.j2`."""

    lead: str
    years: tuple[Link, ...]
    """Newest first; the note counts."""
    undated: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineListContext:
    """`deadline_list.html.j2`: one year, or the undated ones; whole or of one province."""

    kicker: str
    title: str
    lead: str
    whole: Link | None
    neighbours: tuple[Link, ...]
    groups: tuple[DueGroup, ...]
    provinces: tuple[Link, ...]
    """Where the list is cut; then `groups` is empty."""


def deadline_hubs(sources: Sources) -> Iterator[Hub]:
    """The hub, the years, the undated ones."""
    library, parts = sources.library, sources.observances.parts
    years: dict[int, list[Due]] = defaultdict(list)
    for plan in library.corpus.plans:
        for due in deadlines_of(plan):
            years[due.date.year if due.date else 0].append(due)
    undated = years.pop(0, [])
    yield Hub(key=urls.DEADLINES, plans=None, make=partial(_hub, years, undated))
    for year, found in sorted(years.items()):
        yield from _hubs(library, parts, _Part(year=year, years=tuple(sorted(years))), found)
    if undated:
        yield from _hubs(library, parts, _Part(year=None, years=()), undated)


def deadlines_of(plan: PlanRecord) -> Iterator[Due]:
    """Every deadline of a plan, the dated ones with who has to do what."""
    if not plan.deadlines:
        return
    for dated in dated_deadlines(plan, ""):
        yield _due(plan, dated.found, bodies=dated.bodies, action=dated.action)
    seen = set()
    for found in plan.deadlines:
        if found.date is None and (found.anchor, fold(found.raw)) not in seen:
            seen.add((found.anchor, fold(found.raw)))
            yield _due(plan, found, bodies="", action="")


def _due(plan: PlanRecord, found: Deadline, *, bodies: str, action: str) -> Due:
    return Due(
        plan_id=plan.id,
        date=found.date,
        bodies=bodies,
        action=action,
        words=collapse(found.raw),
        path=found.path,
        anchor=found.anchor,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """One year, or the undated ones."""

    year: int | None
    years: tuple[int, ...]

    @property
    def title(self) -> str:
        return f"Thời hạn năm {self.year}" if self.year else "Thời hạn không ghi ngày"

    @property
    def crumb(self) -> str:
        return str(self.year) if self.year else "Không ghi ngày"

    def address(self, province: str | None = None) -> str:
        return urls.deadlines_of(self.year, province) if self.year else urls.deadlines_undated(province)


def _hubs(library: Library, parts: Parts, part: _Part, found: Sequence[Due]) -> Iterator[Hub]:
    """One list, and its provinces where it is long."""
    by_province = parts.split(found) if len(found) > LONG else {}
    make = partial(_list_page, library, parts, part, found, by_province)
    yield Hub(key=part.address(), plans=dict.fromkeys(due.plan_id for due in found), facts=part.years, make=make)
    for province, own in by_province.items():
        make = partial(_province_page, library, part, province, parts.labels[province], own)
        yield Hub(key=part.address(province), plans=dict.fromkeys(due.plan_id for due in own), make=make)


def _list_page(library: Library, parts: Parts, part: _Part, found: Sequence[Due], by_province: dict[str, list[Due]]) -> Page:
    """One year, or the undated ones."""
    address = part.address()
    root = "../" * (address.count("/") + 1)
    plans = len({due.plan_id for due in found})
    context = DeadlineListContext(
        kicker="Thời hạn trong các kế hoạch",
        title=part.title,
        lead=f"{grouped(len(found))} hạn trong {grouped(plans)} kế hoạch.",
        whole=None,
        neighbours=tuple(
            Link(label=str(year), href="" if year == part.year else urls.href(root, urls.deadlines_of(year))) for year in part.years
        ),
        groups=() if by_province else _groups(library, found, root),
        provinces=tuple(
            Link(label=parts.labels[province], href=urls.href(root, part.address(province)), note=f"{grouped(len(own))} hạn")
            for province, own in by_province.items()
        ),
    )
    return _page(address, context, (ROOT_CRUMB, Crumb(label=part.crumb)))


def _province_page(library: Library, part: _Part, province: str, label: str, own: Sequence[Due]) -> Page:
    """One province of a long list."""
    address, below = part.address(), part.address(province)
    deep = "../" * (below.count("/") + 1)
    context = DeadlineListContext(
        kicker="Thời hạn trong các kế hoạch",
        title=f"{part.title}: {label}",
        lead=f"{grouped(len(own))} hạn trong {grouped(len({due.plan_id for due in own}))} kế hoạch của {label}.",
        whole=Link(label="Mọi tỉnh, thành", href=urls.href(deep, address)),
        neighbours=(),
        groups=_groups(library, own, deep),
        provinces=(),
    )
    return _page(below, context, (ROOT_CRUMB, Crumb(label=part.crumb, address=address), Crumb(label=label)))


def _groups(library: Library, found: Iterable[Due], root: str) -> tuple[DueGroup, ...]:
    """By month, the earliest first, whole years last; undated ones by kind."""
    groups: dict[tuple[int, str, str], list[Due]] = defaultdict(list)
    for due in found:
        groups[_group(due)].append(due)
    return tuple(
        DueGroup(id=anchor, label=label, rows=tuple(_row(library, due, root) for due in sorted(own, key=lambda d: _order(library, d))))
        for (_, anchor, label), own in sorted(groups.items())
    )


def _group(due: Due) -> tuple[int, str, str]:
    """Order, id and heading of the group that a deadline stands in."""
    if due.date is None:
        return (1, "_hang-nam", "Lặp lại hằng năm, hằng quý, hằng tháng") if due.recurs else (2, "_su-kien", "Tính theo một việc khác")
    if due.date.month is None:
        return 13, "_ca-nam", "Chỉ ghi năm"
    return due.date.month, f"_thang-{due.date.month}", f"Tháng {due.date.month}/{due.date.year}"


def _order(library: Library, due: Due) -> tuple[object, ...]:
    """A month without its day stands at its end."""
    return (due.date.day or 32 if due.date else 0, library.addresses[due.plan_id], due.anchor)


def _row(library: Library, due: Due, root: str) -> DueRow:
    plan = library.plans[due.plan_id]
    return DueRow(
        day=capitalise(date_label(due.date)) if due.date else "",
        due=due,
        plan=Link(label=library.named(plan), href=library.href(plan, root, due.anchor), note=provision_label(due.path)),
    )


def _hub(years: dict[int, list[Due]], undated: list[Due]) -> Page:
    """All years."""
    dated = sum(map(len, years.values()))
    plans = len({due.plan_id for found in (*years.values(), undated) for due in found})
    lead = (
        f"{grouped(dated)} hạn theo ngày trong {grouped(plans)} kế hoạch: ai phải làm gì, trước ngày nào."
        if dated
        else "Chưa kế hoạch nào trong thư viện ghi hạn theo ngày."
    )
    context = DeadlinesContext(
        lead=lead,
        years=tuple(
            Link(label=f"Năm {year}", href=urls.href("../", urls.deadlines_of(year)), note=_counted(found))
            for year, found in sorted(years.items(), reverse=True)
        ),
        undated=Link(label="Thời hạn không ghi ngày", href=urls.href("../", urls.deadlines_undated()), note=_counted(undated))
        if undated
        else None,
    )
    return Page(
        address=urls.DEADLINES,
        kind="deadline",
        title="Thời hạn trong các kế hoạch",
        description=shortened(f"Thời hạn mà các kế hoạch thi đua đặt ra, theo năm và theo tháng. {lead}"),
        crumbs=(Crumb(label="Thời hạn"),),
        body=fragment("deadlines", context),
    )


def _counted(found: Sequence[Due]) -> str:
    return f"{grouped(len(found))} hạn trong {grouped(len({due.plan_id for due in found}))} kế hoạch"


def _page(address: str, context: DeadlineListContext, crumbs: tuple[Crumb, ...]) -> Page:
    return Page(
        address=address,
        kind="deadline",
        title=context.title,
        description=shortened(f"{context.title} mà các kế hoạch thi đua đặt ra: ai, việc gì, ở mục nào. {context.lead}"),
        crumbs=crumbs,
        body=fragment("deadline_list", context),
    )
