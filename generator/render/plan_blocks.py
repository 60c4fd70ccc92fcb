"""What a plan's page owes to its paper alone: everything but the links to other papers.

Enters: one annotated plan.
Leaves: `PlanBlocks`: the page as one string with slots in it (`generator.render.filling`), and the few facts that `plan.py` needs to fill them. A pure function of
the plan, its address, our code and the authority files, so it can be worked out in any process and kept; strings and tuples only, so keeping it is cheap.

The fields of “Thông tin văn bản” are those that Nghị định 42/2022/NĐ-CP asks public bodies to give with a document.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from generator import urls
from generator.model import TITLE_PATH, UNIT_LEVELS, Edition, Level, Status
from generator.render.congress_lists import named_events
from generator.render.environment import escaped, tied
from generator.render.filling import slot
from generator.render.findings import Counts, Findings, block_links
from generator.render.fulltext import Frame, full_text, marked_title, note_html
from generator.render.json_ld import legislation_parts
from generator.render.library import office_short
from generator.render.margin import own_notes
from generator.render.movements import honours
from generator.render.plan_sections import (
    closing_section,
    commemorations_section,
    deadlines_section,
    duties_section,
    events_section,
    honours_fact,
    movements_section,
    period_fact,
    targets_section,
)
from generator.render.references import Cited, cited, marks
from generator.render.timeline import plan_bar
from generator.render.wording import (
    capitalise,
    date_label,
    document_name,
    number_and_symbol,
    number_label,
    period_days,
    period_label,
    shortened,
)

if TYPE_CHECKING:
    from generator.model import AnnotatedPlan, Provision

_NUMBERED_WORDS = frozenset({Level.PART, Level.SECTION, Level.ARTICLE, Level.CLAUSE, Level.SUBCLAUSE, Level.POINT})
_KEY = (
    '<p class="k-key"><span><i>gạch liền</i> văn bản được dẫn</span> <span><i>gạch chấm</i> kỷ niệm</span> '
    "<span><i>gạch mảnh</i> phong trào</span> <span><i>gạch đứt</i> dẫn chung, chưa xác định được</span></p>\n"
)


class NotedPlace(NamedTuple):
    """A provision, or the title, whose margin notes depend on where its citations lead."""

    frame: Frame
    """Its element; that of the title stands without it."""

    citations: tuple[int, ...]
    """Numbers of its citations."""
    others: tuple[str, ...]
    """Its other notes, as HTML."""


class PlanFacts(NamedTuple):
    """What fills the slots of a page, as far as the paper knows it, and what stands around its body."""

    title: str
    description: str
    head: tuple[str, str]
    """Machine-readable head before and after the documents cited."""
    counts: Counts
    cited: tuple[Cited, ...]
    places: tuple[NotedPlace, ...]
    """Slots `open0` and `close0` are of the first, and so on."""
    title_place: NotedPlace
    """Slot `title`."""

    def packed(self) -> tuple[Any, ...]:
        """As tuples of texts and numbers, which cost `pickle` half of what their classes do."""
        places = tuple([(tuple(frame), *rest) for frame, *rest in (*self.places, self.title_place)])
        return (*self[:3], tuple(self.counts), tuple(map(tuple, self.cited)), places)

    @classmethod
    def unpacked(cls, packed: tuple[Any, ...]) -> PlanFacts:
        """The way back."""
        *strings, counts, found, places = packed
        *noted_places, title_place = [NotedPlace(Frame._make(frame), *rest) for frame, *rest in places]
        facts = (*strings, Counts._make(counts), tuple(map(Cited._make, found)), tuple(noted_places), title_place)
        return cls._make(facts)


class PlanBlocks(NamedTuple):
    """The page of a plan with slots where it depends on the library."""

    facts: PlanFacts
    body: str
    """HTML of the main column, with slots."""


def plan_blocks(plan: AnnotatedPlan) -> PlanBlocks:
    """All that follows from the paper."""
    metadata = plan.metadata
    root = "../" * (plan.address.count("/") + 1)
    found = Findings.of(plan, root)
    citations = cited(plan)
    body_marks, title_marks = marks(plan, root, lambda number: (slot(f"a{number}"), slot(f"z{number}")))
    places, notes, title_place = _noted_places(plan)
    awaited = {anchor: (slot(f"open{number}"), slot(f"close{number}")) for number, anchor in enumerate(places)}
    text, frames = full_text(plan, body_marks, notes, awaited)
    condensed = metadata.edition is Edition.CONDENSED
    signature = _signature(plan)
    body = "".join(
        (
            _head(plan, condensed=condensed),
            _summary(plan),
            _contents(plan, found, has_signature=bool(plan.plan.recipients or signature[1])),
            duties_section(found.bodies, found.duties),
            movements_section(found.chips, found.scopes, found.mottoes),
            targets_section(found.targets),
            deadlines_section(found.deadlines),
            _text_head(plan, condensed=condensed, marked=bool(body_marks)),
            text,
            "</section>\n",
            slot("references"),
            commemorations_section(found.events, root),
            events_section(named_events(plan)),
            closing_section((_anchor(plan, Level.RECIPIENTS, "_noi-nhan-van-ban"), plan.plan.recipients), signature),
            slot("related"),
            _alike(plan, root, "_van-ban" if citations else "_thong-tin"),
            _information(plan, marked_title(plan, title_marks), condensed=condensed),
        )
    )
    facts = PlanFacts(
        title=("Bản nháp: " if metadata.status is Status.DRAFT else "") + f"{metadata.name} – {office_short(plan)}",
        description=shortened(("Bản tóm lược. " if condensed else "") + f"{document_name(metadata)}: {metadata.title}"),
        head=legislation_parts(plan),
        counts=found.counts,
        cited=citations,
        places=tuple([NotedPlace(frames[anchor], *place[1:]) for anchor, place in places.items()]),
        title_place=title_place,
    )
    return PlanBlocks(facts, body)


_NO_FRAME = Frame("", "", "")


def _noted_places(plan: AnnotatedPlan) -> tuple[dict[str, NotedPlace], dict[str, tuple[str, ...]], NotedPlace]:
    """By anchor the provisions whose notes the library completes, as yet without their frame, and the notes of all others; then the title."""
    citations: dict[str, list[int]] = {}
    for number, citation in enumerate(plan.citations):
        citations.setdefault(citation.anchor, []).append(number)
    others: dict[str, dict[str, None]] = {}
    for anchor, note in own_notes(plan):
        others.setdefault(anchor, {})[note_html(note)] = None
    title = urls.anchor(TITLE_PATH)
    title_place = NotedPlace(_NO_FRAME, citations=tuple(citations.pop(title, ())), others=tuple(others.pop(title, ())))
    places = {anchor: NotedPlace(_NO_FRAME, tuple(numbers), tuple(others.pop(anchor, ()))) for anchor, numbers in citations.items()}
    return places, {anchor: tuple(notes) for anchor, notes in others.items()}, title_place


# ── before the text ───────────────────────────────────────────────────────────────────────────────────────────────────


def _head(plan: AnnotatedPlan, *, condensed: bool) -> str:
    """Title, status, and what to know before reading."""
    metadata = plan.metadata
    days = "".join([f' data-{name}="{day}"' for name, day in zip(("from", "until"), period_days(plan.period), strict=True) if day])
    facts = escaped(f" · {number_label(metadata)} · {date_label(metadata.issued_on)}")
    notice = (
        '<div class="k-notice k-notice-gold"><p><b>Bản tóm lược.</b> Thư viện viết lại ngắn hơn để dễ đọc, không thay văn bản gốc. '
        '<a href="#_thong-tin">Nguồn và bản gốc</a></p></div>\n'
        if condensed
        else ""
    )
    if metadata.status is Status.DRAFT:
        notice += (
            '<div class="k-notice k-notice-gold k-draft"><p><b>BẢN NHÁP.</b> Chỉ để xem thử: chưa được công bố, chưa có địa chỉ chính thức, '
            "đừng dẫn và đừng gửi đi.</p></div>\n"
        )
    return (
        f'<p class="k-print">Kế hoạch mở · bản in từ /{escaped(plan.address)}/ · {"bản tóm lược, " if condensed else ""}không thay văn bản gốc</p>\n'
        f'<p class="k-kicker"{days}>{escaped(metadata.kind)} của {slot("office")}{facts}</p>\n'
        f"<h1>{tied(metadata.name)}</h1>\n{notice}{slot('former')}"
    )


def _summary(plan: AnnotatedPlan) -> str:
    """The card: facts, then counts."""
    themes = "".join([f"<p>“{escaped(theme)}”</p>" for theme in plan.themes])
    return (
        '<section class="k-card" aria-labelledby="_tom-tat">\n<h2 class="k-visually-hidden" id="_tom-tat">Tóm tắt</h2>\n<dl class="k-facts">\n'
        + (f'<div><dt>Chủ đề</dt><dd class="k-theme">{themes}</dd></div>\n' if themes else "")
        + period_fact(capitalise(period_label(plan.period)), plan_bar(plan.period))
        + honours_fact(honours(plan))
        + f"</dl>\n{slot('tiles')}</section>\n"
    )


def _contents(plan: AnnotatedPlan, found: Findings, *, has_signature: bool) -> str:
    """“Trong trang này”: on a wide screen the browser sets it beside the text."""
    body = plan.plan.body
    headings = tuple(
        [
            (f"#{p.anchor}", " ".join(filter(None, (p.label, p.heading.of(body)))))
            for p in plan.plan.provisions
            if not p.depth and p.heading and p.level in UNIT_LEVELS
        ]
    )
    sections = (
        ("#_van-ban", "Văn bản được dẫn") if plan.citations else None,
        ("#_ky-niem", "Kỷ niệm") if found.events else None,
        ("#_dai-hoi", "Đại hội và sự kiện khác") if plan.events else None,
        ("#_noi-nhan", "Nơi nhận, người ký") if has_signature else None,
        ("#_thong-tin", "Thông tin văn bản"),
    )
    blocks = tuple((link.href, link.label) for link in block_links(found))
    return _links((("#_tom-tat", "Tóm tắt"), *blocks), headings, tuple(section for section in sections if section))


_Links = tuple[tuple[str, str], ...]


@lru_cache(maxsize=4096)
def _links(blocks: _Links, headings: _Links, sections: _Links) -> str:
    """Many papers have the same outer headings."""
    outer = f"<ul>{_items(headings)}</ul>" if headings else ""
    return f'<details class="k-fold k-inpage"><summary>Trong trang này</summary><ul class="k-toc">{_items(blocks)}<li><a href="#_toan-van">Toàn văn</a>{outer}</li>{_items(sections)}</ul></details>\n'


def _items(links: _Links) -> str:
    return "".join([f'<li><a href="{escaped(href)}">{escaped(label)}</a></li>' for href, label in links])


# ── the text and what follows ─────────────────────────────────────────────────────────────────────────────────────────


def _text_head(plan: AnnotatedPlan, *, condensed: bool, marked: bool) -> str:
    """Heading of the full text, and what its marks mean."""
    return (
        f'<section class="k-text" aria-labelledby="_toan-van" data-cite="{escaped(document_name(plan.metadata))}"'
        + (' data-condensed="1"' if condensed else "")
        + ">\n"
        + f'<h2 id="_toan-van">Toàn văn <small>{_text_summary(plan, condensed=condensed)}</small></h2>\n{_KEY if marked else ""}'
    )


def _text_summary(plan: AnnotatedPlan, *, condensed: bool) -> str:
    """`bản tóm lược, 3 phần, 11 mục`: outermost units, and all numbered units below them."""
    top = below = 0
    for provision in plan.plan.provisions:
        if provision.depth:
            below += provision.level in _NUMBERED_WORDS
        else:
            top += provision.level in UNIT_LEVELS
    words = ("bản tóm lược" if condensed else "", f"{top} phần" if top else "", f"{below} mục" if below else "")
    return ", ".join(word for word in words if word)


def _find(plan: AnnotatedPlan, level: Level) -> Provision | None:
    """The block of that level, which stands at the end."""
    return next((provision for provision in reversed(plan.plan.provisions) if provision.level is level), None)


def _anchor(plan: AnnotatedPlan, level: Level, otherwise: str) -> str:
    printed = _find(plan, level)
    return printed.anchor if printed else otherwise


def _signature(plan: AnnotatedPlan) -> tuple[str, tuple[str, ...]]:
    """Anchor and lines of the signature as printed, else as the front matter gives it."""
    printed = _find(plan, Level.SIGNATURE)
    words = printed.span.of(plan.plan.body) if printed else ""
    lines = tuple(line.strip() for line in words.splitlines() if line.strip())
    signatory = plan.metadata.signatory
    if not lines and signatory:
        lines = tuple(part for part in (signatory.capacity, signatory.position, signatory.name) if part)
    return printed.anchor if printed else "_nguoi-ky", lines


def _alike(plan: AnnotatedPlan, root: str, where: str) -> str:
    """The block that the browser fills when it is opened."""
    return (
        f'<details class="k-fold k-related" data-related="{escaped(plan.id)}"><summary>Kế hoạch giống nhất, kế hoạch dẫn tới kế hoạch này</summary>\n'
        f'<div><p>Trang của mỗi <a href="#{where}">văn bản được dẫn</a> cho biết những kế hoạch nào khác cùng dẫn văn bản ấy.</p></div>\n'
        f'<p><a href="{urls.comparison(root, plan.address)}">So sánh với một kế hoạch khác</a></p></details>\n'
    )


def _information(plan: AnnotatedPlan, title: str, *, condensed: bool) -> str:
    """“Thông tin văn bản”."""
    metadata = plan.metadata
    rows = (
        ("Hình thức văn bản", escaped(metadata.kind) + (" (thư viện đăng bản tóm lược)" if condensed else "")),
        ("Cơ quan ban hành", escaped(", ".join(metadata.issuers))),
        ("Số, ký hiệu", escaped(number_and_symbol(metadata))),
        ("Ngày ban hành", escaped(capitalise(date_label(metadata.issued_on)))),
    )
    return (
        '<section aria-labelledby="_thong-tin">\n<h2 id="_thong-tin">Thông tin văn bản</h2>\n<dl class="k-info">\n'
        + "".join([f"<dt>{name}</dt><dd>{value}</dd>\n" for name, value in rows])
        + f'<dt>Trích yếu</dt><dd class="k-serif" id="_title">{title}{slot("title")}</dd>\n'
        f"<dt>Văn bản gốc</dt><dd>{_original(plan)}</dd>\n</dl>\n"
        f'<p class="k-small">Mã trong thư viện: {escaped(metadata.id)}</p>\n</section>'
    )


def _original(plan: AnnotatedPlan) -> str:
    """The paper's file: to take, where it lies beside the plan; else links of the web alone: a source may say anything."""
    source = plan.metadata.source
    words = ""
    if source and source.kept and plan.metadata.edition is Edition.FULL:
        kind = escaped(source.kept.rpartition(".")[2])
        words = f'<a href="{escaped(source.kept)}" download="{escaped(source.kept.replace(".goc", ""))}">Tải tệp gốc (.{kind})</a> · '
    if source and source.url and source.url.startswith(("https://", "http://")):
        words += f'<a href="{escaped(source.url)}" rel="noopener">{escaped(source.file or source.url)}</a>'
    elif source and source.file:
        words += escaped(source.file)
    else:
        words += "Thư viện chưa có đường dẫn tới văn bản gốc."
    return words + (f'<p class="k-hash">SHA-256: <code>{escaped(source.sha256)}</code></p>\n' if source and source.sha256 else "")
