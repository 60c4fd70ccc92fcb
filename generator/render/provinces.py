"""Pages of provinces: one for each name, old and new, whether or not the library has plans.

Enters: the Library and a province name.
Leaves: one Page with a part for each unit that bore the name: the province of today with its communes and what they were made from, the one
before 01/7/2025 with its districts and what they became. Plans of the provinces that went into today's stand under their old names.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator import urls
from generator.corpus.places import plan_day
from generator.model import Crumb, Page
from generator.render.directive_lists import DirectiveRow, most_cited
from generator.render.environment import fragment
from generator.render.library import Link, YearGroup
from generator.render.movement_lists import MovementRow, movements_of
from generator.render.place_side import EventRow, PlaceRow, desk_links, event_rows, place_rows
from generator.render.tiles import nearest, plans_of
from generator.render.unit_lists import UnitLinks, day_label, former_list, kinds_of, origin, present_list, text, unit_name, until_reform
from generator.render.wording import capitalise, joined, plan_year, shortened, years_span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from generator.gazetteer import Place
    from generator.model import PlaceHub
    from generator.render.library import Library

ROLLED = 10
"""Plans of a province of old that stand on the page of today's; the rest is on its own page."""
MOST_HELD = 40
"""Communes of today with plans, or with those of former units, that stand open; of more, the folded lists tell."""
MOST_CITED = 8
MOST_NAMED = 8
NEIGHBOURS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanGroup:
    """Plans issued under one name."""

    title: str
    """Empty where the page has one group only."""
    href: str
    """Page of a province of old; empty for this page."""
    count: int
    years: tuple[YearGroup, ...]
    rows: tuple[Markup, ...]
    """Instead of years: the newest plans of a province with a page of its own."""
    more: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """Where to look instead: `Nay là Lâm Đồng, 2 kế hoạch`."""

    words: str
    label: str
    href: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A commune of today, what it was made from, and its plans or those of former units."""

    name: str
    href: str
    origin: Markup
    note: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The units below one province that bore the name."""

    id: str
    title: str
    note: str
    short: str
    """For the links at the top."""
    units: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A line of “Trước và nay”."""

    name: str
    href: str
    note: str
    present: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvinceContext:
    """`province.html.j2`."""

    kicker: str
    name: str
    notice: Markup
    keeps_names: bool
    groups: tuple[PlanGroup, ...]
    summary: str
    empty: tuple[Lead, ...] | None
    """Where to look instead, when there is no plan."""
    empty_note: str
    guide: str
    held: tuple[Held, ...]
    children: tuple[PlaceRow, ...]
    """Places with plans under the names that they had then."""
    parts: tuple[Part, ...]
    stages: tuple[Stage, ...]
    directives: tuple[DirectiveRow, ...]
    movements: tuple[MovementRow, ...]
    events: tuple[EventRow, ...]
    desks: tuple[Link, ...]
    """Of its own offices."""


def province_page(library: Library, path: str) -> Page:
    """The page of one province name."""
    units = library.units
    places = units.provinces[path]
    newest = places[-1]
    present = newest if newest.valid_until is None else None
    links = UnitLinks(units, path, "../")
    groups = _groups(library, places, present)
    ids = list(dict.fromkeys(plan_id for group in groups for plan_id in group[2]))
    now = units.now(path)
    hub = library.corpus.places.get(path)
    cut = path if hub and library.is_long(hub) else ""
    context = ProvinceContext(
        kicker=_kicker(places),
        name=newest.full_name,
        notice=notice(links, newest),
        keeps_names=bool(ids),
        groups=tuple(_plan_group(library, group, cut, single=len(groups) == 1) for group in groups),
        summary=_summary(library, ids),
        empty=None if ids else _instead(library, path, now),
        empty_note="" if ids else _holds(library),
        guide=urls.href("../", urls.CLERK_GUIDE),
        held=_held(library, links, path) if present else (),
        children=place_rows(library, _former_children(library, path), "../"),
        parts=tuple(_parts(library, links, places)),
        stages=tuple(_stages(library, path, now)),
        directives=most_cited(library, ids, MOST_CITED, "../"),
        movements=movements_of(library, ids, MOST_NAMED, "../"),
        events=event_rows(library, ids, "../"),
        desks=desk_links(library, hub, "../"),
    )
    words = context.notice.striptags()
    return Page(
        address=path,
        kind="place",
        title=newest.full_name,
        description=shortened(f"{context.summary or 'Kế hoạch'} của {unit_name(newest)}. {words}".strip()),
        crumbs=_crumbs(newest, now),
        body=fragment("province", context),
    )


def _crumbs(newest: Place, now: Place | None) -> tuple[Crumb, ...]:
    renamed = now if now and now.name != newest.name else None
    last = Crumb(label=newest.name, note=renamed.name if renamed else "", note_address=renamed.path if renamed else None)
    return (Crumb(label="Nơi chốn", address=urls.PLACES), last)


# ── what is said before anything else ─────────────────────────────────────────────────────────────────────────────────


def _kicker(places: tuple[Place, ...]) -> str:
    """`Tỉnh · đến 30/6/2025 · đơn vị cũ`."""
    newest = places[-1]
    parts = [capitalise(newest.type)]
    if len(places) > 1 and newest.valid_from:
        parts.append(f"tên của hai đơn vị: trước và từ {day_label(newest.valid_from)}")
    elif newest.valid_from:
        parts.append(f"từ {day_label(newest.valid_from)}")
    if newest.valid_until:
        parts += [f"đến {day_label(newest.valid_until)}", "đơn vị cũ"]
    for former, ended in newest.former_types:
        parts.append(f"là {former} đến {day_label(ended.fromordinal(ended.toordinal() - 1))}")
    return " · ".join(parts)


def notice(links: UnitLinks, place: Place) -> Markup:
    """What became of a province, or what it was made from, with links."""
    units = links.units
    if place.valid_until is None:
        others = [links.link(other, bare=True) for other in units.former_names(place) if other.name != place.name]
        since = f"Từ {day_label(place.valid_from)} " if place.valid_from and others else ""
        stays = any(other.name == place.name for other in units.former_names(place))
        made = f"{since}{'gồm cả' if stays else 'thay cho'} {joined(others)} cũ. " if others else ""
        below = units.below(place.path).communes_now
        return Markup(f"{made}Không còn cấp huyện từ 01/7/2025: dưới {place.type} là {text(kinds_of(below))}.")  # noqa: S704 - names are escaped
    successors = units.gazetteer.successors(place)
    if not successors:
        return Markup("")
    now = successors[0]
    since = f"Từ {day_label(now.valid_from)}" if now.valid_from else "Nay"
    together = [other for other in units.former_names(now) if other.key != place.key]
    names = [links.link(other, bare=True) if other.path != now.path else f"{text(other.name)} cũ" for other in together]
    if not together:
        return Markup(f"{since} là <b>{links.link(now)}</b>.")  # noqa: S704 - names are escaped
    return Markup(f"{since} thuộc <b>{links.link(now)}</b>, cùng {joined(names)}.")  # noqa: S704 - names are escaped


def _stages(library: Library, path: str, now: Place | None) -> Iterable[Stage]:
    """Provinces that came together, then today's; nothing where nothing changed."""
    if now is None or not (before := library.units.former_names(now)):
        return
    for place in before:
        until = f"đến {day_label(place.valid_until)}" if place.valid_until else ""
        yield Stage(
            name=f"{place.full_name}{' cũ' if place.path == now.path else ''}",
            href="" if place.path == path else urls.href("../", place.path),
            note=until,
            present=False,
        )
    deed = f", theo Nghị quyết {now.deed}" if now.deed else ""
    yield Stage(
        name=now.full_name,
        href="" if now.path == path else urls.href("../", now.path),
        note=f"từ {day_label(now.valid_from)}{deed}" if now.valid_from else "",
        present=True,
    )


# ── plans ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

_Group = tuple[str, str, list[str]]
"""Title, address of the page with all of them (empty: this one), plans newest first."""


def _groups(library: Library, places: tuple[Place, ...], present: Place | None) -> list[_Group]:
    """Plans by the name under which they were issued: today's first, then each province of old."""
    hubs, units = library.corpus.places, library.units
    path = places[-1].path
    own = list(hubs[path].all_plan_ids) if path in hubs else []
    if present is None or not units.former_names(present):
        return [("", "", own)] if own else []
    former = [plan_id for plan_id in own if is_former(library, plan_id, present)]
    gone = set(former)
    groups: list[_Group] = (
        [(f"{present.name} từ {day_label(present.valid_from)}", "", [p for p in own if p not in gone])] if present.valid_from else []
    )
    for place in units.former_names(present):
        if place.path == path:
            groups.append((f"{place.name} cũ", "", former))
        elif place.path in hubs:
            groups.append((f"{place.name} cũ", place.path, list(hubs[place.path].all_plan_ids)))
    if former and all(place.path != path for place in units.former_names(present)):
        # Older plans that somebody filed under today's name: they are here, whatever the province was called then.
        groups.append((f"{present.name}, trước {day_label(present.valid_from)}" if present.valid_from else "", "", former))
    return [group for group in groups if group[2]]


def is_former(library: Library, plan_id: str, present: Place) -> bool:
    """True for a plan issued before the present province began, or by a unit that had ended."""
    plan, hub = library.plans[plan_id], library.homes.get(plan_id)
    found = library.units.gazetteer.by_path(hub.address) if hub and hub.address != present.path else ()
    if found:
        return found[-1].valid_until is not None
    day = plan_day(plan)
    return day is not None and present.valid_from is not None and day < present.valid_from


def _plan_group(library: Library, group: _Group, cut: str, *, single: bool) -> PlanGroup:
    """Plans of one name; `cut` is the province whose pages of years hold them instead."""
    title, address, ids = group
    elsewhere = bool(address)
    href = urls.href("../", address) if elsewhere else ""
    more = Link(label=f"Tất cả {len(ids)} kế hoạch của {title}", href=href) if elsewhere and len(ids) > ROLLED else None
    return PlanGroup(
        title="" if single and not address else title,
        href=href,
        count=len(ids),
        years=() if elsewhere else library.years(ids, "../", cut=cut),
        rows=library.rows(ids[:ROLLED], "../") if elsewhere else (),
        more=more,
    )


def _summary(library: Library, ids: list[str]) -> str:
    """`2 kế hoạch, 2024–2025`."""
    years = [year for plan_id in ids if (year := plan_year(library.plans[plan_id]))]
    return ", ".join(part for part in (f"{len(ids)} kế hoạch", years_span(years)) if part) if ids else ""


def _holds(library: Library) -> str:
    """What the library holds so far, for pages without plans."""
    plans, provinces = len(library.corpus.plans), len(library.provinces())
    held = f": thư viện mới giữ {plans} kế hoạch của {provinces} tỉnh, thành" if plans else ""
    return f"Điều đó không có nghĩa là nơi này không ban hành kế hoạch{held}."


def _instead(library: Library, path: str, now: Place | None) -> tuple[Lead, ...]:
    """The province of today where it has plans, and the nearest others."""
    if now is None:
        return ()
    found = [("Nay là", now)] if now.path != path and plans_of(library, now) else []
    found += [("Nơi gần nhất có kế hoạch", place) for place in nearest(library, now, NEIGHBOURS)]
    return tuple(
        Lead(words=words, label=place.name, href=urls.href("../", place.path), count=plans_of(library, place)) for words, place in found
    )


# ── units below ───────────────────────────────────────────────────────────────────────────────────────────────────────


def plans_note(library: Library, links: UnitLinks, place: Place, root: str, *, own: bool = True) -> str:
    """Plans of a unit and of the former units whose land it has, as links: `2 kế hoạch của huyện Đắk Song cũ`."""
    hubs = library.corpus.places
    hub = hubs.get(place.path) if own else None
    out = [f'<a href="{urls.href(root, place.path)}">{len(hub.all_plan_ids)} kế hoạch</a>'] if hub and hub.all_plan_ids else []
    for former in library.units.inherited.get(place.key, ()):
        ids = hubs[former.path].plan_ids
        name = text(unit_name(former))
        if len(ids) == 1:
            year = plan_year(library.plans[ids[0]])
            words = f"Kế hoạch{f' năm {year}' if year else ''} của {name}\u00a0cũ"
            out.append(f'<a href="{library.href(library.plans[ids[0]], root)}">{words}</a>')
        else:
            out.append(f'<a href="{links.href(former)}">{len(ids)} kế hoạch của {name}\u00a0cũ</a>')
    return "; ".join(out)


def _held(library: Library, links: UnitLinks, path: str) -> tuple[Held, ...]:
    """Communes of today with plans of their own or of former units; none where there are too many to read."""
    found = [(unit, note) for unit in library.units.below(path).communes_now if (note := plans_note(library, links, unit, "../"))]
    if len(found) > MOST_HELD:
        return ()
    return tuple(
        Held(name=unit.full_name, href=links.href(unit), origin=Markup(origin(links, unit)), note=Markup(note))  # noqa: S704 - names are escaped
        for unit, note in found
    )


def _former_children(library: Library, path: str) -> list[PlaceHub]:
    """Places with plans below the province, without the communes of today."""
    hubs = library.corpus.places
    now = {unit.path for unit in library.units.below(path).communes_now}
    return [hubs[child] for child in (hubs[path].children if path in hubs else ()) if child in hubs and child not in now]


def _parts(library: Library, links: UnitLinks, places: tuple[Place, ...]) -> Iterable[Part]:
    """The communes of today, then the districts of old."""
    newest = places[-1]
    below = library.units.below(newest.path)

    def note(place: Place) -> str:
        found = plans_note(library, links, place, "../")
        return f' <span class="k-held-note">{found}</span>' if found else ""

    if newest.valid_until is None and below.communes_now:
        yield Part(
            id="_nay",
            title="Xã, phường hiện nay" if not _has_islands(below.communes_now) else "Xã, phường, đặc khu hiện nay",
            note=f"{newest.name} từ 01/7/2025: {kinds_of(below.communes_now)}",
            short=f"Xã, phường hiện nay ({len(below.communes_now)})",
            units=present_list(links, below.communes_now, note),
        )
    if below.districts:
        old = next((place for place in places if place.valid_until is not None), newest)
        last = [district for district in below.districts if until_reform(district)]
        communes = sum(until_reform(commune) for units in below.communes_then.values() for commune in units)
        ended = len(below.districts) - len(last)
        yield Part(
            id="_truoc",
            title="Huyện, xã trước 01/7/2025",
            note=f"{old.name}{' cũ' if old.valid_until else ''}: {kinds_of(last)}; {communes} xã, phường, thị trấn"
            + (f". Kèm {ended} đơn vị cấp huyện đã nhập trước đó" if ended else ""),
            short=f"Huyện, xã trước 01/7/2025 ({len(last)})",
            units=former_list(links, newest.path, note, counts(library)),
        )


def counts(library: Library) -> Callable[[Place], int]:
    """Plans of a unit and of those below it."""
    hubs = library.corpus.places
    return lambda place: len(hubs[place.path].all_plan_ids) if place.path in hubs else 0


def _has_islands(units: Iterable[Place]) -> bool:
    return any(unit.type == "đặc khu" for unit in units)
