"""What the library as a whole shows to be doubtful, as diagnostics.

Enters: plans, resolved citations, directives.
Leaves: `K401` a citation that cannot be read, `K402` dates of one document that disagree, `K403` two plans with one number. The first
two are notes: the paper says what it says, and no file has to change; the third is a warning, for one of the files is wrong.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import registry
from generator.diagnostics import Diagnostic, Location, Severity
from generator.model import KnownDirective, Unresolved

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.corpus.resolve import Resolved
    from generator.model import Citation, Directive, DirectiveKey, PartialDate, PlanRecord


def findings(
    plans: Sequence[PlanRecord],
    resolved: Mapping[str, Sequence[Resolved]],
    directives: Mapping[DirectiveKey, Directive],
    doubles: Sequence[tuple[PlanRecord, PlanRecord]],
) -> tuple[Diagnostic, ...]:
    """Everything doubtful, plan by plan, in the order of the text."""
    curated = {entry.key: entry.date for entry in registry.curated_directives() if entry.date}
    out: list[Diagnostic] = []
    for plan in plans:
        out.extend(_same_number(plan, other) for second, other in doubles if second.id == plan.id)
        for entry in resolved[plan.id]:
            out.extend(_about(plan, entry, directives, curated))
    return tuple(out)


def _about(
    plan: PlanRecord,
    entry: Resolved,
    directives: Mapping[DirectiveKey, Directive],
    curated: Mapping[DirectiveKey, PartialDate],
) -> Iterator[Diagnostic]:
    citation, referent = entry.citation, entry.referent
    if isinstance(referent, Unresolved):
        yield Diagnostic(
            code="K401",
            severity=Severity.NOTE,
            location=location(plan, citation),
            message=f"Không rõ “{citation.raw}” là văn bản nào: {referent.reason}",
            hint="Đối chiếu với bản giấy; nếu chép sai thì sửa trong thân tệp, nếu bản giấy in sai thì ghi vào mục corrections.",
        )
    if not isinstance(referent, KnownDirective) or citation.date is None:
        return
    others = [date for date in directives[referent.key].dates if _disagree(date, citation.date)]
    sourced = curated.get(referent.key)
    if sourced and _disagree(sourced, citation.date):
        yield _other_date(plan, citation, f"theo nguồn đã đối chiếu là {sourced.label}")
    elif others and not (sourced and sourced == citation.date):
        yield _other_date(plan, citation, f"kế hoạch khác ghi {', '.join(date.label for date in others)}")


def _disagree(first: PartialDate, second: PartialDate) -> bool:
    """False where one is only less precise than the other."""
    return not (first.iso.startswith(second.iso) or second.iso.startswith(first.iso))


def _other_date(plan: PlanRecord, citation: Citation, other: str) -> Diagnostic:
    printed = citation.date.label if citation.date else ""
    return Diagnostic(
        code="K402",
        severity=Severity.NOTE,
        location=location(plan, citation),
        message=f"Ngày của {citation.doc_type or 'văn bản'} {citation.number or citation.raw} ghi là {printed}, {other}.",
        hint="Giữ nguyên nếu bản giấy in đúng như vậy; nếu chép sai thì sửa trong thân tệp.",
    )


def _same_number(plan: PlanRecord, other: PlanRecord) -> Diagnostic:
    return Diagnostic(
        code="K403",
        severity=Severity.WARNING,
        location=Location(path=str(plan.path)),
        message=f"Kế hoạch này trùng loại, số, nơi ban hành và năm với {other.path}.",
        hint="Nếu là cùng một văn bản thì bỏ một tệp (ghi địa chỉ của nó vào aliases của tệp kia); nếu không thì soát lại số.",
    )


def location(plan: PlanRecord, citation: Citation) -> Location:
    """Line in the plan's file, with the words around."""
    if citation.line is None:
        return Location(path=str(plan.path))
    return Location(path=str(plan.path), line=citation.line, quote=f"{citation.before} {citation.raw} {citation.after}".strip())
