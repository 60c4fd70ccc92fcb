"""Word files (.docx, .docm, .dotx): bytes → the text of the paper, as Word would print it.

Enters: an opened `Package`.
Leaves: text with automatic numbers written out (`docx_numbering`), the head and other tables laid out (`blocks`), footnotes as `[^1]` with their words
after the paragraph, tracked changes as accepted, text boxes after the paragraph they hang on; and a list of what is not text of the paper: running
heads, deleted words, comments, hidden words.

Rules: ECMA-376 part 1, 17 (WordprocessingML) and part 3 (the first choice of alternate content counts).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from generator.model import LeftOut
from generator.readers.blocks import Cell, Paragraph, Table, write_blocks
from generator.readers.docx_numbering import Numbering, W
from generator.readers.docx_styles import Look, Styles, read_list
from generator.readers.legacy_fonts import decode_font
from generator.readers.package import Package, damaged
from generator.readers.refusal import Reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.readers.docx_styles import ParagraphStyle
    from generator.readers.package import Relationship

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_HEADS = {"header": "đầu trang", "footer": "chân trang", "comments": "ghi chú của người soát"}
DELETED = "chữ đã xóa (theo dõi thay đổi)"
HIDDEN = "chữ ẩn"
_WITHIN = frozenset(
    f"{W}{name}" for name in ("ins", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent", "customXml", "fldSimple", "dir", "bdo")
)
_AROUND = frozenset(f"{W}{name}" for name in ("ins", "moveTo", "sdt", "sdtContent", "customXml", "smartTag"))
_GONE = frozenset((f"{W}del", f"{W}moveFrom"))
_CHARACTERS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}softHyphen": "\u00ad"}
_SYMBOLS = {0x2D: "-", 0xA3: "≤", 0xB3: "≥", 0xB0: "°", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xD7: "×", 0xAE: "→"}
"""Of the Symbol font; everything else of symbol fonts is an ornament."""
_COLUMN_GAP = "      "
_LONGEST_MARKER = 8


def read_docx(package: Package) -> Reading:
    """The text of a Word file."""
    main = next((part.target for part in package.relationships("") if part.type == "officeDocument"), "word/document.xml")
    root = package.xml(main)
    body = None if root is None else root.find(f"{W}body")
    if body is None:
        raise damaged("không có phần thân văn bản (document.xml)")
    parts = package.relationships(main)
    by_type = {part.type: part.target for part in reversed(parts)}
    styles = Styles(_part(package, by_type, "styles"))
    numbering = Numbering(_part(package, by_type, "numbering"), styles.lists)
    notes = {kind: _part(package, by_type, kind) for kind in ("footnotes", "endnotes")}
    walk = _Walk(styles, numbering, notes)
    text = write_blocks(walk.blocks(body))
    left_out = (*_beside(package, parts), *(LeftOut(reason=reason, text=words) for reason, words in walk.left_out))
    doubts = []
    if any(part.type == "aFChunk" for part in parts):
        doubts.append(
            ("Tệp Word có nhúng một tệp khác trong thân văn bản; phần ấy chưa được đọc.", "Mở bằng Word, lưu lại thành .docx rồi nhập lại.")
        )
    return Reading(text=text, format="docx", left_out=left_out, doubts=tuple(doubts))


def _part(package: Package, by_type: dict[str, str], kind: str) -> Any:
    return package.xml(by_type[kind]) if kind in by_type else None


def _beside(package: Package, parts: tuple[Relationship, ...]) -> Iterator[LeftOut]:
    """Running heads, page numbers and comments."""
    for part in parts:
        root = package.xml(part.target) if part.type in _HEADS else None
        if root is None:
            continue
        words = " ".join("".join(text.text or "" for text in p.iter(f"{W}t")) for p in root.iter(f"{W}p"))
        if words.strip():
            yield LeftOut(reason=_HEADS[part.type], text=" ".join(words.split()))


@dataclass(slots=True)
class _Line:
    """A paragraph while it is read: pieces of text with their font, and what hangs on it."""

    pieces: list[tuple[str, Look]] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)
    notes: list[tuple[int, Any]] = field(default_factory=list)
    phases: list[bool] = field(default_factory=list)
    """For each open field: True once its result begins."""

    def add(self, text: str, look: Look) -> None:
        """Text as it comes."""
        if all(self.phases):
            self.pieces.append((text, look))


class _Walk:
    """One pass over the body: lists count, notes are numbered, what is left out is kept."""

    def __init__(self, styles: Styles, numbering: Numbering, notes: dict[str, Any]) -> None:
        self.styles = styles
        self.numbering = numbering
        self.left_out: list[tuple[str, str]] = []
        self._notes = {
            kind: {note.get(f"{W}id"): note for note in root.iterchildren(f"{W}footnote", f"{W}endnote")}
            for kind, root in notes.items()
            if root is not None
        }
        self._noted = 0

    def blocks(self, container: Any) -> Iterator[Paragraph | Table]:
        """Paragraphs and tables of the body, of a cell, of a note."""
        waiting: _Line | None = None
        for element in self._children(container):
            if element.tag == f"{W}tbl":
                yield Table(tuple(self._rows(element)))
                continue
            line = waiting or _Line()
            properties = element.find(f"{W}pPr")
            style = self._style_of(properties)
            self._inline(element, line, style.look)
            waiting = line if _mark_is_deleted(properties) else None
            if waiting is None:
                yield from self._finished(properties, style, line)

    def _children(self, container: Any) -> Iterator[Any]:
        """Paragraphs and tables, also those inside of content controls."""
        for element in container.iterchildren():
            if element.tag in {f"{W}p", f"{W}tbl"}:
                yield element
            elif element.tag in _AROUND:
                yield from self._children(element)
            elif element.tag in _GONE:
                self._leave_out(DELETED, _words(element))
            elif element.tag == f"{_MC}AlternateContent":
                yield from self._children(_chosen(element))

    def _rows(self, table: Any) -> Iterator[tuple[Cell, ...]]:
        for row in _inside(table, f"{W}tr"):
            if row.find(f"{W}trPr/{W}del") is not None:
                self._leave_out(DELETED, _words(row))
                continue
            before = row.find(f"{W}trPr/{W}gridBefore")
            cells = [Cell((), _count(before))] if before is not None else []
            for cell in _inside(row, f"{W}tc"):
                span, merged = cell.find(f"{W}tcPr/{W}gridSpan"), cell.find(f"{W}tcPr/{W}vMerge")
                continues = merged is not None and merged.get(f"{W}val") != "restart"
                blocks = tuple(self.blocks(cell))
                if continues and not any(_has_words(block) for block in blocks):
                    blocks = ()
                cells.append(Cell(blocks, _count(span)))
            yield tuple(cells)

    def _style_of(self, properties: Any) -> ParagraphStyle:
        style = None if properties is None else properties.find(f"{W}pStyle")
        return self.styles.paragraph(None if style is None else style.get(f"{W}val"))

    def _finished(self, properties: Any, style: ParagraphStyle, line: _Line) -> Iterator[Paragraph | Table]:
        """A paragraph with its number, then the words of its notes, then its text boxes."""
        text = _spaced(_decoded(line.pieces))
        number, level, alignment = read_list(properties)
        marker = self._marker(number, level, style)
        yield Paragraph(marker + text if text else "", centred=(alignment or style.alignment) == "center")
        for count, note in line.notes:
            words = write_blocks(self.blocks(note)).replace("\n\n", "\n")
            yield Paragraph(f"[^{count}]: {words}")
        for box in line.boxes:
            yield from self.blocks(box)

    def _marker(self, number: str | None, level: int | None, style: ParagraphStyle) -> str:
        """The automatic number; counted even where the paragraph is empty."""
        if number is None:
            number = style.list
            if level is None:
                level = style.level
                if number is not None and style.list_style is not None and not level:
                    level = self.numbering.level_of_style(number, style.list_style)
        if number is None or number == "0":
            return ""
        return self.numbering.mark(number, level or 0)

    def _inline(self, element: Any, line: _Line, look: Look) -> None:
        """Runs of a paragraph, through everything that may stand around them."""
        for child in element.iterchildren():
            tag = child.tag
            if tag == f"{W}r":
                self._run(child, line, look)
            elif tag in _WITHIN:
                self._inline(child, line, look)
            elif tag in _GONE:
                self._leave_out(DELETED, _words(child))
            elif tag in {f"{_MATH}oMath", f"{_MATH}oMathPara"}:
                line.add("".join(text.text or "" for text in child.iter(f"{_MATH}t")), look)
            elif tag == f"{_MC}AlternateContent":
                self._inline(_chosen(child), line, look)

    def _run(self, run: Any, line: _Line, paragraph: Look) -> None:
        look = self.styles.run(run.find(f"{W}rPr"), paragraph)
        for child in run.iterchildren():
            tag = child.tag
            if tag == f"{W}t":
                if look.hidden:
                    self._leave_out(HIDDEN, child.text or "")
                else:
                    line.add(child.text or "", look)
            elif tag in _CHARACTERS:
                line.add(_CHARACTERS[tag], look)
            elif tag == f"{W}br" and child.get(f"{W}type") not in {"page", "column"}:
                line.add("\n", look)
            elif tag in {f"{W}footnoteReference", f"{W}endnoteReference"}:
                self._note(child, line, look)
            elif tag == f"{W}delText":
                self._leave_out(DELETED, child.text or "")
            else:
                _hang(child, line, look)

    def _note(self, reference: Any, line: _Line, look: Look) -> None:
        """A mark in the text; the words follow the paragraph."""
        kind = "footnotes" if reference.tag == f"{W}footnoteReference" else "endnotes"
        note = self._notes.get(kind, {}).pop(reference.get(f"{W}id"), None)
        if note is not None:
            self._noted += 1
            line.add(f"[^{self._noted}]", Look(capitals=look.capitals))
            line.notes.append((self._noted, note))

    def _leave_out(self, reason: str, words: str) -> None:
        if not words:
            return
        if self.left_out and self.left_out[-1][0] == reason:
            self.left_out[-1] = (reason, self.left_out[-1][1] + words)
        else:
            self.left_out.append((reason, words))


def _hang(child: Any, line: _Line, look: Look) -> None:
    """Symbols, fields, and the text boxes of drawings."""
    tag = child.tag
    if tag == f"{W}sym":
        line.add(_symbol(child), look)
    elif tag == f"{W}fldChar":
        _turn_field(line.phases, child.get(f"{W}fldCharType"))
    elif tag == f"{_MC}AlternateContent":
        line.boxes.extend(_boxes(_chosen(child)))
    elif tag in {f"{W}drawing", f"{W}pict", f"{W}object"}:
        line.boxes.extend(_boxes(child))


def _turn_field(phases: list[bool], kind: str | None) -> None:
    """Fields print their result, never their instruction."""
    if kind == "begin":
        phases.append(False)
    elif kind == "separate" and phases:
        phases[-1] = True
    elif kind == "end" and phases:
        phases.pop()


def _inside(parent: Any, tag: str) -> Iterator[Any]:
    """Rows of a table or cells of a row, also those inside of content controls."""
    for child in parent.iterchildren():
        if child.tag == tag:
            yield child
        elif child.tag in _AROUND:
            yield from _inside(child, tag)


def _chosen(alternate: Any) -> Any:
    """The first choice of alternate content; the fallback says the same for older programs."""
    choice = alternate.find(f"{_MC}Choice")
    if choice is not None and (len(choice) or choice.text):
        return choice
    fallback = alternate.find(f"{_MC}Fallback")
    return fallback if fallback is not None else alternate


def _boxes(element: Any) -> Iterator[Any]:
    """Text boxes of a drawing, outermost ones: those within are met when they are read."""
    for child in element.iterchildren():
        if child.tag == f"{W}txbxContent":
            yield child
        else:
            yield from _boxes(_chosen(child) if child.tag == f"{_MC}AlternateContent" else child)


def _words(element: Any) -> str:
    return "".join(text.text or "" for text in element.iter(f"{W}t", f"{W}delText"))


def _has_words(block: Paragraph | Table) -> bool:
    return not isinstance(block, Paragraph) or bool(block.text.strip())


def _mark_is_deleted(properties: Any) -> bool:
    """A deleted end of paragraph: the next one goes on in this one."""
    return properties is not None and properties.find(f"{W}rPr/{W}del") is not None


def _symbol(element: Any) -> str:
    code = element.get(f"{W}char") or ""
    try:
        number = int(code[-2:], 16)
    except ValueError:
        return ""
    if "wingdings" in (element.get(f"{W}font") or "").lower():
        return "•"
    return _SYMBOLS.get(number, chr(number) if 0x20 < number < 0x7F else "•")


def _count(element: Any) -> int:
    """A number of columns; hostile ones count as one."""
    text = "" if element is None else element.get(f"{W}val") or ""
    return int(text) if text.isascii() and text.isdigit() and 0 < int(text[:4]) <= 64 and len(text) < 3 else 1


def _decoded(pieces: list[tuple[str, Look]]) -> str:
    """The words; neighbours of one font together, for a letter may be cut in two."""
    out: list[str] = []
    start = 0
    for at in range(1, len(pieces) + 1):
        if at < len(pieces) and pieces[at][1] == pieces[start][1]:
            continue
        look = pieces[start][1]
        words = decode_font("".join(text for text, _ in pieces[start:at]), look.font)
        out.append(words.upper() if look.capitals else words)
        start = at
    return "".join(out)


_TAB = re.compile(r"[ ]*\t[ \t]*")


def _spaced(text: str) -> str:
    """Tabs as blanks: one after a number, a wide gap where they put words side by side."""
    if "\t" not in text:
        return text.strip(" ")
    lines = []
    for line in text.split("\n"):
        out, at = "", 0
        shown = line.strip(" \t")
        for found in _TAB.finditer(shown):
            before = shown[at : found.start()]
            out += before + (" " if not out.strip() and len(before) <= _LONGEST_MARKER else _COLUMN_GAP)
            at = found.end()
        lines.append(out + shown[at:])
    return "\n".join(lines)
