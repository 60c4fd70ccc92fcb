"""The page of a plan: its own paper and nothing that changes when another plan does, but for names and links.

Enters: the Library, the record of one plan, and what its blocks tell of themselves.
Leaves: a page and what goes into the slots of its body. Nothing is searched here and no template runs: ten thousand pages are joined in seconds.

The page holds no count over other plans and nothing that depends on today: the browser adds the status word.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from generator import urls
from generator.model import Crumb, KnownPlan, Page
from generator.render.cut_lists import place_of
from generator.render.desk_pages import desk_link
from generator.render.directive_lists import LEVELS, place_level
from generator.render.environment import escaped, tied, whole_numbers
from generator.render.filling import Slotted, encoded
from generator.render.findings import tiles_html
from generator.render.fulltext import framed, note_html
from generator.render.hub import Hub
from generator.render.json_ld import legislation
from generator.render.margin import citation_note
from generator.render.references import citation_element, references, references_section
from generator.render.relations import relations_of_plan
from generator.render.wording import date_label, lower_first, plan_year

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from generator.model import PlaceHub, PlanRecord, Referent
    from generator.render.hub import Sources
    from generator.render.library import Library, Link
    from generator.render.plan_blocks import NotedPlace, PlanBlocks, PlanFacts


def plan_hubs(sources: Sources) -> Iterator[Hub]:
    """One for each plan. A page names the plans before and after it, and those that it cites or is tied to by a front matter."""
    library = sources.library
    for plan in library.corpus.plans:
        near = (plan.id, *library.corpus.neighbours.get(plan.id, ()))
        cited = [referent.plan_id for referent in library.corpus.referents.get(plan.id, ()) if isinstance(referent, KnownPlan)]
        publication = sources.published.get(plan.id)
        yield Hub(
            key=plan.address,
            plans=[plan_id for plan_id in (*near, *cited) if plan_id],
            facts=(sources.texts.get(plan.id), publication.ordinal if publication else None),
            make=partial(_plan_page, sources, plan),
        )


def _plan_page(sources: Sources, plan: PlanRecord) -> Slotted:
    """Blocks are read when they are needed: they hold the plan's text."""
    return _slotted(sources.library, plan, sources.papers.facts(plan.id), partial(sources.papers.body, plan.id))


def plan_page(library: Library, plan: PlanRecord, blocks: PlanBlocks) -> Page:
    """The page of one plan."""
    return _slotted(library, plan, blocks.facts, partial(encoded, blocks.body)).whole()


def _slotted(library: Library, plan: PlanRecord, facts: PlanFacts, body: Callable[[], bytes]) -> Slotted:
    """The page of one plan, with what goes into its body."""
    root = "../" * (plan.address.count("/") + 1)
    referents = library.corpus.referents.get(plan.id, ())
    cited = references(library, facts.cited, referents, root)
    identified = [reference.title for reference in cited if reference.href]
    home = library.homes.get(plan.id)
    values = {
        "office": escaped(library.office(plan)),
        "former": _former_place(library, home, root) if home else "",
        "tiles": tiles_html(facts.counts, len(identified)),
        "references": references_section(cited, LEVELS.index(place_level(place_of(library, plan.id)))),
        "related": _related(library, plan, root),
        "title": "".join(_notes(facts, facts.title_place, referents)),
    }
    for number, referent in enumerate(referents):
        values[f"a{number}"], values[f"z{number}"] = citation_element(library, referent, root)
    for number, place in enumerate(facts.places):
        values[f"open{number}"], values[f"close{number}"] = framed(place.frame, _notes(facts, place, referents))
    page = Page(
        address=plan.address,
        kind="plan",
        title=facts.title,
        description=facts.description,
        crumbs=_crumbs(library, plan),
        body="",
        head=legislation(facts.head, identified),
    )
    return Slotted(page=page, plan_id=plan.id, body=body, values=values)


def _notes(facts: PlanFacts, place: NotedPlace, referents: Sequence[Referent]) -> dict[str, None]:
    """Margin notes of a provision or of the title, as HTML: those of its citations first, each once."""
    notes: dict[str, None] = {}
    for number in place.citations:
        cited = facts.cited[number]
        if cited.note:
            notes[cited.note] = None
        doubt = citation_note(cited.raw, referents[number])
        if doubt:
            notes[note_html(doubt)] = None
    notes.update(dict.fromkeys(place.others))
    return notes


def _former_place(library: Library, hub: PlaceHub, root: str) -> str:
    """What became of the unit, where it is no more what the paper calls it: the sentence, and the place to go on to."""
    if not hub.note or not (hub.successor_name or hub.parent):
        return ""
    successor = next((step for step in reversed(library.ancestors(hub)) if library.known_place(step.successor_address)), None)
    link = ""
    if successor and successor.successor_address:
        href = urls.href(root, successor.successor_address)
        link = f' <a href="{escaped(href)}">Xem {escaped(successor.successor_name or "")}</a>.'
    note = escaped(f"{hub.name}: {lower_first(hub.note)}")
    return f'<div class="k-notice"><p>{note}{link} Kế hoạch giữ tên nơi như ngày ban hành.</p></div>\n'


def _related(library: Library, plan: PlanRecord, root: str) -> str:
    """The plans before and after of the same office, and what front matters say of this one and others."""
    previous, following = library.corpus.neighbours.get(plan.id, (None, None))
    relations = relations_of_plan(library, plan, root)
    lines = [
        _neighbour(plan, library.plans[plan_id], word, library)
        for plan_id, word in ((previous, "Kế hoạch trước"), (following, "Kế hoạch sau"))
        if plan_id in library.plans
    ]
    if following is None:
        lines.append(
            f'<li><div><span class="k-small">Soạn kế hoạch sau</span><br>{desk_link(plan, place_of(library, plan.id), root)}</div></li>\n'
        )
    lines += map(_relation, relations)
    heading = "Văn bản liên quan" if relations else "Cùng cơ quan"
    return f'<section aria-labelledby="_lien-quan">\n<h2 id="_lien-quan">{heading}</h2>\n<ul class="k-list">\n{"".join(lines)}</ul>\n</section>\n'


def _neighbour(own: PlanRecord, plan: PlanRecord, word: str, library: Library) -> str:
    """Link to a plan of the same office. Both side by side are for a browser that runs scripts, which adds the link."""
    address, name, day = library.addresses[plan.id], tied(plan.metadata.name), escaped(date_label(plan.metadata.issued_on))
    href = urls.nearest(library.addresses[own.id], address)
    return f'<li><div><span class="k-small">{word}</span><br><a href="{href}">{name}</a></div> <span class="k-side">{day}</span></li>\n'


def _relation(link: Link) -> str:
    """The other document of a relation."""
    words = whole_numbers(link.label)
    name = f'<a href="{escaped(link.href)}">{words}</a>' if link.href else words
    return f'<li><div><span class="k-small">{link.note}</span><br>{name}</div></li>\n'


def _crumbs(library: Library, plan: PlanRecord) -> tuple[Crumb, ...]:
    """Place, year, the plan itself."""
    hub = library.homes.get(plan.id)
    places = library.place_crumbs(hub, linked_last=True) if hub else (Crumb(label="Nơi chốn", address=urls.PLACES),)
    year = plan_year(plan)
    period = library.years_by_number.get(year) if year else None
    middle = (Crumb(label=str(year), address=period.address),) if period else ()
    return (*places, *middle, Crumb(label=plan.metadata.number or plan.metadata.kind))
