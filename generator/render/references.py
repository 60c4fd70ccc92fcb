"""Documents that a plan cites: marks in its text, and the list under it.

Enters: one plan; for what depends on the library, one referent for each of its citations.
Leaves: `Mark`s for the text and the title, with slots where the element depends on the referent; one `Reference` for each document, in the order of
first mention.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from generator import urls
from generator.model import TITLE_PATH, Ambiguous, KnownDirective, KnownPlan, Unresolved
from generator.render.cut_lists import place_of
from generator.render.directive_lists import LEVELS, level_of, place_level
from generator.render.environment import escaped, provision_link, whole_numbers
from generator.render.fulltext import Mark, note_html, opening_tag
from generator.render.margin import date_note
from generator.render.movements import movement_marks
from generator.slots import quickly_made
from generator.text import collapse, fold

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Sequence

    from generator.model import Anniversary, Citation, PlanRecord, Referent
    from generator.render.library import Library


LINEAGE = "_dong-thuc-hien"
"""Anchor of the lineage on the page of a document."""


class Cited(NamedTuple):
    """A citation as its own paper gives it: all that its page needs of it. A tuple, because ten thousand plans have two hundred thousand of them."""

    name: str
    """Kind and number, else the words of the paper."""
    raw: str
    """Those words."""
    role: str
    issuer: str
    issued: str
    place: str
    """Link to the provision; empty in the title."""
    note: str
    """Margin note beside an impossible day, as HTML."""
    carries_out: bool
    """The plan is made on this ground or to carry it out."""


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One document, as this paper cites it."""

    title: str
    href: str
    """Empty when nothing certain is known."""
    state: str
    """A word where the reading is not certain: `suy ra`, `chưa rõ năm hoặc nơi`, `dẫn chung`; else empty."""
    facts: str
    """Roles, issuer and date as this paper gives them."""
    where: str
    """Links to the provisions that cite it, as HTML."""
    level: int
    """Of its issuer, the centre first (`LEVELS`); one more where that is not known."""
    lineage: str
    """Link to the places that carry it out too; empty where this plan is not made to, or nothing certain is known."""

    @property
    def identified(self) -> bool:
        """It has a number or a name that identifies it."""
        return bool(self.href)


# ── of the paper alone ────────────────────────────────────────────────────────────────────────────────────────────────


def cited(plan: PlanRecord) -> tuple[Cited, ...]:
    """Every citation, in order."""
    return tuple(map(_cited, plan.citations))


def _cited(citation: Citation) -> Cited:
    raw, note = collapse(citation.raw), date_note(citation.date)
    return Cited(
        name=f"{citation.doc_type} {citation.number}" if citation.doc_type and citation.number else raw,
        raw=raw,
        role=citation.role.value,
        issuer=collapse(citation.issuer) if citation.issuer else "",
        issued=citation.date.label if citation.date else "",
        place=provision_link(citation.path, citation.anchor) if citation.anchor else "",
        note=note_html(note) if note else "",
        carries_out=citation.carries_out,
    )


def marks(plan: PlanRecord, root: str, element: Callable[[int], tuple[str, str]]) -> tuple[list[Mark], list[Mark]]:
    """Marks of the body, and marks of the title (whose spans count in the title); `element` gives the one around the citation with that number."""
    body: list[Mark] = []
    title: list[Mark] = []
    for path, mark in _all_marks(plan, root, element):
        (title if path == TITLE_PATH else body).append(mark)
    return body, title


def _all_marks(plan: PlanRecord, root: str, element: Callable[[int], tuple[str, str]]) -> Iterator[tuple[str, Mark]]:
    """Every mark with the provision that it stands in."""
    for number, citation in enumerate(plan.citations):
        yield citation.path, Mark(citation.span.start, citation.span.end, *element(number))
    for found in plan.anniversaries:
        yield found.path, Mark(found.span.start, found.span.end, *_day_element(found, root))
    yield from movement_marks(plan, root)


def _day_element(found: Anniversary, root: str) -> tuple[str, str]:
    """The element around an anniversary: a link where its event has a page."""
    if found.known:
        return opening_tag(urls.href(root, urls.event(found.known)), ""), "</a>"
    return '<span class="k-day">', "</span>"


# ── where they lead ───────────────────────────────────────────────────────────────────────────────────────────────────


def citation_element(library: Library, referent: Referent, root: str) -> tuple[str, str]:
    """The element around a citation: a link when it is certain where it leads, or to the candidates."""
    href, state = _destination(library, referent, root)
    if not href:
        return '<span class="k-vague">', "</span>"
    return opening_tag(href, state), "</a>"


def _destination(library: Library, referent: Referent, root: str) -> tuple[str, str]:
    """Link of a referent (empty for none) and the class of its state."""
    if isinstance(referent, KnownDirective):
        href = library.directive_href(referent.key, root)
        return href, "k-inferred" if href and referent.inferred else ""
    if isinstance(referent, KnownPlan):
        plan = library.plans.get(referent.plan_id)
        return (library.href(plan, root), "k-inferred" if referent.inferred else "") if plan else ("", "")
    if isinstance(referent, Ambiguous):
        return urls.href(root, referent.number_page), "k-open"
    return "", ""


def references(library: Library, found: Sequence[Cited], referents: Sequence[Referent], root: str) -> tuple[Reference, ...]:
    """Documents cited, each once."""
    groups: dict[Hashable, list[tuple[Cited, Referent]]] = {}
    for citation, referent in zip(found, referents, strict=True):
        groups.setdefault(_identity(citation, referent), []).append((citation, referent))
    return tuple([_reference(library, group, root) for group in groups.values()])


def _identity(citation: Cited, referent: Referent) -> Hashable:
    """What makes two citations one document."""
    if isinstance(referent, KnownDirective):
        return referent.key
    if isinstance(referent, KnownPlan):
        return referent.plan_id
    if isinstance(referent, Ambiguous):
        return referent.number_page
    return fold(citation.raw)


def _reference(library: Library, group: list[tuple[Cited, Referent]], root: str) -> Reference:
    """One document from all its mentions."""
    first, referent = group[0]
    href, _ = _destination(library, referent, root)
    facts = (
        ", ".join(dict.fromkeys([citation.role for citation, _ in group])),
        next((citation.issuer for citation, _ in group if citation.issuer), ""),
        next((citation.issued for citation, _ in group if citation.issued), ""),
    )
    return Reference(
        title=_title(library, first, referent),
        href=href,
        state=_state(referent, inferred=all(getattr(r, "inferred", False) for _, r in group), href=href),
        facts=" · ".join(filter(None, facts)),
        where="; ".join(dict.fromkeys([citation.place for citation, _ in group if citation.place])),
        level=_level(library, referent),
        lineage=f"{href}#{LINEAGE}"
        if isinstance(referent, KnownDirective) and href and any(citation.carries_out for citation, _ in group)
        else "",
    )


def _title(library: Library, citation: Cited, referent: Referent) -> str:
    """The document's name, or the words of the paper."""
    if isinstance(referent, KnownDirective) and (directive := library.corpus.directives.get(referent.key)):
        return directive.title
    if isinstance(referent, KnownPlan) and referent.plan_id in library.plans:
        return library.plans[referent.plan_id].metadata.name
    return citation.name


def _state(referent: Referent, *, inferred: bool, href: str) -> str:
    """What the reader should know about the certainty."""
    if isinstance(referent, Ambiguous):
        return "chưa rõ năm hoặc nơi ban hành"
    if isinstance(referent, Unresolved):
        return "chưa đọc được"
    if not href:
        return "dẫn chung, không ghi số"
    return "suy ra" if inferred else ""


def _level(library: Library, referent: Referent) -> int:
    """Of who issued the document."""
    if isinstance(referent, KnownDirective):
        return LEVELS.index(level_of(referent.key))
    if isinstance(referent, KnownPlan) and referent.plan_id in library.plans:
        return LEVELS.index(place_level(place_of(library, referent.plan_id)))
    return len(LEVELS)


def references_section(found: Sequence[Reference], own: int) -> str:
    """“Căn cứ và văn bản được dẫn”, from the centre down to the level of the plan itself; empty where nothing is cited."""
    if not found:
        return ""
    return (
        '<section aria-labelledby="_van-ban">\n'
        f'<h2 id="_van-ban">Căn cứ và văn bản được dẫn <small>{len(found)} văn bản</small></h2>\n'
        + "".join(_levels(found, own))
        + "</section>\n"
    )


def _levels(found: Sequence[Reference], own: int) -> Iterator[str]:
    """One list for each level of issuers; a level between two others of which the plan cites nothing is named."""
    levels: dict[int, list[str]] = {}
    for reference in found:
        levels.setdefault(reference.level, []).append(_line(reference))
    for level, name in enumerate((*LEVELS, "Chưa rõ nơi ban hành")):
        if level in levels:
            heading = f"<h3>{name} <small>{len(levels[level])} văn bản</small></h3>\n" if len(levels) > 1 else ""
            yield f'{heading}<ul class="k-list k-cited">\n{"".join(levels[level])}</ul>\n'
        elif min(levels) < level < own:
            yield f'<p class="k-small">{name}: kế hoạch này không dẫn văn bản nào nhận ra được.</p>\n'


def _line(found: Reference) -> str:
    if found.href:
        title = f'<a href="{escaped(found.href)}">{whole_numbers(found.title)}</a>'
    else:
        title = f'<span class="k-said">“{escaped(found.title)}”</span>'
    state = f' <span class="k-tag">{found.state}</span>' if found.state else ""
    lineage = f' · <a href="{escaped(found.lineage)}">nơi nào cùng thực hiện</a>' if found.lineage else ""
    return f"<li><div>{title}{state}<p>{escaped(found.facts)}{lineage}</p></div> <span>{found.where}</span></li>\n"
