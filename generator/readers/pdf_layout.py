"""Lines on pages → paragraphs: wraps joined, columns of the head and the tail read one after the other, tables as rows.

Enters: lines from top to bottom, each with its segments (what stands side by side), measured in points.
Leaves: paragraphs in reading order.

Rules. A greedy line breaks where the next word does not fit: a line with room for the first word below ends its paragraph. Lines with segments
side by side are the head (before the name of the document), the tail (from Nơi nhận on), or a table.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.readers.blocks import Paragraph
from generator.text import fold, normalise

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_KIND = re.compile(r"(?:ke hoach|chuong trinh|huong dan|quyet dinh|chi thi|thong bao|bao cao|de an|phuong an)\b")
_TAIL = re.compile(r"noi nhan\b|(?:tm|kt|tl|tuq)\.")
_MARKER = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2}){0,4}[.)/]?|[IVXLC]{1,6}[./-]|[A-ZĐ]\.|[a-zđ]{1,2}[).]|[-–+•*]|Điều \d+\.?|Phần [IVX\d]+)\s+\S|[-–+•]\S"
)
_STOPS = (".", ";", ":", "!", "?", "./.")
_HEAD_LINES = 24
_SLACK = 0.25


@dataclass(frozen=True, slots=True)
class Segment:
    """Words that stand together on a line."""

    left: float
    right: float
    base: float
    size: float
    word: float
    """Width of the first word."""
    text: str
    order: int
    """In the file."""


@dataclass(frozen=True, slots=True)
class Line:
    """What stands on one baseline."""

    segments: tuple[Segment, ...]
    page: int = 0

    @property
    def text(self) -> str:
        """The words, segments apart."""
        return "      ".join(" ".join(segment.text.split()) for segment in self.segments)

    @property
    def base(self) -> float:
        """Height of the baseline above the foot of the page."""
        return self.segments[0].base

    @property
    def left(self) -> float:
        """Where the first word begins."""
        return self.segments[0].left

    @property
    def right(self) -> float:
        """Where the last word ends."""
        return self.segments[-1].right


def lines_to_blocks(lines: Sequence[Line]) -> list[Paragraph]:
    """Paragraphs of the whole paper."""
    if not lines:
        return []
    head = next((at for at, line in enumerate(lines[:_HEAD_LINES]) if _is_kind(line)), 0)
    tail = next((at for at in range(len(lines) - 1, head, -1) if _opens_tail(lines[at])), len(lines))
    while (
        tail < len(lines)
        and tail - 1 > head
        and (_opens_tail(lines[tail - 1]) or (len(lines[tail - 1].segments) > 1 and _opens_tail(lines[max(head, tail - 2)])))
    ):
        tail -= 1
    body = lines[head:tail]
    last = _end_of_tail(lines, tail)
    return [
        *_columns(lines[:head]),
        *_running_text(body),
        *_columns(lines[tail:last]),
        *(_running_text(lines[last:]) if last < len(lines) else []),
    ]


def _is_kind(line: Line) -> bool:
    """The line that names the kind of document, in capitals and alone."""
    text = line.text
    return len(line.segments) == 1 and text.isupper() and bool(_KIND.match(fold(normalise(text).text)))


def _opens_tail(line: Line) -> bool:
    return any(_TAIL.match(fold(normalise(segment.text.strip()).text)) for segment in line.segments)


def _end_of_tail(lines: Sequence[Line], tail: int) -> int:
    """The tail ends with its page: what follows is an appendix."""
    at = tail
    while at < len(lines) and (lines[at].page == lines[tail].page or len(lines[at].segments) > 1):
        at += 1
    rest = lines[at:]
    return (
        at
        if rest and (_is_kind(rest[0]) or fold(normalise(rest[0].text).text).startswith(("phu luc", "danh muc", "bieu ")))
        else len(lines)
    )


# ── side by side ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _columns(lines: Sequence[Line]) -> list[Paragraph]:
    """The left column, then the right one; blocks of lines without a wide space between stay together."""
    gutter = _gutter(lines)
    left: list[Segment] = []
    right: list[Segment] = []
    for line in lines:
        for segment in line.segments:
            (left if gutter is None or (segment.left + segment.right) / 2 < gutter else right).append(segment)
    return [*_stacked(left), *_stacked(right)]


def _gutter(lines: Sequence[Line]) -> float | None:
    """Where the columns part: the middle of the gap that most lines with two segments share."""
    gaps = [(line.segments[at].right, line.segments[at + 1].left) for line in lines for at in range(len(line.segments) - 1)]
    if not gaps:
        return None
    start, end = max(gap[0] for gap in gaps), min(gap[1] for gap in gaps)
    if start < end:
        return (start + end) / 2
    middles = sorted((gap[0] + gap[1]) / 2 for gap in gaps)
    return middles[len(middles) // 2]


def _stacked(segments: Iterable[Segment]) -> list[Paragraph]:
    """Segments of one column under each other; a wide space begins a new block."""
    out: list[list[Segment]] = []
    for segment in segments:
        if out and abs(out[-1][-1].base - segment.base) < 1.9 * segment.size:
            out[-1].append(segment)
        else:
            out.append([segment])
    return [Paragraph("\n".join(" ".join(segment.text.split()) for segment in block)) for block in out]


# ── running text ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _running_text(lines: Sequence[Line]) -> list[Paragraph]:
    """Paragraphs and tables of the body."""
    if not lines:
        return []
    margin = _margin([line.right for line in lines if len(line.segments) == 1])
    left = -_margin([-line.left for line in lines if len(line.segments) == 1])
    out: list[Paragraph] = []
    words: list[str] = []
    before: Line | None = None
    centred = False
    at = 0

    def close(*, centred: bool = False) -> None:
        if words:
            out.append(Paragraph(" ".join(words), centred=centred))
            words.clear()

    while at < len(lines):
        rows = _table_length(lines, at)
        if rows:
            close()
            out.append(Paragraph(_table(lines[at : at + rows])))
            at, before = at + rows, None
            continue
        line = lines[at]
        if _is_kind(line) or _is_centred(line, left, margin, below_centred=centred):
            close()
            words.append(line.text)
            close(centred=True)
            before, centred = None, True
        else:
            if before is not None and not _goes_on(before, line, margin):
                close()
            words.append(line.text)
            before, centred = line, False
        at += 1
    close()
    return out


def _margin(ends: list[float]) -> float:
    """Where most long lines end."""
    if not ends:
        return 0.0
    ends.sort()
    return ends[min(len(ends) - 1, int(len(ends) * 0.93))]


def _is_centred(line: Line, left: float, right: float, *, below_centred: bool) -> bool:
    """Equal room on both sides, and much of it; less will do below another centred line."""
    room = line.left - left, right - line.right
    size = line.segments[0].size
    return min(room) > (0.4 if below_centred else 2) * size and abs(room[0] - room[1]) < (1 if below_centred else 1.5) * size


def _goes_on(before: Line, line: Line, margin: float) -> bool:
    """True when a line belongs to the paragraph of the one before."""
    above, shown = before.text.rstrip(), line.text
    size = before.segments[-1].size
    if before.page == line.page and before.base - line.base > 2.6 * size:
        return False
    room = margin - before.right
    if room > line.segments[0].word + _SLACK * size + size * 0.3:
        return False
    finished = above.endswith(_STOPS)
    if _MARKER.match(shown) and (finished or above.isupper()):
        return False
    return not (finished and shown[:1].isupper() and line.left > before.left + 0.8 * size)


def _table_length(lines: Sequence[Line], at: int) -> int:
    """How many lines from here are a table: two lines with segments side by side, and what stands in one of their columns."""
    if len(lines[at].segments) < 2:
        return 0
    end, wide = at + 1, 1
    columns = [segment.left for segment in lines[at].segments]
    while end < len(lines):
        line = lines[end]
        if len(line.segments) > 1:
            wide += 1
        elif not (line.left > columns[1] - 3 and lines[end - 1].base - line.base < 2 * line.segments[0].size):
            break
        end += 1
    return end - at if wide > 1 else 0


def _table(lines: Sequence[Line]) -> str:
    """Rows of a table; a line whose first column is empty goes on in the row above."""
    width = max(len(line.segments) for line in lines)
    starts = sorted(next(line for line in lines if len(line.segments) == width).segments, key=lambda each: each.left)
    rows: list[list[str]] = []
    for line in lines:
        cells = [""] * width
        for segment in line.segments:
            column = min(
                range(width), key=lambda place: abs((starts[place].left + starts[place].right) / 2 - (segment.left + segment.right) / 2)
            )
            cells[column] = f"{cells[column]} {segment.text}".strip()
        if rows and not cells[0]:
            rows[-1] = [f"{above} {cell}".strip() for above, cell in zip(rows[-1], cells, strict=True)]
        else:
            rows.append(cells)
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)
