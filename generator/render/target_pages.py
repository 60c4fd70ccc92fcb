"""“Chỉ tiêu” of the whole library: by year, by place, and what several plans measure alike.

Enters: the Library.
Leaves: Pages `chi-tieu/`, `chi-tieu/2025`, and where a year is long `chi-tieu/2025/<place>` down to the place that set the aims. Every figure is
shown as printed and leads to the line of the plan that has it; the same rows are offered as a table (`generator.publish.tables`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from heapq import nsmallest
from itertools import islice
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator import urls
from generator.model import Crumb, Page
from generator.render.cut_lists import Branch, by_plan, cut, place_name
from generator.render.environment import escaped, fragment, grouped
from generator.render.hub import Hub
from generator.render.library import Link
from generator.render.target_lists import aim_row, figure_html
from generator.render.wording import capitalise, provision_label, shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.model import Aim, IndicatorHub
    from generator.render.hub import Sources
    from generator.render.library import Library

LONG = 250
"""More rows than this are cut by place."""
PACKED = 10_000
"""A year's table of more rows is packed: it would be as large as all else that a reader fetches in a month, and a tenth of that packed."""
SHARED = 20
"""Indicators compared on the index."""
FIGURES = 12
"""Plans under one indicator; further ones are counted."""
UNKNOWN_YEAR = "khong-ro-nam"


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One indicator that several plans set."""

    name: str
    plans: int
    figures: Markup
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetsContext:
    """`targets.html.j2`: the index."""

    lead: str
    years: tuple[Link, ...]
    compared: tuple[Compared, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetYearContext:
    """`target_year.html.j2`: one year, or one place of a long year."""

    title: str
    lead: str
    table: str
    """Link to the rows as CSV."""
    neighbours: tuple[Link, ...]
    """The years; the one shown has no link."""
    plans: Markup
    """The aims of each plan under its office."""
    places: tuple[Link, ...]
    """Where the page is cut: the places to go on to, with counts."""


def target_hubs(sources: Sources) -> Iterator[Hub]:
    """The index, then each year, cut by place where it is long."""
    library = sources.library
    years: dict[int, list[Aim]] = {}
    for aim in library.corpus.aims:
        years.setdefault(aim.year or 0, []).append(aim)
    ordered = {year: table_name(year, len(years[year])) for year in sorted(years, reverse=True)}
    yield Hub(key=urls.TARGETS, plans=None, make=partial(_index, library, {year: years[year] for year in ordered}))
    for year in ordered:
        yield from _year_hubs(library, year, Branch(place="", entries=years[year]), ordered)


def year_address(year: int, place: str = "") -> str:
    """Page of a year; aims whose year nobody knows have one too."""
    return urls.targets_of(year, place or None) if year else f"{urls.TARGETS}/{UNKNOWN_YEAR}" + (f"/{place}" if place else "")


def _label(year: int) -> str:
    return f"năm {year}" if year else "không rõ năm"


def _index(library: Library, years: dict[int, list[Aim]]) -> Page:
    """Years, and indicators set by several plans."""
    total = len(library.corpus.aims)
    plans = len({aim.plan_id for aim in library.corpus.aims})
    lead = (
        f"{grouped(total)} chỉ tiêu bằng số trong {grouped(plans)} kế hoạch, ghi đúng như giấy và dẫn về đúng mục. Kế hoạch nào không nêu con số thì không có ở đây."
        if total
        else "Chưa có kế hoạch nào trong thư viện nêu chỉ tiêu bằng số."
    )
    context = TargetsContext(
        lead=lead,
        years=tuple(
            Link(label=capitalise(_label(year)), href=urls.href("../", year_address(year)), note=f"{grouped(len(aims))} chỉ tiêu")
            for year, aims in years.items()
        ),
        compared=tuple(_compared(library, hub, "../") for hub in islice(library.corpus.indicators, SHARED)),
    )
    return Page(
        address=urls.TARGETS,
        kind="target",
        title="Chỉ tiêu",
        description=shortened(lead),
        crumbs=(Crumb(label="Chỉ tiêu"),),
        body=fragment("targets", context),
    )


def _compared(library: Library, hub: IndicatorHub, root: str) -> Compared:
    """One indicator, newest year first, then in Vietnamese order of the offices."""
    ranks = library.office_ranks
    years: dict[int, list[Aim]] = {}
    for aim in hub.aims:
        years.setdefault(aim.year or 0, []).append(aim)
    aims: list[Aim] = []
    for year in sorted(years, reverse=True):
        if len(aims) < FIGURES:
            aims += nsmallest(FIGURES - len(aims), years[year], key=lambda aim: ranks[aim.plan_id])
    return Compared(
        name=capitalise(hub.name),
        plans=len(hub.plan_ids),
        figures=Markup("".join([_compared_line(library, aim, root) for aim in aims])),  # noqa: S704 - escaped below
        more=max(len(hub.aims) - FIGURES, 0),
    )


def _compared_line(library: Library, aim: Aim, root: str) -> str:
    """One aim of an indicator: who, by when, how much."""
    plan = library.plans[aim.plan_id]
    return (
        f'<li><span><a href="{library.href(plan, root, aim.target.anchor)}">{escaped(library.office(plan))}</a> '
        f'<span class="k-small">{_label(aim.year or 0)}</span></span> <span>{figure_html(aim_row(aim.target))}</span></li>\n'
    )


def _year_hubs(library: Library, year: int, part: Branch[Aim], years: Mapping[int, str]) -> Iterator[Hub]:
    """One year, given with all others and their tables; where it is long, one page for each place below, and so on down."""
    shown, parts = cut(library, part, LONG)
    yield Hub(
        key=year_address(year, part.place),
        plans=dict.fromkeys(aim.plan_id for aim in part.entries),
        facts=(*years, years[year]),
        make=partial(_year_page, library, year, part, years, shown, parts),
    )
    for inner in parts:
        yield from _year_hubs(library, year, inner, years)


def _by_plan(library: Library, year: int, place: str, aims: Sequence[Aim]) -> Markup:
    """Aims under their plans. Joined here: a large library has hundreds of thousands of them."""
    root = "../" * (year_address(year, place).count("/") + 1)
    return Markup("".join([_plan_aims(library, plan_id, found, root) for plan_id, found in by_plan(library, aims)]))  # noqa: S704 - escaped below


def _plan_aims(library: Library, plan_id: str, aims: Iterable[Aim], root: str) -> str:
    """The aims of one plan, those of one line under the way to it."""
    plan = library.plans[plan_id]
    href = library.href(plan, root)
    head = f'<h2 class="k-target-h">{escaped(library.office(plan))} <small><a href="{href}">{escaped(plan.metadata.name)}</a></small></h2>'
    out, before = [f'{head}\n<dl class="k-targets">'], ""
    for aim in aims:
        target = aim.target
        if target.anchor != before:
            before = target.anchor
            out.append(f'\n<dt><a href="{href}#{before}">{escaped(provision_label(target.path))}</a></dt>')
        row = aim_row(target)
        note = f" ({escaped(row.note)})" if row.note else ""
        bound = f"{escaped(row.bound)} " if row.bound else ""
        out.append(f"<dd>{escaped(row.indicator)}{note} <b>{bound}{escaped(row.value)}{escaped(row.unit)}</b></dd>")
    out.append("\n</dl>\n")
    return "".join(out)


def _year_page(  # noqa: PLR0917 - one year, one place, and what stands on its page
    library: Library, year: int, part: Branch[Aim], years: Mapping[int, str], shown: Sequence[Aim], parts: tuple[Branch[Aim], ...]
) -> Page:
    """The aims shown here, and the places to go on to for the others."""
    place, address = part.place, year_address(year, part.place)
    root = "../" * (address.count("/") + 1)
    named = f"Chỉ tiêu {_label(year)}" + (f", {place_name(library, place)}" if place else "")
    lead = f"{grouped(len(part.entries))} chỉ tiêu bằng số của {grouped(len({aim.plan_id for aim in part.entries}))} kế hoạch."
    context = TargetYearContext(
        title=named,
        lead=lead,
        table=f"{root}{years[year]}",
        neighbours=tuple(
            Link(label=capitalise(_label(other)), href=urls.href(root, year_address(other)) if other != year or place else "")
            for other in years
        ),
        plans=_by_plan(library, year, place, shown),
        places=tuple(
            Link(
                label=place_name(library, inner.place),
                href=urls.href(root, year_address(year, inner.place)),
                note=f"{grouped(len(inner.entries))} chỉ tiêu",
            )
            for inner in parts
        ),
    )
    crumbs = [Crumb(label="Chỉ tiêu", address=urls.TARGETS)]
    if place:
        crumbs.append(Crumb(label=capitalise(_label(year)), address=year_address(year)))
        above = place.rpartition("/")[0]
        if above:
            crumbs.append(Crumb(label=place_name(library, above), address=year_address(year, above)))
    crumbs.append(Crumb(label=place_name(library, place) if place else capitalise(_label(year))))
    return Page(
        address=address,
        kind="target",
        title=named,
        description=f"{named}: {lead}",
        crumbs=tuple(crumbs),
        body=fragment("target_year", context),
    )


def table_name(year: int, rows: int) -> str:
    """File of a year's rows: `chi-tieu/2025.csv`, packed where it is large."""
    return f"{urls.TARGETS}/{year or UNKNOWN_YEAR}.{'zip' if rows > PACKED else 'csv'}"
