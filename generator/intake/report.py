"""The import report: what was read from where, what was concluded, what was left out, and that nothing was lost.

Enters: a draft, and the file it was written to.
Leaves: text for a clerk, or the same as JSON (the partition of the paper included).
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from generator.intake.account import BLANK
from generator.intake.again import AGAIN
from generator.intake.printed import printed_fields
from generator.model import Destination, Inference, Status
from generator.text import collapse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.model import Draft, ReportSpan

_NAMES = {
    "kind": "Tên loại",
    "number": "Số, ký hiệu",
    "issued_on": "Ngày ban hành",
    "issued_at": "Địa danh",
    "issuer": "Cơ quan ban hành",
    "title": "Trích yếu",
}
_CERTAINTY = ((0.9, "chắc chắn"), (0.7, "khá chắc"), (0.5, "phỏng đoán"), (0.0, "chưa rõ"))


def report_text(draft: Draft, saved: Path | None) -> str:
    """The report as a clerk reads it."""
    return "\n".join(_lines(draft, saved))


def _lines(draft: Draft, saved: Path | None) -> Iterator[str]:
    yield f"Văn bản: {draft.paper.name}"
    yield f"Đã ghi:  {saved}" if saved is not None else "Đã ghi:  không ghi tệp nào"
    if draft.metadata.status is Status.DRAFT:
        yield "Trạng thái: bản nháp, chưa lên trang công khai"
    yield from _changes(draft)
    yield ""
    yield "Đọc được"
    printed = printed_fields(draft)
    for name, value in _fields(draft):
        shown = printed.get(name)
        note = f"   (in trong văn bản: {shown})" if shown and shown != value else ""
        yield f"  {_NAMES.get(name, name)}: {value or 'không có trong văn bản'}{note}"
    yield from _more(draft)
    for inference in draft.inferences:
        yield ""
        yield f"Vì sao {_NAMES.get(inference.field, inference.field).lower()} là “{inference.value or 'chưa rõ'}” ({_certainty(inference)})"
        yield from (f"  - {evidence}" for evidence in inference.evidence)
    yield ""
    yield "Phần để ngoài nội dung"
    left = [span for span in draft.spans if span.destination is Destination.LEFT_OUT and span.target != BLANK]
    counts = Counter(span.target for span in left)
    for reason, count in counts.items():
        example = next(collapse(span.source) for span in left if span.target == reason)
        yield f"  {reason}: {count} chỗ, ví dụ “{example[:40]}”"
    if not counts:
        yield "  không có"
    totals = characters(draft)
    yield ""
    yield (
        f"Kiểm kê: {totals['source']} ký tự = {totals['body']} nội dung + {totals['fields']} thông tin đầu văn bản + {totals['left_out']} để ngoài; "
        f"mất {totals['lost']}."
    )


def _changes(draft: Draft) -> Iterator[str]:
    """What happened to a file that was there."""
    told = [problem.message for problem in draft.diagnostics if problem.code in AGAIN]
    if told:
        yield ""
        yield "So với thư viện"
        yield from (f"  - {message}" for message in told)


def _fields(draft: Draft) -> list[tuple[str, str | None]]:
    m = draft.metadata
    issuer = None if draft.level is None and draft.inferences and draft.inferences[0].value is None else m.issuer
    return [
        ("kind", m.kind),
        ("number", m.number),
        ("issued_on", m.issued_on.label if m.issued_on else None),
        ("issued_at", m.issued_at),
        ("issuer", issuer),
        ("title", m.title),
    ]


def _more(draft: Draft) -> Iterator[str]:
    """What was read from the body."""
    m = draft.metadata
    names = [name for name in (m.place.commune, m.place.district, m.place.province) if name]
    yield f"  Nơi: {', '.join(names) or 'chưa rõ'}"
    if m.short_title:
        yield f"  Tên ngắn (đề xuất): {m.short_title}"
    if m.period is not None:
        until = m.period.end.label if m.period.end else f"khi {m.period.end_event}" if m.period.end_event else "…"
        yield f"  Thời gian: {m.period.start.label if m.period.start else '…'} – {until}"
    if m.signatory is not None:
        yield f"  Người ký: {', '.join(part for part in (m.signatory.capacity, m.signatory.position, m.signatory.name) if part)}"
    yield f"  Nơi nhận: {len(draft.recipients)} dòng"


def _certainty(inference: Inference) -> str:
    return next(words for least, words in _CERTAINTY if inference.confidence >= least)


def characters(draft: Draft) -> dict[str, int]:
    """Characters of the paper, blanks apart, by where they went; `lost` was counted by comparing, not by subtracting."""

    def count(destination: Destination) -> int:
        return sum(len("".join(span.source.split())) for span in draft.spans if span.destination is destination)

    return {
        "source": len("".join(draft.paper.text.source.split())),
        "body": count(Destination.BODY),
        "fields": count(Destination.FIELD),
        "left_out": count(Destination.LEFT_OUT),
        "lost": draft.characters_lost,
    }


def report_json(draft: Draft, saved: Path | None) -> dict[str, Any]:
    """The report for programs."""
    m = draft.metadata
    return {
        "file": draft.paper.name,
        "sha256": draft.paper.sha256,
        "saved": saved.as_posix() if saved is not None else None,
        "fields": {name: value for name, value in _fields(draft) if name != "issued_on"}
        | {"issued_on": m.issued_on.iso if m.issued_on else None},
        "printed": printed_fields(draft) | ({"title": draft.printed_title} if draft.printed_title else {}),
        "symbol": draft.symbol,
        "level": draft.level,
        "inferences": [
            {"field": i.field, "value": i.value, "confidence": round(i.confidence, 2), "evidence": list(i.evidence)}
            for i in draft.inferences
        ],
        "recipients": list(draft.recipients),
        "characters": characters(draft),
        "spans": [_span_json(span) for span in draft.spans],
        "diagnostics": [problem.as_json() for problem in draft.diagnostics],
    }


def _span_json(span: ReportSpan) -> dict[str, Any]:
    out: dict[str, Any] = {"start": span.span.start, "end": span.span.end, "source": span.source, "to": span.destination.value}
    if span.target:
        out["target"] = span.target
    if span.value is not None:
        out["value"] = span.value
    if span.body is not None:
        out["body"] = [span.body.start, span.body.end]
    return out
