"""The page of a plan: its own paper and nothing that changes when another plan does.

Enters: the Library and one annotated plan.
Leaves: a Page: notices, summary, who has to do what, movements, targets, deadlines, full text with permalinks, documents cited, anniversaries, recipients, signature, the published fields.

The fields of “Thông tin văn bản” are those that Nghị định 42/2022/NĐ-CP asks public bodies to give with a document.
The page holds no count over other plans and nothing that depends on today: the browser adds the status word.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator import urls
from generator.model import TITLE_PATH, UNIT_LEVELS, Crumb, Edition, Level, Page
from generator.render.congress_lists import NamedEvent, named_events
from generator.render.environment import fragment
from generator.render.findings import Findings, Tile, absent, block_links, tiles
from generator.render.fulltext import full_text, marked_title
from generator.render.json_ld import legislation
from generator.render.library import Link
from generator.render.margin import margin_notes
from generator.render.movements import honours
from generator.render.references import Reference, citation_marks, references
from generator.render.relations import relations_of_plan
from generator.render.timeline import Axis, Commemoration, commemorations, plan_bar
from generator.render.wording import (
    capitalise,
    date_label,
    document_name,
    lower_first,
    number_and_symbol,
    number_label,
    period_days,
    period_label,
    plan_year,
    shortened,
)

if TYPE_CHECKING:
    from generator.model import AnnotatedPlan, PlaceHub, Provision
    from generator.render.library import Library
    from generator.render.margin import Note
    from generator.render.movements import Honours

NUMBERED_WORDS = frozenset({Level.PART, Level.SECTION, Level.ARTICLE, Level.CLAUSE, Level.SUBCLAUSE, Level.POINT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who signed: the lines as printed, or the fields of the front matter."""

    anchor: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanContext:
    """What `plan.html.j2` shows."""

    address: str
    kicker: str
    name: str
    cite_as: str
    condensed: bool
    former_place: Link | None
    """What became of the unit, when it is no more what the paper calls it."""
    themes: tuple[str, ...]
    period: str
    first_day: str
    last_day: str
    bar: Markup | None
    axis: Axis | None
    honours: tuple[Honours, ...]
    tiles: tuple[Tile, ...]
    absent: str
    found: Findings
    """What the blocks before the full text show."""
    contents: Markup
    text_summary: str
    text: Markup
    has_marks: bool
    references: tuple[Reference, ...]
    root: str
    commemorations: tuple[Commemoration, ...]
    events: tuple[NamedEvent, ...]
    """Congresses and sessions."""
    recipients: tuple[str, ...]
    recipients_anchor: str
    signature: Signature | None
    previous: Link | None
    following: Link | None
    relations: tuple[Link, ...]
    kind: str
    issuers: tuple[str, ...]
    number: str
    issued: str
    title: Markup
    title_notes: tuple[Note, ...]
    source_url: str
    source_file: str
    sha256: str
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentsContext:
    """Links of the rail."""

    blocks: tuple[Link, ...]
    """What was found in the text, before “Toàn văn”."""
    sections: tuple[Link, ...]
    headings: tuple[Link, ...]
    """Outermost headings of the text, under “Toàn văn”."""


def plan_page(library: Library, plan: AnnotatedPlan) -> Page:
    """The page of one plan."""
    metadata = plan.metadata
    address = library.addresses[plan.id]
    root = "../" * (address.count("/") + 1)
    context = _context(library, plan, root)
    description = f"{document_name(metadata)}: {metadata.title}"
    return Page(
        address=address,
        kind="plan",
        title=f"{metadata.name} – {library.office_short(plan)}",
        description=shortened(("Bản tóm lược. " if context.condensed else "") + description),
        crumbs=_crumbs(library, plan),
        body=fragment("plan", context),
        contents=Markup('<nav aria-label="Trong trang này">%s</nav>') % context.contents,
        head=legislation(plan, context.references),
    )


def _context(library: Library, plan: AnnotatedPlan, root: str) -> PlanContext:
    """Everything the template shows."""
    metadata = plan.metadata
    referents = library.corpus.referents.get(plan.id, ())
    body_marks, title_marks = citation_marks(library, plan, referents, root)
    notes = margin_notes(plan, referents)
    text = full_text(plan, body_marks, notes)
    cited = references(library, plan, referents, root)
    events = commemorations((plan.id, found) for found in plan.anniversaries)
    found = Findings.of(plan, cited, events, root)
    first, last = period_days(plan.period)
    drawn = plan_bar(plan.period)
    recipients_anchor, signature = _own_blocks(plan)
    previous, following = (_neighbour(library, plan_id, root) for plan_id in library.corpus.neighbours.get(plan.id, (None, None)))
    home = library.homes.get(plan.id)
    source = metadata.source
    return PlanContext(
        address=library.addresses[plan.id],
        kicker=" · ".join((f"{metadata.kind} của {library.office(plan)}", number_label(metadata), date_label(metadata.issued_on))),
        name=metadata.name,
        cite_as=document_name(metadata),
        condensed=metadata.edition is Edition.CONDENSED,
        former_place=_former_place(library, home, root) if home else None,
        themes=plan.themes,
        period=capitalise(period_label(plan.period)),
        first_day=first,
        last_day=last,
        bar=drawn[0] if drawn else None,
        axis=drawn[1] if drawn else None,
        honours=honours(plan),
        tiles=tiles(found),
        absent=absent(found),
        found=found,
        contents=_contents(plan, found, has_signature=bool(plan.plan.recipients or signature)),
        text_summary=_text_summary(plan),
        text=text,
        has_marks=bool(body_marks),
        references=cited,
        root=root,
        commemorations=events,
        events=named_events(plan),
        recipients=plan.plan.recipients,
        recipients_anchor=recipients_anchor,
        signature=signature,
        previous=previous,
        following=following,
        relations=relations_of_plan(library, plan, root),
        kind=metadata.kind,
        issuers=metadata.issuers,
        number=number_and_symbol(metadata),
        issued=capitalise(date_label(metadata.issued_on)),
        title=marked_title(plan, title_marks),
        title_notes=notes.get(urls.anchor(TITLE_PATH), ()),
        source_url=_safe_url(source.url if source else None),
        source_file=(source.file if source else None) or "",
        sha256=(source.sha256 if source else None) or "",
        id=metadata.id,
    )


def _safe_url(url: str | None) -> str:
    """Only links of the web: a source may say anything."""
    return url if url and url.startswith(("https://", "http://")) else ""


def _neighbour(library: Library, plan_id: str | None, root: str) -> Link | None:
    """The plan before or after of the same office."""
    plan = library.plans.get(plan_id) if plan_id else None
    return Link(label=plan.metadata.name, href=library.href(plan, root), note=date_label(plan.metadata.issued_on)) if plan else None


def _former_place(library: Library, hub: PlaceHub, root: str) -> Link | None:
    """What became of the unit, where it is no more what the paper calls it: the sentence, and the place to go on to."""
    if not hub.note or not (hub.successor_name or hub.parent):
        return None
    successor = next((step for step in reversed(library.ancestors(hub)) if library.known_place(step.successor_address)), None)
    href = urls.href(root, successor.successor_address) if successor and successor.successor_address else ""
    return Link(label=(successor.successor_name or "") if successor else "", href=href, note=f"{hub.name}: {lower_first(hub.note)}")


def _own_blocks(plan: AnnotatedPlan) -> tuple[str, Signature | None]:
    """Anchor of Nơi nhận, and the signature as printed (else as the front matter gives it)."""
    by_level = {provision.level: provision for provision in plan.plan.provisions if provision.level in (Level.RECIPIENTS, Level.SIGNATURE)}
    recipients = by_level.get(Level.RECIPIENTS)
    printed = by_level.get(Level.SIGNATURE)
    lines = _lines(printed, plan.plan.body) if printed else ()
    signatory = plan.metadata.signatory
    if not lines and signatory:
        lines = tuple(part for part in (signatory.capacity, signatory.position, signatory.name) if part)
    return recipients.anchor if recipients else "_noi-nhan-van-ban", Signature(
        anchor=printed.anchor if printed else "_nguoi-ky", lines=lines
    ) if lines else None


def _lines(provision: Provision, body: str) -> tuple[str, ...]:
    """Printed lines without blanks around them."""
    return tuple(line.strip() for line in provision.span.of(body).splitlines() if line.strip())


def _text_summary(plan: AnnotatedPlan) -> str:
    """`bản tóm lược, 3 phần, 11 mục`: outermost units, and all numbered units below them."""
    units = [p for p in plan.plan.provisions if p.level in UNIT_LEVELS]
    top = sum(p.depth == 0 for p in units)
    below = sum(p.depth > 0 and p.level in NUMBERED_WORDS for p in units)
    words = (
        "bản tóm lược" if plan.metadata.edition is Edition.CONDENSED else "",
        f"{top} phần" if top else "",
        f"{below} mục" if below else "",
    )
    return ", ".join(word for word in words if word)


def _contents(plan: AnnotatedPlan, found: Findings, *, has_signature: bool) -> Markup:
    """The rail."""
    body = plan.plan.body
    headings = tuple(
        Link(label=" ".join(part for part in (p.label, p.heading.of(body)) if part), href=f"#{p.anchor}")
        for p in plan.plan.provisions
        if p.level in UNIT_LEVELS and p.depth == 0 and p.heading
    )
    sections = (
        Link(label="Văn bản được dẫn", href="#_van-ban") if found.cited else None,
        Link(label="Kỷ niệm", href="#_ky-niem") if found.events else None,
        Link(label="Đại hội và sự kiện khác", href="#_dai-hoi") if plan.events else None,
        Link(label="Nơi nhận, người ký", href="#_noi-nhan") if has_signature else None,
        Link(label="Thông tin văn bản", href="#_thong-tin"),
    )
    return _rail(ContentsContext(blocks=block_links(found), sections=tuple(s for s in sections if s), headings=headings))


@lru_cache(maxsize=4096)
def _rail(context: ContentsContext) -> Markup:
    """Many papers have the same outer headings."""
    return fragment("plan_contents", context)


def _crumbs(library: Library, plan: AnnotatedPlan) -> tuple[Crumb, ...]:
    """Place, year, the plan itself."""
    hub = library.homes.get(plan.id)
    places = library.place_crumbs(hub, linked_last=True) if hub else (Crumb(label="Nơi chốn", address=urls.PLACES),)
    year = plan_year(plan)
    years = {period.start: period.address for period in library.corpus.years}
    middle = (Crumb(label=str(year), address=years[year]),) if year in years else ()
    return (*places, *middle, Crumb(label=plan.metadata.number or plan.metadata.kind))
