"""What is found in a plan: citations, anniversaries, and the plan annotated with them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.diagnostics import Diagnostic
    from generator.model.plan import Plan
    from generator.model.primitives import PartialDate, Span
    from generator.model.source import Period, PlanMetadata


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
