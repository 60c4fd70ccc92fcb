"""Plain text and Markdown papers: bytes → `ImportedText`.

Enters: the bytes of a `.txt` or `.md` file.
Leaves: its text (UTF-8 with or without BOM, UTF-16 with BOM), or a diagnostic that says what to do. Other encodings are refused: guessing among
windows-1258, TCVN3 and VNI gives words nobody wrote.
"""

from __future__ import annotations

import codecs
import hashlib
import re
from pathlib import PurePath

from generator.diagnostics import Diagnostic, Location, Severity
from generator.model import ImportedText
from generator.text import normalise

LARGEST = 4_000_000
"""Bytes; the longest plan seen has 60,000."""
_MOJIBAKE = re.compile("[ÃÂ][\u0080-\u00bf]|á[º»][\u0080-\u00bf€-™]|Ä[‘\u0090\u0192]|Æ[°¡]")
_OLD_FONT = re.compile(r"[a-zA-Z][©®¬µ\u00b8¶·¹»¾¨Êß][a-zA-Z ]")
_SAVE_AS = "Mở tệp bằng trình soạn thảo, chọn “Lưu thành…” với bảng mã UTF-8 rồi nhập lại."


def read_text(data: bytes, name: str) -> tuple[ImportedText | None, tuple[Diagnostic, ...]]:
    """Decode one text paper; None with a diagnostic when it cannot be read without guessing."""
    name = PurePath(name).name or name
    if len(data) > LARGEST:
        message = f"Tệp lớn {len(data) // 1000} kB, quá mức {LARGEST // 1000} kB của một kế hoạch."
        return None, (_problem("K201", name, message, "Tách riêng văn bản kế hoạch ra một tệp."),)
    decoded = _decode(data)
    if decoded is None:
        return None, (_problem("K201", name, _why_unreadable(data), _SAVE_AS),)
    text = normalise(decoded)
    if not text.text.strip():
        return None, (_problem("K202", name, "Tệp không có chữ nào.", "Kiểm tra lại tệp; bản quét ảnh cần được nhận dạng chữ trước."),)
    paper = ImportedText(name=name, sha256=hashlib.sha256(data).hexdigest(), text=text)
    return paper, tuple(_doubts(decoded, name))


def _decode(data: bytes) -> str | None:
    """Text of the bytes where the encoding is certain."""
    for mark, encoding in ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                return None
    if b"\0" in data:
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


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


def _doubts(text: str, name: str) -> list[Diagnostic]:
    """Warnings about text that was decoded wrongly before it came here."""
    head = text[:20000]
    for pattern, kind in ((_MOJIBAKE, "đã bị đọc sai bảng mã trước khi lưu"), (_OLD_FONT, "gõ bằng phông chữ cũ (TCVN3, VNI)")):
        if len(pattern.findall(head)) * 200 > len(head):
            found = pattern.search(head)
            line = head.count("\n", 0, found.start() if found else 0) + 1
            return [
                Diagnostic(
                    code="K203",
                    severity=Severity.WARNING,
                    location=Location(path=name, line=line, column=1, quote=head.split("\n")[line - 1]),
                    message=f"Văn bản có vẻ {kind}: chữ Việt hiện ra sai.",
                    hint="Chuyển văn bản sang Unicode rồi nhập lại.",
                )
            ]
    return []


def _problem(code: str, name: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(code=code, severity=Severity.ERROR, location=Location(path=name), message=message, hint=hint)
