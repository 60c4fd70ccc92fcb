"""Margin notes: what the library has to say beside a line. It notes, it does not correct.

Enters: one annotated plan with the referents of its citations.
Leaves: anchor of a provision → notes, each with a short cause and a sentence. Only what this paper itself shows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model import Ambiguous, Unresolved, Vague
from generator.render.wording import shortened
from generator.text import collapse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model import Anniversary, Citation, PartialDate, PlanRecord, Referent

_LONG = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A doubt or a reading of ours."""

    cause: str
    text: str


def margin_notes(plan: PlanRecord, referents: Sequence[Referent]) -> dict[str, tuple[Note, ...]]:
    """All notes of a plan, by anchor, in the order of the text; the same note once a provision."""
    found: dict[str, dict[Note, None]] = {}
    for citation, referent in zip(plan.citations, referents, strict=True):
        for note in _of_citation(citation, referent):
            found.setdefault(citation.anchor, {})[note] = None
    for anniversary in plan.anniversaries:
        for note in _of_anniversary(anniversary):
            found.setdefault(anniversary.anchor, {})[note] = None
    for anchor, note in _of_misprints(plan):
        found.setdefault(anchor, {})[note] = None
    return {anchor: tuple(notes) for anchor, notes in found.items()}


def _quoted(words: str) -> str:
    return f"“{shortened(collapse(words), _LONG)}”"


def _of_citation(citation: Citation, referent: Referent) -> list[Note]:
    notes = []
    if citation.date is not None and not citation.date.valid:
        notes.append(_impossible(citation.date))
    if isinstance(referent, Vague):
        notes.append(
            Note(cause="Dẫn không ghi số", text=f"{_quoted(citation.raw)} không có số, ký hiệu nên chưa xác định được là văn bản nào.")
        )
    elif isinstance(referent, Ambiguous):
        notes.append(
            Note(
                cause="Chưa rõ văn bản nào",
                text=f"{_quoted(citation.raw)} chưa ghi đủ thời gian hoặc nơi ban hành; thư viện dẫn tới trang liệt kê các văn bản cùng số, không chọn thay.",
            )
        )
    elif isinstance(referent, Unresolved):
        notes.append(Note(cause="Chưa đọc được chỗ dẫn", text=referent.reason))
    elif referent.inferred:
        notes.append(
            Note(
                cause="Suy ra",
                text=f"{_quoted(citation.raw)} ghi chưa đủ; thư viện hiểu theo chỗ ghi đầy đủ trong cùng kế hoạch hoặc theo danh mục đã kiểm.",
            )
        )
    return notes


def _impossible(value: PartialDate) -> Note:
    return Note(cause="Ngày không có trong lịch", text=f"Văn bản ghi {value.label}; thư viện giữ nguyên, không sửa.")


def _of_anniversary(found: Anniversary) -> list[Note]:
    notes = [_impossible(value) for value in (found.founded_on, found.observed_on) if value and not value.valid]
    founded, observed, years = found.founded_on, found.observed_on, found.years
    if found.arithmetic_ok is False and not notes and founded and observed:
        counted = observed.year - founded.year
        if years is not None and counted != years:
            notes.append(
                Note(cause="Số năm không khớp", text=f"Từ {founded.label} đến {observed.label} là {counted} năm; văn bản ghi {years} năm.")
            )
        else:
            notes.append(
                Note(cause="Ngày không khớp", text=f"Ngày gốc {founded.label} và ngày kỷ niệm {observed.label} không cùng ngày, tháng.")
            )
    if found.shares_years and years is not None:
        notes.append(
            Note(
                cause="Nhiều kỷ niệm, một con số", text=f"Văn bản ghi {years} năm chung cho nhiều sự kiện; thư viện kể riêng từng sự kiện."
            )
        )
    return notes


def _of_misprints(plan: PlanRecord) -> list[tuple[str, Note]]:
    """Printed → meant, beside every provision that prints it."""
    return [
        (found.anchor, Note(cause="Có thể in nhầm", text=f"Văn bản in “{found.printed}”, hiểu là “{found.meant}”."))
        for found in plan.misprints
    ]
