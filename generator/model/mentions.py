"""What is found in a plan: citations, anniversaries, campaigns, targets, assignments and the like."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from generator.slots import quickly_made

if TYPE_CHECKING:
    from generator.model.primitives import PartialDate, Span


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


_GROUNDS = frozenset({CitationRole.BASIS, CitationRole.CARRIES_OUT})


@quickly_made
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
    before: str = ""
    """A few words of the provision before it, blanks collapsed, `…` where cut; filled in when the plan is annotated, like the next two."""
    after: str = ""
    line: int | None = None
    """Line of the plan's file; None in the title."""

    @property
    def carries_out(self) -> bool:
        """The plan is made on this ground or to carry it out; a document named in the subject of another one is that one's ground."""
        return self.role in _GROUNDS and self.nested_in is None


@quickly_made
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
    known: str | None = None
    """Slug of the event in the authority file; filled in when the plan is annotated, like the next."""
    pledge: str = ""
    """What the plan wants done in its honour: the words of the sentence before it; empty where it says nothing."""


class CampaignKind(StrEnum):
    """What the word before the name calls it."""

    MOVEMENT = "movement"
    """phong trào (thi đua)"""
    DRIVE = "drive"
    """đợt thi đua, chiến dịch, cao điểm: bound in time"""
    MASS_CAMPAIGN = "mass_campaign"
    """cuộc vận động"""


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignMention:
    """The name of a movement, a drive or a mass campaign, as printed."""

    span: Span
    """The name with its quotation marks."""
    path: str = ""
    anchor: str = ""
    raw: str
    name: str
    """Without quotation marks and emphasis, blanks collapsed."""
    kind: CampaignKind | None
    """None where no word before the name says it."""
    quoted: bool = True
    limited_to: str | None = None
    """`province`, `district` or `commune` where the words beside the name confine it (`trên địa bàn huyện …`)."""
    known: str | None = None
    """Slug of the movement in the authority file; filled in when the plan is annotated, like the next."""
    in_heading: bool = False
    """It stands in the heading of its provision: what stands below is about it."""


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Slogan:
    """A quotation after `khẩu hiệu`, `phương châm`, `tinh thần` or `thông điệp`."""

    span: Span
    path: str = ""
    anchor: str = ""
    raw: str
    words: str
    """Without quotation marks and emphasis, blanks collapsed."""


class EventKind(StrEnum):
    """What is held."""

    PARTY_CONGRESS = "party-congress"
    EMULATION_CONGRESS = "emulation-congress"
    OTHER_CONGRESS = "congress"
    OTHER = "other"


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """A congress or a session of a people's council that the text names."""

    span: Span
    path: str = ""
    anchor: str = ""
    raw: str
    name: str
    """In full, one name for all spellings: `Đại hội đại biểu toàn quốc lần thứ XIV của Đảng`; local names are not completed."""
    kind: EventKind
    ordinal: int | None = None


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A measurable aim with a printed value."""

    span: Span
    """Indicator and value."""
    path: str = ""
    anchor: str = ""
    raw: str
    indicator: str
    value: str
    """As printed: `2.310.000.000`, `1,0`, `6/6`, `8 - 9`."""
    unit: str
    """`%`, `triệu đồng/người/năm`, `trường`."""
    comparator: str
    """`=`, `>=` or `<=`."""
    strict: bool = False
    """`trên`, `dưới`: the bound itself is not meant."""
    year: int | None = None
    """Only where the clause or its lead prints it."""
    scope: str | None = None
    """Whose aim, where the lead says it: `đối với cấp xã`."""
    key: str = field(default="", repr=False)
    """What its indicator is compared by; filled in when the plan is annotated."""


class DateSource(StrEnum):
    """Where the date of a deadline comes from that is not printed as one."""

    QUARTER = "quarter"
    """the last day of the quarter that is printed"""
    SENTENCE = "sentence"
    """the year of a full date later in its sentence"""
    PERIOD = "period"
    """the year of the plan's period"""
    ISSUE = "issue"
    """the year of the plan's own date"""


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """By when something is to be done."""

    span: Span
    path: str = ""
    anchor: str = ""
    raw: str
    date: PartialDate | None
    """None for recurring and event-bound ones."""
    date_from: DateSource | None = None
    """What gave the date; None when it is printed."""


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """A duty of one body; a sentence that names three bodies gives three."""

    span: Span
    """The body's words where the duty is laid down."""
    path: str = ""
    """Of the provision that holds the duty, which may be below the one that names the body."""
    anchor: str = ""
    lead: str
    """The body, as printed."""
    coordinating: tuple[str, ...] = ()
    action: str
    """The duty, as printed."""
    requested: bool = False
    """`Đề nghị …`: asked of a body that is not subordinate."""
    deadline: PartialDate | None = None
    known: str | None = None
    """Slug of the kind of office in the authority file; filled in when the plan is annotated."""


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Award:
    """An award or an honorary title that the plan promises or asks for."""

    span: Span
    path: str = ""
    anchor: str = ""
    raw: str
    name: str


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """An administrative unit named in the text."""

    span: Span
    path: str = ""
    anchor: str = ""
    raw: str
    """`huyện Cur Jút`"""
    type: str
    """`huyện`"""
    name: str
    """`Cur Jút`, as printed."""
