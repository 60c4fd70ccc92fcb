"""The types that pass between stages: one per stage, frozen, with spans.

    paper ─ readers ▶ ImportedText ─ intake ▶ Draft ─▶ plans/**/*.md
    plans/**/*.md ─ source ▶ PlanSource ─ parse ▶ Plan ─ extract ▶ AnnotatedPlan ─ corpus ▶ Corpus ─ render, search, publish ▶ site/

Every span counts code points of a normal text (`generator.text`): the plan's body, or its title where `path == "title"`.
Words: STYLE of the field, one term per idea (`Citation` → `Referent`, `Provision`, `Anniversary`, `Backlink`).
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import total_ordering
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import PurePosixPath

    from generator.diagnostics import Diagnostic
    from generator.text import NormalText

TITLE_PATH = "title"
PREAMBLE_PATH = "preamble"
CLOSING_PATH = "closing"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of code points of a normal text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """True when `other` lies inside."""
        return self.start <= other.start and other.end <= self.end


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as precise as the paper: a year, a month of a year, or a day. Never invented, possibly impossible (see `valid`).

    Ordered by what is printed; a date without its day or month comes before those that have one.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __lt__(self, other: PartialDate) -> bool:
        """Earlier, as far as printed."""
        return (self.year, self.month or 0, self.day or 0) < (other.year, other.month or 0, other.day or 0)

    @classmethod
    def parse(cls, iso: str) -> PartialDate:
        """From `2025`, `2025-01` or `2025-01-08`. Raises ValueError for any other shape; 31/02 is kept and is not `valid`."""
        found = re.fullmatch(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", iso.strip())
        if not found:
            raise ValueError(iso)
        return cls(int(found[1]), int(found[2]) if found[2] else None, int(found[3]) if found[3] else None)

    @property
    def valid(self) -> bool:
        """False for 31/02, month 13 and the like."""
        if self.month is None:
            return self.day is None
        if not 1 <= self.month <= 12 or not 1 <= self.year <= 9999:
            return False
        return self.day is None or 1 <= self.day <= calendar.monthrange(self.year, self.month)[1]

    @property
    def iso(self) -> str:
        """`2025`, `2025-01` or `2025-01-08`."""
        out = f"{self.year:04}"
        if self.month is not None:
            out += f"-{self.month:02}"
        if self.day is not None:
            out += f"-{self.day:02}"
        return out

    @property
    def label(self) -> str:
        """As a Vietnamese reader writes it: `2025`, `tháng 01/2025`, `08/01/2025` (a zero before days under 10 and months 1 and 2)."""
        if self.month is None:
            return str(self.year)
        month = f"{self.month:02}" if self.month < 3 else str(self.month)
        if self.day is None:
            return f"tháng {self.month:02}/{self.year}"
        return f"{self.day:02}/{month}/{self.year}"

    def first_day(self) -> date | None:
        """Earliest day it can mean; None when impossible."""
        return date(self.year, self.month or 1, self.day or 1) if self.valid else None

    def last_day(self) -> date | None:
        """Latest day it can mean; None when impossible."""
        if not self.valid:
            return None
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])


# ── source ────────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceNames:
    """The place of a plan as printed; all None for a central body."""

    province: str | None = None
    district: str | None = None
    commune: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """How long a plan runs. Open ends are None; an event may close it."""

    start: PartialDate | None = None
    end: PartialDate | None = None
    end_event: str | None = None
    """`tổ chức thành công Đại hội …`: what closes the period where no date does."""
    basis: str | None = None
    """The words it was read from; None when a person wrote it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    """Who signed, as the paper prints it."""

    name: str | None = None
    capacity: str | None = None
    """`TM. Ủy ban nhân dân`, `KT. Chủ tịch`; None when the head signs."""
    position: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceReference:
    """Where the paper is."""

    file: str | None = None
    url: str | None = None
    sha256: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What this plan does to another document: `replaces`, `amends`, `corrects`, `issued_by`."""

    type: str
    of: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """Printed → meant; both are shown."""

    printed: str
    meant: str
    at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """A person's word about one mention: it beats extraction and survives re-import."""

    kind: str
    at: str | None = None
    printed: str | None = None
    nth: int = 1
    set: tuple[tuple[str, str], ...] = ()
    drop: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn:
    """A plan taken back: its page becomes a tombstone."""

    on: PartialDate
    reason: str


class Edition(StrEnum):
    """Whose words the body is."""

    FULL = "full"
    CONDENSED = "condensed"


class Status(StrEnum):
    """A draft is never built."""

    PUBLISHED = "published"
    DRAFT = "draft"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanMetadata:
    """The front matter of a plan source, checked."""

    id: str
    kind: str
    number: str | None
    """Text as printed (`0124/KH-UBND`); None when the paper leaves it blank."""
    issued_on: PartialDate | None
    issued_at: str | None = None
    """The place line (địa danh) before the date: `Đắk Song`."""
    issuers: tuple[str, ...]
    """One, or several for a joint plan; the first decides the place."""
    place: PlaceNames
    title: str
    short_title: str | None = None
    period: Period | None = None
    signatory: Signatory | None = None
    edition: Edition = Edition.FULL
    status: Status = Status.PUBLISHED
    source: SourceReference | None = None
    relations: tuple[Relation, ...] = ()
    aliases: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    overrides: tuple[Override, ...] = ()
    withdrawn: Withdrawn | None = None

    @property
    def issuer(self) -> str:
        """The first issuer."""
        return self.issuers[0]

    @property
    def name(self) -> str:
        """What lists show: the short title, or the title."""
        return self.short_title or self.title


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSource:
    """One plan file, read and checked."""

    path: PurePosixPath
    """Below the plans folder: `dak-nong/huyen-dak-song/2025/x.md`. Without `.md` it is the plan's address."""
    metadata: PlanMetadata
    body: NormalText
    body_line: int
    """Line of the file where the body begins, from 1."""


# ── parse ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


class Level(StrEnum):
    """Kinds of provision, outermost first."""

    PREAMBLE = "preamble"
    PART = "part"  # Phần I, or A. where Roman numbers stand below it
    SECTION = "section"  # I.
    ARTICLE = "article"  # Điều 1.
    CLAUSE = "clause"  # 1.
    SUBCLAUSE = "subclause"  # 2.1.  2.1.10.
    POINT = "point"  # a)
    ITEM = "item"  # -
    SUBITEM = "subitem"  # +
    CLOSING = "closing"
    RECIPIENTS = "recipients"
    SIGNATURE = "signature"


UNIT_LEVELS = frozenset(Level) - {Level.PREAMBLE, Level.CLOSING, Level.RECIPIENTS, Level.SIGNATURE}
"""Levels that carry a number, letter or dash: the outline."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """One unit of a plan with its own text (children follow it, they are not inside its span)."""

    level: Level
    path: str
    """`II.3.b`, `III.2.a.-1` (dash), `I.1.+2` (plus), `preamble`, `closing`; repeated markers add `_2`."""
    anchor: str
    """Where a link lands: `ii-3-b`, `iii-2-a-g1`, `mo-dau`, `ket-thuc`."""
    depth: int
    """0 for the outermost units, and for preamble and the like."""
    label: str | None
    """The marker as printed: `II.`, `a)`, `-`."""
    span: Span
    """From the marker to just before the next provision, blank lines included: the provisions' spans partition the body."""
    heading: Span | None
    """Words of the heading without marker, final `.` or `:`."""
    run_in: bool
    """The heading shares its line with the text."""
    text: Span | None
    """Own text after marker and heading, trimmed; None where there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A plan source whose body is a list of provisions, in order, that partition it."""

    source: PlanSource
    provisions: tuple[Provision, ...]
    recipients: tuple[str, ...]
    """Lines of Nơi nhận without dash and final `;` or `.`."""

    @property
    def metadata(self) -> PlanMetadata:
        """The front matter."""
        return self.source.metadata

    @property
    def body(self) -> str:
        """The normal text that every body span counts in."""
        return self.source.body.text


# ── extract ───────────────────────────────────────────────────────────────────────────────────────────────────────────


class CitationKind(StrEnum):
    """What identifies the document cited."""

    NUMBERED = "numbered"
    NAMED_LAW = "named-law"
    CONGRESS = "resolution-by-congress"
    PLENUM = "party-plenum"
    PROGRAMME = "programme"
    VAGUE = "vague"


class CitationRole(StrEnum):
    """As what a document is cited; the value is what readers see."""

    BASIS = "căn cứ"
    CARRIES_OUT = "thực hiện"
    STUDIES = "quán triệt"
    REPLACES = "thay thế"
    AMENDS = "sửa đổi, bổ sung"
    CORRECTS = "đính chính"
    ACCORDING_TO = "theo"
    MENTIONS = "nhắc tới"


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """The words in the text that name another document."""

    span: Span
    path: str = ""
    """Provision that holds it; filled in when the plan is annotated."""
    anchor: str = ""
    kind: CitationKind
    doc_type: str | None
    """Full Vietnamese name of the kind of document (`Chỉ thị`, `Quyết định`), None when the text has only `số …`."""
    number: str | None
    """As printed without blanks: `41-CT/TW`, `0124/KH-UBND`, `41`."""
    date: PartialDate | None
    """As printed, even when impossible."""
    raw: str
    """From the document type to the date (or the end of the name), blanks collapsed."""
    issuer: str | None
    """As the text gives it, cleaned; not resolved."""
    subject: str | None
    """What it is about, as the text says: `về tăng cường …`."""
    role: CitationRole
    ordinal: int | None = None
    """Congress or Party term (Đại hội XIII → 13, khóa XII → 12)."""
    session: int | None = None
    """Plenum: Trung ương 4 khóa XII → 4."""
    nested_in: str | None = None
    """Number of the citation whose subject holds this one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anniversary:
    """A phrase that commemorates an event."""

    span: Span
    path: str = ""
    anchor: str = ""
    raw: str
    event: str
    """`Ngày thành lập Đảng Cộng sản Việt Nam`, blanks collapsed."""
    years: int | None
    founded_on: PartialDate | None
    observed_on: PartialDate | None
    arithmetic_ok: bool | None
    """Years and same day agree; None when a part is not printed."""
    shares_years: bool = False
    """The number of years is printed once for this and an earlier event."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedPlan:
    """A plan with what was found in it."""

    plan: Plan
    citations: tuple[Citation, ...]
    anniversaries: tuple[Anniversary, ...]
    period: Period | None
    """From the front matter where a person wrote it, else as read in the text."""
    themes: tuple[str, ...] = ()
    """Chủ đề thi đua, without quotation marks."""
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def metadata(self) -> PlanMetadata:
        """The front matter."""
        return self.plan.metadata

    @property
    def id(self) -> str:
        """The plan's stable id."""
        return self.plan.metadata.id

    @property
    def address(self) -> str:
        """Address below the site's root, without slashes at the ends: the file's path without `.md`."""
        return str(self.plan.source.path.with_suffix(""))


# ── corpus ────────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectiveKey:
    """Identity of a cited document. Complete only when the rule of its body says so (`generator.corpus.resolve`)."""

    kind: str
    """Slug of the kind: `chi-thi`, `quyet-dinh`, `luat`, `nghi-quyet`."""
    number: int | None
    """None for laws by name and for congress and plenum resolutions."""
    suffix: str = ""
    """Letters glued to the number: `30a` → `a`."""
    body: str
    """Body token, folded: `tw`, `ttg`, `ubnd`, `hu`, `qh15`; for unnumbered ones a slug of what names them."""
    place: str | None = None
    """Place path (`dak-nong/huyen-dak-song`) for bodies that exist in every place."""
    period: str | None = None
    """Year of the register, or `k13` for the Party's congress terms."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPlan:
    """The document cited is a plan of this library."""

    plan_id: str
    inferred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownDirective:
    """The document cited has a page of its own."""

    key: DirectiveKey
    inferred: bool = False
    """A part of the key came from a full citation elsewhere in the same paper or from curated facts: shown as “suy ra”."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ambiguous:
    """The key lacks its period or place: all candidates, none chosen."""

    candidates: tuple[DirectiveKey, ...]
    number_page: str
    """Address of the page that lists every document with this number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vague:
    """No number and no name that identifies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unresolved:
    """Unreadable or self-contradictory."""

    reason: str
    """Vietnamese sentence."""


Referent = KnownPlan | KnownDirective | Ambiguous | Vague | Unresolved


@dataclass(frozen=True, slots=True, kw_only=True)
class Backlink:
    """A citation seen from the document it points to."""

    plan_id: str
    citation: Citation
    before: str
    """A few words of the provision before the citation, blanks collapsed, `…` where cut."""
    after: str
    inferred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Directive:
    """A document that plans cite: it has a page even from one mention."""

    key: DirectiveKey
    address: str
    """Below the root, without slashes at the ends: `van-ban/chi-thi/41-ct-tw-k13`."""
    doc_type: str
    number: str | None
    """As most often written: `41-CT/TW`."""
    title: str
    """`Chỉ thị 41-CT/TW`, `Luật Thi đua, khen thưởng`, `Nghị quyết Đại hội XIII của Đảng`."""
    issuer: str | None
    subject: str | None
    """As the plans give it, longest reading, without the joining `về`."""
    dates: tuple[PartialDate, ...]
    """Every date printed for it, most frequent first: more than one is shown side by side."""
    backlinks: tuple[Backlink, ...]
    namesakes: tuple[str, ...] = ()
    """Addresses of directives of the same kind, number and place in another year or term."""

    @property
    def plan_ids(self) -> tuple[str, ...]:
        """Plans that cite it, each once, in order."""
        return tuple(dict.fromkeys(b.plan_id for b in self.backlinks))


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberPage:
    """A number that several documents may bear: where ambiguous citations lead."""

    address: str
    title: str
    candidates: tuple[DirectiveKey, ...]
    backlinks: tuple[Backlink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceHub:
    """A place that plans come from, or that holds such places."""

    address: str
    """`dak-nong/huyen-dak-song`."""
    name: str
    """`Huyện Đắk Song`, `Tỉnh Đắk Nông`."""
    short_name: str
    """`Đắk Song`."""
    parent: str | None
    children: tuple[str, ...]
    plan_ids: tuple[str, ...]
    """Issued by this place itself, newest first."""
    all_plan_ids: tuple[str, ...]
    """Also those of places below it."""
    note: str = ""
    """What it became or came from, one Vietnamese sentence; empty when unknown or unchanged."""
    successor_name: str | None = None
    """`Lâm Đồng` for Đắk Nông: shown as `(nay: Lâm Đồng)`."""
    successor_address: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodHub:
    """A year (`2025`) or a term (`2021-2025`)."""

    address: str
    """`ky/2025`."""
    label: str
    """`Năm 2025`, `Giai đoạn 2021–2025`."""
    start: int
    end: int
    plan_ids: tuple[str, ...]
    """Plans whose period touches a year; for a term, plans that name it or lie inside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """All plans together."""

    plans: tuple[AnnotatedPlan, ...]
    """In order of address."""
    referents: dict[str, tuple[Referent, ...]]
    """Plan id → one referent for each of its citations, in the same order."""
    directives: dict[DirectiveKey, Directive]
    number_pages: tuple[NumberPage, ...]
    places: dict[str, PlaceHub]
    """By address, in Vietnamese order of the province, then of the unit."""
    years: tuple[PeriodHub, ...]
    terms: tuple[PeriodHub, ...]
    plan_backlinks: dict[str, tuple[Backlink, ...]]
    """Plan id → citations of it in other plans."""
    neighbours: dict[str, tuple[str | None, str | None]]
    """Plan id → ids of the previous and the next plan of the same office."""
    diagnostics: tuple[Diagnostic, ...] = ()
    by_id: dict[str, AnnotatedPlan] = field(default_factory=dict)


# ── import ────────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedText:
    """A paper as its reader gave it: text only, untouched but for the normal form."""

    name: str
    """File name, without folders."""
    sha256: str
    """Of the file's bytes."""
    text: NormalText
    format: str = "text"
    """`text`, later `docx`, `pdf`, `html`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterheadField:
    """One thing read in the head of a paper, and the words it was read from."""

    name: str
    """`issuer`, `number`, `date`, `place`, `kind`, `title`, `motto`, `rule`, `mark`."""
    value: str
    span: Span
    """In the text that was given to the reader."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """What the head of a paper says, each part None where it is not printed."""

    issuer: str | None = None
    """`Ủy ban nhân dân tỉnh Đắk Lắk`."""
    level: str | None = None
    """`central`, `province`, `district`, `commune`, `school`."""
    place: PlaceNames = field(default_factory=PlaceNames)
    number: str | None = None
    """`0124/KH-UBND`; None when the paper leaves the digits blank."""
    symbol: str | None = None
    """`KH-UBND`: stands also where the digits are blank."""
    date: PartialDate | None = None
    issued_at: str | None = None
    """Place line before the date: `Đắk Song`."""
    kind: str | None = None
    """`Kế hoạch`."""
    title: str | None = None
    """As printed, blanks collapsed."""
    secrecy: str | None = None
    """`Mật`, `Tối mật`, `Tuyệt mật`."""
    marks: tuple[str, ...] = ()
    """`Dự thảo`, `Lưu hành nội bộ`, `Hỏa tốc`."""
    fields: tuple[LetterheadField, ...] = ()
    end: int = 0
    """Where the body begins."""


class Destination(StrEnum):
    """Where the characters of a paper went."""

    FIELD = "field"
    BODY = "body"
    LEFT_OUT = "left-out"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSpan:
    """One piece of a paper: together these pieces are the paper."""

    span: Span
    """Code points of the decoded file, untouched."""
    source: str
    """The piece itself."""
    destination: Destination
    target: str
    """Name of the field, or the reason in Vietnamese why the piece was left out; empty for the body."""
    value: str | None = None
    """What the field became, where it differs from the piece."""
    body: Span | None = None
    """Range of the body."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inference:
    """A field that the paper does not print in so many words, with the words it was concluded from."""

    field: str
    value: str | None
    confidence: float
    """0 … 1; under 0.5 nothing is filled in."""
    evidence: tuple[str, ...]
    """Vietnamese phrases, strongest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A paper turned into a plan source that is not yet saved, with the account of every character."""

    paper: ImportedText
    metadata: PlanMetadata
    """Its id is a proposal until the draft is saved."""
    symbol: str | None
    """`KH-UBND`, also where the number is blank."""
    level: str | None
    body: str
    printed_title: str | None
    """As the paper prints it, capitals kept."""
    recipients: tuple[str, ...]
    spans: tuple[ReportSpan, ...]
    inferences: tuple[Inference, ...]
    characters_lost: int
    """Counted on every run; 0 unless there is a fault in the importer."""
    secrecy: str | None
    """A secrecy mark at the head: such a paper is never saved."""
    diagnostics: tuple[Diagnostic, ...] = ()


# ── publish ───────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Crumb:
    """One step of the breadcrumb; the last has no address."""

    label: str
    address: str | None = None
    note: str = ""
    note_address: str | None = None
    """`(nay: Lâm Đồng)` in the same crumb."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One generated page before it is stamped into its shell."""

    address: str
    """Below the root, without slashes at the ends; empty for the home page."""
    kind: str
    """Shell: `home`, `plan`, `place`, `period`, `directive`, `search`."""
    title: str
    description: str
    crumbs: tuple[Crumb, ...]
    body: str
    """HTML of the main column, safe."""
    contents: str = ""
    """HTML of the rail (“Trong trang này”), safe; empty when the page needs none."""
    head: str = ""
    """Extra elements for `<head>` (JSON-LD), safe."""
    canonical: str | None = None
    """The address that search engines should keep, where it is not this page's own."""

    @property
    def depth(self) -> int:
        """How many folders below the root: 0 for home."""
        return self.address.count("/") + 1 if self.address else 0

    @property
    def root(self) -> str:
        """Relative way to the root with a final slash: `../../`; `./` for home."""
        return "../" * self.depth or "./"
