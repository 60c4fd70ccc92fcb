"""Word files made for the tests, with python-docx and, where it has no word for a thing, with the XML itself.

Enters: `our_plan`. Leaves: the bytes of `.docx` files: numbers typed by hand or given by lists, and single traps.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tests.readers.our_plan import Piece

LEVELS = (("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"), ("bullet", "\u2013"), ("bullet", "\uf0b7"))
"""How our plan's levels are printed by a list."""
NS = nsdecls("w")


def numbering_xml(levels: Sequence[tuple[str, str]], *, number: int = 90, extra: str = "") -> tuple[str, str]:
    """An abstract list and the list that uses it."""
    inner = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate(levels)
    )
    abstract = f'<w:abstractNum {NS} w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>{inner}</w:abstractNum>'
    return abstract, f'<w:num {NS} w:numId="{number}"><w:abstractNumId w:val="{number}"/>{extra}</w:num>'


def add_list(document: Any, levels: Sequence[tuple[str, str]], *, number: int = 90, extra: str = "") -> None:
    """Put a list into the document; abstract lists stand before all lists."""
    root = document.part.numbering_part.element
    abstract, num = numbering_xml(levels, number=number, extra=extra)
    root.insert(0, parse_xml(abstract))
    root.append(parse_xml(num))


def set_list(paragraph: Any, level: int, number: int = 90) -> None:
    """Make a paragraph an item of a list."""
    properties = paragraph._p.get_or_add_pPr()
    properties.append(parse_xml(f'<w:numPr {NS}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'))


def plan_docx(
    body: Sequence[Piece],
    head: tuple[Sequence[str], Sequence[str]],
    title: Sequence[str],
    tail: tuple[Sequence[str], Sequence[str]],
    *,
    automatic: bool,
) -> bytes:
    """A whole plan: head and tail in tables without borders, page number in the footer."""
    document = Document()
    if automatic:
        add_list(document, LEVELS)
    document.sections[0].header.paragraphs[0].text = "Tài liệu của văn phòng"
    document.sections[0].footer.paragraphs[0].text = "Trang 1"
    table = document.add_table(rows=len(head[0]), cols=2)
    for row, cells in enumerate(zip(*head, strict=True)):
        for column, words in enumerate(cells):
            lines = words.split("\n")
            cell = table.cell(row, column)
            cell.paragraphs[0].text = lines[0]
            for line in lines[1:]:
                cell.add_paragraph(line)
    for line in title:
        document.add_paragraph(line).alignment = WD_ALIGN_PARAGRAPH.CENTER
    for piece in body:
        paragraph = document.add_paragraph(piece.text if automatic else piece.typed)
        if automatic and piece.level >= 0:
            set_list(paragraph, piece.level)
    table = document.add_table(rows=1, cols=2)
    for cell, items in zip(table.rows[0].cells, tail, strict=True):
        cell.paragraphs[0].text = items[0]
        for item in items[1:]:
            cell.add_paragraph(item)
    return saved(document)


def saved(document: Any) -> bytes:
    """The bytes of a document."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def docx_of(body: str, *, change: Callable[[Any], None] | None = None, parts: Mapping[str, str] | None = None) -> bytes:
    """A document whose body is the given XML.

    Args:
        body: paragraphs and tables with prefix `w:`.
        change: what else is done to the document before it is saved.
        parts: further parts by name, each with a relationship from the document.
    """
    document = Document()
    for element in parse_xml(
        f'<w:body {nsdecls("w", "r", "wp", "a", "m")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        f'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">{body}</w:body>'
    ):
        document.element.body.insert(len(document.element.body) - 1, element)
    if change:
        change(document)
    data = saved(document)
    return with_parts(data, parts) if parts else data


def with_parts(data: bytes, parts: Mapping[str, str]) -> bytes:
    """The same package with more parts of the document, `kind` → XML."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/_rels/document.xml.rels":
                kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
                more = "".join(f'<Relationship Id="own{at}" Type="{kind}/{part}" Target="{part}.xml"/>' for at, part in enumerate(parts))
                content = content.replace(b"</Relationships>", more.encode() + b"</Relationships>")
            new.writestr(name, content)
        for part, xml in parts.items():
            new.writestr(f"word/{part}.xml", xml)
    return out.getvalue()
