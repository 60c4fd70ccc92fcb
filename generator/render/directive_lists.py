"""Lists of the documents that plans cite: the index, the index of one kind, and the rows that other pages borrow.

Enters: the Library, or its directives.
Leaves: Pages `van-ban/` and `van-ban/<kind>/`, ordered by kind, level of issuer, year and number; `DirectiveRow`s for any list.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from heapq import nsmallest
from typing import TYPE_CHECKING

from generator import urls
from generator.model import Crumb, KnownDirective, Page
from generator.render.environment import fragment
from generator.render.wording import capitalise, shortened
from generator.text import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model import Directive, DirectiveKey
    from generator.render.library import Library

ROOT_CRUMB = Crumb(label="Văn bản", address=urls.DIRECTIVES)
INDEX_WHOLE = 200
"""Up to this many documents the index lists them all; above, it leads to one page a kind."""
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


def list_pages(library: Library) -> Iterator[Page]:
    """The index, then one page for each kind of document."""
    everything = list(library.corpus.directives.values())
    by_kind: dict[str, list[Directive]] = {}
    for directive in everything:
        by_kind.setdefault(directive.key.kind, []).append(directive)
    kinds = sorted(by_kind, key=lambda kind: (-len(by_kind[kind]), sort_key(by_kind[kind][0].doc_type)))
    yield _index(kinds, by_kind, len(everything))
    for kind in kinds:
        yield _kind_page(kind, by_kind[kind])


def row(directive: Directive, root: str, count: str) -> DirectiveRow:
    """A document in a list, with a count that says what it counts."""
    dates = directive.dates[:1]
    return DirectiveRow(
        href=urls.href(root, directive.address),
        title=directive.title,
        facts=" · ".join(part for part in (capitalise(directive.issuer or ""), *(d.label for d in dates)) if part),
        subject=capitalise(directive.subject) if directive.subject else "",
        count=count,
    )


def citation_count(directive: Directive) -> str:
    """`12 lần viện dẫn trong 3 kế hoạch`, `1 kế hoạch dẫn`."""
    plans, mentions = len(directive.plan_ids), len(directive.backlinks)
    return f"{plans} kế hoạch" if plans == mentions else f"{mentions} lần, {plans} kế hoạch"


def most_cited(library: Library, plan_ids: Iterable[str], limit: int, root: str) -> tuple[DirectiveRow, ...]:
    """Documents that most of these plans cite, then in Vietnamese order."""
    corpus = library.corpus
    counted: Counter[DirectiveKey] = Counter()
    for plan_id in plan_ids:
        counted.update({r.key for r in corpus.referents.get(plan_id, ()) if isinstance(r, KnownDirective) and r.key in corpus.directives})
    ordered = nsmallest(limit, counted, key=lambda key: (-counted[key], library.ranks[key]))
    return tuple(replace(row(corpus.directives[key], root, f"{counted[key]} kế hoạch"), subject="") for key in ordered)


def level_of(key: DirectiveKey) -> str:
    """Level of the issuer, from the place in the key."""
    if not key.place or key.place.startswith(urls.CENTRAL):
        return LEVELS[0]
    parts = key.place.split("/")
    if len(parts) == 1:
        return LEVELS[1]
    return LEVELS[3] if parts[-1].startswith(_COMMUNE) else LEVELS[2]


def _year_of(directive: Directive) -> int:
    """Year of the register or of the date; 0 when unknown."""
    period = directive.key.period or ""
    if directive.dates:
        return directive.dates[0].year
    return int(period) if period.isdigit() else 0


def _levels(directives: Iterable[Directive], root: str) -> tuple[LevelRows, ...]:
    """By level of issuer, then newest year first, then by number."""
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
                    rows=tuple(
                        row(d, root, citation_count(d))
                        for d in sorted(levels[level][year], key=lambda d: (d.key.number or 0, sort_key(d.title), d.address))
                    ),
                )
                for year in sorted(levels[level], reverse=True)
            ),
        )
        for level in LEVELS
        if level in levels
    )


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


def _kind_page(kind: str, directives: list[Directive]) -> Page:
    """One kind of document."""
    label = directives[0].doc_type
    lead = f"{len(directives)} văn bản loại {label.lower()} được các kế hoạch trong thư viện viện dẫn, xếp theo cấp ban hành và năm."
    context = IndexContext(
        title=label,
        lead=lead,
        kinds=(KindRows(id=f"_{kind}", label=label, href="", count=len(directives), levels=_levels(directives, "../../")),),
        single=True,
    )
    return Page(
        address=urls.directive_kind(kind),
        kind="directive",
        title=f"{label} được dẫn",
        description=lead,
        crumbs=(ROOT_CRUMB, Crumb(label=label)),
        body=fragment("directives", context),
    )
