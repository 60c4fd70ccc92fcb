"""Pages of movements: what each is, how plans write its name, who takes part, who is responsible.

Enters: the Library.
Leaves: hubs `phong-trao/<slug>/`, the ways of writing first. A movement that very many plans name has one page a province, and one a year where
a province is long too.

What the authority file does not know is not said; where a launching document is cited by a plan its page is linked.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator import urls
from generator.authorities import campaign_by_slug
from generator.model import Crumb, Page
from generator.render.cut_lists import by_year, held, part_links, year_label
from generator.render.environment import escaped, fragment
from generator.render.hub import Hub
from generator.render.library import Link, YearGroup, link_html
from generator.render.movement_facts import KinRow, Launch, kin_rows, kind_label, launch, launching_links, span
from generator.render.movement_names import SHOWN, Spelling, marked, other_local_names, spelling_key, spellings
from generator.render.movement_roles import Charge, charges, often_charged, responsible, usual_bodies
from generator.render.wording import capitalise, lower_first, provision_label, shortened
from generator.text import collapse

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.authorities import Campaign
    from generator.model import MovementHub, MovementUse
    from generator.render.cut_lists import Parts
    from generator.render.hub import Sources
    from generator.render.library import Library

ROOT_CRUMB = Crumb(label="Phong trào", address=urls.MOVEMENTS)
MANY = 150
"""More plans than this are told in one line each."""
LONG = 600
"""More than this, and each province has a page; a province with more, one page a year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MovementContext:
    """`movement.html.j2`."""

    kicker: str
    name: str
    lead: str
    launch: Launch
    span: str
    spellings: tuple[Spelling, ...]
    marked: bool
    """Some name has words that the official one does not."""
    ways: int
    """How many ways of writing there are; more than are shown where the list is long."""
    local_names: tuple[Link, ...]
    plans: int
    years: tuple[YearGroup, ...]
    listed: tuple[YearPart, ...]
    """Where there are many: a line for each plan, instead of `years`."""
    parts: tuple[Link, ...]
    """Where there are very many: provinces, each with its own page, instead of either."""
    per_year: tuple[Link, ...]
    """Counts of years, beside `parts`."""
    charges: tuple[Charge, ...]
    """Who is responsible, plan by plan; of a long list the provinces' pages tell."""
    bodies: tuple[Link, ...]
    """Offices that provisions which name the movement charge most, or those that these plans charge at all."""
    own_charges: bool
    """`bodies` are charged with this movement itself."""
    kin: tuple[KinRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearPart:
    """Plans of one year of a province."""

    id: str
    label: str
    href: str
    """Own page of the year; then `rows` is empty."""
    count: int
    rows: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class MovementPartContext:
    """`movement_part.html.j2`."""

    name: str
    title: str
    lead: str
    whole: Link
    years: tuple[YearPart, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Movement:
    """A movement with what its pages ask for again and again."""

    hub: MovementHub
    entry: Campaign
    address: str
    plan_ids: tuple[str, ...]
    uses: dict[str, list[MovementUse]]
    """By plan."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Beside:
    """What the page of a movement says that plans outside of it have a part in."""

    launch: Launch
    kin: tuple[KinRow, ...]


def movement_hubs(sources: Sources) -> Iterator[Hub]:
    """One for every movement of the authority file, and for each of its parts."""
    library, parts = sources.library, sources.observances.parts
    launched = launching_links(library)
    counts = {hub.slug: len(hub.plan_ids) for hub in library.corpus.movements if hub.slug}
    for hub in library.corpus.movements:
        entry = campaign_by_slug(hub.slug) if hub.slug else None
        if entry is None or hub.address is None:
            continue
        uses: dict[str, list[MovementUse]] = {}
        for use in hub.uses:
            if use.plan_id in library.plans:
                uses.setdefault(use.plan_id, []).append(use)
        movement = _Movement(hub=hub, entry=entry, address=hub.address, plan_ids=tuple(uses), uses=uses)
        root = "../" * (hub.address.count("/") + 1)
        beside = _Beside(launch=launch(entry, launched, root), kin=kin_rows(entry, counts, root))
        yield Hub(key=hub.address, plans=movement.plan_ids, facts=(repr(beside),), make=partial(_page, library, movement, parts, beside))
        if len(uses) > LONG:
            for part, members in parts.by_province(movement.plan_ids).items():
                yield from _province_hubs(library, movement, part, parts.labels[part], members)


def _page(library: Library, movement: _Movement, parts: Parts, beside: _Beside) -> Page:
    """The main page."""
    entry, address, long, many = movement.entry, movement.address, len(movement.uses) > LONG, len(movement.uses) > MANY
    root = "../" * (address.count("/") + 1)
    charged = responsible(library, movement.uses)
    uses = [use for group in movement.uses.values() for use in group]
    ways = spellings(library, uses, entry, root, long=many)
    found = charges(library, charged, root)
    lead = _lead(library, movement, len(ways))
    context = MovementContext(
        kicker=" · ".join(
            part
            for part in (kind_label(library, entry), f"thường gọi: {entry.short_name}" if entry.short_name != entry.name else "")
            if part
        ),
        name=entry.name,
        lead=lead,
        launch=beside.launch,
        span=span(entry),
        spellings=ways[:SHOWN] if many else ways,
        marked=any("<mark" in way.words for way in ways),
        ways=len(ways),
        local_names=other_local_names(library, uses, entry, root),
        plans=len(movement.plan_ids),
        years=() if many else library.years(movement.plan_ids, root),
        listed=_year_parts(library, movement, movement.plan_ids, root) if many and not long else (),
        parts=part_links(library, parts, movement.plan_ids, address, root) if long else (),
        per_year=tuple(
            Link(label=year_label(year), note=f"{len(plans)} kế hoạch") for year, plans in by_year(library, movement.plan_ids).items()
        )
        if long
        else (),
        charges=() if many else found,
        bodies=often_charged(found) if found and many else () if found else usual_bodies(library, movement.plan_ids, root),
        own_charges=bool(found),
        kin=beside.kin,
    )
    return Page(
        address=address,
        kind="movement",
        title=entry.name,
        description=shortened(f"{kind_label(library, entry)} “{entry.name}”. {lead}"),
        crumbs=(ROOT_CRUMB, Crumb(label=entry.short_name)),
        body=fragment("movement", context),
    )


def _lead(library: Library, movement: _Movement, ways: int) -> str:
    """`4 kế hoạch của 4 nơi, 2020–2025 nhắc tên này, theo 4 cách viết.`, or that no plan does."""
    if not movement.plan_ids:
        return "Chưa có kế hoạch nào trong thư viện nhắc tên này. Điều đó không có nghĩa là không nơi nào tham gia."
    written = f"theo {ways} cách viết" if ways > 1 else "cùng một cách viết" if len(movement.plan_ids) > 1 else ""
    return ", ".join(part for part in (f"{held(library, movement.plan_ids)} nhắc tên này", written) if part) + "."


def _province_hubs(library: Library, movement: _Movement, part: str, label: str, members: list[str]) -> Iterator[Hub]:
    """Plans of one province; one page a year where there are very many."""
    yield Hub(key=urls.part(movement.address, part), plans=members, make=partial(_province_page, library, movement, part, label, members))
    for year, plans in by_year(library, members).items() if len(members) > LONG else ():
        below = urls.part(movement.address, part, year)
        yield Hub(key=below, plans=plans, make=partial(_year_page, library, movement, below, label, year, plans))


def _province_page(library: Library, movement: _Movement, part: str, label: str, members: list[str]) -> Page:
    """Plans of one province under their years, or the ways to the years."""
    address = urls.part(movement.address, part)
    root = "../" * (address.count("/") + 1)
    groups = _year_parts(library, movement, members, root, cut=address if len(members) > LONG else "")
    return _part_page(library, movement, address, (label, ""), members=members, groups=groups)


def _year_parts(library: Library, movement: _Movement, plan_ids: Sequence[str], root: str, *, cut: str = "") -> tuple[YearPart, ...]:
    """Plans under their years; `cut` is the address whose pages of years hold them instead."""
    return tuple(
        YearPart(
            id=f"_{year or 'khong-ro-nam'}",
            label=year_label(year),
            href=urls.href(root, f"{cut}/{year or 'khong-ro-nam'}") if cut else "",
            count=len(plans),
            rows=Markup("") if cut else _rows(library, movement, plans, root),
        )
        for year, plans in by_year(library, plan_ids).items()
    )


def _year_page(library: Library, movement: _Movement, address: str, label: str, year: int, plans: list[str]) -> Page:  # noqa: PLR0917 - one part
    """Plans of one province and year."""
    rows = _rows(library, movement, plans, "../" * (address.count("/") + 1))
    group = YearPart(id="_danh-sach", label=year_label(year), href="", count=len(plans), rows=rows)
    return _part_page(library, movement, address, (label, lower_first(year_label(year))), members=plans, groups=[group])


def _part_page(
    library: Library, movement: _Movement, address: str, named: tuple[str, str], *, members: Sequence[str], groups: Sequence[YearPart]
) -> Page:
    """The page of one province, or of one year of it; `named` says both, the year empty for all."""
    label, year = named
    entry = movement.entry
    where = ", ".join(part for part in (lower_first(label), year) if part)
    counted = held(library, tuple(members))
    context = MovementPartContext(
        name=entry.name,
        title=f"{entry.short_name}: {where}",
        lead=f"{counted} nhắc tên phong trào này; tên chỉ chép lại khi viết khác tên chính thức.",
        whole=Link(label="Cả nước, mọi năm", href=urls.href("../" * (address.count("/") + 1), movement.address)),
        years=tuple(groups),
    )
    above = (Crumb(label=label, address=address.rpartition("/")[0]), Crumb(label=capitalise(year))) if year else (Crumb(label=label),)
    return Page(
        address=address,
        kind="movement",
        title=f"{entry.name} – {where}",
        description=shortened(f"{counted} nhắc “{entry.name}”: viết tên thế nào, ở mục nào, giao cho ai."),
        crumbs=(ROOT_CRUMB, Crumb(label=entry.short_name, address=movement.address), *above),
        body=fragment("movement_part", context),
    )


def _rows(library: Library, movement: _Movement, plan_ids: Sequence[str], root: str) -> Markup:
    """One line for each plan: names as written where that is not the official one, provisions, and who is responsible where the plan says it."""
    charged = responsible(library, {plan_id: movement.uses[plan_id] for plan_id in plan_ids})
    found = {charge.plan_id: charge for charge in charges(library, charged, root)}
    return Markup("".join([_row(library, movement, plan_id, found.get(plan_id), root) for plan_id in plan_ids]))  # noqa: S704 - escaped below


def _row(library: Library, movement: _Movement, plan_id: str, charge: Charge | None, root: str) -> str:
    """One plan."""
    plan, official = library.plans[plan_id], spelling_key(movement.entry.name)
    href = library.href(plan, root)
    names: dict[str, str] = {}
    places: dict[str, str] = {}
    for use in movement.uses[plan_id]:
        names.setdefault(spelling_key(use.mention.name), use.mention.name)
        places.setdefault(use.mention.anchor, use.mention.path)
    written = [
        f'<p class="k-said">“{marked(capitalise(collapse(name)), movement.entry.name)}”</p>'
        for key, name in names.items()
        if key != official
    ]
    (first, path), *further = places.items()
    where = [escaped(provision_label(path))]
    where += [f'<a href="{href}#{anchor}">{escaped(provision_label(path))}</a>' for anchor, path in further]
    bodies = f"<p>giao: {'; '.join(map(link_html, charge.bodies))}</p>" if charge else ""
    return f'<li><a href="{href}#{first}">{escaped(library.named(plan))}</a>, {"; ".join(where)}{"".join(written)}{bodies}</li>\n'
