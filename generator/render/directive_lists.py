"""Lists of the documents that plans cite: the index, the index of one kind, and the rows that other pages borrow.

Enters: the Library, or its directives.
Leaves: Pages `van-ban/` and `van-ban/<kind>/`, ordered by kind, level of issuer, year and number; `DirectiveRow`s for any list.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial
from heapq import nsmallest
from typing import TYPE_CHECKING

from generator import urls
from generator.model import Crumb, Page
from generator.render.environment import fragment
from generator.render.hub import Hub
from generator.render.wording import capitalise, shortened
from generator.text import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model import Directive, DirectiveKey
    from generator.render.hub import Sources
    from generator.render.library import Library

ROOT_CRUMB = Crumb(label="Văn bản", address=urls.DIRECTIVES)
INDEX_WHOLE = 200
"""Up to this many documents the index lists them all; above, it leads to one page a kind."""
LONG_KIND = 400
"""More documents of one kind than this are cut by year."""
LEVELS = ("Trung ương", "Cấp tỉnh", "Cấp huyện", "Cấp xã")
_COMMUNE = ("xa-", "phuong-", "tt-", "dac-khu-")


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectiveRow:
    """One document in a list."""

    href: str
    title: str
    facts: str
    """Issuer and date."""
    subject: str
    count: str


@dataclass(frozen=True, slots=True, kw_only=True)
class YearRows:
    """Documents of one year, under a level of issuer."""

    label: str
    href: str
    """Own page of the year, where the kind has very many documents; then `rows` is empty."""
    count: int
    rows: tuple[DirectiveRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelRows:
    """Documents of one level of issuer, under a kind."""

    label: str
    count: int
    years: tuple[YearRows, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KindRows:
    """Documents of one kind."""

    id: str
    label: str
    href: str
    count: int
    levels: tuple[LevelRows, ...]
    """Empty where the index only leads to the page of the kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexContext:
    """`directives.html.j2`: the whole index, or one kind."""

    title: str
    lead: str
    kinds: tuple[KindRows, ...]
    single: bool
    """It is the page of one kind."""


def list_hubs(sources: Sources) -> Iterator[Hub]:
    """The index and the pages of kinds: they count all citations."""
    yield Hub(key=urls.DIRECTIVES, plans=None, make=partial(_list_pages, sources.library))


def _list_pages(library: Library) -> Iterator[Page]:
    """The index, then one page for each kind of document."""
    everything = list(library.corpus.directives.values())
    by_kind: dict[str, list[Directive]] = {}
    for directive in everything:
        by_kind.setdefault(directive.key.kind, []).append(directive)
    kinds = sorted(by_kind, key=lambda kind: (-len(by_kind[kind]), sort_key(by_kind[kind][0].doc_type)))
    yield _index(kinds, by_kind, len(everything))
    for kind in kinds:
        yield from _kind_pages(kind, by_kind[kind])


def row(directive: Directive, root: str, count: str, *, brief: bool = False) -> DirectiveRow:
    """A document in a list, with a count that says what it counts; `brief` leaves out what it is about."""
    dates = directive.dates[:1]
    return DirectiveRow(
        href=urls.href(root, directive.address),
        title=directive.title,
        facts=" · ".join(part for part in (capitalise(directive.issuer or ""), *(d.label for d in dates)) if part),
        subject=capitalise(directive.subject) if directive.subject and not brief else "",
        count=count,
    )


def citation_count(directive: Directive) -> str:
    """`12 lần viện dẫn trong 3 kế hoạch`, `1 kế hoạch dẫn`."""
    plans, mentions = len(directive.plan_ids), len(directive.backlinks)
    return f"{plans} kế hoạch" if plans == mentions else f"{mentions} lần, {plans} kế hoạch"


def most_cited(library: Library, plan_ids: Iterable[str], limit: int, root: str) -> tuple[DirectiveRow, ...]:
    """Documents that most of these plans cite, then in Vietnamese order."""
    counted: Counter[int] = Counter()
    for plan_id in plan_ids:
        counted.update(library.cited_ranks.get(plan_id, ()))
    ordered = nsmallest(limit, counted.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple([row(library.ranked[rank], root, f"{plans} kế hoạch", brief=True) for rank, plans in ordered])


def level_of(key: DirectiveKey) -> str:
    """Level of the issuer, from the place in the key."""
    return place_level(key.place)


def place_level(place: str | None) -> str:
    """Level of an office, from the address of its place."""
    if not place or place.startswith(urls.CENTRAL):
        return LEVELS[0]
    parts = place.split("/")
    if len(parts) == 1:
        return LEVELS[1]
    return LEVELS[3] if parts[-1].startswith(_COMMUNE) else LEVELS[2]


def _year_of(directive: Directive) -> int:
    """Year of the register or of the date; 0 when unknown."""
    period = directive.key.period or ""
    if directive.dates:
        return directive.dates[0].year
    return int(period) if period.isdigit() else 0


def _levels(directives: Iterable[Directive], root: str, *, cut: str = "") -> tuple[LevelRows, ...]:
    """By level of issuer, then newest year first, then by number. `cut` is the address whose pages of years hold the rows instead."""
    levels: dict[str, dict[int, list[Directive]]] = {}
    for directive in directives:
        levels.setdefault(level_of(directive.key), {}).setdefault(_year_of(directive), []).append(directive)
    return tuple(
        LevelRows(
            label=level,
            count=sum(map(len, levels[level].values())),
            years=tuple(
                YearRows(
                    label=str(year) if year else "Không rõ năm",
                    href=urls.href(root, f"{cut}/{year_part(year)}") if cut else "",
                    count=len(levels[level][year]),
                    rows=() if cut else _rows(levels[level][year], root),
                )
                for year in sorted(levels[level], reverse=True)
            ),
        )
        for level in LEVELS
        if level in levels
    )


def _rows(directives: list[Directive], root: str) -> tuple[DirectiveRow, ...]:
    """By number, then by title."""
    ordered = sorted(directives, key=lambda d: (d.key.number or 0, sort_key(d.title), d.address))
    return tuple(row(d, root, citation_count(d)) for d in ordered)


def year_part(year: int) -> str:
    """Last part of the address of one year of a long list: never bare digits, which could be a document's number."""
    return f"nam-{year}" if year else "khong-ro-nam"


def _index(kinds: list[str], by_kind: dict[str, list[Directive]], total: int) -> Page:
    """All kinds."""
    whole = total <= INDEX_WHOLE
    context = IndexContext(
        title="Văn bản được dẫn",
        lead=(
            f"{total} văn bản mà các kế hoạch trong thư viện viện dẫn, xếp theo loại, cấp ban hành và năm. Mỗi văn bản có một trang cho biết kế hoạch nào dẫn, ở mục nào, để làm gì."
            if total
            else "Chưa có kế hoạch nào trong thư viện viện dẫn văn bản."
        ),
        kinds=tuple(
            KindRows(
                id=f"_{kind}",
                label=by_kind[kind][0].doc_type,
                href=urls.href("../", urls.directive_kind(kind)),
                count=len(by_kind[kind]),
                levels=_levels(by_kind[kind], "../") if whole else (),
            )
            for kind in kinds
        ),
        single=False,
    )
    return Page(
        address=urls.DIRECTIVES,
        kind="directive",
        title="Văn bản được dẫn",
        description=shortened(context.lead),
        crumbs=(Crumb(label="Văn bản"),),
        body=fragment("directives", context),
    )


def _kind_pages(kind: str, directives: list[Directive]) -> Iterator[Page]:
    """One kind of document, and one page a year where there are very many."""
    label = directives[0].doc_type
    address = urls.directive_kind(kind)
    long = len(directives) > LONG_KIND
    lead = f"{len(directives)} văn bản loại {label.lower()} được các kế hoạch trong thư viện viện dẫn, xếp theo cấp ban hành và năm."
    yield _kind_page(
        address,
        label,
        lead=lead,
        crumbs=(ROOT_CRUMB, Crumb(label=label)),
        levels=_levels(directives, "../../", cut=address if long else ""),
    )
    if not long:
        return
    years: dict[int, list[Directive]] = {}
    for directive in directives:
        years.setdefault(_year_of(directive), []).append(directive)
    for year, found in sorted(years.items(), reverse=True):
        named = f"năm {year}" if year else "không rõ năm"
        lead = f"{len(found)} văn bản loại {label.lower()} {named} được các kế hoạch trong thư viện viện dẫn."
        yield _kind_page(
            f"{address}/{year_part(year)}",
            f"{label} {named}",
            lead=lead,
            crumbs=(ROOT_CRUMB, Crumb(label=label, address=address), Crumb(label=capitalise(named))),
            levels=_levels(found, "../../../"),
        )


def _kind_page(address: str, heading: str, *, lead: str, crumbs: tuple[Crumb, ...], levels: tuple[LevelRows, ...]) -> Page:
    """A page that lists documents of one kind."""
    rows = KindRows(id="_danh-sach", label=heading, href="", count=sum(level.count for level in levels), levels=levels)
    context = IndexContext(title=heading, lead=lead, kinds=(rows,), single=True)
    return Page(
        address=address,
        kind="directive",
        title=f"{heading} được dẫn",
        description=lead,
        crumbs=crumbs,
        body=fragment("directives", context),
    )
