"""Web pages: saved from a portal, from Word or from LibreOffice → the text of the paper.

Enters: the bytes of an HTML file, or of a page saved as one file (MHTML).
Leaves: the main text (`html_main`) with lists numbered as a browser would, tables laid out (`blocks`), notes as `[^1]` after their paragraph.

The declared encoding is not trusted: bytes that are valid UTF-8 are UTF-8, others are read as the words prove it, then as declared.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from generator.readers.blocks import Cell, Paragraph, Table, write_blocks
from generator.readers.docx_numbering import format_number
from generator.readers.encodings import decode
from generator.readers.html_main import find_main
from generator.readers.legacy_fonts import decode_font
from generator.readers.package import LARGEST_PART
from generator.readers.refusal import DAMAGED, TOO_LARGE, Reading, Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLOCKS = frozenset(
    [
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "table",
        "blockquote",
        "center",
        "pre",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "address",
        "dl",
        "dt",
        "dd",
        "form",
        "fieldset",
        "figure",
        "figcaption",
        "hr",
        "body",
        "html",
        "details",
        "summary",
        "tbody",
        "thead",
        "tfoot",
        "tr",
        "td",
        "th",
        "caption",
    ]
)
_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)
_FONT = re.compile(r"font-family\s*:\s*[\"']?([^;,\"']{1,80})", re.IGNORECASE)
_CENTRED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_LIST_TYPE = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]{1,30})", re.IGNORECASE)
_NOTE_MARK = re.compile(r"#(?:_ftn|sdfootnote|_edn|sdendnote)(\d{1,4})(?:sym)?$")
_NOTE_BACK = re.compile(r"#(?:_ftnref|sdfootnote|_ednref|sdendnote)(\d{1,4})(?:anc)?$")
_NOTE_BLOCK = re.compile(r"(?:ftn|sdfootnote|edn|sdendnote)(\d{1,4})$")
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_LIST_FORMATS = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "decimal-leading-zero": "decimalZero",
    "none": "none",
}
_BULLET_GLYPHS = frozenset("·§Øüvqnlà•▪●\uf0b7\uf0a7-–—")
MOST_TAGS = 250_000
"""The pages of portals have a few thousand."""
_SAVE_AGAIN = "Mở trang bằng trình duyệt, lưu lại hoặc chép phần văn bản sang Word, lưu thành .docx rồi nhập lại."


def read_html(data: bytes) -> Reading:
    """The text of a web page."""
    from lxml import etree, html

    if len(data) > LARGEST_PART or data.count(b"<") > MOST_TAGS:
        raise Refused(TOO_LARGE, "Trang web quá lớn hoặc có quá nhiều thẻ để là một văn bản.", _SAVE_AGAIN)
    text, encoding = _decoded(data)
    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True
    )  # our own limits hold
    try:
        root = html.document_fromstring(text.replace("\0", "").encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise Refused(DAMAGED, "Trang web bị hỏng, không tách được nội dung.", _SAVE_AGAIN) from error
    if any("depth" in problem.message for problem in parser.error_log):
        raise Refused(TOO_LARGE, "Trang web lồng quá nhiều tầng thẻ.", _SAVE_AGAIN)
    main, left_out = find_main(root)
    doubts = ((f"Trang web dùng bảng mã {encoding}, đã chuyển sang Unicode.", "Soát lại dấu thanh trong tệp nguồn."),) if encoding else ()
    return Reading(text=write_blocks(_Walk(main).blocks(main)), format="html", left_out=tuple(left_out), doubts=doubts)


def read_mhtml(data: bytes) -> Reading:
    """The text of a page saved as one file."""
    import email
    import email.policy

    message = email.message_from_bytes(data, policy=email.policy.compat32)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                return read_html(content)
    raise Refused(DAMAGED, "Tệp MHTML không chứa trang web nào.", _SAVE_AGAIN)


def _decoded(data: bytes) -> tuple[str, str | None]:
    """The page as text; the second is the name of an old encoding."""
    found = decode(data)
    if found is not None:
        return found
    declared = _DECLARED.search(data[:4096])
    try:
        return data.decode(declared[1].decode("ascii") if declared else "cp1252", errors="replace"), None
    except LookupError:
        return data.decode("cp1252", errors="replace"), None


class _Walk:
    """One pass over the main text."""

    def __init__(self, main: Any) -> None:
        self._notes: dict[str, Any] = {}
        for element in list(main.getroottree().getroot().iter("div")):
            found = _NOTE_BLOCK.match(element.get("id") or "")
            if found and element is not main:
                self._notes[found[1]] = element
        for element in self._notes.values():
            element.getparent().remove(element)
        self._buffer: list[str] = []
        self._called: list[str] = []
        self._pending = ""

    def blocks(self, element: Any) -> list[Paragraph | Table]:
        """Paragraphs and tables below an element."""
        out: list[Paragraph | Table] = []
        outer, self._buffer = self._buffer, []
        self._children(element, out, _font_of(element, None), depth=0)
        self._flush(out, centred=False)
        self._buffer = outer
        return out

    def _children(
        self, element: Any, out: list[Paragraph | Table], font: str | None, *, depth: int, centred: bool = False, kept: bool = False
    ) -> None:
        """Text and elements in order; a block ends the paragraph before it and begins its own."""
        centred = centred or _is_centred(element)
        self._add(element.text, font, kept=kept)
        for child in element.iterchildren("*"):
            tag = child.tag
            if tag == "br":
                self._buffer.append("\n")
            elif tag == "table":
                self._flush(out, centred=centred)
                out.append(Table(tuple(self._rows(child))))
            elif tag in {"ul", "ol"}:
                self._flush(out, centred=centred)
                self._list(child, out, font, depth=depth)
            elif tag in _BLOCKS:
                self._flush(out, centred=centred)
                self._children(child, out, _font_of(child, font), depth=depth, centred=centred, kept=kept or tag == "pre")
                self._flush(out, centred=centred or _is_centred(child))
            else:
                self._inline(child, out, font, depth=depth, centred=centred, kept=kept)
            self._add(child.tail, font, kept=kept)

    def _inline(self, child: Any, out: list[Paragraph | Table], font: str | None, *, depth: int, centred: bool, kept: bool) -> None:
        """An element within a line: notes, the numbers that Word wrote out, anything else."""
        href = child.get("href") or ""
        mark, back = _NOTE_MARK.search(href), _NOTE_BACK.search(href)
        if mark and mark[1] in self._notes and not href.endswith("anc"):
            self._buffer.append(f"[^{mark[1]}]")
            self._called.append(mark[1])
        elif back and (href.endswith("anc") or "ref" in href):
            self._buffer.append(f"[^{back[1]}]: ")
        elif "mso-list:ignore" in (child.get("style") or "").replace(" ", "").lower():
            self._buffer.append(_word_marker("".join(child.itertext())))
        else:
            self._children(child, out, _font_of(child, font), depth=depth, centred=centred, kept=kept)

    def _add(self, text: str | None, font: str | None, *, kept: bool) -> None:
        if text:
            self._buffer.append(decode_font(text if kept else _BLANKS.sub(" ", text), font))

    def _flush(self, out: list[Paragraph | Table], *, centred: bool) -> None:
        """End the paragraph; notes it called follow it."""
        text = "".join(self._buffer)
        self._buffer.clear()
        if text.strip():
            shown = "\n".join(line.strip(" ") for line in text.split("\n")).strip()
            out.append(Paragraph(self._pending + shown, centred=centred))
            self._pending = ""
        called, self._called = self._called, []
        for number in called:
            note = self._notes.pop(number, None)
            if note is not None:
                words = " ".join(block.text for block in self.blocks(note) if isinstance(block, Paragraph))
                out.append(Paragraph(words if words.startswith("[^") else f"[^{number}]: {words}"))

    def _list(self, element: Any, out: list[Paragraph | Table], font: str | None, *, depth: int) -> None:
        """A list, each item with the mark a browser draws."""
        number = _whole(element.get("start"), 1) - 1
        for item in element.iterchildren("*"):
            if item.tag != "li":
                self._flush(out, centred=False)
                if item.tag in {"ul", "ol"}:
                    self._list(item, out, font, depth=depth + 1)
                else:
                    self._children(item, out, font, depth=depth)
                    self._flush(out, centred=False)
                continue
            number = _whole(item.get("value"), number + 1)
            self._pending = _marker(element, item, number, depth)
            self._children(item, out, _font_of(item, font), depth=depth + (element.tag == "ul"))
            self._flush(out, centred=False)
            self._add(item.tail, font, kept=False)

    def _rows(self, table: Any) -> Iterator[tuple[Cell, ...]]:
        """Rows of a table; a cell that reaches down leaves an empty one below it."""
        reaching: dict[int, int] = {}
        for row in _rows_of(table):
            cells: list[Cell] = []
            at = 0
            for element in row.iterchildren("td", "th"):
                at = self._reached(cells, reaching, at)
                columns, rows = _whole(element.get("colspan"), 1, most=64), _whole(element.get("rowspan"), 1, most=2000)
                cells.append(Cell(tuple(self.blocks(element)), columns))
                for column in range(at, at + columns):
                    reaching[column] = rows - 1
                at += columns
            self._reached(cells, reaching, at)
            yield tuple(cells)

    def _reached(self, cells: list[Cell], reaching: dict[int, int], at: int) -> int:
        """Fill the columns that a cell above still covers."""
        while reaching.get(at, 0) > 0:
            reaching[at] -= 1
            cells.append(Cell(()))
            at += 1
        return at


def _rows_of(table: Any) -> Iterator[Any]:
    for child in table.iterchildren("*"):
        if child.tag == "tr":
            yield child
        elif child.tag in {"tbody", "thead", "tfoot"}:
            yield from child.iterchildren("tr")


def _marker(element: Any, item: Any, number: int, depth: int) -> str:
    found = _LIST_TYPE.search(item.get("style") or "") or _LIST_TYPE.search(element.get("style") or "")
    kind = found[1].lower() if found else item.get("type") or element.get("type") or ""
    if kind == "none":
        return ""
    if element.tag == "ul":
        return "+ " if depth else "- "
    return f"{format_number(number, _LIST_FORMATS.get(kind, 'decimal'))}. "


def _word_marker(text: str) -> str:
    """The number that Word wrote out; signs of bullets as dashes."""
    glyph = text.replace("\xa0", " ").strip()
    if glyph in _BULLET_GLYPHS:
        return "- "
    return "+ " if glyph == "o" else f"{glyph} "


def _font_of(element: Any, outer: str | None) -> str | None:
    found = _FONT.search(element.get("style") or "")
    return found[1].strip() if found else element.get("face") or outer


def _is_centred(element: Any) -> bool:
    return element.tag == "center" or (element.get("align") or "").lower() == "center" or bool(_CENTRED.search(element.get("style") or ""))


def _whole(text: str | None, otherwise: int, *, most: int = 9999) -> int:
    """A number of an attribute that may hold anything."""
    shown = (text or "").strip()
    return min(int(shown), most) if shown.isascii() and shown.isdigit() and len(shown) < 6 and int(shown) > 0 else otherwise
