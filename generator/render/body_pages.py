"""Pages of kinds of offices: what plans charge the “Phòng Nội vụ” of any place with.

Enters: the Library.
Leaves: Pages `co-quan/` and `co-quan/<slug>/`: duties by year and plan, each with its provision; what the office became when offices were merged.
An office that is charged very often has one page a province, and one a year where a province is long too.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator import urls
from generator.authorities import body_by_slug
from generator.model import Crumb, Page
from generator.render.body_lists import ROOT_CRUMB, body_list_pages, family_label
from generator.render.cut_lists import LONG, by_year, held, part_links, year_label
from generator.render.environment import escaped, fragment
from generator.render.hub import Hub
from generator.render.library import Link
from generator.render.wording import capitalise, lower_first, provision_label, shortened
from generator.text import collapse, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.authorities import Body
    from generator.model import Assignment, BodyHub
    from generator.render.cut_lists import Parts
    from generator.render.hub import Sources
    from generator.render.library import Library

NAMES = 12
"""Printed names that are shown."""
_LEVELS = {"central": "trung ương", "province": "tỉnh", "district": "huyện (đến 30/6/2025)", "commune": "xã"}


@dataclass(frozen=True, slots=True, kw_only=True)
class YearDuties:
    """Plans of one year."""

    id: str
    label: str
    href: str
    """Own page of the year; then `plans` is empty."""
    count: str
    plans: Markup
    """Rows of a table, one group for each plan."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyContext:
    """`body.html.j2`: the whole page of an office, or a part of it."""

    kicker: str
    name: str
    lead: str
    whole: Link | None
    """From a part to the whole."""
    before: tuple[Link, ...]
    """Offices that it was made from."""
    after: tuple[Link, ...]
    """What it became."""
    years: tuple[YearDuties, ...]
    parts: tuple[Link, ...]
    """Provinces with pages of their own, instead of `years`."""
    names: tuple[Link, ...]
    """As printed, with how often."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Office:
    """An office with what its pages ask for again and again."""

    entry: Body
    address: str
    duties: dict[str, list[Assignment]]
    """By plan, each duty once."""


def body_hubs(sources: Sources) -> Iterator[Hub]:
    """The index, then every office of the authority file and its parts."""
    library, parts = sources.library, sources.observances.parts
    yield Hub(key=urls.BODIES, plans=None, make=partial(body_list_pages, library, parts))
    linked = {hub.slug for hub in library.corpus.bodies if hub.slug}
    for hub in library.corpus.bodies:
        entry = body_by_slug(hub.slug) if hub.slug else None
        if entry is None or hub.address is None:
            continue
        office = _Office(entry=entry, address=hub.address, duties=_duties(library, hub))
        long = _count(office, office.duties) > LONG
        yield Hub(key=hub.address, plans=office.duties, make=partial(_page, library, office, parts, long=long, linked=linked))
        if long:
            for part, members in parts.by_province(office.duties).items():
                yield from _province_hubs(library, office, part, parts.labels[part], members)


def _duties(library: Library, hub: BodyHub) -> dict[str, list[Assignment]]:
    """Duties by plan; one that the same provision lays twice on the office counts once."""
    found: dict[str, dict[tuple[str, str], Assignment]] = {}
    for duty in hub.duties:
        if duty.plan_id in library.plans:
            found.setdefault(duty.plan_id, {}).setdefault((duty.assignment.path, duty.assignment.action), duty.assignment)
    return {plan_id: list(duties.values()) for plan_id, duties in found.items()}


def _count(office: _Office, plan_ids: Iterable[str]) -> int:
    return sum(len(office.duties[plan_id]) for plan_id in plan_ids)


def _counted(library: Library, office: _Office, plan_ids: Sequence[str]) -> str:
    """`7 đầu việc trong 3 kế hoạch của 3 nơi, 2020–2025`."""
    return f"{_count(office, plan_ids)} đầu việc trong {held(library, tuple(plan_ids))}"


def _page(library: Library, office: _Office, parts: Parts, *, long: bool, linked: set[str]) -> Page:
    """The main page."""
    entry, address = office.entry, office.address
    root = "../" * (address.count("/") + 1)
    lead = f"{_counted(library, office, list(office.duties))}."
    levels = "" if entry.kind == "collective" else ", ".join(_LEVELS[level] for level in entry.levels)
    context = BodyContext(
        kicker=" · ".join(part for part in (family_label(entry.family), f"cấp {levels}" if levels else "") if part),
        name=entry.name,
        lead=lead,
        whole=None,
        before=_offices(entry.predecessors, linked, root),
        after=_offices(entry.successors, linked, root),
        years=() if long else _years(library, office, list(office.duties), root),
        parts=part_links(library, parts, office.duties, address, root) if long else (),
        names=_names(office),
    )
    return Page(
        address=address,
        kind="body",
        title=f"{entry.name}: việc được giao",
        description=shortened(f"{entry.name} được giao việc gì trong các kế hoạch thi đua: {lead}"),
        crumbs=(ROOT_CRUMB, Crumb(label=entry.name)),
        body=fragment("body", context),
    )


def _offices(slugs: Iterable[str], linked: set[str], root: str) -> tuple[Link, ...]:
    """Offices before and after, with their pages where a plan charges them."""
    found = ((slug, body_by_slug(slug)) for slug in slugs)
    return tuple(Link(label=entry.name, href=urls.href(root, urls.body(slug)) if slug in linked else "") for slug, entry in found if entry)


def _names(office: _Office) -> tuple[Link, ...]:
    """How plans name the office, the most common first; nothing where all use its plain name."""
    shown: dict[str, str] = {}
    counted: Counter[str] = Counter()
    for duties in office.duties.values():
        for found in duties:
            key = fold(collapse(found.lead))
            shown.setdefault(key, capitalise(collapse(found.lead)))
            counted[key] += 1
    if set(counted) == {fold(office.entry.name)}:
        return ()
    ordered = sorted(counted, key=lambda key: (-counted[key], key))
    return tuple(Link(label=shown[key], note=f"{counted[key]} lần") for key in ordered[:NAMES])


def _years(library: Library, office: _Office, plan_ids: Sequence[str], root: str, cut: str = "") -> tuple[YearDuties, ...]:
    """Plans under their years; `cut` is the address whose pages of years hold them instead."""
    return tuple(
        YearDuties(
            id=f"_{year or 'khong-ro-nam'}",
            label=year_label(year),
            href=urls.href(root, f"{cut}/{year or 'khong-ro-nam'}") if cut else "",
            count=f"{_count(office, members)} đầu việc, {len(members)} kế hoạch",
            plans=Markup("") if cut else Markup("".join([_plan(library, office, plan_id, root) for plan_id in members])),  # noqa: S704 - escaped below
        )
        for year, members in by_year(library, plan_ids).items()
    )


def _plan(library: Library, office: _Office, plan_id: str, root: str) -> str:
    """The duties of one plan: rows with its name beside the first."""
    plan = library.plans[plan_id]
    plain, href = fold(office.entry.name), library.href(plan, root)
    duties = office.duties[plan_id]
    span = f' rowspan="{len(duties)}"' if len(duties) > 1 else ""
    head = f'<th scope="rowgroup"{span}>{escaped(library.named(plan))}</th>'
    out = ["<tbody>\n"]
    for found in duties:
        lead = collapse(found.lead)
        out.append(f"<tr>{head}<td>{escaped(capitalise(collapse(found.action)))}")
        if found.requested:
            out.append(' <span class="k-asked">(đề nghị)</span>')
        if fold(lead) != plain:
            out.append(f"<p>ghi là: {escaped(capitalise(lead))}</p>")
        if found.coordinating:
            out.append(f"<p>phối hợp: {escaped('; '.join(map(collapse, found.coordinating)))}</p>")
        if found.deadline:
            out.append(f"<p>hạn: <b>{found.deadline.label}</b></p>")
        where = f'<a href="{href}#{found.anchor}">{escaped(provision_label(found.path))}</a>'
        out.append(f"</td><td>{where}</td></tr>\n")
        head = ""
    out.append("</tbody>\n")
    return "".join(out)


def _province_hubs(library: Library, office: _Office, part: str, label: str, members: list[str]) -> Iterator[Hub]:
    """Duties of one province; one page a year where there are very many."""
    address = urls.part(office.address, part)
    cut = _count(office, members) > LONG
    yield Hub(key=address, plans=members, make=partial(_part_page, library, office, address, (label, ""), members, cut=cut))
    for year, plan_ids in by_year(library, members).items() if cut else ():
        below = urls.part(office.address, part, year)
        make = partial(_part_page, library, office, below, (label, year_label(year)), plan_ids, cut=False)
        yield Hub(key=below, plans=plan_ids, make=make)


def _part_page(library: Library, office: _Office, address: str, named: tuple[str, str], plan_ids: Sequence[str], *, cut: bool) -> Page:
    """The page of one province, or of one year of it; `named` says both, the year empty for all."""
    label, year = named
    entry = office.entry
    years = _years(library, office, plan_ids, "../" * (address.count("/") + 1), cut=address if cut else "")
    where = ", ".join(part for part in (lower_first(label), lower_first(year)) if part)
    lead = f"{_counted(library, office, plan_ids)}."
    context = BodyContext(
        kicker="",
        name=f"{entry.name}: {where}",
        lead=lead,
        whole=Link(label="Cả nước, mọi năm", href=urls.href("../" * (address.count("/") + 1), office.address)),
        before=(),
        after=(),
        years=years,
        parts=(),
        names=(),
    )
    above = (Crumb(label=label, address=address.rpartition("/")[0]), Crumb(label=year)) if year else (Crumb(label=label),)
    return Page(
        address=address,
        kind="body",
        title=f"{entry.name}: việc được giao ở {where}",
        description=shortened(f"{entry.name} được giao việc gì trong các kế hoạch thi đua của {where}: {lead}"),
        crumbs=(ROOT_CRUMB, Crumb(label=entry.name, address=office.address), *above),
        body=fragment("body", context),
    )
