"""Documents that a plan cites: marks in its text, and the list under it.

Enters: one annotated plan, one referent for each of its citations.
Leaves: `Mark`s for the text and the title, and one `Reference` for each document, in the order of first mention.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import urls
from generator.model import TITLE_PATH, Ambiguous, KnownDirective, KnownPlan, Unresolved
from generator.render.environment import provision_links
from generator.render.fulltext import Mark, opening_tag
from generator.render.movements import movement_marks
from generator.text import collapse, fold

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from markupsafe import Markup

    from generator.model import Anniversary, Citation, PlanRecord, Referent
    from generator.render.library import Library


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One document, as this paper cites it."""

    title: str
    href: str
    """Empty when nothing certain is known."""
    identified: bool
    """It has a number or a name that identifies it."""
    state: str
    """A word where the reading is not certain: `suy ra`, `chưa rõ năm hoặc nơi`, `dẫn chung`; else empty."""
    facts: str
    """Roles, issuer and date as this paper gives them."""
    where: Markup
    """Links to the provisions that cite it."""


def citation_marks(library: Library, plan: PlanRecord, referents: Sequence[Referent], root: str) -> tuple[list[Mark], list[Mark]]:
    """Marks of the body, and marks of the title (whose spans count in the title)."""
    body: list[Mark] = []
    title: list[Mark] = []
    for citation, referent in zip(plan.citations, referents, strict=True):
        opening, closing = _element(library, referent, root)
        (title if citation.path == TITLE_PATH else body).append(Mark(citation.span.start, citation.span.end, opening, closing))
    for found in plan.anniversaries:
        opening, closing = _day_element(found, root)
        (title if found.path == TITLE_PATH else body).append(Mark(found.span.start, found.span.end, opening, closing))
    for path, mark in movement_marks(plan, root):
        (title if path == TITLE_PATH else body).append(mark)
    return body, title


def _element(library: Library, referent: Referent, root: str) -> tuple[str, str]:
    """The element around a citation: a link when it is certain where it leads, or to the candidates."""
    href, state = _destination(library, referent, root)
    if not href:
        return '<span class="k-vague">', "</span>"
    return opening_tag(href, f"k-cite {state}" if state else "k-cite"), "</a>"


def _day_element(found: Anniversary, root: str) -> tuple[str, str]:
    """The element around an anniversary: a link where its event has a page."""
    if found.known:
        return opening_tag(urls.href(root, urls.event(found.known)), "k-day"), "</a>"
    return '<span class="k-day">', "</span>"


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


def references(library: Library, plan: PlanRecord, referents: Sequence[Referent], root: str) -> tuple[Reference, ...]:
    """Documents cited, each once."""
    groups: dict[Hashable, list[tuple[Citation, Referent]]] = {}
    for citation, referent in zip(plan.citations, referents, strict=True):
        groups.setdefault(_identity(citation, referent), []).append((citation, referent))
    return tuple(_reference(library, group, root) for group in groups.values())


def _identity(citation: Citation, referent: Referent) -> Hashable:
    """What makes two citations one document."""
    if isinstance(referent, KnownDirective):
        return referent.key
    if isinstance(referent, KnownPlan):
        return referent.plan_id
    if isinstance(referent, Ambiguous):
        return referent.number_page
    return fold(collapse(citation.raw))


def _reference(library: Library, group: list[tuple[Citation, Referent]], root: str) -> Reference:
    """One document from all its mentions."""
    citations = [citation for citation, _ in group]
    referent = group[0][1]
    href, _ = _destination(library, referent, root)
    return Reference(
        title=_title(library, citations[0], referent),
        href=href,
        identified=bool(href),
        state=_state(referent, inferred=all(getattr(r, "inferred", False) for _, r in group), href=href),
        facts=" · ".join(_facts(citations)),
        where=provision_links(tuple(dict.fromkeys((c.path, c.anchor) for c in citations if c.anchor))),
    )


def _title(library: Library, citation: Citation, referent: Referent) -> str:
    """The document's name, or the words of the paper."""
    if isinstance(referent, KnownDirective) and referent.key in library.corpus.directives:
        return library.corpus.directives[referent.key].title
    if isinstance(referent, KnownPlan) and referent.plan_id in library.plans:
        return library.plans[referent.plan_id].metadata.name
    if citation.doc_type and citation.number:
        return f"{citation.doc_type} {citation.number}"
    return collapse(citation.raw)


def _state(referent: Referent, *, inferred: bool, href: str) -> str:
    """What the reader should know about the certainty."""
    if isinstance(referent, Ambiguous):
        return "chưa rõ năm hoặc nơi ban hành"
    if isinstance(referent, Unresolved):
        return "chưa đọc được"
    if not href:
        return "dẫn chung, không ghi số"
    return "suy ra" if inferred else ""


def _facts(citations: list[Citation]) -> list[str]:
    """Roles, then issuer and date from the fullest mention."""
    roles = ", ".join(dict.fromkeys(c.role.value for c in citations))
    issuer = next((collapse(c.issuer) for c in citations if c.issuer), "")
    issued = next((c.date.label for c in citations if c.date), "")
    return [part for part in (roles, issuer, issued) if part]
