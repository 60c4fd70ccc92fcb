"""What a file is, by its content and never by its name.

Enters: the bytes of a file.
Leaves: its `Format`; `Refused` with a Vietnamese sentence for what is no paper (a workbook, an archive, a program) or is locked.

Sources: the magic numbers of each format; [MS-CFB] and [MS-DOC] for old Word files; Open Packaging Conventions for new ones.
"""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePath

from generator.readers.refusal import DAMAGED, ENCRYPTED, LARGEST_FILE, NO_WORDS, TOO_LARGE, UNKNOWN_FORMAT, Refused


class Format(StrEnum):
    """Kinds of file that can hold a paper."""

    TEXT = "text"
    DOCX = "docx"
    DOC = "doc"
    RTF = "rtf"
    ODT = "odt"
    PDF = "pdf"
    HTML = "html"
    MHTML = "mhtml"
    PICTURE = "picture"


SUFFIXES = {
    Format.TEXT: (".txt", ".text", ".md"),
    Format.DOCX: (".docx", ".docm", ".dotx", ".dotm"),
    Format.DOC: (".doc", ".dot"),
    Format.RTF: (".rtf",),
    Format.ODT: (".odt", ".ott"),
    Format.PDF: (".pdf",),
    Format.HTML: (".html", ".htm", ".xhtml"),
    Format.MHTML: (".mht", ".mhtml"),
    Format.PICTURE: (".png", ".jpg", ".jpeg", ".tif", ".tiff"),
}
"""Usual endings of the names: what is picked from a folder; what a file is read as never depends on it."""
PAPER_SUFFIXES = tuple(suffix for suffixes in SUFFIXES.values() for suffix in suffixes if suffix != ".md")
NAMES = {
    Format.TEXT: "văn bản thuần",
    Format.DOCX: "tệp Word (.docx)",
    Format.DOC: "tệp Word cũ (.doc)",
    Format.RTF: "tệp RTF",
    Format.ODT: "tệp OpenDocument (.odt)",
    Format.PDF: "tệp PDF",
    Format.HTML: "trang web (HTML)",
    Format.MHTML: "trang web lưu thành một tệp (MHTML)",
    Format.PICTURE: "tệp ảnh",
}

_SAVE_DOCX = "Mở văn bản bằng Word hoặc LibreOffice, lưu thành .docx rồi nhập lại."
_UNLOCK = "Mở tệp bằng Word, gỡ mật khẩu (Tệp → Thông tin → Bảo vệ tài liệu), lưu lại rồi nhập."
_UNPACK = "Giải nén rồi nhập từng văn bản bên trong."
_OTHERS = (
    (b"Rar!\x1a\x07", "tệp nén RAR", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "tệp nén 7-Zip", _UNPACK),
    (b"\x1f\x8b", "tệp nén gzip", _UNPACK),
    (b"BZh", "tệp nén bzip2", _UNPACK),
    (b"\xfd7zXZ\x00", "tệp nén xz", _UNPACK),
    (b"MZ", "chương trình của Windows", "Không mở tệp này; hỏi lại người gửi."),
    (b"\x7fELF", "chương trình của Linux", "Không mở tệp này; hỏi lại người gửi."),
    (b"SQLite format 3\x00", "cơ sở dữ liệu SQLite", _SAVE_DOCX),
    (b"GIF8", "ảnh GIF", "Chụp hoặc quét lại văn bản thành PDF hay PNG."),
    (b"ID3", "tệp âm thanh", _SAVE_DOCX),
)
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKUP = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,4000}?-->\s*){0,5}<(?:(?P<page>!doctype\s+html|html|head|body|meta|title)|table|div|p|h[1-6]|center|span|font|style)[\s>/]",
    re.IGNORECASE | re.DOTALL,
)
_WEB_ARCHIVE = re.compile(
    rb"\s*(?:[\w-]{2,40}:[^\n]{0,500}\r?\n(?:[ \t][^\n]{0,500}\r?\n){0,20}){0,20}?content-type:\s*multipart/related", re.IGNORECASE
)
_LEADING = 8_192
_STRAY = 2_000
"""Bytes for each sign `<` from which a tag is a left-over in a text: `<p>ỦY BAN NHÂN DÂN</p>` above a page of plain lines."""
_BINARY = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")


def find_format(data: bytes) -> Format:
    """The format of a file; raises `Refused` for what is no paper."""
    if not data:
        raise Refused(NO_WORDS, "Tệp rỗng, không có byte nào.", "Kiểm tra lại tệp; có thể việc chép hoặc tải về bị đứt giữa chừng.")
    if len(data) > LARGEST_FILE:
        message = f"Tệp lớn {len(data) // 1_000_000} MB, quá mức {LARGEST_FILE // 1_000_000} MB của một văn bản."
        raise Refused(TOO_LARGE, message, "Tách riêng văn bản kế hoạch ra một tệp, giảm cỡ ảnh trong tệp.")
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _in_zip(data)
    if data.startswith(_OLE[:4]):
        return _in_compound(data)
    if b"%PDF-" in data[:1024]:
        return Format.PDF
    if data.startswith(b"{\\rtf"):
        return Format.RTF
    if data.startswith(_PICTURES):
        return Format.PICTURE
    for start, kind, way_out in _OTHERS:
        if data.startswith(start):
            raise Refused(UNKNOWN_FORMAT, f"Đây là {kind}, không phải văn bản.", way_out)
    return _in_text(data)


def _in_text(data: bytes) -> Format:
    """Text, or something written in text."""
    leading = _as_ascii(data)
    if b"<w:wordDocument" in leading or b"schemas.microsoft.com/office/2006/xmlPackage" in leading:
        raise Refused(UNKNOWN_FORMAT, "Đây là tệp Word lưu dạng XML.", _SAVE_DOCX)
    if (markup := _MARKUP.match(leading)) and (markup["page"] or leading.count(b"<") * _STRAY > len(leading)):
        return Format.HTML
    if _WEB_ARCHIVE.match(leading):
        return Format.MHTML
    # With zero bytes it may be UTF-16: the reader of texts finds out.
    if b"\0" not in data[:_LEADING] and len(_BINARY.findall(data[:_LEADING])) * 50 > len(data[:_LEADING]):
        raise Refused(UNKNOWN_FORMAT, "Tệp là dữ liệu nhị phân, không nhận ra loại văn bản nào.", _SAVE_DOCX)
    return Format.TEXT


def _as_ascii(data: bytes) -> bytes:
    """The beginning without byte order mark; UTF-16 as single bytes."""
    leading = data[: 2 * _LEADING]
    if leading.startswith((b"\xff\xfe", b"\xfe\xff")):
        return leading[2:].replace(b"\0", b"")
    return leading.removeprefix(b"\xef\xbb\xbf")[:_LEADING]


def _in_zip(data: bytes) -> Format:
    from generator.readers.package import Package

    names = Package(data).names
    if "word/document.xml" in names or ("[content_types].xml" in names and any(name.startswith("word/") for name in names)):
        return Format.DOCX
    if "mimetype" in names and "content.xml" in names:
        if b"opendocument.text" in data[:200]:
            return Format.ODT
        raise Refused(UNKNOWN_FORMAT, "Đây là tệp OpenDocument nhưng không phải văn bản (bảng tính, trình chiếu…).", _SAVE_DOCX)
    for folder, kind in (("xl/", "bảng tính Excel"), ("ppt/", "trình chiếu PowerPoint")):
        if any(name.startswith(folder) for name in names):
            raise Refused(
                UNKNOWN_FORMAT, f"Đây là {kind}, không phải văn bản.", "Chép phần văn bản sang Word, lưu thành .docx rồi nhập lại."
            )
    if "meta-inf/container.xml" in names:
        raise Refused(UNKNOWN_FORMAT, "Đây là sách điện tử (EPUB), không phải văn bản.", _SAVE_DOCX)
    raise Refused(UNKNOWN_FORMAT, "Đây là tệp nén (zip), không phải văn bản.", _UNPACK)


def _in_compound(data: bytes) -> Format:
    """Old Office files, and new ones that are locked with a password."""
    if not data.startswith(_OLE) or len(data) < 1536:
        raise Refused(DAMAGED, "Tệp Word cũ (.doc) bị cắt cụt hoặc hỏng.", "Chép hoặc tải lại tệp, mở thử bằng Word rồi nhập lại.")

    def has(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if has("EncryptedPackage") or has("EncryptionInfo"):
        raise Refused(ENCRYPTED, "Tệp Word có đặt mật khẩu.", _UNLOCK)
    if has("WordDocument"):
        at = data.find(b"\xec\xa5", 512)
        if at >= 0 and at % 512 == 0 and data[at + 11 : at + 12] and data[at + 11] & 1:
            raise Refused(ENCRYPTED, "Tệp Word cũ (.doc) có đặt mật khẩu.", _UNLOCK)
        return Format.DOC
    if has("Workbook") or has("Book"):
        raise Refused(
            UNKNOWN_FORMAT,
            "Đây là bảng tính Excel cũ (.xls), không phải văn bản.",
            "Chép phần văn bản sang Word, lưu thành .docx rồi nhập lại.",
        )
    raise Refused(UNKNOWN_FORMAT, "Đây là tệp Office cũ nhưng không phải văn bản Word.", _SAVE_DOCX)


def is_named_otherwise(name: str, found: Format) -> bool:
    """True when the ending of the name promises another format."""
    suffix = PurePath(name).suffix.lower()
    promised = next((kind for kind, suffixes in SUFFIXES.items() if suffix in suffixes), None)
    return promised is not None and promised is not found
