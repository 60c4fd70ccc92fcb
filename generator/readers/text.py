"""Plain text and Markdown papers: bytes → `ImportedText`.

Enters: the bytes of a `.txt` or `.md` file.
Leaves: its text (UTF-8, UTF-16; windows-1258, TCVN3 or VNI where the words prove it, with a warning), or a diagnostic that says what to do.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePath

from generator.diagnostics import Diagnostic, Location, Severity
from generator.model import ImportedText
from generator.readers.encodings import decode, mended
from generator.readers.refusal import TOO_LARGE
from generator.text import normalise

LARGEST = 4_000_000
"""Bytes, some 1,500 pages; the longest plan seen has 60,000 characters. Work on a text grows with its length, and must end in seconds."""
_BYTES_A_PAGE = 2_600
"""Of 2,000 Vietnamese characters in UTF-8."""
_FOREIGN = re.compile("[\u00a1-\u00bf\u00c0-\u00ff]")
"""Letters and signs that old fonts and wrong readings put in the place of Vietnamese letters; right text has them too, among others."""
_ONLY_VIETNAMESE = re.compile("[\u1ea0-\u1ef9đĐ]")
_SAVE_AS = "Mở tệp bằng trình soạn thảo, chọn “Lưu thành…” với bảng mã UTF-8 rồi nhập lại."


def read_text(data: bytes, name: str) -> tuple[ImportedText | None, tuple[Diagnostic, ...]]:
    """Decode one text paper; None with a diagnostic when it cannot be read without guessing."""
    name = PurePath(name).name or name
    if len(data) > LARGEST:
        pages = len(data) // _BYTES_A_PAGE
        message = (
            f"Tệp chữ lớn {len(data) // 1_000_000} MB, cỡ {pages} trang giấy, quá mức {LARGEST // 1_000_000} MB của một văn bản: "
            "kế hoạch dài nhất từng gặp chưa tới 50 trang, nên tệp này hẳn còn chứa thứ khác."
        )
        return None, (_problem(TOO_LARGE, name, message, "Tách riêng văn bản kế hoạch ra một tệp rồi nhập."),)
    decoded = decode(data)
    if decoded is None:
        return None, (_problem("K201", name, _why_unreadable(data), _SAVE_AS),)
    words, encoding = decoded
    if encoding is None and _is_suspect(words):
        words, encoding = mended(words) or (words, None)
    text = normalise(words)
    if not text.text.strip():
        return None, (_problem("K202", name, "Tệp không có chữ nào.", "Kiểm tra lại tệp; bản quét ảnh cần được nhận dạng chữ trước."),)
    paper = ImportedText(name=name, sha256=hashlib.sha256(data).hexdigest(), text=text)
    return paper, () if encoding is None else (_converted(encoding, name),)


def _is_suspect(text: str) -> bool:
    """True when letters beyond ASCII are there and hardly one that only Vietnamese has."""
    head = text[:2000]
    return not head.isascii() and len(_ONLY_VIETNAMESE.findall(head)) * 10 < len(_FOREIGN.findall(head))


def _why_unreadable(data: bytes) -> str:
    """What kind of file it seems to be."""
    for start, kind in (
        (b"PK\x03\x04", "tệp Word (.docx) hoặc tệp nén"),
        (b"%PDF", "tệp PDF"),
        (b"\xd0\xcf\x11\xe0", "tệp Word cũ (.doc)"),
        (b"{\\rtf", "tệp RTF"),
    ):
        if data.startswith(start):
            return f"Đây là {kind}, không phải văn bản thuần."
    if b"\0" in data:
        return "Tệp chứa byte rỗng: có thể là tệp nhị phân hoặc UTF-16 không có dấu thứ tự byte (BOM)."
    bad = 0
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        bad = error.start
    line = data.count(b"\n", 0, bad) + 1
    return f"Tệp không phải UTF-8 (byte 0x{data[bad]:02X} ở dòng {line}); có thể là windows-1258, TCVN3 hoặc VNI."


def _converted(encoding: str, name: str) -> Diagnostic:
    """A warning that letters were read by their likeness to words."""
    return Diagnostic(
        code="K203",
        severity=Severity.WARNING,
        location=Location(path=name),
        message=f"Chữ trong tệp là {encoding}, đã chuyển sang Unicode.",
        hint="Soát lại chữ hoa và dấu thanh trong tệp nguồn.",
    )


def _problem(code: str, name: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(code=code, severity=Severity.ERROR, location=Location(path=name), message=message, hint=hint)
