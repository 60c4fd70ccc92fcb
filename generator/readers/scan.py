"""Papers that are pictures: PDFs without a text layer, photographs, scans → text recognised by Tesseract, where it is installed with Vietnamese.

Enters: the bytes of such a PDF or of pictures.
Leaves: text marked as recognised (`format="scan"`) with the mean certainty of its words; else a plain sentence what to do.
"""

from __future__ import annotations

import contextlib
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.readers.confined import find_program, run_confined
from generator.readers.pdf import as_reading, ask_worker, page_of_runs
from generator.readers.refusal import NO_CONVERTER, NO_WORDS, TOO_LARGE, Reading, Refused

if TYPE_CHECKING:
    from generator.readers.pdf import PageLines

LANGUAGE = "vie"
RESOLUTION = 300
SECONDS_A_PAGE, SECONDS, MEGABYTES = 60, 600, 2000
_SCANNED = "Văn bản là ảnh (bản quét), không có lớp chữ."
_INSTALL = "Dùng tệp Word gốc; hoặc cài chương trình nhận dạng chữ: sudo apt-get install tesseract-ocr tesseract-ocr-vie, rồi nhập lại."
_COLUMNS = 12
_APART = 1.6
"""How far apart, in heights of a line, words of one segment may stand."""


def read_scan(data: bytes) -> Reading:
    """The text of a PDF of pictures."""
    program = _tesseract()
    with tempfile.TemporaryDirectory(prefix="kehoach-") as name:
        folder = Path(name)
        ask_worker(data, "pictures", str(RESOLUTION), folder=folder)
        return _recognised(program, sorted(folder.glob("*.pgm")), folder)


def read_pictures(pictures: list[bytes]) -> Reading:
    """The text of pictures, one page each."""
    program = _tesseract()
    with tempfile.TemporaryDirectory(prefix="kehoach-") as name:
        folder = Path(name)
        for number, picture in enumerate(pictures):
            (folder / f"{number:03d}").write_bytes(picture)
        return _recognised(program, sorted(folder.iterdir()), folder)


def _tesseract() -> str:
    """The program, when it knows Vietnamese."""
    program = find_program("tesseract")
    if program is None:
        raise Refused(NO_CONVERTER, _SCANNED, _INSTALL)
    with tempfile.TemporaryDirectory(prefix="kehoach-") as name:
        languages = run_confined([program, "--list-langs"], Path(name), seconds=10, megabytes=MEGABYTES).decode("utf-8", "replace").split()
    if LANGUAGE not in languages:
        raise Refused(NO_CONVERTER, f"{_SCANNED} Chương trình nhận dạng chữ trên máy này chưa có tiếng Việt.", _INSTALL)
    return program


def _recognised(program: str, pages: list[Path], folder: Path) -> Reading:
    """All pages, and how sure the program was of the words."""
    read: list[PageLines] = []
    sure: list[float] = []
    started = time.monotonic()
    for page in pages:
        if time.monotonic() - started > SECONDS:
            raise Refused(TOO_LARGE, f"Nhận dạng chữ quá {SECONDS} giây mà chưa xong.", "Tách riêng phần kế hoạch ra một tệp.")
        command = [program, str(page), "stdout", "-l", LANGUAGE, "--dpi", str(RESOLUTION), "--psm", "3", "tsv"]
        printed = run_confined(command, folder, seconds=SECONDS_A_PAGE, megabytes=MEGABYTES)
        lines, certainties = read_tsv(printed.decode("utf-8", "replace"))
        read.append(lines)
        sure += certainties
    if not sure:
        raise Refused(NO_WORDS, "Văn bản là ảnh và không nhận ra chữ nào trong ảnh.", "Quét lại rõ hơn (300 dpi), hoặc dùng tệp Word gốc.")
    mean = round(sum(sure) / len(sure))
    message = f"Văn bản là ảnh: chữ do máy nhận dạng (OCR), chắc {mean} % trung bình mỗi từ."
    doubts = ((message, "Đối chiếu từng số, ngày và tên riêng với bản giấy trước khi đăng."),)
    return as_reading(read, "scan", doubts)


def read_tsv(table: str) -> tuple[PageLines, list[float]]:
    """Words with their places as Tesseract prints them → the lines of a page; and how sure each word is.

    Words of one line that stand far apart are segments of their own: columns that were taken for one line come apart again.
    """
    runs: list[list[Any]] = []
    sure: list[float] = []
    where: tuple[str, ...] | None = None
    height = base = size = 0.0
    for row in table.split("\n")[1:]:
        cells = row.split("\t")
        if len(cells) < _COLUMNS:
            continue
        left, top, width, high = (_points(cell) for cell in cells[6:10])
        if cells[0] == "1":
            height = high
        elif cells[0] == "4":
            base, size = height - top - high, max(1.0, high * 0.75)
        word = cells[11].strip()
        if cells[0] != "5" or not word:
            continue
        here = (cells[2], cells[3], cells[4])
        if here == where and left - runs[-1][1] < _APART * size:
            runs[-1][1] = left + width
            runs[-1][5] += f" {word}"
        else:
            runs.append([left, left + width, base, size, width, word])
        where = here
        with contextlib.suppress(ValueError):
            sure.append(max(0.0, float(cells[10])))
    return page_of_runs(height, runs), sure


def _points(cell: str) -> float:
    """A number of pixels in points."""
    return int(cell) * 72 / RESOLUTION if cell.isascii() and cell.isdigit() and len(cell) < 7 else 0.0
