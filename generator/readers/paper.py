"""The one door for papers: a file of any kind → `ImportedText`, or one Vietnamese sentence that says why not.

Enters: a path, or the bytes of a file and its name.
Leaves: the text of the paper with what was left out of it, and diagnostics (K2xx). No file, however broken or hostile, leads to a traceback.

Each format's reader, and the library behind it, is imported when a file of that kind comes.
"""

from __future__ import annotations

import hashlib
import stat
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic, Location, Severity
from generator.model import ImportedText
from generator.readers.encodings import mended
from generator.readers.formats import NAMES, Format, find_format, is_named_otherwise
from generator.readers.refusal import DAMAGED, LARGEST_FILE, LARGEST_TEXT, NO_WORDS, TOO_LARGE, Reading, Refused
from generator.readers.text import read_text
from generator.text import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHOWN = 60


def open_paper(path: Path) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """The bytes of a file on disk; links, devices and giants are not opened."""
    try:
        status = path.lstat()
        if stat.S_ISLNK(status.st_mode):
            return None, (_error(str(path), "K101", "Đây là liên kết tượng trưng, không phải tệp.", "Chép chính tệp văn bản vào thư mục."),)
        if not stat.S_ISREG(status.st_mode):
            return None, (_error(str(path), "K101", "Đây không phải tệp thường.", "Chỉ đúng tệp văn bản."),)
        if status.st_size > LARGEST_FILE:
            message = f"Tệp lớn {status.st_size // 1_000_000} MB, quá mức {LARGEST_FILE // 1_000_000} MB của một văn bản."
            return None, (_error(str(path), TOO_LARGE, message, "Tách riêng văn bản kế hoạch ra một tệp, giảm cỡ ảnh trong tệp."),)
        return path.read_bytes(), ()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "tên tệp không dùng được"
        return None, (_error(str(path), "K102", f"Không mở được tệp ({reason}).", "Kiểm tra đường dẫn và quyền đọc của tệp."),)


def read_paper(data: bytes, name: str) -> tuple[ImportedText | None, tuple[Diagnostic, ...]]:
    """Read a paper of any format.

    Args:
        data: the bytes of the file.
        name: its name, for the diagnostics; never decides how it is read, only that a name that promises something else is told.
    """
    try:
        found = find_format(data)
        if found is Format.TEXT:
            paper, problems = read_text(data, name)
        else:
            paper, problems = _finished(_read(data, found), data, name)
    except Refused as refused:
        return None, (_error(name, refused.code, refused.message, refused.hint),)
    except (RecursionError, MemoryError):
        return None, (
            _error(name, TOO_LARGE, "Tệp lồng quá nhiều tầng hoặc quá lớn để đọc.", "Lưu lại văn bản thành một tệp mới rồi nhập."),
        )
    except Exception as error:  # noqa: BLE001 - libraries meet hostile bytes here; whatever they raise, the other files go on
        message = f"Tệp bị hỏng, không đọc được ({type(error).__name__})."
        return None, (_error(name, DAMAGED, message, "Mở tệp bằng chương trình đã tạo ra nó, lưu lại rồi nhập."),)
    if paper is not None and is_named_otherwise(name, found):
        message = f"Tên tệp có đuôi “{PurePath(name).suffix}” nhưng nội dung là {NAMES[found]}; đã đọc theo nội dung."
        problems = (*problems, _say(name, "K204", Severity.NOTE, message, "Đặt lại đuôi tệp cho đúng để người khác khỏi nhầm."))
    return paper, problems


def _read(data: bytes, found: Format) -> Reading:
    """Call the reader of a format."""
    if found is Format.DOCX:
        from generator.readers.docx import read_docx
        from generator.readers.package import Package

        return read_docx(Package(data))
    if found in {Format.HTML, Format.MHTML}:
        from generator.readers.html import read_html, read_mhtml

        return read_html(data) if found is Format.HTML else read_mhtml(data)
    if found is Format.PDF:
        from generator.readers.pdf import read_pdf

        return read_pdf(data)
    if found is Format.PICTURE:
        from generator.readers.scan import read_pictures

        return read_pictures([data])
    from generator.readers.converters import read_converted

    return read_converted(data, found)


def _finished(reading: Reading, data: bytes, name: str) -> tuple[ImportedText | None, tuple[Diagnostic, ...]]:
    """A reading as a paper; old fonts that no file names are recognised by their words."""
    if len(reading.text) > LARGEST_TEXT:
        message = (
            f"Văn bản dài {len(reading.text) // 1000} nghìn ký tự, quá mức {LARGEST_TEXT // 1000} nghìn (cỡ 1.000 trang) của một kế hoạch."
        )
        return None, (_error(name, TOO_LARGE, message, "Tách riêng văn bản kế hoạch ra một tệp rồi nhập."),)
    if not reading.text.strip():
        message = "Tệp không có chữ nào."
        return None, (_error(name, NO_WORDS, message, "Kiểm tra lại tệp; bản quét ảnh cần được nhận dạng chữ trước."),)
    better = mended(reading.text)
    text = better[0] if better else reading.text
    paper = ImportedText(
        name=PurePath(name).name or name,
        sha256=hashlib.sha256(data).hexdigest(),
        text=normalise(text),
        format=reading.format,
        left_out=reading.left_out,
    )
    return paper, tuple(_remarks(reading, better[1] if better else None, name))


def _remarks(reading: Reading, encoding: str | None, name: str) -> Iterator[Diagnostic]:
    """What a person should know about how the file was read."""
    if encoding is not None:
        message = f"Chữ trong tệp là {encoding}, đã chuyển sang Unicode."
        yield _say(name, "K203", Severity.WARNING, message, "Soát lại chữ hoa và dấu thanh trong tệp nguồn.")
    for message, hint in reading.doubts:
        yield _say(name, "K203", Severity.WARNING, message, hint)
    if reading.left_out:
        reasons = dict.fromkeys(piece.reason for piece in reading.left_out)
        told = []
        for reason in reasons:
            words = [piece.text for piece in reading.left_out if piece.reason == reason]
            shown = " ".join(words[0].split())
            told.append(f"{reason} {len(words)} chỗ (“{shown[:_SHOWN]}{'…' * (len(shown) > _SHOWN)}”)")
        yield _say(
            name,
            "K205",
            Severity.NOTE,
            f"Để ngoài văn bản: {'; '.join(told)}.",
            "Nếu đó là nội dung của kế hoạch, chép vào thân văn bản rồi nhập lại.",
        )


def _error(name: str, code: str, message: str, hint: str) -> Diagnostic:
    return _say(name, code, Severity.ERROR, message, hint)


def _say(name: str, code: str, severity: Severity, message: str, hint: str) -> Diagnostic:
    return Diagnostic(code=code, severity=severity, location=Location(path=name), message=message, hint=hint)
