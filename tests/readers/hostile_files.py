"""Files that would hurt: bombs, entities, paths that lead out, locked, cut off, under a wrong name.

Enters: nothing. Leaves: `HOSTILE`: for each case a maker of the bytes, the name of the file, and what the sentence must say.
"""

from __future__ import annotations

import gzip
import io
import os
import random
import struct
import zipfile
from functools import lru_cache
from typing import TYPE_CHECKING

from tests.readers.docx_files import docx_of
from tests.readers.pdf_files import assembled, pdf_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
ENTITIES = "".join(f'<!ENTITY a{at} "{f"&a{at - 1};" * 10 if at else "thi đua"}">' for at in range(12))


def zip_of(parts: Mapping[str, bytes | str]) -> bytes:
    """A zip file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in parts.items():
            new.writestr(name, content)
    return stream.getvalue()


def word_of(document: bytes | str, **more: str) -> bytes:
    """A Word package with one part of text."""
    return zip_of({"[Content_Types].xml": TYPES, "word/document.xml": document, **more})


@lru_cache(maxsize=1)
def good() -> bytes:
    """A Word file with nothing wrong."""
    return docx_of("<w:p><w:r><w:t>KẾ HOẠCH thi đua</w:t></w:r></w:p>")


def ole_of(stream: str, *, locked: bool = False) -> bytes:
    """An old Office file with one named stream."""
    header = struct.pack("<HH", 0xA5EC, 0xC1) + bytes(6) + struct.pack("<H", 0x0100 if locked else 0)
    return OLE + bytes(504) + header.ljust(512, b"\0") + stream.encode("utf-16-le").ljust(512, b"\0") + bytes(512)


def encrypted_zip() -> bytes:
    """A package whose parts say that they are encrypted."""
    data = bytearray(good())
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)


def broken_part() -> bytes:
    """A package whose text was overwritten in the middle."""
    data = bytearray(word_of(os.urandom(0) + random.Random(7).randbytes(4000)))  # noqa: S311 - only bytes that do not compress
    at = data.find(b"word/document.xml") + 300
    data[at : at + 200] = bytes(200)
    return bytes(data)


def lying_bomb() -> bytes:
    """A part that promises few bytes and unpacks to many."""
    data = bytearray(word_of(b" " * 60_000_000))
    at = data.find(b"PK\x01\x02", data.find(b"PK\x01\x02") + 4)
    data[at + 24 : at + 28] = struct.pack("<I", 900)
    return bytes(data)


def great_promise() -> bytes:
    """A package whose directory promises more than any paper has."""
    data = bytearray(good())
    at = data.find(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 3_000_000_000)
    return bytes(data)


def locked_pdf() -> bytes:
    """A PDF that asks for a password nobody gives."""
    lock = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O <" + b"41" * 32 + b"> /U <" + b"42" * 32 + b"> /P -4 >> /ID [<41> <41>]"
    return pdf_of([[(85, 700, "Kế hoạch")]], trailer=lock)


def many_pages() -> bytes:
    """A PDF of more pages than any plan."""
    kids = " ".join(["3 0 R"] * 4000).encode()
    return assembled(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 4000 /Kids [" + kids + b"] >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
        ]
    )


def nested(opening: str, closing: str, times: int) -> str:
    """Elements within each other."""
    return opening * times + closing * times


DAMAGED_WORD = "Tệp Word bị hỏng"
HOSTILE: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "empty-file": (lambda: b"", "a.docx", "Tệp rỗng"),
    "nothing-but-nul": (lambda: bytes(5000), "a.txt", "byte rỗng"),
    "nul-within-text": (lambda: "Kế hoạch\0 thi đua".encode() * 50, "a.txt", "byte rỗng"),
    "binary-junk": (lambda: bytes(range(1, 32)) * 300, "a.docx", "dữ liệu nhị phân"),
    "random-junk": (lambda: random.Random(3).randbytes(60_000), "a.doc", ""),  # noqa: S311 - junk
    "program": (lambda: b"MZ\x90\0" + bytes(4000), "ke-hoach.docx", "chương trình của Windows"),
    "gzip": (lambda: gzip.compress(b"ke hoach"), "a.docx", "tệp nén gzip"),
    "rar": (lambda: b"Rar!\x1a\x07\x00" + bytes(99), "a.rar", "tệp nén RAR"),
    "plain-zip": (lambda: zip_of({"a.txt": "x"}), "a.docx", "tệp nén (zip)"),
    "workbook": (lambda: zip_of({"[Content_Types].xml": TYPES, "xl/workbook.xml": "<a/>"}), "a.docx", "bảng tính Excel"),
    "slides": (lambda: zip_of({"[Content_Types].xml": TYPES, "ppt/presentation.xml": "<a/>"}), "a.docx", "PowerPoint"),
    "old-workbook": (lambda: ole_of("Workbook"), "a.doc", "bảng tính Excel cũ"),
    "locked-word": (lambda: ole_of("EncryptedPackage"), "a.docx", "có đặt mật khẩu"),
    "locked-old-word": (lambda: ole_of("WordDocument", locked=True), "a.doc", "có đặt mật khẩu"),
    "locked-zip": (encrypted_zip, "a.docx", "có đặt mật khẩu"),
    "locked-pdf": (locked_pdf, "a.pdf", "có đặt mật khẩu"),
    "old-word-cut": (lambda: OLE[:6] + bytes(90), "a.doc", "bị cắt cụt"),
    "word-cut": (lambda: good()[: len(good()) // 2], "a.docx", DAMAGED_WORD),
    "word-cut-at-the-end": (lambda: good()[:-30], "a.docx", DAMAGED_WORD),
    "word-part-overwritten": (broken_part, "a.docx", DAMAGED_WORD),
    "word-without-text": (lambda: zip_of({"[Content_Types].xml": TYPES, "word/styles.xml": "<a/>"}), "a.docx", DAMAGED_WORD),
    "word-without-words": (lambda: docx_of("<w:p/>"), "a.docx", "không có chữ nào"),
    "word-not-xml": (lambda: word_of("<w:document"), "a.docx", DAMAGED_WORD),
    "word-empty-part": (lambda: word_of(""), "a.docx", DAMAGED_WORD),
    "bomb-part": (lambda: word_of(b"<a>" + b" " * 60_000_000), "a.docx", "bom nén"),
    "bomb-that-lies": (lying_bomb, "a.docx", ""),
    "bomb-by-promise": (great_promise, "a.docx", "bom nén"),
    "bomb-of-tags": (lambda: word_of(f"<w:document {W}><w:body>{'<w:p/>' * 2_100_000}</w:body></w:document>"), "a.docx", "quá nhiều thẻ"),
    "bomb-of-parts": (lambda: zip_of({f"word/{at}.xml": "" for at in range(5_100)}), "a.docx", "quá mức"),
    "entities": (
        lambda: word_of(f"<!DOCTYPE d [{ENTITIES}]><w:document {W}><w:body><w:p><w:r><w:t>&a11;</w:t></w:r></w:p></w:body></w:document>"),
        "a.docx",
        "thực thể XML",
    ),
    "entity-of-a-file": (
        lambda: word_of(
            f'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]><w:document {W}><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>'
        ),
        "a.docx",
        "thực thể XML",
    ),
    "entity-in-utf-16": (
        lambda: word_of(f'<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE d [{ENTITIES}]><w:document {W}/>'.encode("utf-16")),
        "a.docx",
        "thực thể XML",
    ),
    "entity-in-numbering": (
        lambda: word_of(f"<w:document {W}><w:body/></w:document>", **{"word/_rels/document.xml.rels": "<!DOCTYPE d []><a/>"}),
        "a.docx",
        "thực thể XML",
    ),
    "path-out": (lambda: word_of("<a/>", **{"../../etc/cron.d/x": "x"}), "a.docx", "trỏ ra ngoài"),
    "path-out-windows": (lambda: word_of("<a/>", **{"word\\..\\..\\x": "x"}), "a.docx", "trỏ ra ngoài"),
    "path-absolute": (lambda: word_of("<a/>", **{"/etc/x": "x"}), "a.docx", "trỏ ra ngoài"),
    "tables-within-tables": (
        lambda: word_of(f"<w:document {W}><w:body>{nested('<w:tbl><w:tr><w:tc>', '</w:tc></w:tr></w:tbl>', 3000)}</w:body></w:document>"),
        "a.docx",
        "",
    ),
    "pdf-cut": (lambda: b"%PDF-1.7\n1 0 obj\n<< /Type /Cat", "a.pdf", "Tệp PDF bị cắt cụt"),
    "pdf-of-junk": (lambda: b"%PDF-1.7\n" + random.Random(5).randbytes(50_000), "a.pdf", "Tệp PDF bị cắt cụt"),  # noqa: S311 - junk
    "pdf-of-many-pages": (many_pages, "a.pdf", "quá nhiều trang"),
    "pdf-pages-in-a-circle": (
        lambda: assembled([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 9 /Kids [2 0 R 2 0 R] >>"]),
        "a.pdf",
        "",
    ),
    "page-of-tags": (lambda: b"<html><body>" + b"<b>" * 2_100_000, "a.html", "quá nhiều thẻ"),
    "page-of-depth": (lambda: b"<html><body>" + b"<div>x" * 20_000, "a.html", "tầng"),
    "page-without-words": (lambda: b"<html><body><script>alert(1)</script></body></html>", "a.html", "không có chữ nào"),
    "web-archive-without-page": (
        lambda: b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: image/png\n\nx\n--x--\n",
        "a.mht",
        "không chứa trang web nào",
    ),
    "word-as-xml": (lambda: b'<?xml version="1.0"?><w:wordDocument xmlns:w="x"/>', "a.doc", "dạng XML"),
    "too-long-text": (lambda: "Thi đua. ".encode() * 600_000, "a.txt", "quá mức"),
}
"""Where the words are empty, any refusal will do, as long as it is one."""
