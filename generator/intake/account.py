"""The account of a paper: every character of it, and where it went.

Enters: a paper, the fields read from its head, its body with the place of every character, the reasons for what was left out.
Leaves: `ReportSpan`s that are a partition of the decoded file, and the number of characters lost, counted anew on every run.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model import Destination, ReportSpan, Span
from generator.text import collapse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.intake.paragraphs import BodyText
    from generator.model import ImportedText, LetterheadField

MOTTO = "quốc hiệu, tiêu ngữ"
UNKNOWN = "chưa nhận ra ở phần đầu"
BLANK = "khoảng trống"
_LONGEST_BLANK = 2
"""How far apart in the body two neighbours of one piece stand: the next character, or one blank between."""
_FIELDS = {"issuer": "issuer", "number": "number", "date": "issued_on", "place": "issued_at", "kind": "kind", "title": "title"}
_MARKS = {"secrecy": "dấu độ mật", "mark": "dấu ở đầu văn bản", "motto": MOTTO}


@dataclass(frozen=True, slots=True)
class _Owner:
    """Where one character went."""

    destination: Destination
    target: str
    key: int
    """Paragraph of the body, or index of the field: characters of one piece share it."""
    value: str | None = None


def account(
    paper: ImportedText, fields: Sequence[LetterheadField], body: BodyText, reasons: Sequence[str | None], values: dict[str, str | None]
) -> tuple[tuple[ReportSpan, ...], int]:
    """Divide the paper into spans and count what was lost.

    Args:
        paper: the paper.
        fields: fields of the letterhead with their spans.
        body: the body as written, with the place of each character.
        reasons: for each character, why it was left out before anything was read.
        values: what the metadata says for each field.
    """
    text = paper.text.text
    owners: list[_Owner | None] = [None] * len(text)
    back = [-1] * len(text)
    paragraph = _Owner(Destination.BODY, "", 0)
    for index, (place, char) in enumerate(zip(body.at, body.chars, strict=True)):
        if char == "\n":
            paragraph = _Owner(Destination.BODY, "", paragraph.key + 1)
        if place >= 0:
            owners[place] = paragraph
            back[place] = index
    for index, found in enumerate(fields):
        owner = _field_owner(found, index, values)
        for place in range(found.span.start, found.span.end):
            if owners[place] is None and reasons[place] is None:
                owners[place] = owner
    left_out = {reason: _Owner(Destination.LEFT_OUT, reason or UNKNOWN, -1) for reason in set(reasons)}
    for place, reason in enumerate(reasons):
        if owners[place] is None and not text[place].isspace():
            owners[place] = left_out[reason]
    _fill_blanks(owners)
    spans = tuple(_spans(paper, owners, back))
    return spans, count_lost(paper, spans, body.text)


def _field_owner(found: LetterheadField, index: int, values: dict[str, str | None]) -> _Owner:
    if found.name in _FIELDS:
        target = _FIELDS[found.name]
        return _Owner(Destination.FIELD, target, index, values.get(target))
    return _Owner(Destination.LEFT_OUT, _MARKS.get(found.name, found.name), index)


def _fill_blanks(owners: list[_Owner | None]) -> None:
    """Blanks belong to the piece before them; those at the very start are a piece of their own."""
    last: _Owner | None = None
    for place, owner in enumerate(owners):
        if owner is None:
            owners[place] = last or _Owner(Destination.LEFT_OUT, BLANK, -1)
        else:
            last = owner


def _spans(paper: ImportedText, owners: Sequence[_Owner | None], back: Sequence[int]) -> list[ReportSpan]:
    """Group neighbours with one owner; offsets are those of the decoded file."""
    out: list[ReportSpan] = []
    start, last = 0, back[0] if back else -1
    for place in range(1, len(owners) + 1):
        if place < len(owners):
            owner, here = owners[place], back[place]
            same = owner is owners[start] or owner == owners[start]
            # False where the body goes on elsewhere than the paper (columns side by side).
            if same and (here < 0 or last < 0 or 0 < here - last <= _LONGEST_BLANK):
                last = here if here >= 0 else last
                continue
            last = here
        out.append(_span(paper, owners[start], start, place, back))
        start = place
    return out


def _span(paper: ImportedText, owner: _Owner | None, start: int, end: int, back: Sequence[int]) -> ReportSpan:
    """One piece; its offsets are those of the decoded file."""
    assert owner is not None
    normal = paper.text
    first = normal.source_offset(start) if start else 0
    last = normal.source_offset(end) if end < len(back) else len(normal.source)
    numbers = [number for number in back[start:end] if number >= 0]
    value = owner.value if owner.value is not None and owner.value != collapse(normal.text[start:end]) else None
    return ReportSpan(
        span=Span(first, last),
        source=normal.source[first:last],
        destination=owner.destination,
        target=owner.target,
        value=value,
        body=Span(numbers[0], numbers[-1] + 1) if numbers else None,
    )


def count_lost(paper: ImportedText, spans: Sequence[ReportSpan], body: str) -> int:
    """Characters, blanks apart, that the spans promise to the body and the body does not have; plus whatever no span covers.

    0 unless there is a fault in the importer.
    """
    joined = "".join(span.source for span in spans)
    lost = 0 if joined == paper.text.source else abs(len(paper.text.source) - len(joined)) or 1
    promised: Counter[str] = Counter()
    covered = bytearray(len(body))
    normal = paper.text
    for span in spans:
        if span.destination is not Destination.BODY or span.body is None:
            continue
        words = normal.text[normal.normal_offset(span.span.start) : normal.normal_offset(span.span.end)]
        here = "".join(words.split())
        there = "".join(body[span.body.start : span.body.end].split())
        if here != there:
            promised.update(Counter(here) - Counter(there))
            lost += not (Counter(here) - Counter(there))
        covered[span.body.start : span.body.end] = b"\1" * (span.body.end - span.body.start)
    lost += sum(promised.values())
    return lost + sum(1 for char, done in zip(body, covered, strict=True) if not done and not char.isspace())
