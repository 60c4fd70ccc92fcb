"""The home page: find your place's plans, or what is commemorated next.

Enters: the Library and the day the site calls today.
Leaves: one Page. Coming anniversaries are those that plans print with a full day of origin, and say for which day they were worked out.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import quote_plus

from generator import urls
from generator.model import Page, PartialDate
from generator.render.directive_lists import DirectiveRow, most_cited
from generator.render.environment import fragment, grouped
from generator.render.events import known_events, upcoming
from generator.render.hub import Hub
from generator.render.library import Link
from generator.render.movement_lists import MovementRow, shared_movements
from generator.render.places import other_rows
from generator.render.tiles import Tile, tiles
from generator.render.timeline import day_and_month
from generator.render.wording import plan_year, years_span
from generator.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from markupsafe import Markup

    from generator.render.hub import Sources
    from generator.render.library import Library
    from generator.render.place_side import PlaceRow

EVENTS = 5
RECENT = 5
CITED = 6
MOVEMENTS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """An anniversary to come."""

    day: str
    year: int
    iso: str
    years: int
    name: str
    href: str
    """Page of the event; empty where it has none."""
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeContext:
    """`home.html.j2`."""

    search: str
    examples: tuple[Link, ...]
    tiles: tuple[Tile, ...]
    others: tuple[PlaceRow, ...]
    places: str
    as_of: str
    coming: tuple[Coming, ...]
    anniversaries: str
    year: Link | None
    """The page of the year at hand."""
    recent: tuple[Markup, ...]
    movements: tuple[MovementRow, ...]
    all_movements: str
    cited: tuple[DirectiveRow, ...]
    directives: str
    holdings: tuple[str, ...]
    ways: tuple[Link, ...]
    """Ways in that the header does not have."""
    empty: bool


def home_hubs(sources: Sources) -> Iterator[Hub]:
    """The front door: it counts everything, and says which day it is."""
    yield Hub(key="", plans=None, facts=(sources.as_of.isoformat(),), make=partial(home_page, sources.library, sources.as_of))


def home_page(library: Library, as_of: date) -> Page:
    """The front door."""
    corpus = library.corpus
    root = "./"
    newest = sorted(
        corpus.plans,
        key=lambda p: ((p.metadata.issued_on or PartialDate(plan_year(p) or 0)).iso, library.addresses[p.id]),
        reverse=True,
    )
    hub = next((h for h in corpus.years if h.start == as_of.year), None)
    context = HomeContext(
        search=urls.href(root, urls.SEARCH),
        examples=_examples(library, [plan.id for plan in newest], root),
        tiles=tiles(library, root),
        others=other_rows(library, root, below=False),
        places=urls.href(root, urls.PLACES),
        as_of=PartialDate(as_of.year, as_of.month, as_of.day).label,
        coming=_coming(library, as_of),
        anniversaries=urls.href(root, urls.ANNIVERSARIES),
        year=Link(label=f"Cả năm {as_of.year}", href=urls.href(root, hub.address)) if hub else None,
        recent=library.rows([plan.id for plan in newest[:RECENT]], root),
        movements=shared_movements(library, MOVEMENTS, root),
        all_movements=urls.href(root, urls.MOVEMENTS),
        cited=most_cited(library, [plan.id for plan in corpus.plans], CITED, root),
        directives=urls.href(root, urls.DIRECTIVES),
        holdings=_holdings(library),
        ways=(
            Link(label="Thư viện có gì, còn thiếu gì", href=urls.href(root, urls.HOLDINGS)),
            Link(label="Năm và giai đoạn", href=urls.href(root, urls.PERIODS)),
            Link(label="Cơ quan được giao việc", href=urls.href(root, urls.BODIES)),
            Link(label="Chỉ tiêu", href=urls.href(root, urls.TARGETS)),
            Link(label="Thời hạn", href=urls.href(root, urls.DEADLINES)),
            Link(label="Giới thiệu", href=urls.href(root, urls.ABOUT)),
        ),
        empty=not corpus.plans,
    )
    return Page(
        address="",
        kind="home",
        title="Thư viện kế hoạch thi đua",
        description="Tìm và đọc kế hoạch thi đua của các cơ quan, địa phương: nơi bạn ở đã hứa gì, ai làm, bao giờ xong, dẫn văn bản nào.",
        crumbs=(),
        body=fragment("home", context),
    )


def _coming(library: Library, as_of: date) -> tuple[Coming, ...]:
    """The next anniversaries."""
    events = known_events((plan.id, found) for plan in library.corpus.plans for found in plan.anniversaries)
    return tuple(
        Coming(
            day=day_and_month(item.on),
            year=item.on.year,
            iso=item.on.iso,
            years=item.years,
            name=item.event.name,
            href=urls.href("./", item.event.address) if item.event.address else "",
            note=" · ".join(
                part
                for part in (item.roundness, f"gốc {item.event.founded.label}", f"{len(item.event.plan_ids)} kế hoạch từng nhắc")
                if part
            ),
        )
        for item in islice(upcoming(events, as_of), EVENTS)
    )


def _examples(library: Library, newest: list[str], root: str) -> tuple[Link, ...]:
    """What one may type, from what is there: a place without tone marks, a number."""
    place = next((library.homes[plan_id].short_name for plan_id in newest if plan_id in library.homes), None)
    number = next(
        (d.number for d in sorted(library.corpus.directives.values(), key=lambda d: (-len(library.citing[d.key]), d.address)) if d.number),
        None,
    )
    search = urls.href(root, urls.SEARCH)
    words = [fold(place) if place else None, number]
    return tuple(Link(label=word, href=f"{search}?q={quote_plus(word)}") for word in words if word)


def _holdings(library: Library) -> tuple[str, ...]:
    """What the library holds, and what its papers lack: counts that say what they count."""
    corpus = library.corpus
    plans = corpus.plans
    years = [p.metadata.issued_on.year for p in plans if p.metadata.issued_on]
    provinces = len(library.provinces())
    mentions = sum(len(p.citations) for p in plans)
    condensed = sum(p.metadata.edition == "condensed" for p in plans)
    blank = [p for p in plans if not p.metadata.number or not p.metadata.issued_on or not p.metadata.issued_on.day]
    held = f"{grouped(len(plans))} kế hoạch của {provinces} tỉnh, thành (theo tên lúc ban hành)"
    lines = [
        held + (f", ban hành {years_span(years)}" if years else ""),
        f"{grouped(len(corpus.directives))} văn bản được dẫn, {grouped(mentions)} lần viện dẫn" if mentions else "",
        f"{grouped(len(blank))} kế hoạch không ghi số hoặc không ghi đủ ngày trên bản giấy" if blank else "",
        f"{grouped(condensed)} kế hoạch đăng bản tóm lược" if condensed else "",
    ]
    return tuple(line for line in lines if line)
