"""A paper on its way to a plan file: letterhead, draft, and the account of every character."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from generator.model.source import PlaceNames

if TYPE_CHECKING:
    from generator.diagnostics import Diagnostic
    from generator.model.primitives import PartialDate, Span
    from generator.model.source import PlanMetadata
    from generator.text import NormalText


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Words of a file that are not part of the paper."""

    reason: str
    """Vietnamese: `đầu trang`, `số trang`, `chữ đã xóa`."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedText:
    """A paper as its reader gave it: text only, untouched but for the normal form."""

    name: str
    """File name, without folders."""
    sha256: str
    """Of the file's bytes."""
    text: NormalText
    format: str = "text"
    """`text`, `docx`, `doc`, `pdf`, `html`; `scan` where the letters were recognised from a picture."""
    left_out: tuple[LeftOut, ...] = ()
    """What the file holds beside the paper: running heads, page numbers, deleted words, menus of a web page."""


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
    co_issuers: tuple[str, ...] = ()
    """The other offices of a joint paper, in the order of print."""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalMention:
    """Something about a person that a person should look at before it is public; its digits are covered."""

    kind: str
    """Vietnamese: `số điện thoại di động`, `số căn cước`."""
    shown: str
    """`091•••••78`."""
    line: int
    """Of the paper's text, from 1."""
    around: str
    """The words before and after."""


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
    personal: tuple[PersonalMention, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
