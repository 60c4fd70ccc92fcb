"""The bones of a new plan: headings, places to fill in, what last year's plan leaves to its successor.

Enters: who plans what for which year; or a plan with what was found in it, and the year of the next.
Leaves: `Skeleton`; as the text of a plan source (`status: draft`), or for `generator.intake.word` to set as a Word file.

What a person has to write or to check stands in square brackets that begin with `Điền` or `Soát`: `leftovers` finds those that were forgotten.

Rules. From last year: office, place, headings, who was in charge of what, recipients and the position of the signatory; never its number, its day, its
signatory's name or its sentences. Years in title and headings move on by as many; anniversaries get the number of years they will have then.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.intake.titles import short_title
from generator.model import Edition, Level, PartialDate, Period, PlaceNames, PlanMetadata, Signatory, Status
from generator.source.front_matter import dump
from generator.text import collapse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Anniversary, AnnotatedPlan, Provision

LEFTOVER = re.compile(r"\[(?:Điền|Soát)\b[^\[\]\n]{0,300}\]")
_HEADED = frozenset({Level.PART, Level.SECTION, Level.ARTICLE, Level.CLAUSE, Level.SUBCLAUSE})
_BEGINNING = 14
"""Words of a provision without heading that tell its successor what it was about."""
_USUAL = (
    ("I.", "MỤC ĐÍCH, YÊU CẦU", ("Điền mục đích và yêu cầu",)),
    ("II.", "NỘI DUNG THI ĐUA", ("Điền phong trào, nhiệm vụ trọng tâm",)),
    ("III.", "CHỈ TIÊU", ("Điền chỉ tiêu: con số, đơn vị tính, mốc thời gian",)),
    ("IV.", "TỔ CHỨC THỰC HIỆN", ("Điền cơ quan chủ trì, cơ quan phối hợp, việc và hạn của từng nơi",)),
)
_CLOSING = (
    "Trong quá trình thực hiện, nếu có vướng mắc, các cơ quan, đơn vị phản ánh về [Điền: cơ quan thường trực] để tổng hợp, báo cáo./."
)
_RECIPIENTS = ("[Điền: cơ quan cấp trên] (b/c)", "[Điền: cơ quan, đơn vị thực hiện]", "Lưu: VT")


@dataclass(frozen=True, slots=True, kw_only=True)
class SkeletonLine:
    """One paragraph of the body."""

    text: str
    marker: str = ""
    """`I.`, `1.`; empty for running text."""
    is_heading: bool = False

    @property
    def printed(self) -> str:
        """Marker and words."""
        return f"{self.marker} {self.text}" if self.marker else self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Skeleton:
    """A plan that is still to be written."""

    metadata: PlanMetadata
    """Its id is for whoever saves it."""
    lines: tuple[SkeletonLine, ...]
    recipients: tuple[str, ...] = _RECIPIENTS

    @property
    def year(self) -> int:
        """The year it is for."""
        assert self.metadata.period is not None
        assert self.metadata.period.start is not None
        return self.metadata.period.start.year


def blank_skeleton(*, issuer: str, place: PlaceNames, title: str, year: int) -> Skeleton:
    """A plan from scratch."""
    lines = [
        SkeletonLine(text="Căn cứ [Điền: luật, nghị quyết, chỉ thị của cấp trên, có số và ngày];"),
        SkeletonLine(text=f"{issuer} ban hành Kế hoạch như sau:"),
    ]
    for marker, heading, hints in _USUAL:
        lines.append(SkeletonLine(marker=marker, text=heading, is_heading=True))
        lines += [SkeletonLine(marker=f"{number}.", text=f"[{hint}]") for number, hint in enumerate(hints, 1)]
    lines.append(SkeletonLine(text=_CLOSING))
    return Skeleton(metadata=_metadata(issuer, place, title, year), lines=tuple(lines))


def next_skeleton(plan: AnnotatedPlan, *, year: int) -> Skeleton:
    """The plan after this one."""
    old = plan.metadata
    before = year_of(plan) or 0
    title = moved(old.title, before, year)
    metadata = replace(
        _metadata(old.issuer, old.place, title, year),
        kind=old.kind,
        symbol=old.symbol or _symbol(old.number),
        issued_at=old.issued_at,
        issuers=old.issuers,
        short_title=moved(old.short_title, before, year) if old.short_title else short_title(title),
        signatory=replace(old.signatory, name=None) if old.signatory and (old.signatory.position or old.signatory.capacity) else None,
    )
    return Skeleton(
        metadata=metadata,
        lines=tuple(_lines(plan, before, year)),
        recipients=tuple(plan.plan.recipients) or _RECIPIENTS,
    )


def as_source_text(skeleton: Skeleton, plan_id: str) -> str:
    """The skeleton as a plan source."""
    signatory = skeleton.metadata.signatory or Signatory()
    signed = [part.upper() for part in (signatory.capacity, signatory.position) if part] or ["[Điền: chức vụ người ký]"]
    recipients = ["Nơi nhận:", "", *(f"- {line}{'.' if last else ';'}" for line, last in _marked_last(skeleton.recipients))]
    paragraphs = [line.printed for line in skeleton.lines]
    body = "\n\n".join([*paragraphs, "\n".join(recipients), "\n".join([*signed, "[Điền: họ và tên người ký]"])])
    return dump(replace(skeleton.metadata, id=plan_id)) + "\n" + body + "\n"


def leftovers(text: str) -> tuple[str, ...]:
    """Places that nobody filled in."""
    return tuple(found[0] for found in LEFTOVER.finditer(text))


def moved(text: str, before: int, year: int) -> str:
    """`năm 2025` → `năm 2026` where 2025 was the plan's own year; terms (`2021-2025`) stay."""
    return re.sub(rf"(?<![\d/.-])(?<!- )(?<!– ){before}(?!\s?[-–]\s?\d|[\d/])", str(year), text)


def _metadata(issuer: str, place: PlaceNames, title: str, year: int) -> PlanMetadata:
    return PlanMetadata(
        id="ban-nhap",
        kind="Kế hoạch",
        number=None,
        issued_on=None,
        issuers=(issuer,),
        place=place,
        title=title,
        short_title=short_title(title),
        period=Period(start=PartialDate(year), end=PartialDate(year)),
        edition=Edition.FULL,
        status=Status.DRAFT,
    )


def year_of(plan: AnnotatedPlan) -> int | None:
    """The year that a plan is for; the end of a longer time, which the next one follows. None where nothing says it."""
    period = plan.period
    bound = (period.end or period.start) if period else None
    bound = bound or plan.metadata.issued_on
    return bound.year if bound else plan.folder_year


def _symbol(number: str | None) -> str | None:
    """`0124/KH-UBND` → `KH-UBND`."""
    found = re.fullmatch(r"\s*\d+\s*[/-]\s*(\D.*)", number or "")
    return found[1].strip() if found else None


# ── the body ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _lines(plan: AnnotatedPlan, before: int, year: int) -> Iterator[SkeletonLine]:
    """Bases, headings with what was below them, closing."""
    bases = list(dict.fromkeys(collapse(c.raw) for c in plan.citations if c.path == "preamble"))
    for base in bases:
        yield SkeletonLine(text=f"Căn cứ {base} [Soát: còn hiệu lực không, có văn bản mới hơn không];")
    yield SkeletonLine(text=f"Căn cứ [Điền: văn bản mới của năm {year}];")
    yield SkeletonLine(text=f"{plan.metadata.issuer} ban hành Kế hoạch như sau:")
    due = [words for words in (_anniversary(a, before, year) for a in plan.anniversaries) if words]
    for words in dict.fromkeys(due):
        yield SkeletonLine(text=f"[Soát: năm {year} là {words[:200]}]")
    charged: dict[str, list[str]] = {}
    for assignment in plan.assignments:
        charged.setdefault(assignment.path, []).append(assignment.lead)
    for provision in plan.plan.provisions:
        if provision.level in _HEADED:
            yield from _unit(plan, provision, charged.get(provision.path, []), (before, year))
    yield SkeletonLine(text=_CLOSING)


def _unit(plan: AnnotatedPlan, provision: Provision, bodies: list[str], years: tuple[int, int]) -> Iterator[SkeletonLine]:
    """One numbered unit: its heading, and what is to be written below it."""
    marker = provision.label or ""
    if provision.heading is not None:
        heading = moved(collapse(provision.heading.of(plan.plan.body)), *years)
        yield SkeletonLine(marker=marker, text=heading, is_heading=True)
        units = (other for other in plan.plan.provisions if other.level in _HEADED)
        if not any(other.path.startswith(f"{provision.path}.") for other in units):
            yield SkeletonLine(text="[Điền nội dung của mục này]")
    elif bodies:
        offices = ", ".join(dict.fromkeys(bodies))
        yield SkeletonLine(marker=marker, text=f"{offices}: [Điền: việc, cơ quan phối hợp, hạn]")
    elif provision.text is not None:
        words = collapse(provision.text.of(plan.plan.body)).translate({91: 40, 93: 41}).split()
        told = " ".join(words[:_BEGINNING]) + "…" * (len(words) > _BEGINNING)
        yield SkeletonLine(marker=marker, text=f"[Điền; năm trước: {told}]")


def _anniversary(found: Anniversary, before: int, year: int) -> str | None:
    """`95 năm Ngày …` → `96 năm Ngày …`."""
    name = collapse(found.event or "")
    if not name or not found.years or not before:
        return None
    return f"{found.years + year - before} năm {name}"


def _marked_last(lines: tuple[str, ...]) -> Iterator[tuple[str, bool]]:
    for index, line in enumerate(lines, 1):
        yield line.rstrip(";. "), index == len(lines)
