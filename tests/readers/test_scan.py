"""Recognised letters: lines by their places, and how sure the program was."""

from __future__ import annotations

from generator.readers.pdf import as_reading
from generator.readers.scan import RESOLUTION, read_tsv

HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"


def row(level: int, line: int, left: float, top: float, width: float, height: float, sure: float = -1, text: str = "") -> str:  # noqa: PLR0917 - the columns of the table
    """A row of Tesseract's table, places in points."""
    places = "\t".join(str(round(place * RESOLUTION / 72)) for place in (left, top, width, height))
    return f"{level}\t1\t1\t1\t{line}\t1\t{places}\t{sure}\t{text}"


def test_columns_taken_for_one_line_come_apart() -> None:
    """Words far apart are segments of their own, read column by column in the head."""
    table = [HEAD, row(1, 0, 0, 0, 595, 842)]
    for line, (top, left, right) in enumerate([(50, "UBND TỈNH", "CỘNG HÒA"), (66, "Số: 7/KH-UBND", "Độc lập")]):
        table += [row(4, line, 85, top, 400, 12), row(5, line, 85, top, 90, 12, 96, left), row(5, line, 330, top, 90, 12, 90, right)]
    table += [row(4, 5, 260, 120, 60, 12), row(5, 5, 260, 120, 20, 12, 91, "KẾ"), row(5, 5, 284, 120, 40, 12, 95, "HOẠCH")]
    table += [row(4, 6, 85, 150, 90, 12), row(5, 6, 85, 150, 90, 12, "x", "Thân.")]  # type: ignore[arg-type]
    page, sure = read_tsv("\n".join(table))
    assert as_reading([page], "scan").text == "UBND TỈNH\nSố: 7/KH-UBND\n\nCỘNG HÒA\nĐộc lập\n\nKẾ HOẠCH\n\nThân."
    assert sure == [96, 90, 96, 90, 91, 95]


def test_a_page_without_words_is_empty() -> None:
    """No line, no certainty."""
    page, sure = read_tsv(HEAD)
    assert page.lines == ()
    assert sure == []
