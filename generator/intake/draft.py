"""From a paper to a draft of its plan source, with an account of every character.

Enters: `ImportedText`.
Leaves: `Draft`: front matter, body, evidence for what was concluded, spans that are a partition of the file, diagnostics. Nothing is written.

Order: letterhead (on the paper as it came) → what is not text left out → paragraphs → provisions, period and signatory read from the body
→ issuer → title in ordinary writing → account.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic, Location, Severity
from generator.extract.periods import find_period
from generator.intake.account import UNKNOWN, account
from generator.intake.address import propose_address
from generator.intake.clean import Line, clean
from generator.intake.issuer import Issuance, find_issuer, short_office
from generator.intake.itself import issued_with
from generator.intake.paragraphs import write_body
from generator.intake.personal import find_personal
from generator.intake.skeleton import leftovers
from generator.intake.titles import sentence_case, short_title
from generator.model import (
    Draft,
    ImportedText,
    Letterhead,
    Level,
    PlaceNames,
    Plan,
    PlanMetadata,
    PlanSource,
    Relation,
    Signatory,
    SourceReference,
    Status,
)
from generator.parse.letterhead import read_letterhead
from generator.parse.provisions import parse
from generator.parse.signature import read_signature
from generator.text import collapse, normalise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.gazetteer import Gazetteer

UNKNOWN_ISSUER = "Chưa rõ cơ quan ban hành"
UNKNOWN_TITLE = "Chưa rõ tên kế hoạch"
_DRAFT_MARKS = ("Dự thảo", "Lưu hành nội bộ")


def make_draft(paper: ImportedText, *, gazetteer: Gazetteer | None, accounted: bool = True) -> Draft:
    """Read a paper. Never fails: what is not there stays empty, and a warning says so.

    Args:
        paper: the paper.
        gazetteer: for places that the paper names only in part.
        accounted: with the account of every character; without it a draft is only good for looking at.
    """
    text = paper.text.text
    head = read_letterhead(text, gazetteer)
    cleaned = clean(text)
    body = write_body(_lines_after(cleaned.lines, head.end))
    written = body.text
    plan = _plan(written)
    signature = _signature(plan)
    printed = head.title
    issuance = find_issuer(head, plan, gazetteer)
    title = sentence_case(printed, written) if printed else UNKNOWN_TITLE
    personal = find_personal(text)
    hold = any(mark.startswith(_DRAFT_MARKS) for mark in head.marks) or issuance.issuer is None or not printed
    hold = hold or bool(personal) or bool(leftovers(written))
    metadata = PlanMetadata(
        id="ban-nhap",
        kind=head.kind or "Kế hoạch",
        number=head.number,
        symbol=None if head.number else head.symbol,
        issued_on=head.date,
        issued_at=head.issued_at,
        issuers=(issuance.issuer or UNKNOWN_ISSUER, *map(short_office, head.co_issuers)),
        place=issuance.place,
        title=title,
        short_title=short_title(title) if printed else None,
        period=find_period(_with_date(plan, head, title)),
        signatory=signature,
        status=Status.DRAFT if hold else Status.PUBLISHED,
        relations=_relations(written),
        corrections=issuance.corrections,
        source=SourceReference(file=paper.name, sha256=paper.sha256),
    )
    values = {"number": head.number, "issued_on": head.date.iso if head.date else None, "issued_at": head.issued_at}
    values |= {"kind": metadata.kind, "title": title, "issuer": issuance.issuer}
    spans, lost = account(paper, head.fields, body, cleaned.reasons, values) if accounted else ((), 0)
    draft = Draft(
        paper=paper,
        metadata=metadata,
        symbol=head.symbol,
        level=issuance.level,
        body=written,
        printed_title=printed,
        recipients=plan.recipients,
        spans=spans,
        inferences=issuance.inferences,
        characters_lost=lost,
        secrecy=head.secrecy,
        personal=personal,
    )
    return _with_diagnostics(draft, head, issuance, plan)


def as_source(draft: Draft) -> PlanSource:
    """The draft as a plan source that was not written to disk."""
    path = PurePosixPath(f"{propose_address(draft.metadata, level=draft.level)}.md")
    return PlanSource(path=path, metadata=draft.metadata, body=normalise(draft.body), body_line=1)


def _lines_after(lines: tuple[Line, ...], start: int) -> list[Line]:
    """Lines of the body; the one that holds the end of the head is cut."""
    out = []
    for line in lines:
        if line.start + len(line.text) < start and (not line.at or line.at[-1] < start):
            continue
        first = next((i for i, place in enumerate(line.at) if place >= start), len(line.text))
        out.append(line if not first else line.cut(first, len(line.text)))
    return out


def _plan(body: str) -> Plan:
    """The body as provisions, below a metadata that says nothing."""
    blank = PlanMetadata(id="x", kind="Kế hoạch", number=None, issued_on=None, issuers=(UNKNOWN_ISSUER,), place=PlaceNames(), title="")
    return parse(PlanSource(path=PurePosixPath("x.md"), metadata=blank, body=normalise(body), body_line=1))[0]


def _with_date(plan: Plan, head: Letterhead, title: str) -> Plan:
    """The same plan with what the period is reckoned from: its title and day of issue."""
    metadata = replace(plan.metadata, issued_on=head.date, title=title)
    return replace(plan, source=replace(plan.source, metadata=metadata))


def _relations(body: str) -> tuple[Relation, ...]:
    """The decision that a plan was issued with, where the bracket below the title names it."""
    found = issued_with(body)
    return (Relation(type="issued_by", of=found[0]),) if found and found[0] and re.search(r"\d", found[0]) else ()


def _signature(plan: Plan) -> Signatory | None:
    """The signatory, from the first sign block."""
    found = next((p for p in plan.provisions if p.level is Level.SIGNATURE), None)
    return read_signature(found.span.of(plan.body)) if found is not None else None


# ── what the clerk is told ────────────────────────────────────────────────────────────────────────────────────────────


def _with_diagnostics(draft: Draft, head: Letterhead, issuance: Issuance, plan: Plan) -> Draft:
    return replace(draft, diagnostics=tuple(_diagnostics(draft, head, issuance, plan)))


def _diagnostics(draft: Draft, head: Letterhead, issuance: Issuance, plan: Plan) -> Iterator[Diagnostic]:
    """What a person should look at before publishing."""
    yield from _hindrances(draft, head)
    yield from _gaps(draft, head, issuance)
    for span in draft.spans:
        if span.target == UNKNOWN and len(span.source.strip()) > 2:
            line = draft.paper.text.source.count("\n", 0, span.span.start) + 1
            message = f"Chưa nhận ra phần “{collapse(span.source)[:60]}” ở đầu văn bản."
            yield _say(draft, "K228", Severity.NOTE, message, "Nếu đó là nội dung, hãy chép vào tệp nguồn.", line=line)
    if draft.body.strip() and not any(provision.label for provision in plan.provisions):
        hint = "Kiểm tra xem số mục có bị mất khi chuyển tệp không."
        yield _say(draft, "K229", Severity.WARNING, "Không thấy mục nào được đánh số trong văn bản.", hint)


def _hindrances(draft: Draft, head: Letterhead) -> Iterator[Diagnostic]:
    """Reasons not to save or not to publish."""
    if draft.secrecy:
        message = f"Văn bản mang dấu “{draft.secrecy}”: không được đăng công khai."
        yield _say(draft, "K220", Severity.ERROR, message, "Không nhập văn bản này vào thư viện.")
    for mark in head.marks:
        if mark.startswith(_DRAFT_MARKS):
            message = f"Văn bản mang dấu “{mark}”, nên được giữ ở trạng thái bản nháp (status: draft)."
            yield _say(draft, "K221", Severity.WARNING, message, "Chỉ đổi sang published khi được phép đăng.")
    for person in draft.personal:
        message = f"Có thể là {person.kind}: “{person.around}”."
        hint = "Che hoặc bỏ nếu không được công khai, rồi đổi status thành published; được phép đăng thì chỉ cần đổi status."
        yield _say(draft, "K253", Severity.WARNING, message, hint, line=person.line)
    if forgotten := leftovers(draft.body):
        message = f"Còn {len(forgotten)} chỗ của khung kế hoạch chưa điền, ví dụ “{forgotten[0]}”."
        yield _say(draft, "K254", Severity.WARNING, message, "Điền trong văn bản rồi nhập lại, hoặc sửa thẳng trong tệp nguồn.")
    if not draft.body.strip():
        yield _say(draft, "K222", Severity.ERROR, "Không tìm thấy nội dung nào sau phần đầu văn bản.", "Kiểm tra lại tệp nguồn.")
    if draft.characters_lost:
        message = f"Mất {draft.characters_lost} ký tự khi chuyển thành nguồn kế hoạch: đây là lỗi của chương trình."
        yield _say(draft, "K223", Severity.ERROR, message, "Không dùng bản này; gửi tệp cho người phát triển.")


def _gaps(draft: Draft, head: Letterhead, issuance: Issuance) -> Iterator[Diagnostic]:
    """Fields that are missing or were concluded."""
    fill = "Điền {} trong tệp nguồn rồi đổi status thành published."
    if not head.title:
        yield _say(draft, "K224", Severity.WARNING, "Không tìm thấy tên loại và trích yếu (KẾ HOẠCH …).", fill.format("title"))
    if issuance.issuer is None:
        message = "Không suy ra được cơ quan ban hành từ văn bản."
        yield _say(draft, "K225", Severity.WARNING, message, fill.format("issuer và place"))
    elif issuance.inferences[0].confidence < 0.99:
        why = "; ".join(issuance.inferences[0].evidence)
        message = f"Cơ quan ban hành “{issuance.issuer}” là suy ra ({why})."
        yield _say(draft, "K226", Severity.NOTE, message, "Kiểm tra issuer và place trong tệp nguồn.")
    if head.date is not None and not head.date.valid:
        message = f"Ngày ban hành in trong văn bản không có thật: {head.date.label}."
        yield _say(draft, "K227", Severity.WARNING, message, "Sửa issued_on nếu bản giấy in nhầm.")


def _say(draft: Draft, code: str, severity: Severity, message: str, hint: str, *, line: int = 0) -> Diagnostic:
    return Diagnostic(code=code, severity=severity, location=Location(path=draft.paper.name, line=line), message=message, hint=hint)
