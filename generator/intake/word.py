"""A skeleton as a Word file, laid out as the decree on clerical work asks: what an office opens, fills in and signs.

Enters: `Skeleton`. Leaves: the bytes of a `.docx`; the same skeleton gives the same bytes.

Layout: A4, margins 20/20/30/15 mm, Times New Roman 13; head of two columns without borders; title centred; recipients left, sign block right. Headings
carry Word's own outline levels, numbers are typed: what is typed survives every program. Places to fill in are highlighted.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from generator.intake.packages import stamped
from generator.intake.skeleton import LEFTOVER
from generator.model import PlanMetadata, Signatory

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.intake.skeleton import Skeleton

_WIDTHS = (72, 93)
"""Of the two columns, in millimetres."""
_MILLIMETRE = 36_000
_MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


def word_file(skeleton: Skeleton) -> bytes:
    """The Word file."""
    from docx import Document
    from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
    from docx.shared import Mm, Pt

    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(13)
    _set_east_asian_font(style)
    _head(document, skeleton.metadata)
    for words, above in ((skeleton.metadata.kind.upper(), 18), (skeleton.metadata.title, 0)):
        title = document.add_paragraph()
        title.alignment = ALIGN.CENTER
        title.paragraph_format.space_before = Pt(above)
        title.add_run(words).bold = True
    for line in skeleton.lines:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(6)
        paragraph.alignment = ALIGN.JUSTIFY
        if line.is_heading:
            paragraph.paragraph_format.keep_with_next = True
            _set_outline_level(paragraph, 0 if line.marker.rstrip(".").isalpha() else 1)
        else:
            paragraph.paragraph_format.first_line_indent = Mm(10)
        _write(paragraph, line.printed, bold=line.is_heading)
    _foot(document, skeleton)
    document.core_properties.title = skeleton.metadata.name[:255]
    document.core_properties.author = ""
    stream = io.BytesIO()
    document.save(stream)
    return stamped(stream.getvalue())


def _head(document: Any, m: PlanMetadata) -> None:
    """Office and number on the left, the nation and the day on the right."""
    symbol = m.symbol or "KH-…"
    left = [*(issuer.replace("UBND", "ỦY BAN NHÂN DÂN").upper() for issuer in m.issuers), f"Số:        /{symbol}"]
    year = m.period.start.year if m.period and m.period.start else ""
    place = m.issued_at or m.place.commune or m.place.district or m.place.province or "[Điền: địa danh]"
    right = [*_MOTTO, f"{place}, ngày      tháng      năm {year}"]
    _columns(document, left, right, bold=(len(left) - 1, 2))


def _foot(document: Any, skeleton: Skeleton) -> None:
    """Recipients on the left, sign block on the right."""
    signatory = skeleton.metadata.signatory or Signatory()
    signed = [part.upper() for part in (signatory.capacity, signatory.position) if part] or ["[Điền: chức vụ người ký]"]
    lines = [line.rstrip(";. ") for line in skeleton.recipients]
    recipients = ["Nơi nhận:", *(f"- {line};" for line in lines[:-1]), *(f"- {line}." for line in lines[-1:])]
    _columns(document, recipients, [*signed, "", "", "[Điền: họ và tên người ký]"], bold=(1, len(signed)), centred=(False, True))


def _columns(
    document: Any, left: Sequence[str], right: Sequence[str], *, bold: tuple[int, int], centred: tuple[bool, bool] = (True, True)
) -> None:
    """Two columns without borders; the first lines of each are bold."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN

    cells = document.add_table(rows=1, cols=2).rows[0].cells
    for cell, width, lines, strong, middle in zip(cells, _WIDTHS, (left, right), bold, centred, strict=True):
        cell.width = width * _MILLIMETRE
        for index, words in enumerate(lines):
            paragraph = cell.add_paragraph() if index else cell.paragraphs[0]
            paragraph.alignment = ALIGN.CENTER if middle else ALIGN.LEFT
            _write(paragraph, words, bold=index < strong)


def _write(paragraph: Any, words: str, *, bold: bool) -> None:
    """Words, with what is to be filled in highlighted."""
    from docx.enum.text import WD_COLOR_INDEX as COLOUR

    for piece in re.split(f"({LEFTOVER.pattern})", words):
        if piece:
            run = paragraph.add_run(piece)
            run.bold = bold
            if LEFTOVER.fullmatch(piece):
                run.font.highlight_color = COLOUR.YELLOW


def _set_outline_level(paragraph: Any, level: int) -> None:
    """What makes a heading of it in Word's navigation, whatever it looks like."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement("w:outlineLvl")
    element.set(qn("w:val"), str(level))
    paragraph._p.get_or_add_pPr().append(element)  # noqa: SLF001 - python-docx has no word for outline levels


def _set_east_asian_font(style: Any) -> None:
    """Without it Word sets some Vietnamese letters in another font."""
    from docx.oxml.ns import qn

    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "Times New Roman")
