"""Paragraphs and tables of a file → the text of a paper.

Enters: `Paragraph`s and `Table`s as a reader of Word files or web pages found them.
Leaves: text: an empty line between paragraphs; lines that stand together (a centred title, one cell of the head) under each other; a table
with columns of its own as `| a | b |` lines; a table that only puts things side by side (the head, the recipients beside the signature, a frame
around all of it) column by column, cell by cell.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.text import fold, normalise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_SIDE_BY_SIDE = re.compile(
    r"\bcong hoa xa hoi\b|\bdoc lap *[-–] *tu do\b|\bdang cong san viet nam\b|(?:^|\n) *noi nhan *(?::|$)|"
    r"(?:^|\n) *(?:tm|kt|tl|tuq|t/m|k/t|q)\.? *(?:uy ban|ubnd|chu tich|ban |bo truong|giam doc|hoi dong|thuong truc|hieu truong|truong )|"
    r"(?:^|\n) *so *:? *[\d .…_]*/? *[\d]*/? *(?:kh|qd|tb|ctr|hd)-"
)
_SIGN = re.compile(r"\s*(?:(?:pho )?(?:chu tich|bi thu|giam doc|hieu truong|truong ban|bo truong|thu truong))\s*(?:\n|$)")
_MOST_COLUMNS = 3
_MOST_ROWS = 8


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; line breaks of the print inside."""

    text: str
    centred: bool = False
    """Set in the middle: stands together with a centred neighbour."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table."""

    blocks: tuple[Paragraph | Table, ...]
    columns: int = 1
    """How many columns it covers."""

    @property
    def text(self) -> str:
        """Everything in the cell on lines of their own."""
        return "\n".join(lines for lines in (_plain(block) for block in self.blocks) if lines.strip())


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; a cell that continues the one above is empty."""

    rows: tuple[tuple[Cell, ...], ...]


def write_blocks(blocks: Iterable[Paragraph | Table]) -> str:
    """The text of a paper."""
    out: list[str] = []
    before: Paragraph | None = None
    for paragraph in _flat(blocks):
        if not paragraph.text.strip():
            before = None
            continue
        together = before is not None and before.centred and paragraph.centred
        if out:
            out.append("\n" if together else "\n\n")
        out.append(paragraph.text.strip(" \t\n\r\f\v"))
        before = paragraph
    return "".join(out)


def _flat(blocks: Iterable[Paragraph | Table]) -> Iterator[Paragraph]:
    """Paragraphs in reading order; a table is one paragraph, or the paragraphs of its cells."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        elif _columns(block) <= 1:
            for row in block.rows:
                for cell in row:
                    yield from _flat(cell.blocks)
        elif _is_layout(block):
            yield from _column_by_column(block)
        else:
            yield from _rows(block)


def _columns(table: Table) -> int:
    """How many columns hold words."""
    filled: set[int] = set()
    for row in table.rows:
        at = 0
        for cell in row:
            if cell.text.strip():
                filled.add(at)
            at += cell.columns
    return len(filled)


def _is_layout(table: Table) -> bool:
    """A table that only puts things side by side: the head of a paper, or its recipients and signature."""
    if _columns(table) > _MOST_COLUMNS:
        return False
    cells = [fold(normalise(cell.text).text) for row in table.rows for cell in row if cell.text.strip()]
    if any(isinstance(block, Table) for row in table.rows for cell in row for block in cell.blocks):
        return True
    if len(table.rows) > _MOST_ROWS:
        return False
    return any(_SIDE_BY_SIDE.search(cell[:400]) for cell in cells) or (len(cells) <= _MOST_COLUMNS and any(map(_SIGN.match, cells)))


def _column_by_column(table: Table) -> Iterator[Paragraph]:
    """The paragraphs of each column; a cell over all columns stands where its row does."""
    width = max(sum(cell.columns for cell in row) for row in table.rows)
    waiting: dict[int, list[Paragraph]] = {}
    for row in table.rows:
        filled = [cell for cell in row if cell.text.strip()]
        if len(filled) == 1 and filled[0].columns >= width > 1:
            yield from _emptied(waiting)
            yield from _flat(filled[0].blocks)
            continue
        at = 0
        for cell in row:
            lines = "\n".join(paragraph.text.strip() for paragraph in _flat(cell.blocks) if paragraph.text.strip())
            if lines:
                waiting.setdefault(at, []).append(Paragraph(lines))
            at += cell.columns
    yield from _emptied(waiting)


def _emptied(waiting: dict[int, list[Paragraph]]) -> Iterator[Paragraph]:
    for column in sorted(waiting):
        yield from waiting[column]
    waiting.clear()


def _rows(table: Table) -> Iterator[Paragraph]:
    """A table of its own: one line a row, rows of one cell between the others kept as rows."""
    width = max(sum(cell.columns for cell in row) for row in table.rows)
    lines = []
    for row in table.rows:
        cells: list[str] = []
        for cell in row:
            cells += [" ".join(cell.text.split()), *[""] * (cell.columns - 1)]
        cells += [""] * (width - len(cells))
        if any(cells):
            lines.append("| " + " | ".join(cells) + " |")
    if lines:
        yield Paragraph("\n".join(lines))


def _plain(block: Paragraph | Table) -> str:
    """A block inside of a cell."""
    if isinstance(block, Paragraph):
        return block.text.strip()
    return "\n".join(_lines_of(block.rows))


def _lines_of(rows: Sequence[Sequence[Cell]]) -> Iterator[str]:
    for row in rows:
        # Each cell's text is asked for once: twice would double the work with every table inside of another.
        line = " ".join(text for text in (cell.text for cell in row) if text.strip())
        if line:
            yield line
