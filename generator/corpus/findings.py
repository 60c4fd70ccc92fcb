"""What the library as a whole shows to be doubtful, as diagnostics.

Enters: plans, resolved citations, directives.
Leaves: `K401` a citation that cannot be read, `K402` dates of one document that disagree, `K403` two plans with one number. The first
two are notes: the paper says what it says, and no file has to change; the third is a warning, for one of the files is wrong.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from generator import registry
from generator.diagnostics import Diagnostic, Location, Severity
from generator.model import KnownDirective, Unresolved

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
    again: dict[str, list[PlanRecord]] = defaultdict(list)
    for second, other in doubles:
        again[second.id].append(other)
    doubts: dict[tuple[DirectiveKey, PartialDate], str] = {}
    out: list[Diagnostic] = []
    for plan in plans:
        out.extend(_same_number(plan, other) for other in again.get(plan.id, ()))
        for entry in resolved[plan.id]:
            citation, referent = entry.citation, entry.referent
            if isinstance(referent, Unresolved):
                out.append(_unreadable(plan, citation, referent))
            elif citation.date is not None and isinstance(referent, KnownDirective):
                asked = (referent.key, citation.date)
                if asked not in doubts:
                    doubts[asked] = _doubt(directives[referent.key].dates, citation.date, curated.get(referent.key))
                if doubts[asked]:
                    out.append(_other_date(plan, citation, doubts[asked]))
    return tuple(out)


def _unreadable(plan: PlanRecord, citation: Citation, referent: Unresolved) -> Diagnostic:
    return Diagnostic(
        code="K401",
        severity=Severity.NOTE,
        location=location(plan, citation),
        message=f"Không rõ “{citation.raw}” là văn bản nào: {referent.reason}",
        hint="Đối chiếu với bản giấy; nếu chép sai thì sửa trong thân tệp, nếu bản giấy in sai thì ghi vào mục corrections.",
    )


def _doubt(dates: Sequence[PartialDate], printed: PartialDate, sourced: PartialDate | None) -> str:
    """What speaks against the date printed for a document; empty where nothing does."""
    if sourced and _disagree(sourced, printed):
        return f"theo nguồn đã đối chiếu là {sourced.label}"
    others = [date for date in dates if _disagree(date, printed)]
    if others and not (sourced and sourced == printed):
        return f"kế hoạch khác ghi {', '.join(date.label for date in others)}"
    return ""


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
