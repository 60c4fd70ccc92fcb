"""PDF files made for the tests, byte by byte: a text layer with its own table of letters, every letter half an em wide.

Enters: `our_plan`. Leaves: the bytes of PDF files: the plan on pages with running heads and page numbers, and a page that is only a picture.
"""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.readers.our_plan import Piece

WIDTH, HEIGHT, SIZE, LEFT, RIGHT = 595, 842, 12, 85, 540
STEP = 18

Placed = tuple[float, float, str]


def pdf_of(pages: Sequence[Sequence[Placed]], *, trailer: bytes = b"") -> bytes:
    """A PDF with words at places."""
    letters = sorted({char for page in pages for _, _, text in page for char in text})
    code = {char: place + 1 for place, char in enumerate(letters)}
    table = "".join(f"<{code[char]:04X}> <{char.encode('utf-16-be').hex().upper()}>\n" for char in letters)
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def 1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{len(letters)} beginbfchar\n{table}endbfchar endcmap end end"
    )
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Own /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Own /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 /FontDescriptor 6 0 R >>",
        _stream(cmap.encode()),
        b"<< /Type /FontDescriptor /FontName /Own /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>",
    ]
    kids = []
    for page in pages:
        words = "".join(f"BT /F1 {SIZE} Tf {x} {y} Td <{''.join(f'{code[char]:04X}' for char in text)}> Tj ET\n" for x, y, text in page)
        objects.append(_stream(words.encode()))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
            % (WIDTH, HEIGHT, len(objects))
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    return assembled(objects, trailer)


def assembled(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """Objects with the table of their places."""
    out = bytearray(b"%PDF-1.5\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out + b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start))


def _stream(content: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)


def width(text: str) -> float:
    """How wide words are set."""
    return len(text) * SIZE / 2


class _Pages:
    """A typesetter that breaks lines greedily and numbers its pages."""

    def __init__(self) -> None:
        self.pages: list[list[Placed]] = []
        self.y = 0.0
        self.new_page()

    def new_page(self) -> None:
        self.pages.append([])
        self.y = HEIGHT - 100
        if len(self.pages) > 1:
            number = str(len(self.pages))
            self.pages[-1] += [((WIDTH - width(number)) / 2, HEIGHT - 40, number), (LEFT, 36, "Bản in từ hệ thống văn phòng")]

    def line(self, x: float, text: str, *, step: float = STEP) -> None:
        if self.y < 90:
            self.new_page()
        self.pages[-1].append((x, self.y, text))
        self.y -= step

    def paragraph(self, text: str, *, indent: float = 28) -> None:
        room = int((RIGHT - LEFT) / (SIZE / 2))
        lines = textwrap.wrap(" " * int(indent / (SIZE / 2)) + text, room, break_long_words=False, break_on_hyphens=False)
        for at, line in enumerate(lines):
            self.line(LEFT + (len(line) - len(line.lstrip())) * SIZE / 2, line.strip(), step=STEP if at < len(lines) - 1 else STEP + 6)

    def centred(self, text: str) -> None:
        self.line((LEFT + RIGHT - width(text)) / 2, text)

    def columns(self, left: Sequence[str], right: Sequence[str], *, middles: tuple[float, float]) -> None:
        """Cells side by side, the left one first in the file."""
        top = self.y
        for words, middle in ((left, middles[0]), (right, middles[1])):
            self.y = top
            for text in words:
                self.line(middle - width(text) / 2, text, step=15)
        self.y = top - 15 * max(len(left), len(right)) - 9


def plan_pdf(body: Sequence[Piece], head: Sequence[Sequence[str]], title: Sequence[str], tail: Sequence[Sequence[str]]) -> bytes:
    """A whole plan: lines wrapped, head and tail in two columns, page numbers from page 2 on, a line at the foot of each."""
    pages = _Pages()
    pages.pages[0].append((LEFT, 36, "Bản in từ hệ thống văn phòng"))
    for left, right in zip(*head, strict=True):
        pages.columns(left.split("\n"), right.split("\n"), middles=(185, 425))
    for line in title:
        pages.centred(line)
    pages.y -= 12
    for piece in body:
        pages.paragraph(piece.typed)
    if pages.y < 90 + 15 * max(map(len, tail)):
        pages.new_page()
    pages.columns(*tail, middles=(170, 420))
    return pdf_of(pages.pages)


def picture_pdf() -> bytes:
    """A page that holds one grey picture and no letter."""
    return assembled(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
            b"<< /Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 4 >>\nstream\n\xff\xf0\xf0\xff\nendstream",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /XObject << /I 3 0 R >> >> >>",
            _stream(b"500 0 0 700 40 40 cm /I Do"),
        ]
    )
