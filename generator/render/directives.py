"""Pages of the documents that plans cite: one document, one number that several may bear.

Enters: the Library.
Leaves: hubs below `van-ban/`, one for each document and one for each part of a long list. Words of the papers are quoted as printed; where papers disagree both readings stand side by side.

A document that very many plans cite has its citations cut by year; where a year is long too, by province, and a long province by year: a list is never
cut by count. A province has one page for all years, because its readers look for what their own offices did, and three years of it are shorter than a frame.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial
from heapq import nsmallest
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator import urls
from generator.model import Crumb, Page
from generator.render.diffusion import checked, steps
from generator.render.directive_lists import ROOT_CRUMB, DirectiveRow, citation_count, row, year_part
from generator.render.environment import fragment
from generator.render.hub import Hub
from generator.render.library import Link
from generator.render.lineage import Lineages
from generator.render.lineage_lists import lineage_section
from generator.render.quotations import quotes
from generator.render.relations import relations_of_directive
from generator.render.wording import capitalise, lower_first, provision_label, shortened
from generator.text import collapse, fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from generator.model import Backlink, Directive, DirectiveKey, NumberPage
    from generator.render.cut_lists import Parts
    from generator.render.diffusion import Step
    from generator.render.hub import Sources
    from generator.render.library import Library

LONG = 150
"""More citations than this are cut by year."""
LONG_YEAR = 300
"""Where a year has more citations than this, all of them are cut by province; a province with more, by year."""
TOGETHER = 8
"""How many companions are shown."""
FEWEST_TOGETHER = 2
"""Plans that make two documents companions: what one plan cites stands on its own page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteGroup:
    """Citations of the plans of one year, or the way to a part of a long list."""

    label: str
    href: str
    """Own page of the part, where the list is cut; then `quotes` is empty."""
    count: str
    quotes: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """One way the document is written, and who writes so."""

    text: str
    count: int
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectiveContext:
    """`directive.html.j2`."""

    kicker: str
    title: str
    subject: str
    plans: int
    mentions: int
    steps: tuple[Step, ...]
    lineage: Markup
    """Section; empty on the page of a part."""
    groups: tuple[QuoteGroup, ...]
    spellings: tuple[Spelling, ...]
    dates: tuple[Spelling, ...]
    """More than one when papers print different dates."""
    undated: int
    together: Markup
    namesakes: tuple[Link, ...]
    relations: tuple[Link, ...]
    """Plans that replace, amend or correct it."""
    checked: str
    """The date of a source that was read, where a plan prints another."""
    whole: str
    """Link from a part of a long list to the document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberContext:
    """`number.html.j2`."""

    title: str
    candidates: tuple[DirectiveRow, ...]
    mentions: int
    quotes: Markup


def directive_hubs(sources: Sources) -> Iterator[Hub]:
    """One for each document, each part of a long list, and each number that several may bear."""
    library, parts, lineages = sources.library, sources.observances.parts, Lineages.of(sources.library)
    for directive in library.corpus.directives.values():
        yield from _directive_hubs(lineages, parts, directive)
    directives = library.corpus.directives
    for number in library.corpus.number_pages:
        yield Hub(
            key=number.address,
            plans=[backlink.plan_id for backlink in number.backlinks],
            facts=tuple(citation_count(directives[key]) for key in number.candidates if key in directives),
            make=partial(_number_page, library, number),
        )


def _together(library: Library, key: DirectiveKey) -> list[tuple[Directive, int]]:
    """The documents most often cited by the same plans; they are counted by rank, which is quick to hash."""
    citing = library.citing[key]
    if len(citing) < FEWEST_TOGETHER:
        return []
    counted = Counter[int]()
    for plan_id in citing:
        counted.update(library.cited_ranks[plan_id])
    del counted[library.ranks[key]]
    often = [(rank, shared) for rank, shared in counted.items() if shared >= FEWEST_TOGETHER]
    return [(library.ranked[rank], shared) for rank, shared in nsmallest(TOGETHER, often, key=lambda pair: (-pair[1], pair[0]))]


def _by_year(library: Library, backlinks: Iterable[Backlink]) -> dict[int, list[Backlink]]:
    """Citations under the year of the plan, newest first, 0 for unknown."""
    years: dict[int, list[Backlink]] = {}
    for backlink in backlinks:
        if backlink.plan_id in library.years_of:
            years.setdefault(library.years_of[backlink.plan_id], []).append(backlink)
    return dict(sorted(years.items(), reverse=True))


def _year_label(year: int) -> str:
    return f"Kế hoạch năm {year}" if year else "Kế hoạch không rõ năm"


def _directive_hubs(lineages: Lineages, parts: Parts, directive: Directive) -> Iterator[Hub]:
    """The document, and where its list is long one page a year or, where a year is long too, one page a province."""
    lists = _lists(lineages.library, parts, directive)
    yield Hub(key=directive.address, plans=lineages.plans(directive), make=partial(_whole_page, lineages, directive, lists))
    for part in lists:
        yield from _list_hubs(lineages.library, directive, part)


@dataclass(frozen=True, slots=True, kw_only=True)
class _List:
    """A part of a long list, with a page of its own."""

    address: str
    label: str
    """Where pages lead to it."""
    said: str
    """In its own title: `năm 2025`, `của tỉnh Đắk Nông`."""
    crumb: str
    found: list[Backlink]
    years: tuple[_List, ...] = ()
    """Of a province that is long itself."""


def _lists(library: Library, parts: Parts, directive: Directive) -> tuple[_List, ...]:
    """The parts of a long list; none of a short one."""
    if len(directive.backlinks) <= LONG:
        return ()
    years = _by_year(library, directive.backlinks)
    if all(len(found) <= LONG_YEAR for found in years.values()):
        return _years(years, directive.address, "")
    made = []
    for part, found in parts.split(directive.backlinks).items():
        address, where = urls.part(directive.address, part), lower_first(parts.labels[part])
        below = _years(_by_year(library, found), address, f", {where}") if len(found) > LONG_YEAR else ()
        label = parts.labels[part]
        made.append(_List(address=address, label=label, said=f"của {where}", crumb=label, found=found, years=below))
    return tuple(made)


def _years(years: dict[int, list[Backlink]], address: str, where: str) -> tuple[_List, ...]:
    return tuple(
        _List(
            address=f"{address}/{year_part(year)}",
            label=_year_label(year),
            said=f"{f'năm {year}' if year else 'không rõ năm'}{where}",
            crumb=f"{year or 'không rõ năm'}{where}",
            found=found,
        )
        for year, found in years.items()
    )


def _list_hubs(library: Library, directive: Directive, part: _List) -> Iterator[Hub]:
    """One page a part, and one a year where that is long too."""
    yield Hub(key=part.address, plans=_citing(part.found), make=partial(_list_page, library, directive, part))
    for year in part.years:
        yield from _list_hubs(library, directive, year)


def _citing(found: Iterable[Backlink]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(backlink.plan_id for backlink in found))


def _whole_page(lineages: Lineages, directive: Directive, lists: tuple[_List, ...]) -> Page:
    """The document; a long list is left to the pages of its parts."""
    root = "../" * (directive.address.count("/") + 1)
    groups = _ways_on(lists, root) or _groups(lineages.library, directive.backlinks, root)
    return _page(directive, _context(lineages, directive, root, groups), directive.address, "")


def _ways_on(lists: Iterable[_List], root: str) -> tuple[QuoteGroup, ...]:
    """Links to the parts of a list."""
    return tuple(
        QuoteGroup(label=part.label, href=urls.href(root, part.address), count=_counted(part.found), quotes=Markup("")) for part in lists
    )


def _groups(library: Library, found: Iterable[Backlink], root: str) -> tuple[QuoteGroup, ...]:
    """Citations under the years of the plans."""
    return tuple(
        QuoteGroup(label=_year_label(year), href="", count=_counted(members), quotes=quotes(library, members, root))
        for year, members in _by_year(library, found).items()
    )


def _list_page(library: Library, directive: Directive, part: _List) -> Page:
    """A part of a long list, or the ways to its years."""
    root = "../" * (part.address.count("/") + 1)
    groups = _ways_on(part.years, root) or _groups(library, part.found, root)
    return _part_page(directive, part, groups)


def _counted(found: list[Backlink]) -> str:
    return f"{len(found)} lần viện dẫn trong {len({b.plan_id for b in found})} kế hoạch"


def _part_page(directive: Directive, part: _List, groups: tuple[QuoteGroup, ...]) -> Page:
    """A part of a long list."""
    context = DirectiveContext(
        kicker=directive.title,
        title=f"{directive.title}: kế hoạch {part.said}",
        subject="",
        plans=len({b.plan_id for b in part.found}),
        mentions=len(part.found),
        steps=(),
        lineage=Markup(""),
        groups=groups,
        spellings=(),
        dates=(),
        undated=0,
        together=Markup(""),
        namesakes=(),
        relations=(),
        checked="",
        whole=urls.href("../" * (part.address.count("/") + 1), directive.address),
    )
    return _page(directive, context, part.address, part.crumb)


def _page(directive: Directive, context: DirectiveContext, address: str, part: str) -> Page:
    """Title, description and breadcrumb of a document."""
    counted = f"{context.plans} kế hoạch trong thư viện dẫn văn bản này, {context.mentions} lần viện dẫn"
    own = (
        (Crumb(label=directive.number or directive.title, address=directive.address), Crumb(label=part))
        if part
        else (Crumb(label=directive.number or directive.title),)
    )
    return Page(
        address=address,
        kind="directive",
        title=context.title,
        description=shortened(
            ". ".join(part for part in (f"{directive.title}{': ' + directive.subject if directive.subject else ''}", counted) if part)
        ),
        crumbs=(ROOT_CRUMB, Crumb(label=directive.doc_type, address=urls.directive_kind(directive.key.kind)), *own),
        body=fragment("directive", context),
    )


def _context(lineages: Lineages, directive: Directive, root: str, groups: tuple[QuoteGroup, ...]) -> DirectiveContext:
    """The main page of a document."""
    library = lineages.library
    return DirectiveContext(
        kicker=" · ".join(
            part
            for part in (directive.doc_type, directive.issuer or "", directive.dates[0].label if len(directive.dates) == 1 else "")
            if part
        ),
        title=directive.title,
        subject=capitalise(directive.subject) if directive.subject else "",
        plans=len(library.citing[directive.key]),
        mentions=len(directive.backlinks),
        steps=steps(library, directive, root),
        lineage=lineage_section(lineages, directive, root),
        groups=groups,
        spellings=_ways(library, directive, root, quoted=not any(group.href for group in groups)),
        dates=_spellings(library, directive, root, lambda b: b.citation.date.label if b.citation.date else "")
        if len(directive.dates) > 1 or checked(directive)
        else (),
        undated=sum(b.citation.date is None for b in directive.backlinks),
        together=Markup("".join([library.brief_row(other, root, f"cùng {shared}") for other, shared in _together(library, directive.key)])),  # noqa: S704 - escaped there
        namesakes=tuple(
            Link(
                label=library.directives[address].title,
                href=urls.href(root, address),
                note=" · ".join(d.label for d in library.directives[address].dates),
            )
            for address in directive.namesakes
            if address in library.directives
        ),
        relations=relations_of_directive(library, directive.key, root),
        checked=checked(directive),
        whole="",
    )


def _ways(library: Library, directive: Directive, root: str, *, quoted: bool) -> tuple[Spelling, ...]:
    """Ways of writing it; none where there is one only and the quotations above show it."""
    found = _spellings(library, directive, root, lambda b: collapse(b.citation.raw))
    return () if quoted and len(found) == 1 else found


def _spellings(library: Library, directive: Directive, root: str, read: Callable[[Backlink], str]) -> tuple[Spelling, ...]:
    """Ways of writing, most frequent first, each with at most three places that write so."""
    groups: dict[str, list[Backlink]] = {}
    shown: dict[str, str] = {}
    folded: dict[str, str] = {}
    for backlink in directive.backlinks:
        text = read(backlink)
        if text and backlink.plan_id in library.plans:
            key = folded.get(text) or folded.setdefault(text, fold(text))
            shown.setdefault(key, text)
            groups.setdefault(key, []).append(backlink)
    ordered = sorted(groups, key=lambda key: (-len(groups[key]), key))
    return tuple(
        Spelling(
            text=shown[key],
            count=len(groups[key]),
            links=tuple(
                Link(
                    label=f"{library.named(library.plans[b.plan_id])}, {provision_label(b.citation.path)}",
                    href=library.href(library.plans[b.plan_id], root, b.citation.anchor),
                )
                for b in groups[key][:3]
            ),
        )
        for key in ordered[:12]
    )


def _number_page(library: Library, number: NumberPage) -> Page:
    """Candidates side by side, none chosen."""
    root = "../" * (number.address.count("/") + 1)
    cited = [backlink for backlink in number.backlinks if backlink.plan_id in library.plans]
    context = NumberContext(
        title=number.title,
        candidates=tuple(
            row(library.corpus.directives[key], root, citation_count(library.corpus.directives[key]))
            for key in number.candidates
            if key in library.corpus.directives
        ),
        mentions=len(cited),
        quotes=quotes(library, cited, root),
    )
    return Page(
        address=number.address,
        kind="directive",
        title=f"{number.title}: các văn bản cùng số",
        description=f"Những văn bản có thể là {number.title} khi câu dẫn không ghi đủ thời gian hoặc nơi ban hành.",
        crumbs=(ROOT_CRUMB, Crumb(label=number.title)),
        body=fragment("number", context),
    )
