"""Tables: rows of cells, what the columns are for, and which row a place stands in.

Enters: a `Plan` and a `Reading` of its body; rows are consecutive lines that begin with `|`.
Leaves: `Table`s in order. Columns are known by their headings (`Cơ quan chủ trì`, `ĐVT`, `Kế hoạch năm 2026`), which may take two rows.

Row n of an appendix has the path `PL.n`: the number printed in its first cell, else its place among the rows; rows elsewhere have the path of their provision.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.model import Level, Span
from generator.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.extract.reading import Reading
    from generator.model import Plan, Provision


class Column(Enum):
    """What the cells of a column say."""

    NUMBER = auto()
    NAME = auto()
    UNIT = auto()
    VALUE = auto()
    """An aim, of the year that its heading prints."""
    LEAD = auto()
    WITH = auto()
    DUE = auto()
    OTHER = auto()
    """Results of the past, notes, funds."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of data."""

    span: Span
    path: str
    cells: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its columns."""

    provision: Provision
    span: Span
    headings: tuple[str, ...]
    """Folded words of each column's heading."""
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @property
    def assigns(self) -> bool:
        """Its rows say who is to do what."""
        return Column.LEAD in self.columns and Column.NAME in self.columns

    @property
    def aims(self) -> bool:
        """Its rows print values to be reached."""
        return Column.VALUE in self.columns and Column.NAME in self.columns and not self.assigns

    def cells(self, row: Row, column: Column) -> Iterator[tuple[int, Span]]:
        """Cells of one kind that hold something."""
        for place, cell in enumerate(row.cells[: len(self.columns)]):
            if self.columns[place] is column and cell.start < cell.end:
                yield place, cell


_ROW = re.compile(r"^[ ]*\|[^\n]*", re.MULTILINE)
_RULE = re.compile(r"[ |:=-]*")
_STT = re.compile(r"\(?(\d{1,3})[.)]?")
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_KINDS = (
    (Column.NUMBER, re.compile(r"(?:stt|tt|so tt|so thu tu|#)$")),
    (Column.WITH, re.compile(r".*(?:phoi hop|don vi tham gia)")),
    (Column.OTHER, re.compile(r"(?:ghi chu|kinh phi|nguon|so sanh|san pham|ket qua|can cu|tang|giam|ty le thuc hien|uoc|thuc hien|hien trang|da dat|dia diem|thanh phan|nguoi ky)(?!.*(?:chu tri|phu trach))")),
    (Column.LEAD, re.compile(r".*(?:chu tri|thuc hien chinh|phu trach|dau moi|(?:co quan|don vi|bo phan|nguoi|ca nhan|cap) (?:tham muu|thuc hien|duoc giao|chiu trach nhiem|trien khai)|phan cong|trach nhiem|(?:co quan|don vi|ban nganh|to chuc)(?:,? (?:va )?(?:co quan|don vi|dia phuong|to chuc|doan the|ban|nganh))+$|co quan$)")),
    (Column.DUE, re.compile(r".*(?:thoi gian|thoi han|thoi diem|tien do|hoan thanh|han chot|moc)")),
    (Column.UNIT, re.compile(r"(?:dvt|don vi tinh|don vi|dv tinh|don vi do)$")),
    (Column.NAME, re.compile(r"(?:ten |cac |noi dung )*(?:chi tieu|noi dung|nhiem vu|cong viec|hoat dong|tieu chi|danh muc|muc tieu|viec|dau viec|chi so|linh vuc|chuyen de)")),
)  # fmt: skip
_VALUES = re.compile(
    r"ke hoach|kh |kh$|muc tieu|chi tieu|phan dau|giao|dang ky|nam (?:20\d\d)|den (?:20\d\d|nam)|20\d\d|so luong|gia tri|muc dat|toan (?:tinh|huyen|xa|nganh)"
)
_OF_AIMS = re.compile("chi tieu|muc tieu")
_PAST = re.compile(r"(?<![a-z])(?:th(?:uc hien)? |uoc|ket qua|da dat|hien trang|so voi|so sanh|tang|giam|cung ky)")


def tables_in(reading: Reading, plan: Plan) -> tuple[Table, ...]:
    """Every table of a plan whose columns are known."""
    if "|" not in reading.text:
        return ()
    out: list[Table] = []
    ended = False
    for provision in plan.provisions:
        ended = ended or provision.level in {Level.RECIPIENTS, Level.SIGNATURE}
        if provision.level in {Level.RECIPIENTS, Level.SIGNATURE}:
            continue
        if reading.text.find("|", provision.span.start, provision.span.end) >= 0:
            base = "PL" if ended and provision.level is Level.PREAMBLE else provision.path
            out.extend(_tables(reading, provision, base))
    return tuple(out)


def _tables(reading: Reading, provision: Provision, base: str) -> Iterator[Table]:
    lines: list[re.Match[str]] = []
    for line in _ROW.finditer(reading.text, provision.span.start, provision.span.end):
        if lines and reading.text[lines[-1].end() : line.start()].strip():
            yield from _table(reading, provision, base, lines)
            lines = []
        lines.append(line)
    yield from _table(reading, provision, base, lines)


def _table(reading: Reading, provision: Provision, base: str, lines: Sequence[re.Match[str]]) -> Iterator[Table]:
    grid = [
        (Span(line.start(), line.end()), _cells(reading.text, line.start(), line.end())) for line in lines if not _RULE.fullmatch(line[0])
    ]
    if len(grid) < 2:
        return
    headings, first = _headings(reading, [cells for _, cells in grid])
    columns = _columns(headings)
    rows: list[Row] = []
    for span, cells in grid[first:]:
        if _counts_columns(reading, cells):
            continue
        printed = _STT.fullmatch(reading.key[cells[0].start : cells[0].end])
        number = printed[1].lstrip("0") if printed else str(len(rows) + 1)
        rows.append(Row(span, f"{base}.{number}" if base.startswith("PL") else base, cells))
    yield Table(provision, Span(grid[0][0].start, grid[-1][0].end), headings, columns, tuple(rows))


def _cells(text: str, start: int, end: int) -> tuple[Span, ...]:
    bounds = [place for place in range(start, end) if text[place] == "|"]
    if text[bounds[-1] + 1 : end].strip():
        bounds.append(end)
    out = []
    for low, high in pairwise(bounds):
        words = text[low + 1 : high]
        begin = low + 1 + len(words) - len(words.lstrip(" *"))
        out.append(Span(begin, max(begin, low + 1 + len(words.rstrip(" *")))))
    return tuple(out)


def _counts_columns(reading: Reading, cells: Sequence[Span]) -> bool:
    """`(1) | (2) | (3)`, `A | B | 1 | 2`."""
    words = [reading.key[cell.start : cell.end].strip("() .") for cell in cells]
    return len(words) > 2 and all(len(word) <= 2 and word for word in words) and words[-1].isdigit() and int(words[-1]) <= len(words)


def _headings(reading: Reading, grid: Sequence[tuple[Span, ...]]) -> tuple[tuple[str, ...], int]:
    """Folded headings, and where the data begin: headings take a second row where the first leaves cells empty or repeats them."""
    top = [" ".join(fold(reading.words(cell.start, cell.end)).split()) for cell in grid[0]]
    below = [" ".join(fold(reading.words(cell.start, cell.end)).split()) for cell in grid[1]]
    doubled = len(set(top)) < len(top) and len(below) == len(top)
    goes_on = doubled and (below[0] in {"", top[0]}) and all(not word or not word[0].isdigit() or _YEAR.fullmatch(word) for word in below)
    if not goes_on or not any(below):
        return tuple(top), 1
    left = ""
    joined = []
    for above, under in zip(top, below, strict=True):
        left = above or left
        joined.append(left if under in {"", left} else f"{left} {under}")
    return tuple(joined), 2


def _columns(headings: Sequence[str]) -> tuple[Column, ...]:
    found = [_column(words) for words in headings]
    if Column.NAME not in found and Column.UNIT in found[1:]:
        found[found.index(Column.UNIT) - 1] = Column.NAME
    if Column.NAME in found:
        first = found.index(Column.NAME)
        found = [
            (Column.VALUE if _VALUES.search(headings[place]) else Column.OTHER) if kind is Column.NAME and place > first else kind
            for place, kind in enumerate(found)
        ]
    # Columns whose headings say nothing print aims where the table is one of aims: of each place or part of the year (`Xã A | Xã B`, `Quý II | Cả năm`).
    low, only_places = len(found), Column.VALUE in found
    if Column.LEAD not in found:
        if Column.UNIT in found:
            low = found.index(Column.UNIT)
        elif Column.NAME in found and _OF_AIMS.search(headings[found.index(Column.NAME)]):
            low = found.index(Column.NAME)
    return tuple(
        kind or (Column.VALUE if place > low and (not only_places or _is_place(headings[place])) else Column.OTHER)
        for place, kind in enumerate(found)
    )


def _column(words: str) -> Column | None:
    """What a heading says; None where it says nothing that is known."""
    if _YEAR.search(words):
        return Column.OTHER if _PAST.search(words) and not re.search(r"ke hoach|kh |muc tieu|phan dau|chi tieu", words) else Column.VALUE
    for kind, pattern in _KINDS:
        if pattern.match(words):
            return kind
    if _PAST.search(words):
        return Column.OTHER
    return Column.VALUE if _VALUES.search(words) else None


def _is_place(words: str) -> bool:
    return re.match(r"(?:xa|phuong|thi tran|huyen|tp|thanh pho|thi xa|quan|toan|thon|chi hoi|chi doan|cap)(?![a-z])", words) is not None
