"""A decision and the plan that it issues, in one paper: two plan sources, each linked to the other.

Enters: a paper.
Leaves: the paper as it is; or its two parts, which joined are the paper: the decision up to its sign block, and the plan with the head it has of its own.

Rule: a paper whose head says QUYẾT ĐỊNH, and in it a line KẾ HOẠCH alone whose title is followed by the bracket “(Ban hành kèm theo Quyết định số …)”. Without the
bracket nothing is cut: the word may stand there for another reason.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.intake.itself import issued_with
from generator.model import Relation, Status
from generator.text import collapse, fold, normalise

if TYPE_CHECKING:
    from generator.model import Draft, ImportedText

_DECISION = "quyet dinh"
_PLAN = re.compile(r"^[ \t|*#]*KẾ HOẠCH[ \t|*:]*$", re.MULTILINE)
_HEAD_LINE = re.compile(
    r"^[\s|*#]*(?:[-_=~*─]{3,}|uy ban nhan dan|hoi dong nhan dan|tinh |thanh pho |huyen |quan |xa |phuong |so |ban |cong hoa xa hoi|doc lap|phu luc)[^.;]*$"
)
"""Lines that may stand above the title of the inner plan, folded."""
_REACH = 900
_SIGNED = re.compile(r"(?:TM\.|KT\.|TL\.|TUQ\.|CHỦ TỊCH|GIÁM ĐỐC|BÍ THƯ|Nơi nhận)")


def parts_of(paper: ImportedText) -> tuple[ImportedText, ...]:
    """The paper, or the decision and its plan."""
    text = paper.text.text
    at = _where(text)
    if at is None:
        return (paper,)
    cut = paper.text.source_offset(at)
    source = paper.text.source
    first = replace(paper, text=normalise(source[:cut]))
    return first, replace(paper, text=normalise(source[cut:]), left_out=())


def _where(text: str) -> int | None:
    """Where the plan begins; None for a paper that is not two."""
    titles = list(_PLAN.finditer(text))
    heads = list(re.finditer(r"^[ \t|*#]*QUYẾT ĐỊNH[ \t|*:]*$", text, re.MULTILINE))
    if not heads or not titles or titles[0].start() < heads[0].start():
        return None
    for found in titles:
        bracket = issued_with(text[found.end() : found.end() + _REACH])
        if bracket and bracket[0] and fold(bracket[0]).startswith(_DECISION) and _SIGNED.search(text, heads[0].end(), found.start()):
            return _with_head(text, found.start())
    return None


def _with_head(text: str, at: int) -> int:
    """The beginning of the inner plan's own head, where it has one above its title."""
    start = at
    while start > 0:
        line_start = text.rfind("\n", 0, start - 1) + 1
        line = fold(text[line_start : start - 1])
        if line.strip(" |*#") and not _HEAD_LINE.match(line):
            break
        if line.strip(" |*#"):
            at = line_start
        start = line_start
    return at


def joined(decision: Draft, plan: Draft) -> tuple[Draft, Draft]:
    """Both drafts, the plan with what only the decision prints: office, place, day, signatory; and the link between them."""
    d, p = decision.metadata, plan.metadata
    day = d.issued_on.label if d.issued_on else None
    name = collapse(f"{d.kind} số {d.number}" + (f" ngày {day}" if day else "") + f" của {d.issuer}")
    printed = [relation for relation in p.relations if relation.type == "issued_by"]
    relations = tuple(printed) or ((Relation(type="issued_by", of=name),) if d.number else ())
    filled = replace(
        p,
        issuers=d.issuers,
        place=d.place,
        issued_on=p.issued_on or d.issued_on,
        issued_at=p.issued_at or d.issued_at,
        signatory=p.signatory or d.signatory,
        relations=relations,
        status=Status.DRAFT if Status.DRAFT in (d.status, p.status) and not _lacks_office_only(plan) else Status.PUBLISHED,
    )
    told = tuple(problem for problem in plan.diagnostics if problem.code not in ("K225", "K226"))
    inferences = tuple(i for i in plan.inferences if i.field != "issuer") + tuple(i for i in decision.inferences if i.field == "issuer")
    return decision, replace(plan, metadata=filled, level=decision.level, inferences=inferences, diagnostics=told)


def _lacks_office_only(plan: Draft) -> bool:
    """True when the plan waits only because its own part does not print its office."""
    return not plan.personal and not {"K221", "K224", "K254"} & {problem.code for problem in plan.diagnostics}
