"""How long a document was on its way: from its day to the plans that cite it.

Enters: the Library, a cited document.
Leaves: days from issue to a plan, as a span where the plan's date is no day; the stops “issued, first plan, last plan”.

No days are counted where papers print different days for the document or a source that was read has another one, nor for a plan that bears an earlier day.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import registry

if TYPE_CHECKING:
    from datetime import date

    from generator.model import Directive
    from generator.render.library import Library

Days = tuple[int, int]
"""At least and at most so many; the same twice where both days are known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One stop on the way down: issue, first plan, last plan."""

    label: str
    href: str
    note: str


def checked(directive: Directive) -> str:
    """The curated date and its source, where a plan prints a date that is not it."""
    entry = registry.curated_directive(directive.key)
    on = entry.date if entry else None
    if entry is None or on is None or all(printed.iso.startswith(on.iso) or on.iso.startswith(printed.iso) for printed in directive.dates):
        return ""
    page = entry.source.partition(" ")[0]
    return f"{on.label} (theo {page})" if "." in page else on.label


def issue_day(directive: Directive) -> date | None:
    """The one day that is known for it."""
    if len(directive.dates) != 1 or not directive.dates[0].day or checked(directive):
        return None
    return directive.dates[0].first_day()


def days_after(library: Library, start: date | None, plan_id: str) -> Days | None:
    """From that day to the day of a plan."""
    known = library.issue_days.get(plan_id)
    if start is None or known is None or known[2] < start:
        return None
    return max((known[0] - start).days, 0), (known[2] - start).days


def days_label(days: Days) -> str:
    """`sau 14 ngày`, `sau 78–108 ngày`, `cùng ngày`."""
    low, high = days
    if not high:
        return "cùng ngày"
    return f"sau {low} ngày" if low == high else f"sau {low}–{high} ngày"


def steps(library: Library, directive: Directive, root: str) -> tuple[Step, ...]:
    """From issue to the first and the last plan that cites it."""
    issued = directive.dates[0] if len(directive.dates) == 1 else None
    known = library.issue_days
    dated = [known[plan_id] for plan_id in library.citing[directive.key] if plan_id in known] if issued else []
    if not dated or not issued:
        return ()
    if len(dated) > 1:
        dated = [min(dated), max(dated)]
    start = issue_day(directive)
    out = [Step(label="Ban hành", href="", note=" · ".join(part for part in (issued.label, directive.issuer or "") if part))]
    for index, (_, _, _, plan_id) in enumerate(dated):
        plan = library.plans[plan_id]
        word = "dẫn" if len(dated) == 1 else ("dẫn sớm nhất" if index == 0 else "dẫn muộn nhất")
        days = days_after(library, start, plan_id)
        note = ", ".join(filter(None, (plan.metadata.issued_on.label if plan.metadata.issued_on else "", days_label(days) if days else "")))
        out.append(Step(label=f"{plan.metadata.issuer} {word}", href=library.href(plan, root), note=note))
    return tuple(out)
