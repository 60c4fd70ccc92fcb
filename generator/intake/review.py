"""The report on one paper: every field with how sure it is, the words it was read from, and what to type.

Enters: a draft that was saved, its file, what the library has to say about that file.
Leaves: `Review`.

Rules of sureness. Sure: printed in so many words. To be looked at: concluded, put into another writing, only a part of a date, read from a scan's
digits. Missing: not printed; then nothing was filled in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import Severity
from generator.extract.annotate import annotate
from generator.intake.again import AGAIN
from generator.intake.draft import UNKNOWN_ISSUER, UNKNOWN_TITLE, as_source
from generator.intake.personal import cover
from generator.intake.printed import printed_fields, sentence_of
from generator.intake.report import characters
from generator.intake.titles import is_capitals
from generator.model import UNIT_LEVELS, Destination, Notice, Review, ReviewField, Status, Sureness
from generator.parse.provisions import parse
from generator.text import collapse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from generator.diagnostics import Diagnostic
    from generator.gazetteer import Gazetteer
    from generator.model import Draft, Plan

SURE, LOOK, MISSING = Sureness.SURE, Sureness.LOOK, Sureness.MISSING
_CERTAIN = 0.99
"""Confidence of an office that the head prints."""
_OF_FIELDS = frozenset({"K224", "K225", "K226", "K227", "K253"})
"""Diagnostics that a field or a block of its own tells."""
_REPAIRS = frozenset({"K203", "K204", "K205"})
_LIBRARY = frozenset({"K401", "K402", "K403"})
_OF_THE_FILE = frozenset({"K163"})
"""Said elsewhere on the page."""
EXAMPLES = {
    "kind": "Kế hoạch",
    "number": "05/KH-UBND",
    "issued_on": "2025-01-08",
    "issuer": "UBND xã Nam Dong",
    "place.province": "Lâm Đồng",
    "title": "Phát động phong trào thi đua năm 2025",
    "short_title": "Phong trào thi đua năm 2025",
    "period.from": "2025-01",
    "period.until": "2025-12",
    "signatory.name": "Nguyễn Văn A",
    "signatory.position": "Chủ tịch",
    "status": "published",
}


def review(draft: Draft, saved: Path, plans: Path, gazetteer: Gazetteer, said: Iterable[Diagnostic] = ()) -> Review:
    """Report on one paper.

    Args:
        draft: the paper, with every diagnostic of reading and saving.
        saved: the plan's file.
        plans: the plans folder.
        gazetteer: to tell whether a place is known.
        said: what the library as a whole says about the plan's file.
    """
    plan, _ = parse(as_source(draft))
    about_file = [problem for problem in said if problem.code not in _OF_THE_FILE]
    return Review(
        paper=draft.paper.name,
        sha256=draft.paper.sha256,
        format=draft.paper.format,
        file=saved.relative_to(plans).as_posix(),
        plan_id=saved.relative_to(plans).with_suffix("").as_posix().replace("/", "-"),
        is_draft=draft.metadata.status is Status.DRAFT,
        is_kept=bool(draft.metadata.source and draft.metadata.source.kept),
        fields=tuple(_fields(draft, plan, gazetteer)),
        found=_found(plan),
        changes=tuple(map(_notice, (p for p in draft.diagnostics if p.code in AGAIN))),
        personal=draft.personal,
        library=tuple(map(_notice, (p for p in about_file if p.code in _LIBRARY))),
        notices=tuple(map(_notice, _others(draft, about_file))),
        repairs=tuple(_repairs(draft)),
        characters=characters(draft),
    )


def _notice(problem: Diagnostic) -> Notice:
    return Notice(message=problem.message, hint=problem.hint, line=problem.location.line, is_warning=problem.severity is not Severity.NOTE)


def _others(draft: Draft, about_file: list[Diagnostic]) -> Iterator[Diagnostic]:
    """What no other block tells; the file's own problems are told where drafting did not tell them."""
    told = AGAIN | _OF_FIELDS | _REPAIRS
    yield from (problem for problem in draft.diagnostics if problem.code not in told)
    yield from (problem for problem in about_file if problem.code not in _LIBRARY and problem.severity is not Severity.NOTE)


# ── fields ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _fields(draft: Draft, plan: Plan, gazetteer: Gazetteer) -> Iterator[ReviewField]:
    """In the order of the front matter."""
    m, printed = draft.metadata, printed_fields(draft)
    digits = LOOK if draft.paper.format == "scan" else SURE
    recognised = ("chữ số nhận dạng từ ảnh quét: so với bản giấy",) if digits is LOOK else ()
    yield _field(
        "kind",
        "Tên loại",
        m.kind,
        SURE if "kind" in printed else LOOK,
        printed.get("kind", ""),
        () if "kind" in printed else ("không in, lấy theo thông lệ",),
    )
    yield _number(draft, printed.get("number", ""), digits, recognised)
    yield _date(draft, printed.get("issued_on", ""), digits, recognised)
    yield from _office(draft, printed, gazetteer)
    if m.title == UNKNOWN_TITLE:
        yield _field("title", "Trích yếu", None, MISSING, "", ("không thấy dòng KẾ HOẠCH và trích yếu",))
    else:
        capitals = draft.printed_title is not None and is_capitals(draft.printed_title)
        why = ("bản giấy in hoa cả dòng, đã đổi sang chữ thường: soát tên riêng",) if capitals else ()
        yield _field("title", "Trích yếu", m.title, LOOK if capitals else SURE, draft.printed_title or "", why)
        if m.short_title:
            yield _field("short_title", "Tên ngắn", m.short_title, SURE, "", ("đề xuất từ trích yếu, đổi được",))
    yield _period(draft)
    yield _signatory(draft, plan)
    first = draft.recipients[0] if draft.recipients else ""
    yield _field(
        "", "Nơi nhận", f"{len(draft.recipients)} dòng" if first else None, SURE if first else MISSING, f"{first} …" if first else ""
    )
    units = [p for p in plan.provisions if p.level in UNIT_LEVELS]
    numbered = [p for p in units if p.label and p.label[0].isalnum()]
    value = f"{len(numbered)} mục có số, {len(units) - len(numbered)} gạch đầu dòng"
    yield _field(
        "",
        "Nội dung",
        value if units else None,
        SURE if numbered else LOOK if units else MISSING,
        collapse(draft.body[:160]).rpartition(" ")[0] + " …",
    )
    for correction in m.corrections:
        why = (f"bản giấy in “{correction.printed}”; trang sẽ hiện cả hai",)
        yield _field("corrections", "Tên in nhầm", correction.meant, LOOK, sentence_of(draft.body, correction.printed), why)


def _field(  # noqa: PLR0917 - told in the order of the report's columns
    key: str, name: str, value: str | None, sureness: Sureness, source: str, why: tuple[str, ...] = ()
) -> ReviewField:
    return ReviewField(
        key=key, name=name, value=value, sureness=sureness, source=cover(collapse(source)), why=why, example=EXAMPLES.get(key, "")
    )


def _number(draft: Draft, printed: str, digits: Sureness, recognised: tuple[str, ...]) -> ReviewField:
    if draft.metadata.number is not None:
        return _field("number", "Số, ký hiệu", draft.metadata.number, digits, printed, recognised)
    decision = next((relation.of for relation in draft.metadata.relations if relation.type == "issued_by"), None)
    if decision is not None:
        return _field("", "Số, ký hiệu", "không có số riêng", SURE, f"Ban hành kèm theo {decision}")
    why = f"bản giấy để trống số, chỉ in ký hiệu {draft.symbol}" if draft.symbol else "không thấy dòng Số: …"
    return _field("number", "Số, ký hiệu", None, MISSING, printed, (why,))


def _date(draft: Draft, printed: str, digits: Sureness, recognised: tuple[str, ...]) -> ReviewField:
    day = draft.metadata.issued_on
    if day is None:
        return _field("issued_on", "Ngày ban hành", None, MISSING, printed, ("không thấy dòng địa danh, ngày tháng",))
    if not day.valid:
        return _field("issued_on", "Ngày ban hành", day.label, LOOK, printed, ("không có ngày này trong lịch: có thể in nhầm",))
    if day.day is None:
        return _field(
            "issued_on",
            "Ngày ban hành",
            day.label,
            LOOK,
            printed,
            ("bản giấy để trống ngày" if day.month else "bản giấy để trống ngày, tháng",),
        )
    return _field("issued_on", "Ngày ban hành", day.label, digits, printed, recognised)


def _office(draft: Draft, printed: dict[str, str], gazetteer: Gazetteer) -> Iterator[ReviewField]:
    """The issuing office and its place."""
    m = draft.metadata
    concluded = next((i for i in draft.inferences if i.field == "issuer"), None)
    confidence = concluded.confidence if concluded else 0.0
    why = () if confidence >= 0.99 or concluded is None else concluded.evidence
    if m.issuer == UNKNOWN_ISSUER:
        yield _field("issuer", "Cơ quan ban hành", None, MISSING, "", concluded.evidence if concluded else ())
    else:
        sureness = SURE if confidence >= _CERTAIN else LOOK
        yield _field("issuer", "Cơ quan ban hành", ", ".join(m.issuers), sureness, printed.get("issuer", ""), why)
    names = [name for name in (m.place.commune, m.place.district, m.place.province) if name]
    units = gazetteer.locate(m.place) if names else ()
    key = "place.province"
    if draft.level == "central":
        yield _field(key, "Nơi", "Trung ương", SURE, "")
    elif not names:
        yield _field(key, "Nơi", None, MISSING, "", ("văn bản không cho biết là nơi nào",))
    elif not units:
        yield _field(key, "Nơi", ", ".join(names), LOOK, "", ("không có trong danh mục địa danh: soát chính tả",))
    elif m.place.province is None:
        yield _field(key, "Nơi", ", ".join(names), LOOK, "", ("chưa rõ thuộc tỉnh nào, nhiều nơi có thể trùng tên",))
    else:
        yield _field(
            key,
            "Nơi",
            ", ".join(names),
            SURE if confidence >= _CERTAIN else LOOK,
            printed.get("issued_at", ""),
            ("suy ra cùng với cơ quan ban hành",) if why else (),
        )


def _period(draft: Draft) -> ReviewField:
    period = draft.metadata.period
    if period is None:
        return _field("period.from", "Thời gian thực hiện", None, MISSING, "", ("văn bản không nói từ khi nào đến khi nào",))
    until = period.end.label if period.end else f"khi {period.end_event}" if period.end_event else "chưa rõ"
    start = period.start.label if period.start else "chưa rõ"
    value = until if start == until else f"từ {start} đến {until}" if period.start else f"đến {until}"
    source = sentence_of(f"{draft.metadata.title}\n{draft.body}", period.basis) if period.basis else ""
    whole = period.start is not None and (period.end is not None or period.end_event is not None)
    sureness = SURE if whole and source else LOOK
    return _field("period.from", "Thời gian thực hiện", value, sureness, source, () if sureness is SURE else ("suy từ câu chữ, soát lại",))


def _signatory(draft: Draft, plan: Plan) -> ReviewField:
    signed = draft.metadata.signatory
    block = next((p.span.of(plan.body) for p in plan.provisions if p.level.value == "signature"), "")
    if signed is None:
        return _field("signatory.name", "Người ký", None, MISSING, block, ("không thấy khối chữ ký",))
    value = ", ".join(part for part in (signed.name, signed.capacity, signed.position) if part)
    whole = signed.name is not None and signed.position is not None
    return _field("signatory.name", "Người ký", value, SURE if whole else LOOK, block, () if whole else ("thiếu họ tên hoặc chức vụ",))


# ── the text ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _found(plan: Plan) -> tuple[tuple[str, int], ...]:
    """What the page will show of the text."""
    a = annotate(plan)
    return (
        ("văn bản được dẫn", len({(c.doc_type, c.number or c.raw) for c in a.citations})),
        ("kỷ niệm", len(a.anniversaries)),
        ("phong trào", len({c.name for c in a.campaigns})),
        ("chỉ tiêu", len(a.targets)),
        ("việc được giao", len(a.assignments)),
        ("thời hạn", len(a.deadlines)),
    )


def _repairs(draft: Draft) -> Iterator[str]:
    """What was put right or left out."""
    yield from (problem.message for problem in draft.diagnostics if problem.code in _REPAIRS)
    left: dict[str, list[str]] = {}
    for span in draft.spans:
        if span.destination is Destination.LEFT_OUT and span.source.strip():
            left.setdefault(span.target, []).append(collapse(span.source))
    for reason, words in left.items():
        yield f"Để ngoài nội dung: {reason}, {len(words)} chỗ, ví dụ “{words[0][:60]}”."
    for span in draft.spans:
        if span.destination is Destination.FIELD and span.value and span.target == "title" and not is_capitals(span.source):
            yield f"“{collapse(span.source)[:80]}” ghi thành “{span.value[:80]}”."
