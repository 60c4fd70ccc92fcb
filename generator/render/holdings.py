"""“Thư viện có gì, còn thiếu gì”: which places and years the library covers, and what its papers leave open.

Enters: the Library.
Leaves: Pages `thu-vien-co-gi/`, and where the list of open points is long `thu-vien-co-gi/<place>`. Counts come from the papers themselves; an
empty cell says that the library holds nothing, not that nothing was issued.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from generator import urls
from generator.corpus.periods import years
from generator.model import Crumb, Page
from generator.render.cut_lists import Branch, by_plan, cut, place_name
from generator.render.directive_lists import DirectiveRow, citation_count, row
from generator.render.environment import fragment, grouped
from generator.render.findings import Tile
from generator.render.hub import Hub
from generator.render.library import Link
from generator.render.margin import margin_notes
from generator.render.wording import provision_label, shortened, years_span
from generator.text import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Anniversary, Citation, Misprint, PlaceHub, PlanRecord
    from generator.render.hub import Sources
    from generator.render.library import Library

TITLE = "Thư viện có gì, còn thiếu gì"
LONG = 150
"""More open points than this are cut by place."""
YEARS = 8
"""Columns of the coverage table: the newest years."""
MISSING = 40
"""Plans cited but not held that the page lists; further ones stand in the index of documents."""
NO_NUMBER = "Không ghi số"
NO_DAY = "Không ghi đủ ngày, tháng, năm"
_PLAN_KIND = "ke-hoach"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """One thing that a paper leaves open or that the library noted beside it."""

    plan_id: str
    cause: str
    text: str
    path: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One place in one year."""

    css: str
    mark: str
    """What the cell shows: the number of plans."""
    words: str
    """The same in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """One place in the table."""

    place: Link
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GapLine:
    """One open point as shown."""

    cause: str
    text: str
    where: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanGaps:
    """Open points of one plan."""

    plan: Link
    lines: tuple[GapLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldingsContext:
    """`holdings.html.j2`: the library, or one place of it."""

    title: str
    lead: str
    tiles: tuple[Tile, ...]
    columns: tuple[int, ...]
    coverage: tuple[Coverage, ...]
    causes: tuple[tuple[str, int], ...]
    plans: tuple[PlanGaps, ...]
    places: tuple[Link, ...]
    missing: tuple[DirectiveRow, ...]
    missing_more: int
    missing_href: str


def holdings_hubs(sources: Sources) -> Iterator[Hub]:
    """The whole library, and the places of a long list."""
    yield Hub(key=urls.HOLDINGS, plans=None, make=partial(_all_pages, sources.library))


def _all_pages(library: Library) -> Iterator[Page]:
    """The whole library, then the places of a long list."""
    gaps = [gap for plan in library.corpus.plans for gap in _gaps(library, plan)]
    yield from _pages(library, Branch(place="", entries=gaps))


def _gaps(library: Library, plan: PlanRecord) -> Iterator[Gap]:
    """What the front matter lacks, then the notes of the margin in the order of the text."""
    metadata = plan.metadata
    if not metadata.number:
        yield Gap(plan_id=plan.id, cause=NO_NUMBER, text="Bản giấy để trống hoặc không có số.")
    if not metadata.issued_on or not metadata.issued_on.day:
        printed = f"Bản giấy chỉ ghi {metadata.issued_on.label}." if metadata.issued_on else "Bản giấy không ghi ngày ban hành."
        yield Gap(plan_id=plan.id, cause=NO_DAY, text=printed)
    mentions: tuple[Citation | Anniversary | Misprint, ...] = (*plan.citations, *plan.anniversaries, *plan.misprints)
    paths = {found.anchor: found.path for found in mentions}
    for anchor, notes in margin_notes(plan, library.corpus.referents.get(plan.id, ())).items():
        for note in notes:
            yield Gap(plan_id=plan.id, cause=note.cause, text=note.text, path=paths[anchor], anchor=anchor)


def _address(place: str) -> str:
    return f"{urls.HOLDINGS}/{place}" if place else urls.HOLDINGS


def _pages(library: Library, part: Branch[Gap]) -> Iterator[Page]:
    """One place; where its list is long, the places below."""
    shown, parts = cut(library, part, LONG)
    yield _page(library, part, shown, parts)
    for inner in parts:
        yield from _pages(library, inner)


def _page(library: Library, part: Branch[Gap], shown: Sequence[Gap], parts: tuple[Branch[Gap], ...]) -> Page:
    """The points shown here, and the places to go on to."""
    whole = not part.place
    root = "../" * (_address(part.place).count("/") + 1)
    columns = _columns(library) if whole else ()
    missing = _missing(library) if whole else ()
    title = TITLE if whole else f"Chỗ còn hở: {place_name(library, part.place)}"
    lead = _lead(library) if whole else f"{grouped(len(part.entries))} chỗ mà văn bản để trống, ghi chưa rõ hoặc thư viện đã ghi chú."
    counted = Counter(gap.cause for gap in part.entries)
    context = HoldingsContext(
        title=title,
        lead=lead,
        tiles=_tiles(library) if whole else (),
        columns=columns,
        coverage=_coverage(library, columns, root) if whole else (),
        causes=tuple(sorted(counted.items(), key=lambda item: (-item[1], sort_key(item[0])))),
        plans=_by_plan(library, shown, root),
        places=tuple(
            Link(
                label=place_name(library, inner.place),
                href=urls.href(root, _address(inner.place)),
                note=f"{grouped(len(inner.entries))} chỗ",
            )
            for inner in parts
        ),
        missing=missing[:MISSING],
        missing_more=max(len(missing) - MISSING, 0),
        missing_href=urls.href(root, urls.directive_kind(_PLAN_KIND)),
    )
    crumbs = (
        (Crumb(label="Thư viện có gì"),)
        if whole
        else (Crumb(label="Thư viện có gì", address=urls.HOLDINGS), Crumb(label=place_name(library, part.place)))
    )
    return Page(
        address=_address(part.place),
        kind="holdings",
        title=title,
        description=shortened(lead),
        crumbs=crumbs,
        body=fragment("holdings", context),
    )


def _lead(library: Library) -> str:
    plans = library.corpus.plans
    issued = [plan.metadata.issued_on.year for plan in plans if plan.metadata.issued_on]
    if not plans:
        return "Thư viện chưa giữ kế hoạch nào."
    span = f", ban hành {years_span(issued)}" if issued else ""
    return f"{grouped(len(plans))} kế hoạch của {len(library.provinces())} tỉnh, thành (theo tên lúc ban hành){span}. Số đếm lấy từ chính các văn bản."


def _tiles(library: Library) -> tuple[Tile, ...]:
    """Four counts that say what they count."""
    corpus = library.corpus
    numbered = sum(1 for key in corpus.directives if key.number is not None)
    blank = sum(1 for plan in corpus.plans if not plan.metadata.number)
    corrected = sum(len(plan.metadata.corrections) for plan in corpus.plans)
    counts = (
        (len(corpus.plans), "kế hoạch", "#_noi-va-nam"),
        (numbered, "văn bản có số được dẫn", urls.href("../", urls.DIRECTIVES)),
        (blank, "kế hoạch không ghi số", "#_con-ho"),
        (corrected, "chữ có thể in nhầm, đã ghi chú", "#_con-ho"),
    )
    return tuple(Tile(count=count, label=label, href=href) for count, label, href in counts if count)


def _columns(library: Library) -> tuple[int, ...]:
    """The newest years that a plan was issued in or runs in."""
    touched = {year for plan in library.corpus.plans for year in years(plan)}
    return tuple(sorted(touched)[-YEARS:])


def _coverage(library: Library, columns: Sequence[int], root: str) -> tuple[Coverage, ...]:
    """One row for each province that has plans, by its name of the time."""
    out = []
    for hub in library.provinces():
        plans = [library.plans[plan_id] for plan_id in hub.all_plan_ids if plan_id in library.plans]
        out.append(Coverage(place=_place(hub, root), cells=tuple(_cell(plans, year) for year in columns)))
    return tuple(out)


def _place(hub: PlaceHub, root: str) -> Link:
    return Link(label=hub.short_name, href=urls.href(root, hub.address), note=f"nay {hub.successor_name}" if hub.successor_name else "")


def _cell(plans: Sequence[PlanRecord], year: int) -> Cell:
    """Issued that year, estimated for that year, or running through it."""
    dated = sum(1 for plan in plans if plan.metadata.issued_on and plan.metadata.issued_on.year == year)
    guessed = sum(1 for plan in plans if not plan.metadata.issued_on and plan.folder_year == year)
    if dated:
        return Cell(css="k-held", mark=grouped(dated + guessed), words=f"{dated + guessed} kế hoạch ban hành")
    if guessed:
        return Cell(css="k-guessed", mark=grouped(guessed), words=f"{guessed} kế hoạch, giấy không ghi ngày, thư viện ước năm")
    if any(year in years(plan) for plan in plans):
        return Cell(css="k-running", mark="", words="còn kế hoạch đang chạy")
    return Cell(css="k-nothing", mark="", words="chưa có kế hoạch nào")


def _by_plan(library: Library, gaps: Sequence[Gap], root: str) -> tuple[PlanGaps, ...]:
    """Open points under their plans."""
    out = []
    for plan_id, found in by_plan(library, gaps):
        plan = library.plans[plan_id]
        lines = tuple(
            GapLine(
                cause=gap.cause,
                text=gap.text,
                where=Link(label=provision_label(gap.path), href=library.href(plan, root, gap.anchor)) if gap.anchor else None,
            )
            for gap in found
        )
        out.append(PlanGaps(plan=Link(label=library.office(plan), href=library.href(plan, root), note=plan.metadata.name), lines=lines))
    return tuple(out)


def _missing(library: Library) -> tuple[DirectiveRow, ...]:
    """Plans of localities that other plans cite and the library does not hold, by place."""
    found = [d for d in library.corpus.directives.values() if d.key.kind == _PLAN_KIND and d.key.place]
    found.sort(key=lambda d: (d.key.place or "", d.key.period or "", d.key.number or 0, d.address))
    return tuple(row(directive, "../", citation_count(directive)) for directive in found)
