"""“Kỷ niệm của năm tới”: what whoever drafts the plan of a year should not forget, one page for each year and level of office.

Enters: the Library and its Observances.
Leaves: Pages `ky-niem/nam/<year>/soan-<level>/`: the ngày lễ lớn, the events that come to a round or fifth year, what plans of that level marked in the
year before, local events, and the documents and movements that these plans named. Where that level has no plan of the year before, those of all levels
speak, and the page says so.

Every line can be ticked off, on a screen and on paper, without JavaScript. Districts end with 2025 (30/6/2025), so that nobody drafts for them after it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from generator import urls
from generator.authorities import events
from generator.model import Crumb, Page
from generator.render.directive_lists import LEVELS, DirectiveRow, most_cited, place_level
from generator.render.environment import fragment, grouped
from generator.render.hub import Hub
from generator.render.library import Link
from generator.render.movement_lists import MovementRow, movements_of
from generator.render.observances import day_of, when_label, years_since
from generator.render.timeline import roundness
from generator.render.wording import lower_first, shortened
from generator.text import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.authorities import Event
    from generator.render.hub import Sources
    from generator.render.library import Library

_LAST_DISTRICT_YEAR = 2025
_ALWAYS = LEVELS[1], LEVELS[3]
"""Levels that draft every year, whether or not the library has plans of theirs."""
_TITLES = {
    "_le-lon": "Ngày lễ lớn",
    "_nam-tron": "Năm tròn, năm lẻ 5 của cả nước",
    "_con-ghi": "Kế hoạch năm trước còn ghi",
    "_dia-phuong": "Năm tròn, năm lẻ 5 của từng nơi",
}
MOST_CITED = 20
MOST_NAMED = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One line to tick off."""

    when: str
    name: str
    """`96 năm Ngày thành lập Đảng Cộng sản Việt Nam`."""
    href: str
    """Page of the event; empty where it has none."""
    facts: str
    """`ngày lễ lớn · 3 kế hoạch cấp xã năm 2025 ghi`."""
    round: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskGroup:
    """Lines under one heading."""

    id: str
    title: str
    note: str
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistContext:
    """`checklist.html.j2`."""

    kicker: str
    title: str
    lead: str
    levels: tuple[Link, ...]
    """The other levels of the year; the page itself has no link."""
    groups: tuple[TaskGroup, ...]
    said_by: str
    """Whose documents and movements these are: `12 kế hoạch cấp xã năm 2025`."""
    directives: tuple[DirectiveRow, ...]
    movements: tuple[MovementRow, ...]
    whole: Link
    """The year with all its events."""
    calendar: str


Drafting = dict[int, dict[str, tuple[str, ...]]]
"""Year to draft for → level of office → its plans of the year before."""


def drafting(library: Library) -> Drafting:
    """Every year after one with plans, every level that drafts in it, the outermost first."""
    held: dict[int, dict[str, list[str]]] = {}
    for plan_id, year in library.years_of.items():
        home = library.homes.get(plan_id)
        if year and home:
            held.setdefault(year + 1, {}).setdefault(place_level(home.address), []).append(plan_id)
    return {
        year: {
            level: tuple(by_level.get(level, ()))
            for level in LEVELS
            if (level in by_level or level in _ALWAYS) and (level != LEVELS[2] or year <= _LAST_DISTRICT_YEAR)
        }
        for year, by_level in sorted(held.items())
    }


def checklist_links(levels: Iterable[str], year: int, root: str, here: str = "") -> tuple[Link, ...]:
    """The pages of a year; that of the level `here` has no link."""
    return tuple(Link(label=level, href="" if level == here else urls.href(root, urls.checklist(year, level))) for level in levels)


def checklist_hubs(sources: Sources) -> Iterator[Hub]:
    """One page for each year and level. Where a level has no plans of the year before, those of all levels speak."""
    library = sources.library
    years: dict[int, list[str]] = {}
    for plan_id, year in library.years_of.items():
        years.setdefault(year + 1, []).append(plan_id)
    for year, by_level in drafting(library).items():
        for level, own in by_level.items():
            make = partial(_page, library, year, level, levels=tuple(by_level), own=own, everybody=tuple(years[year]))
            yield Hub(key=urls.checklist(year, level), plans=own or years[year], facts=(*by_level, len(own)), make=make)


def _page(library: Library, year: int, level: str, *, levels: tuple[str, ...], own: tuple[str, ...], everybody: tuple[str, ...]) -> Page:
    """What one level should not forget."""
    address, root = urls.checklist(year, level), "../../../../"
    plans = own or everybody
    said_by = f"{grouped(len(plans))} kế hoạch {lower_first(level) if own else 'các cấp'} năm {year - 1}"
    none = "" if own else f" Thư viện chưa có kế hoạch {lower_first(level)} năm {year - 1}, nên dưới đây tính theo kế hoạch của các cấp."
    context = ChecklistContext(
        kicker=f"Kỷ niệm của năm tới · {lower_first(level)}",
        title=f"Soạn kế hoạch năm {year}: cần nhớ gì",
        lead=f"Tính theo danh mục sự kiện và {said_by} trong thư viện.{none}",
        levels=checklist_links(levels, year, root, level),
        groups=_groups(library, year, plans, said_by, root),
        said_by=said_by,
        directives=most_cited(library, plans, MOST_CITED, root),
        movements=movements_of(library, plans, MOST_NAMED, root),
        whole=Link(label=f"Cả năm {year}, từ tháng 1 đến tháng 12", href=urls.href(root, urls.anniversary_year(year))),
        calendar=root + urls.calendar(urls.ANNIVERSARIES),
    )
    return Page(
        address=address,
        kind="anniversary",
        title=f"Kỷ niệm năm {year} cho người soạn kế hoạch {lower_first(level)}",
        description=shortened(f"Ngày lễ lớn, năm tròn, năm lẻ 5 của năm {year}, văn bản và phong trào mà {said_by} nêu. {level}."),
        crumbs=(
            Crumb(label="Kỷ niệm", address=urls.ANNIVERSARIES),
            Crumb(label=str(year), address=urls.anniversary_year(year)),
            Crumb(label=f"Soạn kế hoạch {lower_first(level)}"),
        ),
        body=fragment("checklist", context),
    )


# ── events ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _groups(library: Library, year: int, plans: Iterable[str], said_by: str, root: str) -> tuple[TaskGroup, ...]:
    """Events in four groups, each event once, in the order of the year."""
    marked = Counter(slug for plan_id in plans for slug in {found.known for found in library.plans[plan_id].anniversaries if found.known})
    pages = {hub.slug: hub.address for hub in library.corpus.events if hub.address}
    groups: dict[str, list[Task]] = {}
    for event in sorted(events(), key=lambda event: _order(event, year)):
        group = _group(event, year, marked[event.slug])
        if group:
            address = pages.get(event.slug)
            task = _task(library, event, year, marked[event.slug], urls.href(root, address) if address else "")
            groups.setdefault(group, []).append(task)
    notes = {"_con-ghi": f"theo {said_by}"}
    return tuple(
        TaskGroup(id=id_, title=title, note=notes.get(id_, ""), tasks=tuple(groups[id_])) for id_, title in _TITLES.items() if id_ in groups
    )


def _group(event: Event, year: int, marked: int) -> str:
    """Where an event stands; nowhere when nothing calls for it in this year."""
    if event.founded_on and event.founded_on.year >= year:
        return ""
    if event.major:
        return "_le-lon"
    if roundness(years_since(event.founded_on, year)):
        return "_dia-phuong" if event.place else "_nam-tron"
    return "_con-ghi" if marked else ""


def _order(event: Event, year: int) -> tuple[object, ...]:
    return (*(day_of(event, None, year) if any(day_of(event, None, year)) else (13, 0)), sort_key(event.name))


def _task(library: Library, event: Event, year: int, marked: int, href: str) -> Task:
    years = years_since(event.founded_on, year)
    place = library.units.gazetteer.by_path(event.place) if event.place else ()
    facts = (roundness(years), place[-1].full_name if place else "", f"{grouped(marked)} kế hoạch ghi" if marked else "")
    return Task(
        when=when_label(event, event.founded_on, year),
        name=f"{years} năm {event.name}" if years else event.name,
        href=href,
        facts=" · ".join(filter(None, facts)),
        round=roundness(years) == "năm tròn",
    )
