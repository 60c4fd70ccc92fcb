"""Pages of the documents that plans cite: one document, one number that several may bear.

Enters: the Library.
Leaves: hubs below `van-ban/`, one for each document and one for each part of a long list. Words of the papers are quoted as printed; where papers disagree both readings stand side by side.

A document that very many plans cite has its citations cut by year, and a long year by province: a list is never cut by count.
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
from generator.render.environment import after, escaped, fragment, whole_numbers
from generator.render.hub import Hub
from generator.render.library import Link
from generator.render.lineage import Lineages
from generator.render.lineage_lists import lineage_section
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
"""More citations than this in one year are cut by province."""
TOGETHER = 8
"""How many companions are shown."""
FEWEST_TOGETHER = 2
"""Plans that make two documents companions: what one plan cites stands on its own page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteGroup:
    """Citations of the plans of one year."""

    label: str
    href: str
    """Own page of the year, where the list is cut; then `quotes` is empty."""
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
    """Section; empty on the page of one year."""
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
    year: str
    """Set on the page of one year of a long list."""
    whole: str
    """Link from there to the document."""


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


def quotes(library: Library, backlinks: Iterable[Backlink], root: str) -> Markup:
    """Citations with the words around them. Joined here: a large library has hundreds of thousands of them."""
    return Markup("".join(['<ul class="k-rows k-quotes">\n', *[_quote(library, backlink, root) for backlink in backlinks], "</ul>\n"]))  # noqa: S704 - escaped below


def _quote(library: Library, backlink: Backlink, root: str) -> str:
    """One citation, seen from the document: who, as what, the words."""
    plan = library.plans[backlink.plan_id]
    citation = backlink.citation
    who = escaped(f"{library.named(plan)} · {provision_label(citation.path)}")
    inferred = ' · <span class="k-tag">suy ra</span>' if backlink.inferred else ""
    before = f"{escaped(citation.before)} " if citation.before else ""
    return (
        f'<li><a href="{library.href(plan, root, citation.anchor)}">{who}</a>\n'
        f"<p>vai trò: <b>{citation.role.value}</b> · {escaped(plan.metadata.name)}{inferred}</p>\n"
        f"<p>“{before}<i>{whole_numbers(collapse(citation.raw))}</i>{escaped(after(citation.after))}”</p></li>\n"
    )


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
    """The document, and one page a year where its list is long."""
    library, long = lineages.library, len(directive.backlinks) > LONG
    yield Hub(key=directive.address, plans=lineages.plans(directive), make=partial(_whole_page, lineages, directive, long=long))
    if not long:
        return
    for year, found in _by_year(library, directive.backlinks).items():
        yield from _year_hubs(library, parts, directive, year, found)


def _whole_page(lineages: Lineages, directive: Directive, *, long: bool) -> Page:
    """The document; a long list is left to the pages of its years."""
    library = lineages.library
    years = _by_year(library, directive.backlinks)
    root = "../" * (directive.address.count("/") + 1)
    groups = tuple(
        QuoteGroup(
            label=_year_label(year),
            href=urls.href(root, f"{directive.address}/{year_part(year)}") if long else "",
            count=_counted(found),
            quotes=Markup("") if long else quotes(library, found, root),
        )
        for year, found in years.items()
    )
    return _page(directive, _context(lineages, directive, root, groups), directive.address, "")


def _year_hubs(library: Library, parts: Parts, directive: Directive, year: int, found: list[Backlink]) -> Iterator[Hub]:
    """One year of a long list; where that is long too, one page a province."""
    named = str(year) if year else "không rõ năm"
    address = f"{directive.address}/{year_part(year)}"
    provinces = parts.split(found) if len(found) > LONG_YEAR else {}
    yield Hub(key=address, plans=_citing(found), make=partial(_year_page, library, parts, directive, year, found, provinces))
    for part, members in provinces.items():
        where = f"{named}, {lower_first(parts.labels[part])}"
        below = urls.part(address, part)
        make = partial(_list_page, library, directive, below, where, parts.labels[part], members)
        yield Hub(key=below, plans=_citing(members), make=make)


def _citing(found: Iterable[Backlink]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(backlink.plan_id for backlink in found))


def _list_page(  # noqa: PLR0917 - one part
    library: Library, directive: Directive, address: str, named: str, label: str, found: list[Backlink]
) -> Page:
    """A part of a long list that is short itself."""
    group = QuoteGroup(label=label, href="", count=_counted(found), quotes=quotes(library, found, "../" * (address.count("/") + 1)))
    return _part_page(directive, address, named, (group,), found)


def _year_page(  # noqa: PLR0917 - one year, and what stands on its page
    library: Library, parts: Parts, directive: Directive, year: int, found: list[Backlink], provinces: dict[str, list[Backlink]]
) -> Page:
    """One year, whole or with the ways to its provinces."""
    named = str(year) if year else "không rõ năm"
    address = f"{directive.address}/{year_part(year)}"
    if not provinces:
        return _list_page(library, directive, address, named, _year_label(year), found)
    root = "../" * (address.count("/") + 1)
    groups = tuple(
        QuoteGroup(label=parts.labels[part], href=urls.href(root, urls.part(address, part)), count=_counted(members), quotes=Markup(""))
        for part, members in provinces.items()
    )
    return _part_page(directive, address, named, groups, found)


def _counted(found: list[Backlink]) -> str:
    return f"{len(found)} lần viện dẫn trong {len({b.plan_id for b in found})} kế hoạch"


def _part_page(directive: Directive, address: str, named: str, groups: tuple[QuoteGroup, ...], found: list[Backlink]) -> Page:
    """A part of a long list."""
    context = DirectiveContext(
        kicker=directive.title,
        title=f"{directive.title}: kế hoạch {'năm ' if named[0].isdigit() else ''}{named}",
        subject="",
        plans=len({b.plan_id for b in found}),
        mentions=len(found),
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
        year=named,
        whole=urls.href("../" * (address.count("/") + 1), directive.address),
    )
    return _page(directive, context, address, named)


def _page(directive: Directive, context: DirectiveContext, address: str, year: str) -> Page:
    """Title, description and breadcrumb of a document."""
    counted = f"{context.plans} kế hoạch trong thư viện dẫn văn bản này, {context.mentions} lần viện dẫn"
    own = (
        (Crumb(label=directive.number or directive.title, address=directive.address), Crumb(label=year))
        if year
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
        year="",
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
    for backlink in directive.backlinks:
        text = read(backlink)
        if text and backlink.plan_id in library.plans:
            key = fold(text)
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
