"""Word files: what Word would print, and nothing of what it would not."""

from __future__ import annotations

import pytest

from generator.readers.docx import DELETED, HIDDEN, read_docx
from generator.readers.package import Package
from tests.readers.docx_files import add_list, docx_of

NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def text_of(body: str, **more: object) -> str:
    """The text of a document with this body."""
    return read_docx(Package(docx_of(body, **more))).text  # type: ignore[arg-type]


def run(words: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(inner: str, properties: str = "") -> str:
    """A paragraph of runs."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def cell(*paragraphs: str, properties: str = "") -> str:
    """A cell of paragraphs."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(paragraph(run(words)) for words in paragraphs)}</w:tc>"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        pytest.param(paragraph(run("Thi") + run(" đua")), "Thi đua", id="runs-joined"),
        pytest.param(paragraph(run("a") + "<w:r><w:br/></w:r>" + run("b")), "a\nb", id="line-break"),
        pytest.param(paragraph(run("a") + '<w:r><w:br w:type="page"/></w:r>' + run("b")), "ab", id="page-break"),
        pytest.param(paragraph(run("29") + "<w:r><w:noBreakHyphen/></w:r>" + run("KH")), "29-KH", id="hyphen-that-holds"),
        pytest.param(paragraph(run("1.") + "<w:r><w:tab/></w:r>" + run("Mục đích")), "1. Mục đích", id="tab-after-a-number"),
        pytest.param(paragraph(run("UBND TỈNH AN GIANG") + "<w:r><w:tab/></w:r>" + run("CHỦ TỊCH")), "UBND TỈNH AN GIANG      CHỦ TỊCH", id="tab-between-columns"),
        pytest.param(paragraph(run("Kế hoạch", "<w:caps/>")), "KẾ HOẠCH", id="printed-in-capitals"),
        pytest.param(paragraph(run("Kế hoạch", '<w:caps w:val="0"/>')), "Kế hoạch", id="capitals-switched-off"),
        pytest.param(paragraph("<w:hyperlink><w:r><w:t>Luật</w:t></w:r></w:hyperlink><w:sdt><w:sdtContent><w:r><w:t> mới</w:t></w:r></w:sdtContent></w:sdt>"), "Luật mới", id="link-and-control"),
        pytest.param(paragraph(run("a") + '<w:ins w:id="1" w:author="x"><w:r><w:t>b</w:t></w:r></w:ins><w:del w:id="2" w:author="x"><w:r><w:delText>c</w:delText></w:r></w:del>'), "ab", id="changes-accepted"),
        pytest.param(paragraph('<w:moveFrom w:id="1" w:author="x"><w:r><w:t>a</w:t></w:r></w:moveFrom>' + run("b")) + paragraph('<w:moveTo w:id="1" w:author="x"><w:r><w:t>a</w:t></w:r></w:moveTo>'), "b\n\na", id="moved"),
        pytest.param(paragraph(run("Thi"), '<w:rPr><w:del w:id="1" w:author="x"/></w:rPr>') + paragraph(run(" đua")), "Thi đua", id="end-of-paragraph-deleted"),
        pytest.param(paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("06/02/2024") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>' + run(".")), "06/02/2024.", id="field-shows-its-result"),
        pytest.param(paragraph('<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>' + run(" 85 %")), "≥ 85 %", id="symbol"),
        pytest.param(paragraph(run("Tên"), '<w:jc w:val="center"/>') + paragraph(run("dài"), '<w:jc w:val="center"/>') + paragraph(run("Thân")), "Tên\ndài\n\nThân", id="centred-lines-together"),
    ],
)  # fmt: skip
def test_the_words_are_those_word_prints(body: str, text: str) -> None:
    """Runs, breaks, fields, tracked changes."""
    assert text_of(body) == text


def test_what_is_deleted_or_hidden_is_listed() -> None:
    """Not in the paper, and not gone without a word."""
    body = paragraph(run("Còn") + '<w:del w:id="2" w:author="x"><w:r><w:delText>bỏ đi</w:delText></w:r></w:del>' + run("mờ", "<w:vanish/>"))
    reading = read_docx(Package(docx_of(body)))
    assert reading.text == "Còn"
    assert [(piece.reason, piece.text) for piece in reading.left_out] == [(DELETED, "bỏ đi"), (HIDDEN, "mờ")]


def test_a_footnote_stands_after_its_paragraph() -> None:
    """A mark in place, the words below, and the next paragraph after them."""
    notes = f'<w:footnotes {NS}><w:footnote w:id="7"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>Theo số liệu năm 2023.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    body = paragraph(run("Có 85%") + '<w:r><w:footnoteReference w:id="7"/></w:r>' + run(" thôn.")) + paragraph(run("Tiếp."))
    assert text_of(body, parts={"footnotes": notes}) == "Có 85%[^1] thôn.\n\n[^1]: Theo số liệu năm 2023.\n\nTiếp."


def test_a_text_box_is_read_once() -> None:
    """Word writes it twice, for new and for old programs."""
    box = f"<w:txbxContent>{paragraph(run('DỰ THẢO'))}</w:txbxContent>"
    both = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert text_of(paragraph(run("KẾ HOẠCH") + both)) == "KẾ HOẠCH\n\nDỰ THẢO"


def test_the_head_is_read_column_by_column() -> None:
    """Left cells first, then right ones; a line over both columns keeps its place."""
    rows = [
        f"<w:tr>{cell('SỞ NỘI VỤ')}{cell('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc')}</w:tr>",
        f"<w:tr>{cell('Số: 9/KH-SNV')}{cell('Huế, ngày 03 tháng 4 năm 2025')}</w:tr>",
    ]
    assert text_of(f"<w:tbl>{''.join(rows)}</w:tbl>") == (
        "SỞ NỘI VỤ\n\nSố: 9/KH-SNV\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nHuế, ngày 03 tháng 4 năm 2025"
    )


def test_a_table_keeps_its_rows_and_merged_cells() -> None:
    """One line a row; covered cells are empty so that columns stay in line; deleted rows are gone."""
    wide, first, gone = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', '<w:trPr><w:del w:id="1" w:author="x"/></w:trPr>'
    rows = [
        f"<w:tr>{cell('STT')}{cell('Việc')}{cell('Ai', 'làm')}</w:tr>",
        f"<w:tr>{cell('Phần chung', properties=wide)}{cell('Sở Tài chính', properties=first)}</w:tr>",
        f"<w:tr>{cell('1')}{cell('Cấp vốn')}{cell('', properties='<w:vMerge/>')}</w:tr>",
        f"<w:tr>{gone}{cell('2')}{cell('Bỏ')}{cell('x')}</w:tr>",
    ]
    assert text_of(f"<w:tbl>{''.join(rows)}</w:tbl>") == "| STT | Việc | Ai làm |\n| Phần chung |  | Sở Tài chính |\n| 1 | Cấp vốn |  |"


def test_a_frame_around_everything_is_no_table() -> None:
    """One cell, or tables within cells: only the layout of the page."""
    inner = f"<w:tbl><w:tr>{cell('Nơi nhận:', '- Như trên;')}{cell('CHỦ TỊCH')}</w:tr></w:tbl>"
    assert (
        text_of(f"<w:tbl><w:tr><w:tc>{paragraph(run('Thân'))}{inner}<w:p/></w:tc></w:tr></w:tbl>")
        == "Thân\n\nNơi nhận:\n- Như trên;\n\nCHỦ TỊCH"
    )


@pytest.mark.parametrize(
    ("font", "typed", "words"),
    [
        pytest.param(".VnTime", "Uû ban nh©n d©n huyÖn", "Uỷ ban nhân dân huyện", id="tcvn3"),
        pytest.param(".VnTimeH", "kÕ ho¹ch", "KẾ HOẠCH", id="tcvn3-capitals"),
        pytest.param("VNI-Times", "keá hoaïch thi ñua", "kế hoạch thi đua", id="vni"),
        pytest.param("Times New Roman", "kế hoạch", "kế hoạch", id="usual-font"),
    ],
)
def test_old_fonts_are_read_run_by_run(font: str, typed: str, words: str) -> None:
    """The font says what the codes mean, also where the run is cut within a letter."""
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>'
    half = len(typed) // 2 + 1
    assert text_of(paragraph(run(typed[:half], fonts) + run(typed[half:], fonts) + run(" 2024"))) == f"{words} 2024"


def test_a_list_of_a_style_is_numbered() -> None:
    """Numbers that come from the paragraph's style, and a list that a paragraph refuses."""

    def change(document: object) -> None:
        add_list(document, [("upperRoman", "%1."), ("decimal", "%2.")])
        style = document.styles["Heading 1"].element  # type: ignore[attr-defined]
        style.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = 90

    heading = '<w:pStyle w:val="Heading1"/>'
    none = heading + '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
    body = paragraph(run("MỤC ĐÍCH"), heading) + paragraph(run("không số"), none) + paragraph(run("YÊU CẦU"), heading)
    assert text_of(body, change=change) == "I. MỤC ĐÍCH\n\nkhông số\n\nII. YÊU CẦU"


def test_the_strict_variant_is_read() -> None:
    """The same names under another roof."""
    from tests.readers.hostile_files import word_of

    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    data = word_of(f'<w:document xmlns:w="{strict}"><w:body><w:p><w:r><w:t>Kế hoạch</w:t></w:r></w:p></w:body></w:document>')
    assert read_docx(Package(data)).text == "Kế hoạch"
