"""PDF files: lines of pages become the paragraphs they were, numbers of pages do not."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from generator.readers.pdf import PAGE_NUMBER, RUNNING_HEAD, as_reading, page_of_runs, read_pdf
from generator.readers.refusal import Refused
from tests.readers.pdf_files import LEFT, RIGHT, SIZE, pdf_of, picture_pdf, width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.readers.pdf_files import Placed

FULL = "Các cơ quan tổ chức phát động thi đua sâu rộng, nội dung cụ thể, thiết thực"


def full(words: str) -> str:
    """Words that fill a line to the margin."""
    return (words + " x" * 99)[: int((RIGHT - LEFT) / (SIZE / 2))].rstrip()


def read(*pages: Sequence[Placed]) -> tuple[str, list[tuple[str, str]]]:
    """Text and what was left out, from words at places."""
    runs = [[[x, x + width(text), y, SIZE, width(text.split()[0]), text] for x, y, text in page] for page in pages]
    reading = as_reading([page_of_runs(842, page) for page in runs], "pdf")
    return reading.text, [(piece.reason, piece.text) for piece in reading.left_out]


def test_a_wrapped_line_is_joined_and_a_short_one_ends_its_paragraph() -> None:
    """The first word below would not have fitted: the paragraph goes on."""
    long = full(FULL)
    text, _ = read([(LEFT, 700, long), (LEFT, 682, "và tiếp."), (LEFT, 664, "Đoạn hai")])
    assert text == f"{long} và tiếp.\n\nĐoạn hai"


def test_a_full_line_before_a_marker_ends_its_paragraph() -> None:
    """A paragraph may end just at the margin."""
    long = full(FULL)[:-1] + "."
    assert read([(LEFT, 700, long), (LEFT, 682, "b) Hai")])[0] == f"{long}\n\nb) Hai"


def test_a_paragraph_goes_on_over_the_page() -> None:
    """Page number and running head between its halves are listed."""
    long = full(FULL)
    head = (LEFT, 810, "Kế hoạch thi đua của xã")
    first = [head, (LEFT, 700, "Một."), (LEFT, 120, long), (290, 40, "1")]
    second = [head, (LEFT, 740, "và tiếp."), (290, 40, "- 2 -")]
    text, left_out = read(first, second)
    assert text == f"Một.\n\n{long} và tiếp."
    assert left_out == [(RUNNING_HEAD, head[2]), (PAGE_NUMBER, "1"), (RUNNING_HEAD, head[2]), (PAGE_NUMBER, "- 2 -")]


def test_a_number_far_before_its_words_is_no_table() -> None:
    """Word sets a tab behind automatic numbers."""
    page = [
        (LEFT, 700, "I."),
        (LEFT + 36, 700, "MỤC ĐÍCH"),
        (LEFT, 680, "a)"),
        (LEFT + 36, 680, "Một;"),
        (LEFT, 660, "\uf0b7"),
        (LEFT + 36, 660, full(FULL)[:59]),
    ]
    assert read(page)[0] == f"I. MỤC ĐÍCH\n\na) Một;\n\n- {full(FULL)[:59]}"


def test_a_number_within_the_page_is_text() -> None:
    """Only the edge has page numbers."""
    assert read([(LEFT, 700, full(FULL)[:-1] + "."), (LEFT, 400, "12"), (LEFT, 300, "Hết.")]) == (full(FULL)[:-1] + ".\n\n12\n\nHết.", [])


def test_the_head_is_read_column_by_column() -> None:
    """Also where the two columns nearly touch and do not stand on one line."""
    page = [
        (85, 780, "SỞ NỘI VỤ TỈNH LÀO CAI"),
        (230, 780, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (290, 764, "Độc lập - Tự do - Hạnh phúc"),
        (110, 740, "Số: 9/KH-SNV"),
        (270, 736, "Lào Cai, ngày 03 tháng 4 năm 2025"),
        (280, 690, "KẾ HOẠCH"),
        (LEFT, 660, "Thân."),
    ]
    assert read(page)[0] == (
        "SỞ NỘI VỤ TỈNH LÀO CAI\n\nSố: 9/KH-SNV\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"
        "Lào Cai, ngày 03 tháng 4 năm 2025\n\nKẾ HOẠCH\n\nThân."
    )


def test_a_table_keeps_its_rows() -> None:
    """Cells that go on below are joined to the row they belong to."""
    page = [
        (LEFT, 700, full(FULL)),
        (LEFT, 660, "STT"), (140, 660, "Việc"), (400, 660, "Ai"),
        (LEFT, 640, "1"), (140, 640, "Xây tủ sách ở"), (400, 640, "Sở Văn hóa"),
        (140, 624, "các thôn"),
        (LEFT, 606, "2"), (140, 606, "Quyên góp"), (400, 606, "Sở Y tế"),
        (LEFT, 560, "Hết."),
    ]  # fmt: skip
    assert read(page)[0].split("\n\n")[1:] == [
        "| STT | Việc | Ai |\n| 1 | Xây tủ sách ở các thôn | Sở Văn hóa |\n| 2 | Quyên góp | Sở Y tế |",
        "Hết.",
    ]


def test_letters_come_out_of_the_file_itself() -> None:
    """Through the confined process, with all marks."""
    assert read_pdf(pdf_of([[(LEFT, 700, "Ủy ban nhân dân xã Đắk Rừng")]])).text == "Ủy ban nhân dân xã Đắk Rừng"


@pytest.mark.skipif(shutil.which("tesseract") is not None, reason="Tesseract is installed here and would read the picture")
def test_a_pdf_of_pictures_says_what_to_do() -> None:
    """Without a program that recognises letters the way out is named."""
    with pytest.raises(Refused) as refused:
        read_pdf(picture_pdf())
    assert "không có lớp chữ" in refused.value.message
    assert "tesseract-ocr-vie" in refused.value.hint
