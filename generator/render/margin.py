"""Margin notes: what the library has to say beside a line. It notes, it does not correct.

Enters: the findings of one plan; for citations also the referents.
Leaves: notes, each with a short cause and a sentence. Only what this paper itself shows.

Of the notes beside a citation only `citation_note` needs to know where it leads; all others are the paper's own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model import Ambiguous, Unresolved, Vague
from generator.render.wording import shortened
from generator.text import collapse

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Anniversary, PartialDate, PlanRecord, Referent

_LONG = 90


@dataclass(frozen=True, slots=True)
class Note:
    """A doubt or a reading of ours."""

    cause: str
    text: str


def margin_notes(plan: PlanRecord, referents: Sequence[Referent]) -> dict[str, tuple[Note, ...]]:
    """All notes of a plan, by anchor, in the order of the text; the same note once a provision."""
    found: dict[str, dict[Note, None]] = {}
    for citation, referent in zip(plan.citations, referents, strict=True):
        for note in (date_note(citation.date), citation_note(citation.raw, referent)):
            if note:
                found.setdefault(citation.anchor, {})[note] = None
    for anchor, note in own_notes(plan):
        found.setdefault(anchor, {})[note] = None
    return {anchor: tuple(notes) for anchor, notes in found.items()}


def own_notes(plan: PlanRecord) -> Iterator[tuple[str, Note]]:
    """Notes beside anniversaries and misprints, each with its anchor."""
    for anniversary in plan.anniversaries:
        for note in _of_anniversary(anniversary):
            yield anniversary.anchor, note
    yield from _of_misprints(plan)


def _quoted(words: str) -> str:
    return f"“{shortened(collapse(words), _LONG)}”"


def citation_note(raw: str, referent: Referent) -> Note | None:
    """What is not certain about where a citation leads; None where all is."""
    if isinstance(referent, Vague):
        return Note("Dẫn không ghi số", f"{_quoted(raw)} không có số, ký hiệu nên chưa xác định được là văn bản nào.")
    if isinstance(referent, Ambiguous):
        return Note(
            "Chưa rõ văn bản nào",
            f"{_quoted(raw)} chưa ghi đủ thời gian hoặc nơi ban hành; thư viện dẫn tới trang liệt kê các văn bản cùng số, không chọn thay.",
        )
    if isinstance(referent, Unresolved):
        return Note("Chưa đọc được chỗ dẫn", referent.reason)
    if referent.inferred:
        return Note(
            "Suy ra", f"{_quoted(raw)} ghi chưa đủ; thư viện hiểu theo chỗ ghi đầy đủ trong cùng kế hoạch hoặc theo danh mục đã kiểm."
        )
    return None


def date_note(value: PartialDate | None) -> Note | None:
    """A day that no calendar has."""
    return _impossible(value) if value is not None and not value.valid else None


def _impossible(value: PartialDate) -> Note:
    return Note("Ngày không có trong lịch", f"Văn bản ghi {value.label}; thư viện giữ nguyên, không sửa.")


def _of_anniversary(found: Anniversary) -> list[Note]:
    notes = [_impossible(value) for value in (found.founded_on, found.observed_on) if value and not value.valid]
    founded, observed, years = found.founded_on, found.observed_on, found.years
    if found.arithmetic_ok is False and not notes and founded and observed:
        counted = observed.year - founded.year
        if years is not None and counted != years:
            notes.append(Note("Số năm không khớp", f"Từ {founded.label} đến {observed.label} là {counted} năm; văn bản ghi {years} năm."))
        else:
            notes.append(Note("Ngày không khớp", f"Ngày gốc {founded.label} và ngày kỷ niệm {observed.label} không cùng ngày, tháng."))
    if found.shares_years and years is not None:
        notes.append(Note("Nhiều kỷ niệm, một con số", f"Văn bản ghi {years} năm chung cho nhiều sự kiện; thư viện kể riêng từng sự kiện."))
    return notes


def _of_misprints(plan: PlanRecord) -> list[tuple[str, Note]]:
    """Printed → meant, beside every provision that prints it."""
    return [(found.anchor, Note("Có thể in nhầm", f"Văn bản in “{found.printed}”, hiểu là “{found.meant}”.")) for found in plan.misprints]
